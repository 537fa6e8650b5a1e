"""Plan a roster: from what a centre needs and whom it has, to the fairest roster there is.

``quick_plan``   within a blink, without any solver: what stands on the screen at once
``plan``         as good as it gets, with what is proven, here and now
``plan_apart``   the same in a process of its own, each better plan on its way, cancelled at once

``shares_of``    each leader's share of the hours in any roster, planned or made by hand
``reasons_of``   why slots of any roster are open, and what would fill them

The first three take a ``Problem`` and give a ``Plan`` (``dropin.roster.planning.model``); they
read no file and show nothing. ``planning.rules`` says what stands in the way of an edit by hand,
``planning.choices`` why a slot is whose it is and who else could take it.

The stages in which plans are compared, one after the other:

a new roster   fewest slots uncovered; then the leader who is furthest from their share; then the
               squares of everybody's distance; then preferences; then changes to what is published
a repair       fewest slots uncovered; then fewest changes; then as above

The same problem and seed give the same plan whenever the search ended by proof or by its count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dropin.apart import StoppedError, run_apart
from dropin.errors import KnownError
from dropin.roster.planning.annealing import improved
from dropin.roster.planning.construction import by_share, from_published, round_robin
from dropin.roster.planning.draft import worth
from dropin.roster.planning.making_room import with_room_made
from dropin.roster.planning.model import (
    CANCELLED,
    COUNTED,
    INTERRUPTED,
    Assignment,
    Plan,
    Problem,
    Reasons,
    Share,
)
from dropin.roster.planning.puzzle_making import make_puzzle
from dropin.roster.planning.reasons import open_slots
from dropin.roster.planning.results import Ground, finished, ground_of, shares
from dropin.roster.planning.rules import Rulebook
from dropin.roster.planning.search import Search

SECONDS = 60.0
"""A guard: searches usually end by proof before that."""
_QUICK_MOVES_A_PAIR = 12
"""Moves of the quick search for each leader and slot that fit one another."""


def quick_plan(problem: Problem, *, seed: int = 1) -> Plan:
    """A usable plan within a blink, never worse than a simple round robin."""
    ground = ground_of(problem)
    holders = _quick_holders(ground, seed)
    return finished(ground, holders, known={}, ended=COUNTED, seed=seed)


def plan(
    problem: Problem,
    *,
    seed: int = 1,
    seconds: float = SECONDS,
    report: Callable[[Plan], None] | None = None,
) -> Plan:
    """The best plan there is, or the best found when count or ``seconds`` ended the search.

    ``report`` gets the quick plan and then each better one, or the same with more proven. It
    holds up whoever calls it and cannot be stopped: a window uses ``plan_apart``.
    """
    ground = ground_of(problem)

    def result(search: Search, ended: str) -> Plan:
        return finished(ground, search.best, known=search.known, ended=ended, seed=seed)

    def news(search: Search) -> None:
        if report is not None:
            report(result(search, COUNTED))

    search = Search(ground, _quick_holders(ground, seed), seed=seed, seconds=seconds, news=news)
    news(search)
    search.run()
    return result(search, search.ended)


def plan_apart(
    problem: Problem,
    *,
    seed: int = 1,
    seconds: float = SECONDS,
    on_better: Callable[[Plan], None],
    cancelled: Callable[[], bool],
) -> Plan:
    """As ``plan``, in a process of its own; blocks the calling thread, so a window calls it on
    another.

    ``on_better`` gets the quick plan at once and then each better one, or the same with more
    proven, on the calling thread.
    ``cancelled`` is asked twenty times a second: the process is then ended at once, and the best
    plan so far is the result, as it is when the process is ended from outside.
    """
    best = quick_plan(problem, seed=seed)
    on_better(best)

    def keep(better: Plan) -> None:
        nonlocal best
        if better.stages != best.stages or better.assignment != best.assignment:
            best = better
            on_better(better)

    try:
        job = (problem, seed, seconds)
        return run_apart(_plan_for_another, job, heard=keep, cancelled=cancelled)
    except StoppedError:
        return replace(best, ended=CANCELLED)
    except KnownError:
        return replace(best, ended=INTERRUPTED)


def shares_of(problem: Problem, assignment: Assignment) -> tuple[Share, ...]:
    """Target and load of each leader, by the measure of a plan of this problem."""
    rulebook = Rulebook(problem)
    return shares(make_puzzle(problem, rulebook), rulebook, assignment)


def reasons_of(problem: Problem, assignment: Assignment) -> tuple[Reasons, ...]:
    """Of each slot that is open in this roster, shadow slots left out, in order of time."""
    rulebook = Rulebook(problem)
    return open_slots(problem, rulebook, make_puzzle(problem, rulebook), assignment)


def _plan_for_another(job: tuple[Problem, int, float], tell: Callable[[Plan], None]) -> Plan:
    problem, seed, seconds = job
    return plan(problem, seed=seed, seconds=seconds, report=tell)


def _quick_holders(ground: Ground, seed: int) -> list[int]:
    puzzle = ground.puzzle
    first = [round_robin(puzzle), with_room_made(by_share(puzzle), ground.least_uncovered, seed)]
    if puzzle.is_repair:
        first.append(with_room_made(from_published(puzzle), ground.least_uncovered, seed))
    best = min(first, key=lambda draft: worth(puzzle, draft.holders))
    pairs = sum(map(len, puzzle.takers))
    return improved(puzzle, best.holders, seed, pairs * _QUICK_MOVES_A_PAIR)
