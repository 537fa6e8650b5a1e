"""For every hand, eye and ear: all pages by keyboard, with names, with no word cut at 200 %."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dropin.printing.page import PrintPage
from dropin.shell.first_run import FirstRun
from dropin.shell.pages import PAGES
from dropin.shell.settings import SECTIONS, SettingsPage
from dropin.shell.window import MainWindow
from tests.kit.looking import cut_texts
from tests.shell.conftest import OpenWindow
from tests.shell.hands import focused, press

PLACES = [kind.key for kind in PAGES if kind.key != "settings"]
PLACES += [f"settings/{kind.key}" for kind in SECTIONS]


def go_to(window: MainWindow, place: str) -> QWidget:
    """Show a page, or one section of Settings."""
    assert window.workspace is not None
    key, _, section = place.partition("/")
    page = window.workspace.show_page(key)
    if section:
        assert isinstance(page, SettingsPage)
        return page.show_section(section)
    return page


def takers_of_keys(parent: QWidget) -> Iterator[QWidget]:
    """What in sight below ``parent`` takes the keyboard by Tab."""
    for each in parent.findChildren(QWidget):
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield each


def chosen_by_arrows(widget: QWidget) -> bool:
    """One of several that arrow keys go through once Tab has come to the one in force."""
    if not isinstance(widget, QAbstractButton):
        return False
    return bool(widget.autoExclusive() or widget.group()) and not widget.isChecked()


def named(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return bool(widget.accessibleName() or text)


@pytest.mark.parametrize("place", PLACES)
def test_everything_that_takes_the_keyboard_has_a_name_to_read_aloud(
    window: MainWindow, place: str
) -> None:
    go_to(window, place)
    nameless = [each for each in takers_of_keys(window) if not named(each)]
    # The bar of menus and the scroll areas tell what is in them.
    nameless = [
        each for each in nameless if not isinstance(each, QMenuBar | QScrollArea | QScrollBar)
    ]
    assert nameless == []


@pytest.mark.parametrize("key", ["activities", "people", "calendar"])
def test_the_side_panels_have_names_too(window: MainWindow, key: str, qtbot: QtBot) -> None:
    assert window.workspace is not None
    number = window.workspace.file.value("SELECT id FROM activity WHERE title = 'Choir'")
    person = window.workspace.file.value("SELECT min(id) FROM person")
    assert isinstance(number, int)
    assert isinstance(person, int)
    if key == "people":
        window.workspace.open_person(person)
    elif key == "activities":
        window.workspace.open_activity(number)
    else:
        window.workspace.show_day(window.workspace.today())
        press(qtbot, Qt.Key.Key_Return)
    assert [each for each in takers_of_keys(window) if not named(each)] == []
    assert cut_texts(window) == []


@pytest.mark.parametrize("place", PLACES)
def test_by_tab_alone_one_gets_everywhere_and_is_never_caught(
    window: MainWindow, qtbot: QtBot, place: str
) -> None:
    page = go_to(window, place)
    wanted = {each for each in takers_of_keys(page) if not chosen_by_arrows(each)}
    reached: set[QWidget] = set()
    assert window.workspace is not None
    window.workspace.sidebar.buttons["today"].setFocus()
    for _ in range(len(wanted) + 400):
        press(qtbot, Qt.Key.Key_Tab)
        if focused() in reached and wanted <= reached:
            break
        reached.add(focused())
    assert [each for each in wanted - reached if each.isVisible()] == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("place", PLACES)
def test_no_word_is_cut_on_the_office_screen(
    window: MainWindow, qtbot: QtBot, place: str, percent: int
) -> None:
    window.setMinimumSize(0, 0)
    window.set_text_percent(percent)
    window.resize(1366, 768)
    page = go_to(window, place)
    if isinstance(page, PrintPage):
        qtbot.waitUntil(lambda: not page.view.drawing)
    qtbot.wait(100)
    assert (window.width(), window.height()) == (1366, 768), "the window wants more room"
    assert cut_texts(window) == []
    assert wider_than_their_place(page) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_of_the_first_page_is_cut(
    open_window: OpenWindow, qtbot: QtBot, percent: int
) -> None:
    window = open_window()
    window.set_text_percent(percent)
    window.resize(1366, 768)
    qtbot.wait(50)
    page = window.centralWidget()
    assert isinstance(page, FirstRun)
    assert cut_texts(page) == []
    for way in (page.sample, page.bring_in, page.empty):
        assert way.height() >= way.heightForWidth(way.width())
    assert wider_than_their_place(page) == []


def wider_than_their_place(parent: QWidget) -> list[QWidget]:
    """Controls and labels in sight that stick out at the right of what they stand in."""
    kinds = (QAbstractButton, QLabel, QLineEdit, QComboBox)
    return [
        each
        for kind in kinds
        for each in parent.findChildren(kind)
        if each.isVisible()
        and (around := each.parentWidget()) is not None
        and each.geometry().right() > around.width()
    ]
