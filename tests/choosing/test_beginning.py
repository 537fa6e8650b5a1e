"""A chosen idea becomes an activity with its origin; an election fills a seat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from dropin.choosing import store
from dropin.choosing.changes.votes import FIRST, SECOND
from dropin.choosing.ideas import draft_of
from dropin.choosing.model import (
    CHOSEN,
    LEAD,
    NO,
    ON_A_BALLOT,
    RUNNING,
    TRIED,
    YES,
    BallotOption,
    BoardSeat,
    Decision,
    Idea,
)
from dropin.choosing.operations import (
    begin_activity,
    close_ballot,
    count_batch,
    decide,
    fill_seat,
    mark_paper,
    put_in_idea,
    reply_to_idea,
    save_ballot,
    save_batch_entry,
    save_seat,
    start_batch,
    support,
    vote,
)
from dropin.errors import KnownError
from dropin.people.operations import end_role, give_role
from dropin.people.store import roles_of
from dropin.programme.model import Activity, ActivityTime
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import change_following, remove_activity
from dropin.programme.origin import origin_words
from dropin.programme.store import activity, continued, programme
from dropin.storage.file import CentreFile
from tests.choosing.made import TODAY, ballot, draft, idea, options_of
from tests.files import dump

TUESDAYS = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", starts_on=date(2026, 11, 24))


def begin(file: CentreFile, idea_id: int, time: ActivityTime = TUESDAYS) -> Activity:
    known = store.idea(file, idea_id)
    assert known is not None
    made = begin_activity(file, idea_id, replace(draft_of(known, TODAY), times=(time,)), TODAY)
    found = activity(file, made)
    assert found is not None
    return found


def vote_and_close(file: CentreFile, number: int, votes: Mapping[int, list[int]]) -> None:
    for person, ticks in votes.items():
        vote(file, number, person, ticks, TODAY)
    close_ballot(file, number, TODAY)


def test_an_idea_chosen_on_a_ballot_becomes_an_activity_in_one_step(file: CentreFile) -> None:
    choir = idea(file)
    support(file, choir, LEAD, 2, TODAY)
    number = ballot(file, "Choir", "Chess")
    sing, play = options_of(file, number)
    vote_and_close(file, number, {1: [sing], 2: [sing], 3: [sing, play]})
    assert store.idea_states(file, TODAY) == {choir: ON_A_BALLOT}
    before = dump(file)
    made = begin(file, choir)
    assert (made.title, made.leader_id) == ("Choir", 2)
    assert str(origin_words(made)) == "chosen by members, 3 votes, November 2026"
    (decided,) = store.decisions(file, ballot_id=number)
    assert (decided.outcome, decided.decided_by) == (YES, "members")
    assert (decided.idea_id, decided.activity_id) == (choir, made.id)
    assert decided.reason == "Chosen on the ballot “What next?”."
    assert store.idea_states(file, TODAY) == {choir: RUNNING}
    assert file.undo() == "Choir becomes an activity"
    assert dump(file) == before


def test_an_idea_the_board_decided_on_says_so(file: CentreFile) -> None:
    choir = idea(file)
    number = decide(file, Decision(0, "", YES, "", "board", date(2026, 3, 5), idea_id=choir))
    made = begin(file, choir)
    assert str(origin_words(made)) == "proposed by members, decided by the board, March 2026"
    (decided,) = store.decisions(file)
    assert (decided.id, decided.activity_id) == (number, made.id)


def test_the_votes_stay_told_where_the_board_confirmed_the_ballot(file: CentreFile) -> None:
    choir = idea(file)
    number = ballot(file, "Choir")
    vote_and_close(file, number, {each: list(options_of(file, number)) for each in (1, 2)})
    decide(file, Decision(0, "", YES, "", "board", TODAY, idea_id=choir))
    made = begin(file, choir)
    assert (made.decided_by, made.votes) == ("board", 2)


def test_an_idea_the_ballot_did_not_choose_has_no_votes_to_show(file: CentreFile) -> None:
    choir = idea(file)
    number = ballot(file, "Choir", "Chess")
    vote_and_close(file, number, {1: [options_of(file, number)[1]]})
    made = begin(file, choir)
    assert (made.decided_by, made.votes) == ("", None)
    assert str(origin_words(made)) == "proposed by members"
    assert store.decisions(file) == ()


def test_an_open_ballot_or_a_no_has_not_chosen_it(file: CentreFile) -> None:
    choir = idea(file)
    ballot(file, "Choir")
    decide(file, Decision(0, "", NO, "Not yet", "board", TODAY, idea_id=choir))
    assert begin(file, choir).decided_by == ""


def test_a_yes_that_was_taken_back_since_has_decided_nothing(file: CentreFile) -> None:
    choir = idea(file)
    decide(file, Decision(0, "", YES, "", "board", date(2026, 3, 5), idea_id=choir))
    decide(file, Decision(0, "", NO, "Too loud", "board", date(2026, 5, 5), idea_id=choir))
    assert str(origin_words(begin(file, choir))) == "proposed by members"


@pytest.mark.parametrize(("decided_on", "by"), [(date(2026, 3, 5), "members"), (TODAY, "")])
def test_a_ballot_outweighs_an_earlier_no_but_not_a_later_one(
    file: CentreFile, decided_on: date, by: str
) -> None:
    choir = idea(file)
    number = ballot(file, "Choir")
    vote_and_close(file, number, {each: list(options_of(file, number)) for each in (1, 2)})
    decide(file, Decision(0, "", NO, "Too loud", "board", decided_on, idea_id=choir))
    assert begin(file, choir).decided_by == by


def test_what_only_staff_put_in_is_proposed_by_staff(file: CentreFile) -> None:
    give_role(file, 3, "staff", date(2020, 1, 1))
    assert begin(file, put_in_idea(file, Idea(0, "A", TODAY, person_id=3))).proposed_by == "members"
    end_role(file, next(each.id for each in roles_of(file, 3) if each.role == "member"), TODAY)
    assert begin(file, put_in_idea(file, Idea(0, "B", TODAY, person_id=3))).proposed_by == "staff"


def test_an_idea_becomes_one_activity_only(file: CentreFile) -> None:
    choir = idea(file)
    made = begin(file, choir)
    with pytest.raises(KnownError, match="is an activity already: Choir"):
        begin(file, choir)
    remove_activity(file, made.id)
    assert store.idea_states(file, TODAY) == {choir: CHOSEN}
    begin(file, choir)


def test_an_idea_has_been_tried_when_what_it_became_in_the_end_is_over(file: CentreFile) -> None:
    choir = idea(file)
    made = begin(file, choir)
    first, end = date(2026, 12, 1), date(2026, 12, 9)
    later = occurrences(programme(file), first, end)[0]
    change_following(file, later, title="Big choir")
    assert len(continued(file)) == 2
    newest = max(continued(file))
    assert continued(file)[newest] == (newest, made.id)
    origin = store.idea_of_activity(file, newest)
    assert origin is not None
    assert origin.id == choir
    after = date(2027, 6, 1)
    assert store.idea_states(file, after) == {choir: RUNNING}
    last = occurrences(programme(file), date(2027, 1, 5), date(2027, 1, 6))[0]
    change_following(file, last, rule="FREQ=WEEKLY;BYDAY=TU;COUNT=2")
    assert store.idea_states(file, after) == {choir: TRIED}


def test_a_reply_given_before_stays(file: CentreFile) -> None:
    choir = idea(file)
    reply_to_idea(file, choir, CHOSEN, "From January", date(2026, 11, 1))
    begin(file, choir)
    known = store.idea(file, choir)
    assert known is not None
    assert (known.reply, known.replied_on) == ("From January", date(2026, 11, 1))


def test_an_idea_waits_until_every_paper_of_its_ballot_is_in_the_box(file: CentreFile) -> None:
    choir = idea(file)
    number = ballot(file, "Choir", "Chess")
    sing, play = options_of(file, number)
    mark_paper(file, number, 5, TODAY)
    vote_and_close(file, number, {4: [play]})
    before = dump(file)
    with pytest.raises(KnownError, match=r"“What next[?]” are in the box yet, so “Choir” waits"):
        begin(file, choir)
    assert dump(file) == before
    count_papers(file, number, [[sing, play]])
    assert begin(file, choir).votes == 1


def count_papers(file: CentreFile, number: int, papers: list[list[int]]) -> None:
    """Enter a batch twice and put it into the box."""
    batch = start_batch(file, number)
    for entry in (FIRST, SECOND):
        save_batch_entry(file, batch, entry, papers)
    count_batch(file, batch)


# Elections


def election(file: CentreFile, *people: int | None) -> tuple[int, tuple[int, ...]]:
    chair = save_seat(file, BoardSeat(0, "Chair", "members"))
    names = ("Ana", "Ben", "Cy")
    options = tuple(
        BallotOption(0, name, person_id=number) for name, number in zip(names, people, strict=False)
    )
    number = save_ballot(file, replace(draft(), seat_id=chair, options=options), TODAY)
    return number, options_of(file, number)


def fill(file: CentreFile, number: int, option: int | None = None, reason: str = "") -> int:
    end = date(2027, 12, 1)
    return fill_seat(file, number, TODAY, end, TODAY, option_id=option, reason=reason)


def test_most_ticks_take_the_seat(file: CentreFile) -> None:
    number, (ana, ben) = election(file, 1, 2)
    vote(file, number, 3, [ana, ben], TODAY)
    vote(file, number, 4, [ben], TODAY)
    with pytest.raises(KnownError, match="when the ballot has closed"):
        fill(file, number)
    close_ballot(file, number, TODAY)
    with pytest.raises(KnownError, match="Somebody else has more ticks"):
        fill(file, number, ana)
    fill(file, number)
    assert list(store.holders(file, TODAY).values()) == [2]
    (decided,) = store.decisions(file, ballot_id=number)
    assert decided.title == "Ben is elected: Chair"
    file.undo()
    assert store.holders(file, TODAY) == {}
    assert store.decisions(file) == ()


def test_a_tie_leaves_the_seat_free_until_people_settle_it(file: CentreFile) -> None:
    number, (ana, ben, cy) = election(file, 1, 2, 3)
    vote_and_close(file, number, {4: [ana, ben], 5: [ben, ana], 6: [cy]})
    before = dump(file)
    for option, reason in ((None, ""), (ana, ""), (None, "By lot")):
        with pytest.raises(KnownError, match="Ana, Ben have as many ticks"):
            fill(file, number, option, reason)
    with pytest.raises(KnownError, match="Somebody else has more ticks"):
        fill(file, number, cy, "By lot")
    assert dump(file) == before
    fill(file, number, ana, "By lot")
    assert list(store.holders(file, TODAY).values()) == [1]
    assert store.decisions(file)[0].reason == "By lot"


def test_a_seat_waits_until_every_paper_is_in_the_box(file: CentreFile) -> None:
    number, (ana, ben) = election(file, 1, 2)
    mark_paper(file, number, 5, TODAY)
    vote_and_close(file, number, {4: [ana]})
    with pytest.raises(KnownError, match="are in the box yet, so the seat “Chair” waits"):
        fill(file, number)
    count_papers(file, number, [[ana, ben]])
    fill(file, number)
    assert list(store.holders(file, TODAY).values()) == [1]


def test_a_seat_nobody_was_ticked_for_stays_free(file: CentreFile) -> None:
    number, _ = election(file, 1)
    vote_and_close(file, number, {4: []})
    with pytest.raises(KnownError, match="Nobody was ticked"):
        fill(file, number)


def test_a_candidate_who_is_nobody_in_the_file_takes_no_seat(file: CentreFile) -> None:
    number, options = election(file, None)
    vote_and_close(file, number, {4: list(options)})
    with pytest.raises(KnownError, match="not linked to a person"):
        fill(file, number)


def test_a_ballot_about_activities_fills_no_seat(file: CentreFile) -> None:
    number = ballot(file, "Choir")
    close_ballot(file, number, TODAY)
    with pytest.raises(KnownError, match="not about a board seat"):
        fill(file, number)
