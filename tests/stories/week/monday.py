"""Monday and Tuesday: what waits, the pack for the wall, and what people would like to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dropin.choosing.booth_view import Booth
from dropin.programme.calendar.page import CalendarPage
from dropin.shell.window import MainWindow
from tests.stories.hand import NONE, handle, in_window, key
from tests.stories.hands import (
    choose,
    come_back,
    go,
    home,
    in_sight,
    name_next,
    press,
    press_row,
    see,
    stands_there,
    take,
    told,
    wait_until,
    write,
)
from tests.stories.mouse import LEFT
from tests.stories.week.buddies import buddies_begin
from tests.stories.week.house import ANA, BEN, CLEO

PACK, FILM, QUESTION = "Monday pack", "Film night", "What shall be new in January?"


def monday(window: MainWindow, folder: Path) -> None:
    what_needs_a_person_is_told(window)
    the_pack_is_saved(window, folder / PACK)
    two_ideas_come_in(window)
    one_goes_on_a_ballot_and_two_vote(window)


def tuesday(window: MainWindow) -> None:
    the_chosen_idea_becomes_an_activity(window)
    two_more_dates(window)
    this_night_has_a_title(window)
    buddies_begin(window)


def what_needs_a_person_is_told(window: MainWindow) -> None:
    page = go(window, "today")
    see(page, "On call now")
    wait_until(lambda: "Looking at what waits …" not in in_sight(page))
    see(page, "Work Units")


def the_pack_is_saved(window: MainWindow, folder: Path) -> None:
    folder.mkdir()
    page = go(window, "print")
    press(page, "Make a Monday pack")
    see(page, "Print all…")
    name_next(folder)
    press(page, "Save all…")
    wait_until(lambda: home(window).toast.label.text().endswith(f"sheets saved in {PACK}."))


def two_ideas_come_in(window: MainWindow) -> None:
    page = go(window, "choosing")
    for idea, who in ((FILM, CLEO), ("Chess", BEN)):
        press(page, "New idea")
        write(page, "What would be good", idea)
        write(page, "Whose idea", who)
        press(page, "Put it in")
        told(window, f"Put in “{idea}”.")


def one_goes_on_a_ballot_and_two_vote(window: MainWindow) -> None:
    page = home(window).pages["choosing"]
    press_row(page, "Chess")
    take(page, "Put it on a ballot", "A new ballot")
    write(page, "Question", QUESTION)
    write(page, "Last day of voting", "2 December")
    write(page, "Option", "A trip to the sea")
    press(page, "Add this option")
    press(page, "Prepare it")
    told(window, f"Prepared “{QUESTION}”.")
    press_row(page, QUESTION)
    for name in (ANA, BEN):
        write(page, "Who votes now", name)
        press(page, "Open the booth")
        vote_for_the_first(stands_there(Booth))
        come_back(window)
        told(window, "One more vote is in the box.")


def vote_for_the_first(booth: Booth) -> None:
    """By keys alone, and out of the booth again."""
    key(booth, Qt.Key.Key_Space)
    for _ in range(2):
        key(booth, Qt.Key.Key_Down)
    see(booth, "You ticked 1.")
    key(booth, Qt.Key.Key_Return)
    see(booth, "Your vote: Chess")
    key(booth, Qt.Key.Key_Down)
    key(booth, Qt.Key.Key_Return)
    see(booth, "Thank you. Your vote is in the box.")
    for _ in range(2):
        key(booth, Qt.Key.Key_Escape)


def the_chosen_idea_becomes_an_activity(window: MainWindow) -> None:
    page = go(window, "choosing")
    press(page, "Ideas")
    press_row(page, FILM)
    choose(page, "Answer", "Chosen")
    write(page, "In a sentence", "We found a projector.")
    press(page, "Reply")
    told(window, f"Replied to “{FILM}”.")
    press(page, "Make it an activity")
    page = home(window).pages["activities"]
    write(page, "When", "every Friday at 18:00")
    write(page, "Where", "Hall")
    press(page, "Save")
    told(window, f"Added {FILM}.")


def two_more_dates(window: MainWindow) -> None:
    for day, told_as in (("12 December", "Sat 12 Dec"), ("19 December", "Sat 19 Dec")):
        page = open_date(window, FILM)
        press(page, "One more date…")
        write(page, "Also on", day)
        press(page, "Add this date")
        told(window, f"{FILM} is down for {told_as} too.")


def this_night_has_a_title(window: MainWindow) -> None:
    page = open_date(window, FILM)
    write(page, "Title on this date", "Film night: The Kid")
    press(page, "Save")
    told(window, f"Changed {FILM} on Fri 4 Dec.")


def open_date(window: MainWindow, title: str) -> CalendarPage:
    """Click the first date of this activity in the calendar's week."""
    page = go(window, "calendar")
    assert isinstance(page, CalendarPage)
    entry = next(each for each in page.week.entries() if each.title.startswith(title))
    page.week.focus_entry(entry)
    wait_until(lambda: bool(page.week.entry_rect(entry)))
    spot = page.week.entry_rect(entry).center().toPoint()
    QTest.mouseClick(handle(page), LEFT, NONE, in_window(page.week.viewport(), spot))
    return page
