"""The month on the screen: dates dragged and moved by keys, crowded days, what is shut."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dropin.programme.calendar.month_layout import closed_words
from dropin.programme.calendar.page import CalendarPage
from dropin.programme.forms import ActivityPanel
from dropin.programme.model import Activity
from dropin.programme.operations import add_activity
from dropin.storage.file import CentreFile
from tests.programme.screen_sample import (
    THURSDAY,
    TUESDAY,
    answering,
    calendar,
    drag,
    entry,
    sample,
    weekly,
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with sample(tmp_path) as opened:
        yield opened


@pytest.fixture
def page(file: CentreFile, qtbot: QtBot) -> CalendarPage:
    return calendar(file, qtbot, view="month")


def test_dragging_to_another_date_keeps_the_clock(page: CalendarPage) -> None:
    choir = next(each for each in page.month.entries() if each.occurrence.day == TUESDAY)
    start = page.month.entry_rect(choir).center().toPoint()
    with answering("This one") as asked:
        drag(page.month, start, page.month.point_of(THURSDAY))
    assert asked == ["Which dates of Choir?"]
    moved = next(each for each in page.month.entries() if each.was)
    assert (moved.occurrence.day, moved.occurrence.at) == (THURSDAY, time(14))


def test_alt_and_down_moves_by_a_week(page: CalendarPage, qtbot: QtBot) -> None:
    choir = next(each for each in page.month.entries() if each.occurrence.day == TUESDAY)
    page.month.focus_entry(choir)
    with answering("This one"):
        qtbot.keyClick(page.month, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    moved = next(each for each in page.month.entries() if each.was)
    assert moved.occurrence.day == date(2026, 12, 1)
    assert page.month.focused is moved


def test_a_crowded_day_points_to_the_rest(
    page: CalendarPage, file: CentreFile, qtbot: QtBot
) -> None:
    for number in range(12):
        at = time(9 + number // 2, 30 * (number % 2))
        add_activity(file, Activity(0, f"Thing {number}", times=(weekly("MO", at),)))
    page.refresh()
    hidden = entry(page.month, "Thing 11")
    pointer = page.month.hit(page.month.entry_rect(hidden).center())
    assert pointer is not None
    assert hidden in pointer.stacked
    page.month.focus_entry(hidden)
    qtbot.keyClick(page.month, Qt.Key.Key_Return)
    assert page.frame.side is not None
    assert page.frame.side.title.text() == "Thing 11"


def test_entries_of_a_day_stand_in_the_order_of_time(page: CalendarPage) -> None:
    day = next(each for each in page.month.days if each.day == date(2026, 11, 25))
    assert [each.title for each in day.entries] == ["Open kitchen", "Baking"]


def test_a_shut_day_says_why(page: CalendarPage) -> None:
    day = next(each for each in page.month.days if each.day == date(2026, 11, 27))
    assert closed_words(day) == ("Closed: floor laid",)


def test_months_are_paged(page: CalendarPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.month, Qt.Key.Key_PageDown)
    assert page.frame.title.text() == "December 2026"
    qtbot.keyClick(page.month, Qt.Key.Key_PageUp)
    qtbot.keyClick(page.month, Qt.Key.Key_PageUp)
    assert page.frame.title.text() == "October 2026"


def test_a_click_on_a_date_begins_something_there(page: CalendarPage, qtbot: QtBot) -> None:
    spot = page.month.point_of(date(2026, 11, 16))
    qtbot.mouseClick(page.month.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    panel = page.frame.side
    assert isinstance(panel, ActivityPanel)
    assert panel.times.cards[0].when.line.text() == "Monday 16 November 2026"
