"""Members at random: whatever they do, nothing is over-full by itself and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dropin.attendance.model import GOING, OFFERED
from dropin.attendance.operations import (
    answer_offer,
    check_in,
    excuse,
    lapse_offers,
    offer_place,
    pay,
    set_presence,
    sign_up,
    undo_check_in,
    withdraw,
)
from dropin.attendance.sign_ups import line
from dropin.attendance.store import (
    attendances_on,
    fees_on,
    figures,
    gathering,
    offers_of,
    open_offers,
    payments_on,
    sign_ups_of,
)
from dropin.errors import KnownError
from dropin.people.operations import remove_person
from dropin.programme.model import Occurrence
from dropin.programme.operations import cancel_one, restore_one
from tests.attendance.house import AT_THE_DOOR, NOW, TODAY, TUESDAY, House
from tests.files import dump, new_file

people = st.integers(0, 5)
Dump = dict[str, list[tuple[object, ...]]]


class Members(RuleBasedStateMachine):
    """Plays members, and the person at the desk, on a real file."""

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory()
        self.file = new_file(Path(self.folder.name))
        self.house = House(self.file)
        self.choir = self.house.choir(capacity=2, price_cents=200)
        self.people = self.house.people("Ana", "Ben", "Cleo", "Dan", "Eve", "Fay")
        self.may_be_over = 0
        self.done: list[tuple[Dump, Dump]] = []

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.take_everything_back()
            self.file.close()
            self.folder.cleanup()

    # What people do

    @rule(who=people, guests=st.integers(0, 1))
    def signs_up(self, who: int, guests: int) -> None:
        before = self.waiting()
        with self.step():
            sign_up(self.file, self.on(), self.people[who], now=NOW, guests=guests)
            assert self.waiting()[: len(before)] == before  # nobody overtakes

    @rule(who=people)
    def signs_up_for_the_course(self, who: int) -> None:
        with self.step():
            sign_up(self.file, self.house.activity(self.choir), self.people[who], now=NOW)

    @rule(who=people)
    def signs_off(self, who: int) -> None:
        with self.step():
            for each in sign_ups_of(self.file, self.on()):
                if each.person_id == self.people[who]:
                    withdraw(self.file, each.id, NOW)

    @rule(who=people)
    def is_excused(self, who: int) -> None:
        with self.step():
            excuse(self.file, self.on(), self.people[who], now=NOW)

    @rule()
    def next_in_line_is_asked(self) -> None:
        following = gathering(self.file, self.on(), TODAY).next_in_line
        if following:
            assert following[0].id == self.waiting()[0]
            with self.step():
                offer_place(self.file, following[0].id, now=NOW)

    @rule(answer=st.sampled_from(["yes", "no", "taken back"]))
    def answers(self, answer: str) -> None:
        for each in open_offers(self.file)[:1]:
            with self.step():
                answer_offer(self.file, each.id, answer, NOW)

    @rule()
    def offers_lapse(self) -> None:
        with self.step():
            lapse_offers(self.file, AT_THE_DOOR)
        assert open_offers(self.file) == ()

    @rule(who=people)
    def comes(self, who: int) -> None:
        with self.step():
            check_in(self.file, self.on(), self.people[who], now=AT_THE_DOOR)

    @rule(who=people)
    def drops_in(self, who: int) -> None:
        with self.step():
            check_in(self.file, None, self.people[who], now=AT_THE_DOOR)

    @rule(who=people, presence=st.sampled_from(["came", "excused", "missed"]))
    def is_corrected(self, who: int, presence: str) -> None:
        with self.step():
            set_presence(self.file, self.on(), self.people[who], presence, now=AT_THE_DOOR)

    @rule()
    def is_taken_off_the_list(self) -> None:
        for each in attendances_on(self.file, TUESDAY)[-1:]:
            with self.step():
                undo_check_in(self.file, each.id)

    @rule()
    def pays(self) -> None:
        for each in fees_on(self.file, TUESDAY)[:1]:
            with self.step():
                pay(self.file, each.id, 100, TUESDAY)

    @rule(who=people)
    def is_removed(self, who: int) -> None:
        with self.step():
            remove_person(self.file, self.people[who])

    @rule(capacity=st.integers(1, 5))
    def capacity_changes(self, capacity: int) -> None:
        with self.step():
            self.house.change(replace(self.house.activity(self.choir), capacity=capacity))
        self.may_be_over = max(self.may_be_over, gathering(self.file, self.on(), TODAY).room.over)

    @rule()
    def the_date_is_cancelled_or_comes_back(self) -> None:
        with self.step():
            cancelled = self.on().status == "cancelled"
            (restore_one if cancelled else cancel_one)(self.file, self.on())

    @rule()
    def undone_and_done_again(self) -> None:
        """Each step back is the file as it was, and each step forth the file as it became."""
        if self.done:
            before, after = self.done[-1]
            self.file.undo()
            assert dump(self.file) == before
            self.file.redo()
            assert dump(self.file) == after

    @rule()
    def undone(self) -> None:
        if self.done:
            before, _ = self.done.pop()
            self.file.undo()
            assert dump(self.file) == before
            self.may_be_over = gathering(self.file, self.on(), TODAY).room.over

    # What always holds

    @invariant()
    def nobody_is_let_in_beyond_the_capacity(self) -> None:
        room = gathering(self.file, self.on(), TODAY).room
        # Only a capacity lowered by somebody leaves a date over-full, and then no new place.
        assert room.over <= self.may_be_over
        self.may_be_over = room.over

    @invariant()
    def the_line_is_in_order_and_nobody_stands_twice(self) -> None:
        signed = sign_ups_of(self.file, self.on())
        assert [each.number for each in line(signed)] == sorted(
            each.number for each in line(signed)
        )
        assert len({each.person_id for each in signed}) == len(signed)

    @invariant()
    def an_offer_is_open_exactly_while_a_place_is_offered(self) -> None:
        signed = sign_ups_of(self.file, self.on())
        for each in signed:
            still_open = [made for made in offers_of(self.file, each.id) if not made.answer]
            assert len(still_open) == (each.state == OFFERED)
            assert (each.answer_by is not None) == (each.state == OFFERED)

    @invariant()
    def totals_equal_the_rows(self) -> None:
        found = figures(self.file, TUESDAY, TUESDAY.replace(day=25))
        rows = attendances_on(self.file, TUESDAY)
        for presence in ("came", "excused", "missed"):
            told = sum(getattr(each, presence) for each in found)
            assert told == sum(each.presence == presence for each in rows)
        fees = fees_on(self.file, TUESDAY)
        assert sum(each.fee_due for each in found) == sum(each.due_cents for each in fees)
        assert sum(each.fee_paid for each in found) == sum(
            each.cents for each in payments_on(self.file, TUESDAY)
        )
        signed = sign_ups_of(self.file, self.on())
        of_choir = [each for each in found if each.activity_id == self.choir]
        assert sum(each.signed_up for each in of_choir) == sum(
            each.state in (GOING, "excused") for each in signed
        )

    @invariant()
    def receipts_have_no_gaps(self) -> None:
        numbers = [each.receipt for each in payments_on(self.file, TUESDAY)]
        assert numbers == list(range(1, len(numbers) + 1))

    # Hands

    def on(self) -> Occurrence:
        return self.house.on(self.choir)

    def waiting(self) -> list[int]:
        return [each.id for each in line(sign_ups_of(self.file, self.on()))]

    @contextmanager
    def step(self) -> Iterator[None]:
        """Something people try. What is refused leaves the file as it was."""
        before, label = dump(self.file), self.file.last_change_id
        try:
            yield
        except KnownError:
            assert dump(self.file) == before
        if self.file.last_change_id != label:
            self.done.append((before, dump(self.file)))

    def take_everything_back(self) -> None:
        for before, _ in reversed(self.done):
            self.file.undo()
            assert dump(self.file) == before


TestMembers = Members.TestCase
TestMembers.settings = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
