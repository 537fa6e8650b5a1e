"""A page asks for a sheet: the window shows it as printed, and says what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dropin.errors import KnownError
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.printing.sheet_dialog_view import SheetDialog
from dropin.shell.window import MainWindow
from dropin.shell.workspace import Workspace
from tests.shell.hands import click


def workspace(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def test_a_sheet_is_shown_and_saved_and_the_window_says_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "ideas.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    home = workspace(window)
    add_person(home.file, Person(0, "Zoe Quick"))
    home.print_sheet("ideas", {})
    (dialog,) = home.findChildren(SheetDialog)
    with qtbot.waitSignal(dialog.previewed, timeout=10_000):
        pass
    assert "You said, we did" in dialog.view.preview.text(0)
    with qtbot.waitSignal(dialog.said, timeout=10_000):
        click(qtbot, dialog.save_button)
    assert out.exists()
    assert home.toast.label.text() == "Saved as ideas.pdf."
    assert home.toast.action_button.isHidden(), "undo would take back what was done before"
    click(qtbot, dialog.close_button)
    qtbot.waitUntil(lambda: not home.findChildren(SheetDialog))


def test_what_is_not_in_the_file_is_said_before_anything_opens(window: MainWindow) -> None:
    home = workspace(window)
    with pytest.raises(KnownError, match="There is no ballot"):
        home.print_sheet("ballot", {"ballot_id": 99})
    assert not home.findChildren(SheetDialog)
