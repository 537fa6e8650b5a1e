"""Shifts offered and swapped: both say yes, each is written down, rules are told, Undo works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.people.operations import note_training
from dropin.people.training import TrainingHeld
from dropin.roster.model import NO, TAKEN_BACK, YES, Draft
from dropin.roster.offers import handover, may_propose, swaps, takers
from dropin.roster.operations import (
    answer_offer,
    keep_draft,
    leave_out_shift,
    note_absence,
    offer_slot,
    offer_to,
    propose_swap,
    publish,
    put,
    take_back,
)
from dropin.roster.planning.model import OVERLAP, PRIMARY, UNTRAINED, Plan
from dropin.roster.store import offer, open_offers, roster_ahead
from tests.files import new_file
from tests.roster.duty import MONDAY, NOW, TUESDAY, WEDNESDAY, Duty, wall

A_DAY = timedelta(days=1)


@pytest.fixture
def duty(tmp_path: Path) -> Iterator[Duty]:
    with new_file(tmp_path) as file:
        yield Duty(file)


def open_ids(duty: Duty) -> list[int]:
    return [each.offer.id for each in open_offers(duty.file, NOW)]


def test_an_offered_shift_changes_hands_once_somebody_takes_it(duty: Duty) -> None:
    slot = duty.put(duty.ana, "Desk", TUESDAY)
    offered = offer_slot(duty.file, slot, now=NOW, said_to="Mia at the desk")
    assert duty.holder(slot) == duty.ana
    done = answer_offer(duty.file, offered, duty.ben, yes=True, now=NOW + A_DAY / 24)
    assert duty.holder(slot) == duty.ben
    assert done.changed_hands
    written = offer(duty.file, offered)
    assert written is not None
    assert (written.person_id, written.said_to, written.said_at) == (
        duty.ana,
        "Mia at the desk",
        NOW,
    )
    assert (written.other_id, written.answer) == (duty.ben, YES)
    assert (written.other_said_to, written.other_said_at) == ("Ana", NOW + A_DAY / 24)


def test_undo_gives_the_shift_and_the_offer_back(duty: Duty) -> None:
    slot = duty.put(duty.ana, "Desk", TUESDAY)
    offered = offer_slot(duty.file, slot, now=NOW)
    answer_offer(duty.file, offered, duty.ben, yes=True, now=NOW)
    assert duty.file.undo_label == "Ben Okafor takes Desk on Tue 24 Nov from Ana Lopes"
    duty.file.undo()
    assert duty.holder(slot) == duty.ana
    assert open_ids(duty) == [offered]


def test_a_swap_exchanges_both_shifts_in_one_step(duty: Duty) -> None:
    one, other = duty.put(duty.ana, "Desk", TUESDAY), duty.put(duty.ben, "Desk", WEDNESDAY)
    proposed = propose_swap(duty.file, one, other, now=NOW)
    with pytest.raises(KnownError, match="not offered to Cleo"):
        answer_offer(duty.file, proposed, duty.cleo, yes=True, now=NOW)
    answer_offer(duty.file, proposed, duty.ben, yes=True, now=NOW)
    assert (duty.holder(one), duty.holder(other)) == (duty.ben, duty.ana)
    duty.file.undo()
    assert (duty.holder(one), duty.holder(other)) == (duty.ana, duty.ben)


def test_a_no_of_one_asked_ends_it_and_a_no_to_anybody_does_not(duty: Duty) -> None:
    slot = duty.put(duty.ana, "Desk", TUESDAY)
    to_ben, to_all = (
        offer_to(duty.file, slot, duty.ben, now=NOW),
        offer_slot(duty.file, slot, now=NOW),
    )
    answer_offer(duty.file, to_ben, duty.ben, yes=False, now=NOW)
    answer_offer(duty.file, to_all, duty.ben, yes=False, now=NOW)
    assert open_ids(duty) == [to_all]
    written = offer(duty.file, to_ben)
    assert written is not None
    assert written.answer == NO
    assert duty.holder(slot) == duty.ana


def test_an_offer_taken_back_is_answered_no_more(duty: Duty) -> None:
    offered = offer_slot(duty.file, duty.put(duty.ana, "Desk", TUESDAY), now=NOW)
    take_back(duty.file, offered, now=NOW)
    written = offer(duty.file, offered)
    assert written is not None
    assert written.answer == TAKEN_BACK
    with pytest.raises(KnownError, match="no longer stands"):
        answer_offer(duty.file, offered, duty.ben, yes=True, now=NOW)


def test_an_offer_lapses_when_its_shift_changed_hands_was_left_out_or_has_begun(duty: Duty) -> None:
    changed, left_out, begun, stays = (
        offer_slot(duty.file, duty.put(duty.ana, "Desk", MONDAY + each * A_DAY), now=NOW)
        for each in (1, 2, 0, 3)
    )
    assert open_ids(duty) == [begun, changed, left_out, stays]
    duty.put(duty.cleo, "Desk", TUESDAY)
    leave_out_shift(duty.file, duty.shift("Desk", WEDNESDAY).id)
    later = wall(MONDAY, 10)
    assert [each.offer.id for each in open_offers(duty.file, later)] == [stays]
    with pytest.raises(KnownError, match="begun"):
        answer_offer(duty.file, begun, duty.ben, yes=True, now=later)
    duty.file.undo()
    duty.file.undo()
    assert open_ids(duty) == [begun, changed, left_out, stays]


def test_a_swap_lapses_when_the_other_no_longer_has_theirs(duty: Duty) -> None:
    one, other = duty.put(duty.ana, "Desk", TUESDAY), duty.put(duty.ben, "Desk", WEDNESDAY)
    propose_swap(duty.file, one, other, now=NOW)
    put(duty.file, other, duty.cleo)
    assert open_ids(duty) == []


def test_only_what_somebody_has_and_is_ahead_can_be_offered(duty: Duty) -> None:
    with pytest.raises(KnownError, match="Nobody stands"):
        offer_slot(duty.file, duty.slot("Desk", TUESDAY).id, now=NOW)
    slot = duty.put(duty.ana, "Desk", MONDAY)
    with pytest.raises(KnownError, match="begun"):
        offer_slot(duty.file, slot, now=wall(MONDAY, 11))
    offer_slot(duty.file, slot, now=NOW)
    with pytest.raises(KnownError, match="already"):
        offer_slot(duty.file, slot, now=NOW)
    with pytest.raises(KnownError, match="already"):
        offer_to(duty.file, slot, duty.ana, now=NOW)
    with pytest.raises(KnownError, match="both"):
        propose_swap(duty.file, slot, duty.put(duty.ana, "Desk", TUESDAY), now=NOW)


def test_a_rule_broken_by_hand_is_told_and_nothing_is_forbidden(duty: Duty) -> None:
    duty.put(duty.ben, "Phone", TUESDAY)
    backup = duty.put(duty.ana, "Phone", TUESDAY, "backup")
    offered = offer_slot(duty.file, backup, now=NOW)
    done = answer_offer(duty.file, offered, duty.ben, yes=True, now=NOW)
    assert done.changed_hands
    assert OVERLAP in {each.kind for each in done.told}


def test_what_two_agreed_outlives_the_draft_that_waits(duty: Duty) -> None:
    slot = duty.put(duty.ana, "Desk", TUESDAY)
    plan = Plan({slot: duty.ana}, (), ())
    keep_draft(duty.file, plan, MONDAY, MONDAY + 7 * A_DAY, way=Draft(MONDAY, MONDAY).way, now=NOW)
    offered = offer_slot(duty.file, slot, now=NOW)
    answer_offer(duty.file, offered, duty.ben, yes=True, now=NOW)
    assert duty.holder(slot) == duty.ben
    publish(duty.file, MONDAY, MONDAY + 7 * A_DAY, now=NOW)
    assert duty.holder(slot) == duty.ben


def proposals(duty: Duty, name: str, day: date) -> set[int]:
    """To whom an offer of somebody's slot is proposed."""
    offer_slot(duty.file, duty.slot(name, day).id, now=NOW)
    (standing,) = open_offers(duty.file, NOW)
    roster = roster_ahead(duty.file, NOW)
    return set(takers(roster.rulebook, roster.assignment, standing))


def test_nobody_untrained_or_away_or_on_call_then_is_proposed(duty: Duty) -> None:
    for each in (duty.ana, duty.ben, duty.cleo):
        note_training(duty.file, TrainingHeld(0, each, duty.phone, date(2026, 1, 1)))
    duty.put(duty.ana, "Phone", TUESDAY)
    note_absence(duty.file, duty.cleo, WEDNESDAY, None)  # from the morning the night ends on
    assert proposals(duty, "Phone", TUESDAY) == {duty.ben}
    duty.put(duty.ben, "Phone", TUESDAY, "backup")
    roster = roster_ahead(duty.file, NOW)
    (standing,) = open_offers(duty.file, NOW)
    assert takers(roster.rulebook, roster.assignment, standing) == {}


def test_a_swap_is_proposed_only_where_both_could_stand(duty: Duty) -> None:
    note_training(duty.file, TrainingHeld(0, duty.ben, duty.phone, date(2026, 1, 1)))
    desk, phone = duty.put(duty.ana, "Desk", TUESDAY), duty.put(duty.ben, "Phone", TUESDAY)
    backup = duty.put(duty.cleo, "Phone", WEDNESDAY, "backup")
    ahead = {
        desk: duty.shift("Desk", TUESDAY),
        phone: duty.shift("Phone", TUESDAY),
        backup: duty.shift("Phone", WEDNESDAY),
    }
    roster = roster_ahead(duty.file, NOW)
    assert set(swaps(roster.rulebook, roster.assignment, desk, ahead)) == {backup}
    done = answer_offer(
        duty.file, propose_swap(duty.file, desk, phone, now=NOW), duty.ben, yes=True, now=NOW
    )
    assert {(each.kind, each.leader_id) for each in done.told} == {(UNTRAINED, duty.ana)}


def test_giving_one_of_two_shifts_at_once_away_is_no_overlap(duty: Duty) -> None:
    """In a swap each leaves what they give before they stand in what they get."""
    one = duty.put(duty.ana, "Phone", TUESDAY, "backup")
    other = duty.put(duty.ben, "Phone", TUESDAY, PRIMARY)
    note_training(duty.file, TrainingHeld(0, duty.ana, duty.phone, date(2026, 1, 1)))
    done = answer_offer(
        duty.file, propose_swap(duty.file, one, other, now=NOW), duty.ben, yes=True, now=NOW
    )
    assert done.told == ()
    assert may_propose(done.told)


def test_the_handover_of_a_swap_moves_two(duty: Duty) -> None:
    one, other = duty.put(duty.ana, "Desk", TUESDAY), duty.put(duty.ben, "Desk", WEDNESDAY)
    propose_swap(duty.file, one, other, now=NOW)
    (standing,) = open_offers(duty.file, NOW)
    assert handover(standing, duty.ben).moves == ((one, duty.ben), (other, duty.ana))
