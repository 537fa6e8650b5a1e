"""What leaders on call are paid, on paper: one statement, or everybody together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.people.model import NAME_ON_PRINTS
from dropin.people.naming import FULL
from dropin.people.operations import give_consent
from dropin.printing.documents.reading import HONORARIA, Wanted, document_of
from dropin.printing.flowing.model import Document, texts
from dropin.printing.sheet_dialog_view import SheetDialog
from dropin.roster.model import Adjustment, Rate
from dropin.roster.operations import note_done, save_adjustment, save_rate
from dropin.roster.planning.model import BACKUP, PRIMARY
from tests.commands import is_one_plain_sentence, run
from tests.files import new_file
from tests.printing.paper import text_of
from tests.roster.duty import MONDAY, TUESDAY, Duty

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture
def duty(tmp_path: Path) -> Iterator[Duty]:
    with new_file(tmp_path) as file:
        made = Duty(file)
        save_rate(file, Rate(0, PRIMARY, date(2026, 1, 1), 12_50))
        made.put(made.ana, "Desk", MONDAY)
        note_done(file, made.put(made.ana, "Desk", TUESDAY), 90)
        made.put(made.ben, "Phone", TUESDAY, BACKUP)
        save_adjustment(file, Adjustment(0, made.ana, TUESDAY, 7_40, "Bus fare"))
        give_consent(file, made.ana, NAME_ON_PRINTS, date(2026, 1, 1))
        yield made


def sheet(duty: Duty, person_id: int | None = None, today: date = DECEMBER) -> Document:
    wanted = Wanted(HONORARIA, day=NOVEMBER, until=DECEMBER, person_id=person_id)
    return document_of(duty.file, wanted, today=today, name_level=FULL)


def test_a_statement_tells_each_shift_and_what_is_paid(duty: Duty) -> None:
    found = texts(sheet(duty, duty.ana))
    assert found[0] == "Honorarium of Ana Lopes"
    assert {"1 – 30 November 2026", "4:00", "1:30", "€50.00", "€18.75", "€68.75"} <= set(found)
    assert {"Bus fare", "€7.40", "€76.15"} <= set(found)
    assert "Desk 10:00–14:00 (as noted)" in found


def test_the_total_sheet_adds_everybody_up(duty: Duty) -> None:
    found = texts(sheet(duty))
    assert {"Ana Lopes", "15:30", "€68.75", "€76.15"} <= set(found)


def test_who_did_not_agree_to_be_named_stands_there_by_a_number(duty: Duty) -> None:
    assert not any("Ben" in each for each in texts(sheet(duty)))
    assert f"Number {duty.ben}" in texts(sheet(duty))
    own = texts(sheet(duty, duty.ben))
    assert own[0] == "Honorarium"
    assert not any("Ben" in each for each in own)


def test_whoever_prints_hears_of_what_is_ahead_or_without_a_rate(duty: Duty) -> None:
    assert [str(each) for each in sheet(duty, duty.ana).cautions] == []
    assert [str(each) for each in sheet(duty, duty.ana, today=TUESDAY).cautions] == [
        "Some of these shifts are not over yet. They count as they are planned."
    ]
    assert [str(each) for each in sheet(duty).cautions] == [
        "There is no rate for “backup” on some of these days."
    ]


def test_whoever_is_paid_stands_in_the_preview_with_their_whole_name(
    duty: Duty, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light")
    wanted = Wanted(HONORARIA, day=NOVEMBER, until=DECEMBER, person_id=duty.ana)
    dialog = SheetDialog(duty.file, wanted, DECEMBER)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.previewed, timeout=10_000):
        dialog.open()
    assert "Honorarium of Ana Lopes" in dialog.view.preview.text(0)
    dialog.done(0)


def test_the_command_prints_a_statement_by_name(duty: Duty, tmp_path: Path) -> None:
    path, out = duty.file.path, tmp_path / "ana.pdf"
    duty.file.close()
    days = ("--from", "2026-11-01", "--until", "2026-11-24")
    done = run("print", "honoraria", path, *days, "--leader", "ana", "--out", out)
    assert (done.status, done.err) == (0, "")
    page = text_of(out.read_bytes())
    assert "€76.15" in page
    whole_days = ("--from", "2026-11-01", "--until", "2026-11-23")
    run("print", "honoraria", path, *whole_days, "--leader", "ana", "--out", out)
    assert "€50.00" in text_of(out.read_bytes())
    assert "€76.15" not in text_of(out.read_bytes())


def test_the_command_prints_the_total_and_every_statement_at_once(
    duty: Duty, tmp_path: Path
) -> None:
    path, out = duty.file.path, tmp_path / "all.pdf"
    duty.file.close()
    days = ("--from", "2026-11-01", "--until", "2026-11-30")
    done = run("print", "honoraria", path, *days, "--statements", "--out", out)
    assert done.status == 0
    total, ana, ben = (page.extract_text() for page in PdfReader(out).pages)
    assert all(each in total for each in ("Ana Lopes", f"Number {duty.ben}", "Together"))
    assert "Honorarium of Ana Lopes" in ana, "on a page of its own, to be handed out"
    assert "€76.15" in ana
    assert f"Honorarium of Number {duty.ben}" in ben
    assert "Ana" not in ben
    assert "November 2026" in ana
    assert "November 2026" in ben


@pytest.mark.parametrize("leader", ["Nobody here", "ana"])
def test_a_name_that_fits_nobody_or_several_is_told(
    duty: Duty, tmp_path: Path, leader: str
) -> None:
    duty.leader("Ana Silva")
    path = duty.file.path
    duty.file.close()
    days = ("--from", "2026-11-01", "--until", "2026-11-30")
    out = tmp_path / "none.pdf"
    done = run("print", "honoraria", path, *days, "--leader", leader, "--out", out)
    assert is_one_plain_sentence(done)
    assert not out.exists()


def test_days_the_wrong_way_round_are_told(duty: Duty, tmp_path: Path) -> None:
    path = duty.file.path
    duty.file.close()
    days = ("--from", "2026-11-02", "--until", "2026-11-01")
    assert is_one_plain_sentence(
        run("print", "honoraria", path, *days, "--out", tmp_path / "none.pdf")
    )


def test_days_without_a_shift_say_so(duty: Duty) -> None:
    end = NOVEMBER + timedelta(days=1)
    empty = document_of(duty.file, Wanted(HONORARIA, day=NOVEMBER, until=end), today=DECEMBER)
    assert "Nobody was on call in these days." in texts(empty)
