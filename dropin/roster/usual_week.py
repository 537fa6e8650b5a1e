"""A usual week as half hours to paint, and in words.

A cell is a weekday (Monday 0) with a half hour of it (0 to 47). A week that is painted holds a
liking for some cells; at all others what was said for any other time holds. Where several times of
a week speak of one cell, the least glad holds, as in a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from itertools import groupby

from dropin.dates import MINUTES_A_DAY, Customs, clock_span
from dropin.roster.model import UsualTime
from dropin.roster.pattern_words import weekdays_words
from dropin.roster.planning.model import CAN, LIKINGS, PREFERS, RATHER_NOT
from dropin.roster.shifts import wall_minutes
from dropin.words import say

HALVES = 48
MINUTES = MINUTES_A_DAY // HALVES

Cell = tuple[int, int]


def cells_of(week: Sequence[UsualTime]) -> dict[Cell, str]:
    """Every half hour the week says anything about, even about a part of it."""
    found: dict[Cell, str] = {}
    for each in week:
        for cell in _touched(each):
            known = found.get(cell, each.liking)
            found[cell] = max(known, each.liking, key=LIKINGS.index)
    return found


def repainted(
    week: Sequence[UsualTime], cells: Mapping[Cell, str], otherwise: str
) -> tuple[UsualTime, ...]:
    """The week with its half hours as in ``cells``, where what is as ``otherwise`` goes unsaid.

    Times none of whose half hours changed stay to the minute.
    """
    wanted = {cell: liking for cell, liking in cells.items() if liking != otherwise}
    before = cells_of(week)
    kept = [
        each for each in week if all(before[cell] == wanted.get(cell) for cell in _touched(each))
    ]
    held = cells_of(kept)
    left = {cell: liking for cell, liking in wanted.items() if held.get(cell) != liking}
    return (*kept, *_runs(left))


def liking_words(liking: str) -> str:
    return {PREFERS: say("prefers"), CAN: say("can"), RATHER_NOT: say("rather not")}.get(
        liking
    ) or say("cannot")


def week_words(week: Sequence[UsualTime], otherwise: str, customs: Customs) -> tuple[str, ...]:
    """``Mon–Fri 9:00–17:00: prefers``, a line for each span, and what holds at any other time."""
    spans: dict[tuple[int, int, str], list[int]] = {}
    for each in week:
        starts, until = wall_minutes(each.starts_at, each.ends_at)
        spans.setdefault((starts, until, each.liking), []).append(each.weekday)
    lines = [
        say(
            "{days} {hours}: {liking}",
            days=weekdays_words(weekdays, customs),
            hours=_hours_words(starts, until, customs),
            liking=liking_words(liking),
        )
        for (starts, until, liking), weekdays in spans.items()
    ]
    if not lines:
        return (say("At any time: {liking}", liking=liking_words(otherwise)),)
    return (*lines, say("Any other time: {liking}", liking=liking_words(otherwise)))


def span_words(first: int, end: int, customs: Customs) -> str:
    """Half hours from ``first`` up to but not including ``end`` as a span of clocks."""
    return _hours_words(first * MINUTES, end * MINUTES, customs)


def clocks_words(starts_at: time, ends_at: time, customs: Customs) -> str:
    """``18:00–22:00``, or that it is all day."""
    return _hours_words(*wall_minutes(starts_at, ends_at), customs)


def _hours_words(starts: int, until: int, customs: Customs) -> str:
    if until - starts >= MINUTES_A_DAY:
        return say("all day")
    return clock_span(_clock(starts), until - starts, customs)


def _touched(each: UsualTime) -> Iterator[Cell]:
    starts, until = wall_minutes(each.starts_at, each.ends_at)
    for half in range(starts // MINUTES, -(-until // MINUTES)):
        yield (each.weekday + half // HALVES) % 7, half % HALVES


def _runs(cells: Mapping[Cell, str]) -> Iterator[UsualTime]:
    """Times that say exactly this, as few as each day needs."""
    for weekday in range(7):
        halves = ((half, cells.get((weekday, half))) for half in range(HALVES))
        for liking, run in groupby(halves, lambda pair: pair[1]):
            if liking is not None:
                part = [half for half, _ in run]
                starts, until = part[0] * MINUTES, (part[-1] + 1) * MINUTES
                yield UsualTime(0, 0, weekday, _clock(starts), _clock(until), liking)


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
