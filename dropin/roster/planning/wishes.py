"""What an assignment costs in points: how gladly each leader takes it, and with whom.

A slot the leader prefers costs nothing, one they can take 1, one they would rather not 5 (one they
cannot, held by a lock, 5 too). For every two slots at the same time held by two leaders who wish
to be on duty together, 3 come off.
"""

from __future__ import annotations

from dropin.roster.planning.model import (
    APART,
    CAN,
    CANNOT,
    PREFERS,
    RATHER_NOT,
    SHADOW,
    TOGETHER,
    Leader,
    Problem,
    Slot,
    Wish,
)
from dropin.roster.planning.rules import Rulebook, minutes_between

POINTS = {PREFERS: 0, CAN: 1, RATHER_NOT: 5, CANNOT: 5}
TOGETHER_POINTS = 3


class Wishes:
    """The wishes of one problem that hold, and the points of what is locked."""

    def __init__(self, problem: Problem, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self.ignored = ignored_wishes(problem)
        known = rulebook.leaders
        wanted = {
            (min(wish.one, wish.other), max(wish.one, wish.other))
            for wish in problem.wishes
            if wish.kind == TOGETHER and wish not in self.ignored and wish.one != wish.other
        }
        self.together = sorted(pair for pair in wanted if set(pair) <= known.keys())
        self._locked = [
            (known[slot.locked_to], slot)
            for slot in problem.slots
            if slot.locked_to in known and slot.role != SHADOW
        ]
        self._beside: dict[int, list[Slot]] = {leader_id: [] for leader_id in known}
        for holder, slot in self._locked:
            for pair in self.together:
                if holder.id in pair:
                    self._beside[sum(pair) - holder.id].append(slot)

    def points(self, leader: Leader, slot: Slot) -> int:
        """Of a free slot, beside the locked ones."""
        met = sum(minutes_between(slot, other) < 0 for other in self._beside[leader.id])
        return POINTS[self._rulebook.liking(leader, slot)] - TOGETHER_POINTS * met

    def points_of_locked(self) -> int:
        """Of all locked slots."""
        counted_twice = sum(
            minutes_between(slot, other) < 0
            for holder, slot in self._locked
            for other in self._beside[holder.id]
        )
        alone = sum(POINTS[self._rulebook.liking(holder, slot)] for holder, slot in self._locked)
        return alone - TOGETHER_POINTS * (counted_twice // 2)


def ignored_wishes(problem: Problem) -> tuple[Wish, ...]:
    """Wishes to be together of two leaders who are to be kept apart."""
    apart = {frozenset((wish.one, wish.other)) for wish in problem.wishes if wish.kind == APART}
    return tuple(
        wish
        for wish in problem.wishes
        if wish.kind == TOGETHER and frozenset((wish.one, wish.other)) in apart
    )
