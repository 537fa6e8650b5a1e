"""Tables of buddies and of those who would like one: told, brought in, updated, nothing private."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

import pytest

from dropin.buddies.model import BUS, HELP, FreeTime
from dropin.buddies.operations import propose, save_terms
from dropin.buddies.store import avoids, terms_of, topics, waiting_requests
from dropin.people.store import person
from tests.exchange.buddy_tables import CLEO, REQUESTS, brought_in, opened, three_people
from tests.files import NOW, dump

BUDDIES = "Name,Most pairs,Free,Helps with,Prefers not,Interests,Reach,Languages"
ANA = (
    'Ana Lopes,2,"Tuesday afternoons, Thursday 10-12","Shopping, Cooking",Budgeting,Chess,bus,'
    '"English, Tamil"'
)


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    return three_people(tmp_path)


def test_a_buddy_comes_in_with_all_that_matching_needs(centre: Path) -> None:
    told = brought_in(centre, BUDDIES, ANA).out
    assert "1 added" in told
    assert "These come onto the centre’s lists: Budgeting, Cooking, Shopping, Chess." in told
    for file in opened(centre):
        held = terms_of(file, 1)
        assert held is not None
        assert (held.most_pairs, held.reach) == (2, (BUS,))
        assert FreeTime(3, time(10), time(12)) in held.times
        who = person(file, 1)
        assert who is not None
        assert who.languages == ("English", "Tamil")
        names = {each.id: each.name for each in topics(file)}
        likings = {(names[each.topic_id], each.liking) for each in held.likings}
        assert ("Budgeting", "rather not") in likings
        assert {("Shopping", "yes"), ("Cooking", "yes"), ("Chess", "yes")} < likings


def test_the_same_again_changes_nothing_and_an_empty_cell_keeps_what_was(centre: Path) -> None:
    brought_in(centre, BUDDIES, ANA)
    assert "1 unchanged" in brought_in(centre, BUDDIES, ANA).out
    assert "1 updated" in brought_in(centre, "Name,Most pairs,Helps with", "Ana Lopes,3,").out
    for file in opened(centre):
        held = terms_of(file, 1)
        assert held is not None
        assert held.most_pairs == 3
        assert len(held.likings) == 4


def test_a_whole_table_is_one_step_to_undo(centre: Path) -> None:
    for file in opened(centre):
        before = dump(file)
    brought_in(centre, BUDDIES, ANA, "Ben Okafor,1,weekdays,Company,,,")
    for file in opened(centre):
        file.undo()
        assert terms_of(file, 1) is None
        assert dump(file) == before


def test_a_whole_table_of_requests_is_one_step_to_undo(centre: Path) -> None:
    for file in opened(centre):
        before = dump(file)
    brought_in(centre, REQUESTS, CLEO, "Ana Lopes;2026-11-21;Company.;Baking;weekends;;")
    for file in opened(centre):
        assert len(waiting_requests(file)) == 2
        assert avoids(file)
        file.undo()
        assert dump(file) == before


@pytest.mark.parametrize("avoided", ["Ben Okafor", "ben okafor", "Ben"])
def test_a_person_among_what_a_buddy_prefers_not_is_refused_and_told_nowhere(
    centre: Path, avoided: str
) -> None:
    header = "Name,Most pairs,Helps with,Prefers not"
    for options in ((), ("--json",)):
        told = brought_in(centre, header, f"Ana Lopes,2,Shopping,{avoided}", options=options)
        assert avoided not in told.out + told.err
        assert "names a person" in told.out
    for file in opened(centre):
        assert terms_of(file, 1) is None
        assert not topics(file)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Ben Okafor,0,,Shopping,,,", "at least one pair"),
        ("Ben Okafor,many,,Shopping,,,", "many"),
        ("Ben Okafor,1,whenever,Shopping,,,", "no time such as"),
        ("Ben Okafor,1,,Shopping,,,rocket", "neither walks, bus nor drives"),
        ("Ben Okafor,1,,Shopping,shopping,,", "named both ways"),
        (",1,,Shopping,,,", "no name"),
        ("Nobody Known,1,,Shopping,,,", "Who is meant?"),
    ],
)
def test_a_bad_row_says_why_and_the_good_one_goes_in(centre: Path, row: str, why: str) -> None:
    told = brought_in(centre, BUDDIES, row, ANA).out
    assert why in told
    assert "1 added" in told


def test_a_table_never_cuts_somebody_below_the_pairs_they_have(centre: Path) -> None:
    long_ago = "Ana Lopes,2,Shopping,Tuesday,2026-01-01"
    brought_in(centre, "Name,Most pairs,Helps with,Free,Buddy from", long_ago)
    cleo = CLEO.replace("Ben Okafor", "")
    brought_in(centre, REQUESTS, "Ben Okafor;2026-01-02;Company.;Shopping;Tuesday;;", cleo)
    for file in opened(centre):
        for asked in waiting_requests(file):
            propose(file, asked.id, 1, NOW.date())
    told = brought_in(centre, "Name,Most pairs", "Ana Lopes,1").out
    assert "They have 2 pairs now; fewer can be said in the window." in told
    again = brought_in(centre, REQUESTS, cleo).out
    assert "They have a buddy, or are being asked about one." in again


def test_a_request_comes_in_and_again_it_is_changed_not_doubled(centre: Path) -> None:
    assert "1 added" in brought_in(centre, REQUESTS, CLEO).out
    assert "1 unchanged" in brought_in(centre, REQUESTS, CLEO).out
    changed = CLEO.replace("Tuesday", "weekends")
    assert "1 updated" in brought_in(centre, REQUESTS, changed).out
    for file in opened(centre):
        (asked,) = waiting_requests(file)
        assert asked.made_on == date(2026, 11, 20)
        assert asked.words == "Swimming again."
        assert {each.weekday for each in asked.times} == {5, 6}
        assert [each.name for each in topics(file) if each.kind == HELP] == ["Shopping"]


@pytest.mark.parametrize("options", [(), ("--json",), ("--dry-run",)])
@pytest.mark.parametrize("avoided", ["Ben Okafor", "Mo Unknown", "Cleo Byrne"])
def test_whom_somebody_avoids_comes_in_and_is_told_nowhere(
    centre: Path, options: tuple[str, ...], avoided: str
) -> None:
    row = CLEO.replace("Ben Okafor", avoided)
    told = brought_in(centre, REQUESTS, row, options=options).out
    if avoided != "Cleo Byrne":
        assert avoided not in told
    for file in opened(centre):
        held = [(each.person_id, each.other_id) for each in avoids(file)]
    came_in = avoided == "Ben Okafor" and "--dry-run" not in options
    assert held == ([(3, 2)] if came_in else [])


@pytest.mark.parametrize("options", [(), ("--json",)])
@pytest.mark.parametrize("heading", ["Avoid", "Avoids", "Rather avoid"])
def test_a_plain_avoid_column_is_private_too(
    centre: Path, heading: str, options: tuple[str, ...]
) -> None:
    headings = f"Name;Words;Help with;{heading}"
    told = brought_in(centre, headings, "Cleo Byrne;Company.;Shopping;Ben Okafor", options=options)
    assert "Ben Okafor" not in told.out
    for file in opened(centre):
        assert [(each.person_id, each.other_id) for each in avoids(file)] == [(3, 2)]
        assert "Ben Okafor" not in {each.name for each in topics(file)}


@pytest.mark.parametrize("heading", ["Would rather avoid", "Topics to avoid", "Not wanted"])
@pytest.mark.parametrize("avoided", ["Ben Okafor", "Ben", "Somebody Unknown"])
def test_a_person_among_topics_to_avoid_is_refused_and_told_nowhere(
    centre: Path, heading: str, avoided: str
) -> None:
    headings = f"Name;Words;Hopes for;{heading}"
    row = f"Cleo Byrne;Company.;Shopping;{avoided}"
    for options in ((), ("--json",)):
        told = brought_in(centre, headings, row, options=options)
        assert avoided not in told.out + told.err
        assert "Put people under" in told.out
    for file in opened(centre):
        assert not waiting_requests(file)
        assert avoided not in {each.name for each in topics(file)}


def test_an_interest_of_the_list_can_be_avoided(centre: Path) -> None:
    brought_in(centre, BUDDIES, ANA)
    row = "Cleo Byrne;Company.;Shopping;chess"
    assert "1 added" in brought_in(centre, "Name;Words;Hopes for;Would rather avoid", row).out


def test_each_row_is_told_as_json_as_every_other_table(centre: Path) -> None:
    told = json.loads(brought_in(centre, REQUESTS, CLEO, options=("--json",)).out)
    assert told["rows"][0]["status"] == "ok"
    assert told["added"] == 1


def test_terms_made_in_the_window_are_known_to_the_table(centre: Path) -> None:
    brought_in(centre, BUDDIES, ANA)
    for file in opened(centre):
        held = terms_of(file, 1)
        assert held is not None
        save_terms(file, held, NOW.date())
    assert "1 unchanged" in brought_in(centre, BUDDIES, ANA).out
