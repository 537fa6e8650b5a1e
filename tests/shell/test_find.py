"""Find anything: by keyboard, from anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dropin.buddies.page import BuddiesPage
from dropin.buddies.panels.pair_view import PairPanel
from dropin.buddies.panels.request_view import RequestPanel
from dropin.buddies.store import names_of, open_pairs, waiting_requests
from dropin.kit.find_box import FindBox
from dropin.people.forms import PersonPanel
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.people.page import PeoplePage
from dropin.programme.calendar.page import CalendarPage
from dropin.programme.forms import ActivityPanel
from dropin.programme.page import ActivitiesPage
from dropin.shell.find import MOST_OF_A_KIND, Finder
from dropin.shell.window import MainWindow
from tests.shell.hands import CONTROL, focused, press, write


@pytest.fixture
def box(window: MainWindow, qtbot: QtBot) -> FindBox:
    """The box, opened by its key, with the keyboard in it."""
    assert window.workspace is not None
    add_person(window.workspace.file, Person(0, "Žofka Ó Briain", phone="085 123"))
    press(qtbot, Qt.Key.Key_K, CONTROL, on=window)
    (box,) = window.findChildren(FindBox)
    qtbot.waitUntil(lambda: focused() is box.line)
    return box


def finder(window: MainWindow) -> Finder:
    assert window.workspace is not None
    return Finder(window.workspace, window.menus.commands())


def test_a_person_is_found_and_opened(window: MainWindow, box: FindBox, qtbot: QtBot) -> None:
    write(qtbot, "briain")
    press(qtbot, Qt.Key.Key_Return)
    assert window.workspace is not None
    page = window.workspace.pages["people"]
    assert isinstance(page, PeoplePage)
    assert window.workspace.current_key == "people"
    assert isinstance(page.frame.side, PersonPanel)
    assert page.frame.side.form.values()["name"] == "Žofka Ó Briain"
    assert not box.isVisible()


def test_an_activity_is_found_and_opened(window: MainWindow, box: FindBox, qtbot: QtBot) -> None:
    write(qtbot, "choir")
    press(qtbot, Qt.Key.Key_Return)
    assert window.workspace is not None
    page = window.workspace.pages["activities"]
    assert isinstance(page, ActivitiesPage)
    assert isinstance(page.frame.side, ActivityPanel)
    assert page.frame.side.form.values()["title"] == "Choir"


@pytest.mark.parametrize("typed", ["24 december 2026", "2026-12-24", "24/12/2026", "Dec 24 2026"])
def test_a_day_is_found_in_many_spellings(
    window: MainWindow, box: FindBox, qtbot: QtBot, typed: str
) -> None:
    write(qtbot, typed)
    press(qtbot, Qt.Key.Key_Return)
    assert window.workspace is not None
    page = window.workspace.pages["calendar"]
    assert isinstance(page, CalendarPage)
    assert page.state()["day"] == "2026-12-24"


def test_a_command_is_found_and_done(window: MainWindow, box: FindBox, qtbot: QtBot) -> None:
    write(qtbot, "undo add")
    press(qtbot, Qt.Key.Key_Return)
    assert window.workspace is not None
    found = window.workspace.file.value("SELECT count(*) FROM person WHERE name LIKE 'Žofka%'")
    assert found == 0


def test_arrows_choose_among_what_was_found(window: MainWindow, box: FindBox, qtbot: QtBot) -> None:
    write(qtbot, "a")
    second = finder(window).search("a")[1]
    press(qtbot, Qt.Key.Key_Down)
    current = box.list.current()
    assert current is not None
    assert current.title == second.title


def test_escape_gives_the_keyboard_back_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    window.workspace.sidebar.buttons["today"].setFocus()
    press(qtbot, Qt.Key.Key_K, CONTROL)
    (box,) = window.findChildren(FindBox)
    press(qtbot, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert focused() is window.workspace.sidebar.buttons["today"]


def test_what_is_not_there_is_said(box: FindBox, qtbot: QtBot) -> None:
    write(qtbot, "xyzzy")
    assert box.nothing.isVisible()
    assert not box.list.isVisible()


def test_names_are_found_without_their_accents_and_in_any_order(window: MainWindow) -> None:
    assert window.workspace is not None
    add_person(window.workspace.file, Person(0, "Žofka Ó Briain"))
    for typed in ("zofka", "briain zof", "O BRIAIN"):
        assert "Žofka Ó Briain" in [each.title for each in finder(window).search(typed)], typed


def test_a_name_that_begins_with_the_words_comes_before_one_that_holds_them(
    window: MainWindow,
) -> None:
    assert window.workspace is not None
    for name in ("Tom Quince", "Quince Adams"):
        add_person(window.workspace.file, Person(0, name))
    found = [each.title for each in finder(window).search("quince") if each.group == "People"]
    assert found == ["Quince Adams", "Tom Quince"]


def test_no_kind_crowds_out_the_others(window: MainWindow) -> None:
    assert window.workspace is not None
    for number in range(20):
        add_person(window.workspace.file, Person(0, f"Quince {number}"))
    people = [each for each in finder(window).search("quince") if each.group == "People"]
    assert len(people) == MOST_OF_A_KIND
    groups = [each.group for each in finder(window).search("a")]
    assert groups == sorted(groups, key=groups.index)
    assert {"Activities", "People", "Commands"} <= set(groups)


def test_the_box_is_opened_again_and_again_without_piling_up(
    window: MainWindow, qtbot: QtBot
) -> None:
    for _ in range(5):
        press(qtbot, Qt.Key.Key_K, CONTROL, on=window)
    assert len([each for each in window.findChildren(FindBox) if each.isVisible()]) == 1
    qtbot.waitUntil(lambda: len(window.findChildren(FindBox)) == 1)
    press(qtbot, Qt.Key.Key_Escape)
    assert not any(each.isVisible() for each in window.findChildren(FindBox))


def test_who_waits_for_a_buddy_and_each_pair_is_found_and_opened(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.workspace is not None
    file = window.workspace.file
    pair = open_pairs(file)[0]
    names = names_of(file, [pair.member_id, pair.buddy_id])
    both = " · ".join(names[each] for each in (pair.member_id, pair.buddy_id) if each)
    found = {each.title: each for each in finder(window).search(both)}
    found[both].action()
    page = window.workspace.pages["buddies"]
    assert isinstance(page, BuddiesPage)
    assert isinstance(page.frame.side, PairPanel)
    waiting = waiting_requests(file)[0]
    name = names_of(file, [waiting.person_id])[waiting.person_id]
    words = f"{name} would like a buddy"
    {each.title: each for each in finder(window).search(words)}[words].action()
    assert isinstance(page.frame.side, RequestPanel)
