"""Public election files: what is read from them, and what is said of those that can't be."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dropin.choosing.counting import as_json, count_shares
from dropin.choosing.pabulib import read_election
from dropin.errors import KnownError

ELECTION = """\
META
key; value
description; Harbour House, spring
num_projects; 3
num_votes; 4
budget; 100.5
vote_type; approval
PROJECTS
project_id; cost; category; name
k7; 60; music; "Choir;piano"
12; 40,25; health; Yoga
x; 0; ; Walk
VOTES
voter_id; age; vote
1; 34; k7,12
2; 71; 12
3; ; 12 , k7
4; 20;
"""


def with_votes(vote_type: str, *lines: str) -> str:
    start = ELECTION[: ELECTION.index("VOTES")].replace("approval", vote_type)
    return start + "\n".join(("VOTES", *lines))


def test_an_election_is_read_whole() -> None:
    election = read_election(ELECTION)
    assert [(each.id, each.title) for each in election.options] == [
        (1, "Choir;piano"),
        (2, "Yoga"),
        (3, "Walk"),
    ]
    assert election.project_ids == {1: "k7", 2: "12", 3: "x"}
    assert election.votes == {frozenset({1, 2}): 2, frozenset({2}): 1, frozenset(): 1}


def test_decimals_come_out_whole_and_go_back_exactly() -> None:
    election = read_election(ELECTION)
    assert election.units == 4
    assert [each.cost for each in election.options] == [240, 161, 0]
    assert Fraction(election.budget, election.units) == Fraction("100.5")
    count = count_shares(election.options, election.votes, budget=election.budget)
    told = as_json(count, election.project_ids, units=election.units)
    assert told["chosen"] == ["12", "k7"]
    assert told["cost"] == "401/4"


@pytest.mark.parametrize(
    ("vote_type", "lines", "ticked"),
    [
        ("choose-1", ["voter_id;vote", "1;k7"], {1}),
        ("ordinal", ["voter_id;vote", "1;12,k7"], {1, 2}),
        ("cumulative", ["voter_id;vote;points", "1;12,k7;4,0"], {2}),
        ("scoring", ["voter_id;vote;points", "1;12,k7,x;0.5,-1,3"], {2, 3}),
        ("scoring", ["voter_id;vote;points", "1;;"], set()),
        ("approval", ["voter_id;vote", "1;none"], set()),
    ],
)
def test_every_kind_of_vote_becomes_ticks(
    vote_type: str, lines: list[str], ticked: set[int]
) -> None:
    assert read_election(with_votes(vote_type, *lines)).votes == {frozenset(ticked): 1}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_it_does_not_matter_where_the_file_was_made(newline: str) -> None:
    text = "\ufeff" + ELECTION.replace("\n", newline).replace("; ", ";").replace("META", "meta")
    assert read_election(text) == read_election(ELECTION)


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("budget; 100.5\n", "", 1, "META names no budget."),
        ("100.5", "much", 6, "“much” is not an amount."),
        ("100.5", "-3", 6, "“-3” is not an amount."),
        ("approval", "veto", 7, "No such votes are known: veto."),
        ("; cost;", "; price;", 9, "There should be a column “cost”."),
        ("12; 40,25", "k7; 40,25", 11, "Each project needs an id of its own."),
        ("40,25", "1.2.3", 11, "“1.2.3” is not an amount."),
        ("age; vote", "age; choice", 14, "There should be a column “vote”."),
        ("71; 12", "71; 13", 16, "There is no project “13”."),
        ("META\n", "", 1, "The file should begin with META."),
        ("VOTES\n", "", 17, "There is no VOTES."),
        ("VOTES\n", "PROJECTS\n", 13, "A second PROJECTS begins here."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(old: str, new: str, line: int, why: str) -> None:
    with pytest.raises(KnownError) as refused:
        read_election(ELECTION.replace(old, new))
    assert refused.value.what == f"Line {line} of the election file cannot be read. {why}"
    assert refused.value.next_step


@pytest.mark.parametrize("text", ["", "\n\n", "META", "not an election", '"', "a" * 200_000 + '"'])
def test_what_is_no_election_is_refused(text: str) -> None:
    with pytest.raises(KnownError):
        read_election(text)


def test_points_need_a_project_each() -> None:
    with pytest.raises(KnownError, match="as many points as projects"):
        read_election(with_votes("scoring", "voter_id;vote;points", "1;12,k7;4"))


def test_a_quotation_that_never_ends_is_refused() -> None:
    with pytest.raises(KnownError):
        read_election(ELECTION.replace('piano"', "piano" + "o" * 140_000))
