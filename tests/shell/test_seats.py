"""Who sits there: each seat's pages, leaving by one key, and coming back past the passphrase."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from dropin.centre.operations import set_passphrase
from dropin.errors import KnownError
from dropin.kit.large import FullScreen
from dropin.people.page import PeoplePage
from dropin.shell import passphrase_form
from dropin.shell.desk.front_desk import FrontDeskPage
from dropin.shell.help import HelpDialog
from dropin.shell.passphrase_form import PassphraseDialog, Tries
from dropin.shell.seats import COORDINATOR, FRONT_DESK, LEADER, SEATS, Seat
from dropin.shell.window import MainWindow
from dropin.shell.workspace import Workspace
from tests.kit.looking import cut_texts
from tests.shell.conftest import OpenWindow
from tests.shell.hands import CONTROL, button, click, focused, meeting, press, settle

WORDS = "grey heron at noon"
THE_COORDINATORS = (
    *("Undo", "Redo", "Find", "Export", "Bring", "Open", "New", "Welcome", "Backups"),
    *("Save a copy", "Someone is unwell", "What needs cover", "Settings", "People"),
)
every_other_seat = pytest.mark.parametrize("seat", SEATS[1:], ids=lambda seat: seat.key)


def home(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def turn_to(qtbot: QtBot, window: MainWindow) -> None:
    """The window has the keyboard again, once what stood before it is gone."""
    settle()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def leave(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(qtbot, window)
    press(qtbot, Qt.Key.Key_L, CONTROL, on=window)


def actions(window: MainWindow) -> list[QAction]:
    menus = window.menuBar().findChildren(QMenu)
    return [each for menu in menus for each in menu.actions() if each.text()]


def offered(window: MainWindow) -> set[str]:
    return {
        each.text().replace("&", "")
        for each in actions(window)
        if each.isVisible() and each.isEnabled()
    }


def answer(qtbot: QtBot, dialog: PassphraseDialog, *tries: str) -> None:
    for words in tries:
        qtbot.keyClicks(dialog.field.editor, words)
        press(qtbot, Qt.Key.Key_Return, on=dialog.field.editor)


def test_one_key_leaves_for_the_front_desk_and_one_comes_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.windowTitle() == "Harbour House – Drop-in"
    leave(qtbot, window)
    assert window.windowTitle() == "Harbour House – Front desk – Drop-in"
    assert home(window).current_key == "desk"
    leave(qtbot, window)
    assert window.windowTitle() == "Harbour House – Drop-in"
    assert home(window).seat is COORDINATOR


def test_the_key_leads_to_the_seat_last_used_here(
    window: MainWindow, qtbot: QtBot, open_window: OpenWindow
) -> None:
    next(each for each in actions(window) if each.text() == "Sit as: Peer leader").trigger()
    whose = home(window).sidebar.whose
    assert whose is not None
    assert whose.text() == "Peer leader"
    leave(qtbot, window)
    leave(qtbot, window)
    assert home(window).seat is LEADER


@every_other_seat
def test_a_computer_starts_in_the_seat_it_was_left_in(
    window: MainWindow, open_window: OpenWindow, seat: Seat
) -> None:
    path = home(window).file.path
    window.sit(seat)
    window.close()
    again = open_window(path)
    assert home(again).seat is seat
    again.sit(COORDINATOR)
    assert home(again).seat is COORDINATOR


def test_what_a_settings_file_of_another_time_says_is_no_way_in_nor_out(
    open_window: OpenWindow, window: MainWindow
) -> None:
    path = home(window).file.path
    window.remembered.seat = "throne"
    window.close()
    assert home(open_window(path)).seat is COORDINATOR


def test_drafts_and_the_page_wait_for_the_coordinator(window: MainWindow, qtbot: QtBot) -> None:
    people = cast(PeoplePage, home(window).show_page("people"))
    people.open_person(1)
    assert people.frame.side is not None
    leave(qtbot, window)
    assert not people.isVisible()
    leave(qtbot, window)
    assert home(window).pages["people"] is people
    assert people.isVisible()
    assert people.frame.side is not None


def test_what_changed_meanwhile_is_read_on_coming_back_and_not_before(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = cast(PeoplePage, home(window).show_page("people"))
    read: list[bool] = []
    monkeypatch.setattr(people, "refresh", lambda: read.append(True))
    leave(qtbot, window)
    with home(window).file.change("Add somebody") as change:
        change.insert("person", name="Somebody New")
    assert read == []
    leave(qtbot, window)
    assert read == [True]


def test_nothing_the_coordinator_opened_stays_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    coordinator = home(window)
    press(qtbot, Qt.Key.Key_F1, on=window)
    desk = FullScreen("On call", coordinator)
    desk.show()
    window.find_anything()
    window.sit(FRONT_DESK)
    settle()
    assert not any(each.isVisible() for each in coordinator.findChildren(QWidget))
    assert window._find_box is None


@every_other_seat
def test_a_seat_offers_only_what_is_its_own(window: MainWindow, seat: Seat) -> None:
    with home(window).file.change("Rename somebody") as change:
        change.update("person", 1, name="Somebody Else")
    window.sit(seat)
    found = offered(window)
    assert {"Quit", "Come back to the coordinator’s seat", "Help with this page"} <= found
    assert [each for each in found if each.startswith(THE_COORDINATORS)] == []
    window.sit(COORDINATOR)
    assert {"Undo: Rename somebody", "Find anything…", "Settings", "Open…"} <= offered(window)


@every_other_seat
def test_no_key_of_another_seat_does_anything(window: MainWindow, qtbot: QtBot, seat: Seat) -> None:
    with home(window).file.change("Rename somebody") as change:
        change.update("person", 1, name="Somebody Else")
    window.sit(seat)
    first = home(window).current_key
    for key in (Qt.Key.Key_Z, Qt.Key.Key_K, Qt.Key.Key_Comma, Qt.Key.Key_8, Qt.Key.Key_P):
        press(qtbot, key, CONTROL, on=window)
    assert home(window).current_key == first
    assert home(window).file.undo_label == "Rename somebody"
    assert window._find_box is None


@every_other_seat
def test_a_page_the_seat_does_not_have_is_not_shown(window: MainWindow, seat: Seat) -> None:
    window.sit(seat)
    for kind in COORDINATOR.every_page:
        with pytest.raises(KnownError, match="does not show that"):
            home(window).show_page(kind.key)
    with pytest.raises(KnownError):
        home(window).open_person(1)


@every_other_seat
def test_f1_explains_the_seats_pages_and_offers_nothing_to_print(
    window: MainWindow, qtbot: QtBot, seat: Seat
) -> None:
    window.sit(seat)
    press(qtbot, Qt.Key.Key_F1, on=window)
    (shown,) = home(window).findChildren(HelpDialog)
    assert shown.article.page == seat.pages[0].key
    with pytest.raises(AssertionError):
        button(shown, "Print the handbook…")


# -- the passphrase -----------------------------------------------------------------------------


def test_coming_back_asks_for_the_passphrase(window: MainWindow, qtbot: QtBot) -> None:
    set_passphrase(home(window).file, WORDS)
    leave(qtbot, window)
    assert home(window).seat is FRONT_DESK  # leaving asks for nothing
    with meeting(PassphraseDialog, lambda dialog: press(qtbot, Qt.Key.Key_Escape, on=dialog)):
        leave(qtbot, window)
    assert home(window).seat is FRONT_DESK
    with meeting(PassphraseDialog, lambda dialog: answer(qtbot, dialog, "grey", WORDS)):
        leave(qtbot, window)
    assert home(window).seat is COORDINATOR


def test_from_the_desk_to_the_leaders_seat_asks_too_and_back_does_not(
    window: MainWindow, qtbot: QtBot
) -> None:
    set_passphrase(home(window).file, WORDS)
    window.sit(LEADER)
    window.sit(FRONT_DESK)
    with meeting(PassphraseDialog, lambda dialog: dialog.reject()):
        window.sit(LEADER)
    assert home(window).seat is FRONT_DESK


def test_three_wrong_tries_make_one_wait_also_in_another_dialog(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrase_form, "opens", lambda lock, words: words == WORDS)
    clock = [100.0]
    monkeypatch.setattr(window, "_tries", Tries(lambda: clock[0]))
    set_passphrase(home(window).file, WORDS)
    leave(qtbot, window)

    def try_three(dialog: PassphraseDialog) -> None:
        answer(qtbot, dialog, "one", "two")
        assert dialog.open_button.isEnabled()
        answer(qtbot, dialog, "three")
        assert not dialog.open_button.isEnabled()
        dialog.attempt()
        dialog.reject()

    def try_again(dialog: PassphraseDialog) -> None:
        assert not dialog.field.isEnabled()
        clock[0] += passphrase_form.WAIT_SECONDS + 1
        dialog._waits.timeout.emit()
        answer(qtbot, dialog, WORDS)

    with meeting(PassphraseDialog, try_three):
        leave(qtbot, window)
    assert home(window).seat is FRONT_DESK
    with meeting(PassphraseDialog, try_again):
        leave(qtbot, window)
    assert home(window).seat is COORDINATOR


def test_the_settings_of_this_computer_hold_nothing_of_it(window: MainWindow, qtbot: QtBot) -> None:
    set_passphrase(home(window).file, WORDS)
    leave(qtbot, window)
    kept = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Drop-in", "Drop-in")
    assert not any("scrypt" in str(kept.value(key)) for key in kept.allKeys())


# -- for every hand and eye ---------------------------------------------------------------------


def test_arrow_keys_go_from_card_to_card_and_enter_opens_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    leave(qtbot, window)
    page = home(window).pages["desk"]
    assert isinstance(page, FrontDeskPage)
    first, second, third = page.grid.cards[:3]
    assert focused() is first
    press(qtbot, Qt.Key.Key_Right)
    assert focused() is second
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert page.screen_in_front is not None
    assert page.screen_in_front.isVisible()
    click(qtbot, page.screen_in_front.back_button)
    turn_to(qtbot, window)
    assert focused() is second
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Down)
    assert third.hasFocus()


@every_other_seat
@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_of_a_seats_pages_is_cut(
    window: MainWindow, qtbot: QtBot, seat: Seat, percent: int
) -> None:
    window.setMinimumSize(0, 0)
    window.set_text_percent(percent)
    window.resize(1366, 768)
    window.sit(seat)
    for kind in seat.pages:
        home(window).show_page(kind.key)
        qtbot.wait(50)
        assert (window.width(), window.height()) == (1366, 768), "the window wants more room"
        assert cut_texts(window) == []
