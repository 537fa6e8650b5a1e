"""Which facts belong together: "Mon 11:45, Wed 11:30" tells of two times of one activity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dropin.programme.plain_words.doubts import Doubts
from dropin.programme.plain_words.facts import (
    Clock,
    Dates,
    Fact,
    FullWeek,
    Misspelt,
    Ordinals,
    OrdinalWeekdays,
    Part,
    Plain,
    RuleText,
    TimeWords,
    Unknown,
    Weekdays,
)
from dropin.programme.plain_words.reading import Replacement
from dropin.programme.plain_words.vocabulary import Kind
from dropin.words import Message

_DAYS = (Weekdays, OrdinalWeekdays, Ordinals, FullWeek, Dates, RuleText)
_CLOCKS = (Clock, TimeWords)


@dataclass(slots=True)
class _Growing:
    """One time while its facts are gathered."""

    days: list[Fact] = field(default_factory=list)
    clocks: list[Fact] = field(default_factory=list)
    others: list[Fact] = field(default_factory=list)

    @property
    def timed(self) -> bool:
        return any(isinstance(fact, Clock) for fact in self.clocks)

    def takes_clock(self, fact: Fact, *, clock_first: bool) -> bool:
        """Whether ``fact`` belongs here: a clock may have words beside it, but no second clock."""
        if isinstance(fact, Clock):
            return not self.timed
        begins = isinstance(fact, TimeWords) and bool(fact.half) and clock_first
        return not (begins and self.timed and self.days)

    def weekdays(self) -> set[int]:
        named = {day for fact in self.days if isinstance(fact, Weekdays) for day in fact.days}
        pairs = [fact.pairs for fact in self.days if isinstance(fact, OrdinalWeekdays)]
        return named | {day for some in pairs for _, day in some}

    def part(self, all_weekdays: frozenset[int]) -> Part:
        said = sorted([*self.days, *self.clocks, *self.others], key=_place)
        return Part(tuple(said), all_weekdays)


def parts(said: Sequence[Fact], doubts: Doubts) -> list[Part]:
    """The facts of each time, with what was said for all of them in each."""
    useful = [
        fact
        for fact in said
        if not isinstance(fact, (Unknown, Misspelt))
        and not (isinstance(fact, Plain) and fact.kind is not Kind.UNDATED)
    ]
    if not useful:
        return []
    leads = next((fact for fact in useful if isinstance(fact, (*_DAYS, Clock))), None)
    clock_first = isinstance(leads, Clock)
    growing = [_Growing()]
    shared: list[Fact] = []
    for fact in useful:
        if isinstance(fact, _DAYS):
            _add_days(growing, fact, clock_first=clock_first)
        elif isinstance(fact, _CLOCKS):
            _add_clock(growing, fact, clock_first=clock_first)
        elif isinstance(leads, Fact) and fact.start < leads.start:
            shared.append(fact)
        else:
            growing[-1].others.append(fact)
    _share_the_end(growing, shared, doubts)
    _complete(growing, doubts)
    for item in growing:
        item.others += shared
    all_weekdays = frozenset(day for item in growing for day in item.weekdays())
    return [item.part(all_weekdays) for item in growing]


def _place(fact: Fact) -> int:
    return fact.start


def _add_days(growing: list[_Growing], fact: Fact, *, clock_first: bool) -> None:
    now = growing[-1]
    closed = now.clocks and not clock_first
    if not closed or (now.days and _refines(fact, now.days)):
        now.days.append(fact)
    else:
        growing.append(_Growing(days=[fact]))


def _add_clock(growing: list[_Growing], fact: Fact, *, clock_first: bool) -> None:
    if growing[-1].takes_clock(fact, clock_first=clock_first):
        growing[-1].clocks.append(fact)
    else:
        growing.append(_Growing(clocks=[fact]))


def _refines(fact: Fact, days: Sequence[Fact]) -> bool:
    """Whether it says more of the same days, as in "Tuesday: 2:00 (1st and 3rd Tuesday)"."""
    named = {day for item in days if isinstance(item, Weekdays) for day in item.days}
    if isinstance(fact, Ordinals):
        return bool(named)
    if isinstance(fact, OrdinalWeekdays):
        return bool(named) and {day for _, day in fact.pairs} <= named
    return isinstance(fact, FullWeek) and bool(named)


def _share_the_end(growing: list[_Growing], shared: list[Fact], doubts: Doubts) -> None:
    """What stands behind the last of several clocks may be said of all of them."""
    last = growing[-1]
    if len(growing) == 1 or not last.clocks or not last.days:
        return
    behind = max(fact.end for fact in (*last.clocks, *last.days))
    trailing = [fact for fact in last.others if fact.start >= behind]
    for fact in trailing:
        last.others.remove(fact)
        shared.append(fact)
        words = doubts.said(fact.start, fact.end)
        front = (Replacement(0, 0, f"{words}: "), Replacement(fact.start, fact.end, " "))
        place = min(item.start for item in last.clocks)
        inside = (Replacement(place, place, f" {words} "), Replacement(fact.start, fact.end, " "))
        doubts.ask(
            Message("Is “{words}” said of all the times?", words=words),
            (Message("Of all of them"), front),
            (Message("Only of the last"), inside),
        )


def _complete(growing: list[_Growing], doubts: Doubts) -> None:
    """Two clocks on the same days each have them; days left without a clock are asked about."""
    for before, item in pairwise(growing):
        if not item.days:
            item.days = list(before.days)
            item.others += before.others
    clocks = [item.clocks for item in growing if item.clocks]
    for item in growing:
        if item.clocks or not clocks or len(growing) == 1:
            continue
        first, last = item.days[0], item.days[-1]
        answers = [
            (
                Message("At {clock}", clock=doubts.said(said[0].start, said[-1].end)),
                (Replacement(last.end, last.end, f" {doubts.said(said[0].start, said[-1].end)} "),),
            )
            for said in clocks
        ]
        words = doubts.said(first.start, last.end)
        doubts.ask(Message("At what time is “{words}”?", words=words), *answers)
