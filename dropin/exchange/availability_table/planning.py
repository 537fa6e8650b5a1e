"""What bringing in a table of usual weeks would do, row by row.

The rows of one leader are their whole usual week. As long as one of them is left out, nothing of
what was known of that leader goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time

from dropin.centre.store import centre
from dropin.dates import Customs, minutes_of, weekday_name
from dropin.exchange.availability_table.columns import FROM, LIKING, UNTIL, WEEKDAYS
from dropin.exchange.cells import RowError
from dropin.exchange.judging import LEAVE, Asking, Judge
from dropin.exchange.model import ADDED, OK, UNCHANGED, UPDATED, ImportRow
from dropin.exchange.people_table.matching import name_key
from dropin.exchange.rows import written_name
from dropin.exchange.source import Source
from dropin.exchange.week_cells import read_clocks, read_liking, read_weekdays
from dropin.people.model import Person
from dropin.records import record
from dropin.roster.model import Terms, UsualTime
from dropin.roster.planning.model import CAN, CANNOT, PREFERS
from dropin.roster.store import terms, usual_times
from dropin.roster.usual_week import clocks_words, liking_words
from dropin.storage.file import CentreFile
from dropin.words import Message, say

_JOIN = "join"
Time = tuple[int, time, time, str]
"""Weekday, from, until, liking: what tells one part of a usual week from another."""


@record
class TimesSaid:
    """What one row says: the same clocks on some weekdays."""

    name: str
    weekdays: tuple[int, ...]
    starts_at: time
    ends_at: time
    liking: str

    @property
    def times(self) -> tuple[Time, ...]:
        return tuple((day, self.starts_at, self.ends_at, self.liking) for day in self.weekdays)


@record
class WeekChange:
    """Somebody's usual week is to be just these, and ``otherwise`` where they say nothing."""

    person_id: int
    times: frozenset[Time]
    otherwise: str


@record
class KnownWeeks:
    """Everybody's usual week and terms, by person."""

    today: date
    customs: Customs
    weeks: Mapping[int, frozenset[Time]]
    terms: Mapping[int, Terms]


def known_weeks(file: CentreFile, source: Source, today: date) -> KnownWeeks:
    weeks: dict[int, frozenset[Time]] = {}
    for each in usual_times(file):
        weeks[each.person_id] = weeks.get(each.person_id, frozenset()) | {time_of(each)}
    return KnownWeeks(
        today, centre(file).customs, weeks, {each.person_id: each for each in terms(file)}
    )


def time_of(usual: UsualTime) -> Time:
    return usual.weekday, usual.starts_at, usual.ends_at, usual.liking


class AvailabilityJudge(Judge[TimesSaid]):
    """Says of one row after another what it would do."""

    def __init__(self, known: KnownWeeks, asking: Asking) -> None:
        self._known, self._asking = known, asking
        self._people: dict[int, Person] = {}
        self._lines: dict[int, list[int]] = {}
        self._said: dict[int, TimesSaid] = {}

    def read(self, cells: Mapping[str, str]) -> TimesSaid:
        name = written_name(cells)
        if not name:
            raise RowError(say("This row has no name."))
        if not cells.get(WEEKDAYS):
            raise RowError(say("This row does not say on which weekday."))
        clocks = read_clocks(cells.get(FROM, ""), cells.get(UNTIL, ""))
        weekdays = read_weekdays(cells[WEEKDAYS])
        return TimesSaid(name, weekdays, *clocks, read_liking(cells.get(LIKING, "")))

    def told(self, said: TimesSaid) -> str:
        return f"{liking_words(said.liking)}: {self._times_told(said.times)}"

    def judged(self, line: int, said: TimesSaid, told: str) -> ImportRow:
        person = self._asking.person(line, said.name)
        if person.id not in self._known.terms:
            self._joining(line, person)
        self._asking.take(line, (person.id, said.times), replace(said, name=""))
        self._people[line], self._said[line] = person, said
        self._lines.setdefault(person.id, []).append(line)
        return ImportRow(line, person.name, told, "", OK, "", UNCHANGED)

    def finished(self, rows: Sequence[ImportRow]) -> Iterable[ImportRow]:
        """Each leader's rows compared with their week; the first carries what is written."""
        left_out = {name_key(row.title) for row in rows if row.line not in self._said}
        people = {each.id: each for each in self._people.values()}
        changes = {
            each.id: self._change(each, name_key(each.name) in left_out) for each in people.values()
        }
        for row in rows:
            person = self._people.get(row.line)
            yield row if person is None else self._compared(row, person, changes)

    def _joining(self, line: int, person: Person) -> None:
        answer = self._asking.answer(
            line,
            f"join:{person.id}",
            Message("{name} is not on the roster yet. Do they join it today?", name=person.name),
            ((_JOIN, _JOINS), (LEAVE, Message("Leave {name} out", name=person.name))),
            guess=_JOIN,
        )
        if answer != _JOIN:
            raise RowError(say("Left out, as you said."))

    def _change(self, person: Person, keep: bool) -> WeekChange:
        theirs = [time for line in self._lines[person.id] for time in self._said[line].times]
        only_free = {liking for *_, liking in theirs} <= {PREFERS, CAN}
        known = self._known.weeks.get(person.id, frozenset())
        times = frozenset(theirs) | (known if keep else frozenset())
        held = self._known.terms.get(person.id)
        otherwise = held.otherwise if keep and held else CANNOT if only_free else CAN
        return WeekChange(person.id, times, otherwise)

    def _compared(
        self, row: ImportRow, person: Person, changes: Mapping[int, WeekChange]
    ) -> ImportRow:
        known = self._known.weeks.get(person.id, frozenset())
        effect = UNCHANGED if known >= set(self._said[row.line].times) else ADDED
        if row.line != self._lines[person.id][0]:
            return replace(row, effect=effect)
        wanted, held = changes[person.id], self._known.terms.get(person.id)
        reading = row.reading
        if wanted.otherwise == CANNOT:
            reading = say("{reading}; at all other times they cannot", reading=reading)
        if held is not None and (known, held.otherwise) == (wanted.times, wanted.otherwise):
            return replace(row, reading=reading)
        gone = known - wanted.times
        notes = [str(_JOINED)] if held is None else []
        notes += [say("No longer: {times}.", times=self._times_told(gone))] if gone else []
        if effect == UNCHANGED:
            effect, notes = UPDATED, notes or [str(_OTHER_LINES)]
        return replace(row, reading=reading, message=" ".join(notes), effect=effect, change=wanted)

    def _times_told(self, times: Iterable[Time]) -> str:
        """``Mon, Tue 9:00–13:00``; weekdays of the same clocks stand together."""
        weekdays: dict[tuple[time, time], list[int]] = {}
        for weekday, starts_at, ends_at, _ in sorted(times, key=_in_the_week):
            weekdays.setdefault((starts_at, ends_at), []).append(weekday)
        return "; ".join(
            f"{', '.join(weekday_name(each) for each in dict.fromkeys(days))}"
            f" {clocks_words(starts_at, ends_at, self._known.customs)}"
            for (starts_at, ends_at), days in weekdays.items()
        )


def _in_the_week(each: Time) -> tuple[int, int]:
    return each[0], minutes_of(each[1])


_JOINS = Message("They join today")
_JOINED = Message("Joins the roster today.")
_OTHER_LINES = Message("Other lines of this table change this week.")
