"""What a click raises: the world's errors in plain words, ours as a report without names."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dropin.errors import BugError, KnownError
from dropin.kit.error_report import ErrorDialog
from dropin.shell import mishaps
from dropin.shell.mishaps import catch_mishaps, show_mishap
from dropin.shell.window import MainWindow
from tests.shell.hands import click, meeting


@pytest.fixture(autouse=True)
def hook_as_before() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the log would be."""
    monkeypatch.setattr(mishaps, "_log_folder", lambda: tmp_path / "log")
    return tmp_path / "log" / "dropin.log"


def raising(window: MainWindow, error: Exception) -> QPushButton:
    """A button whose click goes wrong."""

    def fail() -> None:
        raise error

    button = QPushButton("Go wrong", window)
    button.clicked.connect(fail)
    button.show()
    return button


def test_an_error_of_the_world_says_what_to_do_next_and_writes_no_log(
    window: MainWindow, qtbot: QtBot, log: Path
) -> None:
    catch_mishaps(window)
    error = KnownError("The disk is full.", "Make room on it.")
    with meeting(ErrorDialog, lambda dialog: click(qtbot, dialog.close_button)) as met:
        click(qtbot, raising(window, error))
    assert (met[0].what.text(), met[0].next_step.text()) == (
        "The disk is full.",
        "Make room on it.",
    )
    assert met[0].report == ""
    assert not log.exists()


@pytest.mark.parametrize(
    "error", [BugError("Žofka was lost"), ValueError("Žofka"), KeyError("Žofka")]
)
def test_a_mistake_of_ours_is_reported_without_a_name_and_the_window_goes_on(
    window: MainWindow, qtbot: QtBot, log: Path, error: Exception
) -> None:
    catch_mishaps(window)
    with meeting(ErrorDialog, lambda dialog: click(qtbot, dialog.close_button)) as met:
        click(qtbot, raising(window, error))
    assert "Your file is safe" in met[0].next_step.text()
    written = log.read_text(encoding="utf-8")
    for told in (written, met[0].report):
        assert type(error).__name__ in told
        assert "Žofka" not in told
        assert str(Path.home()) not in told
    assert window.workspace is not None
    window.workspace.show_page("people")


def test_where_no_log_can_be_written_the_report_is_still_shown(
    window: MainWindow, qtbot: QtBot, log: Path
) -> None:
    log.parent.write_text("a file in the way", encoding="utf-8")
    with meeting(ErrorDialog, lambda dialog: dialog.accept()) as met:
        show_mishap(window, ValueError("x"))
    assert met[0].report


def test_a_second_mistake_is_added_to_the_log(window: MainWindow, qtbot: QtBot, log: Path) -> None:
    for error in (ValueError("x"), KeyError("x")):
        with meeting(ErrorDialog, lambda dialog: dialog.accept()):
            show_mishap(window, error)
    written = log.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "KeyError" in written


def test_the_log_lies_in_the_program_s_own_folder(window: MainWindow) -> None:
    places = QStandardPaths.StandardLocation
    expected = Path(QStandardPaths.writableLocation(places.AppLocalDataLocation))
    assert mishaps._log_folder() == expected


def test_stopping_by_the_keyboard_is_no_mishap(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    catch_mishaps(window)
    error = KeyboardInterrupt()
    sys.excepthook(KeyboardInterrupt, error, None)
    assert "KeyboardInterrupt" in capsys.readouterr().err
