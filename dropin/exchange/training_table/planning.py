"""What bringing in a table of trainings held would do, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dropin.centre.store import centre
from dropin.dates import Customs, day_long
from dropin.exchange.cells import RowError
from dropin.exchange.day_cells import DayReader
from dropin.exchange.judging import Asking, Judge, column
from dropin.exchange.model import ADDED, OK, UNCHANGED, UPDATED, ImportRow
from dropin.exchange.people_table.matching import name_key
from dropin.exchange.rows import written_name
from dropin.exchange.source import Source
from dropin.exchange.tidy_text import one_line
from dropin.exchange.training_table.columns import (
    CONFIRMED_BY,
    COURSE,
    HELD_ON,
    LAPSES_ON,
    VALID_UNTIL,
)
from dropin.people.model import Person
from dropin.people.store import everybodys_trainings, trainings
from dropin.people.training import Training, TrainingHeld, held_anew
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import Message, say

_DAY = timedelta(days=1)


@record
class TrainingSaid:
    """What one row says; ``lapses_on`` is the first day it no longer counts, None: as usual."""

    name: str
    course: str
    held_on: date
    lapses_on: date | None
    confirmed_by: str


@record
class TrainingChange:
    """What is noted, under the training of that name; its id is 0 where it is new."""

    held: TrainingHeld
    course: str


@record
class KnownTrainings:
    """The centre's list by comparable name, what everybody holds, how the days are read."""

    customs: Customs
    days: Mapping[str, DayReader]
    listed: Mapping[str, Training]
    held: Mapping[int, tuple[TrainingHeld, ...]]


def known_trainings(file: CentreFile, source: Source, today: date) -> KnownTrainings:
    """What is on the list and in the file."""
    customs = centre(file).customs
    days = {
        field: DayReader(column(source, field), customs, today, planned=field != HELD_ON)
        for field in (HELD_ON, LAPSES_ON, VALID_UNTIL)
    }
    listed = {name_key(each.name): each for each in trainings(file)}
    return KnownTrainings(customs, days, listed, everybodys_trainings(file))


class TrainingJudge(Judge[TrainingSaid]):
    """Says of one row after another what it would do."""

    def __init__(self, known: KnownTrainings, asking: Asking) -> None:
        self._known, self._asking = known, asking

    def read(self, cells: Mapping[str, str]) -> TrainingSaid:
        name, course = written_name(cells), one_line(cells.get(COURSE, ""))
        if not name:
            raise RowError(say("This row has no name."))
        if not course:
            raise RowError(say("This row does not say which training."))
        if not cells.get(HELD_ON):
            raise RowError(say("This row does not say when it was held."))
        days = self._known.days
        lapses_on = None
        if cell := cells.get(LAPSES_ON):
            lapses_on = days[LAPSES_ON].read(cell)
        elif cell := cells.get(VALID_UNTIL):
            lapses_on = days[VALID_UNTIL].read(cell) + _DAY
        held_on = days[HELD_ON].read(cells[HELD_ON])
        if lapses_on is not None and lapses_on <= held_on:
            raise RowError(say("It would lapse before it was held; check the two days."))
        confirmed_by = one_line(cells.get(CONFIRMED_BY, ""))
        return TrainingSaid(name, course, held_on, lapses_on, confirmed_by)

    def told(self, said: TrainingSaid) -> str:
        held = self._held(said, 0)
        day = day_long(said.held_on, self._known.customs)
        parts = [self._listed(said).name, say("held {day}", day=day), self._until(held)]
        if said.confirmed_by:
            parts.append(say("confirmed by {name}", name=said.confirmed_by))
        return " · ".join(parts)

    def judged(self, line: int, said: TrainingSaid, told: str) -> ImportRow:
        person = self._asking.person(line, said.name)
        course = name_key(said.course)
        self._asking.take(line, (person.id, course, said.held_on), replace(said, name=""))
        known = self._noted(person, said)
        if known is not None:
            return self._changed(line, person, said, known, told)
        change = TrainingChange(self._held(said, person.id), said.course)
        message = ""
        if course not in self._known.listed:
            message = say("“{training}” comes onto the list of trainings.", training=said.course)
        return ImportRow(line, person.name, told, "", OK, message, ADDED, change=change)

    def _changed(
        self, line: int, person: Person, said: TrainingSaid, known: TrainingHeld, told: str
    ) -> ImportRow:
        """What a row changes of what is noted; what it leaves empty stays."""
        wanted = replace(
            known,
            lapses_on=said.lapses_on or known.lapses_on,
            confirmed_by=said.confirmed_by or known.confirmed_by,
        )
        if wanted == known:
            return ImportRow(line, person.name, told, "", OK, "", UNCHANGED)
        message = Message("So far {until}.", until=self._until(known))
        if wanted.lapses_on == known.lapses_on:
            message = Message("Now confirmed by {name}.", name=wanted.confirmed_by)
        change = TrainingChange(wanted, said.course)
        return ImportRow(line, person.name, told, "", OK, str(message), UPDATED, change=change)

    def _noted(self, person: Person, said: TrainingSaid) -> TrainingHeld | None:
        training_id = self._listed(said).id
        return next(
            (
                each
                for each in self._known.held.get(person.id, ())
                if (each.training_id, each.held_on) == (training_id, said.held_on)
            ),
            None,
        )

    def _listed(self, said: TrainingSaid) -> Training:
        """As it is on the list, or as it would come onto it."""
        return self._known.listed.get(name_key(said.course)) or Training(0, said.course)

    def _held(self, said: TrainingSaid, person_id: int) -> TrainingHeld:
        held = held_anew(self._listed(said), person_id, said.held_on, said.confirmed_by)
        return held if said.lapses_on is None else replace(held, lapses_on=said.lapses_on)

    def _until(self, held: TrainingHeld) -> str:
        if held.lapses_on is None:
            return say("does not lapse")
        return say("lapses {day}", day=day_long(held.lapses_on, self._known.customs))
