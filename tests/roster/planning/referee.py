"""A second solver's word on a plan: the same question, written anew, asked in another process.

Run as a module it reads pickled problems with the targets of their shares, and writes for each the
least value of every stage, in order. CP-SAT and HiGHS cannot be imported into one process.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from math import gcd, sqrt
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from dropin.roster.planning.model import Duty, Plan, Problem, Slot
from tests.roster.planning.checker import cannot_alone, gladness, hours

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

MINUTE = timedelta(minutes=1)
Case = tuple[Problem, dict[int, int]]
"""A problem, and each leader's target in minutes."""


def second_opinion(plans: Sequence[tuple[Problem, Plan]]) -> list[dict[str, float]]:
    """The least values of the stages by another solver, stage by stage, for each problem."""
    return _asked(plans, 600)


def proven_within(seconds: float, plans: Sequence[tuple[Problem, Plan]]) -> list[dict[str, float]]:
    """The same of those stages that are proven so soon, by the wall."""
    return _asked(plans, seconds)


def _asked(plans: Sequence[tuple[Problem, Plan]], seconds: float) -> list[dict[str, float]]:
    cases = [
        (problem, {share.leader_id: share.target for share in plan.shares})
        for problem, plan in plans
    ]
    answer = subprocess.run(
        [sys.executable, "-m", __name__],
        input=pickle.dumps((seconds, cases)),
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    found: list[dict[str, float]] = pickle.loads(answer.stdout)
    return found


class Question:
    """One problem as CP-SAT sees it."""

    def __init__(self, problem: Problem, targets: dict[int, int]) -> None:
        from ortools.sat.python import cp_model

        self.problem, self.targets = problem, targets
        self.model: CpModel = cp_model.CpModel()
        self.slots = [slot for slot in problem.slots if slot.role != "shadow"]
        self.takes: dict[tuple[int, int], Any] = {}
        self.open: list[Any] = []
        self._slots()
        for leader in problem.leaders:
            self._times(leader.id)
            self._counts(leader.id)
        for wish in problem.wishes:
            if wish.kind == "apart":
                self._apart(wish.one, wish.other)

    def answers(self, names: Iterable[str], seconds: float) -> dict[str, float]:
        """Minimise stage after stage, starting each from what the one before has found."""
        from ortools.sat.python import cp_model

        terms, started = self._terms(), monotonic()
        found: dict[str, float] = {}
        for name in names:
            self.model.minimize(terms[name])
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 1
            solver.parameters.max_time_in_seconds = max(0.0, seconds - (monotonic() - started))
            status = solver.solve(self.model)
            if status != cp_model.OPTIMAL:
                break
            value = round(solver.objective_value)
            allowed = value + (self.problem.more_changes if name == "changes" else 0)
            self.model.add(terms[name] <= allowed)
            found[name] = self._shown(name, value)
            self.model.clear_hints()
            for number, known in enumerate(solver.response_proto.solution):
                self.model.add_hint(self.model.get_int_var_from_proto_index(number), known)
        return found

    def _slots(self) -> None:
        leaders = {leader.id: leader for leader in self.problem.leaders}
        for slot in self.slots:
            able = [each for each in leaders.values() if not cannot_alone(each, slot)]
            if slot.locked_to is not None:
                able = [leaders[slot.locked_to]]
            of_slot = []
            for leader in able:
                of_slot.append(self.model.new_bool_var(""))
                self.takes[leader.id, slot.id] = of_slot[-1]
            if slot.locked_to is None:
                self.open.append(self.model.new_bool_var(""))
                self.model.add(sum(of_slot) + self.open[-1] == 1)
            else:
                self.model.add(sum(of_slot) == 1)

    def _of(self, leader_id: int) -> list[tuple[Slot, Any]]:
        return [
            (slot, self.takes[leader_id, slot.id])
            for slot in self.slots
            if (leader_id, slot.id) in self.takes
        ]

    def _times(self, leader_id: int) -> None:
        leader = next(each for each in self.problem.leaders if each.id == leader_id)
        mine = self._of(leader_id)
        for (one, a), (other, b) in combinations(mine, 2):
            both_locked = one.locked_to is not None and other.locked_to is not None
            if not both_locked and _gap(one, other) < leader.rest_minutes * MINUTE:
                self.model.add(a + b <= 1)
        for slot, taken in mine:
            near = any(_gap(slot, duty) < leader.rest_minutes * MINUTE for duty in leader.duties)
            if near and slot.locked_to is None:
                self.model.add(taken == 0)

    def _counts(self, leader_id: int) -> None:
        leader = next(each for each in self.problem.leaders if each.id == leader_id)
        mine = self._of(leader_id)
        given = [(duty.day, duty.is_night) for duty in leader.duties]
        given += [(slot.day, slot.is_night) for slot, _ in mine if slot.locked_to is not None]
        free = [(slot, taken) for slot, taken in mine if slot.locked_to is None]
        limits: list[tuple[int | None, Callable[[date], object], bool]] = [
            (leader.most_a_week, self._week, False),
            (leader.most_a_month, _month, False),
            (leader.most_nights_a_month, _month, True),
        ]
        for limit, period, nights in limits:
            if limit is None:
                continue
            for key in {period(slot.day) for slot, _ in free}:
                already = sum(period(day) == key and (night or not nights) for day, night in given)
                chosen = [
                    taken
                    for slot, taken in free
                    if period(slot.day) == key and (slot.is_night or not nights)
                ]
                self.model.add(sum(chosen) <= max(0, limit - already))
        if leader.rest_week_every is not None:
            self._rest_weeks(leader.rest_week_every, {self._week(day) for day, _ in given}, free)

    def _rest_weeks(self, every: int, given: set[date], free: list[tuple[Slot, Any]]) -> None:
        worked: dict[date, Any] = {}
        for slot, taken in free:
            week = self._week(slot.day)
            if week not in given:
                worked.setdefault(week, self.model.new_bool_var(""))
                self.model.add(taken <= worked[week])
        starts = {week - timedelta(days=7 * back) for week in worked for back in range(every)}
        for first in starts:
            window = [first + timedelta(days=7 * step) for step in range(every)]
            fixed = sum(week in given for week in window)
            self.model.add(
                sum(worked[week] for week in window if week in worked) <= max(0, every - 1 - fixed)
            )

    def _apart(self, one: int, other: int) -> None:
        for slot, a in self._of(one):
            for beside, b in self._of(other):
                both_locked = slot.locked_to is not None and beside.locked_to is not None
                if slot.id != beside.id and _gap(slot, beside) < 0 * MINUTE and not both_locked:
                    self.model.add(a + b <= 1)

    def _week(self, day: date) -> date:
        return day - timedelta(days=(day.weekday() - self.problem.first_weekday) % 7)

    def _terms(self) -> dict[str, Any]:
        worst = self.model.new_int_var(0, 10**6, "")
        squares = []
        self.minutes = gcd(*map(hours, self.slots))
        self.grain = gcd(self.minutes, *self.targets.values())
        for leader_id, target in self.targets.items():
            mine = [(hours(slot) // self.minutes, taken) for slot, taken in self._of(leader_id)]
            load = sum(units * taken for units, taken in mine)
            # One yes-or-no for each load there could be.
            carried = [self.model.new_bool_var("") for _ in range(sum(u for u, _ in mine) + 1)]
            apart = [
                abs(units * self.minutes - target) // self.grain for units in range(len(carried))
            ]
            self.model.add_exactly_one(carried)
            self.model.add(sum(units * each for units, each in enumerate(carried)) == load)
            distance = sum(each * far for each, far in zip(carried, apart, strict=True))
            self.model.add(worst >= distance)
            squares.append(sum(each * far**2 for each, far in zip(carried, apart, strict=True)))
        return {
            "uncovered": sum(self.open),
            "worst off": worst,
            "squares": sum(squares),
            "preferences": self._points(),
            "changes": sum(
                1 - self.takes.get((slot.published_to, slot.id), 0)
                for slot in self.slots
                if slot.published_to is not None
            ),
        }

    def _points(self) -> Any:
        cost = {"prefers": 0, "can": 1, "rather not": 5, "cannot": 5}
        leaders = {leader.id: leader for leader in self.problem.leaders}
        points = sum(
            cost[gladness(leaders[leader_id], slot)] * taken
            for leader_id in leaders
            for slot, taken in self._of(leader_id)
        )
        apart = {frozenset((w.one, w.other)) for w in self.problem.wishes if w.kind == "apart"}
        together = {
            frozenset((w.one, w.other)) for w in self.problem.wishes if w.kind == "together"
        }
        for one, other in map(sorted, together - apart):
            for slot, a in self._of(one):
                for beside, b in self._of(other):
                    if slot.id != beside.id and _gap(slot, beside) < 0 * MINUTE:
                        met = self.model.new_bool_var("")
                        self.model.add(met <= a)
                        self.model.add(met <= b)
                        points -= 3 * met
        return points

    def _shown(self, name: str, value: int) -> float:
        if name == "worst off":
            return value * self.grain
        if name == "squares":
            return sqrt(value / len(self.targets)) * self.grain
        return value


def _gap(one: Slot, other: Slot | Duty) -> timedelta:
    return max(one.starts, other.starts) - min(one.ends, other.ends)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


_NEW = ("uncovered", "worst off", "squares", "preferences", "changes")
_REPAIR = ("uncovered", "changes", "worst off", "squares", "preferences")

if __name__ == "__main__":
    given: tuple[float, list[Case]] = pickle.load(sys.stdin.buffer)
    told = [
        Question(problem, targets).answers(_REPAIR if problem.way == "repair" else _NEW, given[0])
        for problem, targets in given[1]
    ]
    sys.stdout.buffer.write(pickle.dumps(told))
