"""F1: the help of the page one stands on, its keys, and the handbook on paper."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from dropin.handbook.articles import ARTICLES, AT_EVERY_SEAT, EVERYWHERE, article_of
from dropin.printing.documents.reading import document_of
from dropin.printing.documents.wanted import Wanted
from dropin.printing.operations import printed
from dropin.printing.sheet_dialog_view import SheetDialog
from dropin.shell.help import HelpDialog
from dropin.shell.pages import BESIDE, PAGES
from dropin.shell.seats import FRONT_DESK
from dropin.shell.window import MainWindow
from dropin.shell.workspace import Workspace
from tests.files import new_file
from tests.printing.paper import text_of
from tests.shell.hands import click, press


def workspace(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def the_help(home: Workspace) -> HelpDialog:
    (shown,) = [each for each in home.findChildren(HelpDialog) if each.isVisible()]
    return shown


def told(help_: HelpDialog) -> str:
    return "\n".join(label.text() for label in help_.findChildren(QLabel))


def told_keys() -> set[str]:
    """Each key of EVERYWHERE, ranges written out."""
    found = set()
    for press_ in EVERYWHERE:
        keys = press_.keys
        if keys == "Ctrl+1 to Ctrl+9":
            found |= {f"Ctrl+{number}" for number in range(1, 10)}
        else:
            found |= set(re.split(r", (?=\w)", keys))
    return found


@pytest.mark.parametrize("key", [kind.key for kind in (*PAGES, *BESIDE)])
def test_f1_explains_the_page_one_stands_on(window: MainWindow, qtbot: QtBot, key: str) -> None:
    home = workspace(window)
    home.show_page(key)
    press(qtbot, Qt.Key.Key_F1, on=window)
    shown = the_help(home)
    words = told(shown)
    article = article_of(key)
    assert str(article.answers) in words
    assert all(str(task.way) in words for task in article.tasks)
    assert all(str(each.does) in words for each in (*article.keys, *EVERYWHERE))
    press(qtbot, Qt.Key.Key_Escape, on=shown)
    assert not shown.isVisible()


def test_f1_on_another_page_takes_the_place_of_the_help_before(
    window: MainWindow, qtbot: QtBot
) -> None:
    home = workspace(window)
    home.show_page("calendar")
    press(qtbot, Qt.Key.Key_F1, on=window)
    home.show_page("people")
    press(qtbot, Qt.Key.Key_F1, on=window)
    assert the_help(home).article.page == "people"


def test_one_goes_on_working_while_the_help_is_open(window: MainWindow, qtbot: QtBot) -> None:
    home = workspace(window)
    press(qtbot, Qt.Key.Key_F1, on=window)
    assert not the_help(home).isModal()


def test_the_handbook_is_printed_from_the_help(window: MainWindow, qtbot: QtBot) -> None:
    home = workspace(window)
    press(qtbot, Qt.Key.Key_F1, on=window)
    click(qtbot, the_help(home).print_button)
    (dialog,) = home.findChildren(SheetDialog)
    with qtbot.waitSignal(dialog.previewed, timeout=10_000):
        pass
    assert "Handbook" in dialog.view.preview.text(0)
    dialog.reject()


def test_the_keys_told_at_other_seats_are_those_that_are_left(window: MainWindow) -> None:
    window.sit(FRONT_DESK)
    menus = window.menuBar().findChildren(QMenu)
    left = [each for menu in menus for each in menu.actions() if each.isEnabled()]
    pressed = {keys.toString() for each in left for keys in each.shortcuts()}
    told_here = {keys for each in AT_EVERY_SEAT for keys in re.split(r", (?=\w)", each.keys)}
    assert told_here - {"Esc"} <= pressed  # of large screens, not of a menu


def test_the_keys_told_for_everywhere_are_those_of_the_menus(window: MainWindow) -> None:
    menus = window.menuBar().findChildren(QMenu)
    actions: list[QAction] = [action for menu in menus for action in menu.actions()]
    pressed = [{keys.toString() for keys in each.shortcuts()} for each in actions]
    in_forms = {"Ctrl+Enter", "Esc"}  # of forms and panels, not of a menu
    for keys in filter(None, pressed):
        assert keys & told_keys(), f"no help tells of {keys}"
    assert told_keys() - in_forms <= set().union(*pressed)


@pytest.mark.parametrize("key", [kind.key for kind in (*PAGES, *BESIDE)])
def test_every_shortcut_of_a_page_is_in_its_article(window: MainWindow, key: str) -> None:
    page = workspace(window).show_page(key)
    here = {keys for press_ in article_of(key).keys for keys in re.split(", | and ", press_.keys)}
    pressed = {shortcut.key().toString() for shortcut in page.findChildren(QShortcut)}
    assert pressed <= here


def test_the_printed_handbook_says_all_that_the_help_says(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        document = document_of(file, Wanted("handbook"), today=date(2026, 11, 22))
    paper = "".join(text_of(printed(document).pdf).split())
    for article in ARTICLES:
        sentences = [article.answers, *(task.way for task in article.tasks)]
        sentences += [each.does for each in article.keys]
        for sentence in sentences:
            assert "".join(str(sentence).split()) in paper
