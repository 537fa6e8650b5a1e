"""The On call page, worked with mouse and keys as at the centre's desk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.roster.grid.cells import GAP, HELD, Cell
from dropin.roster.model import PatternRole, Terms
from dropin.roster.operations import note_absence, put, save_terms
from dropin.roster.page import WEEKS, OnCallPage
from dropin.roster.panels.plan_view import PlanPanel
from dropin.roster.panels.slot_view import SlotPanel
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.roster.store import draft, shift_of_slot, shifts_between
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.kit.looking import cut_texts
from tests.roster.rosters import (
    MONDAY,
    NAMES,
    NOW,
    SINCE,
    add_kind,
    add_leaders,
    draft_in_turn,
    fill,
    train,
)

ANA, JOE, SAM, RUTH = 1, 2, 3, 4
THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)
A_WEEK = timedelta(days=7)
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def kept_centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four leaders, a desk with a second, a phone that asks for training; all of it filled."""
    with new_file(tmp_path_factory.mktemp("kept")) as file:
        people = add_leaders(file, NAMES[:4])
        assert people == [ANA, JOE, SAM, RUTH]
        phone = train(file, {ANA: None, JOE: None, SAM: date(2026, 11, 27)})
        add_kind(file, "Desk", time(10), time(14), position=1)
        asked = (PatternRole(PRIMARY, trainings=(phone,)),)
        add_kind(file, "Phone", time(18), time(22), roles=asked, position=2)
        with file.load("Fill"):
            fill(file, people, MONDAY, MONDAY + A_WEEK)
        return file.path


@pytest.fixture
def file(tmp_path: Path, kept_centre: Path) -> Iterator[CentreFile]:
    copy = Path(shutil.copy(kept_centre, tmp_path / "centre.dropin"))
    with CentreFile.open(copy, clock=lambda: NOW, who="Ana") as file:
        yield file


@pytest.fixture
def page(file: CentreFile, qtbot: QtBot) -> Iterator[OnCallPage]:
    yield from shown(file, qtbot)


def shown(file: CentreFile, qtbot: QtBot, now: datetime = NOW) -> Iterator[OnCallPage]:
    page = OnCallPage(file, lambda: now)
    qtbot.addWidget(page)
    page.resize(1158, 740)
    page.show()
    qtbot.waitExposed(page)
    page.grid.setFocus()
    yield page
    page.fairness.tasks.stop_all()


def cell(page: OnCallPage, day: date, name: str = "Desk", row: int = 0) -> Cell:
    found = (
        each
        for each in page.grid.cells().values()
        if each.day == day and each.shift.name == name and each.row == row
    )
    return next(found)


def who(page: OnCallPage, day: date, name: str = "Desk", row: int = 0) -> int | None:
    return cell(page, day, name, row).person_id


def middle(page: OnCallPage, where: Cell) -> QPoint:
    return page.grid.cell_rect(where).center().toPoint()


def carry(qtbot: QtBot, page: OnCallPage, taken: Cell, to: QPoint) -> None:
    """Press on a chip and take it somewhere, without letting it go."""
    view, start = page.grid.viewport(), middle(page, taken)
    qtbot.mousePress(view, LEFT_BUTTON, NONE, start)
    qtbot.mouseMove(view, start + QPoint(15, 3))
    qtbot.mouseMove(view, to)


def drag(qtbot: QtBot, page: OnCallPage, taken: Cell, over: Cell) -> None:
    to = middle(page, over)
    carry(qtbot, page, taken, to)
    qtbot.mouseRelease(page.grid.viewport(), LEFT_BUTTON, NONE, to)


def press(qtbot: QtBot, page: OnCallPage, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page.grid, key)


def texts(widget: QWidget) -> str:
    labels = [each for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return "\n".join(label.text() for label in labels)


def slot_panel(page: OnCallPage) -> SlotPanel:
    assert isinstance(page.frame.side, SlotPanel)
    return page.frame.side


def sayings(page: OnCallPage) -> list[str]:
    found: list[str] = []
    page.said.connect(found.append)
    return found


# Dragging.


def test_a_chip_dropped_on_another_exchanges_the_two_and_undo_takes_it_back(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    said = sayings(page)
    one, other = cell(page, THURSDAY, "Desk"), cell(page, FRIDAY, "Desk")
    before = one.person_id, other.person_id
    assert before[0] != before[1]
    drag(qtbot, page, one, other)
    assert (who(page, FRIDAY), who(page, THURSDAY)) == before
    assert "changed places" in said[0]
    file.undo()
    page.refresh()
    assert (who(page, THURSDAY), who(page, FRIDAY)) == before


def test_a_chip_dropped_on_a_gap_moves_there_also_against_a_rule_which_is_said(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    note_absence(file, ANA, FRIDAY, FRIDAY + timedelta(days=1))
    put(file, cell(page, FRIDAY).id, None)
    put(file, cell(page, THURSDAY).id, ANA)
    page.refresh()
    said = sayings(page)
    assert cell(page, FRIDAY).state == GAP
    drag(qtbot, page, cell(page, THURSDAY), cell(page, FRIDAY))
    assert said == [
        "Ana moved to Desk, Fri 27 Nov. Careful: Ana is away until 28 November.",
    ]
    assert who(page, FRIDAY) == ANA
    assert cell(page, FRIDAY).broken
    assert cell(page, THURSDAY).state == GAP


def test_the_rule_is_said_and_the_bars_move_while_the_chip_is_still_in_hand(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    phone = cell(page, FRIDAY, "Phone")
    put(file, phone.id, None)
    put(file, cell(page, THURSDAY).id, SAM)
    page.refresh()
    before = {bar.person_id: bar.planned for bar in page.fairness.bars.shown()}
    carry(qtbot, page, cell(page, THURSDAY), middle(page, cell(page, FRIDAY, "Phone")))
    moving = page.grid.moving
    assert moving is not None
    carried = page.grid._carried(moving)
    assert carried.words == "Move here"
    assert list(carried.obstacles) == ["Sam: phone training lapsed on 27 November"]
    page.grid.viewport().grab()
    carry(qtbot, page, cell(page, THURSDAY, row=1), middle(page, cell(page, FRIDAY)))
    moved = {bar.person_id: bar.planned for bar in page.fairness.bars.shown()}
    assert sum(moved.values()) == sum(before.values())
    assert moved != before
    qtbot.keyClick(page.grid, Qt.Key.Key_Escape)
    assert page.grid.moving is None
    after = {bar.person_id: bar.planned for bar in page.fairness.bars.shown()}
    assert after == before


def test_a_chip_let_go_beside_every_slot_stays(page: OnCallPage, qtbot: QtBot) -> None:
    said, taken = sayings(page), cell(page, THURSDAY)
    away = QPoint(20, 5)
    carry(qtbot, page, taken, away)
    qtbot.mouseRelease(page.grid.viewport(), LEFT_BUTTON, NONE, away)
    assert not said
    assert cell(page, THURSDAY) == taken


def test_a_file_that_is_only_read_is_only_looked_at(
    page: OnCallPage, file: CentreFile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "read_only", "Open elsewhere.")
    page.refresh()
    said = sayings(page)
    drag(qtbot, page, cell(page, THURSDAY), cell(page, FRIDAY))
    press(qtbot, page, Qt.Key.Key_Delete, Qt.Key.Key_L, Qt.Key.Key_Space)
    assert not said
    assert not page.primary.isEnabled()
    assert page.open_slot(cell(page, THURSDAY).id) is not None
    assert slot_panel(page).list is None


# The keyboard.


def test_a_chip_is_carried_by_keys_and_its_target_read_aloud(
    page: OnCallPage, qtbot: QtBot
) -> None:
    one, other = cell(page, THURSDAY), cell(page, FRIDAY)
    before = one.person_id, other.person_id
    page.grid.focus_cell(one)
    assert "Desk, Thu 26 Nov, 10–14, first on call" in page.grid.accessibleDescription()
    press(qtbot, page, Qt.Key.Key_Space, Qt.Key.Key_Right)
    assert "Exchange with" in page.grid.accessibleDescription()
    page.grid.viewport().grab()
    press(qtbot, page, Qt.Key.Key_Space)
    assert (who(page, FRIDAY), who(page, THURSDAY)) == before
    assert page.grid.focused == cell(page, FRIDAY)


def test_a_chip_is_carried_by_keys_onto_a_gap_with_the_rule_said_and_the_bars_moving(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    note_absence(file, ANA, FRIDAY, FRIDAY + timedelta(days=1))
    put(file, cell(page, FRIDAY).id, None)
    put(file, cell(page, THURSDAY).id, ANA)
    page.refresh()
    said = sayings(page)
    page.grid.focus_cell(cell(page, THURSDAY))
    press(qtbot, page, Qt.Key.Key_Space, Qt.Key.Key_Right)
    aloud = page.grid.accessibleDescription()
    assert "Move here. Ana is away until 28 November." in aloud
    press(qtbot, page, Qt.Key.Key_Space)
    assert said == ["Ana moved to Desk, Fri 27 Nov. Careful: Ana is away until 28 November."]
    assert (who(page, THURSDAY), who(page, FRIDAY)) == (None, ANA)


def test_the_bars_move_while_keys_carry_and_stand_again_after_escape(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    put(file, cell(page, FRIDAY).id, None)
    put(file, cell(page, FRIDAY, row=1).id, ANA)
    put(file, cell(page, THURSDAY).id, SAM)
    page.refresh()
    before = page.fairness.bars.shown()
    page.grid.focus_cell(cell(page, THURSDAY))
    press(qtbot, page, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert page.grid.moving is not None
    assert page.grid.moving.over == cell(page, FRIDAY, row=1)
    assert page.fairness.bars.shown() != before
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.fairness.bars.shown() == before


def test_one_leader_is_looked_for_at_their_bar_by_keys(page: OnCallPage, qtbot: QtBot) -> None:
    bars = page.fairness.bars
    second = bars.shown()[1].person_id
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    ringless = page.fairness.grab().toImage()
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    assert page.fairness.grab().toImage() != ringless, "one sees which bar has the keyboard"
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert page.grid.only == second
    qtbot.keyClick(bars, Qt.Key.Key_Space)
    assert page.grid.only is None


def test_one_leader_and_four_weeks_are_chosen_in_the_head_by_keys(
    page: OnCallPage, qtbot: QtBot
) -> None:
    week, weeks = page.kinds.buttons
    week.setFocus()
    qtbot.keyClick(week, Qt.Key.Key_Right)
    assert page.kinds.value() == WEEKS
    assert weeks.hasFocus()
    qtbot.keyClick(weeks, Qt.Key.Key_Left)
    assert page.kinds.value() != WEEKS
    page.leader_button.setFocus()
    qtbot.keyClick(page.leader_button, Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert page.grid.only == ANA


def test_a_slot_says_which_keys_work_in_the_roster(
    page: OnCallPage, file: CentreFile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.grid.focus_cell(cell(page, FRIDAY))
    press(qtbot, page, Qt.Key.Key_Return)
    assert "L locks" in texts(slot_panel(page))
    monkeypatch.setattr(file, "read_only", "Open elsewhere.")
    page.refresh()
    assert "L locks" not in texts(slot_panel(page))


def test_the_keyboard_begins_at_the_first_gap_from_today_on(
    page: OnCallPage, file: CentreFile
) -> None:
    assert page.grid.focused is not None
    assert page.grid.focused.day == NOW.date()
    put(file, cell(page, FRIDAY, "Phone").id, None)
    page.refresh()
    page.grid.focused = None
    page.primary.setFocus()
    page.grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.grid.focused == cell(page, FRIDAY, "Phone")


def test_who_is_away_that_day_is_read_aloud_too(page: OnCallPage, file: CentreFile) -> None:
    note_absence(file, RUTH, FRIDAY, None)
    page.refresh()
    page.grid.focus_cell(cell(page, FRIDAY))
    assert "Ruth is away" in page.grid.accessibleDescription()
    page.grid.focus_cell(cell(page, THURSDAY))
    assert "Ruth is away" not in page.grid.accessibleDescription()


def test_escape_leaves_a_carried_chip_where_it_was(page: OnCallPage, qtbot: QtBot) -> None:
    taken = cell(page, THURSDAY)
    page.grid.focus_cell(taken)
    press(qtbot, page, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert page.grid.focused == taken
    assert cell(page, THURSDAY) == taken


def test_control_and_an_arrow_move_at_once(page: OnCallPage, qtbot: QtBot) -> None:
    before = who(page, THURSDAY), who(page, FRIDAY)
    page.grid.focus_cell(cell(page, THURSDAY))
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, CONTROL)
    assert (who(page, FRIDAY), who(page, THURSDAY)) == before


def test_delete_empties_and_l_locks(page: OnCallPage, qtbot: QtBot) -> None:
    page.grid.focus_cell(cell(page, FRIDAY))
    press(qtbot, page, Qt.Key.Key_L)
    assert cell(page, FRIDAY).slot.locked
    assert "locked" in page.grid.accessibleDescription()
    press(qtbot, page, Qt.Key.Key_L)
    assert not cell(page, FRIDAY).slot.locked
    press(qtbot, page, Qt.Key.Key_Delete)
    assert cell(page, FRIDAY).state == GAP
    press(qtbot, page, Qt.Key.Key_L, Qt.Key.Key_Delete)
    assert cell(page, FRIDAY).state == GAP


def test_somebody_is_chosen_by_typing_their_name(page: OnCallPage, qtbot: QtBot) -> None:
    put_before = who(page, FRIDAY)
    other = next(each for each in (ANA, RUTH) if each != put_before)
    page.grid.focus_cell(cell(page, FRIDAY))
    press(qtbot, page, Qt.Key.Key_F2)
    box = slot_panel(page).list
    assert box is not None
    assert box.box.hasFocus()
    qtbot.keyClicks(box.box, "ana" if other == ANA else "ruth")
    assert len(box.lines) == 1
    qtbot.keyClick(box.box, Qt.Key.Key_Return)
    assert who(page, FRIDAY) == other


def test_candidates_are_reached_and_taken_by_arrow_keys(page: OnCallPage, qtbot: QtBot) -> None:
    page.grid.focus_cell(cell(page, FRIDAY))
    press(qtbot, page, Qt.Key.Key_F2)
    found = slot_panel(page).list
    assert found is not None
    names = [line.text() for line in found.lines]
    qtbot.keyClick(found.box, Qt.Key.Key_Down)
    qtbot.keyClick(found.lines[0], Qt.Key.Key_Down)
    assert found.lines[1].hasFocus()
    qtbot.keyClick(found.lines[1], Qt.Key.Key_Return)
    assert page.grid.cells()[cell(page, FRIDAY).id].person_id is not None
    chosen = who(page, FRIDAY)
    assert chosen is not None
    assert NAMES[chosen - 1] == names[1]


# The panel of a slot.


def test_the_panel_says_who_why_and_what_each_other_would_break(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    note_absence(file, RUTH, FRIDAY, None)
    put(file, cell(page, FRIDAY).id, None)
    put(file, cell(page, FRIDAY).id, ANA)
    page.refresh()
    page.grid.focus_cell(cell(page, FRIDAY))
    press(qtbot, page, Qt.Key.Key_Return)
    panel = slot_panel(page)
    assert panel.title.text() == "Desk, Fri 27 Nov"
    assert "Why Ana?" in texts(panel)
    assert panel.list is not None
    lines = {line.text(): line.accessibleDescription() for line in panel.list.lines}
    assert lines["Ruth Keane"].startswith("Away")
    assert "Ana for Desk on Fri 27 Nov (Ana)" in texts(panel)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert page.frame.side is None
    assert page.grid.hasFocus()


def test_a_gap_says_why_in_words(page: OnCallPage, file: CentreFile, qtbot: QtBot) -> None:
    for person_id in (ANA, JOE):
        note_absence(file, person_id, FRIDAY, FRIDAY + timedelta(days=1))
    put(file, cell(page, FRIDAY, "Phone").id, None)
    page.refresh()
    qtbot.mouseClick(
        page.grid.viewport(), LEFT_BUTTON, NONE, middle(page, cell(page, FRIDAY, "Phone"))
    )
    words = texts(slot_panel(page))
    assert "Nobody stands here yet." in words
    assert "2 hold phone training: 2 away." in words
    assert "Renewing phone training for Sam fills it." in words


def test_what_was_really_done_is_noted_for_a_shift_that_is_over(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    tuesday = cell(page, date(2026, 11, 24))
    page.open_slot(tuesday.id)
    panel = slot_panel(page)
    field = panel.done_form.field("minutes").editor
    qtbot.keyClicks(field, "300")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    known = shift_of_slot(file, tuesday.id)
    assert known is not None
    assert known[1].done_minutes == 300


def test_one_shift_gets_other_hours_or_is_left_out(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    page.open_slot(cell(page, FRIDAY).id)
    panel = slot_panel(page)
    qtbot.mouseClick(panel.hours_button, LEFT_BUTTON)
    ends = panel.hours_form.field("ends_at").editor
    qtbot.keyClick(ends, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(ends, "13:00")
    qtbot.keyClick(ends, Qt.Key.Key_Return)
    assert cell(page, FRIDAY).hours == "10–13"
    qtbot.mouseClick(slot_panel(page).leave_out_button, LEFT_BUTTON)
    assert page.frame.side is None
    assert [each.name for each in shifts_between(file, FRIDAY, FRIDAY + timedelta(1))] == ["Phone"]


def test_the_keyboard_stays_in_the_roster_while_the_panel_follows(
    page: OnCallPage, qtbot: QtBot
) -> None:
    page.open_slot(cell(page, FRIDAY).id)
    page.grid.setFocus()
    page.grid.focus_cell(cell(page, FRIDAY))
    press(qtbot, page, Qt.Key.Key_Delete)
    assert page.grid.hasFocus()
    assert "Why is it open?" in texts(slot_panel(page))


# The page around the roster.


def test_weeks_are_turned_by_buttons_and_keys(page: OnCallPage, qtbot: QtBot) -> None:
    assert page.frame.title.text() == "On call · 23 – 29 November"
    press(qtbot, page, Qt.Key.Key_PageDown)
    assert page.frame.title.text() == "On call · 30 Nov – 6 Dec"
    qtbot.mouseClick(page.navigation.now_button, LEFT_BUTTON)
    assert page.frame.title.text() == "On call · 23 – 29 November"
    page.kinds.choose(WEEKS)
    assert page.frame.title.text() == "On call · 23 Nov – 20 Dec"
    assert len({each.day for each in page.grid.cells().values()}) == 28
    state = page.state()
    page.kinds.choose("week")
    page.restore(state)
    assert page.state() == state


def test_a_draft_is_said_to_be_one_until_it_is_published(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    assert page.primary.text() == "Plan…"
    assert page.roster.banner.isHidden()
    with file.load("Draft"):
        draft_in_turn(file, [JOE, ANA], MONDAY, 5)
    page.refresh()
    assert page.primary.text() == "Publish"
    assert "This is a draft of 23 November – 27 December." in page.roster.banner.sign.label.text()
    assert page.kinds.buttons[1].text() == "5 weeks"
    drafted = who(page, FRIDAY)
    before = shift_of_slot(file, cell(page, FRIDAY).id)
    assert before is not None
    assert before[1].person_id != drafted or before[1].person_id in (ANA, JOE)
    qtbot.mouseClick(page.primary, LEFT_BUTTON)
    assert draft(file) is None
    after = shift_of_slot(file, cell(page, FRIDAY).id)
    assert after is not None
    assert after[1].person_id == drafted
    assert page.roster.banner.isHidden()


def test_a_draft_of_other_weeks_is_found_and_let_go(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    with file.load("Draft"):
        draft_in_turn(file, [JOE, ANA], MONDAY + 3 * A_WEEK, 4)
    page.refresh()
    assert page.roster.banner.sign.label.text().startswith("A draft of 14 December")
    qtbot.mouseClick(page.roster.banner.show_button, LEFT_BUTTON)
    assert "This is a draft" in page.roster.banner.sign.label.text()
    qtbot.mouseClick(page.roster.banner.let_go_button, LEFT_BUTTON)
    assert draft(file) is None


def test_the_strip_of_a_draft_is_whole_beside_a_panel_in_large_text(
    page: OnCallPage, file: CentreFile, qapp: QApplication, qtbot: QtBot
) -> None:
    with file.load("Draft"):
        draft_in_turn(file, [JOE, ANA], MONDAY + 3 * A_WEEK, 4)
    try:
        theme.apply(qapp, "light", 200)
        page.resize(1085, 700)  # beside the sidebar of the office screen
        page.refresh()
        page.open_plan()
        QApplication.processEvents()
        assert page.width() == 1085, "nothing asks for more room than there is"
        assert cut_texts(page.roster.banner) == []
    finally:
        theme.apply(qapp, "light", 100)


def test_planning_opens_at_the_side(page: OnCallPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.primary, LEFT_BUTTON)
    assert isinstance(page.frame.side, PlanPanel)
    assert page.fairness.isHidden()
    page.frame.side.close_panel()
    qtbot.waitUntil(lambda: not page.fairness.isHidden())


def test_a_plan_in_hand_stands_in_the_grid_until_it_is_let_go(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    before, later = file.undo_label, NOW.date() + timedelta(weeks=3)
    page.open_plan(later, 1)
    panel = page.frame.side
    assert isinstance(panel, PlanPanel)
    panel.start()
    qtbot.waitUntil(lambda: panel.plan is not None, timeout=10_000)
    assert page.grid.cells(), "the weeks of the plan are in sight"
    assert any(each.person_id is not None for each in page.grid.cells().values())
    assert not page.grid.editable
    panel.discard()
    assert all(each.person_id is None for each in page.grid.cells().values())
    assert page.grid.editable
    assert file.undo_label == before


def test_cover_given_and_asked_stands_beside_each_share(file: CentreFile, qtbot: QtBot) -> None:
    page = OnCallPage(file, lambda: NOW, lambda: {SAM: "covered 2, asked 5"})
    qtbot.addWidget(page)
    page.show()
    told = page.fairness.bars.accessibleDescription()
    assert "covered 2, asked 5." in told
    assert told.count("covered") == 1
    page.fairness.tasks.stop_all()


def test_a_page_that_goes_as_it_comes_leaves_nothing_to_be_done(
    file: CentreFile, qtbot: QtBot
) -> None:
    page = OnCallPage(file, lambda: NOW)
    page.show()
    shiboken6.delete(page)
    QApplication.processEvents()  # what would still be called would be raised here


def test_one_leader_is_looked_for(page: OnCallPage, qtbot: QtBot) -> None:
    page.leader_button.chosen.emit(SAM)
    assert page.grid.only == SAM
    assert page.leader_button.text() == "Sam Okoro"
    page.leader_button.chosen.emit(None)
    assert page.leader_button.text() == "Everybody"
    bars = page.fairness.bars
    qtbot.mouseClick(bars, LEFT_BUTTON, NONE, QPoint(30, 10))
    assert page.grid.only == bars.shown()[0].person_id


def test_someone_unwell_is_answered_by_another_room(page: OnCallPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.relief_wanted):
        qtbot.mouseClick(page.unwell_button, LEFT_BUTTON)


def test_the_foot_says_who_is_on_call_now_and_next(page: OnCallPage) -> None:
    now, coming = who(page, NOW.date()), who(page, NOW.date(), "Phone")
    assert now is not None
    assert coming is not None
    short = [NAMES[each - 1].split()[0] for each in (now, coming)]
    assert page.roster.now_line.words() == f"On call now: {short[0]} until 14:00 then {short[1]}"


def test_the_foot_is_whole_beside_a_panel_in_large_text(
    page: OnCallPage, qapp: QApplication, qtbot: QtBot
) -> None:
    line = page.roster.now_line
    try:
        theme.apply(qapp, "light", 200)
        page.resize(1085, 700)
        page.open_tally()
        qtbot.waitUntil(lambda: line.height() == line.heightForWidth(line.width()))
        assert line.height() > line.heightForWidth(3000), "it goes on to a second line"
    finally:
        theme.apply(qapp, "light", 100)


def test_the_exact_shares_of_the_planner_arrive_a_little_later(
    page: OnCallPage, file: CentreFile, qtbot: QtBot
) -> None:
    def target() -> int:
        return next(bar.target for bar in page.fairness.bars.shown() if bar.person_id == RUTH)

    qtbot.waitUntil(lambda: not page.fairness.tasks.running)
    before = target()
    save_terms(file, Terms(0, RUTH, SINCE, most_a_week=1))
    page.refresh()
    qtbot.waitUntil(lambda: target() < before / 2)
    assert "Ruth: " in page.fairness.bars.accessibleDescription()


def test_without_kinds_of_shift_the_page_says_what_it_is_for(tmp_path: Path, qtbot: QtBot) -> None:
    with new_file(tmp_path) as file:
        for page in shown(file, qtbot):
            assert page.empty.isVisible()
            with qtbot.waitSignal(page.kinds_wanted):
                qtbot.mouseClick(page.empty.steps[0], LEFT_BUTTON)


def test_without_leaders_the_gaps_stay_calm_and_the_next_step_is_said(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with new_file(tmp_path) as file:
        add_kind(file, "Desk", time(10), time(14))
        for page in shown(file, qtbot):
            assert not [each for each in page.grid.cells().values() if each.state in (GAP, HELD)]
            assert "Nobody is on the roster yet." in page.fairness.proof.text()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_day_is_in_reach_however_large_the_text(
    page: OnCallPage, qapp: QApplication, percent: int
) -> None:
    try:
        theme.apply(qapp, "light", percent)
        QApplication.processEvents()
        layout = page.grid.laid_out
        assert layout is not None
        assert layout.width <= page.grid.viewport().width() + 1
        assert page.fairness.isHidden() == (percent == 200)
        assert page.shares_button.isHidden() == (percent == 100)
        page.grid.viewport().grab()
    finally:
        theme.apply(qapp, "light", 100)


def test_two_a_side_by_side_second_is_reached_by_the_right_arrow(
    page: OnCallPage, qtbot: QtBot
) -> None:
    page.kinds.choose(WEEKS)
    first = cell(page, FRIDAY)
    page.grid.focus_cell(first)
    press(qtbot, page, Qt.Key.Key_Right)
    assert page.grid.focused is not None
    assert (page.grid.focused.day, page.grid.focused.slot.role) == (FRIDAY, BACKUP)


def test_now_is_told_on_the_centres_wall_also_at_night(file: CentreFile, qtbot: QtBot) -> None:
    for page in shown(file, qtbot, datetime(2026, 11, 26, 23, 0, tzinfo=UTC)):
        assert page.roster.now_line.words().startswith("On call now: nobody then")
