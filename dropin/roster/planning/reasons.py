"""Why a slot stays open: what keeps each leader from it, and the smallest thing that would fill it.

A remedy is one obstacle. It is named only where a roster was found in which, with that obstacle
gone, the slot is filled and no other one opens. Of several the smallest is named: a training that
is renewed comes before one more shift, and that before a new training. Nobody's absence is ever
named as a remedy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dropin.roster.planning.construction import fill_with
from dropin.roster.planning.draft import Draft
from dropin.roster.planning.model import (
    AWAY,
    BUSY,
    LAPSED,
    MONTH_FULL,
    NIGHTS_FULL,
    NO_LANGUAGE,
    NOT_TOGETHER,
    OVERLAP,
    REST,
    REST_WEEK,
    SHADOW,
    SHADOW_FIRST,
    SHADOWED_ENOUGH,
    UNAVAILABLE,
    UNTRAINED,
    WEEK_FULL,
    Assignment,
    Obstacle,
    Problem,
    Reasons,
    Slot,
)
from dropin.roster.planning.puzzle import Puzzle
from dropin.roster.planning.puzzle_making import make_puzzle
from dropin.roster.planning.rules import Rulebook

_MOST_LASTING_FIRST = (
    UNTRAINED,
    NO_LANGUAGE,
    LAPSED,
    SHADOW_FIRST,
    SHADOWED_ENOUGH,
    UNAVAILABLE,
    AWAY,
    BUSY,
    NOT_TOGETHER,
    MONTH_FULL,
    NIGHTS_FULL,
    REST_WEEK,
    WEEK_FULL,
    OVERLAP,
    REST,
)
_SMALLEST_FIRST = (
    LAPSED,
    WEEK_FULL,
    MONTH_FULL,
    NIGHTS_FULL,
    REST,
    REST_WEEK,
    UNTRAINED,
    SHADOW_FIRST,
    UNAVAILABLE,
    BUSY,
    NOT_TOGETHER,
    NO_LANGUAGE,
)
"""What a centre can do something about, the easiest first; the rest is never a remedy."""


def open_slots(
    problem: Problem, rulebook: Rulebook, puzzle: Puzzle, assignment: Assignment
) -> tuple[Reasons, ...]:
    """Reasons for every slot that nobody has, shadow slots left out, in order of time."""
    still_open = sorted(
        (slot for slot in problem.slots if slot.role != SHADOW and slot.id not in assignment),
        key=lambda slot: (slot.starts, slot.id),
    )
    found = {
        slot.id: [_of_one(rulebook, assignment, leader.id, slot) for leader in problem.leaders]
        for slot in still_open
    }
    alone = {
        (leader.id, slot.id): rulebook.alone(leader.id, slot.id)
        for slot in still_open
        for leader in problem.leaders
    }
    remedies = _Remedies(problem, rulebook, puzzle, assignment, alone)
    return tuple(
        Reasons(
            slot.id,
            tuple(each for of_one in found[slot.id] for each in of_one),
            remedies.smallest(slot, found[slot.id]),
        )
        for slot in still_open
    )


def reasons_of(
    problem: Problem, rulebook: Rulebook, assignment: Assignment, slot_id: int
) -> Reasons:
    """Reasons for one slot at once, while all else stays: a remedy that needs other slots to
    change hands is not looked for."""
    slot = rulebook.slots[slot_id]
    found = [_of_one(rulebook, assignment, leader.id, slot) for leader in problem.leaders]
    single = [each[0] for each in found if len(each) == 1 and each[0].kind in _SMALLEST_FIRST]
    single.sort(key=lambda each: (_SMALLEST_FIRST.index(each.kind), each.leader_id))
    return Reasons(
        slot_id,
        tuple(each for of_one in found for each in of_one),
        single[0] if single else None,
    )


def most_lasting_first(obstacles: Iterable[Obstacle]) -> tuple[Obstacle, ...]:
    """The same obstacles, those that will last longest first."""
    return tuple(sorted(obstacles, key=lambda each: _MOST_LASTING_FIRST.index(each.kind)))


def _of_one(
    rulebook: Rulebook, assignment: Assignment, leader_id: int, slot: Slot
) -> tuple[Obstacle, ...]:
    return most_lasting_first(rulebook.within(assignment, leader_id, slot.id))


class _Remedies:
    """Looks for remedies; a puzzle in which single obstacles are waived is made when needed."""

    def __init__(
        self,
        problem: Problem,
        rulebook: Rulebook,
        puzzle: Puzzle,
        assignment: Assignment,
        alone: dict[tuple[int, int], tuple[Obstacle, ...]],
    ) -> None:
        self.problem, self.rulebook = problem, rulebook
        self.puzzle, self.assignment, self.alone = puzzle, assignment, alone
        self.waived: Puzzle | None = None

    def smallest(self, slot: Slot, found: Iterable[tuple[Obstacle, ...]]) -> Obstacle | None:
        candidates = [each for of_one in found for each in self._candidate(slot, of_one)]
        candidates.sort(key=lambda each: (_SMALLEST_FIRST.index(each.kind), each.leader_id))
        return next((each for each in candidates if self._fills(each)), None)

    def _candidate(self, slot: Slot, of_one: tuple[Obstacle, ...]) -> Iterator[Obstacle]:
        """The one obstacle that may be all that matters: the only one, or the only one that other
        slots changing hands could not remove."""
        alone = self.alone[of_one[0].leader_id, slot.id] if of_one else ()
        matters = alone if alone else of_one
        if len(matters) == 1 and matters[0].kind in _SMALLEST_FIRST:
            yield matters[0]

    def _fills(self, obstacle: Obstacle) -> bool:
        """Whether a roster is found with this slot filled by this leader, and no other one open."""
        within = self.rulebook.within(self.assignment, obstacle.leader_id, obstacle.slot_id)
        if len(within) == 1:
            return True
        if not self.alone[obstacle.leader_id, obstacle.slot_id]:
            return False
        if self.waived is None:
            pairs = {pair for pair, alone in self.alone.items() if len(alone) == 1}
            self.waived = make_puzzle(self.problem, self.rulebook, pairs)
        draft = Draft.of(self.waived, self.puzzle.holders(self.assignment))
        slot = next(n for n, each in enumerate(self.waived.slots) if each.id == obstacle.slot_id)
        leader = next(
            n for n, each in enumerate(self.waived.leaders) if each.id == obstacle.leader_id
        )
        return leader in self.waived.takers[slot] and fill_with(draft, leader, slot)
