"""Today tells what waits around ideas, ballots and the board, and nothing that does not."""

from __future__ import annotations

from datetime import date, timedelta

from dropin.choosing.model import CHOSEN, COME, NOT_NOW, BoardSeat, BoardTerm, Decision, Idea
from dropin.choosing.operations import (
    close_ballot,
    decide,
    put_in_idea,
    reply_to_idea,
    save_seat,
    save_term,
    support,
    vote,
)
from dropin.choosing.waiting import BALLOTS, BOARD, IDEAS, waiting_for_somebody
from dropin.dates import Customs
from dropin.storage.file import CentreFile
from tests.choosing.made import CLOSES, TODAY, ballot, options_of


def told(file: CentreFile, day: date = TODAY) -> list[tuple[str, str, int]]:
    found = waiting_for_somebody(file, day, Customs())
    return [(str(each.text), each.tab, each.ballot_id) for each in found]


def old_idea(file: CentreFile, days: int = 15) -> int:
    return put_in_idea(file, Idea(0, "Choir", TODAY - timedelta(days=days)))


def test_an_idea_waits_once_two_weeks_have_passed_without_a_reply(file: CentreFile) -> None:
    old_idea(file, 14)
    assert told(file) == []
    first = old_idea(file, 15)
    support(file, first, COME, None, TODAY)
    assert told(file) == [("An idea has waited over two weeks for a reply.", IDEAS, 0)]
    old_idea(file, 30)
    assert told(file)[0][0] == "2 ideas have waited over two weeks for a reply."
    reply_to_idea(file, first, CHOSEN, "", TODAY)
    assert told(file)[0][0] == "An idea has waited over two weeks for a reply."


def test_an_idea_on_a_ballot_does_not_wait(file: CentreFile) -> None:
    old_idea(file)
    ballot(file, "Choir")
    assert told(file) == []


def test_ideas_a_ballot_did_not_choose_wait_for_a_reply_once_it_is_settled(
    file: CentreFile,
) -> None:
    lost = [old_idea(file), put_in_idea(file, Idea(0, "Chess", TODAY))]
    number = ballot(file, "Walks", "Choir", "Chess")
    vote(file, number, 1, options_of(file, number)[:1], TODAY)
    fortnight = CLOSES + timedelta(days=14)
    both = ("2 ideas were on a ballot, were not chosen, and wait for a reply.", IDEAS, 0)
    assert both not in told(file, fortnight - timedelta(days=1))
    assert both in told(file, fortnight)
    decide(file, Decision(0, "What next?", "yes", "", "members", CLOSES, ballot_id=number))
    assert told(file, CLOSES) == [both]
    reply_to_idea(file, lost[0], NOT_NOW, "Few want it", CLOSES)
    one = ("An idea was on a ballot, was not chosen, and waits for a reply.", IDEAS, 0)
    assert told(file, CLOSES) == [one]


def test_a_ballot_is_told_before_it_closes_and_until_something_was_decided(
    file: CentreFile,
) -> None:
    number = ballot(file, "Choir")
    days = [CLOSES - timedelta(days=each) for each in (3, 2, 1, 0, -9)]
    assert [[words for words, _, _ in told(file, day)] for day in days] == [
        [],
        ["“What next?”: tomorrow is the last day to vote."],
        ["“What next?”: today is the last day to vote."],
        ["“What next?” has closed. What was decided?"],
        ["“What next?” has closed. What was decided?"],
    ]
    assert told(file, CLOSES)[0][1:] == (BALLOTS, number)
    decide(file, Decision(0, "What next?", "yes", "", "members", CLOSES, ballot_id=number))
    assert told(file, CLOSES) == []


def test_a_ballot_closed_by_hand_waits_for_its_decision(file: CentreFile) -> None:
    number = ballot(file, "Choir")
    close_ballot(file, number, TODAY)
    assert told(file) == [("“What next?” has closed. What was decided?", BALLOTS, number)]


def test_a_term_is_told_when_it_ends_soon_and_nobody_comes_after(file: CentreFile) -> None:
    seat = save_seat(file, BoardSeat(0, "Chair", "members"))
    end = TODAY + timedelta(days=42)
    save_term(file, BoardTerm(0, seat, 1, date(2026, 1, 1), end))
    assert told(file, TODAY - timedelta(days=1)) == []
    assert told(file) == [("The term in the seat “Chair” ends on Sat 2 Jan.", BOARD, 0)]
    save_term(file, BoardTerm(0, seat, 2, end, end + timedelta(days=365)))
    assert told(file) == []
