"""The problem in whole numbers, as the search wants it: who may take what, and what excludes what.

Only what is still open is in it: locked slots and duties outside the plan have already lowered
the limits and taken away the pairs that they rule out, so whatever keeps within a puzzle breaks no
rule of ``rules.py`` that a locked slot does not break by itself. Slots and leaders are numbered in
order of time and as they come; sets of slots are the bits of one integer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from dropin.records import record
from dropin.roster.planning.fairness import Measure
from dropin.roster.planning.model import Assignment, Leader, Slot

OPEN = -1
"""In place of a leader's number: nobody."""
GONE = -2
"""In place of a leader's number: somebody who is no leader any more."""


@record
class Limit:
    """At most ``most`` slots of a set."""

    slots: int
    most: int


@record
class RestWeeks:
    """Slots by week: at most ``most`` of these weeks may hold any duty."""

    weeks: tuple[int, ...]
    most: int


@record
class Puzzle:
    """See the module. ``takers``, ``loads``, ``published`` and ``overlapping`` are by slot;
    ``conflicts`` (by slot), ``limits``, ``rest_weeks``, ``apart``, ``base`` and ``targets`` by
    leader; ``points`` and ``limits_at`` by leader, then by slot.

    ``base`` is the load in units of locked slots, ``targets`` are in grains. ``together`` are
    pairs of leaders. ``fixed_points`` and ``fixed_changes`` are those of locked slots.
    ``published`` is None where nobody stood.
    """

    slots: tuple[Slot, ...]
    leaders: tuple[Leader, ...]
    locked: Mapping[int, int]
    measure: Measure
    loads: tuple[int, ...]
    takers: tuple[tuple[int, ...], ...]
    overlapping: tuple[int, ...]
    conflicts: tuple[tuple[int, ...], ...]
    limits: tuple[tuple[Limit, ...], ...]
    rest_weeks: tuple[tuple[RestWeeks, ...], ...]
    apart: tuple[tuple[int, ...], ...]
    together: tuple[tuple[int, int], ...]
    base: tuple[int, ...]
    targets: tuple[int, ...]
    points: tuple[Mapping[int, int], ...]
    published: tuple[int | None, ...]
    fixed_points: int
    fixed_changes: int
    is_repair: bool
    more_changes: int

    @cached_property
    def limits_at(self) -> tuple[tuple[tuple[tuple[int, int], ...], ...], ...]:
        """By leader, then by slot: the limits that the slot counts in."""
        return tuple(
            tuple(
                tuple((each.slots, each.most) for each in limits if each.slots >> slot & 1)
                for slot in range(len(self.slots))
            )
            for limits in self.limits
        )

    @cached_property
    def takes(self) -> tuple[int, ...]:
        """By leader: the slots they may take."""
        sets = [0] * len(self.leaders)
        for slot, takers in enumerate(self.takers):
            for leader in takers:
                sets[leader] |= 1 << slot
        return tuple(sets)

    @cached_property
    def companions(self) -> tuple[tuple[int, ...], ...]:
        """By leader: with whom they would like to be on duty."""
        found: list[list[int]] = [[] for _ in self.leaders]
        for one, other in self.together:
            found[one].append(other)
            found[other].append(one)
        return tuple(map(tuple, found))

    def assignment(self, holders: Sequence[int]) -> dict[int, int]:
        """What the numbers say, with the locked slots."""
        found = {
            slot.id: self.leaders[holder].id
            for slot, holder in zip(self.slots, holders, strict=True)
            if holder != OPEN
        }
        return {**self.locked, **found}

    def holders(self, assignment: Assignment) -> list[int]:
        """The numbers of an assignment, leaving out what the puzzle has no place for."""
        number = {leader.id: index for index, leader in enumerate(self.leaders)}
        return [
            number.get(assignment[slot.id], OPEN) if slot.id in assignment else OPEN
            for slot in self.slots
        ]


def members(slots: int) -> Iterator[int]:
    """The slots of a set, in order."""
    while slots:
        lowest = slots & -slots
        yield lowest.bit_length() - 1
        slots ^= lowest
