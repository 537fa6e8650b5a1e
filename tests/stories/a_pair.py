"""A member would like a buddy: from the request to the day she moves on.

A Monday in March: Cleo says what she hopes for, a short list says who could be hers and why, and
both are asked, each by themselves. A week later they meet. In April how it goes is told. In May
her buddy is ill for a while, and nobody asks why. In June the review is due; in July she moves on.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

from PySide6.QtCore import Qt

from dropin.buddies import store
from dropin.buddies.life import ENDED, REVIEW, state_on
from dropin.buddies.model import MOVED_ON, RENEWED, FreeTime, Liking, Terms
from dropin.buddies.operations import add_usual_topics, save_terms, set_needed_trainings
from dropin.centre.customs import new_centre
from dropin.centre.operations import save_centre
from dropin.people.model import Person
from dropin.people.operations import add_person, note_training, save_training
from dropin.people.training import Training, TrainingHeld
from dropin.programme.model import Activity, ActivityTime
from dropin.programme.operations import add_activity
from dropin.shell.window import MainWindow
from dropin.storage.file import CentreFile
from tests.stories.hand import CONTROL, Hand, key
from tests.stories.hands import (
    come_back,
    go,
    home,
    in_sight,
    press,
    see,
    told,
    write,
)
from tests.stories.mouse import MOUSE
from tests.stories.stage import Stage, Story

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
MEETING = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
APRIL = datetime(2026, 4, 13, 10, 0, tzinfo=UTC)
MAY = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
JUNE = datetime(2026, 6, 8, 10, 0, tzinfo=UTC)
JULY = datetime(2026, 7, 6, 10, 0, tzinfo=UTC)
ANA, BEN, CLEO = "Ana Lopes", "Ben Okoro", "Cleo Marsh"
SHOPPING = "Shopping"


def a_new_centre(stage: Stage) -> None:
    """Ana and Ben are trained buddies; Cleo comes every week."""
    path = stage.folder / "Willow Lane.dropin"
    with CentreFile.create(path, clock=stage.clock, who="Hal") as file, file.load("Start"):
        save_centre(file, new_centre("Willow Lane", "Europe/Dublin"))
        add_activity(
            file,
            Activity(
                0,
                "Open kitchen",
                times=(ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=FR", at=time(10)),),
            ),
        )
        add_usual_topics(file)
        topics = {each.name: each.id for each in store.topics(file)}
        course = save_training(file, Training(0, "Listening"))
        set_needed_trainings(file, frozenset({course}))
        begins = date(2026, 1, 5)
        for name, weekday, helps in ((ANA, 1, SHOPPING), (BEN, 1, "Computer")):
            who = add_person(file, Person(0, name, phone="01 555", languages=("English",)))
            note_training(file, TrainingHeld(0, who, course, begins))
            free = FreeTime(weekday, time(12), time(17))
            terms = Terms(
                0, who, begins, most_pairs=2, times=(free,), likings=(Liking(topics[helps]),)
            )
            save_terms(file, terms, begins)
        add_person(file, Person(0, CLEO, phone="01 777", languages=("English",)))
    stage.window.open_path(path)


def play(stage: Stage, by: Hand = MOUSE) -> None:
    """The whole story; asserts what is seen on the way."""
    window, clock = stage.window, stage.clock
    cleo_says_what_she_hopes_for(window, by)
    a_short_list_says_who_and_why(window, by)
    both_are_asked_by_themselves(window, by)
    their_first_meeting_is_planned(window, by)
    clock.now = MEETING
    today_asks_whether_they_met(window, by)
    numbers_are_swapped(window, by)
    clock.now = APRIL
    today_tells_that_they_went_quiet(window, by)
    how_it_goes_is_told(window, by)
    clock.now = MAY
    her_buddy_is_not_there_for_a_while(window, by)
    she_is_back(window, by)
    clock.now = JUNE
    the_review_is_due(window, by)
    clock.now = JULY
    she_moves_on(window, by)
    one_undo_takes_the_end_back_and_redo_brings_it(window, by)


# March


def cleo_says_what_she_hopes_for(window: MainWindow, by: Hand) -> None:
    page = go(window, "buddies")
    see(page, "Nobody waits for a buddy.")
    press(page, "New request", by)
    write(page, "Who would like a buddy", CLEO, by)
    write(page, "In their own words", "Somebody for the market", by)
    press(page, f"Hopes for help with: {SHOPPING}", by)
    write(page, "Free", "Tuesday afternoons", by)
    press(page, "Put it down", by)
    told(window, f"{CLEO} would like a buddy.")


def a_short_list_says_who_and_why(window: MainWindow, by: Hand) -> None:
    page = home(window).pages["buddies"]
    see(page, "“Somebody for the market”")
    see(page, "Both free Tuesday afternoons · both speak English · helps with Shopping")
    see(page, "Does not help with Shopping")
    press(page, f"Propose: {ANA}", by)
    told(window, f"Proposed {ANA}. Now each is asked.")


def both_are_asked_by_themselves(window: MainWindow, by: Hand) -> None:
    page = home(window).pages["buddies"]
    see(page, "Proposed on 2 March 2026. Nobody was asked yet.")
    for name in (CLEO, ANA):
        press(page, f"{name} was asked", by)
        told(window, f"Noted: {name} was asked.")
        press(page, f"{name} says yes", by)
        told(window, f"Noted: {name} said yes.")
    see(page, "Both agreed on 2 March 2026. They have not met yet.")


def their_first_meeting_is_planned(window: MainWindow, by: Hand) -> None:
    page = home(window).pages["buddies"]
    write(page, "Day", "10 March", by)
    write(page, "Time", "14:00", by)
    write(page, "Where", "the tea corner", by)
    press(page, "Plan it", by)
    see(page, "First meeting on 10 March 2026, 14:00, the tea corner.")
    write(page, "A goal", "Go to the market alone", by)
    press(page, "Set this goal", by)
    told(window, "Set a goal.")


def today_asks_whether_they_met(window: MainWindow, by: Hand) -> None:
    page = go(window, "today")
    question = f"{CLEO} and {ANA} were to meet on 10 March. Did they?"
    see(page, question)
    press(page, question, by)
    page = home(window).pages["buddies"]
    write(page, "Day", "10 March 2026", by)
    press(page, "They met on this day", by)
    see(page, "Met on 10 March 2026. The review is due on 2 June 2026.")


def numbers_are_swapped(window: MainWindow, by: Hand) -> None:
    page = home(window).pages["buddies"]
    press(page, f"Agrees: {CLEO}", by)
    see(page, "Neither sees the other’s number.")
    press(page, f"Agrees: {ANA}", by)
    see(page, f"{CLEO} may ring {ANA}: 01 555")
    press(page, f"Withdraw: {CLEO}", by)
    see(page, "Neither sees the other’s number.")
    assert "may ring" not in in_sight(page)


# April, May, June, July


def today_tells_that_they_went_quiet(window: MainWindow, by: Hand) -> None:
    page = go(window, "buddies")
    quiet = f"Nothing was heard of {CLEO} and {ANA} since 10 March."
    see(page, quiet)
    press(page, quiet, by)


def how_it_goes_is_told(window: MainWindow, by: Hand) -> None:
    page = home(window).pages["buddies"]
    write(page, "A line, if they wish", "We found the good bread.", by)
    press(page, "good", by)
    see(page, f"{CLEO}, 13 April 2026: good")
    see(page, "“We found the good bread.”")
    see(page, "Every pair was heard of lately.")


def her_buddy_is_not_there_for_a_while(window: MainWindow, by: Hand) -> None:
    page = home(window).pages["buddies"]
    press(page, "Pause…", by)
    see(page, "Nobody is asked why, and no reason is kept anywhere.")
    press(page, "Note the pause", by)
    see(page, "Pausing. Nobody is asked why, and the place is kept.")
    see(page, "A temporary buddy could be")
    see(page, BEN)


def she_is_back(window: MainWindow, by: Hand) -> None:
    page = home(window).pages["buddies"]
    press(page, f"Is back: {ANA} is not there since 4 May 2026", by)
    see(page, "Meeting since 10 March 2026.")
    press(page, "Reached: Go to the market alone", by)


def the_review_is_due(window: MainWindow, by: Hand) -> None:
    page = go(window, "today")
    page = go(window, "buddies")
    review = f"{CLEO} and {ANA}: the review is due since 2 June."
    see(page, review)
    press(page, review, by)
    press(page, "To the review", by)
    press(page, "They go on", by)
    see(page, "The next review is due on 31 August 2026.")


def she_moves_on(window: MainWindow, by: Hand) -> None:
    page = home(window).pages["buddies"]
    press(page, "End it, kindly…", by)
    press(page, "End it", by)
    told(window, "Ended, and moved on. Well done, both.")
    see(page, "They moved on: that is what it was for. Thank them both.")
    see(page, f"{CLEO} would like another")


def one_undo_takes_the_end_back_and_redo_brings_it(window: MainWindow, by: Hand) -> None:
    page = home(window).pages["buddies"]
    come_back(window)
    key(window, Qt.Key.Key_Z, CONTROL)
    see(page, "Meeting since 10 March 2026.")
    key(window, Qt.Key.Key_F6)  # to the notice
    press(home(window).toast, "Redo", by)
    see(page, "They moved on: that is what it was for.")


def ended_well(folder: Path) -> None:
    """In the file stands what was told, and no more."""
    with CentreFile.open(
        folder / "Willow Lane.dropin", clock=lambda: JULY, who="Hal", read_only=True
    ) as file:
        (pair,) = store.every_pair(file)
        assert state_on(pair, JULY.date()) == ENDED
        assert pair.ending == MOVED_ON
        assert [each.outcome for each in pair.reviews] == [RENEWED]
        assert not any(each.stands for each in pair.contacts)
        (goal,) = store.goals_of(file, pair.id)
        assert goal.reached_on == MAY.date()
        assert state_on(pair, JULY.date()) != REVIEW


STORY = Story(MARCH, a_new_centre, play, ended_well)
