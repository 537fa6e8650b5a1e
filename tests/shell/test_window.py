"""The window on one centre: pages, menus, undo, size of text, colours, what it remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.people.page import PeoplePage
from dropin.people.renewals_view import RenewalsPanel
from dropin.programme.calendar.page import CalendarPage
from dropin.programme.page import ActivitiesPage
from dropin.shell.pages import PAGES
from dropin.shell.seats import SEATS, Seat
from dropin.shell.window import MainWindow
from dropin.shell.workspace import Workspace
from dropin.storage.file import CentreFile
from dropin.today.model import RENEWALS, Way
from dropin.today.page import TodayPage
from tests.files import NOW, new_file
from tests.sample_file import sample_file
from tests.shell.conftest import OpenWindow
from tests.shell.hands import CONTROL, SHIFT, click, focused, press


def workspace(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def action(window: MainWindow, words: str) -> QAction:
    """The menu action that says so."""
    return next(each for each in menu_actions(window) if words in each.text().replace("&", ""))


def menu_actions(window: MainWindow) -> list[QAction]:
    menus = window.menuBar().findChildren(QMenu)
    return [each for menu in menus for each in menu.actions() if each.text()]


def add(window: MainWindow, name: str) -> int:
    return add_person(workspace(window).file, Person(0, name))


# Pages


def test_each_page_is_reached_by_its_key_and_by_its_button(
    window: MainWindow, qtbot: QtBot
) -> None:
    home = workspace(window)
    for place, kind in enumerate(PAGES, start=1):
        key = Qt.Key(Qt.Key.Key_0 + place) if place <= 9 else Qt.Key.Key_Comma
        press(qtbot, key, CONTROL, on=window)
        assert home.current_key == kind.key
    for kind in PAGES:
        click(qtbot, home.sidebar.buttons[kind.key])
        assert home.current_key == kind.key
        checked = [key for key, each in home.sidebar.buttons.items() if each.isChecked()]
        assert checked == [kind.key]


def test_pages_are_reached_with_the_arrow_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    home = workspace(window)
    home.sidebar.buttons["today"].setFocus()
    for key in [kind.key for kind in PAGES][1:]:
        press(qtbot, Qt.Key.Key_Down)
        assert focused() is home.sidebar.buttons[key]
        press(qtbot, Qt.Key.Key_Return)
        assert home.current_key == key
        home.sidebar.buttons[key].setFocus()


def test_a_page_shows_what_another_page_changed(window: MainWindow) -> None:
    home = workspace(window)
    page = home.show_page("people")
    assert isinstance(page, PeoplePage)
    home.show_page("calendar")
    add(window, "Aaron of the test")
    home.show_page("people")
    assert "Aaron of the test" in [row.person.name for row in page.table.rows_model.rows]


def test_the_page_in_sight_shows_a_change_at_once(window: MainWindow) -> None:
    page = workspace(window).show_page("people")
    assert isinstance(page, PeoplePage)
    add(window, "Aaron of the test")
    assert "Aaron of the test" in [row.person.name for row in page.table.rows_model.rows]


def test_the_window_starts_with_the_one_page_it_shows(window: MainWindow) -> None:
    assert list(workspace(window).pages) == ["today"]


def test_what_waits_on_the_today_page_leads_to_where_it_is_answered(
    window: MainWindow, qtbot: QtBot
) -> None:
    home = workspace(window)
    home.show_day(NOW.date())
    calendar = home.pages["calendar"]
    assert isinstance(calendar, CalendarPage)
    assert home.current_key == "calendar"
    number = workspace(window).file.value("SELECT min(id) FROM activity")
    assert isinstance(number, int)
    home.open_activity(number)
    assert home.current_key == "activities"
    activities = home.pages["activities"]
    assert isinstance(activities, ActivitiesPage)
    assert activities.frame.side is not None
    person = home.file.value("SELECT min(id) FROM person")
    assert isinstance(person, int)
    home.open_person(person)
    assert home.current_key == "people"
    home.show_page("today")
    today = home.pages["today"]
    assert isinstance(today, TodayPage)
    today.wanted.emit(Way(RENEWALS))
    people = home.pages["people"]
    assert isinstance(people, PeoplePage)
    assert isinstance(people.frame.side, RenewalsPanel)


def test_a_narrow_window_shows_icons_alone_that_still_have_names(
    window: MainWindow, qtbot: QtBot
) -> None:
    sidebar = workspace(window).sidebar
    wide = sidebar.width()
    window.resize(900, 700)
    qtbot.waitUntil(lambda: sidebar.width() < wide)
    for kind in PAGES:
        button = sidebar.buttons[kind.key]
        assert button.toolTip() == button.accessibleName() == str(kind.name)
    assert not sidebar.name.isVisible()


# Undo


def test_undo_and_redo_in_the_menu_say_what_they_would_do(window: MainWindow, qtbot: QtBot) -> None:
    undo, redo = window.menus.undo, window.menus.redo
    assert not undo.isEnabled()
    add(window, "Bo")
    assert (undo.text(), undo.isEnabled()) == ("Undo: Add Bo", True)
    assert not redo.isEnabled()
    press(qtbot, Qt.Key.Key_Z, CONTROL, on=window)
    assert (redo.text(), redo.isEnabled()) == ("Redo: Add Bo", True)
    assert workspace(window).toast.label.text() == "Undone: Add Bo"
    for key, modifiers in ((Qt.Key.Key_Z, CONTROL | SHIFT), (Qt.Key.Key_Y, CONTROL)):
        press(qtbot, key, modifiers, on=window)
        assert undo.text() == "Undo: Add Bo"
        assert workspace(window).file.value("SELECT count(*) FROM person WHERE name = 'Bo'") == 1
        press(qtbot, Qt.Key.Key_Z, CONTROL, on=window)


def test_the_toast_takes_back_what_was_just_done_and_does_it_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    home = workspace(window)
    add(window, "Bo")
    home.say_done("Added Bo")
    assert home.toast.isVisible()
    assert home.toast.action_button.text() == "Undo"
    click(qtbot, home.toast.action_button)
    assert home.file.value("SELECT count(*) FROM person WHERE name = 'Bo'") == 0
    assert (home.toast.label.text(), home.toast.action_button.text()) == (
        "Undone: Add Bo",
        "Redo",
    )
    click(qtbot, home.toast.action_button)
    assert home.file.value("SELECT count(*) FROM person WHERE name = 'Bo'") == 1


def test_undo_is_there_after_the_window_was_closed_and_opened(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    first = open_window(path)
    add(first, "Bo")
    first.close()
    second = open_window(path)
    assert second.menus.undo.text() == "Undo: Add Bo"
    press(qtbot, Qt.Key.Key_Z, CONTROL, on=second)
    assert workspace(second).file.value("SELECT count(*) FROM person WHERE name = 'Bo'") == 0


# Menus


def test_without_a_file_only_what_needs_none_can_be_chosen(open_window: OpenWindow) -> None:
    window = open_window()
    can = {each.text().replace("&", "") for each in menu_actions(window) if each.isEnabled()}
    assert {"New centre…", "Open…", "Welcome page", "Quit"} <= can
    assert not can & {"Undo", "Find anything…", "Save a copy…", "Backups…", "Print…", "People"}


@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.key)
def test_no_key_stands_for_two_actions_of_a_seat(window: MainWindow, seat: Seat) -> None:
    window.sit(seat)
    seen = [each for each in menu_actions(window) if each.isVisible()]
    keys = [key.toString() for each in seen for key in each.shortcuts()]
    assert len(keys) == len(set(keys)) > 5


def test_a_copy_is_saved_whole_while_the_file_is_open(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.dropin"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    action(window, "Save a copy").trigger()
    assert workspace(window).toast.label.text() == "Saved a copy as copy.dropin."
    with CentreFile.open(copy, clock=lambda: NOW, who="Ben") as file:
        assert file.value("SELECT count(*) FROM person") == workspace(window).file.value(
            "SELECT count(*) FROM person"
        )


@pytest.mark.parametrize(
    ("words", "start"),
    [("Export for calendars", "BEGIN:VCALENDAR"), ("Export as a table", "Activity,When")],
)
def test_the_programme_is_exported_from_the_menu(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    start: str,
) -> None:
    out = tmp_path / "out.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    action(window, words).trigger()
    assert out.read_text(encoding="utf-8-sig").casefold().startswith(start.casefold())
    assert workspace(window).toast.label.text() == "Saved as out.txt."


def test_leaving_the_dialog_of_the_system_does_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    before = sorted(tmp_path.iterdir())
    for words in ("Save a copy", "Export for calendars", "Export as a table", "Open…"):
        action(window, words).trigger()
    assert sorted(tmp_path.iterdir()) == before


def test_opening_the_open_file_again_keeps_it_writable(window: MainWindow, path: Path) -> None:
    add(window, "Bo")
    window.open_or_explain(path)
    assert workspace(window).file.read_only is None
    assert workspace(window).file.value("SELECT count(*) FROM person WHERE name = 'Bo'") == 1


def test_another_file_takes_the_place_of_the_first_and_lets_go_of_it(
    window: MainWindow, path: Path, tmp_path: Path
) -> None:
    with new_file(tmp_path, "Quay Centre") as file:
        other = file.path
    window.open_path(other)
    assert window.windowTitle() == "Quay Centre – Drop-in"
    with CentreFile.open(path, clock=lambda: NOW, who="Ben") as file:
        assert file.read_only is None


def test_the_words_of_the_centre_are_on_its_pages(open_window: OpenWindow, path: Path) -> None:
    from dropin.words import say

    with (
        CentreFile.open(path, clock=lambda: NOW, who="Ben") as file,
        file.change("Call them guests") as change,
    ):
        change.execute("UPDATE centre SET member_word = 'guest', members_word = 'guests'")
    open_window(path)
    assert say("{Members}") == "Guests"


# The look


def test_text_grows_and_shrinks_by_keys_within_its_bounds(window: MainWindow, qtbot: QtBot) -> None:
    usual = QApplication.font().pointSizeF()
    larger, smaller = action(window, "Larger text"), action(window, "Smaller text")
    larger.trigger()
    assert theme.text_percent() == 110
    assert QApplication.font().pointSizeF() == pytest.approx(usual * 1.1)
    for start, step, bound in ((190, larger, 200), (90, smaller, 80)):
        window.set_text_percent(start)
        step.trigger()
        step.trigger()
        assert theme.text_percent() == bound
    press(qtbot, Qt.Key.Key_0, CONTROL, on=window)
    assert theme.text_percent() == 100


def test_light_and_dark_are_chosen_in_the_menu_and_ticked(window: MainWindow) -> None:
    for words, dark in (("Dark colours", True), ("Light colours", False)):
        action(window, words).trigger()
        assert theme.current().dark is dark
        assert action(window, words).isChecked()
    ticked = [each.text() for each in menu_actions(window) if each.isChecked()]
    assert ticked == ["Light colours"]


# What is remembered


def test_size_page_zoom_and_colours_are_as_they_were_left(
    open_window: OpenWindow, path: Path
) -> None:
    first = open_window(path)
    first.resize(800, 610)  # no larger than the screen of the tests
    first.set_text_percent(130)
    first.set_scheme("dark")
    calendar = workspace(first).show_page("calendar")
    assert isinstance(calendar, CalendarPage)
    calendar.kinds.choose("month")
    workspace(first).show_page("settings")
    first.close()

    second = open_window(path)
    assert (second.width(), second.height()) == (800, 610)
    assert theme.text_percent() == 130
    assert theme.current().dark
    assert workspace(second).current_key == "settings"
    again = workspace(second).show_page("calendar")
    assert isinstance(again, CalendarPage)
    assert again.kinds.value() == "month"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("window/text_percent", "enormous"),
        ("window/text_percent", "99999"),
        ("window/scheme", "purple"),
        ("window/page", "no-such-page"),
        ("window/geometry", "a word"),
        ("files/recent", "{not json"),
        ("files/recent", "7"),
        ("files/recent", "[7, null]"),
        ("page/today", "[1, 2]"),
        ("page/today", "{not json"),
    ],
)
def test_settings_edited_by_hand_never_keep_the_window_from_opening(
    open_window: OpenWindow, path: Path, key: str, value: str
) -> None:
    settings = QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Drop-in", "Drop-in"
    )
    settings.setValue(key, value)
    settings.sync()
    window = open_window(path)
    assert workspace(window).current_key == "today"
    assert 80 <= theme.text_percent() <= 200


def test_only_the_last_eight_files_are_remembered(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    paths = [sample_file(tmp_path, f"Centre {number}") for number in range(10)]
    for path in paths:
        window.remembered.opened(path)
    assert window.remembered.recent_files == list(reversed(paths))[:8]


def test_nothing_about_people_is_remembered_outside_the_file(
    open_window: OpenWindow, path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    window = open_window(path)
    person = workspace(window).file.row("SELECT id, name FROM person ORDER BY id")
    assert person is not None
    workspace(window).open_person(person["id"])
    window.close()
    written = [each.read_text() for each in tmp_path_factory.getbasetemp().rglob("Drop-in.ini")]
    assert written
    assert not any(person["name"] in each for each in written)
