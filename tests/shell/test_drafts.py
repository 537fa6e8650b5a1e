"""What is typed and not saved outlives changed settings, undo and other pages."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dropin.centre.forms import HoursSection
from dropin.centre.operations import save_centre
from dropin.centre.store import centre
from dropin.dates import Customs
from dropin.kit.draft_panel import holds_draft
from dropin.people.forms import PersonPanel
from dropin.people.page import PeoplePage
from dropin.shell.settings import SettingsPage
from dropin.shell.window import MainWindow
from dropin.shell.workspace import Workspace
from tests.shell.hands import settle


@pytest.fixture
def home(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def change_customs(home: Workspace) -> None:
    customs = Customs(twelve_hours=True, first_weekday=6, month_first=True)
    save_centre(home.file, replace(centre(home.file), customs=customs))


def type_into(qtbot: QtBot, editor: QWidget, words: str) -> None:
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, words)


def test_settings_half_typed_outlive_an_undo_of_other_settings_on_another_page(
    home: Workspace, qtbot: QtBot
) -> None:
    change_customs(home)
    page = cast(SettingsPage, home.show_page("settings"))
    hours = cast(HoursSection, page.show_section("hours"))
    type_into(qtbot, hours.week.field("2").editor, "nine till")
    home.show_page("calendar")
    home.undo()
    again = cast(SettingsPage, home.show_page("settings"))
    hours = cast(HoursSection, again.show_section("hours"))
    assert hours.week.field("2").problem()
    assert holds_draft(again)


def test_a_person_half_typed_outlives_new_customs_and_the_page_follows_them_later(
    home: Workspace, qtbot: QtBot
) -> None:
    people = cast(PeoplePage, home.show_page("people"))
    people.add_person()
    panel = people.frame.side
    assert isinstance(panel, PersonPanel)
    type_into(qtbot, panel.form.field("name").editor, "Ana")
    home.show_page("settings")
    change_customs(home)
    assert home.show_page("people") is people
    assert holds_draft(people)
    panel.forget()
    settle()
    home.show_page("settings")
    assert home.show_page("people") is not people


def test_a_page_without_a_draft_follows_new_settings_at_once(home: Workspace) -> None:
    people = home.show_page("people")
    home.show_page("settings")
    change_customs(home)
    assert home.show_page("people") is not people
