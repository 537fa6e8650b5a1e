"""Buddies, requests and pairs as the tests of the room need them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dropin.buddies.model import SIDES, YES, FreeTime, Request, Terms
from dropin.buddies.operations import (
    ask,
    make_request,
    note_answer,
    note_met,
    propose,
    save_terms,
    set_needed_trainings,
)
from dropin.people.model import Person
from dropin.people.operations import add_person, note_training, save_training
from dropin.people.training import Training, TrainingHeld
from dropin.storage.file import CentreFile
from tests.files import NOW, new_file

TODAY = date(2026, 11, 22)
LAPSES = date(2027, 3, 1)
TUESDAYS = (FreeTime(1, time(14), time(17)),)
NAMES = ("Ana", "Ben", "Cy", "Di", "Ed", "Flo", "Gus", "Hal")
ANA, BEN, CY, DI, ED, FLO, GUS, HAL = range(1, 9)
"""Ana and Ben are buddies, trained until LAPSES: Ana for two, Ben for one. Cy, Di and Ed would
like one. All are free on Tuesday afternoons."""
CY_ASKS, DI_ASKS, ED_ASKS = 1, 2, 3
LISTENING = 1


@contextmanager
def house(folder: Path) -> Iterator[CentreFile]:
    path = folder / "centre.dropin"
    path.write_bytes(_house())
    with CentreFile.open(path, clock=lambda: NOW, who="Ana") as file:
        yield file


def terms(person_id: int, most_pairs: int = 1) -> Terms:
    return Terms(0, person_id, date(2026, 1, 1), most_pairs=most_pairs, times=TUESDAYS)


def request(person_id: int, made_on: date = date(2026, 11, 1)) -> Request:
    return Request(0, person_id, made_on, made_on, times=TUESDAYS)


def trained(file: CentreFile, person_id: int, lapses_on: date | None = LAPSES) -> None:
    held = TrainingHeld(0, person_id, LISTENING, date(2026, 1, 1), lapses_on)
    note_training(file, held)


def agreed_pair(
    file: CentreFile, request_id: int = CY_ASKS, buddy_id: int = ANA, day: date = TODAY
) -> int:
    """A pair to which both said yes."""
    pair_id = propose(file, request_id, buddy_id, day)
    for side in SIDES:
        ask(file, pair_id, side, day)
        note_answer(file, pair_id, side, YES, day)
    return pair_id


def met_pair(
    file: CentreFile, request_id: int = CY_ASKS, buddy_id: int = ANA, day: date = TODAY
) -> int:
    pair_id = agreed_pair(file, request_id, buddy_id, day)
    note_met(file, pair_id, day)
    return pair_id


@cache
def _house() -> bytes:
    """Made once for all the tests of one process."""
    with TemporaryDirectory() as folder:
        with new_file(Path(folder)) as file, file.load("People"):
            for number, name in enumerate(NAMES, 1):
                add_person(file, Person(0, name, phone=f"0{number}", languages=("English",)))
            save_training(file, Training(0, "Listening", 24))
            set_needed_trainings(file, frozenset({LISTENING}))
            for person_id, most_pairs in ((ANA, 2), (BEN, 1)):
                trained(file, person_id)
                save_terms(file, terms(person_id, most_pairs), TODAY)
            for person_id in (CY, DI, ED):
                make_request(file, request(person_id))
        return file.path.read_bytes()
