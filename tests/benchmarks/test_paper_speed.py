"""How long much paper takes: against a program that prints web pages, and many sheets at once."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from dropin.printing.model import USUAL
from dropin.printing.operations import sheet_of
from dropin.storage.file import CentreFile
from tests.benchmarks.processes import timed_in_pairs
from tests.benchmarks.test_print_speed import folder as folder  # the same centre
from tests.benchmarks.weasyprint_sheet import as_html
from tests.files import NOW

LEAST_TIMES_FASTER = 6.0
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
