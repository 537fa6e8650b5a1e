"""A roster being worked on, in the numbers of its puzzle, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from dropin.records import NamedTuple
from dropin.roster.planning.model import (
    CHANGES,
    PREFERENCES,
    SQUARES,
    UNCOVERED,
    WORST_OFF,
)
from dropin.roster.planning.puzzle import OPEN, Puzzle, members
from dropin.roster.planning.wishes import TOGETHER_POINTS

STAGES = (UNCOVERED, WORST_OFF, SQUARES, PREFERENCES, CHANGES)
STAGES_OF_A_REPAIR = (UNCOVERED, CHANGES, WORST_OFF, SQUARES, PREFERENCES)

Worth: TypeAlias = tuple[int, ...]
"""One whole number for each stage, in order; the smaller the better, the first first."""


class Facts(NamedTuple):
    """What can be counted in a roster: ``worst`` in grains, ``squares`` in grains squared."""

    uncovered: int
    worst: int
    squares: int
    points: int
    changes: int

    def of(self, stage: str) -> int:
        """What a stage looks at."""
        return self[STAGES.index(stage)]


def stages_of(puzzle: Puzzle) -> tuple[str, ...]:
    """The names of the stages, in the order in which they count."""
    return STAGES_OF_A_REPAIR if puzzle.is_repair else STAGES


def facts(puzzle: Puzzle, holders: Sequence[int]) -> Facts:
    """Count a roster."""
    units = list(puzzle.base)
    masks = [0] * len(puzzle.leaders)
    points = puzzle.fixed_points
    for slot, holder in enumerate(holders):
        if holder != OPEN:
            units[holder] += puzzle.loads[slot]
            masks[holder] |= 1 << slot
            points += puzzle.points[holder][slot]
    apart = [
        puzzle.measure.apart(carried, target)
        for carried, target in zip(units, puzzle.targets, strict=True)
    ]
    met = sum(
        (puzzle.overlapping[slot] & masks[other]).bit_count()
        for one, other in puzzle.together
        for slot in members(masks[one])
    )
    changes = sum(
        published is not None and holder != published
        for published, holder in zip(puzzle.published, holders, strict=True)
    )
    return Facts(
        uncovered=sum(holder == OPEN for holder in holders),
        worst=max(map(abs, apart), default=0),
        squares=sum(each * each for each in apart),
        points=points - TOGETHER_POINTS * met,
        changes=changes + puzzle.fixed_changes,
    )


def worth(puzzle: Puzzle, holders: Sequence[int], allowed_changes: int = 0) -> Worth:
    """What a roster is worth; changes up to ``allowed_changes`` count alike."""
    counted = facts(puzzle, holders)
    changes = max(counted.changes, allowed_changes)
    if puzzle.is_repair:
        return (counted.uncovered, changes, counted.worst, counted.squares, counted.points)
    return (counted.uncovered, counted.worst, counted.squares, counted.points, counted.changes)


class Draft:
    """Who holds what, kept so that "may this leader take that slot?" is answered quickly."""

    def __init__(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        self.holders = [OPEN] * len(puzzle.slots)
        self.held = [0] * len(puzzle.leaders)
        self.units = list(puzzle.base)

    @classmethod
    def of(cls, puzzle: Puzzle, holders: Sequence[int]) -> Draft:
        """As much of ``holders`` as keeps within the rules, taken in order."""
        draft = cls(puzzle)
        for slot, holder in enumerate(holders):
            if holder >= 0 and holder in puzzle.takers[slot] and draft.may_take(holder, slot):
                draft.put(holder, slot)
        return draft

    def put(self, leader: int, slot: int) -> None:
        self.holders[slot] = leader
        self.held[leader] |= 1 << slot
        self.units[leader] += self.puzzle.loads[slot]

    def drop(self, slot: int) -> int:
        """Open a slot; answers who held it."""
        leader = self.holders[slot]
        self.holders[slot] = OPEN
        self.held[leader] ^= 1 << slot
        self.units[leader] -= self.puzzle.loads[slot]
        return leader

    def may_take(self, leader: int, slot: int) -> bool:
        """Whether the slots held leave room for an open one; ``leader`` is one of its takers."""
        puzzle, held = self.puzzle, self.held[leader]
        if held & puzzle.conflicts[leader][slot]:
            return False
        for slots, most in puzzle.limits_at[leader][slot]:
            if (held & slots).bit_count() >= most:
                return False
        for rest in puzzle.rest_weeks[leader]:
            if not _leaves_a_week(rest.weeks, rest.most, held, slot):
                return False
        overlapping = puzzle.overlapping[slot]
        return not any(self.held[other] & overlapping for other in puzzle.apart[leader])

    def above(self, leader: int) -> int:
        """Grains above the target."""
        return self.puzzle.measure.apart(self.units[leader], self.puzzle.targets[leader])

    @property
    def open(self) -> list[int]:
        return [slot for slot, holder in enumerate(self.holders) if holder == OPEN]


def _leaves_a_week(weeks: Sequence[int], most: int, held: int, slot: int) -> bool:
    own = next((week for week in weeks if week >> slot & 1), None)
    if own is None or held & own:
        return True
    return sum(bool(held & week) for week in weeks) < most
