"""A small centre with a phone line, a desk, a choir, and five leaders, one of whom falls ill."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from dropin.people.model import Person
from dropin.people.operations import add_person, give_role, note_training, save_training
from dropin.people.training import Training, TrainingHeld
from dropin.programme.model import Activity, ActivityTime
from dropin.programme.operations import add_activity
from dropin.relief.candidates import CallList
from dropin.relief.model import SLOT, Need
from dropin.relief.operations import relieve
from dropin.relief.store import call_lists, cover
from dropin.roster.model import PatternRole, Shift, ShiftPattern, Slot, Terms
from dropin.roster.operations import put, save_pattern, save_terms
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.roster.store import shifts_between
from dropin.storage.file import CentreFile

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
"""A Sunday morning in winter, in Dublin."""
TODAY = NOW.date()
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
TWO_WEEKS = TODAY + timedelta(weeks=2)
A_DAY = timedelta(days=1)


class House:
    """The open file with the shortest ways to what the tests are about."""

    def __init__(self, file: CentreFile) -> None:
        self.file = file
        self.phone_training = 1
        self.ana, self.ben, self.cleo, self.dan, self.eve = range(1, 6)

    def build(self) -> None:
        """Put it into a new file; of all leaders but Dan and Eve it is known that they can."""
        file = self.file
        assert save_training(file, Training(0, "Phone support")) == self.phone_training
        phone = ShiftPattern(
            0,
            "Phone line",
            tuple(range(7)),
            time(18),
            time(22),
            date(2026, 1, 1),
            roles=(
                PatternRole(PRIMARY, trainings=(self.phone_training,)),
                PatternRole(BACKUP, weight=50),
            ),
        )
        save_pattern(file, phone, today=TODAY)
        names = ("Ana Lopes", "Ben Ito", "Cleo Roy", "Dan Ek", "Eve Orr")
        made = tuple(self.leader(name) for name in names)
        assert made == (self.ana, self.ben, self.cleo, self.dan, self.eve)
        for person_id in (self.ana, self.ben, self.cleo):
            self.train(person_id)

    def leader(self, name: str, *, on_call: bool = True) -> int:
        phone = f"01 555 {len(name):04}"
        person_id = add_person(self.file, Person(0, name, phone=phone))
        give_role(self.file, person_id, "leader", date(2026, 1, 1))
        if on_call:
            save_terms(self.file, Terms(0, person_id, date(2026, 1, 1)))
        return person_id

    def train(self, person_id: int, lapses_on: date | None = None) -> None:
        held = TrainingHeld(0, person_id, self.phone_training, date(2026, 1, 5), lapses_on)
        note_training(self.file, held)

    def choir(self, leader_id: int | None, co_leader_id: int | None = None) -> int:
        """An activity every Tuesday at two."""
        each = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", at=time(14), minutes=90)
        draft = Activity(0, "Choir", leader_id=leader_id, co_leader_id=co_leader_id, times=(each,))
        return add_activity(self.file, draft)

    def shift(self, day: date, name: str = "Phone line") -> Shift:
        (found,) = [
            each for each in shifts_between(self.file, day, day + A_DAY) if each.name == name
        ]
        return found

    def slot(self, day: date, role: str = PRIMARY) -> Slot:
        return next(each for each in self.shift(day).slots if each.role == role)

    def stands(self, person_id: int | None, day: date, role: str = PRIMARY) -> int:
        """Put somebody in the roster; returns the slot's id."""
        return put(self.file, self.slot(day, role).id, person_id)

    def holder(self, day: date, role: str = PRIMARY) -> int | None:
        return self.slot(day, role).person_id

    def relieve(
        self, person_id: int, starts_on: date = TODAY, ends_on: date | None = TWO_WEEKS
    ) -> int:
        return relieve(self.file, person_id, starts_on, ends_on, NOW)

    def needs(self, now: datetime = NOW) -> tuple[Need, ...]:
        return cover(self.file, now).needs

    def need(self, day: date, kind: str = SLOT) -> Need:
        (found,) = [each for each in self.needs() if each.day == day and each.what.kind == kind]
        return found

    def calls_for(self, need: Need, now: datetime = NOW) -> CallList:
        return call_lists(self.file, [need], now)[need]

    def to_ask(self, need: Need) -> list[int]:
        return [each.person_id for each in self.calls_for(need).to_ask]
