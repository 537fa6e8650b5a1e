"""Wednesday to Friday: a leader stands down, a ballot closed, buddies, the cash, the roster."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from dropin.printing.sheet_dialog_view import SheetDialog
from dropin.relief.model import Need
from dropin.relief.page import CoverPage
from dropin.shell.window import MainWindow
from tests.stories.hand import key, type_words
from tests.stories.hands import (
    come_back,
    go,
    home,
    in_sight,
    press,
    press_row,
    save_as_pdf,
    see,
    stands_there,
    told,
    wait_until,
    write,
)
from tests.stories.week.buddies import one_pair_ends_well, two_requests_are_matched
from tests.stories.week.house import ANA
from tests.stories.week.monday import QUESTION
from tests.stories.week.planning import plan_and_publish

CALLS, RESULT, AGENDA, CASH = "calls.pdf", "result.pdf", "agenda.pdf", "cash.pdf"


def wednesday(window: MainWindow, folder: Path) -> None:
    a_leader_stands_down(window, ANA)
    two_are_rung_in_vain(window)
    press(home(window).pages["cover"], "Call sheet…")
    save_the_sheet(window, folder / CALLS)
    the_third_and_all_after_say_yes(window)


def thursday(window: MainWindow, folder: Path) -> None:
    the_count_is_on_the_wall(window, folder / RESULT)
    the_meeting_is_prepared(window, folder / AGENDA)


def friday(window: MainWindow, folder: Path) -> None:
    the_cash_is_counted(window, folder / CASH)
    two_requests_are_matched(window)
    one_pair_ends_well(window)
    plan_and_publish(window)


def a_leader_stands_down(window: MainWindow, name: str) -> None:
    """For two weeks, as is proposed; by one key from anywhere."""
    go(window, "today")
    come_back(window)
    key(
        window,
        Qt.Key.Key_U,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    wait_until(lambda: home(window).current_key == "cover")
    type_words(window, name)
    key(window, Qt.Key.Key_Down)
    key(window, Qt.Key.Key_Return)
    page = home(window).pages["cover"]
    press(page, "Show whom to ring")
    see(page, "Ring first")


def two_are_rung_in_vain(window: MainWindow) -> None:
    page = home(window).pages["cover"]
    press(page, "No (N)")
    see(page, "Said no")
    press(page, "No answer (A)")
    see(page, "2 asked")


def the_third_and_all_after_say_yes(window: MainWindow) -> None:
    page = home(window).pages["cover"]
    assert isinstance(page, CoverPage)

    def left() -> int:
        return sum(isinstance(each, Need) for each in page.list.needs.lines)

    while before := left():
        press(page, "Yes, covers it (Y)")
        wait_until(lambda: left() < before)
    see(page, "Everything is covered. Thank you.")


def the_count_is_on_the_wall(window: MainWindow, pdf: Path) -> None:
    page = go(window, "choosing")
    press(page, "Ballots")
    press_row(page, QUESTION)
    see(page, "Chess: chosen")
    press(page, "Print the result…")
    save_the_sheet(window, pdf)
    write(page, "Why", "Both who voted would come.")
    press(page, "Record as decision")
    told(window, f"Decided: {QUESTION}.")


def the_meeting_is_prepared(window: MainWindow, pdf: Path) -> None:
    page = home(window).pages["choosing"]
    press(page, "Board")
    press(page, "New meeting")
    write(page, "Time", "11:00")
    press(page, "Begin the agenda")
    press(page, "Gather the agenda")
    press(page, "Print the agenda…")
    save_the_sheet(window, pdf)


def the_cash_is_counted(window: MainWindow, pdf: Path) -> None:
    page = go(window, "attendance")
    press(page, "Today")
    press(page, "Cash sheet")
    write(page, "In the box at the start", "20")
    write(page, "Counted at the end", "20")
    see(page, "It adds up.")
    press(page, "Save")
    told(window, "Saved the cash sheet of Friday 4 December 2026")
    press(page, "Cash sheet")
    press(page, "Print…")
    save_the_sheet(window, pdf)


def save_the_sheet(window: MainWindow, pdf: Path) -> None:
    """From the picture of a sheet to a PDF, and back to the page."""
    dialog = stands_there(SheetDialog)
    wait_until(lambda: "Page 1 of" in in_sight(dialog))
    save_as_pdf(dialog, "Save as PDF", pdf)
    told(window, f"Saved as {pdf.name}.")
    press(dialog, "Close")
    come_back(window)
