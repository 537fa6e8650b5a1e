"""The Print page, driven as a person does: choose, look, save, print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.tasks import Progress
from dropin.printing import printer_view
from dropin.printing.model import MONTH, WEEK
from dropin.printing.operations import printed
from dropin.printing.page import PrintPage
from dropin.programme.operations import add_activity, remove_activity
from dropin.storage.file import CentreFile
from tests.printing.made import TODAY, busy_week, weekly


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, file: CentreFile) -> Iterator[PrintPage]:
    theme.apply(qapp, "light")
    shown = PrintPage(file, lambda: TODAY)
    qtbot.addWidget(shown)
    shown.resize(1158, 768)
    with qtbot.waitSignal(shown.previewed, timeout=30_000):
        shown.show()
    yield shown
    assert shown.tasks.stop_all(60)
    assert shown.drawings.stop_all(60)


def shown_text(page: PrintPage) -> str:
    assert page.preview.page_count >= 1
    return page.preview.text(0)


def test_the_preview_shows_this_week_first(page: PrintPage) -> None:
    assert page.title.text() == "16 – 22 November 2026"
    assert "Choir" in shown_text(page)
    assert page.page_number.text() == "Page 1 of 1"


def test_the_arrows_move_through_the_weeks_and_back(qtbot: QtBot, page: PrintPage) -> None:
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(page.navigation.later_button, Qt.MouseButton.LeftButton)
    assert page.title.text() == "23 – 29 November 2026"
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(page.navigation.now_button, Qt.MouseButton.LeftButton)
    assert page.title.text() == "16 – 22 November 2026"


def test_the_month_moves_by_months(qtbot: QtBot, page: PrintPage) -> None:
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(page.choices.cards[MONTH], Qt.MouseButton.LeftButton)
    assert page.title.text() == "November 2026"
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(page.navigation.earlier_button, Qt.MouseButton.LeftButton)
    assert page.title.text() == "October 2026"


def test_a_day_from_another_page_can_be_shown(qtbot: QtBot, page: PrintPage) -> None:
    with qtbot.waitSignal(page.previewed):
        page.show_day(date(2026, 12, 30))
    assert page.title.text() == "28 December 2026 – 3 January 2027"


def test_the_preview_follows_an_option_at_once(qtbot: QtBot, page: PrintPage) -> None:
    assert "Hall" in shown_text(page)
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(page.choices.places.check, Qt.MouseButton.LeftButton)
    assert "Hall" not in shown_text(page)


def test_names_can_be_left_out_and_then_there_is_no_level_to_choose(
    qtbot: QtBot, page: PrintPage
) -> None:
    assert "with Ana" in shown_text(page)
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(page.choices.leaders.check, Qt.MouseButton.LeftButton)
    assert "Ana" not in shown_text(page)
    assert not page.choices.names.isVisible()


def test_each_sheet_keeps_its_own_options_also_when_opened_again(
    qtbot: QtBot, page: PrintPage, file: CentreFile
) -> None:
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(page.choices.places.check, Qt.MouseButton.LeftButton)
    again = PrintPage(file, lambda: TODAY)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.previewed):
        again.restore(page.state())
    assert not again.choices.options_of(WEEK).show_place
    assert again.state() == page.state()
    qtbot.waitUntil(lambda: not again.drawings.running)


def test_a_state_that_means_nothing_changes_nothing(qtbot: QtBot, page: PrintPage) -> None:
    before = page.state()
    page.restore({"kind": "poster", "zoom": "7", WEEK: "a5 yes no full"})
    assert page.state() == before
    qtbot.waitUntil(lambda: not page.drawing)


def test_a_change_in_the_file_is_shown_after_a_refresh(
    qtbot: QtBot, page: PrintPage, file: CentreFile
) -> None:
    remove_activity(file, 1)
    with qtbot.waitSignal(page.previewed):
        page.refresh()
    assert "Choir" not in shown_text(page)


def test_the_sheet_is_saved_under_a_name_that_says_what_it_is(
    qtbot: QtBot, page: PrintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(parent: object, title: str, proposed: str, kinds: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "wall"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    with qtbot.waitSignal(page.said) as said:
        qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert asked == ["Harbour House week 2026-11-16.pdf"]
    assert said.args == ["Saved as wall.pdf."]
    assert "Choir" in PdfReader(tmp_path / "wall.pdf").pages[0].extract_text()


def test_a_folder_that_is_not_there_is_said_on_the_page(
    qtbot: QtBot, page: PrintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = str(tmp_path / "gone" / "wall.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (gone, ""))
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.trouble.isVisible)
    assert "There is no folder" in page.trouble.label.text()


def test_small_pictures_show_the_real_sheets(qtbot: QtBot, page: PrintPage) -> None:
    qtbot.waitUntil(lambda: all(card.has_picture for card in page.choices.cards.values()))


def test_printing_sends_every_page_to_the_printer(
    qtbot: QtBot, page: PrintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "paper.pdf"

    def onto_paper(printer: QPrinter, parent: object) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        printer.setResolution(150)
        return True

    monkeypatch.setattr(printer_view, "chosen_by_person", onto_paper)
    with qtbot.waitSignal(page.said, timeout=20_000) as said:
        qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    assert said.args == ["1 page sent to the printer."]
    box = PdfReader(paper).pages[0].mediabox
    assert box.width > box.height


def test_many_pages_come_out_as_many_pages(qapp: QApplication, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    printer = printer_view.printer_for("a4", "week", landscape=True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    printer.setResolution(75)
    data = printed(busy_week(20)).pdf
    count = len(PdfReader(BytesIO(data)).pages)
    assert count > 1
    said: list[str] = []
    progress = Progress(lambda fraction, sentence: said.append(sentence))
    assert printer_view.print_pages(data, printer, progress) == count
    assert len(PdfReader(paper).pages) == count
    assert said[0] == "Printing page 1"


def test_more_sheets_are_asked_for_with_what_they_are_about(
    qtbot: QtBot, page: PrintPage, file: CentreFile
) -> None:
    assert [line.text() for line in page.more.lines] == ["Ideas", "Cash sheet"]
    add_activity(file, weekly(0, "Lunch", "SU", time(12)))
    page.refresh()
    line = page.more.lines[-1]
    assert line.text() == "Sign-in: Lunch"
    with qtbot.waitSignal(page.print_wanted) as wanted:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    kind, about = wanted.args
    assert kind == "sign-in"
    assert (about["day"], about["at"]) == (TODAY, time(12))


def test_the_keyboard_stays_in_the_list_of_sheets(qtbot: QtBot, page: PrintPage) -> None:
    page.more.lines[1].setFocus()
    page.refresh()
    assert page.more.lines[1].hasFocus()
