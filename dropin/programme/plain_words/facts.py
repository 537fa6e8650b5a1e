"""What can be said about when something happens, each thing with its place in the words.

Weekdays count from Monday = 0; ordinals are negative from the end of the month.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import time
from typing import TypeVar

from dropin.programme.plain_words.tokens import SpokenClock, SpokenDate
from dropin.programme.plain_words.vocabulary import Kind
from dropin.records import record


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something said, from ``start`` up to but not including ``end`` of the words."""

    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekdays(Fact):
    days: tuple[int, ...]
    every: bool = False  # "every Tuesday", "Tuesdays": surely a series


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinalWeekdays(Fact):
    pairs: tuple[tuple[int, int], ...]
    every: bool = False  # "every second Tuesday": of the month, or every other?


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinals(Fact):
    """As in "the 3rd": of the weekdays named, or of the month."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FullWeek(Fact):
    number: int
    full: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Fact):
    unit: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates(Fact):
    items: tuple[SpokenDate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class From(Fact):
    day: SpokenDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Until(Fact):
    day: SpokenDate
    month_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds(Fact):
    first: SpokenDate
    last: SpokenDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Months(Fact):
    months: tuple[int, ...]
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Fact):
    number: int
    unit: str = ""  # "" counts the dates, otherwise weeks, months …


@dataclass(frozen=True, slots=True, kw_only=True)
class Except(Fact):
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plus(Fact):
    items: tuple[SpokenDate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InTerm(Fact):
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Fact):
    first: SpokenClock
    last: SpokenClock | None = None
    minutes: int | None = None
    first_end: int = 0
    last_start: int = 0
    overnight: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting(Fact):
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords(Fact):
    half: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain(Fact):
    """A fact told by its kind alone: UNDATED, SUSPENDED, CLOSED or BREAK."""

    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText(Fact):
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp(Fact):
    """A line of iCalendar: ``name`` is DTSTART, RDATE or EXDATE."""

    name: str
    items: tuple[SpokenDate, ...]
    at: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Misspelt(Fact):
    meant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Fact):
    pass


FactKind = TypeVar("FactKind", bound=Fact)


@record
class Part:
    """All that was said about one time."""

    facts: tuple[Fact, ...]
    all_weekdays: frozenset[int] = frozenset()  # of every time of the activity

    def of(self, kind: type[FactKind]) -> list[FactKind]:
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def has(self, *kinds: type[Fact]) -> bool:
        return any(isinstance(fact, kinds) for fact in self.facts)

    def excepted(self, kind: type[FactKind]) -> list[FactKind]:
        """What is left out, of one kind."""
        return [fact for but in self.of(Except) for fact in but.facts if isinstance(fact, kind)]

    @property
    def yearly(self) -> bool:
        """Whether it is said to come every year."""
        return any(period.unit == "year" and period.number == 1 for period in self.of(Period))

    @property
    def days_end(self) -> int:
        """Where the words about its days end: a place to put more of them."""
        kinds = (Weekdays, OrdinalWeekdays, Ordinals, FullWeek, Dates, RuleText, Period, Count)
        return max((fact.end for fact in self.facts if isinstance(fact, kinds)), default=0)


def spoken_dates(fact: Fact) -> Iterator[SpokenDate]:
    """Every date in ``fact``, as written."""
    match fact:
        case Dates(items=items) | Plus(items=items) | Stamp(items=items):
            yield from items
        case From(day=day) | Until(day=day):
            yield day
        case Bounds(first=first, last=last):
            yield from (first, last)
        case Except(facts=inner):
            for item in inner:
                yield from spoken_dates(item)


def with_dates(fact: Fact, dates: Mapping[SpokenDate, SpokenDate]) -> Fact:
    """``fact`` with each of its dates exchanged for the one that ``dates`` has for it."""
    match fact:
        case Dates(items=items) | Plus(items=items) | Stamp(items=items):
            return replace(fact, items=tuple(dates[item] for item in items))
        case From(day=day) | Until(day=day):
            return replace(fact, day=dates[day])
        case Bounds(first=first, last=last):
            return replace(fact, first=dates[first], last=dates[last])
        case Except(facts=inner):
            return replace(fact, facts=tuple(with_dates(item, dates) for item in inner))
        case _:
            return fact
