"""A small centre with a roster to bring tables into."""

from __future__ import annotations

from datetime import date, time

from dropin.people.model import Person
from dropin.people.operations import add_person, save_training
from dropin.people.training import Training
from dropin.roster.model import PatternRole, ShiftPattern, Terms
from dropin.roster.operations import save_pattern, save_terms
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.storage.file import CentreFile
from tests.exchange.bringing import TODAY

TUESDAY = date(2026, 11, 24)


def leader(file: CentreFile, name: str) -> int:
    """Somebody who is on the roster since the year began."""
    person_id = add_person(file, Person(0, name))
    save_terms(file, Terms(0, person_id, date(2026, 1, 1)))
    return person_id


def first_aid(file: CentreFile) -> int:
    return save_training(file, Training(0, "First aid", months=24))


def desk(file: CentreFile) -> int:
    """A desk of two roles on every weekday."""
    roles = (PatternRole(PRIMARY), PatternRole(BACKUP, weight=50))
    draft = ShiftPattern(
        0, "Desk", tuple(range(5)), time(9), time(13, 30), date(2026, 1, 1), roles=roles
    )
    return save_pattern(file, draft, TODAY)
