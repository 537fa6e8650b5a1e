"""A day at the front desk: the coordinator leaves the seat, members help themselves.

Ana leaves with one key. Ben signs in, looks what is on, puts his name down, votes and puts in an
idea; Cleo sees nothing of it. In the evening Ana comes back past the passphrase.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dropin.attendance.desk_view import FrontDesk
from dropin.attendance.store import drop_ins_on, sign_ups_of
from dropin.centre.customs import new_centre
from dropin.centre.operations import save_centre, set_passphrase
from dropin.choosing.booth_view import Booth
from dropin.choosing.model import Ballot, BallotOption
from dropin.choosing.operations import save_ballot
from dropin.choosing.store import ballots, ideas, way_of_voting
from dropin.kit.large import FullScreen
from dropin.kit.large_card import LargeCard
from dropin.people.model import NAME_ON_PRINTS, Person
from dropin.people.operations import add_person, give_consent, give_role
from dropin.programme.model import Activity, ActivityTime
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import add_activity
from dropin.programme.store import programme
from dropin.shell.desk.name_down import NameDown
from dropin.shell.desk.own_idea import OwnIdea
from dropin.shell.desk.voting import Voting
from dropin.shell.desk.whats_on import WhatIsOn
from dropin.shell.passphrase_form import PassphraseDialog
from dropin.shell.window import MainWindow
from dropin.storage.file import CentreFile
from tests.stories.hand import CONTROL, key, type_words
from tests.stories.hands import home, in_sight, press, see, stands_there, wait_until, with_next
from tests.stories.mouse import click
from tests.stories.stage import Stage, Story

MORNING = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
TODAY = MORNING.date()
LONG_AGO = date(2026, 1, 1)
BEN, CLEO = "Ben Okoro", "Cleo Marsh"
WORDS = "grey heron at noon"
Screen = TypeVar("Screen", bound=FullScreen)


def a_small_centre(stage: Stage) -> None:
    """Two members who may be named, a choir with two places, a ballot, and a passphrase."""
    path = stage.folder / "Willow Lane.dropin"
    with CentreFile.create(path, clock=stage.clock, who="Ana") as file, file.load("Start"):
        save_centre(file, new_centre("Willow Lane", "Europe/Dublin"))
        for name in (BEN, CLEO):
            number = add_person(file, Person(0, name, phone="085 123 4567"))
            give_role(file, number, "member", LONG_AGO)
            give_consent(file, number, NAME_ON_PRINTS, LONG_AGO)
        every = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=WE", at=time(14), minutes=90)
        add_activity(file, Activity(0, "Choir", capacity=2, times=(every,)))
        options = (BallotOption(0, "A trip to the sea"), BallotOption(0, "A film night"))
        save_ballot(file, Ballot(0, "What next?", TODAY, date(2026, 12, 9), options=options), TODAY)
    with CentreFile.open(path, clock=stage.clock, who="Ana") as file:
        set_passphrase(file, WORDS)
    stage.window.open_path(path)


def play(stage: Stage) -> None:
    """The whole story; asserts what is seen on the way."""
    window = stage.window
    ana_leaves_with_one_key(window)
    ben_signs_in_with_two_touches(window)
    ben_looks_what_is_on(window)
    ben_puts_his_name_down(window)
    ben_votes(window)
    ben_has_an_idea(window)
    nothing_of_him_is_left(window)
    ana_comes_back(window)


def ana_leaves_with_one_key(window: MainWindow) -> None:
    key(window, Qt.Key.Key_L, CONTROL)
    see(window, "Welcome to Willow Lane")
    assert window.windowTitle() == "Willow Lane – Front desk – Drop-in"


def ben_signs_in_with_two_touches(window: MainWindow) -> None:
    desk = opened(window, "I am here", FrontDesk)  # one
    type_words(desk, "be")
    press(desk, "Ben")  # two
    see(desk, "Thank you, Ben.")
    press(desk, "Done")
    back_at(window, FrontDesk)


def ben_looks_what_is_on(window: MainWindow) -> None:
    shown = opened(window, "What is on today", WhatIsOn)
    see(shown, "14:00–15:30 Choir")
    press(shown, "Back")
    back_at(window, WhatIsOn)


def ben_puts_his_name_down(window: MainWindow) -> None:
    shown = opened(window, "Put my name down", NameDown)
    press(shown, "Choir")
    type_words(shown, "be")
    press(shown, "Ben")
    see(shown, "You have a place.")
    press(shown, "Done")
    back_at(window, NameDown)


def ben_votes(window: MainWindow) -> None:
    shown = opened(window, "Vote", Voting)
    see(shown, "What next?")
    type_words(shown, "be")
    press(shown, "Ben")
    booth = stands_there(Booth)
    turn_to(booth)
    press(booth, "A film night")
    press(booth, "Put it in the box")
    see(booth, "Your vote: A film night.")
    key(booth, Qt.Key.Key_Down)
    key(booth, Qt.Key.Key_Return)
    see(booth, "Thank you. Your vote is in the box.")
    press(booth, "Done")
    back_at(window, Booth)


def ben_has_an_idea(window: MainWindow) -> None:
    shown = opened(window, "I have an idea", OwnIdea)
    type_words(shown, "A kite day")
    press(shown, "Put it in without my name")
    see(shown, "Thank you. Your idea is in.")
    press(shown, "Done")
    back_at(window, OwnIdea)


def nothing_of_him_is_left(window: MainWindow) -> None:
    assert not any(words in in_sight(window) for words in ("Ben", "kite", "film", "085"))
    assert not window.menus.undo.isEnabled()
    shown = opened(window, "Vote", Voting)
    type_words(shown, "be")
    press(shown, "Ben")
    see(shown, "You have voted already.")
    press(shown, "Done")
    back_at(window, Voting)


def ana_comes_back(window: MainWindow) -> None:
    def answer(dialog: PassphraseDialog) -> None:
        type_words(dialog, "no idea")
        key(dialog, Qt.Key.Key_Return)
        see(dialog, "That does not open it.")
        type_words(dialog, WORDS)
        key(dialog, Qt.Key.Key_Return)

    with_next(PassphraseDialog, answer)
    key(window, Qt.Key.Key_L, CONTROL)
    wait_until(lambda: window.windowTitle() == "Willow Lane – Drop-in")
    assert home(window).current_key == "today"


def opened(window: MainWindow, card: str, kind: type[Screen]) -> Screen:
    """Press a card of the page, and turn to the screen it opens."""
    (found,) = [each for each in home(window).findChildren(LargeCard) if each.text() == card]
    click(found)
    shown = stands_there(kind)
    turn_to(shown)
    return shown


def turn_to(shown: FullScreen | MainWindow) -> None:
    shown.activateWindow()
    wait_until(lambda: QApplication.activeWindow() is shown)


def back_at(window: MainWindow, gone: type[FullScreen]) -> None:
    """The screen is gone, and the page of cards stands there again."""
    wait_until(lambda: not any(each.isVisible() for each in window.findChildren(gone)))
    turn_to(window)


def ended_well(folder: Path) -> None:
    """What Ben did stands in the file; whose vote it was does not."""
    path = folder / "Willow Lane.dropin"
    with CentreFile.open(path, clock=lambda: MORNING, who="Ana", read_only=True) as file:
        ben = file.value("SELECT id FROM person WHERE name = ?", (BEN,))
        assert isinstance(ben, int)
        assert [each.person_id for each in drop_ins_on(file, TODAY)] == [ben]
        (choir,) = occurrences(programme(file), TODAY, date(2026, 11, 26))
        assert [each.person_id for each in sign_ups_of(file, choir)] == [ben]
        (ballot,) = ballots(file)
        assert way_of_voting(file, ballot.id, ben) == "desk"
        (idea,) = ideas(file)
        assert (idea.title, idea.person_id) == ("A kite day", None)


STORY = Story(MORNING, a_small_centre, play, ended_well)
