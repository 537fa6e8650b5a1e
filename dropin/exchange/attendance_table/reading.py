"""A row of a table of attendance: what its cells say, or why it cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Mapping as Mapped
from datetime import time

from dropin.attendance.model import CAME, EXCUSED, MISSED
from dropin.exchange.attendance_table.columns import (
    ACTIVITY,
    DATE,
    GUESTS,
    PAID,
    PRESENCE,
    SIGNED_UP,
    TIME,
    WALKED_IN,
)
from dropin.exchange.attendance_table.model import VisitSaid
from dropin.exchange.cells import RowError, read_fee, read_yes_no
from dropin.exchange.day_cells import DayReader
from dropin.exchange.rows import written_name
from dropin.exchange.tidy_text import one_line
from dropin.words import say

MOST_GUESTS = 99
_WORDS = {
    CAME: "came, here, present, attended, p, was there, checked in, there, late",
    EXCUSED: "excused, e, sorry, apologies, apologised, said no, unwell, sick, ill, cancelled",
    MISSED: "missed, absent, a, no show, no-show, noshow, did not come, didn't come, away",
}
_PRESENCES = {word: kind for kind, words in _WORDS.items() for word in words.split(", ")}
_SIGNED_UP = frozenset({"signed up", "sign up", "registered", "booked", "on the list"})
_WALKED_IN = frozenset({"walk in", "walk-in", "walked in", "dropped in", "drop in", "drop-in"})
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?::00)?\s*(?:([ap])\.?m\.?)?(?:\s*[-–].*)?")


def read_visit(cells: Mapped[str, str], days: DayReader) -> VisitSaid:
    """What the row says. Raises RowError."""
    name = written_name(cells)
    if not name:
        raise RowError(say("This row has no name."))
    if not cells.get(DATE):
        raise RowError(say("This row has no date."))
    return VisitSaid(
        name,
        days.read(cells[DATE]),
        one_line(cells.get(ACTIVITY, "")),
        _clocks(cells.get(TIME, "")),
        _presence(cells),
        _guests(cells.get(GUESTS, "")),
        _paid(cells.get(PAID, "")),
        _is_signed_up(cells),
    )


def _presence(cells: Mapped[str, str]) -> str:
    """A list without that column is one of those who came."""
    if PRESENCE not in cells:
        return CAME
    cell = one_line(cells[PRESENCE]).casefold().strip(".!")
    if not cell:
        raise RowError(say("This row does not say whether they came."))
    yes = read_yes_no(cell)
    if yes is not None:
        return CAME if yes else MISSED
    if cell not in _PRESENCES:
        raise RowError(say("“{words}” is neither came, excused nor missed.", words=cell[:80]))
    return _PRESENCES[cell]


def _clocks(cell: str) -> frozenset[time]:
    """What a time may mean; a clock without am or pm is any of both on a face of twelve hours."""
    if not cell:
        return frozenset()
    match = _CLOCK.fullmatch(one_line(cell).casefold())
    if match is None or int(match[1]) > 24 or int(match[2] or 0) > 59:
        raise RowError(say("“{words}” is no time that can be read for certain.", words=cell[:80]))
    hour, minute, half = int(match[1]) % 24, int(match[2] or 0), match[3]
    if half:
        return frozenset({time(hour % 12 + (12 if half == "p" else 0), minute)})
    return frozenset({time(hour, minute), time((hour + 12) % 24 if hour <= 12 else hour, minute)})


def _guests(cell: str) -> int | None:
    if not cell:
        return None
    match = re.fullmatch(r"\+?\s*(\d{1,2})", cell)
    if cell in ("-", "–") or match is None or int(match[1]) > MOST_GUESTS:
        raise RowError(say("“{words}” is no number of guests.", words=cell[:80]))
    return int(match[1])


def _paid(cell: str) -> int | None:
    if not cell:
        return None
    cents = read_fee(cell)
    if cents is None:
        raise RowError(say("“{words}” is no amount such as 2.50.", words=cell[:80]))
    return cents


def _is_signed_up(cells: Mapped[str, str]) -> bool:
    """Whether they had signed up; a walk-in takes no sign-up away that is known."""
    cell = one_line(cells.get(SIGNED_UP, "")).casefold()
    yes = True if cell in _SIGNED_UP else False if cell in _WALKED_IN else read_yes_no(cell)
    walked_in = cells.get(WALKED_IN, "")
    walked = True if walked_in.casefold() in _WALKED_IN else read_yes_no(walked_in)
    for words, understood in ((cell, yes), (walked_in, walked)):
        if words and understood is None:
            raise RowError(say("“{words}” is neither signed up nor walk-in.", words=words[:80]))
    return bool(yes) or (bool(walked_in) and walked is False)
