"""The problem as an integer linear program, one for each stage, and back again.

One yes-or-no unknown for each leader and slot that fit one another, and one for each slot that may
stay open. What excludes what in time is written as the largest sets of which a leader can hold one
(rest included), which keeps the program tight. Hours count in units, targets in grains
(``fairness.py``): the square of each leader's distance is cut into steps of one unit, each dearer
than the one before, so that the sum is exact and still linear. See ``draft.py`` for the stages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dropin.roster.planning.draft import facts
from dropin.roster.planning.model import CHANGES, PREFERENCES, SQUARES, UNCOVERED, WORST_OFF
from dropin.roster.planning.puzzle import OPEN, Puzzle, members
from dropin.roster.planning.wishes import TOGETHER_POINTS
from dropin.solver import Column, IntegerProgram, Objective, Row


class StageProgram:
    """The program of one stage of a puzzle, what earlier stages have reached being held.

    ``held`` are those stages' values in whole numbers, as ``draft.Facts`` counts them; ``start``
    is a roster that keeps to them.
    """

    def __init__(
        self, puzzle: Puzzle, stage: str, held: Mapping[str, int], start: Sequence[int]
    ) -> None:
        self.puzzle, self.held, self.draft = puzzle, held, start
        self.columns: list[Column] = []
        self.rows: list[Row] = []
        self.start: list[float] = []
        self.worked: list[int] = []
        self.takes: list[dict[int, int]] = [{} for _ in puzzle.leaders]
        self.open = [self._column(holder == OPEN) for holder in start]
        self._cover_each_slot()
        for leader in range(len(puzzle.leaders)):
            self._one_at_a_time(leader)
            self._within_limits(leader)
            self._weeks_of_rest(leader)
            self._keep_apart(leader)
        if WORST_OFF in held:
            self._stay_within_the_worst(held[WORST_OFF])
        aims = {
            UNCOVERED: self._uncovered,
            CHANGES: self._changes,
            WORST_OFF: self._worst_off,
            SQUARES: self._squares,
            PREFERENCES: self._preferences,
        }
        for earlier, value in held.items():
            if earlier != WORST_OFF:
                self._hold(aims[earlier](), self._scaled(earlier, value))
        self.objective = aims[stage]()

    def program(self) -> IntegerProgram:
        """The whole of it.

        In a repair few choices of the weeks of rest are left once changes are held: they come
        first. In a new roster too many are left for that to help.
        """
        return IntegerProgram(
            tuple(self.columns),
            tuple(self.rows),
            (self.objective,),
            tuple(self.start),
            tuple(self.worked) if self.puzzle.is_repair else (),
        )

    def holders(self, values: Sequence[float]) -> list[int]:
        """The roster that a solution is."""
        found = [OPEN] * len(self.puzzle.slots)
        for leader, takes in enumerate(self.takes):
            for slot, column in takes.items():
                if values[column] > 0.5:
                    found[slot] = leader
        return found

    def _scaled(self, stage: str, value: float) -> float:
        """A stage's whole number as its objective counts it."""
        return value / self.puzzle.measure.grains if stage == SQUARES else value

    def _column(self, start: float, upper: float = 1, whole: bool = True) -> int:
        self.columns.append(Column(0, upper, whole))
        self.start.append(float(start))
        return len(self.columns) - 1

    def _at_most(self, columns: Iterable[int], most: float) -> None:
        together = tuple(columns)
        if len(together) > most:
            self.rows.append(Row(together, (1,) * len(together), upper=most))

    def _cover_each_slot(self) -> None:
        for slot, takers in enumerate(self.puzzle.takers):
            for leader in takers:
                self.takes[leader][slot] = self._column(self.draft[slot] == leader)
            columns = (self.open[slot], *(self.takes[leader][slot] for leader in takers))
            self.rows.append(Row(columns, (1,) * len(columns), 1, 1))

    def _one_at_a_time(self, leader: int) -> None:
        taken = self.puzzle.takes[leader]
        for together in self._cliques(taken, self.puzzle.conflicts[leader]):
            self._at_most((self.takes[leader][slot] for slot in members(together)), 1)

    def _cliques(self, slots: int, conflicts: Sequence[int]) -> Iterator[int]:
        """The largest sets of slots every two of which conflict, in order of time.

        Those that conflict with a slot and do not start after it all conflict with one another.
        """
        found: list[int] = []
        for slot in members(slots):
            up_to_here = (2 << slot) - 1
            clique = (conflicts[slot] | 1 << slot) & slots & up_to_here
            if found and found[-1] & ~clique == 0:
                found.pop()
            found.append(clique)
        yield from found

    def _within_limits(self, leader: int) -> None:
        for limit in self.puzzle.limits[leader]:
            self._at_most((self.takes[leader][slot] for slot in members(limit.slots)), limit.most)

    def _weeks_of_rest(self, leader: int) -> None:
        worked: dict[int, int] = {}
        for rest in self.puzzle.rest_weeks[leader]:
            for week in rest.weeks:
                if week not in worked:
                    worked[week] = self._column(
                        any(self.draft[slot] == leader for slot in members(week))
                    )
                    self._only_if_worked(leader, week, worked[week])
                    self.worked.append(worked[week])
            self._at_most((worked[week] for week in rest.weeks), rest.most)

    def _only_if_worked(self, leader: int, week: int, worked: int) -> None:
        """No slot of a week that is not worked; said of many at once, which is tighter."""
        takes = self.takes[leader]
        for together in self._cliques(week, self.puzzle.conflicts[leader]):
            self._no_more((takes[slot] for slot in members(together)), worked)
        for limit in self.puzzle.limits[leader]:
            within = limit.slots & week
            if within.bit_count() > limit.most:
                self._no_more((takes[slot] for slot in members(within)), worked, limit.most)

    def _no_more(self, columns: Iterable[int], than: int, times: int = 1) -> None:
        together = tuple(columns)
        self.rows.append(Row((*together, than), (*(1,) * len(together), -times), upper=0))

    def _keep_apart(self, leader: int) -> None:
        for other in self.puzzle.apart[leader]:
            if other < leader:
                continue
            both = self.puzzle.takes[leader] | self.puzzle.takes[other]
            for together in self._cliques(both, self.puzzle.overlapping):
                columns = [
                    self.takes[each][slot]
                    for each in (leader, other)
                    for slot in members(together & self.puzzle.takes[each])
                ]
                self._at_most(columns, 1)

    def _hold(self, objective: Objective, value: float) -> None:
        most = value - objective.constant + objective.step / 100
        self.rows.append(Row(objective.columns, objective.costs, upper=most))

    def _uncovered(self) -> Objective:
        return Objective(tuple(self.open), (1,) * len(self.open))

    def _changes(self) -> Objective:
        published = [
            (slot, holder)
            for slot, holder in enumerate(self.puzzle.published)
            if holder is not None
        ]
        columns = tuple(
            self.takes[holder][slot]
            for slot, holder in published
            if holder >= 0 and slot in self.takes[holder]
        )
        constant = self.puzzle.fixed_changes + len(published)
        return Objective(columns, (-1,) * len(columns), constant)

    def _hours(self, leader: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """A leader's columns, and the units of each."""
        takes = self.takes[leader]
        return tuple(takes.values()), tuple(self.puzzle.loads[slot] for slot in takes)

    def _stay_within_the_worst(self, worst: int) -> None:
        """In whole units of each leader, which says more than the distance does."""
        for leader in range(len(self.puzzle.leaders)):
            lowest, highest = self._reachable(leader, worst)
            columns, units = self._hours(leader)
            base = self.puzzle.base[leader]
            if columns:
                self.rows.append(Row(columns, units, lowest - base, highest - base))

    def _reachable(self, leader: int, worst: int) -> tuple[int, int]:
        """The least and most units within a distance."""
        target, grains = self.puzzle.targets[leader], self.puzzle.measure.grains
        base = self.puzzle.base[leader]
        most = base + sum(self.puzzle.loads[slot] for slot in self.takes[leader])
        return max(base, -((worst - target) // grains)), min(most, (target + worst) // grains)

    def _worst_off(self) -> Objective:
        puzzle, grains = self.puzzle, self.puzzle.measure.grains
        at_most = facts(puzzle, self.draft).worst
        self._stay_within_the_worst(at_most)
        worst = self._column(at_most, upper=at_most)
        for leader, (base, target) in enumerate(zip(puzzle.base, puzzle.targets, strict=True)):
            columns, units = self._hours(leader)
            factors = tuple(grains * each for each in units)
            away = target - grains * base
            self.rows.append(Row((*columns, worst), (*factors, -1), upper=away))
            self.rows.append(Row((*columns, worst), (*factors, 1), lower=away))
        return Objective((worst,), (1,))

    def _squares(self) -> Objective:
        """All squares, divided by the grains in a unit: then every step costs a whole number."""
        grains, constant = self.puzzle.measure.grains, 0
        steps: list[int] = []
        costs: list[float] = []
        for leader, target in enumerate(self.puzzle.targets):
            lowest, highest = self._reachable(leader, self.held[WORST_OFF])
            nearest = min(max(round(target / grains), lowest), highest)
            constant += (nearest * grains - target) ** 2
            hours, units = self._hours(leader)
            columns, factors = list(hours), list(units)
            for way, last in ((1, highest), (-1, lowest)):
                for step, cost in self._steps(leader, nearest, last, way):
                    columns.append(step)
                    factors.append(-way)
                    steps.append(step)
                    costs.append(cost / grains)
            beyond = nearest - self.puzzle.base[leader]
            self.rows.append(Row(tuple(columns), tuple(factors), beyond, beyond))
        return Objective(tuple(steps), tuple(costs), constant / grains)

    def _steps(self, leader: int, first: int, last: int, way: int) -> Iterator[tuple[int, int]]:
        """One column for each unit more, or less, with what it adds to the squares."""
        target, grains = self.puzzle.targets[leader], self.puzzle.measure.grains
        now = self.puzzle.base[leader] + sum(
            self.puzzle.loads[slot] for slot in self.takes[leader] if self.draft[slot] == leader
        )
        for units in range(first, last, way):
            before = units * grains - target
            after = before + way * grains
            yield self._column((now - units) * way > 0, whole=False), after**2 - before**2

    def _preferences(self) -> Objective:
        columns: list[int] = []
        costs: list[float] = []
        for leader, takes in enumerate(self.takes):
            for slot, column in takes.items():
                columns.append(column)
                costs.append(self.puzzle.points[leader][slot])
        for met in self._meetings():
            columns.append(met)
            costs.append(-TOGETHER_POINTS)
        return Objective(tuple(columns), tuple(costs), self.puzzle.fixed_points)

    def _meetings(self) -> Iterator[int]:
        """One column for each way in which two who wish it can be on duty together."""
        for one, other in self.puzzle.together:
            for slot, column in self.takes[one].items():
                beside = self.puzzle.overlapping[slot] & self.puzzle.takes[other]
                for other_slot in members(beside):
                    other_column = self.takes[other][other_slot]
                    both = min(self.start[column], self.start[other_column])
                    met = self._column(both, whole=False)
                    self._no_more((met,), column)
                    self._no_more((met,), other_column)
                    yield met
