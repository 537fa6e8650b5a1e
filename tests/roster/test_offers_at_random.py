"""Whatever leaders, the desk and Undo do with offers: nobody is in two places untold."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dropin.errors import KnownError
from dropin.roster.model import YES
from dropin.roster.offers import handover
from dropin.roster.operations import (
    answer_offer,
    leave_out_shift,
    offer_slot,
    offer_to,
    propose_swap,
    put,
    take_back,
)
from dropin.roster.planning.model import OVERLAP
from dropin.roster.shifts import slots_of
from dropin.roster.store import offer, offers_of_slot, open_offers, shifts_between
from tests.files import new_file
from tests.roster.duty import MONDAY, NOW, TUESDAY, Duty

END = MONDAY + timedelta(days=3)
people = st.integers(0, 2)
places = st.integers(0, 3)


class Offers(RuleBasedStateMachine):
    """Two nights of the phone, each with two slots, and three leaders: few, so that they meet."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.duty = Duty(new_file(Path(self._folder.name)))
        self.file = self.duty.file
        self.leaders = (self.duty.ana, self.duty.ben, self.duty.cleo)
        for place in range(4):
            self.put_by_hand(place, place % 3)

    def teardown(self) -> None:
        self.file.close()
        self._folder.cleanup()

    def slot(self, place: int) -> int | None:
        nights = [each for each in shifts_between(self.file, TUESDAY, END) if each.name == "Phone"]
        found = [slot.id for _, slot in slots_of(nights)]
        return found[place] if place < len(found) else None

    @rule(place=places, who=people | st.none())
    def put_by_hand(self, place: int, who: int | None) -> None:
        slot_id = self.slot(place)
        if slot_id is not None:
            put(self.file, slot_id, None if who is None else self.leaders[who])

    @rule(place=places, to=people | st.none(), wanted=places)
    def offer(self, place: int, to: int | None, wanted: int) -> None:
        slot_id, other_slot_id = self.slot(place), self.slot(wanted)
        if slot_id is None or other_slot_id is None:
            return
        before = self.file.undo_label
        try:
            if to is None:
                offer_slot(self.file, slot_id, now=NOW)
            elif wanted % 2:
                offer_to(self.file, slot_id, self.leaders[to], now=NOW)
            else:
                propose_swap(self.file, slot_id, other_slot_id, now=NOW)
        except KnownError:
            assert self.file.undo_label == before

    @precondition(lambda self: bool(open_offers(self.file, NOW)))
    @rule(which=st.integers(0, 20), who=people, yes=st.sampled_from((True, True, False)))
    def answer(self, which: int, who: int, yes: bool) -> None:
        standing = open_offers(self.file, NOW)
        chosen = standing[which % len(standing)]
        person_id = chosen.offer.other_id or self.leaders[who]
        if person_id == chosen.offer.person_id:
            return
        moves = handover(chosen, person_id).moves
        done = answer_offer(self.file, chosen.offer.id, person_id, yes=yes, now=NOW)
        assert done.changed_hands is yes
        if yes:
            self.both_said_yes(chosen.offer.id)
            told = {(e.slot_id, e.leader_id) for e in done.told if e.kind == OVERLAP}
            assert {each for each in moves if self.is_in_two_places(*each)} <= told
            assert all(self.duty.holder(slot_id) == taker for slot_id, taker in moves)

    def both_said_yes(self, offer_id: int) -> None:
        written = offer(self.file, offer_id)
        assert written is not None
        assert written.answer == YES
        assert written.said_to
        assert written.other_said_to
        assert written.other_said_at is not None

    def is_in_two_places(self, slot_id: int, person_id: int) -> bool:
        held = [
            (shift, slot)
            for shift, slot in slots_of(shifts_between(self.file, MONDAY, END))
            if slot.person_id == person_id
        ]
        (mine,) = [shift for shift, slot in held if slot.id == slot_id]
        return any(
            shift.starts < mine.ends and mine.starts < shift.ends
            for shift, slot in held
            if slot.id != slot_id
        )

    @precondition(lambda self: bool(open_offers(self.file, NOW)))
    @rule(which=st.integers(0, 20))
    def take_one_back(self, which: int) -> None:
        standing = open_offers(self.file, NOW)
        take_back(self.file, standing[which % len(standing)].offer.id, now=NOW)

    @rule(place=places)
    def leave_out(self, place: int) -> None:
        slot_id = self.slot(place)
        if slot_id is not None and slot_id > 0:
            shift_id = self.file.value("SELECT shift_id FROM slot WHERE id = ?", (slot_id,))
            leave_out_shift(self.file, int(str(shift_id)))

    @precondition(lambda self: self.file.undo_label)
    @rule()
    def undo(self) -> None:
        self.file.undo()

    @precondition(lambda self: self.file.redo_label)
    @rule()
    def redo(self) -> None:
        self.file.redo()

    @invariant()
    def what_stands_open_is_still_in_the_hands_of_who_offers_it(self) -> None:
        for standing in open_offers(self.file, NOW):
            assert self.duty.holder(standing.slot.id) == standing.offer.person_id
            assert not standing.offer.answer
            if standing.wanted is not None:
                assert self.duty.holder(standing.wanted.id) == standing.offer.other_id

    @invariant()
    def a_yes_has_two_names(self) -> None:
        for place in range(4):
            slot_id = self.slot(place)
            for each in offers_of_slot(self.file, slot_id or 0):
                if each.answer == YES:
                    assert each.other_id is not None
                    assert each.other_id != each.person_id


Offers.TestCase.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
TestOffers = Offers.TestCase
