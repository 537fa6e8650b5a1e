"""What is there already of a table's shifts: kinds, dated ones, places, trainings, people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from dropin.centre.store import centre
from dropin.dates import Customs
from dropin.exchange.cells import RowError
from dropin.exchange.day_cells import DayReader
from dropin.exchange.judging import column
from dropin.exchange.people_table.matching import name_key
from dropin.exchange.shifts_table.columns import DAY, LAST_DAY, STARTS_ON
from dropin.exchange.source import Source
from dropin.people.store import people, trainings
from dropin.programme.store import places
from dropin.records import record
from dropin.roster.model import Shift, ShiftPattern
from dropin.roster.store import patterns, shifts_between
from dropin.storage.file import CentreFile

_DAY, _NEAR = timedelta(days=1), timedelta(days=31)


@record
class KnownShifts:
    """Kinds of shift, the shifts of the days that the table names; names of people, trainings and
    places by id."""

    today: date
    customs: Customs
    days: Mapping[str, DayReader]
    patterns: tuple[ShiftPattern, ...]
    on_day: Mapping[date, tuple[Shift, ...]]
    names: Mapping[int, str]
    trainings: Mapping[int, str]
    places: Mapping[int, str]

    @cached_property
    def training_ids(self) -> Mapping[str, int]:
        """By comparable name."""
        return {name_key(name): number for number, name in self.trainings.items()}

    @cached_property
    def place_ids(self) -> Mapping[str, int]:
        """By comparable name."""
        return {name_key(name): number for number, name in self.places.items()}


def known_shifts(file: CentreFile, source: Source, today: date) -> KnownShifts:
    customs = centre(file).customs
    days = {
        field: DayReader(column(source, field), customs, today, planned=True)
        for field in (DAY, STARTS_ON, LAST_DAY)
    }
    on_day: dict[date, tuple[Shift, ...]] = {}
    for first, end in _spans(_read(column(source, DAY), days[DAY])):
        for shift in shifts_between(file, first, end):
            on_day[shift.day] = (*on_day.get(shift.day, ()), shift)
    return KnownShifts(
        today,
        customs,
        days,
        patterns(file),
        on_day,
        {each.id: each.name for each in people(file)},
        {each.id: each.name for each in trainings(file)},
        {each.id: each.name for each in places(file)},
    )


def _read(cells: Iterable[str], reader: DayReader) -> Iterator[date]:
    for cell in cells:
        try:
            yield reader.read(cell)
        except RowError:
            continue  # told when the row is judged


def _spans(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """The days as few spans; what lies within a month of another is read with it."""
    first = last = None
    for day in sorted(set(days)):
        if first is not None and last is not None and day - last > _NEAR:
            yield first, last + _DAY
            first = None
        first, last = first or day, day
    if first is not None and last is not None:
        yield first, last + _DAY
