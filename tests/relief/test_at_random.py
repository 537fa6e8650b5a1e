"""Relief at random: whatever happens, every need stands on the list once until it is covered, and
nobody away, untrained or elsewhere is ever proposed."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dropin.errors import KnownError
from dropin.people.store import everybodys_trainings
from dropin.people.training import is_valid
from dropin.programme.model import CANCELLED
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import cancel_one, change_one, restore_one
from dropin.programme.store import programme_between
from dropin.relief.model import NO, SLOT, YES, Need, What, last_answers
from dropin.relief.operations import call_off, come_back, give_back, note_call, set_end, take_back
from dropin.relief.store import (
    call_lists,
    calls_since,
    cover,
    figures,
    reliefs,
    still_open,
)
from dropin.roster.model import Shift, Slot
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.roster.reading.situation import busy
from dropin.roster.shifts import slots_of
from dropin.roster.store import absences, shifts_between
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.relief.house import NOW, TODAY, House

DAYS = 12
A_DAY = timedelta(days=1)
END = TODAY + DAYS * A_DAY
people = st.integers(1, 5)
offsets = st.integers(0, DAYS - 1)
ROWS = ("absence", "gentle_return", "relief", "relieved_slot", "cover_call", "date_change", "slot")
Thing = TypeVar("Thing")
Rows = dict[str, list[tuple[object, ...]]]


class Leaders(RuleBasedStateMachine):
    """Plays leaders who fall ill and recover, and whoever rings round, on a real file."""

    built: ClassVar[Path | None] = None
    keeper: ClassVar[TemporaryDirectory[str]]

    @initialize(held=st.lists(st.tuples(people, offsets, st.sampled_from([PRIMARY, BACKUP]))))
    def open(self, held: list[tuple[int, int, str]]) -> None:
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "centre.dropin"
        shutil.copy(self.a_house(), path)
        self.file = CentreFile.open(path, clock=lambda: NOW, who="Sam")
        self.house = House(self.file)
        for person_id, offset, role in held:
            self.house.stands(person_id, TODAY + offset * A_DAY, role)
        self.done: list[tuple[Rows, Rows]] = []

    @classmethod
    def a_house(cls) -> Path:
        """Built once, with two activities and trainings one of which lapses soon."""
        if cls.built is None:
            cls.keeper = TemporaryDirectory()
            with new_file(Path(cls.keeper.name)) as file:
                house = House(file)
                house.build()
                house.choir(house.ana, house.eve)
                house.choir(house.ben)
                house.train(house.dan, lapses_on=TODAY + 4 * A_DAY)
                cls.built = file.path
        return cls.built

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.take_everything_back()
            self.file.close()
            self.folder.cleanup()

    # What happens

    @rule(who=people, first=offsets, length=st.integers(-1, DAYS) | st.none())
    def falls_ill(self, who: int, first: int, length: int | None) -> None:
        starts = TODAY + first * A_DAY
        until = None if length is None else starts + length * A_DAY
        with self.step():
            self.house.relieve(who, starts, until)

    @rule(which=st.integers(0, 9), end=offsets | st.none())
    def is_away_for_longer_or_shorter(self, which: int, end: int | None) -> None:
        for relief in self.some(reliefs(self.file, TODAY), which):
            with self.step():
                set_end(self.file, relief.id, None if end is None else TODAY + end * A_DAY, NOW)

    @rule(which=st.integers(0, 9), day=offsets)
    def comes_back(self, which: int, day: int) -> None:
        for relief in self.some(reliefs(self.file, TODAY), which):
            with self.step():
                come_back(self.file, relief.id, TODAY + day * A_DAY)

    @rule(which=st.integers(0, 9))
    def did_not_stand_down_after_all(self, which: int) -> None:
        for relief in self.some(reliefs(self.file, TODAY), which):
            with self.step():
                call_off(self.file, relief.id)

    @rule(which=st.integers(0, 9))
    def takes_back_what_was_theirs(self, which: int) -> None:
        for relief in self.some(reliefs(self.file, TODAY - 30 * A_DAY), which):
            offered = still_open(self.file, relief.id, NOW)
            with self.step():
                give_back(self.file, relief.person_id, [slot.id for _, slot in offered])

    @rule(which=st.integers(0, 99), place=st.integers(0, 4), outcome=st.sampled_from([YES, NO]))
    def is_rung(self, which: int, place: int, outcome: str) -> None:
        for need in self.some(self.needs(), which):
            asked = call_lists(self.file, [need], NOW)[need].to_ask
            for each in self.some(asked, place):
                with self.step():
                    note_call(self.file, need.what, each.person_id, outcome, NOW)
                left = {one.what for one in self.needs()}
                assert (need.what in left) == (outcome == NO)

    @rule(which=st.integers(0, 99), who=people)
    def says_yes_without_being_on_the_list(self, which: int, who: int) -> None:
        for need in self.some(self.needs(), which):
            with self.step():
                note_call(self.file, need.what, who, YES, NOW)

    @rule(which=st.integers(0, 99))
    def cannot_after_all(self, which: int) -> None:
        covered = cover(self.file, NOW).covered
        for each in self.some(covered, which):
            assert each.by_id is not None
            with self.step():
                take_back(self.file, each.need.what, each.by_id, NOW)

    @rule(who=people | st.none(), offset=offsets, role=st.sampled_from([PRIMARY, BACKUP]))
    def is_put_there_by_hand(self, who: int | None, offset: int, role: str) -> None:
        with self.step():
            self.house.stands(who, TODAY + offset * A_DAY, role)

    @rule(which=st.integers(0, 9), who=people | st.none(), cancels=st.booleans())
    def changes_in_the_calendar(self, which: int, who: int | None, cancels: bool) -> None:
        on = occurrences(programme_between(self.file, TODAY, END), TODAY, END)
        for each in self.some(on, which):
            with self.step():
                if not cancels:
                    change_one(self.file, each, leader_id=who)
                elif each.status == CANCELLED:
                    restore_one(self.file, each)
                else:
                    cancel_one(self.file, each)

    @rule()
    def undo_and_redo(self) -> None:
        if self.done:
            before, after = self.done[-1]
            self.file.undo()
            assert self.rows() == before
            self.file.redo()
            assert self.rows() == after

    # What holds, always

    @invariant()
    def every_need_is_listed_once_until_it_is_covered(self) -> None:
        if not hasattr(self, "file"):
            return
        listed = Counter(each.what for each in self.needs() if each.day < END)
        assert max(listed.values(), default=1) == 1
        assert set(listed) == self.expected()

    @invariant()
    def nobody_is_proposed_who_could_not(self) -> None:
        if not hasattr(self, "file"):
            return
        needs = self.needs()[:3]
        for need, found in call_lists(self.file, needs, NOW).items():
            proposed = [each.person_id for each in found.to_ask]
            assert need.person_id not in proposed
            assert len(set(proposed)) == len(proposed)
            for each in found.to_ask:
                self.could(need, each.person_id, steps_up=each.steps_up_from is not None)
            answers = last_answers(calls_since(self.file, NOW - 30 * A_DAY), need.what)
            refused = {who for who, call in answers.items() if call.outcome == NO}
            assert not refused.intersection(proposed)

    @invariant()
    def figures_equal_the_rows(self) -> None:
        if not hasattr(self, "file"):
            return
        asked = {
            person_id: figure.asked
            for person_id, figure in figures(self.file, NOW).items()
            if figure.asked
        }
        rows = self.file.rows(
            "SELECT person_id, count(DISTINCT coalesce(slot_id, -time_id) || original_day)"
            " FROM cover_call GROUP BY person_id"
        )
        assert asked == {row[0]: row[1] for row in rows}

    # By another way

    def expected(self) -> set[What]:
        """What should be on the list, told from the rows alone."""
        away = [
            (each.person_id, each.starts_on, each.ends_on or date.max)
            for each in reliefs(self.file, TODAY)
        ]

        def is_down(person_id: int | None, day: date) -> bool:
            return any(who == person_id and first <= day < end for who, first, end in away)

        rows = self.file.rows(
            "SELECT slot_id, relief.person_id FROM relieved_slot"
            " JOIN relief ON relief.id = relief_id"
        )
        found = set()
        for shift, slot in self.slots():
            whose = {row[1] for row in rows if row[0] == slot.id}
            holders = whose if slot.person_id is None else {slot.person_id}
            if any(is_down(each, shift.day) for each in holders):
                found.add(What(SLOT, slot_id=slot.id))
        for each in occurrences(programme_between(self.file, TODAY, END), TODAY, END):
            if each.status == CANCELLED:
                continue
            time_id, day, at = each.key
            leader = each.leader_id or each.activity.leader_id
            if is_down(leader, each.day):
                found.add(What("leads", 0, time_id, day, at))
            if each.co_leader_id != each.leader_id and is_down(each.co_leader_id, each.day):
                found.add(What("co-leads", 0, time_id, day, at))
        return found

    def could(self, need: Need, person_id: int, *, steps_up: bool) -> None:
        """Whoever is proposed is there, trained, and nowhere else then."""
        gone = absences(self.file, need.day, need.day + A_DAY)
        assert person_id not in {each.person_id for each in gone}
        for shift, slot in self.slots():
            if slot.id == need.what.slot_id and slot.trainings:
                held = everybodys_trainings(self.file).get(person_id, ())
                assert all(is_valid(held, each, need.day) for each in slot.trainings)
            overlaps = shift.starts < need.ends and need.starts < shift.ends
            assert steps_up or not (slot.person_id == person_id and overlaps)
        for each in busy(self.file, need.day, need.day + A_DAY).get(person_id, ()):
            overlaps = each.starts < need.ends and need.starts < each.ends
            assert not overlaps or (each.starts == need.starts and each.title == need.title)

    def slots(self) -> Iterator[tuple[Shift, Slot]]:
        return slots_of(shifts_between(self.file, TODAY, END))

    def needs(self) -> tuple[Need, ...]:
        return cover(self.file, NOW).needs

    # Steps

    @staticmethod
    def some(things: Sequence[Thing], which: int) -> list[Thing]:
        return [things[which % len(things)]] if things else []

    @contextmanager
    def step(self) -> Iterator[None]:
        """One thing somebody does: all of it, or a kind sentence and nothing."""
        before, last = self.rows(), self.file.last_change_id
        try:
            yield
        except KnownError:
            assert self.rows() == before
            return
        if self.file.last_change_id != last:
            self.done.append((before, self.rows()))

    def take_everything_back(self) -> None:
        for before, _ in reversed(self.done):
            self.file.undo()
            assert self.rows() == before

    def rows(self) -> Rows:
        return {
            table: [tuple(row) for row in self.file.rows(f"SELECT * FROM {table} ORDER BY id")]
            for table in ROWS
        }


Leaders.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestLeaders = Leaders.TestCase
