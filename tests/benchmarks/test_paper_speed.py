"""How long much paper takes: against a program that prints web pages, and many sheets at once."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import pytest

from dropin.printing.model import USUAL
from dropin.printing.operations import sheet_of
from dropin.storage.file import CentreFile
from tests.benchmarks.processes import CHECKOUT, timed_in_pairs
from tests.benchmarks.test_print_speed import folder as folder  # the same centre
from tests.benchmarks.weasyprint_sheet import as_html
from tests.files import NOW

LEAST_TIMES_FASTER = 6.0
MOST_SECONDS_A_YEAR = 3.0
MOST_MEBIBYTES_MORE = 8.0
WEB_PAGE = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"


@pytest.mark.parametrize("kind", ["week", "month"])
def test_print_is_much_faster_than_printing_the_same_from_a_web_page(
    folder: Path, kind: str
) -> None:
    path, page = folder / "centre.dropin", folder / f"{kind}.html"
    day = date(2026, 11, 23)
    with CentreFile.open(path, clock=lambda: NOW, who="benchmark", read_only=True) as file:
        page.write_text(as_html(sheet_of(file, kind, day, USUAL[kind], today=day)))
    ours = ["main.py", "print", kind, str(path), "--from", "2026-11-23"]
    ours += ["--out", str(folder / "ours.pdf")]
    theirs = ["-c", WEB_PAGE, str(page), str(folder / "theirs.pdf")]
    pair = timed_in_pairs(theirs, ours, folder)
    sys.stdout.write(
        f"\n| print {kind} {pair.theirs * 1000:.0f} ms | from a web page {pair.ours * 1000:.0f} ms "
        f"| {pair.ratio:.1f} × faster | target ≥ {LEAST_TIMES_FASTER} |\n"
    )
    assert pair.ratio >= LEAST_TIMES_FASTER


def test_a_year_of_months_is_printed_quickly_and_needs_hardly_more_memory_than_one(
    folder: Path,
) -> None:
    month, year = (_printed_months(folder, count) for count in (1, 12))
    more_memory = (year.kibibytes - month.kibibytes) / 1024
    sys.stdout.write(
        f"\n| a year of months {year.seconds:.2f} s | a month {month.seconds:.2f} s "
        f"| target ≤ {MOST_SECONDS_A_YEAR:.0f} s | {more_memory:.1f} MB more memory |\n"
    )
    assert year.seconds <= MOST_SECONDS_A_YEAR
    assert more_memory <= MOST_MEBIBYTES_MORE


class _Taken(NamedTuple):
    """What a whole process took: its time, and the most memory it held at once."""

    seconds: float
    kibibytes: int


def _printed_months(folder: Path, count: int) -> _Taken:
    """The quickest of three runs."""
    command = [sys.executable, "main.py", "print", "month", str(folder / "centre.dropin")]
    command += ["--from", "2026-01-01", "--months", str(count), "--out", str(folder / "year.pdf")]
    return min(_measured(command) for _ in range(3))


def _measured(command: list[str]) -> _Taken:
    began = perf_counter()
    process = subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return _Taken(perf_counter() - began, used.ru_maxrss)
