"""The window as a person meets it, with settings and documents of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.app import build_window
from dropin.kit import theme
from dropin.kit.constants_guard import keep_constants_alive
from dropin.shell.window import MainWindow
from tests.sample_file import sample_file

NOW = datetime(2026, 11, 25, 11, 24, tzinfo=UTC)
"""A Wednesday morning of the first week of the sample."""

OpenWindow = Callable[..., MainWindow]

keep_constants_alive()


@pytest.fixture(autouse=True)
def remembered_here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the window remembers between two starts stays within one test."""
    folder = tmp_path_factory.mktemp("settings")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    yield
    QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Drop-in", "Drop-in").sync()


@pytest.fixture
def open_window(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenWindow]:
    """Opens windows as the program does, on a file or on the welcome page.

    What a click raises fails the test instead of being shown; test_mishaps.py is about that.
    """
    monkeypatch.setattr("dropin.shell.mishaps.catch_mishaps", lambda window: None)
    windows: list[MainWindow] = []

    def open_now(path: Path | None = None, *, who: str = "Ana") -> MainWindow:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window = build_window(qapp, who=who, clock=lambda: NOW)
        windows.append(window)
        if path is None:
            window.welcome()
        else:
            window.open_path(path)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_now
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(qapp, "light")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sample centre."""
    return sample_file(tmp_path)


@pytest.fixture
def window(open_window: OpenWindow, path: Path) -> MainWindow:
    """A window on the sample centre."""
    return open_window(path)
