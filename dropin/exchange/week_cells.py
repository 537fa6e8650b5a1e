"""Cells about a usual week: weekdays, clocks, how gladly somebody comes, and counts."""

from __future__ import annotations

import re
from datetime import time

from dropin.dates import weekday_name
from dropin.exchange.cells import RowError
from dropin.exchange.tidy_text import one_line
from dropin.roster.planning.model import CAN, CANNOT, PREFERS, RATHER_NOT
from dropin.words import say

_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEVERAL = {
    "weekdays": range(5),
    "working days": range(5),
    "weekend": (5, 6),
    "weekends": (5, 6),
    "every day": range(7),
    "all days": range(7),
    "daily": range(7),
    "all week": range(7),
}
_SHORTEST_WEEKDAY = 2  # letters
_BETWEEN = re.compile(r"\s*(?:[-–—]|\bto\b|\bthrough\b)\s*")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?::00)?\s*(?:([ap])\.?\s?m\.?)?", re.IGNORECASE)
_SPAN = re.compile(r"(.+?)\s*(?:[-–—]|\bto\b|\buntil\b)\s*(.+)")
_LIKINGS = {
    PREFERS: "prefers, prefer, preferred, likes, like, gladly, best, ++, love to",
    CAN: "can, yes, y, ok, fine, available, free, possible, x, +, ✓",
    RATHER_NOT: "rather not, rather no, prefer not, prefers not, if need be, if needed,"
    " only if needed, avoid, reluctantly, maybe",
    CANNOT: "cannot, can't, can not, cant, no, n, not available, unavailable, never, busy, -, –",
}
_LIKING_OF = {word.strip(): kind for kind, words in _LIKINGS.items() for word in words.split(",")}


def read_weekdays(cell: str) -> tuple[int, ...]:
    """``Mon``, ``Monday to Friday``, ``Tue, Thu``, ``weekends``; Monday is 0. Raises RowError."""
    words = one_line(cell).casefold().strip(". ")
    if words in _SEVERAL:
        return tuple(_SEVERAL[words])
    found: set[int] = set()
    for part in re.split(r"\s*(?:[,;/&+]|\band\b)\s*", words):
        ends = [_weekday(word, cell) for word in _BETWEEN.split(part, maxsplit=1)]
        first, last = ends[0], ends[-1]
        found |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    return tuple(sorted(found))


def read_clocks(starts: str, until: str) -> tuple[time, time]:
    """From one cell and another, or ``9:00–13:30`` in the first alone. Raises RowError."""
    if not until and (both := _SPAN.fullmatch(one_line(starts))):
        starts, until = both[1], both[2]
    if not starts or not until:
        raise RowError(say("This row does not say from when and until when."))
    return read_clock_cell(starts), read_clock_cell(until)


def read_clock_cell(cell: str) -> time:
    """``9``, ``9:30``, ``9.30 pm``, ``noon``, ``midnight``, ``24:00``. Raises RowError."""
    words = one_line(cell).casefold()
    if words in ("noon", "midday"):
        return time(12)
    if words == "midnight":
        return time(0)
    match = _CLOCK.fullmatch(words)
    if match is None or int(match[1]) > 24 or int(match[2] or 0) > 59:
        raise RowError(say("“{words}” is no time that can be read for certain.", words=cell[:80]))
    hour, minute, half = int(match[1]) % 24, int(match[2] or 0), match[3]
    if half:
        if not 1 <= hour <= 12:
            raise RowError(say("“{words}” is no time that can be read for certain.", words=cell))
        hour = hour % 12 + (12 if half.casefold() == "p" else 0)
    return time(hour, minute)


def read_liking(cell: str) -> str:
    """One of LIKINGS; without words, a time somebody names is one they can. Raises RowError."""
    words = one_line(cell).casefold().strip(" .!").replace("’", "'")
    if not words:
        return CAN
    if words not in _LIKING_OF:
        raise RowError(
            say("“{words}” is neither prefers, can, rather not nor cannot.", words=cell[:80])
        )
    return _LIKING_OF[words]


def read_count(cell: str, most: int) -> int:
    """A whole number from 0 to ``most``, perhaps among words: ``3 a week``. Raises RowError."""
    numbers = re.findall(r"\d+", cell)
    if len(numbers) != 1 or int(numbers[0]) > most or re.search(r"\d[.,]\d|-\s*\d", cell):
        raise RowError(
            say("“{words}” is no whole number up to {most}.", words=cell[:80], most=most)
        )
    return int(numbers[0])


def _weekday(word: str, cell: str) -> int:
    plain = word.strip(". ").removesuffix("s") if len(word) > 4 else word.strip(". ")
    fit = {
        number
        for number in range(7)
        if len(plain) >= _SHORTEST_WEEKDAY
        and any(
            each.startswith(plain) for each in (_ENGLISH[number], weekday_name(number).casefold())
        )
    }
    if len(fit) != 1:
        raise RowError(say("“{words}” is no weekday.", words=cell[:80]))
    return fit.pop()
