"""How gladly a leader would take a slot, by the usual week they gave."""

from __future__ import annotations

from collections.abc import Iterator

from dropin.dates import MINUTES_A_DAY
from dropin.roster.planning.model import LIKINGS, Leader, Slot

_A_WEEK = 7 * MINUTES_A_DAY


def liking(leader: Leader, slot: Slot) -> str:
    """The least glad of all that the leader's usual week says about any minute of the slot.

    Where several windows speak of the same minute the least glad one holds; where none does,
    ``leader.otherwise``.
    """
    starts = slot.day.weekday() * MINUTES_A_DAY + slot.at
    until = slot.day.weekday() * MINUTES_A_DAY + slot.until
    said = sorted(_said(leader, starts, until))
    ranks = [rank for _, _, rank in said]
    if not _whole(said, starts, until):
        ranks.append(LIKINGS.index(leader.otherwise))
    return LIKINGS[max(ranks)]


def _said(leader: Leader, starts: int, until: int) -> Iterator[tuple[int, int, int]]:
    """From, until and rank of each window that touches the span, in minutes of its week."""
    for window in leader.week:
        first = window.weekday * MINUTES_A_DAY + window.starts
        last = window.weekday * MINUTES_A_DAY + window.until
        for shift in (-_A_WEEK, 0, _A_WEEK):
            if first + shift < until and starts < last + shift:
                yield first + shift, last + shift, LIKINGS.index(window.liking)


def _whole(said: list[tuple[int, int, int]], starts: int, until: int) -> bool:
    """Whether the spans, in order, leave no minute unspoken of."""
    reached = starts
    for first, last, _ in said:
        if first > reached:
            return False
        reached = max(reached, last)
    return reached >= until
