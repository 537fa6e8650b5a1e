"""Days, clock times and money as people type them into a field.

Pure: what "today" is and how the country writes days are passed in. Every reader raises
ValueError for what it cannot read for certain; a field turns that into a sentence.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from dropin.dates import Customs, month_name, weekday_name
from dropin.words import say

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?\s*m?\.?")
_SHORTEST_NAME = 3


def read_typed_clock(text: str) -> time:
    """ "14:00", "14.00", "1400", "14", "2 pm", "2:30pm", "noon". Raises ValueError."""
    words = " ".join(text.lower().split())
    if words == say("noon"):
        return time(12)
    found = _CLOCK.fullmatch(words)
    if found is None:
        raise ValueError(text)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        raise ValueError(text)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


def read_typed_day(text: str, today: date, customs: Customs) -> date:
    """ "today", "tomorrow", "fri", "24 Nov", "Nov 24 2026", "24.11.", "2026-11-24".

    A weekday is the next one, today included. A day without its year is the nearest one that is
    not more than half a year past. Raises ValueError.
    """
    words = re.findall(r"\d+|[^\W\d_]+", text.lower())
    named = _named_day(words, today)
    if named is not None:
        return named
    words = [word for word in words if word not in ("th", "st", "nd", "rd", "of")]
    if words and _weekday_of(words[0]) is not None:
        words = words[1:]
    if len(words) == 3 and len(words[0]) == 4 and words[0].isdigit():
        return date(*(int(word) for word in words))
    if len(words) not in (2, 3):
        raise ValueError(text)
    day, month = _day_and_month(words[0], words[1], customs)
    if len(words) == 3:
        return date(_full_year(words[2]), month, day)
    return _nearest(day, month, today)


def read_money(text: str) -> int:
    """Cents in "3", "3.50", "3,50", "€ 3.50", "1 200". Raises ValueError."""
    found = re.fullmatch(r"\D*?(\d[\d \u202f']*)(?:[.,](\d{1,2}))?\D*", text.strip())
    if found is None:
        raise ValueError(text)
    whole = int(re.sub(r"\D", "", found[1]))
    return whole * 100 + int((found[2] or "").ljust(2, "0"))


def write_money(cents: int) -> str:
    """ "3.50", or "3" for a round amount; without the currency."""
    whole, rest = divmod(cents, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)


def _named_day(words: list[str], today: date) -> date | None:
    if len(words) != 1:
        return None
    if words[0] == say("today"):
        return today
    if words[0] == say("tomorrow"):
        return today + timedelta(days=1)
    weekday = _weekday_of(words[0])
    if weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _weekday_of(word: str) -> int | None:
    return _place(word, [weekday_name(weekday) for weekday in range(7)])


def _day_and_month(first: str, second: str, customs: Customs) -> tuple[int, int]:
    if not first.isdigit():
        return int(second), _month_of(first)
    if not second.isdigit():
        return int(first), _month_of(second)
    if customs.month_first:
        return int(second), int(first)
    return int(first), int(second)


def _month_of(word: str) -> int:
    place = _place(word, [month_name(month) for month in range(1, 13)])
    if place is None:
        raise ValueError(word)
    return place + 1


def _place(word: str, names: list[str]) -> int | None:
    """The one of ``names`` that ``word`` begins, if it is long enough to be sure."""
    if len(word) < _SHORTEST_NAME:
        return None
    found = [place for place, name in enumerate(names) if name.lower().startswith(word)]
    return found[0] if len(found) == 1 else None


def _full_year(word: str) -> int:
    if len(word) not in (2, 4):
        raise ValueError(word)
    return int(word) + (2000 if len(word) == 2 else 0)


def _nearest(day: int, month: int, today: date) -> date:
    half_a_year = timedelta(days=183)
    for year in range(today.year - 1, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue  # 29 February in a common year
        if found >= today - half_a_year:
            return found
    raise ValueError(f"{day}.{month}.")
