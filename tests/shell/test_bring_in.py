"""Bringing in tables of people and of attendance, from the pages that show them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dropin.attendance.store import attendances_on
from dropin.dates import read_day
from dropin.exchange.forms import ImportDialog
from dropin.people.page import PeoplePage
from dropin.people.store import people
from dropin.shell.workspace import Workspace
from tests.files import new_file
from tests.shell.conftest import OpenWindow
from tests.shell.hands import CONTROL, button, click, meeting, press


@pytest.fixture
def home(open_window: OpenWindow, tmp_path: Path) -> Workspace:
    """The window on a centre with nobody in it."""
    new_file(tmp_path).close()
    workspace = open_window(tmp_path / "centre.dropin").workspace
    assert workspace is not None
    return workspace


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path, *rows: str) -> None:
    """Let a person choose a table with these rows."""
    path.write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.setattr("dropin.exchange.forms.choose_source", lambda parent: path)


def test_people_come_in_from_their_empty_page_and_are_shown_there(
    home: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = home.show_page("people")
    chosen(monkeypatch, tmp_path / "people.csv", "Name,Phone", "Ana,0171", "Ben,0172")

    def bring_in(dialog: ImportDialog) -> None:
        qtbot.waitUntil(dialog.bring_in_button.isEnabled)
        click(qtbot, dialog.bring_in_button)

    with meeting(ImportDialog, bring_in):
        click(qtbot, button(page, "Bring in a table of people…"))
    assert home.current_key == "people"
    assert isinstance(page, PeoplePage)
    assert [row.person.name for row in page.table.rows_model.rows] == ["Ana", "Ben"]
    home.undo()
    assert people(home.file) == ()


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("buddies.csv", ("Name,Most pairs", "Ana,2")),
        ("requests.csv", ("Name,Help with", "Ana,Shopping")),
    ],
)
def test_tables_of_the_buddy_programme_come_in_and_its_page_is_shown(
    home: Workspace,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    rows: tuple[str, ...],
) -> None:
    chosen(monkeypatch, tmp_path / name, *rows)

    def bring_in(dialog: ImportDialog) -> None:
        qtbot.waitUntil(lambda: bool(dialog.detail.answers))
        click(qtbot, button(dialog, "Add Ana as somebody new"))
        qtbot.waitUntil(dialog.bring_in_button.isEnabled)
        click(qtbot, dialog.bring_in_button)

    with meeting(ImportDialog, bring_in):
        press(qtbot, Qt.Key.Key_I, CONTROL)
    assert home.current_key == "buddies"
    assert [each.name for each in people(home.file)] == ["Ana"]
    home.undo()
    assert people(home.file) == ()


def test_attendance_comes_in_by_keys_and_its_page_is_shown(
    home: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, tmp_path / "a.csv", "Date,Name,Came", "2026-11-17,Ana,yes")

    def bring_in(dialog: ImportDialog) -> None:
        qtbot.waitUntil(lambda: bool(dialog.detail.answers))
        press(qtbot, Qt.Key.Key_Return, on=dialog.table)
        press(qtbot, Qt.Key.Key_Return, on=dialog.focusWidget())  # the first answer: somebody new
        qtbot.waitUntil(dialog.bring_in_button.isEnabled)
        press(qtbot, Qt.Key.Key_Return, on=dialog.bring_in_button)

    with meeting(ImportDialog, bring_in):
        press(qtbot, Qt.Key.Key_I, CONTROL)
    assert home.current_key == "attendance"
    assert len(attendances_on(home.file, read_day("2026-11-17"))) == 1
