"""A small centre on call, for tests: a desk by day, a phone at night, four peer leaders."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dropin.people.model import Person
from dropin.people.operations import add_person, save_training
from dropin.people.training import Training
from dropin.roster.model import PatternRole, Shift, ShiftPattern, Slot, Terms
from dropin.roster.operations import put, save_pattern, save_terms
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.roster.store import shifts_between
from dropin.storage.file import CentreFile

DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


def wall(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment by the clock on the centre's wall."""
    return datetime.combine(day, time(hour, minute), DUBLIN)


class Duty:
    """The open file with the shortest ways to what the tests are about.

    Desk 10 to 14 and Phone 22 to 8, every day; the phone has a backup and needs ``phone``.
    """

    def __init__(self, file: CentreFile) -> None:
        self.file = file
        with file.load("Start"):
            self._begin(file)

    def _begin(self, file: CentreFile) -> None:
        self.phone = save_training(file, Training(0, "Telephone support"))
        every = tuple(range(7))
        start = date(2026, 1, 1)
        save_pattern(file, ShiftPattern(0, "Desk", every, time(10), time(14), start), MONDAY)
        roles = (PatternRole(PRIMARY, trainings=(self.phone,)), PatternRole(BACKUP, weight=50))
        night = ShiftPattern(
            0, "Phone", every, time(22), time(8), start, night=True, position=1, roles=roles
        )
        save_pattern(file, night, MONDAY)
        self.ana, self.ben, self.cleo, self.dan = (
            self.leader(name) for name in ("Ana Lopes", "Ben Okafor", "Cleo Byrne", "Dan Walsh")
        )

    def leader(self, name: str, phone: str = "") -> int:
        """Somebody on the roster from the start of the year."""
        person_id = add_person(self.file, Person(0, name, phone=phone))
        save_terms(self.file, Terms(0, person_id, date(2026, 1, 1), rest_minutes=0))
        return person_id

    def shift(self, name: str, day: date) -> Shift:
        found = shifts_between(self.file, day, day + timedelta(days=1))
        return next(each for each in found if each.name == name)

    def slot(self, name: str, day: date, role: str = PRIMARY) -> Slot:
        return next(each for each in self.shift(name, day).slots if each.role == role)

    def put(self, person_id: int | None, name: str, day: date, role: str = PRIMARY) -> int:
        """Let somebody stand there; returns the slot's id."""
        return put(self.file, self.slot(name, day, role).id, person_id)

    def holder(self, slot_id: int) -> int | None:
        found = self.file.value("SELECT person_id FROM slot WHERE id = ?", (slot_id,))
        return None if found is None else int(str(found))
