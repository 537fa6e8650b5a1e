"""The week on the screen: dragged, typed at, read aloud; nothing happens without being asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.programme.calendar.page import CalendarPage
from dropin.programme.forms import ActivityPanel
from dropin.programme.store import activities, programme
from dropin.storage.file import CentreFile
from tests.programme.screen_sample import (
    MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    answering,
    calendar,
    drag,
    entry,
    hold,
    release,
    sample,
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with sample(tmp_path) as opened:
        yield opened


@pytest.fixture
def page(file: CentreFile, qtbot: QtBot) -> CalendarPage:
    return calendar(file, qtbot)


def grip(page: CalendarPage, title: str) -> QPoint:
    return page.week.entry_rect(entry(page.week, title)).center().toPoint()


def test_dragging_moves_this_date_only_and_undo_brings_it_back(
    page: CalendarPage, file: CentreFile, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    before = programme(file)
    with answering("This one") as asked:
        drag(page.week, grip(page, "Choir"), page.week.point_of(THURSDAY, 16 * 60))
    assert asked == ["Which dates of Choir?"]
    choir = entry(page.week, "Choir")
    assert (choir.occurrence.day, choir.occurrence.at) == (THURSDAY, time(15))
    assert choir.was == "Tue 24 Nov 14:00"
    assert said == ["Choir is now on Thu 26 Nov, 15:00–17:00."]
    file.undo()
    page.refresh()
    assert entry(page.week, "Choir").occurrence.day == TUESDAY
    assert programme(file) == before


def test_dragging_all_moves_the_rule(page: CalendarPage, file: CentreFile) -> None:
    with answering("All"):
        drag(page.week, grip(page, "Choir"), page.week.point_of(MONDAY, 15 * 60))
    (choir,) = (each for each in activities(file) if each.title == "Choir")
    assert choir.times[0].rule == "FREQ=WEEKLY;BYDAY=MO"


def test_leaving_the_question_changes_nothing(page: CalendarPage, file: CentreFile) -> None:
    before = file.last_change_id
    with answering("Cancel") as asked:
        drag(page.week, grip(page, "Choir"), page.week.point_of(THURSDAY, 16 * 60))
    assert asked
    assert file.last_change_id == before
    assert entry(page.week, "Choir").occurrence.day == TUESDAY


def test_dragging_the_lower_edge_lengthens(page: CalendarPage) -> None:
    box = page.week.entry_rect(entry(page.week, "Choir"))
    edge = QPoint(round(box.center().x()), round(box.bottom()) - 3)
    with answering("This one"):
        drag(page.week, edge, page.week.point_of(TUESDAY, 16 * 60 + 30))
    assert entry(page.week, "Choir").occurrence.minutes == 150


def test_a_drag_of_a_few_pixels_opens_instead_of_moving(page: CalendarPage) -> None:
    here = grip(page, "Choir")
    drag(page.week, here, here + QPoint(2, 2))
    assert page.frame.side is not None
    assert page.frame.side.title.text() == "Choir"


def test_escape_leaves_a_drag(page: CalendarPage, file: CentreFile, qtbot: QtBot) -> None:
    before = file.last_change_id
    there = page.week.point_of(THURSDAY, 16 * 60)
    hold(page.week, grip(page, "Choir"), there)
    qtbot.keyClick(page.week, Qt.Key.Key_Escape)
    release(page.week, there)
    assert file.last_change_id == before


def test_the_keyboard_moves_and_lengthens(page: CalendarPage, qtbot: QtBot) -> None:
    page.week.focus_entry(entry(page.week, "Choir"))
    alt = Qt.KeyboardModifier.AltModifier
    with answering("This one"):
        qtbot.keyClick(page.week, Qt.Key.Key_Down, alt)
    assert entry(page.week, "Choir").occurrence.at == time(14, 15)
    qtbot.keyClick(page.week, Qt.Key.Key_Down, alt)  # the same again: no second question
    assert entry(page.week, "Choir").occurrence.at == time(14, 30)
    with answering("This one"):
        qtbot.keyClick(page.week, Qt.Key.Key_Right, alt)
    assert entry(page.week, "Choir").occurrence.day == WEDNESDAY
    with answering("This one"):
        qtbot.keyClick(page.week, Qt.Key.Key_Up, alt | Qt.KeyboardModifier.ShiftModifier)
    choir = entry(page.week, "Choir")
    assert choir.occurrence.minutes == 105
    assert page.week.focused is choir


def test_arrows_go_through_every_entry_and_say_it(page: CalendarPage, qtbot: QtBot) -> None:
    week = page.week
    qtbot.keyClick(week, Qt.Key.Key_Home)
    heard = [week.accessibleDescription()]
    for _ in range(len(week.entries())):
        qtbot.keyClick(week, Qt.Key.Key_Down)
        heard.append(week.accessibleDescription())
    assert list(dict.fromkeys(heard)) == [each.spoken for each in week.entries()]
    assert heard[0] == "Choir, Tuesday 24 November 2026, 14:00–16:00, Hall, led by Ana Lopes."
    qtbot.keyClick(week, Qt.Key.Key_Left)
    assert week.focused is not None
    assert week.focused.occurrence.day == WEDNESDAY


def test_two_at_once_stand_side_by_side_and_tell_of_the_clash(page: CalendarPage) -> None:
    kitchen, baking = entry(page.week, "Open kitchen"), entry(page.week, "Baking")
    one, other = page.week.entry_rect(kitchen), page.week.entry_rect(baking)
    assert not one.intersects(other)
    assert min(one.width(), other.width()) >= 72
    assert kitchen.clash == "Same place as Baking."


def test_in_a_narrow_view_what_is_stacked_is_still_opened(page: CalendarPage, qtbot: QtBot) -> None:
    page.resize(620, 768)
    kitchen, baking = entry(page.week, "Open kitchen"), entry(page.week, "Baking")
    stack = page.week.entry_rect(kitchen)
    assert stack == page.week.entry_rect(baking)
    hit = page.week.hit(stack.center())
    assert hit is not None
    menu = page.week.menu_of(hit.stacked)
    assert [action.text() for action in menu.actions()] == ["10:00  Open kitchen", "10:30  Baking"]
    menu.actions()[1].trigger()
    assert page.frame.side is not None
    assert page.frame.side.title.text() == "Baking"


def test_a_click_on_an_empty_time_begins_something_there(page: CalendarPage, qtbot: QtBot) -> None:
    empty = page.week.point_of(MONDAY, 15 * 60 + 10)
    qtbot.mouseClick(page.week.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    panel = page.frame.side
    assert isinstance(panel, ActivityPanel)
    assert panel.title.text() == "New activity"
    assert panel.times.cards[0].when.line.text() == "Monday 23 November 2026, 15:00–16:00"


def test_weeks_are_paged_and_t_returns_to_today(page: CalendarPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.week, Qt.Key.Key_PageDown)
    assert page.frame.title.text() == "30 November – 6 December"
    qtbot.keyClick(page.week, Qt.Key.Key_PageUp)
    qtbot.keyClick(page.week, Qt.Key.Key_PageUp)
    assert page.frame.title.text() == "16 – 22 November"
    qtbot.keyClick(page.week, Qt.Key.Key_T)
    assert page.frame.title.text() == "23 – 29 November"


def test_what_is_shut_has_its_words(page: CalendarPage) -> None:
    closed = {each.day: each.closed for each in page.week.days}
    assert closed[date(2026, 11, 27)] == "Closed: floor laid"
    assert closed[date(2026, 11, 29)] == "Closed"
    assert closed[MONDAY] == ""


def test_what_has_no_clock_stands_on_top_of_its_day(page: CalendarPage) -> None:
    quiet = entry(page.week, "Quiet hour")
    assert page.week.entry_rect(quiet).isNull()
    day = next(each for each in page.week.days if each.day == THURSDAY)
    assert day.untimed == (quiet,)
    assert quiet.span == "morning"


def test_larger_text_keeps_the_same_hours_in_sight(page: CalendarPage, qapp: QApplication) -> None:
    bar = page.week.verticalScrollBar()

    def first_minute() -> float:
        top, hour_on = (page.week.point_of(TUESDAY, minutes).y() for minutes in (600, 660))
        header = page.week.point_of(TUESDAY, 0).y() + bar.value()
        return 600 - (top - header) * 60 / (hour_on - top)

    bar.setValue(bar.maximum() // 2)
    before = first_minute()
    try:
        theme.apply(qapp, "light", 200)
        assert first_minute() == pytest.approx(before, abs=1)
    finally:
        theme.apply(qapp, "light", 100)
