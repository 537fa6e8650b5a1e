"""From a real file to a PDF: the right paper, only agreed names, never half a file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from dropin.centre.operations import save_centre
from dropin.centre.store import centre
from dropin.people.model import NAME_ON_PRINTS
from dropin.people.naming import FULL, INITIALS
from dropin.people.operations import withdraw_consent
from dropin.printing.model import KINDS, MONTH, POCKET, POSTER, USUAL, WEEK, SheetOptions
from dropin.printing.operations import printed, sheet_of
from dropin.storage.file import CentreFile
from tests.printing.made import MONDAY, TODAY
from tests.printing.usual import print_sheet


def text_of(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_week_is_printed_as_usual(file: CentreFile) -> None:
    text = text_of(print_sheet(file, WEEK, MONDAY, today=TODAY).pdf)
    assert "23 – 29 November 2026 Harbour House" in text
    assert "Tuesday 24 Choir 14:00–15:00 · Hall with Ana" in text
    assert "Printed on Sunday 22 November 2026" in text
    assert "Page 1 of 1" in text


def test_a_month_is_printed_as_usual(file: CentreFile) -> None:
    text = text_of(print_sheet(file, MONTH, MONDAY, today=TODAY).pdf)
    assert text.startswith("November 2026 Harbour House")
    assert text.count("Choir 14:00–15:00") == 4
    assert "Ana" not in text


@pytest.mark.parametrize(("level", "shown"), [(FULL, "with Ana Silva"), (INITIALS, "with A. S.")])
def test_a_name_shows_as_far_as_chosen(file: CentreFile, level: str, shown: str) -> None:
    options = SheetOptions(name_level=level)
    sheet = sheet_of(file, WEEK, MONDAY, options, today=TODAY)
    assert shown in text_of(printed(sheet).pdf)


@pytest.mark.parametrize("kind", KINDS)
def test_who_did_not_agree_is_never_named(file: CentreFile, kind: str) -> None:
    options = SheetOptions(name_level=FULL)
    wednesday = MONDAY + timedelta(days=2)  # a day's own sheet has yoga then
    text = text_of(printed(sheet_of(file, kind, wednesday, options, today=TODAY)).pdf)
    assert "Chair yoga" in text
    assert "Ben" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_sheet_is_printed_as_usual(file: CentreFile, kind: str) -> None:
    tuesday = MONDAY + timedelta(days=1)
    made = print_sheet(file, kind, tuesday, today=TODAY)
    assert made.warnings == ()
    assert "Choir" in text_of(made.pdf)
    assert sheet_of(file, kind, tuesday, USUAL[kind], today=TODAY).kind == kind


def test_what_was_chosen_decides_how_a_week_stands(file: CentreFile) -> None:
    options = SheetOptions(days_down=True, two_pages=True)
    pages = PdfReader(
        BytesIO(printed(sheet_of(file, WEEK, MONDAY, options, today=TODAY)).pdf)
    ).pages
    assert len(pages) == 2
    assert pages[0].mediabox.width < pages[0].mediabox.height


def test_a_poster_is_printed_over_several_sheets_of_the_printer_s_paper(file: CentreFile) -> None:
    options = SheetOptions(paper="a4", poster_size="a1")
    pages = PdfReader(
        BytesIO(printed(sheet_of(file, POSTER, MONDAY, options, today=TODAY)).pdf)
    ).pages
    assert len(pages) > 4
    assert sorted(map(float, pages[0].mediabox[2:])) == pytest.approx([595.28, 841.89], abs=0.1)


def test_a_pocket_week_is_one_sheet(file: CentreFile) -> None:
    made = print_sheet(file, POCKET, MONDAY, today=TODAY)
    assert len(PdfReader(BytesIO(made.pdf)).pages) == 1


def test_a_withdrawn_consent_counts_from_its_day(file: CentreFile) -> None:
    withdraw_consent(file, 1, NAME_ON_PRINTS, TODAY)
    assert "Ana" not in text_of(print_sheet(file, WEEK, MONDAY, today=TODAY).pdf)


def test_the_centre_chooses_the_paper_unless_the_person_does(file: CentreFile) -> None:
    save_centre(file, replace(centre(file), paper="letter"))
    assert sheet_of(file, WEEK, MONDAY, USUAL[WEEK], today=TODAY).paper == "letter"
    larger = print_sheet(file, WEEK, MONDAY, today=TODAY, paper="a3").pdf
    assert float(PdfReader(BytesIO(larger)).pages[0].mediabox.width) > 1100


def test_printing_leaves_the_file_as_it_was(file: CentreFile) -> None:
    before = file.last_change_id
    print_sheet(file, WEEK, MONDAY, today=TODAY)
    print_sheet(file, MONTH, date(2026, 2, 1), today=TODAY)
    assert file.last_change_id == before


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal nobody can catch")
def test_a_print_that_is_killed_leaves_the_sheet_from_before(tmp_path: Path) -> None:
    """F25: whatever moment the process dies at, the file is the old sheet or the new, whole."""
    sheet = tmp_path / "week.pdf"
    child = textwrap.dedent(
        f"""
        from pathlib import Path
        from dropin.printing.operations import printed
        from dropin.storage.atomic import write_whole
        from tests.printing.made import busy_week
        versions = [printed(busy_week(count)).pdf for count in (3, 9)]
        write_whole(Path({str(sheet)!r}), versions[0])
        print("ready", flush=True)
        while True:
            for version in versions:
                write_whole(Path({str(sheet)!r}), version)
        """
    )
    whole = set()
    for attempt in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", child], stdout=subprocess.PIPE, cwd=os.fspath(_project())
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.003 * attempt)
        process.kill()
        process.wait()
        process.stdout.close()
        data = sheet.read_bytes()
        assert data.rstrip().endswith(b"%%EOF")
        whole.add(len(PdfReader(BytesIO(data)).pages))
    assert whole <= {1, 2}


def _project() -> Path:
    return Path(__file__).parents[2]
