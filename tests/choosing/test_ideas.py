"""An idea is put in, backed, answered; its state follows from what happened to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from gettext import NullTranslations

import pytest

from dropin.choosing import store
from dropin.choosing.ideas import (
    VoteResult,
    draft_of,
    helpers,
    needs,
    offers_to_help,
    outvoted,
    settled_vote,
    similar,
    state_of,
    supporters,
    vote_state,
)
from dropin.choosing.model import (
    CHOSEN,
    COME,
    GATHERING,
    LEAD,
    NEW,
    NO,
    NOT_NOW,
    ON_A_BALLOT,
    RUNNING,
    TEACH,
    TRIED,
    YES,
    Ballot,
    BallotOption,
    Decision,
    Idea,
    Support,
)
from dropin.choosing.operations import (
    decide,
    mark_paper,
    put_in_idea,
    remove_idea,
    reply_to_idea,
    save_idea,
    support,
    vote,
    withdraw_option,
    withdraw_support,
)
from dropin.errors import KnownError
from dropin.people.operations import remove_person
from dropin.programme.model import Activity, ActivityTime
from dropin.storage.file import CentreFile
from tests.choosing.made import CLOSES, TODAY, ballot, idea, options_of
from tests.files import dump

CHOIR = Idea(1, "Choir", TODAY)
BACKED = replace(CHOIR, supports=(Support(1, 1, COME, TODAY),))


def vote_on(idea: Idea, *, opens_on: date = TODAY, withdrawn_on: date | None = None) -> Ballot:
    line = BallotOption(1, idea.title, idea_id=idea.id, withdrawn_on=withdrawn_on)
    return Ballot(1, "What next?", opens_on, CLOSES, options=(line,))


def weekly(rule: str = "FREQ=WEEKLY;BYDAY=TU") -> Activity:
    time = ActivityTime(1, 1, "u", rule=rule, starts_on=date(2026, 11, 3))
    return Activity(1, "Choir", times=(time,))


# States


def test_a_new_idea_gathers_support() -> None:
    assert state_of(CHOIR, (), None, TODAY) == NEW
    assert state_of(BACKED, (), None, TODAY) == GATHERING


def test_an_idea_is_on_a_ballot_until_somebody_replied_after_it() -> None:
    ahead = vote_on(BACKED, opens_on=date(2026, 11, 25))
    assert state_of(BACKED, (ahead,), None, TODAY) == ON_A_BALLOT
    assert state_of(BACKED, (vote_on(BACKED),), None, TODAY) == ON_A_BALLOT
    assert state_of(BACKED, (vote_on(BACKED),), None, CLOSES) == ON_A_BALLOT
    answered = replace(BACKED, answer=NOT_NOW)
    assert state_of(answered, (vote_on(BACKED),), None, CLOSES) == NOT_NOW
    assert state_of(answered, (vote_on(BACKED),), None, TODAY) == ON_A_BALLOT  # asked again


def test_an_idea_leaves_the_ballot_once_it_is_settled_what_came_of_it() -> None:
    on = (vote_on(CHOIR),)
    for chosen, state in ((True, CHOSEN), (False, GATHERING)):
        came = VoteResult(CLOSES, chosen)
        assert state_of(CHOIR, on, None, CLOSES, came) == state
    assert settled_vote(CHOIR, on, (), CLOSES + timedelta(days=13)) is None
    assert settled_vote(CHOIR, on, (), CLOSES + timedelta(days=14)) == on[0]
    assert settled_vote(CHOIR, on, {1}, CLOSES) == on[0]
    assert settled_vote(CHOIR, on, {1}, TODAY) is None  # still open
    again = replace(on[0], id=2, opens_on=CLOSES, closes_on=date(2027, 1, 1))
    assert settled_vote(CHOIR, (*on, again), {1}, CLOSES) is None
    assert settled_vote(CHOIR, (again, *on), {1, 2}, date(2027, 1, 1)) == again


def test_what_was_not_chosen_waits_until_somebody_replied_since() -> None:
    lost = VoteResult(CLOSES, chosen=False)
    assert outvoted(CHOIR, lost)
    assert outvoted(replace(CHOIR, replied_on=TODAY), lost)
    assert not outvoted(replace(CHOIR, replied_on=CLOSES), lost)
    assert not outvoted(CHOIR, VoteResult(CLOSES, chosen=True))
    assert not outvoted(CHOIR, None)


@pytest.mark.parametrize(("outcome", "state"), [(YES, CHOSEN), (NO, GATHERING)])
def test_the_box_and_the_decision_say_which_idea_was_chosen(
    file: CentreFile, outcome: str, state: str
) -> None:
    choir, chess = idea(file), idea(file, "Chess")
    number = ballot(file, "Choir", "Chess")
    for person in (1, 2):
        vote(file, number, person, options_of(file, number)[:1], TODAY)
    decide(file, Decision(0, "", outcome, "Why", "board", CLOSES, ballot_id=number))
    assert store.idea_states(file, TODAY) == {choir: ON_A_BALLOT, chess: ON_A_BALLOT}
    assert store.idea_states(file, CLOSES) == {choir: state, chess: GATHERING}


def test_an_idea_stays_on_its_ballot_while_a_paper_is_not_counted(file: CentreFile) -> None:
    choir = idea(file)
    number = ballot(file, "Choir")
    mark_paper(file, number, 1, TODAY)
    after = CLOSES + timedelta(days=30)
    assert store.idea_states(file, after) == {choir: ON_A_BALLOT}


def test_an_idea_withdrawn_from_the_ballot_is_as_before() -> None:
    assert state_of(BACKED, (vote_on(BACKED, withdrawn_on=TODAY),), None, TODAY) == GATHERING


def test_a_chosen_idea_runs_and_has_been_tried_once_it_ended() -> None:
    chosen = replace(BACKED, answer=CHOSEN)
    assert state_of(chosen, (), None, TODAY) == CHOSEN
    assert state_of(chosen, (), weekly(), TODAY) == RUNNING
    ended = weekly("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261117")
    assert state_of(chosen, (), ended, TODAY) == TRIED
    assert state_of(chosen, (), ended, date(2026, 11, 17)) == RUNNING  # its last date


# Support


def test_people_count_once_and_nameless_ones_each() -> None:
    offered = [(COME, 7), (LEAD, 7), (TEACH, 5), (COME, None), (COME, None), (LEAD, None)]
    supports = tuple(
        Support(number, 1, kind, TODAY, person) for number, (kind, person) in enumerate(offered)
    )
    backed = replace(CHOIR, supports=supports)
    assert supporters(backed) == 5
    assert offers_to_help(backed) == 3
    assert helpers(backed) == (5, 7)  # who can teach it comes first
    draft = draft_of(backed, TODAY)
    assert (draft.title, draft.leader_id, draft.co_leader_id) == ("Choir", 5, 7)
    assert draft_of(CHOIR, TODAY).leader_id is None


def test_what_an_idea_needs_is_told_in_words() -> None:
    needing = replace(CHOIR, place="big hall", childcare=True, access="step-free", skill="piano")
    told = ["Place: big hall", "Childcare", "Access: step-free", "Skill: piano"]
    assert [str(each) for each in needs(needing)] == told


def test_support_is_given_once_and_taken_back(file: CentreFile) -> None:
    choir = idea(file)
    first = support(file, choir, COME, 2, TODAY)
    assert support(file, choir, COME, 2, TODAY) == first
    support(file, choir, LEAD, 2, TODAY)
    support(file, choir, COME, None, TODAY)
    support(file, choir, COME, None, TODAY)
    assert file.undo_label == "Somebody would come: Choir"
    known = store.idea(file, choir)
    assert known is not None
    assert len(known.supports) == 4
    withdraw_support(file, choir, first)
    withdraw_support(file, choir, first)
    known = store.idea(file, choir)
    assert known is not None
    assert [each.kind for each in known.supports] == [LEAD, COME, COME]


def test_support_stays_when_its_person_is_removed(file: CentreFile) -> None:
    choir = idea(file)
    support(file, choir, LEAD, 2, TODAY)
    remove_person(file, 2)
    known = store.idea(file, choir)
    assert known is not None
    assert supporters(known) == 1
    assert helpers(known) == ()


# Edits


def test_everything_an_idea_says_is_kept(file: CentreFile) -> None:
    said = Idea(
        0,
        "  A   choir ",
        TODAY,
        description="Songs we know",
        person_id=3,
        place="hall",
        money_cents=2500,
        transport=True,
        childcare=True,
        access="step-free",
        skill="piano",
    )
    number = put_in_idea(file, said)
    assert store.idea(file, number) == replace(said, id=number, title="A choir")
    save_idea(file, replace(said, id=number, title="Singing"))
    assert [each.title for each in store.ideas(file)] == ["Singing"]
    with pytest.raises(KnownError, match="needs a title"):
        put_in_idea(file, replace(said, title="  "))


def test_not_now_needs_its_reason(file: CentreFile) -> None:
    choir = idea(file)
    with pytest.raises(KnownError, match="needs a reason"):
        reply_to_idea(file, choir, NOT_NOW, " ", TODAY)
    reply_to_idea(file, choir, NOT_NOW, "The hall is taken until spring.", TODAY)
    known = store.idea(file, choir)
    assert known is not None
    assert (known.answer, known.replied_on) == (NOT_NOW, TODAY)
    assert store.idea_states(file, TODAY) == {choir: NOT_NOW}
    file.undo()
    assert store.idea_states(file, TODAY) == {choir: NEW}


def test_an_idea_on_a_ballot_is_not_removed(file: CentreFile) -> None:
    choir, chess = idea(file), idea(file, "Chess")
    number = ballot(file, "Choir", "Walks")
    before = dump(file)
    with pytest.raises(KnownError, match="on the ballot “What next\\?”"):
        remove_idea(file, choir)
    withdraw_option(file, number, options_of(file, number)[0], TODAY)
    with pytest.raises(KnownError):
        remove_idea(file, choir)  # the box may hold ticks for it
    file.undo()
    assert dump(file) == before
    remove_idea(file, chess)
    assert [each.title for each in store.ideas(file)] == ["Choir"]


def test_an_idea_removed_meanwhile_is_told(file: CentreFile) -> None:
    choir = idea(file)
    remove_idea(file, choir)
    for act in (remove_idea, lambda file, number: support(file, number, COME, None, TODAY)):
        with pytest.raises(KnownError, match="no longer in the file"):
            act(file, choir)


# Ideas alike


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("Painting", "Watercolour painting"),
        ("painters group", "Painting"),
        ("Watercolours", "Watercolour painting on Fridays"),
        ("chess club", "Chess"),
        ("Café visit", "cafe"),
        ("Gard", "Gardening"),
        ("Singing together", "A singing group"),
    ],
)
def test_ideas_alike_are_pointed_out(typed: str, there: str) -> None:
    assert [each.title for each in similar(typed, [Idea(1, there, TODAY)])] == [there]


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("", "Choir"),
        ("Ch", "Choir"),
        ("Chess group", "Choir group"),
        ("Evening class", "Film evening"),
        ("Cooking", "Walking"),
        ("Day at the sea", "Tea dance"),
    ],
)
def test_others_are_not(typed: str, there: str) -> None:
    assert similar(typed, [Idea(1, there, TODAY)]) == ()


def test_each_language_has_its_own_words_that_say_little(monkeypatch: pytest.MonkeyPatch) -> None:
    class German(NullTranslations):
        def gettext(self, message: str) -> str:
            return "und für Gruppe Nachmittag"

    there = [Idea(1, "Chor für Frauen", TODAY), Idea(2, "Gruppe für Schach", TODAY)]
    assert [each.id for each in similar("Schach für Frauen", there)] == [2, 1]
    assert [each.id for each in similar("Gruppe für Radio", there)] == [2]
    monkeypatch.setattr("dropin.words._Speech.catalogue", German())
    assert similar("Gruppe für Radio", there) == ()


def test_the_state_of_a_vote_is_what_can_be_done_now() -> None:
    line = (BallotOption(1, "Choir", idea_id=7),)
    closed = Ballot(1, "Then", date(2026, 1, 1), date(2026, 2, 1), options=line)
    draft = Ballot(2, "Soon", date(2027, 1, 1), date(2027, 2, 1), options=line)
    now = Ballot(3, "Now", TODAY, date(2027, 2, 1), options=line)
    choir = Idea(7, "Choir", TODAY)
    assert vote_state(choir, (), TODAY) is None
    assert vote_state(choir, (closed,), TODAY) == "closed"
    assert vote_state(choir, (closed, draft), TODAY) == "draft"
    assert vote_state(choir, (closed, draft, now), TODAY) == "open"


def test_the_likest_stands_first() -> None:
    there = [Idea(1, "Painting", TODAY), Idea(2, "Watercolour painting", TODAY)]
    assert [each.id for each in similar("watercolour painting", there)] == [2, 1]
