"""Counting ballots and telling attendance on the command line."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from dropin.attendance.operations import check_in, set_head_count, sign_up
from dropin.choosing.model import MONEY, SHARES, Ballot, BallotOption, BoardSeat
from dropin.choosing.operations import (
    close_ballot,
    fill_seat,
    mark_paper,
    save_ballot,
    save_seat,
    vote,
    withdraw_option,
)
from dropin.choosing.store import ballot
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import add_activity
from dropin.programme.store import programme
from dropin.storage.file import CentreFile
from tests.commands import is_one_plain_sentence, run
from tests.files import NOW, new_file
from tests.printing.made import weekly

TODAY = NOW.date()
TUESDAY = date(2026, 11, 24)
ELECTION = """META
key;value
budget;100
vote_type;approval
PROJECTS
project_id;cost;name
p1;50;Choir
p2;50;Garden
p3;90;Film night
VOTES
voter_id;vote
1;p1,p3
2;p1,p3
3;p2
4;p2,p3
"""


def file_path(file: CentreFile) -> Path:
    file.close()
    return file.path


@pytest.fixture
def voted(tmp_path: Path) -> Path:
    """A closed ballot of three options by fair shares: ten tick choir, five chess."""
    file = new_file(tmp_path)
    options = tuple(
        BallotOption(0, title, money_cents=cents)
        for title, cents in (("Choir", 6_000), ("Chess", 3_000), ("Opera", 9_000))
    )
    draft = Ballot(
        *(0, "What next?", TODAY, date(2026, 12, 1)),
        rule=SHARES,
        measure=MONEY,
        budget=9_000,
        options=options,
    )
    ballot_id = save_ballot(file, draft, TODAY)
    saved = ballot(file, ballot_id)
    assert saved is not None
    choir, chess, opera = (each.id for each in saved.options)
    for number in range(15):
        person_id = add_person(file, Person(0, f"Person {number}"))
        ticked = {choir, opera} if number < 10 else {chess, opera}
        vote(file, ballot_id, person_id, frozenset(ticked), TODAY)
    withdraw_option(file, ballot_id, opera, TODAY)
    close_ballot(file, ballot_id, TODAY)
    return file_path(file)


def test_papers_that_are_not_in_the_box_yet_are_told(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    draft = Ballot(0, "What next?", TODAY, date(2026, 12, 1), options=(BallotOption(0, "Choir"),))
    ballot_id = save_ballot(file, draft, TODAY)
    mark_paper(file, ballot_id, add_person(file, Person(0, "Ana")), TODAY)
    close_ballot(file, ballot_id, TODAY)
    done = run("ballot", "count", file_path(file), "--ballot", str(ballot_id))
    assert "1 paper that was handed in is not in the box yet." in done.out


def test_a_ballot_is_counted_by_fair_shares(voted: Path) -> None:
    done = run("ballot", "count", voted, "--ballot", "1", "--json")
    told = json.loads(done.out)
    assert (done.status, done.err) == (0, "")
    assert set(told["chosen"]) == {1, 2}
    assert told["cost"] == 9_000
    assert told["payments"] == {
        "1": [{"voters": 10, "each": 600}],
        "2": [{"voters": 5, "each": 600}],
    }
    assert told["most_ticks"] == [1, 2]


def test_a_count_in_words_says_who_gave_what_and_which_option_was_withdrawn(voted: Path) -> None:
    done = run("ballot", "count", voted, "--ballot", "1")
    assert "+ Choir: 10 people each gave" in done.out
    assert "Opera" in done.out


def test_a_seat_settled_by_people_is_told_with_how(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    ana, ben = (add_person(file, Person(0, name)) for name in ("Ana", "Ben"))
    seat = save_seat(file, BoardSeat(0, "Chair", "members"))
    options = BallotOption(0, "Ana", person_id=ana), BallotOption(0, "Ben", person_id=ben)
    election = Ballot(0, "Who?", TODAY, date(2026, 12, 1), seat_id=seat, options=options)
    number = save_ballot(file, election, TODAY)
    known = ballot(file, number)
    assert known is not None
    for person_id, option in zip((ana, ben), known.options, strict=True):
        vote(file, number, person_id, {option.id}, TODAY)
    close_ballot(file, number, TODAY)
    lot = known.options[1].id
    fill_seat(file, number, TODAY, date(2027, 12, 1), TODAY, option_id=lot, reason="by lot")
    done = run("ballot", "count", file_path(file), "--ballot", str(number))
    settled = "Ana, Ben had as many ticks. How it was settled: by lot. Ben is elected: Chair."
    assert settled in done.out
    assert "Draw a lot" not in done.out


def test_a_ballot_that_is_still_open_is_not_counted(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    draft = Ballot(0, "What next?", TODAY, date(2999, 1, 1), options=(BallotOption(0, "Chess"),))
    save_ballot(file, draft, TODAY)
    assert is_one_plain_sentence(run("ballot", "count", file_path(file), "--ballot", "1"))


def test_a_ballot_that_is_not_there_is_said(voted: Path) -> None:
    assert is_one_plain_sentence(run("ballot", "count", voted, "--ballot", "7"))


def test_a_public_election_is_counted_by_both_rules(tmp_path: Path) -> None:
    source = tmp_path / "election.pb"
    source.write_text(ELECTION, encoding="utf-8")
    shares = json.loads(run("ballot", "count", "--pb", source, "--json").out)
    ticks = json.loads(run("ballot", "count", "--pb", source, "--rule", "ticks", "--json").out)
    assert set(shares["chosen"]) == {"p1", "p2"}
    assert set(ticks["chosen"]) == {"p3"}
    assert set(shares) == {
        *("chosen", "equal_shares", "completion", "cost", "payments", "ties", "most_ticks"),
    }


@pytest.mark.parametrize("text", [None, "", "META\nkey;value\n", "\0\0\0"])
def test_an_election_that_cannot_be_read_is_one_sentence(tmp_path: Path, text: str | None) -> None:
    source = tmp_path / "election.pb"
    if text is not None:
        source.write_text(text, encoding="utf-8")
    assert is_one_plain_sentence(run("ballot", "count", "--pb", source))


@pytest.mark.parametrize(
    "words",
    [(), ("centre.dropin",), ("--ballot", "1"), ("c.dropin", "--ballot", "1", "--pb", "e.pb")],
)
def test_a_count_of_nothing_or_of_both_is_wrong_usage(words: tuple[str, ...]) -> None:
    assert run("ballot", "count", *words).status == 2


def test_attendance_is_told_date_by_date(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    add_activity(file, weekly(0, "Choir", "TU", time(14)))
    ana, ben = (add_person(file, Person(0, name)) for name in ("Ana", "Ben"))
    (choir,) = occurrences(programme(file), TUESDAY, date(2026, 11, 25))
    then = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
    sign_up(file, choir, ana, now=NOW)
    check_in(file, choir, ana, now=then)
    check_in(file, choir, ben, now=then)
    check_in(file, None, ben, now=then)
    set_head_count(file, None, TUESDAY, 7)
    done = run("attendance", file_path(file), "--from", TUESDAY, "--to", TUESDAY, "--json")
    told = {each["activity_id"]: each for each in json.loads(done.out)}
    assert told[1] == {
        "day": "2026-11-24",
        "at": "14:00",
        "activity_id": 1,
        "activity": "Choir",
        "capacity": None,
        "signed_up": 1,
        "waiting": 0,
        "came": 2,
        "excused": 0,
        "missed": 0,
        "guests": 0,
        "fee_due": 0,
        "fee_paid": 0,
        "fee_waived": 0,
    }
    assert told[None]["came"] == 8
    words = run("attendance", tmp_path / "centre.dropin", "--from", TUESDAY, "--to", TUESDAY).out
    assert "Choir · 2 came · 1 signed up" in words


def test_days_the_wrong_way_round_are_said(tmp_path: Path) -> None:
    path = file_path(new_file(tmp_path))
    done = run("attendance", path, "--from", "2026-11-24", "--to", "2026-11-23")
    assert is_one_plain_sentence(done)
