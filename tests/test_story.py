"""The main job, end to end: first run → sample → move an activity → undo → print."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.app import build_window
from dropin.kit import theme
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme
from dropin.shell import window as window_module
from dropin.storage.file import CentreFile
from tests.commands import changed_environment, run_apart
from tests.sample_file import sample_file
from tests.story import MONDAY, NOW, play

NO_XVFB = "Xvfb is missing: install the system package xvfb (apt install xvfb) for this test."


@contextmanager
def screen() -> Iterator[str]:
    """An X11 screen in memory, as large as the office PC's; gives its DISPLAY."""
    assert which("Xvfb"), NO_XVFB
    reading, writing = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        xvfb.terminate()
        xvfb.wait()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="X11 is for other systems")
def test_in_a_real_window_on_a_real_screen(tmp_path: Path) -> None:
    pdf = tmp_path / "week.pdf"
    with screen() as display:
        done = subprocess.run(
            [sys.executable, "-m", "tests.story", pdf],
            capture_output=True,
            cwd=Path(__file__).parents[1],
            env=environment(tmp_path, display),
            text=True,
            timeout=120,
            check=False,
        )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    (file,) = (tmp_path / "Documents").glob("*.dropin")
    ended_well(file, pdf)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="X11 is for other systems")
def test_the_start_is_timed_on_a_real_screen(tmp_path: Path) -> None:
    path = sample_file(tmp_path)
    with screen() as display:
        done = run_apart(path, "--time-start", env={**changes(tmp_path, display)})
    assert (done.status, done.err) == (0, "")
    assert 0 < int(done.out) < 60_000
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [path.name]


def test_in_memory(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    monkeypatch.setattr(window_module, "_documents", lambda: tmp_path / "Documents")
    monkeypatch.setattr("dropin.shell.mishaps.catch_mishaps", lambda window: None)
    window = build_window(qapp, who="Ana", clock=lambda: NOW)
    window.welcome()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    try:
        play(window, tmp_path / "week.pdf")
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        theme.apply(qapp, "light")
    (file,) = (tmp_path / "Documents").glob("*.dropin")
    ended_well(file, tmp_path / "week.pdf")


def environment(home: Path, display: str) -> dict[str, str]:
    return changed_environment(changes(home, display))


def changes(home: Path, display: str) -> dict[str, str | None]:
    return {
        "DISPLAY": display,
        "WAYLAND_DISPLAY": None,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
    }


def ended_well(path: Path, pdf: Path) -> None:
    """The choir is where it always was, the file is closed, and the whole week is on paper."""
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]
    with CentreFile.open(path, clock=lambda: NOW, who="Ben") as file:
        assert file.read_only is None
        assert file.redo_label is not None
        assert file.redo_label.startswith("Move Choir")
        week = occurrences(programme(file), MONDAY, date(2026, 11, 30))
    choir = next(each for each in week if each.title == "Choir")
    assert (choir.day, choir.status) == (date(2026, 11, 24), "planned")
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert "Harbour House" in words
    for each in week:
        assert each.title in words
