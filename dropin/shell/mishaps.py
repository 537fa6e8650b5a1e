"""What a slot raises ends here: the world's errors are said plainly, ours are reported."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from dropin.errors import KnownError

if TYPE_CHECKING:
    from dropin.shell.window import MainWindow


def catch_mishaps(window: MainWindow) -> None:
    """From now on nothing raised under a click or a key is lost or ends the program."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            show_mishap(window, error)
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = caught


def show_mishap(window: MainWindow, error: Exception) -> None:
    """Say what happened and what to do next; our own mistakes go to the log as well."""
    from dropin.kit.error_report import show_error, write_log

    now = window.clock()
    if not isinstance(error, KnownError):
        # Where there is no place for a log, the report can still be copied from the dialog.
        with suppress(OSError):
            write_log(error, _log_folder(), now)
    show_error(window, error, now)


def _log_folder() -> Path:
    from PySide6.QtCore import QStandardPaths

    places = QStandardPaths.StandardLocation
    return Path(QStandardPaths.writableLocation(places.AppLocalDataLocation))
