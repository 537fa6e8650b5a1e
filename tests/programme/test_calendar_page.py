"""The Calendar page as a whole: by keys alone, filtered, remembered, read-only, at any size."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.programme.calendar.beside_view import BesidePanel
from dropin.programme.calendar.page import CalendarPage
from dropin.programme.forms import ActivityPanel
from dropin.programme.model import Activity
from dropin.programme.operations import add_activity
from dropin.programme.panels.occurrence_view import OccurrencePanel
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.kit.looking import cut_texts
from tests.programme.screen_sample import (
    TUESDAY,
    WEDNESDAY,
    calendar,
    drag,
    entry,
    now,
    sample,
    weekly,
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with sample(tmp_path) as opened:
        yield opened


@pytest.fixture
def page(file: CentreFile, qtbot: QtBot) -> CalendarPage:
    return calendar(file, qtbot)


def write(qtbot: QtBot, words: str) -> None:
    """Type into whatever has the keyboard."""
    qtbot.keyClicks(QApplication.focusWidget(), words)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_by_keys_alone_something_new_is_changed_cancelled_and_brought_back(
    page: CalendarPage, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.said.connect(said.append)

    press(qtbot, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: page.frame.side is not None and page.frame.side.hasFocus() is False)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not page.week)
    write(qtbot, "Chess")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "Mondays 15:00-16:00")
    press(qtbot, Qt.Key.Key_Return)
    assert said == ["Added Chess."]
    page.show_day(date(2026, 11, 30))
    chess = entry(page.week, "Chess")
    assert page.week.hasFocus()
    assert page.week.focused is chess

    press(qtbot, Qt.Key.Key_Return)
    panel = page.frame.side
    assert isinstance(panel, OccurrencePanel)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not page.week)
    panel.form.field("note").setFocus()
    write(qtbot, "Bring a friend")
    qtbot.keyClick(panel.save_button, Qt.Key.Key_Return)
    assert entry(page.week, "Chess").occurrence.note == "Bring a friend"
    assert page.week.hasFocus()

    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not page.week)
    write(qtbot, "the boards are lent")
    press(qtbot, Qt.Key.Key_Return)
    cancelled = entry(page.week, "Chess")
    assert cancelled.cancelled
    assert cancelled.spoken.startswith("Cancelled: the boards are lent.")

    press(qtbot, Qt.Key.Key_Return)
    panel = page.frame.side
    assert isinstance(panel, OccurrencePanel)
    qtbot.keyClick(panel.restore_button, Qt.Key.Key_Return)
    assert not entry(page.week, "Chess").cancelled
    assert said[-1] == "Chess happens on Mon 30 Nov."


def test_one_more_date_is_added_and_one_never_meant_is_taken_out(
    page: CalendarPage, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    usual = len([each for each in page.week.entries() if each.title == "Baking"])
    baking = entry(page.week, "Baking")
    thursday = baking.occurrence.day + timedelta(days=1)

    page.week.focus_entry(baking, aloud=False)
    page.week.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    panel = page.frame.side
    assert isinstance(panel, OccurrencePanel)
    qtbot.keyClick(panel.another_button, Qt.Key.Key_Return)
    write(qtbot, thursday.isoformat())
    press(qtbot, Qt.Key.Key_Return)
    days = [each.occurrence.day for each in page.week.entries() if each.title == "Baking"]
    assert thursday in days
    assert len(days) == usual + 1
    assert said[-1].startswith("Baking is down for Thu")

    added = next(
        each
        for each in page.week.entries()
        if each.occurrence.day == thursday and each.title == "Baking"
    )
    page.week.focus_entry(added, aloud=False)
    page.week.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    panel = page.frame.side
    assert isinstance(panel, OccurrencePanel)
    qtbot.keyClick(panel.cancel_button, Qt.Key.Key_Return)
    qtbot.keyClick(panel.take_out_button, Qt.Key.Key_Return)
    assert [each.title for each in page.week.entries()].count("Baking") == usual


def test_filters_let_through_what_fits_and_are_remembered(
    page: CalendarPage, file: CentreFile, qtbot: QtBot
) -> None:
    menu = page.filters.buttons["place"].menu()
    assert [action.text() for action in menu.actions()] == ["All places", "Hall", "Kitchen"]
    menu.actions()[2].trigger()
    assert {each.title for each in page.week.entries()} == {"Open kitchen", "Baking"}
    assert page.filters.buttons["place"].text() == "Kitchen"
    page.filters.choose("leader", 2)
    assert [each.title for each in page.week.entries()] == ["Baking"]
    again = calendar(file, qtbot)
    again.restore(page.state())
    assert [each.title for each in again.week.entries()] == ["Baking"]
    assert again.filters.buttons["leader"].text() == "Jo Byrne"


def test_what_nobody_leads_can_be_looked_for(page: CalendarPage) -> None:
    page.filters.choose("leader", 0)
    assert [each.title for each in page.week.entries()] == ["Quiet hour"]


def test_page_and_day_are_remembered(page: CalendarPage, file: CentreFile, qtbot: QtBot) -> None:
    page.kinds.choose("month")
    page.show_day(date(2027, 2, 9))
    again = calendar(file, qtbot)
    again.restore(page.state())
    assert again.frame.title.text() == "February 2027"
    assert again.view is again.month


def test_a_window_left_open_shows_the_week_of_now_when_it_comes(
    file: CentreFile, qtbot: QtBot
) -> None:
    day = [now()]
    page = CalendarPage(file, lambda: day[0])
    qtbot.addWidget(page)
    day[0] += timedelta(days=7)
    page.refresh()
    assert page.frame.title.text() == "30 November – 6 December"
    again = CalendarPage(file, lambda: day[0] + timedelta(days=7))
    qtbot.addWidget(again)
    again.restore(page.state())
    assert again.frame.title.text() == "7 – 13 December"


def test_a_week_somebody_turned_to_stays_when_the_day_turns(file: CentreFile, qtbot: QtBot) -> None:
    day = [now()]
    page = CalendarPage(file, lambda: day[0])
    qtbot.addWidget(page)
    page.show_day(date(2027, 2, 9))
    day[0] += timedelta(days=1)
    page.refresh()
    assert page.frame.title.text() == "8 – 14 February 2027"


def test_a_title_for_one_date_is_written_without_a_question(
    page: CalendarPage, qtbot: QtBot
) -> None:
    page.week.focus_entry(entry(page.week, "Choir"), aloud=False)
    page.week.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    panel = page.frame.side
    assert isinstance(panel, OccurrencePanel)
    panel.form.field("title").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "Carols")
    qtbot.keyClick(panel.save_button, Qt.Key.Key_Return)
    assert entry(page.week, "Carols").occurrence.activity.title == "Choir"


def test_what_has_no_dates_lies_beside_the_calendar(page: CalendarPage, qtbot: QtBot) -> None:
    assert page.strip.count_button.text() == "2 beside the calendar:"
    qtbot.mouseClick(page.strip.count_button, Qt.MouseButton.LeftButton)
    panel = page.frame.side
    assert isinstance(panel, BesidePanel)
    assert [line.text() for line in panel.lines] == ["Advice", "Garden"]
    panel.lines[1].click()
    assert page.frame.side is not None
    assert page.frame.side.title.text() == "Garden"


@pytest.mark.parametrize("view", ["week", "month"])
def test_an_empty_calendar_says_what_it_is_for_and_offers_the_first_step(
    tmp_path: Path, qtbot: QtBot, view: str
) -> None:
    with new_file(tmp_path) as empty:
        page = calendar(empty, qtbot, view=view)
        assert "what happens when" in page.first_step.words.text()
        assert cut_texts(page.first_step) == []
        qtbot.mouseClick(page.first_step.button, Qt.MouseButton.LeftButton)
        assert isinstance(page.frame.side, ActivityPanel)
        add_activity(empty, Activity(0, "Choir", times=(weekly("MO", time(14)),)))
        page.refresh()
        assert not page.first_step.isVisible()


def test_a_file_somebody_else_has_open_is_only_looked_at(
    page: CalendarPage, file: CentreFile, qtbot: QtBot
) -> None:
    with CentreFile.open(
        file.path, clock=lambda: datetime(2026, 11, 22, tzinfo=UTC), who="Jo"
    ) as second:
        assert second.read_only
        looking = calendar(second, qtbot)
        assert not looking.new_button.isEnabled()
        choir = entry(looking.week, "Choir")
        start = looking.week.entry_rect(choir).center().toPoint()
        drag(looking.week, start, looking.week.point_of(WEDNESDAY, 16 * 60))
        looking.week.focus_entry(choir)
        qtbot.keyClick(looking.week, Qt.Key.Key_Delete)
        qtbot.keyClick(looking.week, Qt.Key.Key_N)
        assert looking.frame.side is None
        qtbot.keyClick(looking.week, Qt.Key.Key_Return)
        panel = looking.frame.side
        assert isinstance(panel, OccurrencePanel)
        assert not panel.form.isEnabled()
        assert entry(looking.week, "Choir").occurrence.day == TUESDAY


@pytest.mark.parametrize("percent", [100, 200])
def test_no_words_of_the_page_are_cut(
    page: CalendarPage, qapp: QApplication, qtbot: QtBot, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    try:
        page.open_activity(1)
        qtbot.waitUntil(lambda: page.frame.side is not None and page.frame.side.isVisible())
        page.resize(1158, 768)
        qtbot.wait(20)
        assert cut_texts(page.frame.header) == []
        assert page.frame.side is not None
        assert cut_texts(page.frame.side) == []
    finally:
        theme.apply(qapp, "light")
