"""A pair from being proposed to its end: nothing before both said yes, every step undoable."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from dropin.buddies import store
from dropin.buddies.due import due
from dropin.buddies.life import (
    ACTIVE,
    AGREED,
    ASKED,
    CAME_TO_NOTHING,
    DONE,
    ENDED,
    LEFT,
    MET,
    PAIRED,
    PAUSED,
    PLANNED,
    PROPOSED,
    REVIEW,
    WAITING,
    request_state,
    state_on,
)
from dropin.buddies.model import (
    BUDDY,
    GOOD,
    MEMBER,
    MOVED_ON,
    NEVER_MET,
    NO,
    NOT_A_MATCH,
    SIDES,
    YES,
    Goal,
    Request,
)
from dropin.buddies.operations import (
    ask,
    ask_for_another,
    end_pair,
    end_pause,
    give_contact,
    make_request,
    mark_concern,
    note_answer,
    note_called,
    note_check_in,
    note_met,
    offer_stand_in,
    pause_pair,
    plan_first_meeting,
    propose,
    renew,
    save_goal,
    take_back,
    withdraw_contact,
    withdraw_request,
)
from dropin.buddies.telling import state_line
from dropin.dates import Customs
from dropin.errors import KnownError
from dropin.people.operations import note_training, remove_person
from dropin.people.training import TrainingHeld
from dropin.storage.file import CentreFile
from tests.buddies.made import (
    ANA,
    BEN,
    CY,
    CY_ASKS,
    DI,
    ED,
    LAPSES,
    TODAY,
    agreed_pair,
    met_pair,
    trained,
)
from tests.files import NOW, dump

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


def state(file: CentreFile, pair_id: int, day: date = TODAY) -> str:
    pair = store.pair(file, pair_id)
    assert pair is not None
    return state_on(pair, day)


def state_of_request(file: CentreFile, request_id: int) -> str:
    request = store.request(file, request_id)
    assert request is not None
    return request_state(request, store.pairs_of_request(file, request_id))


def test_a_pair_goes_its_way_from_being_proposed_to_moving_on(file: CentreFile) -> None:
    pair_id = propose(file, CY_ASKS, ANA, TODAY)
    assert state(file, pair_id) == PROPOSED
    ask(file, pair_id, MEMBER, TODAY)
    assert state(file, pair_id) == ASKED
    note_answer(file, pair_id, MEMBER, YES, TODAY)
    ask(file, pair_id, BUDDY, TODAY)
    assert state(file, pair_id) == ASKED
    note_answer(file, pair_id, BUDDY, YES, TODAY + DAY)
    assert state(file, pair_id) == AGREED
    plan_first_meeting(file, pair_id, TODAY + WEEK, time(14), "Kitchen")
    assert state(file, pair_id) == PLANNED
    note_met(file, pair_id, TODAY + WEEK)
    assert state(file, pair_id, TODAY + WEEK) == MET
    note_check_in(file, pair_id, CY, TODAY + 2 * WEEK, GOOD, "We baked.")
    assert state(file, pair_id, TODAY + 2 * WEEK) == ACTIVE
    pause = pause_pair(file, pair_id, MEMBER, TODAY + 3 * WEEK)
    assert state(file, pair_id, TODAY + 4 * WEEK) == PAUSED
    end_pause(file, pair_id, pause, TODAY + 5 * WEEK)
    assert state(file, pair_id, TODAY + 5 * WEEK) == ACTIVE
    assert state(file, pair_id, TODAY + 13 * WEEK) == REVIEW
    renew(file, pair_id, TODAY + 13 * WEEK)
    assert state(file, pair_id, TODAY + 14 * WEEK) == ACTIVE
    end_pair(file, pair_id, MOVED_ON, TODAY + 25 * WEEK, at_review=True)
    assert state(file, pair_id, TODAY + 25 * WEEK) == ENDED
    assert state_of_request(file, CY_ASKS) == DONE


def test_every_step_of_that_way_can_be_taken_back(file: CentreFile) -> None:
    before = dump(file)
    pair_id = met_pair(file)
    note_check_in(file, pair_id, CY, TODAY, GOOD)
    give_contact(file, pair_id, MEMBER, TODAY)
    pause_pair(file, pair_id, BUDDY, TODAY)
    offer_stand_in(file, pair_id, BEN, TODAY)
    save_goal(file, Goal(0, pair_id, "Cook for myself", TODAY))
    end_pair(file, pair_id, MOVED_ON, TODAY)
    while file.undo() is not None:
        pass
    assert dump(file) == before


@pytest.mark.parametrize("step", ["plan", "meet", "contact", "pause", "goal", "end"])
def test_nothing_comes_before_both_said_yes(file: CentreFile, step: str) -> None:
    pair_id = propose(file, CY_ASKS, ANA, TODAY)
    ask(file, pair_id, MEMBER, TODAY)
    note_answer(file, pair_id, MEMBER, YES, TODAY)
    ask(file, pair_id, BUDDY, TODAY)
    before = dump(file)
    steps: dict[str, Callable[[], object]] = {
        "plan": lambda: plan_first_meeting(file, pair_id, TODAY),
        "meet": lambda: note_met(file, pair_id, TODAY),
        "contact": lambda: give_contact(file, pair_id, MEMBER, TODAY),
        "pause": lambda: pause_pair(file, pair_id, MEMBER, TODAY),
        "goal": lambda: save_goal(file, Goal(0, pair_id, "Cook", TODAY)),
        "end": lambda: end_pair(file, pair_id, NOT_A_MATCH, TODAY),
    }
    with pytest.raises(KnownError, match="Not both"):
        steps[step]()
    assert dump(file) == before


def test_nobody_answers_who_was_not_asked_and_nobody_is_asked_twice(file: CentreFile) -> None:
    pair_id = propose(file, CY_ASKS, ANA, TODAY)
    with pytest.raises(KnownError, match="was not asked yet"):
        note_answer(file, pair_id, BUDDY, YES, TODAY)
    for side in (MEMBER, BUDDY):
        ask(file, pair_id, side, TODAY)
        with pytest.raises(KnownError, match="was asked already"):
            ask(file, pair_id, side, TODAY + DAY)


def test_whose_no_it_was_reads_as_a_proposal_taken_back_and_stands_in_no_name_of_an_edit(
    file: CentreFile,
) -> None:
    told, labels = set(), []
    for way in (MEMBER, BUDDY, "taken back"):
        pair_id = propose(file, CY_ASKS, ANA, TODAY)
        for side in SIDES:
            ask(file, pair_id, side, TODAY)
            labels.append(file.undo_label)
            note_answer(file, pair_id, side, YES if side != way else NO, TODAY)
            labels.append(file.undo_label)
            if way == side or (way, side) == ("taken back", MEMBER):
                break
        if way == "taken back":
            take_back(file, pair_id, TODAY)
        after = store.pair(file, pair_id)
        assert after is not None
        told.add((state_on(after, TODAY), str(state_line(after, TODAY, Customs()))))
        while file.undo_label is not None:
            file.undo()
    assert told == {(CAME_TO_NOTHING, "Proposed on 22 November 2026. Nothing came of it.")}
    assert set(labels) == {"Note who was asked", "Note an answer"}


def test_whoever_was_refused_waits_again_goes_first_and_is_not_proposed_the_same_buddy(
    file: CentreFile,
) -> None:
    pair_id = propose(file, CY_ASKS, ANA, TODAY)
    ask(file, pair_id, BUDDY, TODAY)
    note_answer(file, pair_id, BUDDY, NO, TODAY)
    assert state_of_request(file, CY_ASKS) == WAITING
    with pytest.raises(KnownError, match="asked before"):
        propose(file, CY_ASKS, ANA, TODAY)
    propose(file, CY_ASKS, BEN, TODAY)


def test_a_yes_may_become_a_no_until_both_agreed(file: CentreFile) -> None:
    pair_id = propose(file, CY_ASKS, ANA, TODAY)
    ask(file, pair_id, MEMBER, TODAY)
    note_answer(file, pair_id, MEMBER, YES, TODAY)
    note_answer(file, pair_id, MEMBER, NO, TODAY)
    assert state(file, pair_id) == CAME_TO_NOTHING
    other = agreed_pair(file, CY_ASKS, BEN)
    with pytest.raises(KnownError, match="agreed already"):
        note_answer(file, other, MEMBER, NO, TODAY)


def test_a_number_shows_only_while_both_consent_and_goes_at_once(file: CentreFile) -> None:
    pair_id = agreed_pair(file)
    give_contact(file, pair_id, MEMBER, TODAY)
    assert store.number_of_other(file, pair_id, BUDDY) == ""
    give_contact(file, pair_id, BUDDY, TODAY)
    assert store.number_of_other(file, pair_id, BUDDY) == "03"
    assert store.number_of_other(file, pair_id, MEMBER) == "01"
    withdraw_contact(file, pair_id, MEMBER, TODAY)
    assert store.number_of_other(file, pair_id, BUDDY) == ""
    assert store.number_of_other(file, pair_id, MEMBER) == ""
    give_contact(file, pair_id, MEMBER, TODAY)
    assert store.number_of_other(file, pair_id, BUDDY) == "03"
    end_pair(file, pair_id, NEVER_MET, TODAY)
    assert store.number_of_other(file, pair_id, BUDDY) == ""


def test_training_that_lapses_between_asking_and_meeting_keeps_the_answers(
    file: CentreFile,
) -> None:
    pair_id = agreed_pair(file)
    with pytest.raises(KnownError, match="Listening does not count"):
        plan_first_meeting(file, pair_id, LAPSES)
    with pytest.raises(KnownError, match="Listening does not count"):
        note_met(file, pair_id, LAPSES)
    assert state(file, pair_id, LAPSES) == AGREED
    trained_again = LAPSES - DAY
    note_training(file, TrainingHeld(0, ANA, 1, trained_again))
    note_met(file, pair_id, LAPSES)
    assert state(file, pair_id, LAPSES) == MET


def test_training_that_lapses_between_asking_and_agreeing_lets_them_agree_and_wait(
    file: CentreFile,
) -> None:
    pair_id = propose(file, CY_ASKS, ANA, LAPSES - DAY)
    for side in SIDES:
        ask(file, pair_id, side, LAPSES - DAY)
        note_answer(file, pair_id, side, YES, LAPSES)
    assert state(file, pair_id, LAPSES) == AGREED
    told = {(each.kind, each.person_id) for each in due(store.going(file, LAPSES))}
    assert ("lapsed", ANA) in told
    with pytest.raises(KnownError, match="Renew it first"):
        plan_first_meeting(file, pair_id, LAPSES + WEEK)
    note_training(file, TrainingHeld(0, ANA, 1, LAPSES))
    plan_first_meeting(file, pair_id, LAPSES + WEEK)


def test_a_buddy_trained_anew_in_the_middle_of_a_pair_changes_nothing_of_it(
    file: CentreFile,
) -> None:
    pair_id = met_pair(file)
    before = store.pair(file, pair_id)
    note_training(file, TrainingHeld(0, ANA, 1, TODAY))
    assert store.pair(file, pair_id) == before


def test_a_buddy_removed_leaves_a_pair_to_be_ended_and_the_member_goes_first(
    file: CentreFile,
) -> None:
    pair_id = met_pair(file)
    remove_person(file, ANA)
    assert state(file, pair_id) == LEFT
    with pytest.raises(KnownError, match="no longer in the file"):
        note_check_in(file, pair_id, CY, TODAY, GOOD)
    end_pair(file, pair_id, "buddy left", TODAY)
    again = store.request(file, ask_for_another(file, pair_id, TODAY))
    assert again is not None
    assert again.goes_first
    assert again.times


def test_a_buddy_removed_before_they_met_lets_the_member_wait_again_and_first(
    file: CentreFile,
) -> None:
    agreed_pair(file)
    remove_person(file, ANA)
    assert state_of_request(file, CY_ASKS) == WAITING
    propose(file, CY_ASKS, BEN, TODAY)
    assert state_of_request(file, CY_ASKS) == PAIRED


def test_a_request_withdrawn_takes_its_proposal_back(file: CentreFile) -> None:
    pair_id = propose(file, CY_ASKS, ANA, TODAY)
    ask(file, pair_id, BUDDY, TODAY)
    withdraw_request(file, CY_ASKS, TODAY)
    assert state(file, pair_id) == CAME_TO_NOTHING
    with pytest.raises(KnownError, match="has ended"):
        note_answer(file, pair_id, BUDDY, YES, TODAY)
    file.undo()
    assert state(file, pair_id) == ASKED


def test_once_they_met_a_request_is_not_withdrawn_any_more(file: CentreFile) -> None:
    met_pair(file)
    with pytest.raises(KnownError, match="has met their buddy"):
        withdraw_request(file, CY_ASKS, TODAY)


def test_what_another_coordinator_undid_is_refused_and_changes_nothing(file: CentreFile) -> None:
    pair_id = propose(file, CY_ASKS, ANA, TODAY)
    file.undo()
    before = dump(file)
    edits: tuple[Callable[[], object], ...] = (
        lambda: ask(file, pair_id, MEMBER, TODAY),
        lambda: take_back(file, pair_id, TODAY),
        lambda: give_contact(file, pair_id, MEMBER, TODAY),
    )
    for edit in edits:
        with pytest.raises(KnownError, match="no longer there"):
            edit()
    assert dump(file) == before


def test_an_answer_taken_back_by_undo_takes_the_way_back_with_it(file: CentreFile) -> None:
    pair_id = agreed_pair(file)
    file.undo()
    with pytest.raises(KnownError, match="Not both"):
        plan_first_meeting(file, pair_id, TODAY)
    file.redo()
    plan_first_meeting(file, pair_id, TODAY)


def test_somebody_stands_in_while_the_buddy_is_away_and_both_are_asked(file: CentreFile) -> None:
    pair_id = met_pair(file)
    pause = pause_pair(file, pair_id, BUDDY, TODAY)
    stand_in = offer_stand_in(file, pair_id, BEN, TODAY)
    assert state(file, stand_in) == PROPOSED
    with pytest.raises(KnownError, match="stands in already"):
        offer_stand_in(file, pair_id, BEN, TODAY)
    end_pause(file, pair_id, pause, TODAY + WEEK)
    assert state(file, stand_in) == CAME_TO_NOTHING
    assert state(file, pair_id, TODAY + WEEK) == MET


def test_only_who_is_there_says_how_it_went(file: CentreFile) -> None:
    pair_id = met_pair(file)
    with pytest.raises(KnownError, match="Only the two"):
        note_check_in(file, pair_id, DI, TODAY, GOOD)
    with pytest.raises(KnownError, match="Only the two"):
        mark_concern(file, DI, NOW, pair_id)


def test_a_concern_says_who_and_when_and_nothing_else_shows_it(file: CentreFile) -> None:
    pair_id = met_pair(file)
    mark = mark_concern(file, CY, NOW, pair_id)
    assert mark_concern(file, CY, NOW, pair_id) == mark
    assert [(each.person_id, each.marked_at) for each in store.open_concerns(file)] == [(CY, NOW)]
    assert "Cy" not in (file.undo_label or "")
    note_called(file, mark, TODAY)
    assert store.open_concerns(file) == ()


def test_somebody_asks_once_until_that_request_is_over(file: CentreFile) -> None:
    with pytest.raises(KnownError, match="waits for a buddy already"):
        make_request(file, Request(0, CY, TODAY, TODAY))
    pair_id = met_pair(file)
    with pytest.raises(KnownError, match="has a buddy"):
        make_request(file, Request(0, CY, TODAY, TODAY))
    end_pair(file, pair_id, MOVED_ON, TODAY)
    make_request(file, Request(0, CY, TODAY, TODAY))


def test_moving_on_is_for_those_who_met_and_never_met_for_the_others(file: CentreFile) -> None:
    with pytest.raises(KnownError, match="not how it was"):
        end_pair(file, agreed_pair(file), MOVED_ON, TODAY)
    with pytest.raises(KnownError, match="not how it was"):
        end_pair(file, met_pair(file, 2, BEN), NEVER_MET, TODAY)


def test_a_training_held_by_another_is_theirs(file: CentreFile) -> None:
    trained(file, ED)
    with pytest.raises(KnownError, match="not a buddy"):
        propose(file, CY_ASKS, ED, TODAY)
