"""A real screen for tests of the program as a process of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

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


def on_screen(home: Path, display: str) -> dict[str, str | None]:
    """How the environment differs for a program shown there that lives in ``home``."""
    return {
        "DISPLAY": display,
        "WAYLAND_DISPLAY": None,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
    }
