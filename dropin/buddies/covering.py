"""Pairs of a buddy who is away, as they come onto the list of a relief."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dropin.buddies.model import BUDDY, Pair


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
