"""The cells of somebody's terms: what each says, or why the row cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from dropin.exchange.cells import RowError, read_yes_no
from dropin.exchange.day_cells import DayReader
from dropin.exchange.leaders_table.columns import (
    LAST_DAY,
    LIVES_NEAR,
    MOST_A_MONTH,
    MOST_A_WEEK,
    MOST_NIGHTS,
    OTHERWISE,
    REST,
    REST_WEEK,
    SHADOW_FIRST,
    SHARE,
    STARTS_ON,
)
from dropin.exchange.tidy_text import one_line
from dropin.exchange.week_cells import read_count, read_liking
from dropin.roster.terms_words import MOST_SHARE
from dropin.words import say

_DAY = timedelta(days=1)
_NO_LIMIT = frozenset({"none", "no limit", "unlimited", "any", "no", "-", "–", "∞"})
_SHARES = {"full": 100, "half": 50, "quarter": 25, "a quarter": 25, "double": 200}
_ONE_IN = re.compile(r"(?:(?:1|one|a week)\s+(?:in|of|out of)\s+|every\s+)?(\d+)(?:\s*weeks|th)?")
_HOURS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2})|:([0-5]\d))?\s*(?:h|hrs?|hours)?\.?")
_MOST_HOURS = 7 * 24


def read_terms(cells: Mapping[str, str], days: Mapping[str, DayReader]) -> dict[str, object]:
    """What a row says of ``roster.model.Terms``, by field; empty cells say nothing.

    No limit is None, and so is a last day that is none. Raises RowError.
    """
    said: dict[str, object] = {}
    if cells.get(STARTS_ON):
        said["starts_on"] = days[STARTS_ON].read(cells[STARTS_ON])
    if cells.get(LAST_DAY):
        said["ends_on"] = _or_none(cells[LAST_DAY], lambda cell: days[LAST_DAY].read(cell) + _DAY)
    for field, read in _READERS.items():
        if cells.get(field):
            said[field] = read(cells[field])
    return said


def _or_none(cell: str, read: Callable[[str], object]) -> object:
    return None if one_line(cell).casefold() in _NO_LIMIT else read(cell)


def _limit(cell: str) -> object:
    return _or_none(cell, lambda words: read_count(words, 99))


def _share(cell: str) -> int:
    """``50 %``, ``50``, ``half``; a number up to 3 is of whole shares: ``0.5``, ``1``."""
    words = one_line(cell).casefold()
    if words in _SHARES:
        return _SHARES[words]
    match = re.fullmatch(r"(\d{1,4}(?:[.,]\d{1,2})?)\s*(%|percent)?", words)
    number = float(match[1].replace(",", ".")) if match else -1.0
    percent = round(number * 100 if match and not match[2] and number <= 3 else number)
    if not 0 <= percent <= MOST_SHARE:
        raise RowError(say("“{words}” is no share such as 50 %.", words=cell[:80]))
    return percent


def _rest(cell: str) -> object:
    """Minutes of ``10``, ``10 h``, ``10.5`` or ``10:30``."""
    match = _HOURS.fullmatch(one_line(cell).casefold())
    if match is None or int(match[1]) > _MOST_HOURS:
        raise RowError(say("“{words}” is no number of hours.", words=cell[:80]))
    part = round(60 * float(f"0.{match[2]}")) if match[2] else int(match[3] or 0)
    return int(match[1]) * 60 + part


def _rest_week(cell: str) -> object:
    """The n of one week without duty in any n."""
    words = one_line(cell).casefold()
    if words in _NO_LIMIT:
        return None
    match = _ONE_IN.fullmatch(words)
    if match is None or not 2 <= int(match[1]) <= 52:
        raise RowError(say("“{words}” is no “one week in 4”.", words=cell[:80]))
    return int(match[1])


def _near(cell: str) -> object:
    said = read_yes_no(cell)
    if said is None:
        raise RowError(say("“{words}” is neither yes nor no.", words=cell[:80]))
    return said


_READERS: dict[str, Callable[[str], object]] = {
    SHARE: _share,
    MOST_A_WEEK: _limit,
    MOST_A_MONTH: _limit,
    MOST_NIGHTS: _limit,
    REST: _rest,
    REST_WEEK: _rest_week,
    OTHERWISE: read_liking,
    SHADOW_FIRST: lambda cell: read_count(cell, 99),
    LIVES_NEAR: _near,
}
