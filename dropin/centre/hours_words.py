"""Opening hours as people write them: "10–16", "10:00–12:30, 14–18"."""

from __future__ import annotations

import re
from datetime import time

from dropin.centre.model import Hours
from dropin.dates import Customs, clock

_CLOCK = r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?"
_NOON = time(12)
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-|–|—|to|till|until)\s*{_CLOCK}", re.IGNORECASE)


def read_spans(words: str) -> tuple[Hours, ...]:
    """The spans written in ``words``, in order; none where nothing is.

    Raises ValueError for what cannot be read, and for a morning that would end before it began.
    """
    parts = [part.strip() for part in re.split(r"[,;]| and ", words) if part.strip()]
    return tuple(sorted(map(_read_span, parts), key=lambda hours: hours.opens))


def write_spans(spans: tuple[Hours, ...], customs: Customs) -> str:
    """As ``read_spans`` reads them back, in the centre's own way to write a clock."""
    return ", ".join(
        f"{clock(hours.opens, customs)}–{clock(hours.closes, customs)}" for hours in spans
    )


def _read_span(words: str) -> Hours:
    found = _SPAN.fullmatch(words)
    if found is None:
        raise ValueError(words)
    opens, closes = found.groups()[:3], found.groups()[3:]
    closing = _read_clock(*closes)
    opening = _read_clock(*opens)
    if closes[2] and not opens[2]:  # "2–5 pm" begins in the afternoon, "10–2 pm" does not
        same_half = _read_clock(opens[0], opens[1], closes[2])
        opening = same_half if same_half < closing else opening
    if closing <= opening < _NOON and closing != time():
        raise ValueError(words)  # "9–5" till the next morning is nobody's meaning
    return Hours(opening, closing)


def _read_clock(hour: str, minute: str | None, half: str | None) -> time:
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            raise ValueError(hour)
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    if hours == 24 and int(minute or 0) == 0:
        hours = 0
    return time(hours, int(minute or 0))
