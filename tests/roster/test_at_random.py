"""A roster at random: whatever is planned, edited, locked, published and undone, it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dropin.errors import KnownError
from dropin.people.operations import remove_person
from dropin.people.store import person, trainings_of
from dropin.people.training import is_valid
from dropin.roster.model import PatternRole, Shift, Slot
from dropin.roster.operations import (
    change_shift,
    discard_draft,
    exchange,
    keep_draft,
    leave_out_shift,
    leave_roster,
    lock,
    note_absence,
    publish,
    put,
    save_pattern,
)
from dropin.roster.planner import quick_plan
from dropin.roster.planning.model import BACKUP, PRIMARY, SHADOW, WAYS, Plan, Problem
from dropin.roster.posing import assignment
from dropin.roster.shifts import slots_of
from dropin.roster.store import (
    absences_of,
    draft,
    pattern,
    people_of_version,
    situation,
    versions,
)
from tests.files import dump, new_file
from tests.roster.house import A_WEEK, DESK, MONDAY, NOW, TODAY, House

leaders = st.integers(0, 5)
places = st.integers(0, 60)
days = st.integers(0, 13).map(lambda number: MONDAY + timedelta(days=number))
END = MONDAY + 2 * A_WEEK
Dump = dict[str, list[tuple[object, ...]]]


class Roster(RuleBasedStateMachine):
    """Six leaders, half of them trained, on a desk and a phone line for two weeks."""

    @initialize()
    def open_house(self) -> None:
        self.folder = TemporaryDirectory()
        self.file = new_file(Path(self.folder.name))
        self.house = House(self.file)
        self.people = self.house.leaders("Ana", "Ben", "Cam", "Dee", "Eli", "Fay")
        self.phone = self.house.training("Phone", *self.people[:3])
        self.desk_id = self.house.desk()
        role = PatternRole(PRIMARY, trainings=(self.phone,))
        self.house.desk(replace(DESK, name="Phone", weekdays=(1, 3, 5), roles=(role,)))
        self.states: list[Dump] = [dump(self.file)]
        self.undone: list[Dump] = []

    @rule(way=st.sampled_from(WAYS), more=st.integers(0, 2), seed=st.integers(1, 3))
    def plan(self, way: str, more: int, seed: int) -> None:
        problem = replace(self.house.problem(MONDAY, END, way), more_changes=more)
        plan = quick_plan(problem, seed=seed)
        assert plan == quick_plan(problem, seed=seed), "the same again for the same seed"
        self.look_at(problem, plan)
        with self.step():
            keep_draft(self.file, plan, MONDAY, END, way=way, now=NOW)
        kept = assignment(situation(self.file, MONDAY, END, today=TODAY))
        assert sorted(kept.values()) == sorted(plan.assignment.values())

    @rule(place=places, who=leaders, nobody=st.booleans())
    def edit(self, place: int, who: int, nobody: bool) -> None:
        with self.step():
            put(self.file, self.slot_at(place), None if nobody else self.people[who])

    @rule(place=places, other=places)
    def swap(self, place: int, other: int) -> None:
        with self.step():
            exchange(self.file, self.slot_at(place), self.slot_at(other))

    @rule(place=places, locked=st.booleans())
    def lock_one(self, place: int, locked: bool) -> None:
        with self.step():
            lock(self.file, self.slot_at(place), locked)

    @rule()
    def publish_it(self) -> None:
        drafted = draft(self.file)
        before = assignment(situation(self.file, MONDAY, END, today=TODAY))
        with self.step():
            version = publish(self.file, MONDAY, END, now=NOW)
            kept = people_of_version(self.file, version)
            assert {slot: who for slot, who in kept.items() if who} == {
                slot.id: slot.person_id for _, slot in self.slots() if slot.person_id
            }
        if drafted is not None:
            assert sorted(before.values()) == sorted(self.standing().values())
        assert draft(self.file) is None
        assert versions(self.file, MONDAY, END)

    @rule()
    def let_go(self) -> None:
        before = self.standing()
        with self.step():
            discard_draft(self.file)
        assert self.standing() == before

    @rule(who=leaders, day=days, length=st.integers(1, 9))
    def go_away(self, who: int, day: date, length: int) -> None:
        with self.step():
            note_absence(self.file, self.people[who], day, day + timedelta(days=length))

    @rule(who=leaders, day=days, whole=st.booleans())
    def leave(self, who: int, day: date, whole: bool) -> None:
        with self.step():
            if whole:
                remove_person(self.file, self.people[who])
            else:
                leave_roster(self.file, self.people[who], day)

    @rule(weekday=st.integers(0, 6), backup=st.booleans())
    def change_pattern(self, weekday: int, backup: bool) -> None:
        desk = pattern(self.file, self.desk_id)
        assert desk is not None
        roles = (PatternRole(PRIMARY), PatternRole(BACKUP, weight=50))[: 1 + backup]
        weekdays = tuple({*desk.weekdays} ^ {weekday}) or (0,)
        with self.step():
            save_pattern(self.file, replace(desk, weekdays=weekdays, roles=roles), TODAY)

    @rule(place=places, out=st.booleans())
    def change_one(self, place: int, out: bool) -> None:
        shift = self.slots()[place % len(self.slots())][0]
        with self.step():
            if out:
                leave_out_shift(self.file, shift.id)
            else:
                change_shift(self.file, replace(shift, note="Other door"))

    @rule()
    def undo(self) -> None:
        if len(self.states) > 1:
            self.undone.append(self.states.pop())
            self.file.undo()

    @rule()
    def redo(self) -> None:
        if self.undone:
            self.file.redo()
            self.states.append(self.undone.pop())

    @invariant()
    def the_file_is_as_it_was_after_that_step(self) -> None:
        if hasattr(self, "states"):
            assert dump(self.file) == self.states[-1]

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
            self.folder.cleanup()

    def look_at(self, problem: Problem, plan: Plan) -> None:
        """Only locks break a rule; shares are the rows added up."""
        slots = {slot.id: slot for slot in problem.slots}
        proposed: dict[int, list[int]] = {}
        for slot_id, leader_id in plan.assignment.items():
            slot = slots[slot_id]
            proposed.setdefault(leader_id, []).append(slot_id)
            if slot.locked_to is not None:
                assert leader_id == slot.locked_to
                continue
            self.may_stand(leader_id, slot.day, slot.trainings)
        for theirs in proposed.values():
            for one, other in combinations([slots[each] for each in theirs], 2):
                apart = one.ends <= other.starts or other.ends <= one.starts
                assert apart or (one.locked_to and other.locked_to), "nobody is in two places"
        for share in plan.shares:
            rows = [slots[each] for each in proposed.get(share.leader_id, ())]
            assert share.planned == sum(
                each.minutes * each.weight // 100 for each in rows if each.role != SHADOW
            )

    def may_stand(self, leader_id: int, day: date, trainings: frozenset[int]) -> None:
        assert person(self.file, leader_id) is not None, "nobody who is gone is proposed"
        away = absences_of(self.file, leader_id)
        assert not any(each.holds_on(day) for each in away), "nobody away is proposed"
        held = trainings_of(self.file, leader_id)
        assert all(is_valid(held, each, day) for each in trainings), "nobody untrained is proposed"

    @contextmanager
    def step(self) -> Iterator[None]:
        """An edit, which may be refused; a refused one leaves everything as it was."""
        changes = self.file.last_change_id
        try:
            yield
        except KnownError:
            assert self.file.last_change_id == changes
            return
        if self.file.last_change_id != changes:
            self.states.append(dump(self.file))
            self.undone.clear()

    def slots(self) -> list[tuple[Shift, Slot]]:
        return list(slots_of(self.house.shifts(MONDAY, END)))

    def slot_at(self, place: int) -> int:
        slots = self.slots()
        return slots[place % len(slots)][1].id

    def standing(self) -> dict[int, int]:
        return {slot.id: slot.person_id for _, slot in self.slots() if slot.person_id is not None}


TestRoster = Roster.TestCase
TestRoster.settings = settings(
    max_examples=10,
    stateful_step_count=18,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
