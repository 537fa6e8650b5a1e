"""Who stands beside whom to learn: shadow slots are given once the roster stands.

They count neither as coverage nor in fairness. Whoever still needs shadow shifts gets the earliest
ones that they can take beside all else; those already published are kept first.
"""

from __future__ import annotations

from dropin.roster.planning.model import SHADOW, Assignment, Problem
from dropin.roster.planning.rules import Rulebook


def with_shadows(problem: Problem, rulebook: Rulebook, assignment: Assignment) -> dict[int, int]:
    """The roster with its shadow slots given as far as anybody needs them."""
    standing = dict(assignment)
    shadows = sorted(
        (slot for slot in problem.slots if slot.role == SHADOW and slot.id not in standing),
        key=lambda slot: (slot.starts, slot.id),
    )
    for slot in shadows:
        holder = slot.published_to
        if holder in rulebook.leaders and not rulebook.within(standing, holder, slot.id):
            standing[slot.id] = holder
    needed = _needed(problem, rulebook, standing)
    for slot in shadows:
        if slot.id in standing:
            continue
        for leader_id in sorted(needed, key=lambda each: (-needed[each], each)):
            if needed[leader_id] > 0 and not rulebook.within(standing, leader_id, slot.id):
                standing[slot.id] = leader_id
                needed[leader_id] -= 1
                break
    return standing


def _needed(problem: Problem, rulebook: Rulebook, assignment: Assignment) -> dict[int, int]:
    """Shadow shifts each leader still lacks: neither done, nor published, nor in the roster."""
    planned: dict[int, set[object]] = {leader.id: set() for leader in problem.leaders}
    for slot_id, leader_id in assignment.items():
        slot = rulebook.slots[slot_id]
        if slot.role == SHADOW and leader_id in planned:
            planned[leader_id].add(slot.day)
    return {
        leader.id: leader.shadow_first
        - len(leader.shadowed)
        - len(planned[leader.id].difference(leader.shadowed))
        for leader in problem.leaders
    }
