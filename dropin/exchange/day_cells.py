"""A cell that holds one day of the past, or a planned one, in any clear written form.

A column is written by one hand: where some of its cells can only have the day first, or only the
month, all are read so; else the centre's customs decide about 03/04/2026. A day without its year
is the latest one that is not still to come, or of a column of plans the nearest one. Dots always
have the day first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from dropin.dates import MONTHS, Customs, day_long, month_name, weekday_name
from dropin.exchange.cells import RowError
from dropin.words import say

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d\d)?)?")
_DAY_THEN_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([^\W\d_]{3,})(?: (\d{4}|\d\d))?")
_MONTH_THEN_DAY = re.compile(r"([^\W\d_]{3,}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d\d))?")
_WEEKDAY_BEFORE = re.compile(r"([^\W\d_]{2,})[.,]? (?=.*\d)")
_MIDNIGHT = re.compile(r"[T ]0?0:00(:00(\.0+)?)?$")
_YEARS_AHEAD = 5
_HALF_A_YEAR = 183  # days
_LONGEST = 60


class DayReader:
    """Reads the days of one column. ``cells`` are all that stand in it; ``planned`` ones may lie
    ahead."""

    def __init__(
        self, cells: Iterable[str], customs: Customs, today: date, *, planned: bool = False
    ) -> None:
        self._customs = replace(customs, month_first=_month_first(cells, customs))
        self._today = today
        self._latest = today + timedelta(days=_HALF_A_YEAR) if planned else today

    def read(self, cell: str) -> date:
        """The day. Raises RowError, saying why, for what is none for certain."""
        words = _MIDNIGHT.sub("", " ".join(cell.split()))
        if len(words) > _LONGEST:
            raise _unclear(cell)
        found = self._in_numbers(words)
        return self._in_words(words, cell) if found is None else found

    def _in_numbers(self, words: str) -> date | None:
        if match := _YEAR_FIRST.fullmatch(words):
            return _day(int(match[1]), int(match[3]), int(match[4]), words)
        match = _NUMBERS.fullmatch(words)
        if match is None:
            return None
        first, second = int(match[1]), int(match[3])
        month_first = self._customs.month_first and match[2] != "."
        day, month = (second, first) if month_first else (first, second)
        if month > 12 >= day and match[2] != ".":
            day, month = month, day
        return self._with_year(match[4], month, day, words)

    def _in_words(self, words: str, cell: str) -> date:
        plain = " ".join(re.sub(r"[-,.]", " ", words).casefold().split())
        if match := _DAY_THEN_MONTH.fullmatch(plain) or _after_weekday(_DAY_THEN_MONTH, plain):
            day, name, year = match.groups()
        elif match := _MONTH_THEN_DAY.fullmatch(plain) or _after_weekday(_MONTH_THEN_DAY, plain):
            name, day, year = match.groups()
        else:
            raise _unclear(cell)
        month = _month_of(name)
        if month is None:
            raise _unclear(cell)
        found = self._with_year(year, month, int(day), cell)
        self._check_weekday(plain, found)
        return found

    def _with_year(self, year: str | None, month: int, day: int, cell: str) -> date:
        if year and len(year) == 4:
            return _day(int(year), month, day, cell)
        if year:
            late = self._today.year + _YEARS_AHEAD
            full = late - (late - int(year)) % 100
            return _day(full, month, day, cell)
        for latest in range(self._latest.year, self._latest.year - 8, -1):
            try:
                found = date(latest, month, day)
            except ValueError:  # 29 February in a common year
                continue
            if found <= self._latest:
                return found
        raise _unclear(cell)

    def _check_weekday(self, plain: str, found: date) -> None:
        said = _WEEKDAY_BEFORE.match(plain)
        if said is None or _month_of(said[1]) is not None:
            return
        if not weekday_name(found.weekday()).casefold().startswith(said[1]):
            day = day_long(found, self._customs)
            raise RowError(say("This says {weekday}, but it is {day}.", weekday=said[1], day=day))


def _after_weekday(form: re.Pattern[str], plain: str) -> re.Match[str] | None:
    before = _WEEKDAY_BEFORE.match(plain)
    return form.fullmatch(plain, before.end()) if before else None


def _month_first(cells: Iterable[str], customs: Customs) -> bool:
    """How the column is written: what only one order can mean settles it."""
    day_first = month_first = False
    for cell in cells:
        match = _NUMBERS.match(cell)
        if match is None or match[2] == "." or not match[4]:
            continue
        first, second = int(match[1]), int(match[3])
        day_first |= first > 12 >= second
        month_first |= second > 12 >= first
    return month_first if day_first != month_first else customs.month_first


def _month_of(name: str) -> int | None:
    if name == "sept":
        return 9
    found = {
        number
        for number, english in enumerate(MONTHS, start=1)
        if english.casefold().startswith(name) or month_name(number).casefold().startswith(name)
    }
    return found.pop() if len(found) == 1 else None


def _day(year: int, month: int, day: int, cell: str) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise RowError(say("There is no day “{words}”.", words=cell)) from None
    if not 1900 <= found.year <= 2999:
        raise _unclear(cell)
    return found


def _unclear(cell: str) -> RowError:
    return RowError(say("“{words}” is no day that can be read for certain.", words=cell[:80]))
