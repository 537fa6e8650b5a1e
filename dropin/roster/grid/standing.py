"""Who stands where, in the draft or the roster; which rules that breaks, and what another would."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from dropin.records import record
from dropin.roster.planning.fairness import load
from dropin.roster.planning.model import SHADOW, Assignment, Obstacle, Problem
from dropin.roster.planning.rules import Rulebook


@record
class Standing:
    """The people of all slots of a problem, and the rules to ask about them."""

    rules: Rulebook
    assignment: Assignment

    @property
    def problem(self) -> Problem:
        return self.rules.problem

    @cached_property
    def broken(self) -> Mapping[int, tuple[Obstacle, ...]]:
        """Rules that the roster breaks, by the slot it is said at."""
        found: dict[int, tuple[Obstacle, ...]] = {}
        for each in self.rules.broken(self.assignment):
            found[each.slot_id] = (*found.get(each.slot_id, ()), each)
        return found

    def in_the_way(self, person_id: int, slot_id: int) -> tuple[Obstacle, ...]:
        """What keeps somebody from a slot, if whoever stands there leaves it."""
        return self.rules.within(self.assignment, person_id, slot_id)

    def after_exchange(self, slot_id: int, other_id: int) -> Standing:
        """The same with the people of two slots in each other's place."""
        changed = dict(self.assignment)
        here, there = changed.pop(slot_id, None), changed.pop(other_id, None)
        if there is not None:
            changed[slot_id] = there
        if here is not None:
            changed[other_id] = here
        return Standing(self.rules, changed)

    def after_putting(self, slot_id: int, person_id: int | None) -> Standing:
        """The same with somebody, or nobody, in a slot."""
        changed = dict(self.assignment)
        changed.pop(slot_id, None)
        if person_id is not None:
            changed[slot_id] = person_id
        return Standing(self.rules, changed)

    def loads(self) -> dict[int, int]:
        """Minutes each leader carries here, weighed by role; shadow shifts count nothing."""
        found = {leader.id: 0 for leader in self.problem.leaders}
        for slot_id, person_id in self.assignment.items():
            slot = self.rules.slots[slot_id]
            if person_id in found and slot.role != SHADOW:
                found[person_id] += load(slot)
        return found
