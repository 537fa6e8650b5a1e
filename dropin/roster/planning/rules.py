"""What stands in the way of a leader taking a slot: alone, beside all else they do, or at all.

The same rules answer the planner, edits by hand, a chip being dragged, the check of a published
roster and the call list of a relief. They never forbid: they say what would be broken, as
``Obstacle``s, and an empty answer means that nothing stands in the way.

``obstacles``      one leader and one slot, whatever else they do
``obstacles_in``   one leader and one slot in a roster: also rest, weeks, months, others
``broken``         every rule that a whole roster breaks

Who asks about one problem more than a few times makes a ``Rulebook`` of it and asks that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date, timedelta

from dropin.dates import MINUTES_A_DAY, week_start
from dropin.roster.planning.likings import liking
from dropin.roster.planning.model import (
    APART,
    AWAY,
    BUSY,
    CANNOT,
    LAPSED,
    MONTH_FULL,
    NIGHTS_FULL,
    NO_LANGUAGE,
    NOT_TOGETHER,
    OVERLAP,
    REST,
    REST_WEEK,
    SHADOW,
    SHADOW_FIRST,
    SHADOWED_ENOUGH,
    UNAVAILABLE,
    UNTRAINED,
    WEEK_FULL,
    Assignment,
    Duty,
    Leader,
    Obstacle,
    Problem,
    Slot,
)

_A_MINUTE = timedelta(minutes=1)


def obstacles(problem: Problem, leader: Leader, slot: Slot) -> tuple[Obstacle, ...]:
    """What keeps a leader from a slot whatever else they do; locked shadow slots are counted."""
    return Rulebook(problem).alone(leader.id, slot.id)


def obstacles_in(
    problem: Problem, assignment: Assignment, leader_id: int, slot_id: int
) -> tuple[Obstacle, ...]:
    """All that would stand in the way if this leader took this slot and all else stayed.

    Whoever has the slot now is taken to leave it.
    """
    return Rulebook(problem).within(assignment, leader_id, slot_id)


def broken(problem: Problem, assignment: Assignment) -> tuple[Obstacle, ...]:
    """Every rule that a roster breaks, each once, at the later of the slots it is about."""
    return Rulebook(problem).broken(assignment)


class Rulebook:
    """The rules of one problem, ready to be asked often.

    A leader who is not in the problem (removed since) has no rules: nothing stands in their way.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.slots = {slot.id: slot for slot in problem.slots}
        self.leaders = {leader.id: leader for leader in problem.leaders}
        self.locked = {
            slot.id: slot.locked_to for slot in problem.slots if slot.locked_to is not None
        }
        self._likings: dict[tuple[int, int, int, int], str] = {}
        self.apart: dict[int, list[int]] = {}
        for wish in problem.wishes:
            if wish.kind == APART and wish.one != wish.other:
                self.apart.setdefault(wish.one, []).append(wish.other)
                self.apart.setdefault(wish.other, []).append(wish.one)

    def alone(self, leader_id: int, slot_id: int) -> tuple[Obstacle, ...]:
        """As ``obstacles``."""
        leader = self.leaders.get(leader_id)
        if leader is None:
            return ()
        shadows = self._of(self.locked, leader_id, slot_id)
        return tuple(self._alone(leader, self.slots[slot_id], shadows))

    def within(self, assignment: Assignment, leader_id: int, slot_id: int) -> tuple[Obstacle, ...]:
        """As ``obstacles_in``."""
        leader = self.leaders.get(leader_id)
        if leader is None:
            return ()
        theirs = self._of(assignment, leader_id, slot_id)
        others = {
            other: self._of(assignment, other, slot_id) for other in self.apart.get(leader_id, ())
        }
        return tuple(self.beside(leader, self.slots[slot_id], theirs, others))

    def beside(
        self,
        leader: Leader,
        slot: Slot,
        theirs: Sequence[Slot],
        of_others: Mapping[int, Sequence[Slot]],
    ) -> Iterator[Obstacle]:
        """As ``obstacles_in``, given the slots they hold and those of leaders to be kept apart."""
        yield from self._alone(leader, slot, theirs)
        yield from self.among(leader, slot, theirs, of_others)

    def among(
        self,
        leader: Leader,
        slot: Slot,
        theirs: Sequence[Slot],
        of_others: Mapping[int, Sequence[Slot]],
    ) -> Iterator[Obstacle]:
        """Of ``beside``, only what comes from other slots and duties."""
        yield from self._in_time(leader, slot, theirs)
        yield from self._counted(leader, slot, theirs)
        yield from self._not_together(leader, slot, of_others)

    def broken(self, assignment: Assignment) -> tuple[Obstacle, ...]:
        """As the function of the same name."""
        standing: dict[int, Sequence[Slot]] = {}
        found: list[Obstacle] = []
        held = [slot for slot in self.slots.values() if slot.id in assignment]
        for slot in sorted(held, key=lambda slot: (slot.starts, slot.id)):
            leader_id = assignment[slot.id]
            leader, theirs = self.leaders.get(leader_id), standing.get(leader_id, ())
            if leader is not None:
                found += self.beside(leader, slot, theirs, standing)
            standing[leader_id] = (*theirs, slot)
        return tuple(found)

    def _of(self, assignment: Assignment, leader_id: int, but: int) -> tuple[Slot, ...]:
        return tuple(
            self.slots[slot_id]
            for slot_id, holder in assignment.items()
            if holder == leader_id and slot_id != but and slot_id in self.slots
        )

    def _alone(self, leader: Leader, slot: Slot, theirs: Sequence[Slot]) -> Iterator[Obstacle]:
        yield from _untrained(leader, slot)
        yield from _absent(leader, slot)
        if self.liking(leader, slot) == CANNOT:
            yield Obstacle(UNAVAILABLE, leader.id, slot.id)
        for busy in leader.busy:
            if busy.starts < slot.ends and slot.starts < busy.ends:
                yield Obstacle(BUSY, leader.id, slot.id, words=busy.title, why=busy.why)
        yield from _shadowing(leader, slot, theirs)

    def _in_time(self, leader: Leader, slot: Slot, theirs: Sequence[Slot]) -> Iterator[Obstacle]:
        others: tuple[Slot | Duty, ...] = (*leader.duties, *theirs)
        for other in others:
            between = minutes_between(slot, other)
            beside = other.id if isinstance(other, Slot) else None
            if between < 0:
                yield Obstacle(OVERLAP, leader.id, slot.id, -between, other_slot_id=beside)
            elif between < leader.rest_minutes:
                yield Obstacle(
                    REST, leader.id, slot.id, between, leader.rest_minutes, other_slot_id=beside
                )

    def _counted(self, leader: Leader, slot: Slot, theirs: Sequence[Slot]) -> Iterator[Obstacle]:
        others: tuple[Slot | Duty, ...] = (*leader.duties, *theirs)
        week = self.week_of(slot.day)
        month = slot.day.replace(day=1)
        this_month = [each for each in others if each.day.replace(day=1) == month]
        limits = (
            (WEEK_FULL, leader.most_a_week, sum(self.week_of(each.day) == week for each in others)),
            (MONTH_FULL, leader.most_a_month, len(this_month)),
            (
                NIGHTS_FULL,
                leader.most_nights_a_month if slot.is_night else None,
                sum(each.is_night for each in this_month),
            ),
        )
        for kind, limit, already in limits:
            if limit is not None and already + 1 > limit:
                yield Obstacle(kind, leader.id, slot.id, already + 1, limit)
        every = leader.rest_week_every
        if every is not None:
            weeks = {self.week_of(each.day) for each in others}
            run = weeks_in_a_row(weeks, week)
            if week not in weeks and run >= every:
                yield Obstacle(REST_WEEK, leader.id, slot.id, run, every - 1, day=week)

    def _not_together(
        self, leader: Leader, slot: Slot, of_others: Mapping[int, Sequence[Slot]]
    ) -> Iterator[Obstacle]:
        for other_id in self.apart.get(leader.id, ()):
            other = self.leaders.get(other_id)
            duties = other.duties if other is not None else ()
            theirs: tuple[Slot | Duty, ...] = (*duties, *of_others.get(other_id, ()))
            for each in theirs:
                if minutes_between(slot, each) < 0:
                    beside = each.id if isinstance(each, Slot) else None
                    yield Obstacle(
                        NOT_TOGETHER,
                        leader.id,
                        slot.id,
                        other_slot_id=beside,
                        other_id=other_id,
                    )

    def liking(self, leader: Leader, slot: Slot) -> str:
        """As ``likings.liking``, worked out once for each weekday and clock."""
        key = (leader.id, slot.day.weekday(), slot.at, slot.until)
        if key not in self._likings:
            self._likings[key] = liking(leader, slot)
        return self._likings[key]

    def week_of(self, day: date) -> date:
        """The first day of the week that counts for ``most_a_week``."""
        return week_start(day, self.problem.first_weekday)


def minutes_between(one: Slot | Duty, other: Slot | Duty) -> int:
    """Minutes of rest from the end of one to the start of the other; below 0 they overlap."""
    between = max(one.starts - other.ends, other.starts - one.ends)
    return between // _A_MINUTE


def weeks_in_a_row(weeks: Set[date], week: date) -> int:
    """How many weeks follow one another without a gap before and after ``week``, itself one."""
    run, a_week = 1, timedelta(days=7)
    for step in (-a_week, a_week):
        neighbour = week + step
        while neighbour in weeks:
            run += 1
            neighbour += step
    return run


def _untrained(leader: Leader, slot: Slot) -> Iterator[Obstacle]:
    for training_id in sorted(slot.trainings):
        held = [each for each in leader.held if each.training_id == training_id]
        if any(
            each.valid_from <= slot.day
            and (each.valid_until is None or slot.day < each.valid_until)
            for each in held
        ):
            continue
        lapsed = [
            each.valid_until
            for each in held
            if each.valid_until is not None and each.valid_until <= slot.day
        ]
        yield Obstacle(
            LAPSED if lapsed else UNTRAINED,
            leader.id,
            slot.id,
            day=max(lapsed, default=None),
            training_id=training_id,
        )
    for language in sorted(slot.languages - leader.languages):
        yield Obstacle(NO_LANGUAGE, leader.id, slot.id, words=language)


def _absent(leader: Leader, slot: Slot) -> Iterator[Obstacle]:
    """Away on any day the slot touches: a night that runs into an absence is not theirs."""
    last = slot.day + timedelta(days=max(0, slot.until - 1) // MINUTES_A_DAY)
    for first, until in leader.absences:
        if first <= last and (until is None or slot.day < until):
            yield Obstacle(AWAY, leader.id, slot.id, day=until)


def _shadowing(leader: Leader, slot: Slot, theirs: Sequence[Slot]) -> Iterator[Obstacle]:
    """Enough shadow shifts stand before the day of a solo one, and no more than enough."""
    known = [day for day in leader.shadowed if day < slot.day]
    planned = {each.day for each in theirs if each.role == SHADOW and each.day < slot.day}
    done, needed = len(known) + len(planned.difference(known)), leader.shadow_first
    if slot.role != SHADOW and done < needed:
        yield Obstacle(SHADOW_FIRST, leader.id, slot.id, done, needed)
    if slot.role == SHADOW and done >= needed:
        yield Obstacle(SHADOWED_ENOUGH, leader.id, slot.id, done, needed)
