"""A result: the count by the ballot's own rule, and what to know before it is shown around."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dropin.choosing.counting import Votes
from dropin.choosing.model import LATER, ROOM, SHARES, YES, Ballot, BallotOption, Decision
from dropin.choosing.results import closed_on, level_for_seat, result, settled_words

TICKED = Ballot(
    1,
    "What next?",
    date(2026, 11, 1),
    date(2026, 12, 1),
    options=(BallotOption(1, "Choir"), BallotOption(2, "Chess"), BallotOption(3, "Walks")),
)


def votes(*cast: tuple[set[int], int]) -> Votes:
    return {frozenset(ticks): people for ticks, people in cast}


def notes(ballot: Ballot, cast: Votes, papers_left: int = 0) -> list[str]:
    return [str(each) for each in result(ballot, cast, papers_left=papers_left).notes]


def test_the_chosen_stand_first_then_the_others_by_ticks() -> None:
    found = result(replace(TICKED, places=1), votes(({2, 3}, 4), ({3}, 3), ({1}, 1)))
    told = [(each.option.title, each.ticks, each.chosen) for each in found.lines]
    assert told == [("Walks", 7, True), ("Chess", 4, False), ("Choir", 1, False)]
    assert found.votes == 8
    assert str(found.lines[0].words) == "Walks: 7 people ticked it"


def test_fair_shares_tell_who_gave_what_and_what_ticks_alone_would_have_chosen() -> None:
    options = tuple(replace(each, room_minutes=60) for each in TICKED.options)
    shared = replace(TICKED, rule=SHARES, measure=ROOM, budget=120, options=options)
    found = result(shared, votes(({1, 2}, 6), ({3}, 6)))
    chosen = {each.option.title: each for each in found.lines if each.chosen}
    assert set(chosen) == {"Choir", "Walks"}
    assert str(chosen["Choir"].words) == "Choir: 6 people each gave 10 minutes of their share"
    by_ticks = {each.option.title for each in found.lines if each.by_most_ticks}
    assert by_ticks == {"Choir", "Chess"}


@pytest.mark.parametrize(
    ("cast", "said"),
    [
        (votes(), "Nobody voted."),
        (votes(({1}, 1)), "Only 1 person voted, so this shows what they ticked."),
        (votes(({1}, 2), ({2}, 2)), "Only 4 people voted, so others may guess who ticked what."),
        (votes(({1}, 9)), "Everybody ticked the same, so everybody’s vote is known."),
    ],
)
def test_a_result_that_tells_by_itself_says_so(cast: Votes, said: str) -> None:
    (note,) = notes(TICKED, cast)
    assert note.startswith(said)


def test_a_secret_result_has_nothing_to_add() -> None:
    assert notes(TICKED, votes(({1}, 3), ({2}, 2))) == []


def test_papers_still_to_be_counted_are_told() -> None:
    cast = votes(({1}, 3), ({2}, 2))
    assert notes(TICKED, cast, 1) == ["1 paper that was handed in is not in the box yet."]
    assert notes(TICKED, cast, 2) == ["2 papers that were handed in are not in the box yet."]


def test_a_tie_for_a_seat_is_told_and_chooses_nobody_for_sure() -> None:
    election = replace(TICKED, seat_id=1)
    cast = votes(({1, 2}, 3), ({3}, 2))
    assert [each.title for each in level_for_seat(election, cast)] == ["Choir", "Chess"]
    assert notes(election, cast) == ["Choir, Chess have as many ticks. Draw a lot, or vote again."]
    found = result(election, cast)
    assert [each.title for each in found.level] == ["Choir", "Chess"]
    assert [each.chosen or each.by_most_ticks for each in found.lines] == [False] * 3
    assert (found.count.chosen, found.count.ties) == ((), ())


def test_a_tie_that_people_settled_is_told_with_how_and_asks_no_more() -> None:
    election = replace(TICKED, seat_id=1)
    cast = votes(({1, 2}, 3), ({3}, 2))
    by_lot = Decision(1, "Choir is elected: Chair", YES, "by lot.", "members", TICKED.closes_on)
    found = result(election, cast, decided=by_lot)
    told = "Choir, Chess had as many ticks. How it was settled: by lot."
    assert (found.settled, str(settled_words(found)), found.notes) == (by_lot, told, ())
    later = result(election, cast, decided=replace(by_lot, outcome=LATER))
    assert (later.settled, settled_words(later), len(later.notes)) == (None, None, 1)
    clear = result(election, votes(({1}, 3), ({3}, 2)), decided=by_lot)
    assert settled_words(clear) is None


def test_one_with_most_ticks_for_a_seat_is_chosen() -> None:
    election = replace(TICKED, seat_id=1)
    assert level_for_seat(election, votes(({1}, 3), ({3}, 2)))[0].title == "Choir"
    assert result(election, votes(({1}, 3), ({3}, 2))).count.chosen == (1,)
    assert level_for_seat(election, votes((set(), 5))) == ()


def test_a_withdrawn_option_takes_no_part() -> None:
    gone = replace(TICKED.options[0], withdrawn_on=date(2026, 11, 5))
    ballot = replace(TICKED, options=(gone, *TICKED.options[1:]))
    found = result(ballot, votes(({1}, 9), ({1, 2}, 1)))
    assert [each.option.title for each in found.lines] == ["Chess", "Walks"]
    assert found.count.chosen == (2,)
    unticked = notes(ballot, votes(({2}, 5), ({3}, 4)))
    assert unticked == ["“Choir” was withdrawn."]
    ticks = "2 ticks for it are in the box and do not count."
    (gone_with_ticks,) = result(ballot, votes(({1}, 2), ({2}, 5))).withdrawn
    assert str(gone_with_ticks.words) == f"“Choir” was withdrawn. {ticks}"
    assert gone_with_ticks.day == date(2026, 11, 5)


def test_a_ballot_ends_by_hand_or_by_its_time() -> None:
    assert closed_on(TICKED) == date(2026, 12, 1)
    assert closed_on(replace(TICKED, closed_on=date(2026, 11, 20))) == date(2026, 11, 20)
    assert closed_on(replace(TICKED, closed_on=date(2026, 12, 24))) == date(2026, 12, 1)
