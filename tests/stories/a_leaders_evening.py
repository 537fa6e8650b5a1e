"""An evening of a peer leader: who is on, a shift offered and one taken, attendance, a number.

Ana leaves the seat to Cleo. Cleo offers a shift of hers and takes one of Ben's, marks 25 people in
less than a minute by keys alone, and rings Ben, who agreed to that; Dan's number stands nowhere.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt

from dropin.attendance.operations import sign_up
from dropin.attendance.page import AttendancePage
from dropin.attendance.store import attendances_of
from dropin.centre.customs import new_centre
from dropin.centre.operations import save_centre
from dropin.kit.large_card import LargeCard
from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Person
from dropin.people.operations import add_person, give_consent, give_role
from dropin.programme.model import Activity, ActivityTime, Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import add_activity
from dropin.programme.store import programme
from dropin.roster.desk_view import OnCallDesk
from dropin.roster.model import ShiftPattern, Terms
from dropin.roster.operations import offer_slot, put, save_pattern, save_terms
from dropin.roster.store import open_offers, shifts_between
from dropin.shell.desk.ringing import RingSomebody
from dropin.shell.seats import LEADER
from dropin.shell.window import MainWindow
from dropin.storage.file import CentreFile
from tests.stories.a_day_at_the_desk import back_at, opened, turn_to
from tests.stories.hand import CONTROL, key, type_words
from tests.stories.hands import home, in_sight, press, see, wait_until
from tests.stories.mouse import click
from tests.stories.stage import Stage, Story

EVENING = datetime(2026, 11, 25, 17, 55, tzinfo=UTC)
TODAY = EVENING.date()
LONG_AGO = date(2026, 1, 1)
BEN, CLEO, DAN = "Ben Okoro", "Cleo Marsh", "Dan Petrov"
TOMORROW, FRIDAY = TODAY + timedelta(days=1), TODAY + timedelta(days=2)
SINGERS = 25


def a_centre_on_call(stage: Stage) -> None:
    """Three leaders on call from ten to two, and a choir of twenty-five this evening."""
    path = stage.folder / "Willow Lane.dropin"
    with CentreFile.create(path, clock=stage.clock, who="Ana") as file, file.load("Start"):
        save_centre(file, new_centre("Willow Lane", "Europe/Dublin"))
        leaders = {name: a_leader(file, name) for name in (BEN, CLEO, DAN)}
        give_consent(file, leaders[BEN], NUMBER_TO_MEMBERS, LONG_AGO)
        save_pattern(
            file, ShiftPattern(0, "Desk", tuple(range(7)), time(10), time(14), LONG_AGO), TODAY
        )
        choir_of_this_evening(file)
    with CentreFile.open(path, clock=stage.clock, who="Ana") as file:
        put(file, slot_on(file, TOMORROW), leaders[CLEO])
        bens = put(file, slot_on(file, FRIDAY), leaders[BEN])
        offer_slot(file, bens, now=stage.clock())
    stage.window.open_path(path)


def a_leader(file: CentreFile, name: str) -> int:
    number = add_person(file, Person(0, name, phone=f"085 {len(name)} {name[0]}"))
    give_role(file, number, "leader", LONG_AGO)
    give_consent(file, number, NAME_ON_PRINTS, LONG_AGO)
    save_terms(file, Terms(0, number, LONG_AGO))
    return number


def choir_of_this_evening(file: CentreFile) -> None:
    every = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=WE", at=time(18), minutes=90)
    add_activity(file, Activity(0, "Choir", times=(every,)))
    (choir,) = choirs(file)
    for number in range(SINGERS):
        singer = add_person(file, Person(0, f"Singer {number:02d}", access_needs="a chair"))
        sign_up(file, choir, singer, now=EVENING)


def choirs(file: CentreFile) -> tuple[Occurrence, ...]:
    return occurrences(programme(file), TODAY, TOMORROW)


def slot_on(file: CentreFile, day: date) -> int:
    (shift,) = shifts_between(file, day, day + timedelta(days=1))
    return shift.slots[0].id


def holder_on(file: CentreFile, day: date) -> str:
    (shift,) = shifts_between(file, day, day + timedelta(days=1))
    found = file.value("SELECT name FROM person WHERE id = ?", (shift.slots[0].person_id,))
    return str(found)


def play(stage: Stage) -> None:
    """The whole story; asserts what is seen on the way."""
    window = stage.window
    window.sit(LEADER)
    see(window, "On duty")
    assert window.windowTitle() == "Willow Lane – Peer leader – Drop-in"
    cleo_offers_one_and_takes_one(window)
    twenty_five_are_marked_in_a_minute(window)
    ben_is_rung_and_dan_is_not(window)


def cleo_offers_one_and_takes_one(window: MainWindow) -> None:
    desk = opened(window, "Who is on call, and my shifts", OnCallDesk)
    see(desk, "Nobody is on call now.")
    type_words(desk, "cl")
    press(desk, "Cleo")
    see(desk, "Your shifts, Cleo")
    press(desk, "I take it")
    wait_until(lambda: holder_on(home(window).file, FRIDAY) == CLEO)
    see(desk, "Thu 26 Nov 10:00–14:00, Desk")
    press(desk, "Offer it")
    see(desk, "Take the offer back")
    press(desk, "Done")
    press(desk, "Back")
    back_at(window, OnCallDesk)


def twenty_five_are_marked_in_a_minute(window: MainWindow) -> None:
    clock = QElapsedTimer()
    clock.start()
    (card,) = [e for e in home(window).findChildren(LargeCard) if e.text() == "Take attendance"]
    click(card)
    page = home(window).pages["roll"]
    assert isinstance(page, AttendancePage)
    see(page, "25 expected")
    turn_to(window)
    page.date.table.setFocus()
    for _ in range(SINGERS):
        key(window, Qt.Key.Key_Space)
    see(page, "25 came · 25 expected")
    assert clock.elapsed() < 60_000
    assert "chair" not in in_sight(page)
    key(window, Qt.Key.Key_1, CONTROL)
    wait_until(lambda: home(window).current_key == "duty")


def ben_is_rung_and_dan_is_not(window: MainWindow) -> None:
    shown = opened(window, "Ring somebody", RingSomebody)
    type_words(shown, "be")
    see(shown, "085 9 B")
    key(shown, Qt.Key.Key_Escape)
    type_words(shown, "dan")
    see(shown, "Nobody of that name agreed to have their number shown. Ask the coordinator.")
    assert "085" not in in_sight(shown)
    press(shown, "Back")
    back_at(window, RingSomebody)


def ended_well(folder: Path) -> None:
    """Cleo has Ben's shift and offers her own; twenty-five came."""
    path = folder / "Willow Lane.dropin"
    with CentreFile.open(path, clock=lambda: EVENING, who="Ana", read_only=True) as file:
        assert holder_on(file, FRIDAY) == CLEO
        assert holder_on(file, TOMORROW) == CLEO  # until somebody takes it
        assert len(open_offers(file, EVENING)) == 1
        (choir,) = choirs(file)
        assert len(attendances_of(file, choir)) == SINGERS


STORY = Story(EVENING, a_centre_on_call, play, ended_well)
