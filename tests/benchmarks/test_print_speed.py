"""How long a scheduled print takes, against the least any reportlab program takes.

Whole processes in pairs, ours and a blank page by turns, so that a busy machine slows both; the
median of the ratios counts. Compiled modules are kept, as on every machine that has printed once.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from datetime import time as clock_time
from pathlib import Path

import pytest

from dropin.centre.model import Centre
from dropin.centre.operations import save_centre
from dropin.people.model import NAME_ON_PRINTS, Person
from dropin.people.operations import add_person, give_consent
from dropin.programme.model import COLOURS, Category, Place
from dropin.programme.operations import add_activity, save_category, save_place
from dropin.storage.file import CentreFile
from tests.printing.made import weekly

PROJECT = Path(__file__).parents[2]
MOST_TIMES_A_BLANK_PAGE = 1.6
PAIRS = 15
TITLES = ("Open kitchen", "Chair yoga", "Walk by the river", "Peer support circle", "Choir")
BLANK_PAGE = """
from reportlab.pdfgen.canvas import Canvas
canvas = Canvas("blank.pdf")
canvas.showPage()
canvas.save()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre with six activities on each of six days, as real centres have."""
    folder = tmp_path_factory.mktemp("print")
    with CentreFile.create(
        folder / "centre.dropin", clock=lambda: datetime(2026, 11, 22, tzinfo=UTC), who="benchmark"
    ) as file:
        save_centre(file, Centre(name="Harbour House", zone="Europe/London"))
        places = [save_place(file, Place(0, name)) for name in ("Hall", "Kitchen", "Studio")]
        kinds = [save_category(file, Category(0, each.title(), each)) for each in COLOURS]
        ana = add_person(file, Person(0, "Ana Silva"))
        give_consent(file, ana, NAME_ON_PRINTS, date(2026, 1, 1))
        for number in range(36):
            add_activity(
                file,
                weekly(
                    0,
                    f"{TITLES[number % 5]} {number}",
                    ("MO", "TU", "WE", "TH", "FR", "SA")[number % 6],
                    clock_time(9 + number // 6 * 3 // 2, number * 15 % 60),
                    category_id=kinds[number % 8],
                    place_id=places[number % 3],
                    leader_id=ana if number % 2 else None,
                ),
            )
    return folder


@pytest.mark.parametrize("sheet", ["week", "month"])
def test_print_takes_little_more_than_a_blank_page(folder: Path, sheet: str) -> None:
    ours = ["main.py", "print", sheet, str(folder / "centre.dropin")]
    ours += ["--from", "2026-11-23", "--out", str(folder / f"{sheet}.pdf")]
    runs = {"ours": (ours, PROJECT), "blank": (["-c", BLANK_PAGE], folder)}
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(PAIRS + 1):
        for name, (arguments, where) in runs.items():
            taken[name].append(_seconds(arguments, where, folder))
    pairs = list(zip(taken["ours"][1:], taken["blank"][1:], strict=True))  # the first compiles
    ratio = statistics.median(mine / blank for mine, blank in pairs)
    median = [1000 * statistics.median(times) for times in zip(*pairs, strict=True)]
    row = f"| print {sheet} | {median[0]:.0f} ms | blank page {median[1]:.0f} ms | {ratio:.2f} |"
    sys.stdout.write(f"\n{row} at most {MOST_TIMES_A_BLANK_PAGE} |\n")
    assert ratio <= MOST_TIMES_A_BLANK_PAGE


def _seconds(arguments: list[str], where: Path, folder: Path) -> float:
    """How long a whole Python process takes, from start to exit."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=where, env=environment, check=True)
    return time.perf_counter() - begin
