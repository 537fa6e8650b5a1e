"""The print room without a window: several sheets in one file, packs, and what is remembered."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from dropin.printing.catalogue import SHEETS
from dropin.printing.packs.model import Pack, usual_sheet
from dropin.printing.packs.operations import add_pack
from dropin.printing.store import last_print
from dropin.programme.operations import cancel_one
from dropin.storage.file import CentreFile
from tests.commands import run
from tests.files import NOW
from tests.printing.signed_up import occurrence_of
from tests.sample_file import sample_file
from tests.storage.write_golden import golden_path

MONDAY = date(2026, 11, 23)


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    return sample_file(tmp_path)


def opened(path: Path) -> CentreFile:
    return CentreFile.open(path, clock=lambda: NOW, who="tests")


def printed(centre: Path, sheet: str, *more: object) -> list[str]:
    """The words of each page of the sheet; nothing was said but perhaps of how it turned out."""
    out = centre.with_name("out.pdf")
    done = run("print", sheet, centre, "--from", "2026-11-23", "--out", out, *more)
    assert done.status == 0, done.err
    return [" ".join(page.extract_text().split()) for page in PdfReader(out).pages]


def test_every_sheet_of_the_catalogue_has_its_command() -> None:
    for kind in SHEETS:
        done = run("print", kind.key, "--help")
        assert (done.status, done.err) == (0, ""), kind.key


def test_several_weeks_or_months_stand_in_one_file_with_a_list_of_contents(centre: Path) -> None:
    assert len(printed(centre, "week", "--weeks", 3)) == 3
    assert [title[:11] for title in contents(centre)] == [
        *("23 – 29 Nov", "30 November", "7 – 13 Dece"),
    ]
    printed(centre, "month", "--months", 2)
    assert contents(centre) == ["November 2026", "December 2026"]
    assert len(printed(centre, "day", "--days", 2)) >= 2


def contents(centre: Path) -> list[str]:
    """The titles of the sheets in the PDF's own list."""
    outline = PdfReader(centre.with_name("out.pdf")).outline
    return [str(each.title) for each in outline if isinstance(each, Destination)]


def test_how_much_of_a_name_shows_is_chosen_on_the_quick_way_too(centre: Path) -> None:
    whole, first, none = (
        printed(centre, "week", "--names", level)[0] for level in ("full", "first", "none")
    )
    assert len(whole) > len(first) > len(none)
    assert " with " in first


def test_days_down_and_holes_are_options_of_those_sheets_that_have_them(centre: Path) -> None:
    printed(centre, "week", "--days-down", "--two-pages", "--binding", "left", "--duplex")
    box = PdfReader(centre.with_name("out.pdf")).pages[0].mediabox
    assert box.height > box.width
    printed(centre, "large-print", "--text-size", "24")
    printed(centre, "poster", "--size", "a3")
    out = centre.with_name("out.pdf")
    done = run("print", "month", centre, "--from", "2026-11-23", "--out", out, "--days-down")
    assert done.status == 2


def test_what_was_printed_is_remembered_and_the_next_print_marks_what_changed(
    centre: Path,
) -> None:
    words = printed(centre, "week", "--mark-changes")[0]
    assert "otherwise than on the print" not in words
    with opened(centre) as file:
        remembered = last_print(file, "week", MONDAY)
        assert remembered is not None
        label = file.undo_label
        cancel_one(file, occurrence_of(file, "Choir", date(2026, 11, 24)))
    assert label is None or "print" not in label.lower()
    marked = printed(centre, "week", "--mark-changes")[0]
    assert "otherwise than on the print" in marked
    assert "otherwise than on the print" not in printed(centre, "week")[0]


def test_a_file_that_cannot_be_written_is_printed_and_remembers_nothing(centre: Path) -> None:
    with opened(centre):  # somebody has it open
        assert printed(centre, "week")
    with opened(centre) as file:
        assert last_print(file, "week", MONDAY) is None


def test_a_file_of_an_older_version_is_not_changed_by_a_print(tmp_path: Path) -> None:
    path = tmp_path / "old.dropin"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(golden_path(4).read_text(encoding="utf-8"))
    connection.close()
    before = path.read_bytes()
    assert printed(path, "week")
    assert path.read_bytes() == before


def test_a_pack_is_written_into_a_folder_and_remembered(centre: Path) -> None:
    with opened(centre) as file:
        sheets = tuple(map(usual_sheet, ("week", "roster-wall", "leader", "sign-in")))
        add_pack(file, Pack(0, "For the door", sheets))
    folder = centre.with_name("door")
    done = run("print", "pack", "for the DOOR", centre, "--from", "2026-11-24", "--out", folder)
    assert done.status == 0
    assert done.err.startswith("Roster, wall: Left out: the names of")
    names = ["01 Week.pdf", "02 Roster, wall.pdf", "03 Leader’s own.pdf", "04 Sign-in.pdf"]
    assert sorted(each.name for each in folder.iterdir()) == names
    assert done.out.splitlines() == names
    assert len(PdfReader(folder / names[2]).outline) > 5
    with opened(centre) as file:
        assert last_print(file, "week", MONDAY) is not None


def test_a_pack_that_is_not_there_is_said_with_those_that_are(centre: Path) -> None:
    out = centre.with_name("door")
    done = run("print", "pack", "Friday", centre, "--from", "2026-11-24", "--out", out)
    assert done.status == 1
    assert done.err.strip() == (
        "No pack is called “Friday”. There are: “Monday”. Packs are made on the page Print."
    )
    assert not out.exists()


def test_a_folder_that_cannot_be_made_is_said(centre: Path) -> None:
    out = centre / "door"  # below a file
    done = run("print", "pack", "Monday", centre, "--from", "2026-11-24", "--out", out)
    assert done.status == 1
    assert "none can be made" in done.err


@pytest.mark.parametrize("more", [(), ("--names", "none", "--mark-changes")])
def test_a_scheduled_print_loads_neither_the_parser_nor_what_other_sheets_need(
    centre: Path, more: tuple[str, ...]
) -> None:
    slow = {"argparse", "dropin.printing.catalogue", "dropin.printing.documents.reading"}
    code = (
        "import sys; from dropin.cli import main; status = main(sys.argv[1:]);"
        f" print(status, sorted({slow!r} & set(sys.modules)))"
    )
    out = centre.with_name("out.pdf")
    line = ("print", "week", centre, "--from", "2026-11-23", "--out", out, *more)
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, line)],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[1],
        text=True,
    )
    assert done.stdout.strip() == "0 []"
