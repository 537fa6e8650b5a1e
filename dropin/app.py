"""The only place that builds everything: the application, its look, its window, its first file."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dropin.errors import KnownError
from dropin.shell.display import why_no_window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from dropin.shell.window import MainWindow


def run(path: Path | None, *, who: str, time_start: bool = False) -> int:
    """Open the window on ``path``, or on the file last used, or on the welcome page.

    With ``time_start`` prints the milliseconds from the start of the process to the first page
    painted and answering, then quits. Raises KnownError where no window can be shown.
    """
    from dropin.shell.pyside_start import quick_pyside

    with quick_pyside():
        reason = why_no_window()
    if reason:
        raise KnownError(reason)
    from dropin.kit.theme import new_application

    application = new_application()
    window = build_window(application, who=who, clock=lambda: datetime.now(UTC))
    if time_start:
        _begin_with(window, path)
        _after_first_paint(window, lambda: _tell_time_and_quit(application))
    else:
        _begin_or_explain(window, path)
        _after_first_paint(window, gc.enable)  # what had to wait until the first page stood
    window.show()
    return application.exec()


def build_window(
    application: QApplication, *, who: str, clock: Callable[[], datetime]
) -> MainWindow:
    """The main window in its look, with no file open yet."""
    from dropin.kit import theme
    from dropin.shell.mishaps import catch_mishaps
    from dropin.shell.remembered import Remembered
    from dropin.shell.window import MainWindow

    application.setApplicationName("Drop-in")
    application.setDesktopFileName("dropin")
    remembered = Remembered()
    theme.apply(application, remembered.scheme, remembered.text_percent)
    window = MainWindow(remembered, clock=clock, who=who)
    catch_mishaps(window)
    return window


def _begin_with(window: MainWindow, path: Path | None) -> None:
    recent = window.remembered.recent_files
    if path is not None:
        window.open_path(path)
    elif recent:
        window.open_path(recent[0])
    else:
        window.welcome()


def _begin_or_explain(window: MainWindow, path: Path | None) -> None:
    """As ``_begin_with``, but what a person must be asked or told first is, over a window."""
    from dropin.storage.conflicts import conflict_copies

    path = path or next(iter(window.remembered.recent_files), None)
    if path is not None and conflict_copies(path):
        _over_welcome(window, partial(window.open_or_explain, path))
        return
    try:
        _begin_with(window, path)
    except KnownError as error:
        _over_welcome(window, partial(window.explain, path or Path(), error))


def _over_welcome(window: MainWindow, ask: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    window.welcome()
    QTimer.singleShot(0, ask)


def _after_first_paint(window: MainWindow, act: Callable[[], None]) -> None:
    from dropin.shell.first_paint import FirstPaint

    page = window.workspace or window.centralWidget()
    assert page is not None
    FirstPaint(page, act)


def _tell_time_and_quit(application: QApplication) -> None:
    print(round(milliseconds_since_start()))  # noqa: T201  what --time-start is for
    application.quit()


def milliseconds_since_start() -> float:
    """Since the process began, its interpreter's own start included where the system tells it."""
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        uptime = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    except OSError:  # not Linux: since Python could first look at a clock
        return time.process_time() * 1000
    import os

    return (uptime - int(fields[19]) / os.sysconf("SC_CLK_TCK")) * 1000
