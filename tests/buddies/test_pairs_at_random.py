"""Pairs are proposed, asked, met, paused, ended, undone and redone, in any order, by anybody.

What must hold whatever they do: nothing comes before both said yes; no number shows without two
live consents; no buddy has more pairs than their terms say unless somebody's name stands for it;
what somebody would avoid is never broken; every refusal leaves the file as it was, and undo and
redo lead to the exact file of before and after.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dropin.buddies import store
from dropin.buddies.carrying import pairs_of
from dropin.buddies.due import due
from dropin.buddies.life import STATES, state_on
from dropin.buddies.matching import match_all
from dropin.buddies.model import (
    ENDINGS,
    FACES,
    NO,
    SIDES,
    YES,
    Pair,
)
from dropin.buddies.operations import (
    ask,
    ask_for_another,
    end_pair,
    end_pause,
    end_stand_in,
    give_contact,
    leave_programme,
    make_request,
    note_answer,
    note_check_in,
    note_met,
    note_rest,
    offer_stand_in,
    pause_pair,
    plan_first_meeting,
    propose,
    propose_set,
    renew,
    save_terms,
    set_avoided,
    take_back,
    withdraw_contact,
    withdraw_request,
)
from dropin.buddies.posing import problem
from dropin.errors import KnownError
from dropin.people.operations import remove_person
from tests.buddies.made import ANA, BEN, CY, HAL, TODAY, house, met_pair, request, terms, trained
from tests.files import dump

Rows = dict[str, list[tuple[object, ...]]]

PEOPLE = st.integers(ANA, HAL)
PICKS = st.integers(0, 50)
SIDE = st.sampled_from(SIDES)
NAMES = st.sampled_from(["", "", "Rosa"])


class Pairs(RuleBasedStateMachine):
    """``done`` and ``undone`` are the files before and after each step to undo, and to redo."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.house = house(Path(self.folder.name))
        self.file = self.house.__enter__()
        self.day = TODAY
        self.done: list[tuple[Rows, Rows]] = []
        self.undone: list[tuple[Rows, Rows]] = []
        self.seen: set[tuple[int, int | None, int | None]] = set()

    def teardown(self) -> None:
        self.house.__exit__(None, None, None)
        self.folder.cleanup()

    @initialize()
    def a_pair_has_met(self) -> None:
        def meet() -> None:
            with self.file.change("A pair has met"):
                met_pair(self.file)

        assert self.act(meet)

    # Buddies and requests

    @rule(person=PEOPLE, most=st.integers(0, 2), allowed_by=NAMES)
    def change_terms(self, person: int, most: int, allowed_by: str) -> None:
        draft = terms(person, most)
        self.act(lambda: save_terms(self.file, draft, self.day, allowed_by=allowed_by))

    @rule(person=PEOPLE)
    def train(self, person: int) -> None:
        self.act(lambda: trained(self.file, person))

    @rule(person=PEOPLE, rests=st.booleans())
    def rest_or_leave(self, person: int, rests: bool) -> None:
        if rests:
            until = self.day + timedelta(days=5)
            self.act(lambda: note_rest(self.file, person, self.day, until))
        else:
            self.act(lambda: leave_programme(self.file, person, self.day))

    @rule(person=PEOPLE, other=PEOPLE)
    def avoid(self, person: int, other: int) -> None:
        self.act(lambda: set_avoided(self.file, person, frozenset({other})))

    @rule(person=PEOPLE)
    def would_like_one(self, person: int) -> None:
        self.act(lambda: make_request(self.file, request(person, self.day)))

    @rule(pick=PICKS)
    def withdraw(self, pick: int) -> None:
        number = self.a_row("buddy_request", pick)
        self.act(lambda: withdraw_request(self.file, number, self.day))

    @rule(person=st.integers(CY, HAL))
    def remove(self, person: int) -> None:
        self.act(lambda: remove_person(self.file, person))

    # The life of pairs

    @rule(pick=PICKS, buddy=st.sampled_from([ANA, BEN, CY]), allowed_by=NAMES)
    def propose_one(self, pick: int, buddy: int, allowed_by: str) -> None:
        number = self.a_row("buddy_request", pick)
        self.act(lambda: propose(self.file, number, buddy, self.day, allowed_by=allowed_by))

    @rule()
    def propose_the_best_set(self) -> None:
        found = match_all(problem(store.situation(self.file, self.day)))
        pairs = [(each.request_id, each.buddy_id) for each in found.matches]
        left = [each.request_id for each in found.unmatched]
        assert self.act(lambda: propose_set(self.file, pairs, self.day, left_out=left))

    @rule(pick=PICKS, side=SIDE, answer=st.sampled_from([YES, YES, YES, NO]))
    def ask_and_answer(self, pick: int, side: str, answer: str) -> None:
        number = self.a_pair(pick)
        self.act(lambda: ask(self.file, number, side, self.day))
        self.act(lambda: note_answer(self.file, number, side, answer, self.day))

    @rule(pick=PICKS, planned=st.booleans())
    def meet(self, pick: int, planned: bool) -> None:
        number = self.a_pair(pick)
        if planned:
            self.act(lambda: plan_first_meeting(self.file, number, self.day))
        else:
            self.act(lambda: note_met(self.file, number, self.day))

    @rule(pick=PICKS, person=PEOPLE, face=st.sampled_from(FACES))
    def check_in(self, pick: int, person: int, face: str) -> None:
        number = self.a_pair(pick)
        self.act(lambda: note_check_in(self.file, number, person, self.day, face))

    @rule(pick=PICKS, side=SIDE, gives=st.booleans())
    def swap_numbers(self, pick: int, side: str, gives: bool) -> None:
        number, edit = self.a_pair(pick), give_contact if gives else withdraw_contact
        self.act(lambda: edit(self.file, number, side, self.day))

    @rule(pick=PICKS, side=SIDE)
    def pause(self, pick: int, side: str) -> None:
        number = self.a_pair(pick)
        self.act(lambda: pause_pair(self.file, number, side, self.day))

    @rule(pick=PICKS)
    def come_back(self, pick: int) -> None:
        pair = store.pair(self.file, self.a_pair(pick))
        if pair is not None and pair.pauses:
            pause = pair.pauses[-1]
            self.act(lambda: end_pause(self.file, pair.id, pause.id, self.day))

    @rule(pick=PICKS, buddy=st.sampled_from([ANA, BEN, CY]), allowed_by=NAMES)
    def stand_in(self, pick: int, buddy: int, allowed_by: str) -> None:
        number, until = self.a_pair(pick), self.day + timedelta(days=9)
        self.act(
            lambda: offer_stand_in(
                self.file, number, buddy, self.day, until=until, allowed_by=allowed_by
            )
        )

    @rule(pick=PICKS, way=st.sampled_from(["take back", "end", "renew", "stand-in", "another"]))
    def bring_to_an_end(self, pick: int, way: str) -> None:
        number = self.a_pair(pick)
        ways: dict[str, Callable[[], object]] = {
            "take back": lambda: take_back(self.file, number, self.day),
            "end": lambda: end_pair(self.file, number, ENDINGS[pick % 6], self.day),
            "renew": lambda: renew(self.file, number, self.day),
            "stand-in": lambda: end_stand_in(self.file, number, self.day),
            "another": lambda: ask_for_another(self.file, number, self.day),
        }
        self.act(ways[way])

    # Time, and back and forth

    @rule(days=st.sampled_from([1, 8, 40]))
    def time_goes_by(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule()
    def undo(self) -> None:
        self.step(self.file.undo, self.done, self.undone, 0)

    @rule()
    def redo(self) -> None:
        self.step(self.file.redo, self.undone, self.done, 1)

    # What always holds

    @invariant()
    def nothing_came_before_both_said_yes(self) -> None:
        for pair in self.pairs():
            told = (pair.meeting_on, pair.met_on, pair.review_on, pair.checked_in_on)
            if any(told) or pair.contacts or pair.pauses or pair.reviews:
                assert pair.both_agreed
            for answer in pair.answers:
                assert answer.answered_on is None or answer.asked_on <= answer.answered_on
            if any(pair.said(side) == NO for side in SIDES):
                assert not pair.is_open
                assert pair.met_on is None

    @invariant()
    def no_number_shows_without_two_live_consents(self) -> None:
        for pair in self.pairs():
            live = all(
                any(each.side == side and each.withdrawn_on is None for each in pair.contacts)
                for side in SIDES
            )
            shown = [store.number_of_other(self.file, pair.id, side) for side in SIDES]
            if any(shown):
                assert live
                assert pair.both_agreed
                assert pair.ended_on is None

    @invariant()
    def nobody_is_proposed_to_whom_either_avoids(self) -> None:
        """Whom somebody avoids only once they are a pair does not end it."""
        apart = {frozenset((each.person_id, each.other_id)) for each in store.avoids(self.file)}
        found = {(each.id, each.member_id, each.buddy_id) for each in self.pairs()}
        for new in found - self.seen:
            assert frozenset(new[1:]) not in apart
        self.seen |= found

    @invariant()
    def nobody_carries_too_much_without_a_name(self) -> None:
        pairs = self.pairs()
        for known in store.terms(self.file):
            taken = pairs_of(pairs, known.person_id, self.day)
            if taken > known.most_pairs:
                assert any(
                    each.pairs >= taken and each.most_pairs == known.most_pairs and each.allowed_by
                    for each in store.over_capacity_of(self.file, known.person_id)
                )

    @invariant()
    def nobody_is_a_buddy_to_themselves_or_to_their_own_buddy(self) -> None:
        running = {(each.member_id, each.buddy_id) for each in self.pairs() if each.is_open}
        assert all((buddy, member) not in running for member, buddy in running)

    @invariant()
    def nobody_has_two_buddies_but_for_one_who_stands_in(self) -> None:
        asked = [
            each.member_id for each in self.pairs() if each.is_open and each.stands_in_for is None
        ]
        assert len(asked) == len(set(asked))

    @invariant()
    def every_pair_has_a_state_and_what_is_due_is_about_one_that_lasts(self) -> None:
        pairs = {each.id: each for each in self.pairs()}
        assert all(state_on(each, self.day) in STATES for each in pairs.values())
        for each in due(store.going(self.file, self.day)):
            assert each.pair_id is None or pairs[each.pair_id].ended_on is None
            assert each.day <= self.day or each.kind == "lapsing"

    @invariant()
    def nothing_points_nowhere(self) -> None:
        assert self.file.rows("PRAGMA foreign_key_check") == []

    # How it is done

    def act(self, edit: Callable[[], object]) -> bool:
        """Whether it was taken; a refusal leaves the file as it was."""
        before, last = dump(self.file), self.file.last_change_id
        try:
            edit()
        except KnownError:
            assert dump(self.file) == before
            return False
        if self.file.last_change_id != last:
            self.done.append((before, dump(self.file)))
            self.undone.clear()
        return True

    def step(
        self,
        turn: Callable[[], object],
        taken_from: list[tuple[Rows, Rows]],
        given_to: list[tuple[Rows, Rows]],
        side: int,
    ) -> None:
        last = self.file.last_change_id
        turn()
        assert (self.file.last_change_id != last) == bool(taken_from)
        if taken_from:
            step = taken_from.pop()
            given_to.append(step)
            assert dump(self.file) == step[side]

    def pairs(self) -> tuple[Pair, ...]:
        rows = self.file.rows("SELECT id FROM buddy_pair ORDER BY id")
        found = (store.pair(self.file, row[0]) for row in rows)
        return tuple(each for each in found if each is not None)

    def a_pair(self, pick: int) -> int:
        """Rather one that lasts, and the latest: there most happens."""
        rows = self.file.rows("SELECT id FROM buddy_pair ORDER BY ended_on IS NOT NULL, id DESC")
        return rows[pick % min(3, len(rows))][0] if rows else 0

    def a_row(self, table: str, pick: int) -> int:
        rows = self.file.rows(f"SELECT id FROM {table} ORDER BY id DESC")
        return rows[pick % min(4, len(rows))][0] if rows else 0


TestPairs = Pairs.TestCase
TestPairs.settings = settings(max_examples=12, stateful_step_count=30, deadline=None)
