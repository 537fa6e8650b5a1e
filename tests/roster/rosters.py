"""Centres with leaders, kinds of shift and a roster, for the tests of its screens."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from dropin.people.model import Person
from dropin.people.operations import add_person, note_training, save_training
from dropin.people.training import Training, TrainingHeld
from dropin.roster.changes.publishing import keep_draft
from dropin.roster.model import PatternRole, ShiftPattern, Terms
from dropin.roster.operations import put, save_pattern, save_terms
from dropin.roster.planning.model import BACKUP, PRIMARY, Plan
from dropin.roster.store import shifts_between
from dropin.storage.file import CentreFile

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 25, 11, 24, tzinfo=UTC)
EARLY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""When the roster of this week was drafted: on its Monday."""
NAMES = (
    *("Ana Moreno", "Joe Tierney", "Sam Okoro", "Ruth Keane", "Lin Bao", "Dara Nolan"),
    *("Aidan Murphy", "Bea Costa", "Cian Daly", "Eve Flynn", "Fergal Quinn", "Grace Hayes"),
)
SINCE = date(2026, 1, 1)


def add_leaders(file: CentreFile, names: Iterable[str] = NAMES[:6]) -> list[int]:
    """People on the roster on the usual terms; their ids."""
    ids = [add_person(file, Person(0, name)) for name in names]
    for person_id in ids:
        save_terms(file, Terms(0, person_id, SINCE))
    return ids


def train(file: CentreFile, people: Mapping[int, date | None], name: str = "phone training") -> int:
    """A training of the centre's list, held by these people until a day; its id."""
    training_id = save_training(file, Training(0, name))
    for person_id, lapses_on in people.items():
        note_training(file, TrainingHeld(0, person_id, training_id, SINCE, lapses_on))
    return training_id


def add_kind(
    file: CentreFile,
    name: str,
    starts_at: time,
    ends_at: time,
    *,
    roles: Sequence[PatternRole] = (PatternRole(PRIMARY), PatternRole(BACKUP, weight=50)),
    weekdays: Sequence[int] = range(7),
    night: bool = False,
    position: int = 0,
) -> int:
    """A kind of shift on these weekdays; its pattern's id."""
    draft = ShiftPattern(
        0,
        name,
        tuple(weekdays),
        starts_at,
        ends_at,
        SINCE,
        night=night,
        position=position,
        roles=tuple(roles),
    )
    return save_pattern(file, draft, today=MONDAY)


def add_usual_kinds(file: CentreFile) -> list[int]:
    """Two desks by day, the phone in the evening, the night: each with a second on call."""
    return [
        add_kind(file, "Desk", time(10), time(14), position=1),
        add_kind(file, "Desk", time(14), time(18), position=2),
        add_kind(file, "Phone", time(18), time(22), position=3),
        add_kind(file, "Overnight", time(22), time(8), night=True, position=4),
    ]


def slot_ids(file: CentreFile, first: date, end: date) -> list[int]:
    """Every slot of these days, in order."""
    return [slot.id for shift in shifts_between(file, first, end) for slot in shift.slots]


def fill(file: CentreFile, people: Sequence[int], first: date, end: date) -> None:
    """Everybody in turn."""
    for place, slot_id in enumerate(slot_ids(file, first, end)):
        put(file, slot_id, people[place % len(people)])


def draft_in_turn(file: CentreFile, people: Sequence[int], first: date, weeks: int) -> None:
    """A draft in which everybody takes their turn."""
    end = first + timedelta(weeks=weeks)
    ids = slot_ids(file, first, end)
    plan = Plan({each: people[place % len(people)] for place, each in enumerate(ids)}, (), ())
    keep_draft(file, plan, first, end, way="new", now=EARLY)


def large_roster(file: CentreFile, leaders: int = 40, weeks: int = 8) -> list[int]:
    """A centre whose next weeks are drafted, after as many that were; its leaders."""
    chance = random.Random(7)
    first_names = ("Ana", "Joe", "Sam", "Ruth", "Lin", "Dara", "Bea", "Cian", "Eve", "Grace")
    names = [f"{chance.choice(first_names)} Leader{number}" for number in range(leaders)]
    people = add_leaders(file, names)
    train(file, dict.fromkeys(people))
    add_usual_kinds(file)
    with file.load("The weeks before"):
        fill(file, people, MONDAY - timedelta(weeks=weeks), MONDAY)
        draft_in_turn(file, people, MONDAY, weeks)
    return people
