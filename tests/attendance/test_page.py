"""The Attendance page: one look says who is expected and who came; one key marks each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.attendance.model import CAME, EXCUSED, MISSED, Agreement, Pause
from dropin.attendance.operations import (
    check_in,
    confirm_pause,
    offer_place,
    save_agreement,
    sign_up,
)
from dropin.attendance.page import AttendancePage
from dropin.attendance.panels.counts_view import CountsPanel
from dropin.attendance.panels.on_date_view import OnDatePanel
from dropin.attendance.panels.orphans_view import OrphansPanel
from dropin.attendance.panels.paper_view import PaperPanel
from dropin.attendance.panels.turns_view import TurnsDialog
from dropin.attendance.store import head_count_of, sign_ups_of, turned_away
from dropin.kit import theme
from dropin.kit.buttons import MenuButton
from dropin.kit.labels import Label
from dropin.programme.operations import cancel_one
from tests.attendance.house import NOW, TUESDAY, House
from tests.attendance.screens import DOOR, names, page_of, presences, rows
from tests.files import dump
from tests.kit.looking import cut_texts
from tests.programme.screen_sample import answering
from tests.shell.hands import button, click, focused, meeting, press, settle, write


def key_at(page: AttendancePage, qtbot: QtBot, key: Qt.Key) -> None:
    press(qtbot, key, on=page.date.table)


def test_it_opens_on_what_comes_next_and_says_who_is_expected(house: House, qtbot: QtBot) -> None:
    choir = house.choir(capacity=14)
    house.sign_up(choir, *house.people("Ana Lopes", "Jo Byrne"))
    page = page_of(house, qtbot)
    assert page.frame.title.text() == "Tuesday 24 November 2026"
    assert page.date.title.text() == "Choir"
    assert page.date.figures.text() == "2 of 14 places taken"
    assert names(page) == ["Ana Lopes", "Jo Byrne"]
    lines = [line.accessibleDescription() for line in page.list.dates.lines.values()]
    assert lines == ["2 expected · room for 14", "nobody yet"]


def test_forty_people_are_marked_with_forty_presses_of_one_key(house: House, qtbot: QtBot) -> None:
    choir = house.choir(capacity=None)
    house.sign_up(choir, *house.people(*(f"Person {number:02}" for number in range(40))))
    page = page_of(house, qtbot)
    page.date.table.setFocus()
    page.date.table.selectRow(0)
    for _ in range(40):
        key_at(page, qtbot, Qt.Key.Key_Space)
    assert set(presences(page).values()) == {CAME}
    assert page.date.figures.text().startswith("40 came")


def test_space_takes_a_mark_back_and_letters_excuse_and_miss(house: House, qtbot: QtBot) -> None:
    choir = house.choir(capacity=None)
    house.sign_up(choir, *house.people("Ana Lopes", "Jo Byrne", "Mo Adams"))
    before = dump(house.file)
    page = page_of(house, qtbot)
    page.date.table.selectRow(0)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_E, Qt.Key.Key_M):
        key_at(page, qtbot, key)
    assert presences(page) == {"Ana Lopes": CAME, "Jo Byrne": EXCUSED, "Mo Adams": MISSED}
    for place, key in enumerate((Qt.Key.Key_Space, Qt.Key.Key_E, Qt.Key.Key_Delete)):
        page.date.table.selectRow(place)
        key_at(page, qtbot, key)
    assert set(presences(page).values()) == {""}
    for _ in range(6):
        house.file.undo()
    assert dump(house.file) == before


def test_a_click_on_the_mark_marks(house: House, qtbot: QtBot) -> None:
    choir = house.choir()
    house.sign_up(choir, *house.people("Ana Lopes"))
    page = page_of(house, qtbot)
    table = page.date.table
    spot = table.visualRect(table.rows_model.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert presences(page) == {"Ana Lopes": CAME}
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert presences(page) == {"Ana Lopes": ""}


def test_everyone_else_came_is_one_press_and_one_undo(house: House, qtbot: QtBot) -> None:
    choir = house.choir(capacity=None)
    house.sign_up(choir, *house.people("Ana Lopes", "Jo Byrne", "Mo Adams"))
    page = page_of(house, qtbot)
    page.date.table.selectRow(2)
    key_at(page, qtbot, Qt.Key.Key_M)
    click(qtbot, button(page, "Everyone else came"))
    assert presences(page) == {"Ana Lopes": CAME, "Jo Byrne": CAME, "Mo Adams": MISSED}
    house.file.undo()
    assert presences(page) == {"Ana Lopes": "", "Jo Byrne": "", "Mo Adams": MISSED}


def test_somebody_is_added_by_typing_their_name(house: House, qtbot: QtBot) -> None:
    house.choir()
    house.people("Ana Lopes", "Jo Byrne")
    page = page_of(house, qtbot)
    page.date.finder.field.setFocus()
    write(qtbot, "jo")
    press(qtbot, Qt.Key.Key_Return)
    assert presences(page) == {"Jo Byrne": CAME}
    assert page.date.finder.field.value() == ""
    click(qtbot, button(page, "Signs up"))
    page.date.finder.field.setFocus()
    write(qtbot, "ana")
    press(qtbot, Qt.Key.Key_Return)
    assert presences(page) == {"Ana Lopes": "", "Jo Byrne": CAME}


def test_somebody_new_is_welcomed_from_the_same_line(house: House, qtbot: QtBot) -> None:
    house.choir()
    house.people("Ana Lopes")
    page = page_of(house, qtbot)
    page.date.finder.field.setFocus()
    write(qtbot, "ana m")
    press(qtbot, Qt.Key.Key_Return)
    assert presences(page) == {"ana m": CAME}
    house.file.undo()
    assert names(page) == []
    assert house.file.value("SELECT count(*) FROM person") == 1


def test_letters_typed_in_the_list_go_to_the_line_for_names(house: House, qtbot: QtBot) -> None:
    house.sign_up(house.choir(), *house.people("Ana Lopes"))
    page = page_of(house, qtbot)
    page.date.table.setFocus()
    page.date.table.selectRow(0)
    key_at(page, qtbot, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: focused() is page.date.finder.field.editor)
    assert page.date.finder.field.value() == "j"


def test_guests_are_counted_with_plus_and_minus(house: House, qtbot: QtBot) -> None:
    house.sign_up(house.choir(capacity=None), *house.people("Ana Lopes"))
    page = page_of(house, qtbot)
    page.date.table.selectRow(0)
    key_at(page, qtbot, Qt.Key.Key_Space)
    page.date.table.selectRow(0)
    for letter in ("+", "+", "-"):
        qtbot.keyClicks(page.date.table, letter)
    assert rows(page)[0].guests == 1
    assert "1 guest" in page.date.figures.text()


def test_the_line_is_numbered_and_a_place_is_offered_and_answered_by_keys(
    house: House, qtbot: QtBot
) -> None:
    choir = house.choir(capacity=1)
    ana, *_ = people = house.people("Ana Lopes", "Jo Byrne", "Mo Adams")
    house.sign_up(choir, *people)
    page = page_of(house, qtbot)
    assert [row.in_line for row in rows(page)] == [None, 1, 2]
    page.date.table.point_at(ana)
    key_at(page, qtbot, Qt.Key.Key_E)
    page.date.table.point_at(people[1])
    key_at(page, qtbot, Qt.Key.Key_O)
    assert [row.sign_up and row.sign_up.state for row in rows(page)][1] == "offered"
    page.date.table.point_at(people[1])
    key_at(page, qtbot, Qt.Key.Key_Y)
    assert house.states(choir)[people[1]] == "going"
    page.date.table.point_at(people[1])
    key_at(page, qtbot, Qt.Key.Key_Return)
    panel = page.frame.side
    assert isinstance(panel, OnDatePanel)
    said = [label.text() for label in panel.findChildren(Label)]
    assert any("said yes" in words for words in said)


def test_fair_turns_are_proposed_with_reasons_and_confirmed(house: House, qtbot: QtBot) -> None:
    choir = house.choir(capacity=1)
    people = house.people("Ana Lopes", "Jo Byrne", "Mo Adams")
    house.sign_up(choir, *people)
    page = page_of(house, qtbot)
    page.date.table.point_at(people[0])
    key_at(page, qtbot, Qt.Key.Key_E)

    def give_the_second(dialog: TurnsDialog) -> None:
        assert [check.value() for check in dialog.checks] == [True, False]
        assert cut_texts(dialog) == []
        for check in dialog.checks:
            click(qtbot, check.check)
        click(qtbot, dialog.confirm_button)

    with meeting(TurnsDialog, give_the_second):
        click(qtbot, button(page, "Fair turns…"))
    assert house.states(choir)[people[2]] == "going"
    assert house.states(choir)[people[1]] == "waiting"


def test_more_than_fit_cannot_be_confirmed(house: House, qtbot: QtBot) -> None:
    choir = house.choir(capacity=1)
    people = house.people("Ana Lopes", "Jo Byrne", "Mo Adams")
    house.sign_up(choir, *people)
    page = page_of(house, qtbot)
    page.date.table.point_at(people[0])
    key_at(page, qtbot, Qt.Key.Key_E)

    def tick_both(dialog: TurnsDialog) -> None:
        click(qtbot, dialog.checks[1].check)
        assert not dialog.confirm_button.isEnabled()
        assert "2 places" in dialog.problem.label.text()
        dialog.reject()

    with meeting(TurnsDialog, tick_both):
        page.open_panel("turns")
    assert house.states(choir)[people[1]] == "waiting"


def test_who_is_on_a_break_is_signed_up_only_after_a_question(house: House, qtbot: QtBot) -> None:
    house.choir()
    (ana,) = house.people("Ana Lopes")
    agreed = save_agreement(
        house.file, Agreement(0, None, 3, 60, "Three times.", "", date(2026, 1, 1))
    )
    break_ = Pause(0, ana, None, date(2026, 11, 1), date(2026, 12, 31), "Jo")
    confirm_pause(house.file, break_, agreed)
    page = page_of(house, qtbot)
    with answering("Cancel"):
        page.actions_on_date.add(ana, "signs up")
    assert names(page) == []
    with answering("Sign up all the same") as asked:
        page.actions_on_date.add(ana, "signs up")
    assert asked == ["Ana Lopes takes a break, as was agreed."]
    assert names(page) == ["Ana Lopes"]


def test_a_paper_sheet_is_typed_in_one_name_a_line(house: House, qtbot: QtBot) -> None:
    house.choir(capacity=None)
    house.people("Ana Lopes", "Ana Silva", "Jo Byrne")
    page = page_of(house, qtbot)
    page.open_panel("paper")
    panel = page.frame.side
    assert isinstance(panel, PaperPanel)
    qtbot.waitUntil(lambda: focused() is panel.names.text.edit)
    for line in ("1. jo byrne +2", "ana", "Nobody Known"):
        write(qtbot, line)
        press(qtbot, Qt.Key.Key_Return)
    settle()
    click(qtbot, button(panel, "Ana Silva"))
    click(qtbot, button(panel, "2 people came"))
    assert {row.person.name: row.guests for row in rows(page)} == {"Ana Silva": 0, "Jo Byrne": 2}
    assert panel.names.value() == "Nobody Known"
    house.file.undo()
    assert names(page) == []


def test_heads_and_turned_away_are_counted(house: House, qtbot: QtBot) -> None:
    choir = house.choir()
    page = page_of(house, qtbot)
    page.open_panel("counts")
    panel = page.frame.side
    assert isinstance(panel, CountsPanel)
    panel.form.set_values({"heads": 12, "away": 3})
    click(qtbot, button(panel, "Save"))
    head_count = head_count_of(house.file, house.on(choir), TUESDAY)
    assert head_count is not None
    assert head_count.heads == 12
    assert turned_away(house.file, TUESDAY, date(2026, 11, 25)) == {choir: 3}
    assert page.date.figures.text() == "0 of 2 places taken · 12 by head · 3 turned away"


def test_dropping_in_needs_no_activity(house: House, qtbot: QtBot) -> None:
    (ana,) = house.people("Ana Lopes")
    page = page_of(house, qtbot)
    assert page.date.title.text() == "Dropped in"
    page.actions_on_date.add(ana, "came in")
    assert presences(page) == {"Ana Lopes": CAME}
    assert page.list.dates.lines["dropped in"].accessibleDescription() == "1 came"


def test_a_day_that_is_over_can_be_put_right_with_its_history(house: House, qtbot: QtBot) -> None:
    choir = house.choir()
    (ana,) = house.people("Ana Lopes")
    house.sign_up(choir, ana)
    later = datetime(2026, 11, 27, 9, tzinfo=ZoneInfo("Europe/Dublin"))
    page = page_of(house, qtbot, lambda: later)
    for _ in range(3):
        click(qtbot, button(page, "Earlier"))
    assert page.date.title.text() == "Choir"
    assert "is over" in page.date.notice.label.text()
    page.date.table.selectRow(0)
    key_at(page, qtbot, Qt.Key.Key_M)
    page.date.table.selectRow(0)
    key_at(page, qtbot, Qt.Key.Key_Space)
    assert presences(page) == {"Ana Lopes": CAME}
    key_at(page, qtbot, Qt.Key.Key_Return)
    panel = page.frame.side
    assert isinstance(panel, OnDatePanel)
    told = [label.text() for label in panel.findChildren(Label)]
    assert any("did not come" in words for words in told)


def test_who_is_left_unmarked_on_a_day_that_is_over_missed_it_in_one_step(
    house: House, qtbot: QtBot
) -> None:
    house.sign_up(house.choir(capacity=None), *house.people("Ana Lopes", "Jo Byrne", "Mo Adams"))
    later = datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Europe/Dublin"))
    page = page_of(house, qtbot, lambda: later)
    click(qtbot, button(page, "Earlier"))
    page.date.table.selectRow(0)
    key_at(page, qtbot, Qt.Key.Key_Space)
    click(qtbot, button(page, "Nobody else came"))
    assert presences(page) == {"Ana Lopes": CAME, "Jo Byrne": MISSED, "Mo Adams": MISSED}
    house.file.undo()
    assert presences(page) == {"Ana Lopes": CAME, "Jo Byrne": "", "Mo Adams": ""}


def test_whoever_was_signed_up_for_a_cancelled_date_is_told_or_moved(
    house: House, qtbot: QtBot
) -> None:
    choir = house.choir()
    ana = house.person("Ana Lopes", phone="085 123")
    house.sign_up(choir, ana)
    cancel_one(house.file, house.on(choir), "No heating")
    page = page_of(house, qtbot)
    (line,) = page.list.waiting_lines
    assert line.text() == "Choir on Tue 24 Nov is cancelled: 1 to tell."
    click(qtbot, line)
    panel = page.frame.side
    assert isinstance(panel, OrphansPanel)
    assert any("085 123" in label.text() for label in panel.findChildren(Label))
    move = button(panel, "Move them to…")
    assert isinstance(move, MenuButton)
    move.menu().actions()[0].trigger()
    assert house.states(choir, date(2026, 12, 1)) == {ana: "going"}
    assert page.list.waiting_lines == []


def test_they_know_takes_the_sign_ups_off_in_one_step(house: House, qtbot: QtBot) -> None:
    choir = house.choir()
    house.sign_up(choir, *house.people("Ana Lopes", "Jo Byrne"))
    cancel_one(house.file, house.on(choir), "")
    page = page_of(house, qtbot)
    page.open_panel("orphans")
    assert isinstance(page.frame.side, OrphansPanel)
    click(qtbot, button(page.frame.side, "They know"))
    assert page.list.waiting_lines == []
    house.file.undo()
    assert len(page.list.waiting_lines) == 1


def test_an_offer_nobody_answered_is_closed_from_the_list_of_what_waits(
    house: House, qtbot: QtBot
) -> None:
    choir = house.choir(capacity=1)
    people = house.people("Ana Lopes", "Jo Byrne")
    house.sign_up(choir, *people)
    house.change(replace(house.activity(choir), capacity=2))
    (waiting,) = [each for each in sign_ups_of(house.file, house.on(choir)) if each.number == 2]
    offer_place(house.file, waiting.id, now=NOW)
    page = page_of(house, qtbot)
    (line,) = page.list.waiting_lines
    click(qtbot, line)
    assert house.states(choir)[people[1]] == "lapsed"
    assert page.list.waiting_lines == []


def test_needs_are_added_up_for_whoever_organises_it(house: House, qtbot: QtBot) -> None:
    choir = house.choir(capacity=9)
    (ana,) = house.people("Ana Lopes")
    house.sign_up(choir, ana)
    page = page_of(house, qtbot)
    page.date.table.selectRow(0)
    key_at(page, qtbot, Qt.Key.Key_Return)
    panel = page.frame.side
    assert isinstance(panel, OnDatePanel)
    assert panel.form is not None
    panel.form.set_values({"transport": True, "childcare": 2, "access": "ramp", "guests": 1})
    click(qtbot, button(panel, "Save"))
    assert page.date.needs.label.text() == "Lifts: 1 · Children to look after: 2 · ramp"
    assert rows(page)[0].guests == 1


def test_the_sheet_for_signing_in_is_asked_for(house: House, qtbot: QtBot) -> None:
    choir = house.choir()
    page = page_of(house, qtbot)
    with qtbot.waitSignal(page.print_wanted) as asked:
        click(qtbot, button(page, "Sign-in sheet…"))
    assert asked.args[0] == "sign-in"
    assert asked.args[1]["activity_id"] == choir
    assert asked.args[1]["day"] == TUESDAY


def test_a_fee_is_taken_with_a_receipt_and_a_waiver_reads_like_nothing_to_pay(
    house: House, qtbot: QtBot
) -> None:
    choir = house.choir(price_cents=300, capacity=None)
    ana, jo = house.people("Ana Lopes", "Jo Byrne")
    for each in (ana, jo):
        check_in(house.file, house.on(choir), each, now=DOOR)
    page = page_of(house, qtbot)
    said: list[str] = []
    page.said.connect(said.append)
    fees = page.date.table.rows_model.columns[-1]
    assert [fees.text(row) for row in rows(page)] == ["€3.00 to pay", "€3.00 to pay"]
    for person, words in ((ana, "Take"), (jo, "Waive the rest")):
        page.date.table.point_at(person)
        key_at(page, qtbot, Qt.Key.Key_Return)
        assert isinstance(page.frame.side, OnDatePanel)
        click(qtbot, button(page.frame.side, words))
        settle()
    assert [fees.text(row) for row in rows(page)] == ["nothing to pay", "nothing to pay"]
    assert said == ["Receipt 1: €3.00 taken.", "The fee is settled."]
    page.date.table.point_at(ana)
    key_at(page, qtbot, Qt.Key.Key_Return)
    assert isinstance(page.frame.side, OnDatePanel)
    with qtbot.waitSignal(page.print_wanted) as wanted:
        click(qtbot, button(page.frame.side, "Receipt 1: €3.00"))
    assert wanted.args == ["receipt", {"receipt": 1}]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("panel", ["", "row", "paper", "counts", "cash", "orphans", "suggestions"])
def test_no_word_is_cut_on_the_office_screen(
    house: House, qtbot: QtBot, qapp: QApplication, percent: int, panel: str
) -> None:
    theme.apply(qapp, "light", percent)
    choir = house.choir(capacity=1, price_cents=300)
    house.sign_up(choir, *house.people("Ana Lopes", "Jo Byrne"))
    check_in(house.file, house.on(choir), 1, now=DOOR)
    page = page_of(house, qtbot)
    if panel == "row":
        page.date.table.selectRow(0)
        key_at(page, qtbot, Qt.Key.Key_Return)
    elif panel:
        page.open_panel(panel)
    qtbot.wait(50)
    assert cut_texts(page) == []


def test_who_is_down_for_the_whole_course_signs_off_from_any_of_its_dates(
    house: House, qtbot: QtBot
) -> None:
    choir = house.choir(capacity=None)
    (ana,) = house.people("Ana Lopes")
    sign_up(house.file, house.activity(choir), ana, now=NOW)
    page = page_of(house, qtbot)
    page.date.table.point_at(ana)
    key_at(page, qtbot, Qt.Key.Key_Return)
    assert isinstance(page.frame.side, OnDatePanel)
    click(qtbot, button(page.frame.side, "Sign off the whole course"))
    settle()
    assert not rows(page)
    house.file.undo()
    assert names(page) == ["Ana Lopes"]
