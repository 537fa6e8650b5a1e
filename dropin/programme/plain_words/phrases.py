"""The grammar: from tokens to the facts that were said about when something happens.

Each recogniser looks at the tokens from one place on and gives a fact with the place behind it,
or nothing. What no recogniser knows becomes an ``Unknown`` fact; nothing is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time

from dropin.programme.plain_words.clock_phrases import ClockPhrases
from dropin.programme.plain_words.date_phrases import Found
from dropin.programme.plain_words.facts import (
    Count,
    Dates,
    Except,
    Fact,
    FullWeek,
    InTerm,
    Misspelt,
    Months,
    Ordinals,
    OrdinalWeekdays,
    Period,
    Plain,
    Plus,
    RuleText,
    Stamp,
    TimeWords,
    Unknown,
    Weekdays,
)
from dropin.programme.plain_words.tokens import SpokenDate, Token
from dropin.programme.plain_words.vocabulary import Kind

_PLAIN = (Kind.UNDATED, Kind.SUSPENDED, Kind.CLOSED, Kind.BREAK)
# Mean nothing on their own where no recogniser took them together with what follows.
_SILENT = (Kind.FILLER, Kind.AND)


def facts(words: Sequence[Token]) -> list[Fact]:
    """All that the tokens say, in order. Never fails."""
    reader = _Reader(words)
    found: list[Fact] = []
    at = 0
    while at < len(words):
        token = words[at]
        recognised = reader.any(at)
        if recognised is not None:
            fact, behind = recognised
            found.append(replace(fact, start=token.start, end=words[behind - 1].end))
            at = behind
            continue
        if token.kind not in _SILENT:
            found.append(Unknown(start=token.start, end=token.end))
        at += 1
    misspelt = [
        Misspelt(start=token.start, end=token.end, meant=token.guessed)
        for token in words
        if token.guessed
    ]
    return _joined(found) + misspelt


def _joined(found: list[Fact]) -> list[Fact]:
    """Unknown words side by side as one."""
    joined: list[Fact] = []
    for fact in found:
        before = joined[-1] if joined else None
        if isinstance(fact, Unknown) and isinstance(before, Unknown):
            joined[-1] = Unknown(start=before.start, end=fact.end)
        else:
            joined.append(fact)
    return joined


class _Reader(ClockPhrases):
    """The recognisers over one row of tokens. Each takes and gives places in that row."""

    def __init__(self, words: Sequence[Token]) -> None:
        super().__init__(words)
        self.recognisers: tuple[Callable[[int], Found], ...] = (
            self.rule_text,
            self.exception,
            self.addition,
            self.date_span,
            self.since,
            self.until,
            self.count,
            self.period,
            self.picked,
            self.full_week,
            self.ordinal_weekdays,
            self.ordinals,
            self.weekdays,
            self.months,
            self.clock,
            self.lasting,
            self.term,
            self.time_words,
            self.plain,
        )

    def any(self, at: int) -> Found:
        for recogniser in self.recognisers:
            found = recogniser(at)
            if found is not None:
                return found
        return None

    # Series

    def count(self, at: int) -> Found:
        place = self.skip(at, Kind.FOR) if self.kind(at) is Kind.FOR else at
        if self.kind(place) is not Kind.NUMBER or not 1 <= self.words[place].number <= 999:
            return None
        number = self.words[place].number
        behind = place + 1
        if self.text(behind) == "-":
            behind += 1
        elif self.kind(behind) is Kind.WEEKDAY and self.words[behind].plural:
            return Count(number=number), place + 1
        if self.kind(behind) is Kind.TIMES:
            return Count(number=number), behind + 1
        if self.kind(behind) is Kind.UNIT:
            return Count(number=number, unit=self.words[behind].words), behind + 1
        return None

    def period(self, at: int) -> Found:
        kind = self.kind(at)
        if kind is Kind.PERIOD:
            return Period(unit=self.words[at].words, number=self.words[at].number), at + 1
        if kind is Kind.OTHER and self.kind(at + 1) is Kind.UNIT:
            return Period(unit=self.words[at + 1].words, number=2), at + 2
        if kind is Kind.OTHER and self.kind(at + 1) is Kind.WEEKDAY:
            return Period(unit="week", number=2), at + 1
        if kind is Kind.EVERY:
            return self.every(at + 1)
        if kind is Kind.UNIT and self.words[at].words in ("month", "year"):
            return Period(unit=self.words[at].words, number=1), at + 1
        return None

    def every(self, at: int) -> Found:
        if self.kind(at) is Kind.UNIT:
            return Period(unit=self.words[at].words, number=1), at + 1
        number = self.words[at].number if at < len(self.words) else 0
        if (
            self.kind(at) in (Kind.NUMBER, Kind.ORDINAL)
            and 1 <= number <= 99
            and self.kind(at + 1) is Kind.UNIT
        ):
            return Period(unit=self.words[at + 1].words, number=number), at + 2
        if self.kind(at) is Kind.TIME_WORDS:
            return Period(unit="day", number=1), at
        return None

    def full_week(self, at: int) -> Found:
        if self.kind(at) is not Kind.ORDINAL:
            return None
        number = self.words[at].number
        if self.kind(at + 1) is Kind.FULL_WEEK:
            return FullWeek(number=number, full=True), at + 2
        if self.kind(at + 1) is Kind.UNIT and self.words[at + 1].words == "week":
            return FullWeek(number=number, full=False), at + 2
        return None

    def ordinal_weekdays(self, at: int) -> Found:
        every = self.kind(at) is Kind.EVERY
        numbers, place = self.ordinal_list(self.over(at + 1) if every else at)
        if not numbers or self.kind(place) is not Kind.WEEKDAY:
            return None
        days, behind = self.weekday_list(place)
        # "1st Tuesday and 3rd Thursday" is two facts; "1st Tuesday, Thursday 5 Nov" too.
        pairs = tuple((number, day) for day in days for number in numbers)
        return OrdinalWeekdays(pairs=pairs, every=every), behind

    def ordinal_list(self, at: int) -> tuple[tuple[int, ...], int]:
        numbers: list[int] = []
        place = at
        while self.kind(place) is Kind.ORDINAL:
            numbers.append(self.words[place].number)
            behind = self.over(self.skip(place + 1, Kind.AND))
            if self.kind(behind) is not Kind.ORDINAL:
                return tuple(numbers), place + 1
            place = behind
        return (), at

    def ordinals(self, at: int) -> Found:
        numbers, place = self.ordinal_list(self.over(at) if self.kind(at) is Kind.FILLER else at)
        if not numbers or self.kind(at) is Kind.FILLER:
            return None
        if self.kind(place) is Kind.UNIT and self.words[place].words == "day":
            place += 1
        return Ordinals(numbers=numbers), place

    def weekdays(self, at: int) -> Found:
        every = self.kind(at) is Kind.EVERY
        place = self.over(at + 1) if every else at
        if self.kind(place) not in (Kind.WEEKDAY, Kind.DAYS):
            return None
        days, behind = self.weekday_list(place)
        plural = any(token.plural for token in self.words[place:behind])
        return Weekdays(days=days, every=every or plural or len(days) > 1), behind

    def weekday_list(self, at: int) -> tuple[tuple[int, ...], int]:
        days: set[int] = set()
        while True:
            some, at = self.weekday_range(at)
            days.update(some)
            behind = self.over(self.skip(at, Kind.AND))
            behind = self.over(behind + 1) if self.kind(behind) is Kind.EVERY else behind
            joined = self.kind(at) is Kind.AND and self.kind(behind) in (Kind.WEEKDAY, Kind.DAYS)
            if not joined or self.date(behind) is not None:
                return tuple(sorted(days)), at
            at = behind

    def weekday_range(self, at: int) -> tuple[tuple[int, ...], int]:
        token = self.words[at]
        if token.kind is Kind.DAYS:
            return token.numbers, at + 1
        joined = self.kind(at + 1) in (Kind.TO, Kind.UNTIL)
        if joined and self.kind(at + 2) is Kind.WEEKDAY and self.date(at + 2) is None:
            length = (self.words[at + 2].number - token.number) % 7
            return tuple((token.number + step) % 7 for step in range(length + 1)), at + 3
        return (token.number,), at + 1

    def months(self, at: int) -> Found:
        place = at + 1 if self.kind(at) in (Kind.FROM, Kind.BETWEEN) else at
        if self.kind(place) is not Kind.MONTH:
            return None
        found: list[int] = []
        while True:
            first = self.words[place].number
            at = place + 1
            if self.kind(at) in (Kind.TO, Kind.UNTIL) and self.kind(at + 1) is Kind.MONTH:
                length = (self.words[at + 1].number - first) % 12
                found += [(first + step - 1) % 12 + 1 for step in range(length + 1)]
                at += 2
            else:
                found.append(first)
            place = self.skip(at, Kind.AND)
            if place == at or self.kind(place) is not Kind.MONTH or self.date(place) is not None:
                break
        year, at = self.year(at)
        return Months(months=tuple(dict.fromkeys(found)), year=year), at

    # Exceptions and additions

    def exception(self, at: int) -> Found:
        if self.kind(at) is not Kind.EXCEPT:
            return None
        place = self.skip(at, Kind.EXCEPT, Kind.FILLER, Kind.AND)
        found: list[Fact] = []
        while (fact := self.excepted(place)) is not None:
            # "except 3 May, Tuesdays 10 am": another sort of thing begins something new.
            if found and not isinstance(fact[0], (type(found[0]), Dates)):
                break
            found.append(fact[0])
            at = fact[1]
            place = self.over(self.skip(at, Kind.AND))
            place = self.over(self.skip(place, Kind.EXCEPT))
            if place == at:
                break
        return (Except(facts=tuple(found)), at) if found else None

    def excepted(self, at: int) -> Found:
        for recogniser in (
            self.date_span,
            self.picked,
            self.ordinal_weekdays,
            self.ordinals,
            self.weekdays,
            self.months,
        ):
            found = recogniser(at)
            if found is not None:
                fact, behind = found
                span = {"start": self.words[at].start, "end": self.words[behind - 1].end}
                return replace(fact, **span), behind
        return None

    def addition(self, at: int) -> Found:
        if self.kind(at) is not Kind.PLUS and self.text(at) != "+":
            return None
        found = self.dates(at + 1)
        return (Plus(items=found[0]), found[1]) if found else None

    # The rest

    def term(self, at: int) -> Found:
        if self.kind(at) is not Kind.TERM:
            return None
        return InTerm(name=self.words[at].words), at + 1

    def time_words(self, at: int) -> Found:
        if self.kind(at) not in (Kind.TIME_WORDS, Kind.HALF):
            return None
        return TimeWords(half=self.words[at].words), at + 1

    def plain(self, at: int) -> Found:
        kind = self.kind(at)
        return (Plain(kind=kind), at + 1) if kind in _PLAIN and kind is not None else None

    def rule_text(self, at: int) -> Found:
        if self.kind(at) is Kind.RULE:
            return RuleText(text=self.words[at].words), at + 1
        stamp = _stamp(self.words[at]) if self.kind(at) is Kind.STAMP else None
        return (stamp, at + 1) if stamp is not None else None


def _stamp(token: Token) -> Stamp | None:
    name, _, values = token.words.partition(":")
    found = [_MOMENT.fullmatch(value) for value in values.split(",")]
    moments = [match for match in found if match is not None]
    if len(moments) < len(found):
        return None
    items = tuple(
        SpokenDate(int(m[3]), int(m[2]), int(m[1]), None, token.start, token.end) for m in moments
    )
    hour, minute = int(moments[0][4] or 0), int(moments[0][5] or 0)
    if hour > 23 or minute > 59:
        return None
    at = time(hour, minute) if moments[0][4] else None
    return Stamp(name=name.partition(";")[0], items=items, at=at)


# A moment in UTC (with a Z) is left out: which wall clock it means is a question.
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d)?")
