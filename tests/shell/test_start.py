"""A start loads what is in sight: a page, a card or a dialog that is not costs nothing then.

Each in a process of its own, through the settings a person's last session left.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dropin.shell.pages import PAGES, PageKind
from tests.sample_file import sample_file
from tests.test_architecture import ROOMS, is_screen

START = """
import sys
from dropin.cli import main
main([sys.argv[1], "--time-start"])
print(*sys.modules)
"""


def loaded_at_start(folder: Path, page: str) -> set[str]:
    """Our modules, once ``page``, where one was the last time, answers."""
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "Drop-in" / "Drop-in.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[window]\npage={page}\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", START, sample_file(folder)],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    ).stdout
    return {name for name in told.split() if name.startswith("dropin.")}


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.key)
def test_no_page_but_the_one_in_sight_is_loaded(tmp_path: Path, kind: PageKind) -> None:
    pages = {name for name in loaded_at_start(tmp_path, kind.key) if name.endswith(".page")}
    assert len(pages) == (kind.key != "settings")  # which is no room's page


def test_today_stands_before_the_rooms_it_asks_a_moment_later_are_loaded(tmp_path: Path) -> None:
    loaded = loaded_at_start(tmp_path, "today")
    assert {name.split(".")[1] for name in loaded} & {*ROOMS} == {
        "centre",
        "programme",
        "roster",
        "today",
    }
    assert {name for name in loaded if name.startswith("dropin.roster.")} == {
        "dropin.roster.reading",
        "dropin.roster.reading.today",  # who is on call stands on the page: one read alone
    }
    assert set(filter(is_screen, loaded)) == {"dropin.today.page"}
