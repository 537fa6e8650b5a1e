"""One morning at the office PC: first run → the sample centre → move the choir → undo → print."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt

from dropin.kit.choice_dialog import ChoiceDialog
from dropin.printing.page import PrintPage
from dropin.programme.calendar.page import CalendarPage
from dropin.programme.model import Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme
from dropin.shell.first_run import FirstRun
from dropin.shell.window import MainWindow
from dropin.storage.file import CentreFile
from tests.stories.hand import CONTROL, key
from tests.stories.hands import (
    come_back,
    go,
    home,
    save_as_pdf,
    told,
    wait_until,
    with_next,
)
from tests.stories.mouse import click, drag
from tests.stories.stage import Stage, Story

NOW = datetime(2026, 11, 25, 11, 24, tzinfo=UTC)
MONDAY, END = date(2026, 11, 23), date(2026, 11, 30)
TUESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 26)
PDF = "week.pdf"


def welcome(stage: Stage) -> None:
    stage.window.welcome()


def play(stage: Stage) -> None:
    """The whole story; asserts what is seen on the way."""
    begin_with_the_sample(stage.window)
    move_the_choir(stage.window)
    undo(stage.window)
    print_the_week(stage.window, stage.folder / PDF)


def begin_with_the_sample(window: MainWindow) -> None:
    page = window.centralWidget()
    assert isinstance(page, FirstRun)
    click(page.sample)
    assert window.windowTitle() == "Harbour House – Drop-in"


def move_the_choir(window: MainWindow) -> None:
    calendar = home(window).show_page("calendar")
    assert isinstance(calendar, CalendarPage)
    wait_until(lambda: any(each.title.startswith("Choir") for each in calendar.week.entries()))
    entry = next(each for each in calendar.week.entries() if each.title.startswith("Choir"))
    calendar.week.focus_entry(entry)
    start = calendar.week.entry_rect(entry).center().toPoint()
    end = calendar.week.point_of(THURSDAY, 15 * 60)
    with_next(ChoiceDialog, lambda dialog: key(dialog, Qt.Key.Key_Return))
    drag(calendar.week.viewport(), start, QPoint(end.x(), start.y()))
    wait_until(lambda: choir(window).day == THURSDAY)
    assert choir(window).at == time(14)
    assert choir(window).status == "moved"
    assert "Choir" in home(window).toast.label.text()


def undo(window: MainWindow) -> None:
    assert window.menus.undo.text().startswith("Undo: Move Choir")
    come_back(window)
    key(window, Qt.Key.Key_Z, CONTROL)
    wait_until(lambda: choir(window).day == TUESDAY)
    assert home(window).toast.label.text().startswith("Undone: Move Choir")


def print_the_week(window: MainWindow, pdf: Path) -> None:
    page = go(window, "print")
    assert isinstance(page, PrintPage)
    wait_until(lambda: not page.view.drawing and page.save_button.isVisible())
    save_as_pdf(page, "Save as PDF", pdf)
    told(window, f"Saved as {pdf.name}.")
    assert pdf.exists()


def choir(window: MainWindow) -> Occurrence:
    """This week's choir, as the file has it now."""
    found = occurrences(programme(home(window).file), MONDAY, END)
    return next(each for each in found if each.title == "Choir")


def ended_well(folder: Path) -> None:
    """The choir is where it always was, the file is closed, and the whole week is on paper."""
    documents = folder / "Documents"
    (path,) = (each for each in documents.iterdir() if each.is_file())
    with CentreFile.open(path, clock=lambda: NOW, who="Ben") as file:
        assert file.read_only is None
        assert file.redo_label is not None
        assert file.redo_label.startswith("Move Choir")
        week = occurrences(programme(file), MONDAY, END)
    found = next(each for each in week if each.title == "Choir")
    assert (found.day, found.status) == (TUESDAY, "planned")
    pages = PdfReader(folder / PDF).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Harbour House" in words
    for each in week:
        assert each.title in words


STORY = Story(NOW, welcome, play, ended_well)
