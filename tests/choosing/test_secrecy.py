"""Nobody who has the finished file alone can tell who voted for what.

The strongest thing an attacker could find is a file that would look different, had two people
cast each other's votes, or had they come in another order. So whole elections are held again
with votes exchanged and people in another order, with everything else that goes on in a centre
between them, and the files must be the same to the last byte: then no table, number, order,
moment, history, place on a page, or crumb of what was there before can tell them apart.

Not covered, and said in ``voting``: copies made between two votes, what can be recovered of
deleted files from the disk itself, and results that tell by themselves.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dropin.choosing import store
from dropin.choosing.changes.votes import FIRST, SECOND
from dropin.choosing.model import COME, Ticks
from dropin.choosing.operations import (
    close_ballot,
    count_batch,
    mark_paper,
    save_batch_entry,
    start_batch,
    support,
    unmark_paper,
    vote,
)
from dropin.errors import KnownError
from dropin.people.operations import update_person
from dropin.people.store import person
from dropin.storage.file import CentreFile
from tests.choosing.made import TODAY, ballot, house, idea, options_of

TITLES = ("Choir", "Chess", "Walks", "Baking", "Radio")
AT_DESK = tuple(range(1, 9))  # numbers of people
ON_PAPER = (9, 10, 11)
MARKED_BY_MISTAKE = 12


def some_votes(seed: int) -> list[Ticks]:
    """One for each person at the desk, then one for each paper; hardly two alike."""
    chance = random.Random(seed)
    return [
        frozenset(chance.sample(range(1, len(TITLES) + 1), chance.randint(0, len(TITLES))))
        for _ in (*AT_DESK, *ON_PAPER)
    ]


def hold(
    folder: Path, order: Sequence[int], votes: Mapping[int, Ticks], papers: list[Ticks]
) -> Path:
    """A whole election: ``order`` is who comes to the desk when, ``papers`` as they lie."""
    folder.mkdir()
    with house(folder) as file:
        choir = idea(file)
        number = ballot(file, *TITLES)
        assert options_of(file, number) == tuple(range(1, len(TITLES) + 1))
        for turn, voter in enumerate(order):
            vote(file, number, voter, votes[voter], TODAY)
            _life_goes_on(file, choir, turn)
            if turn < len(ON_PAPER):
                mark_paper(file, number, ON_PAPER[turn], TODAY)
            if turn == 5:
                _correct_a_mark(file, number)
        _enter(file, number, papers)
        close_ballot(file, number, date(2026, 11, 30))
        assert sum(store.votes_of(file, number, date(2026, 11, 30)).values()) == len(votes) + 3
    return folder / "centre.dropin"


def _life_goes_on(file: CentreFile, choir: int, turn: int) -> None:
    if turn % 3 == 2:
        file.undo()
        file.redo()
        file.undo()
    else:
        support(file, choir, COME, turn + 1, TODAY)
        somebody = person(file, turn + 1)
        assert somebody is not None
        update_person(file, replace(somebody, access_needs="a long description " * 60 * turn))


def _correct_a_mark(file: CentreFile, number: int) -> None:
    mark_paper(file, number, MARKED_BY_MISTAKE, TODAY)
    unmark_paper(file, number, MARKED_BY_MISTAKE)


def _enter(file: CentreFile, number: int, papers: Sequence[Ticks]) -> None:
    batch = start_batch(file, number)
    save_batch_entry(file, batch, FIRST, papers[::-1])
    save_batch_entry(file, batch, SECOND, papers)
    save_batch_entry(file, batch, FIRST, papers)  # after a mistake was found
    count_batch(file, batch)


@pytest.fixture(params=[1, 2])
def seed(request: pytest.FixtureRequest) -> int:
    found: int = request.param
    return found


def test_had_people_cast_each_others_votes_the_file_would_be_the_same(
    tmp_path: Path, seed: int
) -> None:
    chance, votes = random.Random(seed), some_votes(seed)
    order = chance.sample(AT_DESK, len(AT_DESK))
    one = hold(tmp_path / "one", order, dict(zip(AT_DESK, votes, strict=False)), votes[8:])
    chance.shuffle(votes)  # across desk and paper
    other = hold(tmp_path / "other", order, dict(zip(AT_DESK, votes, strict=False)), votes[8:])
    assert one.read_bytes() == other.read_bytes()


def test_had_people_come_in_another_order_the_file_would_be_the_same(
    tmp_path: Path, seed: int
) -> None:
    chance, votes = random.Random(seed), some_votes(seed)
    cast, papers = dict(zip(AT_DESK, votes, strict=False)), votes[8:]
    one = hold(tmp_path / "one", AT_DESK, cast, papers)
    order = chance.sample(AT_DESK, len(AT_DESK))
    other = hold(tmp_path / "other", order, cast, papers[::-1])
    assert one.read_bytes() == other.read_bytes()


def test_whether_papers_or_the_desk_came_first_leaves_no_trace(tmp_path: Path) -> None:
    desk, papers = [(True, each) for each in AT_DESK], [(False, each) for each in ON_PAPER]
    contents = set()
    for name, steps in (("one", [*desk, *papers]), ("other", [*papers, *desk])):
        (tmp_path / name).mkdir()
        with house(tmp_path / name) as file:
            choir, number = idea(file), ballot(file, *TITLES)
            for turn, (is_at_desk, person_id) in enumerate(steps):
                if is_at_desk:
                    vote(file, number, person_id, [1], TODAY)
                else:
                    mark_paper(file, number, person_id, TODAY)
                _life_goes_on(file, choir, turn)
        contents.add((tmp_path / name / "centre.dropin").read_bytes())
    assert len(contents) == 1


def test_files_of_the_same_rows_do_differ_where_order_leaves_a_trail(tmp_path: Path) -> None:
    """What the tests above rest on: an ordinary table does tell in which order it was filled."""
    contents = set()
    for name, order in (("one", AT_DESK), ("other", AT_DESK[::-1])):
        (tmp_path / name).mkdir()
        with house(tmp_path / name) as file:
            choir = idea(file)
            with file.load("Support") as change:
                for number in order:
                    change.insert(
                        "support", id=number, idea_id=choir, kind=COME, given_on="2026-11-22"
                    )
        contents.add((tmp_path / name / "centre.dropin").read_bytes())
    assert len(contents) == 2


def test_no_crumb_of_an_earlier_box_is_left_in_the_file(tmp_path: Path) -> None:
    votes, earlier = some_votes(7), set()
    with house(tmp_path) as file:
        number = ballot(file, *TITLES)
        for voter, ticks in zip(AT_DESK, [votes[0], *votes[:7]], strict=True):
            vote(file, number, voter, ticks, TODAY)
            earlier |= set(_entries(store.box_text(file, number)))
            support(file, idea(file, f"Idea {voter}"), COME, voter, TODAY)
        last = set(_entries(store.box_text(file, number)))
    content = (tmp_path / "centre.dropin").read_bytes()
    assert earlier - last, "the box has changed while people voted"
    assert all(each.encode() in content for each in last)
    assert not [each for each in earlier - last if each.encode() in content]


def test_no_crumb_of_papers_in_their_order_is_left_in_the_file(tmp_path: Path) -> None:
    papers: list[Ticks] = [frozenset({1, 2}), frozenset({3, 5}), frozenset({2, 4})]
    with house(tmp_path) as file:
        number = ballot(file, *TITLES)
        for voter in ON_PAPER:
            mark_paper(file, number, voter, TODAY)
        _enter(file, number, papers)
    content = (tmp_path / "centre.dropin").read_bytes()
    for crumb in (b"[[1,2],[3,5]", b"[3,5],[2,4]", b"[2,4],[3,5]", b"[3,5],[1,2]"):
        assert crumb not in content


def test_voting_leaves_the_history_as_if_nobody_had_voted(tmp_path: Path) -> None:
    with house(tmp_path) as file:
        number = ballot(file, *TITLES)
        before = _all_rows(file.path, but="sealed_")
        for voter in AT_DESK:
            vote(file, number, voter, [voter % 5 + 1], TODAY)
        assert _all_rows(file.path, but="sealed_") == before
    assert [each.name for each in tmp_path.iterdir() if "journal" in each.name] == []


def test_numbers_of_voters_say_nothing_but_who_they_are(tmp_path: Path) -> None:
    with house(tmp_path) as file:
        number = ballot(file, *TITLES)
        for voter in (5, 2, 8, 1):
            vote(file, number, voter, [1], TODAY)
        rows = [tuple(row) for row in file.rows("SELECT id, person_id, way FROM sealed_voter")]
    assert rows == [((number << 32) + each, each, "desk") for each in (1, 2, 5, 8)]


def test_nobody_looks_into_the_box_before_it_closes(tmp_path: Path) -> None:
    with house(tmp_path) as file:
        number = ballot(file, *TITLES)
        vote(file, number, 1, [1], TODAY)
        with pytest.raises(KnownError, match="counted when the ballot has closed"):
            store.votes_of(file, number, TODAY)


def _entries(box: str) -> list[str]:
    """``[[1,3],2]`` and so on, as they stand in the box."""
    return [json.dumps(each, separators=(",", ":")) for each in json.loads(box)]


def _all_rows(path: Path, *, but: str) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    try:
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not row[0].startswith(but)
        ]
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    finally:
        connection.close()
