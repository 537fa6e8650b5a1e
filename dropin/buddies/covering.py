"""Pairs of a buddy who is away, as they come onto the list of a relief."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dropin.buddies.life import runs_on
from dropin.buddies.model import BUDDY, Pair
from dropin.records import record
from dropin.roster.model import Absence


@record
class TimeAway:
    """Not there from a day up to but not including another (None: open)."""

    starts_on: date
    ends_on: date | None


def needing_cover(
    pairs: Iterable[Pair], person_id: int, first: date, end: date | None
) -> tuple[Pair, ...]:
    """The pairs of a buddy that somebody could stand in for, from ``first`` up to but not
    including ``end`` (None: open); the first proposed first.

    Of all open ``pairs``: those that met, and in which nobody stands in, or is being asked to,
    until the end. A pair that the buddy's own side pauses is among them, one that only the
    member's side pauses all that time is not.
    """
    every = tuple(pairs)
    return tuple(
        each
        for each in every
        if each.buddy_id == person_id
        and each.is_open
        and each.met_on is not None
        and each.stands_in_for is None
        and not any(_stands_in(other, each, end) for other in every)
        and not _member_is_away(each, first, end)
    )


def away_next(pair: Pair, absences: Iterable[Absence], day: date) -> TimeAway | None:
    """When the buddy of a pair is not there: on ``day``, or the next time after it.

    Pauses of their side and ``absences`` that overlap or touch are one time away.
    """
    away = [(each.starts_on, each.ends_on) for each in pair.pauses if each.side == BUDDY]
    away += [(each.starts_on, each.ends_on) for each in absences if each.person_id == pair.buddy_id]
    coming = sorted(
        (span for span in away if span[1] is None or span[1] > day), key=lambda span: span[0]
    )
    if not coming:
        return None
    first, end = coming[0]
    for starts_on, ends_on in coming[1:]:
        if end is None or starts_on > end:
            break
        end = None if ends_on is None else max(end, ends_on)
    return TimeAway(first, end)


def could_use_stand_in(pair: Pair, pairs: Iterable[Pair], away: TimeAway, day: date) -> bool:
    """Whether nobody of ``pairs`` stands in, or is being asked to, when that time away begins."""
    first = max(away.starts_on, day)
    return (
        pair.is_open
        and pair.met_on is not None
        and pair.stands_in_for is None
        and not any(each.stands_in_for == pair.id and runs_on(each, first) for each in pairs)
    )


def _stands_in(other: Pair, pair: Pair, end: date | None) -> bool:
    if other.stands_in_for != pair.id or not other.is_open:
        return False
    return other.until is None or (end is not None and other.until >= end)


def _member_is_away(pair: Pair, first: date, end: date | None) -> bool:
    return any(
        each.side != BUDDY
        and each.starts_on <= first
        and (each.ends_on is None or (end is not None and each.ends_on >= end))
        for each in pair.pauses
    )
