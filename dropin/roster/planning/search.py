"""Stage by stage to the best roster: a long walk first, then the exact solver, walk by walk.

Each stage is minimised with the earlier ones held; between stages a walk looks for rosters that
are as good so far and better in what is left. The best roster is kept throughout, so whatever ends
the search, the result is never worse than what was known before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, inf
from time import monotonic
from typing import TypeAlias

from dropin import solver
from dropin.roster.planning.annealing import improved, polished
from dropin.roster.planning.draft import Worth, facts, stages_of, worth
from dropin.roster.planning.formulation import StageProgram
from dropin.roster.planning.model import (
    CHANGES,
    COUNTED,
    NO_SOLVER,
    OUT_OF_TIME,
    PREFERENCES,
    PROVEN,
    SQUARES,
)
from dropin.roster.planning.puzzle import Puzzle
from dropin.roster.planning.results import Ground, Known, bounds

Walk: TypeAlias = Callable[
    [Puzzle, Sequence[int], int, int, int, Callable[[], bool]],
    list[int],
]

_MOVES_A_PAIR = 150
_POLISHING_MOVES_A_PAIR = 40
_MOST_STEPS = 20_000
"""Of the solver in one stage: the same on every machine."""
_PART_OF_THE_TIME = {SQUARES: 0.6}
"""No more of what is left may go into a stage, so that later ones have their turn."""
_A_LITTLE = 1e-6


class Search:
    """One search under way. ``best`` is the best roster, ``known`` what is said of its stages.

    ``news`` is told of each better roster, and of each stage when it is done.
    """

    def __init__(
        self,
        ground: Ground,
        start: Sequence[int],
        *,
        seed: int,
        seconds: float,
        news: Callable[[Search], None],
    ) -> None:
        self.ground, self.puzzle, self.seed = ground, ground.puzzle, seed
        self.deadline = monotonic() + seconds
        self.news = news
        self.best = list(start)
        self.known: dict[str, Known] = {}
        self.held: dict[str, int] = {}
        self.ended = PROVEN

    def run(self) -> None:
        """Search until all is proven, or until count or time end it."""
        self._walk(improved, _MOVES_A_PAIR)
        if not solver.is_here():
            self.ended = NO_SOLVER
            return
        try:
            self._run_stages()
        except ImportError:  # installed, but not for this machine
            self.ended = NO_SOLVER

    def _run_stages(self) -> None:
        for stage in stages_of(self.puzzle):
            if stage == PREFERENCES:
                self._walk(polished, _POLISHING_MOVES_A_PAIR)
            self._improve(stage)
            self.held[stage] = facts(self.puzzle, self.best).of(stage)
            if stage == CHANGES and self.puzzle.is_repair:
                self.held[stage] += self.puzzle.more_changes
            self.news(self)

    def _walk(self, walk: Walk, moves_a_pair: int) -> None:
        moves = sum(map(len, self.puzzle.takers)) * moves_a_pair
        self._offer(
            walk(self.puzzle, self.best, self.seed, moves, self._allowed_changes, self._is_late)
        )

    def _improve(self, stage: str) -> None:
        """Let the exact solver improve one stage, unless it is known to be at its best."""
        value = facts(self.puzzle, self.best).of(stage)
        at_least = bounds(self.ground, facts(self.puzzle, self.best))[stage]
        seconds = (self.deadline - monotonic()) * _PART_OF_THE_TIME.get(stage, 1)
        if value <= at_least:
            self.known[stage] = Known(value, True)
            return
        if seconds <= 0:
            self.ended = OUT_OF_TIME
            return
        program = StageProgram(self.puzzle, stage, self.held, self.best)
        solution = solver.solve(
            program.program(),
            seed=self.seed,
            most_steps=_MOST_STEPS,
            seconds=seconds,
            better=lambda values: self._offer(program.holders(values)),
        )
        reached = solution.reached[0]
        if not reached.proven:
            self.ended = OUT_OF_TIME if solution.ended == solver.OUT_OF_TIME else COUNTED
        if reached.bound > -inf:
            least = (
                reached.bound * self.puzzle.measure.grains if stage == SQUARES else reached.bound
            )
            self.known[stage] = Known(ceil(least - _A_LITTLE), reached.proven)

    def _offer(self, holders: list[int]) -> None:
        """Keep a roster if it is better, and say so."""
        if self._worth(holders) < self._worth(self.best):
            self.best = holders
            self.news(self)

    def _worth(self, holders: Sequence[int]) -> Worth:
        return worth(self.puzzle, holders, self._allowed_changes)

    @property
    def _allowed_changes(self) -> int:
        return self.held.get(CHANGES, 0)

    def _is_late(self) -> bool:
        return monotonic() > self.deadline
