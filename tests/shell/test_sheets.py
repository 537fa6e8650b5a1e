"""A page asks for a sheet: the window shows it as printed, and says what became of it."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dropin.errors import KnownError
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.printing.sheet_dialog_view import SheetDialog
from dropin.roster.model import PatternRole, ShiftPattern, Terms
from dropin.roster.operations import put, save_pattern, save_terms
from dropin.roster.person_view import PersonOnCall
from dropin.roster.planning.model import PRIMARY
from dropin.roster.store import shifts_between
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


def test_a_leaders_shifts_are_saved_as_a_calendar_from_their_panel(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "zoe.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    home = workspace(window)
    zoe = add_person(home.file, Person(0, "Zoe Quick"))
    with pytest.raises(KnownError, match="no shift of theirs"):
        home.save_calendar_of(zoe)
    assert not out.exists()
    save_terms(home.file, Terms(0, zoe, home.today()))
    desk = ShiftPattern(
        0,
        "Reading desk",
        tuple(range(7)),
        time(10),
        time(14),
        home.today(),
        roles=(PatternRole(PRIMARY),),
    )
    save_pattern(home.file, desk, home.today())
    day, end = home.today() + timedelta(days=1), home.today() + timedelta(days=2)
    shift = next(
        each for each in shifts_between(home.file, day, end) if each.name == "Reading desk"
    )
    put(home.file, shift.slots[0].id, zoe)
    home.show_page("people")
    home.open_person(zoe)
    (section,) = home.findChildren(PersonOnCall)
    section.calendar_button.click()
    assert "SUMMARY:Reading desk" in out.read_text(encoding="utf-8")
    assert home.toast.label.text() == "Saved as zoe.ics."
