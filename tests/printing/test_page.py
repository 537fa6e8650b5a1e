"""The Print page, driven as a person does: choose, look, save, print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QElapsedTimer, QSettings, Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.fields import CheckField
from dropin.kit.tasks import Progress
from dropin.printing import printer_view
from dropin.printing.catalogue import SHEETS
from dropin.printing.model import MONTH, WEEK
from dropin.printing.operations import printed
from dropin.printing.page import PrintPage
from dropin.printing.store import hangs_anything, last_print
from dropin.programme.operations import add_activity, remove_activity
from dropin.storage.file import CentreFile
from tests.printing.made import TODAY, busy_week, weekly

MOST_MILLISECONDS_TO_FOLLOW = 300


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, file: CentreFile) -> Iterator[PrintPage]:
    theme.apply(qapp, "light")
    shown = PrintPage(file, lambda: TODAY)
    qtbot.addWidget(shown)
    shown.resize(1158, 768)
    with qtbot.waitSignal(shown.previewed, timeout=30_000):
        shown.show()
    yield shown
    assert shown.view.stop_all(60)
    assert shown.pictures.tasks.stop_all(60)


def check(page: PrintPage, option: str) -> QCheckBox:
    field = page.view.strip.fields[option]
    assert isinstance(field, CheckField)
    return field.check


def shown_text(page: PrintPage) -> str:
    assert page.view.preview.page_count >= 1
    return page.view.preview.text(0)


def test_the_preview_shows_this_week_first(page: PrintPage) -> None:
    assert page.title.text() == "16 – 22 November 2026"
    assert "Choir" in shown_text(page)
    assert page.view.page_number.text() == "Page 1 of 1"


def test_the_arrows_move_through_the_weeks_and_back(qtbot: QtBot, page: PrintPage) -> None:
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(page.navigation.later_button, Qt.MouseButton.LeftButton)
    assert page.title.text() == "23 – 29 November 2026"
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(page.navigation.now_button, Qt.MouseButton.LeftButton)
    assert page.title.text() == "16 – 22 November 2026"


def test_the_month_moves_by_months(qtbot: QtBot, page: PrintPage) -> None:
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(page.gallery.cards[MONTH], Qt.MouseButton.LeftButton)
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
        qtbot.mouseClick(check(page, "show_place"), Qt.MouseButton.LeftButton)
    assert "Hall" not in shown_text(page)


def test_names_can_be_left_out_and_then_there_is_no_level_to_choose(
    qtbot: QtBot, page: PrintPage
) -> None:
    assert "with Ana" in shown_text(page)
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(check(page, "show_leader"), Qt.MouseButton.LeftButton)
    assert "Ana" not in shown_text(page)
    assert not page.view.strip.fields["name_level"].isVisible()


def test_each_sheet_keeps_its_own_options_also_when_opened_again(
    qtbot: QtBot, page: PrintPage, file: CentreFile
) -> None:
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(check(page, "show_place"), Qt.MouseButton.LeftButton)
    again = PrintPage(file, lambda: TODAY)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.previewed):
        again.restore(page.state())
    assert not again.view.options.show_place
    assert again.state() == page.state()
    assert again.view.stop_all(60)
    assert again.pictures.tasks.stop_all(60)


def test_a_state_that_means_nothing_changes_nothing(qtbot: QtBot, page: PrintPage) -> None:
    before = page.state()
    page.restore({"newspaper": "{}", "zoom": "7", WEEK: "a5 yes no full"})
    assert page.state() == before
    qtbot.waitUntil(lambda: not page.view.drawing)


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
    qtbot.waitUntil(page.view.trouble.isVisible)
    assert "There is no folder" in page.view.trouble.label.text()


def test_small_pictures_show_the_real_sheets(qtbot: QtBot, page: PrintPage) -> None:
    cards = page.gallery.cards
    qtbot.waitUntil(lambda: cards[WEEK].has_picture and cards[MONTH].has_picture)
    assert not cards["cash"].has_picture, "what is out of sight can wait"
    page.left.ensureWidgetVisible(cards["cash"])
    qtbot.waitUntil(lambda: cards["cash"].has_picture)


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
    data = printed(busy_week(20)).pdf
    printer = printer_view.printer_for(data, "week", WEEK)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    printer.setResolution(75)
    count = len(PdfReader(BytesIO(data)).pages)
    assert count > 1
    said: list[str] = []
    progress = Progress(lambda fraction, sentence: said.append(sentence))
    assert printer_view.print_pages(data, printer, progress) == count
    assert len(PdfReader(paper).pages) == count
    assert said[0] == "Printing page 1"


def choose(qtbot: QtBot, page: PrintPage, key: str) -> None:
    with qtbot.waitSignal(page.previewed, timeout=10_000):
        qtbot.mouseClick(page.gallery.cards[key], Qt.MouseButton.LeftButton)


def test_every_sheet_of_the_catalogue_is_a_card_in_its_group(page: PrintPage) -> None:
    assert list(page.gallery.cards) == [each.key for each in SHEETS]
    assert all(card.accessibleDescription() for card in page.gallery.cards.values())
    assert page.gallery.cards[WEEK].isChecked()


def test_arrow_keys_go_from_sheet_to_sheet_and_show_it(qtbot: QtBot, page: PrintPage) -> None:
    page.gallery.cards[WEEK].setFocus()
    with qtbot.waitSignal(page.previewed, timeout=10_000):
        qtbot.keyClick(page.gallery.cards[WEEK], Qt.Key.Key_Right)
        qtbot.keyClick(page.gallery.cards[MONTH], Qt.Key.Key_Space)
    assert page.title.text() == "November 2026"


def test_a_sheet_about_one_of_several_things_lets_one_choose(
    qtbot: QtBot, page: PrintPage, file: CentreFile
) -> None:
    choose(qtbot, page, "sign-in")
    assert "Nothing is on that day" in page.view.nothing.text()
    assert page.title.text() == "Sunday 22 November 2026"
    assert not page.print_button.isEnabled()
    add_activity(file, weekly(0, "Lunch", "TU", time(12)))
    with qtbot.waitSignal(page.previewed, timeout=10_000):
        page.show_day(date(2026, 11, 24))
    subject = page.view.strip.subject
    assert [subject.box.itemText(each) for each in range(2)] == ["12:00 Lunch", "14:00 Choir"]
    assert page.title.text() == "Lunch"
    with qtbot.waitSignal(page.previewed, timeout=10_000):
        subject.box.setFocus()
        qtbot.keyClick(subject.box, Qt.Key.Key_Down)
        qtbot.keyClick(subject.box, Qt.Key.Key_Return)
    assert page.title.text() == "Choir"
    assert page.print_button.isEnabled()


def test_only_the_options_that_matter_are_there(qtbot: QtBot, page: PrintPage) -> None:
    fields = page.view.strip.fields
    assert fields["show_place"].isVisible()
    assert not fields["needs"].isVisible()
    choose(qtbot, page, "cash")
    assert fields["paper"].isVisible()
    assert not fields["name_level"].isVisible()
    assert not fields["show_place"].isVisible()


def test_what_will_show_of_people_is_spelled_out_and_follows(qtbot: QtBot, page: PrintPage) -> None:
    told = page.view.people.label
    assert told.text() == (
        "1 person is named by first name. 1 who did not agree is not named. No telephone numbers."
    )
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(check(page, "show_leader"), Qt.MouseButton.LeftButton)
    assert told.text() == "Nobody is named. No telephone numbers."


def test_a_sheet_that_was_saved_is_remembered_and_the_next_one_marks_what_changed(
    qtbot: QtBot,
    page: PrintPage,
    file: CentreFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert last_print(file, WEEK, date(2026, 11, 16)) is None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "wall"), ""))
    with qtbot.waitSignal(page.said):
        qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    undo = file.undo_label
    assert last_print(file, WEEK, date(2026, 11, 16)) is not None
    assert file.undo_label == undo
    remove_activity(file, 1)
    with qtbot.waitSignal(page.previewed):
        page.refresh()
    assert "Choir" not in shown_text(page)
    with qtbot.waitSignal(page.previewed):
        qtbot.mouseClick(check(page, "mark_changes"), Qt.MouseButton.LeftButton)
    assert "Choir" in shown_text(page)
    assert "otherwise than on the print of 22 November" in " ".join(shown_text(page).split())


def test_a_mere_look_is_not_remembered(page: PrintPage, file: CentreFile) -> None:
    page.refresh()
    assert not hangs_anything(file, date(2026, 1, 1))


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_said_in_one_sentence_and_nothing_is_remembered(
    qtbot: QtBot,
    page: PrintPage,
    file: CentreFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def onto_nothing(printer: QPrinter, parent: object) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "no folder" / "paper.pdf"))
        return True

    monkeypatch.setattr(printer_view, "chosen_by_person", onto_nothing)
    qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.view.trouble.isVisible)
    assert "The printer did not take the sheet" in page.view.trouble.label.text()
    assert not hangs_anything(file, date(2026, 1, 1))


def test_a_file_that_another_program_holds_open_is_said_and_stays_as_it_was(
    qtbot: QtBot, page: PrintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "wall.pdf"
    held.write_bytes(b"as it was")

    def refuse(self: Path, target: Path) -> Path:  # what a reader on Windows makes of it
        raise PermissionError(13, "The process cannot access the file", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(held), ""))
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.view.trouble.isVisible)
    assert "Close it if another program shows it" in page.view.trouble.label.text()
    assert held.read_bytes() == b"as it was"
    assert sorted(each.name for each in tmp_path.glob("*.part")) == []


def test_a_preview_follows_an_option_within_the_blink_of_an_eye(
    qtbot: QtBot, page: PrintPage
) -> None:
    taken = []
    for _ in range(5):
        clock = QElapsedTimer()
        clock.start()
        with qtbot.waitSignal(page.previewed):
            qtbot.mouseClick(check(page, "show_place"), Qt.MouseButton.LeftButton)
        taken.append(clock.elapsed())
    assert sorted(taken)[2] <= MOST_MILLISECONDS_TO_FOLLOW


def test_the_printer_chosen_for_a_sheet_is_proposed_for_it_again(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    asked: list[str] = []
    monkeypatch.setattr(QPrinter, "printerName", lambda self: "Hall")
    monkeypatch.setattr(QPrinter, "outputFileName", lambda self: "")
    monkeypatch.setattr(QPrinter, "setPrinterName", lambda self, name: asked.append(name))
    names = ["Office", "Hall"]
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: names)
    printer_view.keep_printer(WEEK, QPrinter())
    printer_view.last_printer(MONTH)
    assert asked == [], "it is another sheet"
    printer_view.last_printer(WEEK)
    assert asked == ["Hall"]
    names.remove("Hall")
    printer_view.last_printer(WEEK)
    assert asked == ["Hall"], "it is gone"


def test_what_is_printed_is_what_was_chosen_however_quickly_one_presses(
    qtbot: QtBot, page: PrintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "quick"), ""))
    with qtbot.waitSignal(page.said, timeout=10_000):
        qtbot.mouseClick(page.gallery.cards[MONTH], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert "November 2026" in PdfReader(tmp_path / "quick.pdf").pages[0].extract_text()
    assert "16 – 22" not in PdfReader(tmp_path / "quick.pdf").pages[0].extract_text()


def test_the_week_is_shown_first_whatever_was_printed_last(
    qtbot: QtBot, page: PrintPage, file: CentreFile
) -> None:
    choose(qtbot, page, "cash")
    again = PrintPage(file, lambda: TODAY)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.previewed):
        again.restore(page.state())
    assert again.gallery.cards[WEEK].isChecked()
    assert again.view.stop_all(60)
    assert again.pictures.tasks.stop_all(60)
