"""The Monday pack: made, saved and printed in one go; the programme changes; the wall follows.

A Monday: the ready-made pack is made and changed by hand, its sheets are saved into a folder and
the week printed. Tuesday: the choir is called otherwise, Today says that the week on the wall is
out of date, and one click leads to the print that marks what changed.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from dropin.centre.customs import new_centre
from dropin.centre.operations import save_centre
from dropin.people.model import NAME_ON_PRINTS, Person
from dropin.people.naming import INITIALS
from dropin.people.operations import add_person, give_consent
from dropin.printing.packs.store import packs
from dropin.printing.page import PrintPage
from dropin.programme.operations import add_activity
from dropin.shell.window import MainWindow
from dropin.storage.file import CentreFile
from tests.printing.made import weekly
from tests.stories.hands import (
    choose,
    go,
    home,
    in_sight,
    name_next,
    press,
    press_row,
    save_as_pdf,
    see,
    told,
    wait_until,
    with_next,
    write,
)
from tests.stories.stage import Stage, Story

MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
FOLDER, PRINTED, AGAIN = "for the wall", "printed.pdf", "again.pdf"
OUT_OF_DATE = "The week on the wall is out of date: 1 change."


def a_centre_at_work(stage: Stage) -> None:
    """A choir that somebody leads who agreed to be named, and a lunch."""
    path = stage.folder / "Willow Lane.dropin"
    (stage.folder / FOLDER).mkdir()
    with CentreFile.create(path, clock=stage.clock, who="Ana") as file, file.load("Start"):
        save_centre(file, new_centre("Willow Lane", "Europe/Dublin"))
        ana = add_person(file, Person(0, "Ana Lopes"))
        give_consent(file, ana, NAME_ON_PRINTS, date(2026, 1, 1))
        add_activity(file, weekly(0, "Choir", "WE", time(14), leader_id=ana))
        add_activity(file, weekly(0, "Lunch", "TH", time(12)))
    stage.window.open_path(path)


def play(stage: Stage) -> None:
    """The whole story; asserts what is seen on the way."""
    window = stage.window
    the_ready_made_pack_is_made(window)
    its_week_shows_initials_alone(window)
    all_of_it_is_saved(window, stage.folder / FOLDER)
    all_of_it_is_printed(window, stage.folder / PRINTED)
    stage.clock.now = TUESDAY
    the_choir_is_called_otherwise(window)
    today_leads_to_the_print(window)
    it_is_printed_again_with_marks(window, stage.folder / AGAIN)
    today_is_content_with_the_week(window)


def the_ready_made_pack_is_made(window: MainWindow) -> None:
    page = go(window, "print")
    press(page, "Make a Monday pack")
    told(window, "Make the pack Monday")
    see(page, "Print all…")


def its_week_shows_initials_alone(window: MainWindow) -> None:
    page = home(window).pages["print"]
    choose(page, "How much of a name: Week", "Initials")
    told(window, "Change Week in Monday")
    choose(page, "Copies: Week", "2 copies")
    (pack,) = packs(home(window).file)
    assert (pack.sheets[0].copies, pack.sheets[0].name_level) == (2, INITIALS)


def all_of_it_is_saved(window: MainWindow, folder: Path) -> None:
    page = home(window).pages["print"]

    name_next(folder)
    press(page, "Save all…")
    told(window, f"4 sheets saved in {FOLDER}.")
    see(page, "There is no roster yet")


def all_of_it_is_printed(window: MainWindow, pdf: Path) -> None:
    """By the dialog of the system, onto a printer that makes a PDF."""
    page = home(window).pages["print"]

    def print_to_a_file(dialog: QPrintDialog) -> None:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(pdf))
        printer.setResolution(75)
        dialog.done(1)

    with_next(QPrintDialog, print_to_a_file)
    press(page, "Print all…")
    wait_until(lambda: "sent to the printer" in home(window).toast.label.text())


def the_choir_is_called_otherwise(window: MainWindow) -> None:
    page = go(window, "activities")
    press_row(page, "Choir")
    write(page, "What", "Big choir")
    press(page, "Save")
    told(window, "Saved Big choir.")


def today_leads_to_the_print(window: MainWindow) -> None:
    page = go(window, "today")
    press(page, OUT_OF_DATE)
    shown = home(window).pages["print"]
    assert isinstance(shown, PrintPage)
    wait_until(lambda: home(window).current_key == "print")
    wait_until(lambda: not shown.view.drawing and "Big choir" in shown.view.preview.text(0))
    assert "framed: otherwise than on the print of 30 November" in shown.view.preview.text(0)


def it_is_printed_again_with_marks(window: MainWindow, pdf: Path) -> None:
    save_as_pdf(home(window).pages["print"], "Save as PDF", pdf)
    told(window, f"Saved as {pdf.name}.")


def today_is_content_with_the_week(window: MainWindow) -> None:
    page = go(window, "today")
    see(page, "The large print on the wall is out of date: 1 change.")
    assert OUT_OF_DATE not in in_sight(page)


def ended_well(folder: Path) -> None:
    """Every sheet is on paper in its order, with as much of a name as was chosen."""
    saved = sorted(each.name for each in (folder / FOLDER).iterdir())
    assert saved == [
        "01 Week.pdf",
        "02 Large print.pdf",
        "03 Day.pdf",
        "04 Leader’s own.pdf",
    ]
    week = words_on(folder / FOLDER / "01 Week.pdf")
    assert "with A. L." in week
    assert "Ana" not in week
    assert len(PdfReader(folder / "printed 01 Week.pdf").pages) == 2  # as often as was chosen
    assert "Big choir" in words_on(folder / AGAIN)
    assert "framed: otherwise than on the print of 30 November" in words_on(folder / AGAIN)


def words_on(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


STORY = Story(MONDAY, a_centre_at_work, play, ended_well)
