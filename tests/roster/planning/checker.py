"""An independent check of plans: its own reading of the rules, nothing shared with the planner.

Only the dataclasses of the problem and the plan are imported. Sentences about what is wrong come
back; an honest plan brings none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations
from math import isclose, sqrt

from dropin.roster.planning.model import Leader, Plan, Problem, Slot, Window

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def faults(problem: Problem, plan: Plan) -> list[str]:
    """What is wrong with a plan: broken rules that no lock explains, and values that are not so."""
    found = list(_broken_by_choice(problem, plan.assignment))
    found += _wrong_locks(problem, plan.assignment)
    found += _wrong_values(problem, plan)
    return found


def counted(problem: Problem, plan: Plan) -> dict[str, float]:
    """The value of every stage, counted again from the assignment and the targets of the plan."""
    assignment = plan.assignment
    covering = [slot for slot in problem.slots if slot.role != "shadow"]
    apart = []
    for share in plan.shares:
        held = [slot for slot in covering if assignment.get(slot.id) == share.leader_id]
        apart.append(sum(hours(slot) for slot in held) - share.target)
    squares = sum(each * each for each in apart)
    return {
        "uncovered": sum(slot.id not in assignment for slot in covering),
        "worst off": max(map(abs, apart), default=0),
        "squares": sqrt(squares / len(apart)) if apart else 0,
        "preferences": _points(problem, covering, assignment),
        "changes": sum(
            slot.published_to is not None and assignment.get(slot.id) != slot.published_to
            for slot in covering
        ),
    }


def hours(slot: Slot) -> int:
    """Minutes a slot counts."""
    real = (slot.ends - slot.starts) / MINUTE
    return int(real * slot.weight / 100 + 0.5)


def gladness(leader: Leader, slot: Slot) -> str:
    """The least glad word about any five minutes of the slot, clocks being multiples of that."""
    order = ("prefers", "can", "rather not", "cannot")
    said = set()
    for minute in range(slot.at, slot.until, 5):
        of_week = (slot.day.weekday() * 1440 + minute) % 10080
        words = [each.liking for each in leader.week if _speaks_of(each, of_week)]
        said |= set(words) if words else {leader.otherwise}
    return max(said, key=order.index)


def _speaks_of(window: Window, minute_of_week: int) -> bool:
    into = (minute_of_week - (window.weekday * 1440 + window.starts)) % 10080
    return into < window.until - window.starts


def cannot_alone(leader: Leader, slot: Slot) -> str:
    """A reason between one leader and one slot, or nothing."""
    for training in slot.trainings:
        valid = [
            held
            for held in leader.held
            if held.training_id == training
            and held.valid_from <= slot.day
            and not (held.valid_until is not None and held.valid_until <= slot.day)
        ]
        if not valid:
            return "untrained"
    if slot.languages - leader.languages:
        return "language"
    day = slot.day
    while day == slot.day or minutes_left_on(slot, day) > 0:
        if any(first <= day and (until is None or day < until) for first, until in leader.absences):
            return "away"
        day += DAY
    if gladness(leader, slot) == "cannot":
        return "cannot"
    if any(busy.starts < slot.ends and busy.ends > slot.starts for busy in leader.busy):
        return "busy"
    return ""


def minutes_left_on(slot: Slot, day: date) -> int:
    """Minutes of the slot that are left when ``day`` begins on the wall."""
    return slot.until - 1440 * (day - slot.day).days


def _broken_by_choice(problem: Problem, assignment: Mapping[int, int]) -> Iterator[str]:
    slots = {slot.id: slot for slot in problem.slots}
    free = {slot.id for slot in problem.slots if slot.locked_to is None}
    for leader in problem.leaders:
        mine = sorted(
            (slots[each] for each, holder in assignment.items() if holder == leader.id),
            key=lambda slot: slot.starts,
        )
        chosen = [slot for slot in mine if slot.id in free]
        yield from (
            f"{leader.id} cannot take {slot.id}" for slot in chosen if cannot_alone(leader, slot)
        )
        yield from _out_of_order(leader, mine, free)
        yield from _too_close(leader, mine, free)
        yield from _too_many(problem, leader, mine, free)
    for wish in problem.wishes:
        if wish.kind == "apart":
            yield from _met(problem, assignment, wish.one, wish.other, free)


def _out_of_order(leader: Leader, mine: list[Slot], free: set[int]) -> Iterator[str]:
    for slot in mine:
        shadowed = list(leader.shadowed)
        shadowed += [s.day for s in mine if s.role == "shadow" and s.day not in leader.shadowed]
        before = sum(day < slot.day for day in shadowed)
        if slot.id in free and (before >= leader.shadow_first) == (slot.role == "shadow"):
            yield f"{leader.id} has {before} shadow shifts before {slot.id}"


def _too_close(leader: Leader, mine: list[Slot], free: set[int]) -> Iterator[str]:
    for one, other in combinations(mine, 2):
        gap = max(one.starts, other.starts) - min(one.ends, other.ends)
        if gap < leader.rest_minutes * MINUTE and {one.id, other.id} & free:
            yield f"{leader.id} has {gap} between {one.id} and {other.id}"
    for slot in mine:
        for duty in leader.duties:
            gap = max(slot.starts, duty.starts) - min(slot.ends, duty.ends)
            if slot.id in free and gap < leader.rest_minutes * MINUTE:
                yield f"{leader.id} has {gap} between {slot.id} and a duty"


def _too_many(problem: Problem, leader: Leader, mine: list[Slot], free: set[int]) -> Iterator[str]:
    def week(day: date) -> date:
        return day - DAY * ((day.weekday() - problem.first_weekday) % 7)

    every = [(each.day, each.is_night, each.id in free) for each in mine]
    every += [(duty.day, duty.is_night, False) for duty in leader.duties]
    for limit, period, nights in (
        (leader.most_a_week, week, False),
        (leader.most_a_month, lambda day: (day.year, day.month), False),
        (leader.most_nights_a_month, lambda day: (day.year, day.month), True),
    ):
        if limit is None:
            continue
        relevant = [each for each in every if each[1] or not nights]
        for key, count in Counter(period(day) for day, _, _ in relevant).items():
            if count > limit and any(is_free for day, _, is_free in relevant if period(day) == key):
                yield f"{leader.id} has {count} in {key}"
    if leader.rest_week_every is not None:
        worked = {week(day) for day, _, _ in every}
        for first in worked:
            run = [first + 7 * DAY * step for step in range(leader.rest_week_every)]
            by_choice = any(is_free and week(day) in run for day, _, is_free in every)
            if all(each in worked for each in run) and by_choice:
                yield f"{leader.id} has no week of rest from {first}"


def _met(
    problem: Problem, assignment: Mapping[int, int], one: int, other: int, free: set[int]
) -> Iterator[str]:
    for a in problem.slots:
        for b in problem.slots:
            theirs = assignment.get(a.id) == one and assignment.get(b.id) == other
            if theirs and a.starts < b.ends and b.starts < a.ends and {a.id, b.id} & free:
                yield f"{one} and {other} meet in {a.id} and {b.id}"


def _wrong_locks(problem: Problem, assignment: Mapping[int, int]) -> Iterator[str]:
    for slot in problem.slots:
        if slot.locked_to is not None and assignment.get(slot.id) != slot.locked_to:
            yield f"the lock of {slot.id} is not kept"
    known = {leader.id for leader in problem.leaders}
    for slot in problem.slots:
        if slot.locked_to is None and assignment.get(slot.id, next(iter(known), 0)) not in known:
            yield f"{slot.id} is given to a stranger"


def _wrong_values(problem: Problem, plan: Plan) -> Iterator[str]:
    real = counted(problem, plan)
    for stage in plan.stages:
        if not isclose(stage.value, real[stage.name], abs_tol=1e-6):
            yield f"{stage.name} is said to be {stage.value} and is {real[stage.name]}"
        if stage.bound > stage.value + 1e-6:
            yield f"{stage.name} has a bound above its value"


def _points(problem: Problem, covering: list[Slot], assignment: Mapping[int, int]) -> int:
    cost = {"prefers": 0, "can": 1, "rather not": 5, "cannot": 5}
    leaders = {leader.id: leader for leader in problem.leaders}
    held = [slot for slot in covering if assignment.get(slot.id) in leaders]
    points = sum(cost[gladness(leaders[assignment[slot.id]], slot)] for slot in held)
    apart = {frozenset((w.one, w.other)) for w in problem.wishes if w.kind == "apart"}
    together = {frozenset((w.one, w.other)) for w in problem.wishes if w.kind == "together"}
    for one, other in combinations(held, 2):
        pair = frozenset((assignment[one.id], assignment[other.id]))
        if pair in together - apart and one.starts < other.ends and other.starts < one.ends:
            points -= 3
    return points
