"""The one door to the exact solver. Knows nothing of rooms.

``solve`` takes an integer linear program whose objectives count one after the other, and gives the
best solution with, for each objective, the least value still possible and whether that is proven.
It needs ``highspy``, which is imported when it is called and never before; ``is_here`` says
whether it can be. A solver cannot always be asked to stop: what takes long runs in a process of
its own (``dropin.apart``) that can be ended at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import metadata, util
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from dropin.branching import Decided, Relaxed, Way, in_common, ways_left
from dropin.records import record

if TYPE_CHECKING:
    import highspy

PROVEN, COUNTED, OUT_OF_TIME, IMPOSSIBLE = "proven", "counted", "out of time", "impossible"
"""How a solve ended: every objective proven; at its count; at its time; no solution exists."""

_NEARLY = 0.99
_TOLERANCE = 1e-6
_MOST_TRIES = 60
"""Of deciding the first columns, before the solver decides as it likes."""
_MOST_WAYS = 8
"""To decide them that are looked at one by one; of more, what they have in common."""


@record
class Column:
    """One unknown, between two numbers; ``whole`` ones are integers."""

    lower: float = 0.0
    upper: float = 1.0
    whole: bool = True


@record
class Row:
    """A sum of columns, each times its factor, that must lie between two numbers."""

    columns: tuple[int, ...]
    factors: tuple[float, ...]
    lower: float = -inf
    upper: float = inf


@record
class Objective:
    """A sum to be made as small as possible: columns times costs, plus ``constant``.

    Different values differ by at least ``step``, so that less than that is no gap. While later
    objectives are improved it may be ``allowance`` above its least.
    """

    columns: tuple[int, ...]
    costs: tuple[float, ...]
    constant: float = 0.0
    step: float = 1.0
    allowance: float = 0.0

    def of(self, values: Sequence[float]) -> float:
        """Its value in a solution."""
        pairs = zip(self.columns, self.costs, strict=True)
        return self.constant + sum(values[column] * cost for column, cost in pairs)


@record
class IntegerProgram:
    """Columns, rows, and objectives that count one after the other.

    ``start`` is a solution known already: a value for every column. The result is never worse.
    ``first`` are columns of 0 or 1 on which much else depends: they are decided first.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    objectives: tuple[Objective, ...]
    start: tuple[float, ...] | None = None
    first: tuple[int, ...] = ()


@record
class Reached:
    """An objective's value in the solution, the least it could still be, whether they are equal."""

    value: float
    bound: float
    proven: bool


@record
class Solution:
    """The best values found (None: none), what was reached, and how the search ended."""

    values: tuple[float, ...] | None
    reached: tuple[Reached, ...]
    ended: str


def is_here() -> bool:
    """Whether the exact solver is installed; it is not imported to find out."""
    return util.find_spec("highspy") is not None


def version() -> str:
    """The solver's name and version, empty where it is not installed."""
    if not is_here():
        return ""
    try:
        return f"highspy {metadata.version('highspy')}"
    except metadata.PackageNotFoundError:  # bundled without its notes
        return "highspy"


def solve(
    program: IntegerProgram,
    *,
    seed: int = 1,
    most_steps: int | None = None,
    seconds: float = inf,
    better: Callable[[tuple[float, ...]], None] | None = None,
) -> Solution:
    """Improve the objectives one after the other, each held while the next is improved.

    ``most_steps`` ends the search after so many of the solver's own steps, the same on every
    machine; ``seconds`` is a guard that is not. ``better`` is told every better solution on the
    way. The same program, seed and steps give the same solution unless time ended the search.
    Raises ImportError where the solver is missing or does not fit this machine.
    """
    return _Search(program, seed, most_steps, seconds, better).run()


class _Search:
    """One solve under way: the solver's own state, and the best solution known."""

    def __init__(
        self,
        program: IntegerProgram,
        seed: int,
        most_steps: int | None,
        seconds: float,
        better: Callable[[tuple[float, ...]], None] | None,
    ) -> None:
        self.program, self.better = program, better
        self.best = program.start
        self.steps_left = inf if most_steps is None else most_steps
        self.deadline = monotonic() + seconds
        self.ended = PROVEN
        self.held: list[float] = []
        self.fault: Exception | None = None
        self.engine = _engine_of(program, seed)
        self.engine.cbMipInterrupt.subscribe(self._step)
        self.engine.cbMipImprovingSolution.subscribe(self._hear)

    def run(self) -> Solution:
        reached: list[Reached] = []
        for objective in self.program.objectives:
            bound = self._least(objective) if self._may_go_on() else -inf
            if self.best is None:
                break
            value = objective.of(self.best)
            proven = value - bound < objective.step * _NEARLY
            all_proven = proven and all(each.proven for each in reached)
            reached.append(Reached(value, value if proven else bound, all_proven))
            self._hold(objective, value)
        return Solution(self.best, tuple(reached), self.ended)

    def _least(self, objective: Objective) -> float:
        """Minimise one objective; what it can at least still be."""
        import numpy

        engine, count = self.engine, len(self.program.columns)
        costs = numpy.zeros(count)
        costs[list(objective.columns)] = objective.costs
        engine.changeColsCost(count, numpy.arange(count, dtype=numpy.int32), costs)
        engine.changeObjectiveOffset(objective.constant)
        engine.setOptionValue("mip_abs_gap", objective.step * _NEARLY)
        engine.setOptionValue("time_limit", min(1e7, max(0.0, self.deadline - monotonic())))
        bound = inf
        for way in self._ways(objective):
            if way.least > self._better_than_known(objective):
                continue
            bound = min(bound, self._least_of(way, objective) if self._may_go_on() else way.least)
        if self.best is not None:
            return min(bound, objective.of(self.best))
        if bound == inf:
            self.ended = IMPOSSIBLE
        return bound

    def _better_than_known(self, objective: Objective) -> float:
        """What a solution may be at most to be better than the best known."""
        if self.best is None:
            return inf
        return objective.of(self.best) - objective.step * _NEARLY

    def _ways(self, objective: Objective) -> list[Way]:
        """How the first columns can be decided in whatever is better than the best known."""
        if not self.program.first:
            return [Way(-inf, {})]
        self.engine.setOptionValue("solve_relaxation", True)
        self.engine.setOptionValue("objective_bound", inf)
        most = self._better_than_known(objective)
        ways = ways_left(self.program.first, self._relaxed, most, _MOST_TRIES)
        self.engine.setOptionValue("solve_relaxation", False)
        return ways if len(ways) <= _MOST_WAYS else [in_common(ways)]

    def _relaxed(self, decided: Decided) -> Relaxed | None:
        import highspy

        self._decide(decided)
        self.engine.run()
        status = self.engine.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible and (decided or self.best is None):
            return None
        if status != highspy.HighsModelStatus.kOptimal:  # no answer, so nothing is claimed
            return Relaxed(-inf, (0.0,) * len(self.program.columns))
        least = self.engine.getInfo().objective_function_value
        return Relaxed(least, self.engine.getSolution().col_value)

    def _least_of(self, way: Way, objective: Objective) -> float:
        """Minimise with the first columns decided in this way; what it can at least still be."""
        import highspy

        self._decide(way.decided)
        most = self._better_than_known(objective) if way.decided else inf
        self.engine.setOptionValue("objective_bound", most)
        if self.best is not None:
            known = highspy.HighsSolution()
            known.col_value = list(self.best)
            self.engine.setSolution(known)
        self.engine.run()
        if self.fault is not None:
            raise self.fault
        self._keep(self.engine.getSolution().col_value)
        return self._bound(way, self.engine.getModelStatus())

    def _bound(self, way: Way, status: highspy.HighsModelStatus) -> float:
        import highspy

        info = self.engine.getInfo()
        if status == highspy.HighsModelStatus.kOptimal:
            mixed = any(column.whole for column in self.program.columns)
            return float(info.mip_dual_bound if mixed else info.objective_function_value)
        if status == highspy.HighsModelStatus.kInfeasible:
            return inf if way.decided or self.best is None else -inf
        if status == highspy.HighsModelStatus.kTimeLimit:
            self.ended = OUT_OF_TIME
        return float(info.mip_dual_bound)

    def _decide(self, decided: Decided) -> None:
        for column in self.program.first:
            bounds = self.program.columns[column]
            value = decided.get(column)
            lower, upper = (bounds.lower, bounds.upper) if value is None else (value, value)
            self.engine.changeColBounds(column, lower, upper)

    def _hold(self, objective: Objective, value: float) -> None:
        """From now on the objective stays at its value, or as far above it as it is allowed."""
        import numpy

        most = value + objective.allowance
        self.held.append(most)
        columns = numpy.array(objective.columns, dtype=numpy.int32)
        slack = most - objective.constant + objective.step * (1 - _NEARLY)
        self.engine.addRow(-inf, slack, len(columns), columns, numpy.array(objective.costs))

    def _may_go_on(self) -> bool:
        if self.steps_left <= 0:
            self.ended = COUNTED
        elif monotonic() >= self.deadline:
            self.ended = OUT_OF_TIME
        return self.ended == PROVEN and self.fault is None

    def _step(self, event: highspy.highs.HighsCallbackEvent) -> None:
        self.steps_left -= 1
        if not self._may_go_on():
            event.interrupt()

    def _hear(self, event: highspy.highs.HighsCallbackEvent) -> None:
        """What goes wrong in here must not fly through the solver: it is raised afterwards."""
        try:
            self._keep(event.data_out.mip_solution.tolist())
        except Exception as fault:  # noqa: BLE001  # raised again when the solver has stopped
            self.fault = fault

    def _keep(self, found: Sequence[float]) -> None:
        """Keep a solution if it is one, and better in the first objective that differs."""
        if len(found) != len(self.program.columns):
            return
        values = tuple(
            float(round(value)) if column.whole else float(value)
            for value, column in zip(found, self.program.columns, strict=True)
        )
        if not _is_solution(self.program, values):
            return
        if self.best is None or self._worth(values) < self._worth(self.best):
            self.best = values
            if self.better is not None:
                self.better(values)

    def _worth(self, values: Sequence[float]) -> list[float]:
        """By objective, in whole steps; what is within its allowance counts alike."""
        worth: list[float] = []
        for number, objective in enumerate(self.program.objectives):
            value = objective.of(values)
            if number < len(self.held):
                value = max(value, self.held[number])
            worth.append(round(value / objective.step, 6))
        return worth


def _engine_of(program: IntegerProgram, seed: int) -> highspy.Highs:
    import highspy
    import numpy

    columns, rows = program.columns, program.rows
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(columns), len(rows)
    lp.col_cost_ = numpy.zeros(len(columns))
    lp.col_lower_ = numpy.array([column.lower for column in columns])
    lp.col_upper_ = numpy.array([column.upper for column in columns])
    lp.row_lower_ = numpy.array([row.lower for row in rows])
    lp.row_upper_ = numpy.array([row.upper for row in rows])
    lp.integrality_ = [
        highspy.HighsVarType.kInteger if column.whole else highspy.HighsVarType.kContinuous
        for column in columns
    ]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = numpy.cumsum([0, *(len(row.columns) for row in rows)])
    lp.a_matrix_.index_ = numpy.array([each for row in rows for each in row.columns])
    lp.a_matrix_.value_ = numpy.array([each for row in rows for each in row.factors])
    engine = highspy.Highs()
    engine.silent()
    engine.setOptionValue("threads", 1)
    engine.setOptionValue("random_seed", seed)
    engine.setOptionValue("mip_rel_gap", 0.0)
    engine.passModel(lp)
    return engine


def _is_solution(program: IntegerProgram, values: Sequence[float]) -> bool:
    """Looked at here as well: solvers have been wrong."""
    inside = all(
        column.lower - _TOLERANCE <= value <= column.upper + _TOLERANCE
        for value, column in zip(values, program.columns, strict=True)
    )
    return inside and all(_holds(row, values) for row in program.rows)


def _holds(row: Row, values: Sequence[float]) -> bool:
    total = sum(
        values[column] * factor for column, factor in zip(row.columns, row.factors, strict=True)
    )
    slack = _TOLERANCE * (1 + abs(total)) * 10
    return row.lower - slack <= total <= row.upper + slack
