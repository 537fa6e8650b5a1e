"""Plan a roster: from what a centre needs and whom it has, to the fairest roster there is.

``quick_plan``   within a blink, without any solver: what stands on the screen at once
``plan``         as good as it gets, with what is proven, here and now
``plan_apart``   the same in a process of its own, each better plan on its way, cancelled at once

All three take a ``Problem`` and give a ``Plan`` (``dropin.roster.planning.model``); they read no
file and show nothing. The stages in which plans are compared, one after the other:

a new roster   fewest slots uncovered; then the leader who is furthest from their share; then the
               squares of everybody's distance; then preferences; then changes to what is published
a repair       fewest slots uncovered; then fewest changes; then as above

The same problem and seed give the same plan whenever the search ended by proof or by its count.
"""

from __future__ import annotations

from dropin.roster.planning.annealing import improved
from dropin.roster.planning.construction import by_share, from_published, round_robin
from dropin.roster.planning.draft import worth
from dropin.roster.planning.model import COUNTED, Plan, Problem
from dropin.roster.planning.results import Ground, finished, ground_of

_QUICK_MOVES_A_PAIR = 12
"""Moves of the quick search for each leader and slot that fit one another."""


def quick_plan(problem: Problem, *, seed: int = 1) -> Plan:
    """A usable plan within a blink, never worse than a simple round robin."""
    ground = ground_of(problem)
    holders = _quick_holders(ground, seed)
    return finished(ground, holders, known={}, ended=COUNTED, seed=seed)


def _quick_holders(ground: Ground, seed: int) -> list[int]:
    puzzle = ground.puzzle
    first = [round_robin(puzzle), by_share(puzzle)]
    if puzzle.is_repair:
        first.append(from_published(puzzle))
    best = min((draft.holders for draft in first), key=lambda each: worth(puzzle, each))
    pairs = sum(map(len, puzzle.takers))
    return improved(puzzle, best, seed, pairs * _QUICK_MOVES_A_PAIR)
