"""Packs: kept in the file, each edit one undo; printed and saved as a whole, in the window too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dropin.errors import KnownError
from dropin.kit import theme
from dropin.people.naming import INITIALS
from dropin.printing import printer_view
from dropin.printing.catalogue import SHEETS
from dropin.printing.model import MONTH, WEEK
from dropin.printing.packs.jobs import jobs
from dropin.printing.packs.model import (
    LEADERS,
    NEXT,
    OFFICE,
    Pack,
    PackSheet,
    day_of,
    in_words,
    ready_made,
    usual_sheet,
)
from dropin.printing.packs.operations import (
    add_pack,
    add_ready_made,
    add_sheet,
    move_earlier,
    remove_pack,
    remove_sheet,
    rename_pack,
    save_sheet,
)
from dropin.printing.packs.store import pack, packs
from dropin.printing.page import PrintPage
from dropin.printing.store import hangs_anything, last_print
from dropin.programme.operations import add_activity
from dropin.storage.file import CentreFile
from tests.kit.looking import cut_texts
from tests.printing.made import TODAY, weekly

WEEK_TWICE = usual_sheet(WEEK)._replace(copies=2, name_level=INITIALS)


@pytest.fixture
def monday(file: CentreFile) -> int:
    return add_pack(file, Pack(0, "Monday", (WEEK_TWICE, usual_sheet("cash"))))


def sheets(file: CentreFile, number: int) -> list[tuple[str, int]]:
    found = pack(file, number)
    return [(each.sheet, each.copies) for each in found.sheets] if found is not None else []


# What is kept


def test_a_pack_comes_back_as_it_was_made(file: CentreFile) -> None:
    marked = WEEK_TWICE.options._replace(paper="a3", mark_changes=True)
    made = Pack(0, "Monday", (WEEK_TWICE._replace(options=marked, time=NEXT, readers=OFFICE),))
    add_pack(file, made)
    (found,) = packs(file)
    (sheet,) = found.sheets
    assert sheet._replace(id=0) == made.sheets[0]
    assert sheet.how == marked._replace(name_level=INITIALS)


@pytest.mark.parametrize(
    "edit",
    [
        lambda file, number: add_pack(file, Pack(0, "Friday")),
        lambda file, number: rename_pack(file, number, "Tuesday"),
        lambda file, number: remove_pack(file, number),
        lambda file, number: add_sheet(file, number, usual_sheet(MONTH)),
        lambda file, number: save_sheet(file, packs(file)[0].sheets[0]._replace(copies=9)),
        lambda file, number: move_earlier(file, packs(file)[0].sheets[1].id),
        lambda file, number: remove_sheet(file, packs(file)[0].sheets[0].id),
    ],
)
def test_every_edit_is_one_undo(
    file: CentreFile, monday: int, edit: Callable[[CentreFile, int], object]
) -> None:
    before = packs(file)
    edit(file, monday)
    assert packs(file) != before
    file.undo()
    assert packs(file) == before


def test_what_changes_nothing_leaves_no_step(file: CentreFile, monday: int) -> None:
    last = file.last_change_id
    rename_pack(file, monday, " Monday ")
    save_sheet(file, packs(file)[0].sheets[0])
    move_earlier(file, packs(file)[0].sheets[0].id)
    remove_pack(file, 99)
    assert file.last_change_id == last


@pytest.mark.parametrize("name", ["", "  ", "monday"])
def test_a_pack_has_a_name_of_its_own(file: CentreFile, monday: int, name: str) -> None:
    with pytest.raises(KnownError):
        add_pack(file, Pack(0, name))
    assert len(packs(file)) == 1


def test_the_ready_made_pack_is_for_the_wall_the_office_and_each_leader(file: CentreFile) -> None:
    add_ready_made(file, "Monday")
    readers = {each.sheet: each.readers for each in packs(file)[0].sheets}
    assert readers[WEEK] == "wall"
    assert readers["roster-office"] == OFFICE
    assert readers["leader"] == LEADERS


def test_a_pack_is_told_in_a_line() -> None:
    assert in_words(Pack(0, "Monday", (WEEK_TWICE, usual_sheet("cash")))) == "Week ×2 · Cash sheet"
    assert in_words(Pack(0, "Monday")) == "Nothing yet"


@pytest.mark.parametrize(
    ("sheet", "later"),
    [(WEEK, timedelta(7)), ("cash", timedelta(1)), ("roster-wall", timedelta(7))],
)
def test_next_is_the_next_week_or_day(sheet: str, later: timedelta) -> None:
    usual = usual_sheet(sheet)
    assert day_of(usual, TODAY) == TODAY
    assert day_of(usual._replace(time=NEXT), TODAY) == TODAY + later


def test_the_next_month_of_any_day_is_the_month_after_it() -> None:
    end_of_january = date(2027, 1, 31)
    assert day_of(usual_sheet(MONTH)._replace(time=NEXT), end_of_january) == date(2027, 2, 1)


def test_only_sheets_that_follow_from_the_day_fit_a_pack() -> None:
    fit = {each.key for each in SHEETS if each.fits_a_pack}
    assert {WEEK, "sign-in", "leader", "cash", "ideas"} <= fit
    assert not fit & {"ballot", "pair", "receipt", "call-sheet"}
    assert all(each.kind is not None and each.kind.fits_a_pack for each in ready_made("x").sheets)


# What comes out


def test_what_there_is_nothing_of_is_left_out_and_said(file: CentreFile) -> None:
    whole = Pack(0, "x", tuple(map(usual_sheet, (WEEK, "roster-wall", "leader", "sign-in"))))
    strange = whole._replace(sheets=(*whole.sheets, PackSheet(0, "hologram")))
    found = jobs(file, strange, TODAY, TODAY)
    assert [job.file_name for job in found.jobs] == ["01 Week.pdf", "02 Leader’s own.pdf"]
    assert [subject.words for subject in found.jobs[1].about] == ["Everybody"]
    assert len(found.left_out) == 3
    assert "hologram" in found.left_out[2]


def test_each_activity_of_the_day_has_its_sign_in_sheet(file: CentreFile) -> None:
    add_activity(file, weekly(0, "Lunch", "TU", time(12)))
    (job,) = jobs(file, Pack(0, "x", (usual_sheet("sign-in"),)), date(2026, 11, 24), TODAY).jobs
    assert [subject.words for subject in job.about] == ["12:00 Lunch", "14:00 Choir"]


# In the window


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, file: CentreFile) -> Iterator[PrintPage]:
    theme.apply(qapp, "light")
    shown = PrintPage(file, lambda: TODAY)
    qtbot.addWidget(shown)
    shown.resize(1158, 768)
    file.listeners.append(lambda _: shown.refresh())
    with qtbot.waitSignal(shown.previewed, timeout=30_000):
        shown.show()
    yield shown
    file.listeners.clear()
    assert shown.view.stop_all(60)
    assert shown.pack_view.tasks.stop_all(60)
    assert shown.pictures.tasks.stop_all(60)


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_list_offers_the_ready_made_pack_and_one_click_makes_it(
    qtbot: QtBot, page: PrintPage, file: CentreFile
) -> None:
    (offer,) = page.packs.lines
    assert offer.text() == "Make a Monday pack"
    with qtbot.waitSignal(page.edited) as edited:
        click(qtbot, offer)
    assert edited.args == ["Make the pack Monday"]
    assert [each.name for each in packs(file)] == ["Monday"]
    assert page.pack_view.rows[0].label.text() == "Week"
    assert page.print_button.text() == "Print all…"


def test_a_pack_is_put_together_by_hand(qtbot: QtBot, page: PrintPage, file: CentreFile) -> None:
    click(qtbot, page.packs.new_button)
    number = packs(file)[0].id
    name = page.pack_view.name.line
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Friday")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert packs(file)[0].name == "Friday"
    page.pack_view.add_button.chosen.emit(WEEK)
    page.pack_view.add_button.chosen.emit("cash")
    copies = page.pack_view.rows[0].copies
    copies.box.setFocus()
    qtbot.keyClick(copies.box, Qt.Key.Key_Down)
    qtbot.keyClick(copies.box, Qt.Key.Key_Return)
    assert sheets(file, number) == [(WEEK, 2), ("cash", 1)]
    assert copies.box.hasFocus(), "the keyboard stays where one works"
    click(qtbot, page.pack_view.rows[1].earlier)
    assert sheets(file, number) == [("cash", 1), (WEEK, 2)]
    click(qtbot, page.pack_view.rows[0].out)
    assert sheets(file, number) == [(WEEK, 2)]
    click(qtbot, page.pack_view.remove_button)
    assert packs(file) == ()
    assert page.print_button.text() == "Print…"


def test_a_name_that_is_taken_is_said_and_the_old_one_stays(
    qtbot: QtBot, page: PrintPage, file: CentreFile, monday: int
) -> None:
    other = add_pack(file, Pack(0, "Friday"))
    page.open_pack(other)
    name = page.pack_view.name.line
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Monday")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "There is a pack" in page.pack_view.trouble.label.text()
    assert name.text() == "Friday"


def test_the_sheet_in_sight_goes_into_a_pack_as_it_is_chosen(
    qtbot: QtBot, page: PrintPage, file: CentreFile, monday: int
) -> None:
    with qtbot.waitSignal(page.previewed):
        marks = page.view.strip.fields["mark_changes"]
        marks.set_value(True)
        marks.changed.emit()
    page.into_pack.chosen.emit(monday)
    found = pack(file, monday)
    assert found is not None
    assert found.sheets[-1].options.mark_changes
    assert found.sheets[-1].sheet == WEEK


def test_a_pack_is_saved_into_a_folder_in_its_order(
    qtbot: QtBot,
    page: PrintPage,
    file: CentreFile,
    monday: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    click(qtbot, page.packs.lines[0])
    with qtbot.waitSignal(page.said, timeout=20_000) as said:
        click(qtbot, page.save_button)
    assert said.args == [f"2 sheets saved in {tmp_path.name}."]
    assert [each.name for each in sorted(tmp_path.glob("*.pdf"))] == [
        "01 Week.pdf",
        "02 Cash sheet.pdf",
    ]
    assert "A. S." in PdfReader(tmp_path / "01 Week.pdf").pages[0].extract_text()
    assert last_print(file, WEEK, date(2026, 11, 16)) is not None


def test_a_folder_that_is_gone_is_said_and_nothing_is_remembered(
    qtbot: QtBot,
    page: PrintPage,
    file: CentreFile,
    monday: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone = str(tmp_path / "gone")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: gone)
    page.open_pack(monday)
    click(qtbot, page.save_button)
    qtbot.waitUntil(page.pack_view.trouble.isVisible)
    assert "There is no folder" in page.pack_view.trouble.label.text()
    assert not hangs_anything(file, date(2026, 1, 1))


def test_one_click_prints_every_sheet_as_often_as_the_pack_says(
    qtbot: QtBot,
    page: PrintPage,
    file: CentreFile,
    monday: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def onto_paper(printer: QPrinter, parent: object) -> bool:
        asked.append(printer.docName())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        printer.setResolution(75)
        return True

    monkeypatch.setattr(printer_view, "chosen_by_person", onto_paper)
    page.open_pack(monday)
    with qtbot.waitSignal(page.said, timeout=20_000) as said:
        qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Monday"], "one dialog for all"
    assert said.args == ["3 pages sent to the printer."]
    assert len(PdfReader(tmp_path / "out 01 Week.pdf").pages) == 2
    assert len(PdfReader(tmp_path / "out 02 Cash sheet.pdf").pages) == 1
    assert last_print(file, WEEK, date(2026, 11, 16)) is not None


def test_cancelling_stops_between_sheets_and_what_came_out_is_remembered(
    qtbot: QtBot,
    page: PrintPage,
    file: CentreFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    months = tuple(usual_sheet(each) for each in (WEEK, MONTH, MONTH))
    number = add_pack(file, Pack(0, "Long", months))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page.open_pack(number)
    first = tmp_path / "01 Week.pdf"

    def stop_after_the_first(path: Path, data: bytes) -> None:
        path.write_bytes(data)
        page.pack_view.tasks.running[0].cancel()

    monkeypatch.setattr("dropin.printing.packs.running_view.write_whole", stop_after_the_first)
    click(qtbot, page.save_button)
    qtbot.waitUntil(lambda: not page.pack_view.tasks.running)
    assert list(tmp_path.glob("*.pdf")) == [first]
    assert last_print(file, WEEK, date(2026, 11, 16)) is not None
    assert last_print(file, MONTH, date(2026, 11, 1)) is None


@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_of_a_pack_is_cut_in_large_text(
    qtbot: QtBot, qapp: QApplication, page: PrintPage, file: CentreFile, percent: int
) -> None:
    number = add_ready_made(file, "Monday")
    theme.apply(qapp, "dark", percent)
    page.open_pack(number)
    qtbot.wait(100)
    assert cut_texts(page) == []
    theme.apply(qapp, "light")
