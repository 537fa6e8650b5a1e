"""From a roster in numbers to a plan that can be shown: stages, shares, what is broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from dropin import solver
from dropin.records import record
from dropin.roster.planning.bound import least_uncovered
from dropin.roster.planning.draft import Facts, facts, stages_of
from dropin.roster.planning.fairness import planned_loads, root_mean_square
from dropin.roster.planning.model import (
    CHANGES,
    PREFERENCES,
    SQUARES,
    UNCOVERED,
    WORST_OFF,
    Assignment,
    Plan,
    Problem,
    Share,
    Stage,
)
from dropin.roster.planning.puzzle import Puzzle
from dropin.roster.planning.puzzle_making import make_puzzle
from dropin.roster.planning.reasons import open_slots
from dropin.roster.planning.rules import Rulebook
from dropin.roster.planning.shadows import with_shadows
from dropin.roster.planning.wishes import TOGETHER_POINTS, ignored_wishes

VERSION = 3
"""Raised whenever the same input and seed may give another plan than before."""


@record
class Ground:
    """What planning one problem stands on."""

    problem: Problem
    rulebook: Rulebook
    puzzle: Puzzle
    least_uncovered: int
    fingerprint: str


@record
class Known:
    """What a search has found out about a stage: no plan has less, and whether that is reached."""

    bound: float
    proven: bool


def ground_of(problem: Problem) -> Ground:
    """Make what planning stands on; the longest part of a quick plan after the search."""
    rulebook = Rulebook(problem)
    puzzle = make_puzzle(problem, rulebook)
    least = least_uncovered(puzzle, problem.first_weekday)
    return Ground(problem, rulebook, puzzle, least, fingerprint(problem))


def finished(
    ground: Ground,
    holders: Sequence[int],
    *,
    known: Mapping[str, Known],
    ended: str,
    seed: int,
) -> Plan:
    """The plan of a roster in numbers; ``known`` is what a solver said about stages."""
    problem, puzzle = ground.problem, ground.puzzle
    assignment = with_shadows(problem, ground.rulebook, puzzle.assignment(holders))
    return Plan(
        assignment=assignment,
        stages=_stages(ground, facts(puzzle, holders), known),
        shares=shares(puzzle, ground.rulebook, assignment),
        open_slots=open_slots(problem, ground.rulebook, puzzle, assignment),
        broken=ground.rulebook.broken(assignment),
        ignored_wishes=ignored_wishes(problem),
        ended=ended,
        seed=seed,
        fingerprint=f"{ground.fingerprint}-{seed}",
    )


def shares(puzzle: Puzzle, rulebook: Rulebook, assignment: Assignment) -> tuple[Share, ...]:
    """Each leader's target, and the load of what they hold: shadow slots count nothing."""
    planned = planned_loads(rulebook.slots.values(), assignment)
    return tuple(
        Share(leader.id, target * puzzle.measure.grain, planned.get(leader.id, 0))
        for leader, target in zip(puzzle.leaders, puzzle.targets, strict=True)
    )


def fingerprint(problem: Problem) -> str:
    """The same for the same input and versions, and for nothing else."""
    return sha256(f"{VERSION} {solver.version()} {_in_order(problem)}".encode()).hexdigest()[:16]


def _in_order(value: object) -> str:
    if isinstance(value, frozenset):
        return f"{{{','.join(sorted(map(_in_order, value)))}}}"
    if isinstance(value, tuple):
        return f"({','.join(map(_in_order, value))})"
    names: tuple[str, ...] | None = getattr(value, "__match_args__", None)
    if names is None:
        return repr(value)
    return f"{type(value).__name__}({','.join(_in_order(getattr(value, each)) for each in names)})"


def _stages(ground: Ground, counted: Facts, known: Mapping[str, Known]) -> tuple[Stage, ...]:
    values = {
        UNCOVERED: counted.uncovered,
        WORST_OFF: counted.worst,
        SQUARES: counted.squares,
        PREFERENCES: counted.points,
        CHANGES: counted.changes,
    }
    at_least = bounds(ground, counted)
    found: list[Stage] = []
    for name in stages_of(ground.puzzle):
        said = known.get(name, Known(at_least[name], False))
        bound = min(max(said.bound, at_least[name]), values[name])
        earlier = all(stage.proven for stage in found)
        proven = earlier and (said.proven or bound == values[name])
        found.append(
            Stage(
                name,
                _shown(ground.puzzle, name, values[name]),
                _shown(ground.puzzle, name, bound),
                proven,
            )
        )
    return tuple(found)


def _shown(puzzle: Puzzle, name: str, value: float) -> float:
    """A stage's number as people are told it: grains become minutes."""
    if name == WORST_OFF:
        return value * puzzle.measure.grain
    if name == SQUARES:
        return root_mean_square(value, len(puzzle.leaders)) * puzzle.measure.grain
    return value


def bounds(ground: Ground, counted: Facts) -> dict[str, int]:
    """No plan with as many slots open has less, in whole numbers."""
    puzzle = ground.puzzle
    least = sorted(
        min((puzzle.points[taker][slot] for taker in takers), default=0)
        for slot, takers in enumerate(puzzle.takers)
    )
    meetings = len(puzzle.together) * sum(each.bit_count() for each in puzzle.overlapping)
    forced = sum(
        published is not None and published not in takers
        for published, takers in zip(puzzle.published, puzzle.takers, strict=True)
    )
    return {
        UNCOVERED: ground.least_uncovered,
        WORST_OFF: 0,
        SQUARES: 0,
        PREFERENCES: puzzle.fixed_points
        + sum(least[: len(least) - counted.uncovered])
        - TOGETHER_POINTS * meetings,
        CHANGES: puzzle.fixed_changes + forced,
    }
