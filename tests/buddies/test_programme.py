"""How the programme is set up and looked after: topics, customs, goals, talks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from dropin.buddies import store
from dropin.buddies.model import GOOD, HELP, NOTHING, BuddyCustoms, Goal, Liking, Topic
from dropin.buddies.operations import (
    add_usual_topics,
    cancel_first_meeting,
    change_request,
    note_check_in,
    note_rest,
    note_shadowing,
    note_support,
    plan_first_meeting,
    plan_support,
    remove_check_in,
    remove_goal,
    remove_support,
    remove_topic,
    save_customs,
    save_goal,
    save_terms,
    save_topic,
    withdraw_request,
)
from dropin.errors import KnownError
from dropin.storage.file import CentreFile
from tests.buddies.made import (
    ANA,
    BEN,
    CY,
    CY_ASKS,
    DI,
    TODAY,
    agreed_pair,
    met_pair,
    request,
    terms,
)
from tests.files import dump

DAY = timedelta(days=1)


def test_usual_topics_come_once_and_the_centres_own_stand_beside_them(file: CentreFile) -> None:
    own = save_topic(file, Topic(0, HELP, "  Letters   to the council "))
    add_usual_topics(file)
    before = store.topics(file)
    add_usual_topics(file)
    assert store.topics(file) == before
    assert Topic(own, HELP, "Letters to the council") in before
    with pytest.raises(KnownError, match="on the list already"):
        save_topic(file, Topic(0, HELP, "shopping"))
    with pytest.raises(KnownError, match="needs a name"):
        save_topic(file, Topic(0, HELP, " "))


def test_a_topic_taken_off_the_list_leaves_whoever_named_it(file: CentreFile) -> None:
    topic = save_topic(file, Topic(0, HELP, "Shopping"))
    save_terms(file, replace(terms(ANA, 2), likings=(Liking(topic),)), TODAY)
    remove_topic(file, topic)
    known = store.terms_of(file, ANA)
    assert known is not None
    assert known.likings == ()
    file.undo()
    known = store.terms_of(file, ANA)
    assert known is not None
    assert known.likings == (Liking(topic),)


def test_customs_are_kept_as_they_were_written_and_nonsense_is_refused(file: CentreFile) -> None:
    wanted = BuddyCustoms(meet_days=10, review_weeks=8, interests_count=NOTHING, shadow_first=2)
    save_customs(file, wanted)
    save_customs(file, replace(wanted, quiet_days=30))
    assert store.customs(file) == replace(wanted, quiet_days=30)
    for wrong in (
        replace(wanted, meet_days=0),
        replace(wanted, meeting_minutes=5),
        replace(wanted, shadow_first=-1),
    ):
        with pytest.raises(KnownError, match="cannot be"):
            save_customs(file, wrong)


def test_goals_are_the_members_own_to_set_change_reach_and_let_go(file: CentreFile) -> None:
    pair_id = agreed_pair(file)
    number = save_goal(file, Goal(0, pair_id, "Cook  for myself", TODAY))
    (goal,) = store.goals_of(file, pair_id)
    assert goal == Goal(number, pair_id, "Cook for myself", TODAY)
    save_goal(file, replace(goal, words="Cook for two", reached_on=TODAY + DAY))
    assert store.goals_of(file, pair_id)[0].reached_on == TODAY + DAY
    with pytest.raises(KnownError, match="needs words"):
        save_goal(file, Goal(0, pair_id, " ", TODAY))
    remove_goal(file, number)
    assert store.goals_of(file, pair_id) == ()
    with pytest.raises(KnownError, match="no longer there"):
        remove_goal(file, number)


def test_a_first_meeting_moves_and_is_called_off_before_they_met(file: CentreFile) -> None:
    pair_id = agreed_pair(file)
    plan_first_meeting(file, pair_id, TODAY + DAY)
    plan_first_meeting(file, pair_id, TODAY + 2 * DAY, place=" Library ")
    known = store.pair(file, pair_id)
    assert known is not None
    assert (known.meeting_on, known.meeting_place) == (TODAY + 2 * DAY, "Library")
    cancel_first_meeting(file, pair_id)
    known = store.pair(file, pair_id)
    assert known is not None
    assert (known.meeting_on, known.meeting_place, known.both_agreed) == (None, "", True)


def test_how_it_went_can_be_taken_back(file: CentreFile) -> None:
    pair_id = met_pair(file)
    said = note_check_in(file, pair_id, CY, TODAY, GOOD, " Soup. ")
    assert [(each.line, each.face) for each in store.check_ins_of(file, pair_id)] == [
        ("Soup.", GOOD)
    ]
    remove_check_in(file, said)
    assert store.check_ins_of(file, pair_id) == ()


def test_a_talk_is_planned_once_moved_held_and_taken_back(file: CentreFile) -> None:
    first = plan_support(file, ANA, TODAY + 5 * DAY)
    assert plan_support(file, ANA, TODAY + 7 * DAY) == first
    assert note_support(file, ANA, TODAY + 8 * DAY) == first
    (talk,) = store.support_meetings_of(file, ANA)
    assert (talk.day, talk.held) == (TODAY + 8 * DAY, True)
    with pytest.raises(KnownError, match="noted for that day already"):
        plan_support(file, ANA, TODAY + 8 * DAY)
    remove_support(file, first)
    assert store.support_meetings_of(file, ANA) == ()


def test_what_somebody_hopes_for_changes_without_losing_their_turn(file: CentreFile) -> None:
    before = store.request(file, CY_ASKS)
    assert before is not None
    change_request(
        file, replace(before, words=" Company ", made_on=TODAY, goes_first=True, left_out=9)
    )
    after = store.request(file, CY_ASKS)
    assert after == replace(before, words="Company")
    withdraw_request(file, CY_ASKS, TODAY)
    with pytest.raises(KnownError, match="was withdrawn"):
        change_request(file, before)
    with pytest.raises(KnownError, match="was withdrawn"):
        withdraw_request(file, CY_ASKS, TODAY)


def test_what_makes_no_sense_is_refused_and_changes_nothing(file: CentreFile) -> None:
    pair_id = met_pair(file)
    early = replace(terms(ANA, 2), ends_on=terms(ANA).starts_on)
    edits: dict[str, Callable[[], object]] = {
        "before joining": lambda: save_terms(file, early, TODAY),
        "so many pairs": lambda: save_terms(file, terms(ANA, 21), TODAY),
        "over before it begins": lambda: note_rest(file, ANA, TODAY, TODAY),
        "not a buddy": lambda: note_rest(file, DI, TODAY, None),
        "their own pair": lambda: note_shadowing(file, ANA, pair_id, TODAY),
        "no longer there": lambda: change_request(file, replace(request(DI), id=99)),
    }
    before = dump(file)
    for words, edit in edits.items():
        with pytest.raises(KnownError, match=words):
            edit()
    note_rest(file, BEN, TODAY, None)
    with pytest.raises(KnownError, match="rests then already"):
        note_rest(file, BEN, TODAY + DAY, None)
    file.undo()
    assert dump(file) == before
