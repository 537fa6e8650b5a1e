"""Every story from end to end: in memory, and as a process of its own on a real screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.app import build_window
from dropin.kit import theme
from dropin.shell import window as window_module
from tests.commands import changed_environment
from tests.real_screen import on_screen, screen
from tests.stories.stage import Clock, Stage, story_named

STORIES = (
    *("one_morning", "an_idea", "a_pair", "a_pair_by_keys"),
    *("on_call", "on_call_by_keys", "monday_pack", "a_week"),
    *("a_day_at_the_desk", "a_leaders_evening"),
)
LONG = ("a_week",)  # played on the real screen alone
every_story = pytest.mark.parametrize("name", STORIES)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="X11 is for other systems")
@every_story
def test_in_a_real_window_on_a_real_screen(tmp_path: Path, name: str) -> None:
    with screen() as display:
        done = subprocess.run(
            [sys.executable, "-m", "tests.stories", name, tmp_path],
            capture_output=True,
            cwd=Path(__file__).parents[2],
            env=changed_environment(on_screen(tmp_path, display)),
            text=True,
            timeout=120,
            check=False,
        )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    story_named(name).ended_well(tmp_path)


@pytest.mark.parametrize("name", [name for name in STORIES if name not in LONG])
def test_in_memory(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    monkeypatch.setattr(window_module, "_documents", lambda: tmp_path / "Documents")
    monkeypatch.setattr("dropin.shell.mishaps.catch_mishaps", lambda window: None)
    story = story_named(name)
    clock = Clock(story.begins)
    window = build_window(qapp, who="Ana", clock=clock)
    stage = Stage(window, clock, tmp_path)
    story.open(stage)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    try:
        story.play(stage)
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        theme.apply(qapp, "light")
    story.ended_well(tmp_path)
