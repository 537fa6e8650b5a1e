"""What bringing in a table of absences would do, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dropin.centre.store import centre
from dropin.dates import Customs, day_long
from dropin.exchange.absences_table.columns import BACK_ON, FROM, LAST_DAY, REASON, UNTIL
from dropin.exchange.cells import RowError
from dropin.exchange.day_cells import DayReader
from dropin.exchange.judging import Asking, Judge, column
from dropin.exchange.model import ADDED, OK, UNCHANGED, UPDATED, ImportRow
from dropin.exchange.rows import written_name
from dropin.exchange.source import Source
from dropin.people.model import Person
from dropin.records import record
from dropin.roster.model import Absence
from dropin.roster.store import absences
from dropin.storage.file import CentreFile
from dropin.words import Message, say

_DAY = timedelta(days=1)
_AWAY, _BACK = "away", "back"


@record
class AbsenceSaid:
    """What one row says. ``ends_on`` is excluded, unless ``is_unclear`` whether it is."""

    name: str
    starts_on: date
    ends_on: date | None
    is_unclear: bool


@record
class AbsenceChange:
    """Somebody is away in these days; ``known_id`` is the absence that now ends otherwise."""

    person_id: int
    starts_on: date
    ends_on: date | None
    known_id: int = 0


@record
class KnownAbsences:
    """Absences by person, and how the columns of days are read."""

    customs: Customs
    days: Mapping[str, DayReader]
    absences: Mapping[int, tuple[Absence, ...]]
    has_reasons: bool


def known_absences(file: CentreFile, source: Source, today: date) -> KnownAbsences:
    """What is noted of everybody, of whatever day."""
    customs = centre(file).customs
    held: dict[int, tuple[Absence, ...]] = {}
    for each in absences(file, date.min, date.max):
        held[each.person_id] = (*held.get(each.person_id, ()), each)
    days = {
        field: DayReader(column(source, field), customs, today, planned=True)
        for field in (FROM, UNTIL, LAST_DAY, BACK_ON)
    }
    return KnownAbsences(customs, days, held, any(column(source, REASON)))


class AbsencesJudge(Judge[AbsenceSaid]):
    """Says of one row after another what it would do."""

    def __init__(self, known: KnownAbsences, asking: Asking) -> None:
        self._known, self._asking = known, asking
        self.notices = (_NO_REASON,) if known.has_reasons else ()

    def read(self, cells: Mapping[str, str]) -> AbsenceSaid:
        name, days = written_name(cells), self._known.days
        if not name:
            raise RowError(say("This row has no name."))
        if not cells.get(FROM):
            raise RowError(say("This row does not say from when."))
        starts_on = days[FROM].read(cells[FROM])
        if cell := cells.get(BACK_ON):
            said = AbsenceSaid(name, starts_on, days[BACK_ON].read(cell), False)
        elif cell := cells.get(LAST_DAY):
            said = AbsenceSaid(name, starts_on, days[LAST_DAY].read(cell) + _DAY, False)
        elif cell := cells.get(UNTIL):
            said = AbsenceSaid(name, starts_on, days[UNTIL].read(cell), True)
        else:
            said = AbsenceSaid(name, starts_on, None, False)
        if said.ends_on is not None and said.ends_on + said.is_unclear * _DAY <= starts_on:
            raise RowError(say("They would be back before being away; check the two days."))
        return said

    def told(self, said: AbsenceSaid) -> str:
        since = day_long(said.starts_on, self._known.customs)
        if said.ends_on is None:
            return say("away from {since} until they are back", since=since)
        if said.is_unclear:
            until = day_long(said.ends_on, self._known.customs)
            return say("away from {since} until {until}", since=since, until=until)
        back = day_long(said.ends_on, self._known.customs)
        return say("away from {since}, back on {back}", since=since, back=back)

    def judged(self, line: int, said: AbsenceSaid, told: str) -> ImportRow:
        person = self._asking.person(line, said.name)
        said = self._certain(line, said)
        told = self.told(said)
        self._asking.take(line, (person.id, said.starts_on), said.ends_on)
        return self._row(line, person, said, told)

    def _certain(self, line: int, said: AbsenceSaid) -> AbsenceSaid:
        """The row with its last day settled: one answer holds for the whole table."""
        if not said.is_unclear or said.ends_on is None:
            return said
        if said.ends_on <= said.starts_on:  # back on the first day would be no absence
            return replace(said, ends_on=said.ends_on + _DAY, is_unclear=False)
        day = day_long(said.ends_on, self._known.customs)
        answer = self._asking.answer(
            line,
            "until",
            Message("Is {day} the last day away, or are they back on it?", day=day),
            ((_AWAY, _LAST_DAY_AWAY), (_BACK, _BACK_THAT_DAY)),
            guess=_AWAY,
        )
        ends_on = said.ends_on + _DAY if answer == _AWAY else said.ends_on
        return replace(said, ends_on=ends_on, is_unclear=False)

    def _row(self, line: int, person: Person, said: AbsenceSaid, told: str) -> ImportRow:
        held = self._known.absences.get(person.id, ())
        change = AbsenceChange(person.id, said.starts_on, said.ends_on)
        same_start = next((each for each in held if each.starts_on == said.starts_on), None)
        if same_start is not None and same_start.ends_on != said.ends_on:
            change = replace(change, known_id=same_start.id)
            message = Message("So far {told}.", told=self._known_told(same_start, person))
            return ImportRow(line, person.name, told, "", OK, str(message), UPDATED, change=change)
        if any(_covers(each, said) for each in held):
            return ImportRow(line, person.name, told, "", OK, "", UNCHANGED)
        return ImportRow(line, person.name, told, "", OK, "", ADDED, change=change)

    def _known_told(self, absence: Absence, person: Person) -> str:
        said = AbsenceSaid(person.name, absence.starts_on, absence.ends_on, False)
        return self.told(said)


def _covers(absence: Absence, said: AbsenceSaid) -> bool:
    """Whether the absence says all of it already, perhaps as part of a longer one."""
    if absence.starts_on > said.starts_on:
        return False
    return absence.ends_on is None or (said.ends_on is not None and said.ends_on <= absence.ends_on)


_NO_REASON = Message("Why somebody is away is not kept: that column is not read.")
_LAST_DAY_AWAY = Message("It is the last day away")
_BACK_THAT_DAY = Message("They are back that day")
