"""From a member's idea to the sheet at the door and back to the next agenda.

A Wednesday: Cleo's idea is typed in and supported, put on a ballot, and three people vote. Monday:
the ballot has closed; what it chose is written down, becomes an activity, and people sign up.
Thursday: the sheet for signing in is printed and two come in by the front desk. Friday: the next
meeting gathers what there is to talk about.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt

from dropin.attendance.desk_view import FrontDesk
from dropin.attendance.model import CAME, GOING, WAITING
from dropin.attendance.store import attendances_on, sign_ups_of
from dropin.centre.customs import new_centre
from dropin.centre.operations import save_centre
from dropin.choosing import store
from dropin.choosing.booth_view import Booth
from dropin.choosing.model import BoardSeat, BoardTerm
from dropin.choosing.operations import save_seat, save_term
from dropin.people.model import NAME_ON_PRINTS, Person
from dropin.people.operations import add_person, give_consent
from dropin.people.store import people
from dropin.printing.sheet_dialog_view import SheetDialog
from dropin.programme.model import Occurrence, Place
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import save_place
from dropin.programme.store import activities, programme
from dropin.shell.window import MainWindow
from dropin.storage.file import CentreFile
from tests.stories.hand import CONTROL, key, type_words
from tests.stories.hands import (
    choose,
    come_back,
    go,
    home,
    in_sight,
    press,
    press_row,
    rows_in_sight,
    save_as_pdf,
    see,
    see_row,
    stands_there,
    take,
    told,
    wait_until,
    write,
)
from tests.stories.stage import Stage, Story

WEDNESDAY = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 12, 3, 13, 50, tzinfo=UTC)
FRIDAY = datetime(2026, 12, 4, 10, 0, tzinfo=UTC)
FIRST_DATE = date(2026, 12, 3)
NAMES = ("Ana Lopes", "Ben Okoro", "Cleo Marsh", "Dan Petrov", "Eva Lind")
ANA, BEN, CLEO, DAN, EVA = NAMES
AGREED = (ANA, BEN, CLEO, EVA)  # to be named on prints
SHEET, AGENDA = "sign-in.pdf", "agenda.pdf"


def a_new_centre(stage: Stage) -> None:
    """Five people, one of them on the board, and a room."""
    path = stage.folder / "Willow Lane.dropin"
    with CentreFile.create(path, clock=stage.clock, who="Ana") as file, file.load("Start"):
        save_centre(file, new_centre("Willow Lane", "Europe/Dublin"))
        save_place(file, Place(0, "Garden room"))
        ids = {name: add_person(file, Person(0, name)) for name in NAMES}
        for name in AGREED:
            give_consent(file, ids[name], NAME_ON_PRINTS, date(2026, 1, 1))
        seat = save_seat(file, BoardSeat(0, "Chair", "members"))
        save_term(file, BoardTerm(0, seat, ids[ANA], date(2026, 1, 1), date(2028, 1, 1)))
    stage.window.open_path(path)


def play(stage: Stage) -> None:
    """The whole story; asserts what is seen on the way."""
    window, clock = stage.window, stage.clock
    cleo_has_an_idea(window)
    others_support_it(window)
    it_goes_on_a_ballot(window)
    three_people_vote(window)
    nobody_votes_twice(window)
    clock.now = MONDAY
    the_count_is_told(window)
    it_is_written_down_as_decided(window)
    it_becomes_an_activity(window)
    one_undo_takes_it_back_and_redo_brings_it(window)
    where_it_came_from_stays_in_sight(window)
    people_sign_up_until_it_is_full(window)
    clock.now = THURSDAY
    the_sheet_for_signing_in_is_printed(window, stage.folder / SHEET)
    two_come_in_by_the_front_desk(window)
    two_found_no_room(window)
    clock.now = FRIDAY
    the_next_agenda_gathers_itself(window)
    the_agenda_is_printed(window, stage.folder / AGENDA)


# Wednesday


def cleo_has_an_idea(window: MainWindow) -> None:
    page = go(window, "choosing")
    press(page, "New idea")
    write(page, "What would be good", "Choir")
    write(page, "Whose idea", CLEO)
    write(page, "A place", "Garden room")
    write(page, "Money", "60")
    press(page, "Put it in")
    told(window, "Put in “Choir”.")


def others_support_it(window: MainWindow) -> None:
    page = home(window).pages["choosing"]
    press_row(page, "Choir")
    for name, says in ((BEN, "Would help lead"), (DAN, "Would come"), (EVA, "Would come")):
        write(page, "One more says", name)
        press(page, says)
        told(window, f"{name} {says.lower()}.")
    see(page, "1 would help lead: Ben Okoro")
    see(page, "2 would come: Dan Petrov, Eva Lind")


def it_goes_on_a_ballot(window: MainWindow) -> None:
    page = home(window).pages["choosing"]
    take(page, "Put it on a ballot", "A new ballot")
    write(page, "Question", "What shall be new in December?")
    write(page, "Last day of voting", "27 November")
    write(page, "Option", "Chess")
    write(page, "Costs in money", "60")
    press(page, "Add this option")
    choose(page, "Rule", "Fair shares")
    choose(page, "What is limited", "Money")
    write(page, "How much there is", "90")
    press(page, "Prepare it")
    told(window, "Prepared “What shall be new in December?”.")


def three_people_vote(window: MainWindow) -> None:
    """By keys alone, each in the booth."""
    page = home(window).pages["choosing"]
    press_row(page, "What shall be new in December?")
    see(page, "0 of 5 have voted")
    for name, options in ((ANA, [0]), (CLEO, [0, 1]), (DAN, [0])):
        write(page, "Who votes now", name)
        press(page, "Open the booth")
        vote_by_keys(options)
        come_back(window)
        told(window, "One more vote is in the box.")
    see(page, "3 of 5 have voted")


def vote_by_keys(options: list[int]) -> None:
    """Tick these options of two and put the vote into the box; then leave the booth."""
    booth = stands_there(Booth)
    assert not any(name in in_sight(booth) for name in NAMES)
    for place in (0, 1):
        if place in options:
            key(booth, Qt.Key.Key_Space)
        key(booth, Qt.Key.Key_Down)
    see(booth, f"You ticked {len(options)}.")
    key(booth, Qt.Key.Key_Return)
    see(booth, "Your vote: Choir")
    key(booth, Qt.Key.Key_Down)
    key(booth, Qt.Key.Key_Return)
    see(booth, "Thank you. Your vote is in the box.")
    for _ in range(2):
        key(booth, Qt.Key.Key_Escape)


def nobody_votes_twice(window: MainWindow) -> None:
    page = home(window).pages["choosing"]
    write(page, "Who votes now", ANA)
    press(page, "Open the booth")
    see(page, "Ana has voted already, at the desk. That vote counts.")
    see(page, "3 of 5 have voted")


# Monday


def the_count_is_told(window: MainWindow) -> None:
    go(window, "today")
    page = go(window, "choosing")
    assert [row.split(" | ")[0] for row in rows_in_sight(page)] == ["closed"]
    press_row(page, "What shall be new in December?")
    see(page, "3 people voted. Closed on Saturday 28 November 2026.")
    see(page, "Choir: chosen")
    see(page, "Choir: 3 people each gave €20.00 of their share.")
    see(page, "Chess: 1 person ticked it.")
    see(page, "Most ticks alone would have chosen the same.")


def it_is_written_down_as_decided(window: MainWindow) -> None:
    page = home(window).pages["choosing"]
    write(page, "Why", "All three who voted would come.")
    press(page, "Record as decision")
    told(window, "Decided: What shall be new in December?.")
    see(page, "Decided on Mon 30 Nov: Yes. All three who voted would come.")


def it_becomes_an_activity(window: MainWindow) -> None:
    press(window, "Make Choir an activity")
    page = home(window).pages["activities"]
    see(page, "Offered to lead or teach: Ben Okoro.")
    write(page, "When", "every Thursday at 14:00 for 90 minutes")
    press(page, "More")
    write(page, "Room for", "3")
    press(page, "Save")
    told(window, "Added Choir.")


def one_undo_takes_it_back_and_redo_brings_it(window: MainWindow) -> None:
    page = home(window).pages["activities"]
    come_back(window)
    key(window, Qt.Key.Key_Z, CONTROL)
    see(page, "Nothing is offered yet")
    assert "Garden room" not in in_sight(page)
    assert not activities(home(window).file)
    press(home(window).toast, "Redo")
    wait_until(lambda: len(rows_in_sight(page)) == 1)
    (row,) = rows_in_sight(page)
    assert "Choir" in row
    assert "Garden room" in row
    assert BEN in row


def where_it_came_from_stays_in_sight(window: MainWindow) -> None:
    page = home(window).pages["activities"]
    press_row(page, "Choir")
    see(page, "Where it came from")
    see(page, "Chosen by members, 3 votes, November 2026.")


def people_sign_up_until_it_is_full(window: MainWindow) -> None:
    page = go(window, "attendance")
    for _ in range(3):
        press(page, "Later")
    see(page, "0 of 3 places taken")
    for name in (ANA, CLEO, DAN, EVA):
        write(page, "Add somebody by name", name)
        key(window, Qt.Key.Key_Return)
        see_row(page, name)
    see(page, "3 of 3 places taken")


# Thursday


def the_sheet_for_signing_in_is_printed(window: MainWindow, pdf: Path) -> None:
    page = go(window, "attendance")
    press(page, "Today")
    see(page, "3 of 3 places taken")
    press(page, "Sign-in sheet")
    save_the_sheet(window, pdf)


def two_come_in_by_the_front_desk(window: MainWindow) -> None:
    """By the first letters of their names; nobody touches the mouse."""
    page = home(window).pages["attendance"]
    press(page, "Open the front desk")
    desk = stands_there(FrontDesk)
    see(desk, "Welcome to Willow Lane")
    for letter, name in (("a", "Ana"), ("c", "Cleo")):
        type_words(desk, letter)
        see(desk, name)
        key(desk, Qt.Key.Key_Return)
        see(desk, f"Thank you, {name}.")
        see(desk, "You are checked in to Choir.")
    for _ in range(2):
        key(desk, Qt.Key.Key_Escape)
    come_back(window)
    see(page, "2 came")


def two_found_no_room(window: MainWindow) -> None:
    page = home(window).pages["attendance"]
    take(page, "More", "Heads…")
    write(page, "Turned away just now, for want of room", "2")
    press(page, "Save")
    see(page, "2 turned away")


# Friday


def the_next_agenda_gathers_itself(window: MainWindow) -> None:
    page = go(window, "choosing")
    press(page, "Board")
    press(page, "New meeting")
    write(page, "Time", "11:00")
    write(page, "Where", "Garden room")
    press(page, "Begin the agenda")
    press(page, "Gather the agenda")
    see(page, "1. Choir")
    see(page, "1 found no place and waited; 2 were turned away.")


def the_agenda_is_printed(window: MainWindow, pdf: Path) -> None:
    press(window, "Print the agenda")
    save_the_sheet(window, pdf)


# Again and again


def save_the_sheet(window: MainWindow, pdf: Path) -> None:
    """From the picture of a sheet to a PDF, and back to the page."""
    dialog = stands_there(SheetDialog)
    wait_until(lambda: "Page 1 of" in in_sight(dialog))
    save_as_pdf(dialog, "Save as PDF", pdf)
    told(window, f"Saved as {pdf.name}.")
    press(dialog, "Close")
    come_back(window)


# When the window is closed


def ended_well(folder: Path) -> None:
    """Everything stands in the file as it was seen, and both sheets are on paper."""
    path = folder / "Willow Lane.dropin"
    with CentreFile.open(path, clock=lambda: FRIDAY, who="Ben") as file:
        assert file.read_only is None
        choir_came_from_the_idea(file)
        everybody_stands_where_they_stood(file)
    sheet_names_who_agreed(words_on(folder / SHEET))
    assert lines_to_write_on(folder / SHEET) >= 3 + 5 + 20
    agenda = words_on(folder / AGENDA)
    assert "Choir" in agenda
    assert "1 found no place and waited; 2 were turned away." in agenda


def choir_came_from_the_idea(file: CentreFile) -> None:
    (idea,), (ballot,), (choir,) = store.ideas(file), store.ballots(file), activities(file)
    assert idea.activity_id == choir.id
    assert (choir.proposed_by, choir.decided_by, choir.votes) == ("members", "members", 3)
    (first_choice, both) = (ballot.options[0].id, {each.id for each in ballot.options})
    votes = store.votes_of(file, ballot.id, FRIDAY.date())
    assert votes == {frozenset({first_choice}): 2, frozenset(both): 1}
    decided = store.decisions(file, ballot_id=ballot.id)
    assert "All three who voted would come." in {each.reason for each in decided}


def everybody_stands_where_they_stood(file: CentreFile) -> None:
    names = {each.id: each.name for each in people(file)}
    signed = {names[each.person_id]: each.state for each in sign_ups_of(file, first_date(file))}
    assert signed == {ANA: GOING, CLEO: GOING, DAN: GOING, EVA: WAITING}
    came = [each for each in attendances_on(file, FIRST_DATE) if each.presence == CAME]
    assert {names[each.person_id] for each in came if each.person_id} == {ANA, CLEO}


def first_date(file: CentreFile) -> Occurrence:
    (found,) = occurrences(programme(file), FIRST_DATE, FRIDAY.date())
    return found


def sheet_names_who_agreed(sheet: str) -> None:
    """By their first names; Dan has a numbered line without one. Eva waits in the first line."""
    assert "Thursday 3 December 2026" in sheet
    assert "1 Ana 2 Cleo 3" in sheet
    assert "Waiting list" in sheet
    assert "1 Eva 2 3 4 5" in sheet
    assert sheet.index("Waiting list") < sheet.index("1 Eva") < sheet.index("Also here today")
    assert not any(name in sheet for name in ("Dan", "Ben Okoro", "Lopes", "Lind"))


def lines_to_write_on(pdf: Path) -> int:
    """How many thin lines go from one edge of the print to the other."""
    across = re.compile(r"0\.50 w 28\.00 (\S+) m 567\.28 \1 l S")
    drawn = (page.get_contents() for page in PdfReader(pdf).pages)
    written = (each.get_data().decode("latin-1") for each in drawn if each is not None)
    return sum(len(across.findall(each)) for each in written)


def words_on(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


STORY = Story(WEDNESDAY, a_new_centre, play, ended_well)
