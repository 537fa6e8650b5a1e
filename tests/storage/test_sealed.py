"""Sealed tables: no trace in the history, and nothing left of what was overwritten."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dropin.errors import BugError, KnownError
from dropin.storage import rescue
from dropin.storage.backup import backup_now
from dropin.storage.file import CentreFile
from tests.storage.conftest import START, Opener, TestClock, names
from tests.storage.faults import is_sound, overwrite_page, page_with, raw
from tests.storage.people import Child, no_file_larger_than

SECRET = "blackbird" * 900  # longer than a page, so that it stands on pages of its own

BALLOT = {
    "question": "What next?",
    "opens_on": "2026-11-01",
    "closes_on": "2026-12-01",
    "rule": "ticks",
}


@pytest.fixture
def ballot(centre: CentreFile) -> int:
    with centre.change("Open the ballot") as change:
        number = change.insert("ballot", **BALLOT)
        change.insert("ballot_option", ballot_id=number, position=0, title="Choir")
    return number


def put_in(centre: CentreFile, ballot: int, votes: str) -> None:
    with centre.sealed() as change:
        if centre.value("SELECT count(*) FROM sealed_box"):
            change.update("sealed_box", ballot, votes=votes)
        else:
            change.insert("sealed_box", id=ballot, ballot_id=ballot, votes=votes, papers=0)


def mark(centre: CentreFile, ballot: int, *people: int) -> None:
    with centre.sealed() as change:
        for person in people:
            number = ballot * 1000 + person
            change.insert("sealed_voter", id=number, ballot_id=ballot, person_id=person, way="desk")


def journal(centre: CentreFile) -> list[tuple[object, ...]]:
    tables = ("change_set", "change_row", "file_stamp", "sqlite_sequence")
    return [tuple(row) for name in tables for row in centre.rows(f"SELECT * FROM {name}")]


def test_a_sealed_step_leaves_the_history_as_it_was(centre: CentreFile, ballot: int) -> None:
    before, last = journal(centre), centre.last_change_id
    put_in(centre, ballot, SECRET)
    mark(centre, ballot, 1)
    assert journal(centre) == before
    assert centre.last_change_id == last
    assert centre.undo_label == "Open the ballot"


def test_pages_hear_of_a_sealed_step(centre: CentreFile, ballot: int) -> None:
    heard: list[frozenset[str]] = []
    centre.listeners.append(heard.append)
    put_in(centre, ballot, "[]")
    assert heard == [frozenset({"sealed_box", "sealed_voter", "sealed_batch"})]


@pytest.mark.parametrize(
    "act",
    [
        lambda change: change.insert("person", name="Ed"),
        lambda change: change.update("person", 1, name="Ed"),
        lambda change: change.delete("person", 1),
        lambda change: change.insert("change_set", label="Ed"),
        lambda change: change.insert("sealed_box", nonsense=1),
        lambda change: change.insert("sealed_box", votes="[]"),
    ],
)
def test_a_sealed_step_keeps_to_the_sealed_tables(
    centre: CentreFile, act: Callable[..., object]
) -> None:
    before = journal(centre)
    with pytest.raises(BugError), centre.sealed() as change:
        act(change)
    assert names(centre) == ["Bo", "Cy", "Di"]
    assert journal(centre) == before


def test_named_steps_keep_off_the_sealed_tables(centre: CentreFile, ballot: int) -> None:
    with pytest.raises(BugError), centre.change("Peek") as change:
        change.insert("sealed_box", ballot_id=ballot, votes="[]")
    with pytest.raises(BugError), centre.sealed(), centre.change("Inside"):
        pass
    with pytest.raises(BugError), centre.change("Around"), centre.sealed():
        pass
    assert centre.value("SELECT count(*) FROM sealed_box") == 0


def test_a_step_that_fails_is_gone_as_a_whole(centre: CentreFile, ballot: int) -> None:
    put_in(centre, ballot, "before")
    with pytest.raises(BugError):
        put_in_and_fail(centre, ballot)
    assert centre.value("SELECT votes FROM sealed_box") == "before"
    put_in(centre, ballot, "later")
    assert centre.value("SELECT votes FROM sealed_box") == "later"


def put_in_and_fail(centre: CentreFile, ballot: int) -> None:
    with centre.sealed() as change:
        change.update("sealed_box", ballot, votes="after")
        change.delete("sealed_box", ballot + 1)


def test_a_full_disk_changes_nothing(centre: CentreFile, ballot: int) -> None:
    put_in(centre, ballot, "before")
    size = centre.path.stat().st_size
    with no_file_larger_than(size), pytest.raises(KnownError, match="is as it was"):
        put_in(centre, ballot, SECRET * 10)
    assert centre.value("SELECT votes FROM sealed_box") == "before"


def test_a_file_open_for_reading_refuses(centre: CentreFile, ballot: int, reopen: Opener) -> None:
    second = reopen(centre.path)
    assert second.read_only
    with pytest.raises(KnownError):
        put_in(second, ballot, "[]")


def test_a_kill_leaves_one_box_or_the_other(centre: CentreFile, ballot: int) -> None:
    boxes = ["blackbird" * 9_000, "nightingale" * 9_000]
    put_in(centre, ballot, boxes[0])
    path = centre.path
    centre.close()

    def cast_and_cast(say: Callable[[str], None]) -> None:
        with CentreFile.open(path, clock=TestClock(), who="Cy") as file:
            say("go")
            for turn in range(1, 10_000):
                put_in(file, ballot, boxes[turn % 2])

    chance = random.Random(5)
    for _ in range(10):
        child = Child(cast_and_cast)
        child.hear()
        time.sleep(chance.uniform(0, 0.05))
        child.kill()
        with CentreFile.open(path, clock=TestClock(), who="Ana") as file:
            assert file.value("SELECT votes FROM sealed_box") in boxes
    assert is_sound(path)


def test_nothing_is_left_of_what_was_overwritten(centre: CentreFile, ballot: int) -> None:
    # As SQLite is by itself on some systems: where it always wipes, the step need not ask for it.
    centre._connection.execute("PRAGMA secure_delete = OFF")
    for fill in ("a short secret", SECRET, SECRET[:5000], "nightingale" * 2000, "[]"):
        put_in(centre, ballot, fill)
    with centre.change("Others need room") as change:
        for number in range(200):
            change.insert("place", name=f"Place {number}")
    centre.close()
    content = centre.path.read_bytes()
    for crumb in (b"short secret", b"blackb", b"ckbird", b"nighti", b"ingale"):
        assert crumb not in content


def test_the_order_of_rows_leaves_no_trace(tmp_path: Path) -> None:
    """Neither within a page nor in which page is which, with other changes between the steps."""
    everybody, contents = list(range(1, 601)), set()
    for number in range(3):
        path = tmp_path / f"{number}.dropin"
        random.Random(number).shuffle(everybody)
        with CentreFile.create(path, clock=TestClock(), who="Ana") as file:
            with file.change("Open the ballot") as change:
                change.insert("ballot", **BALLOT)
            for begin in range(0, 600, 40):
                mark(file, 1, *everybody[begin : begin + 40])
                with file.change("Others need room") as change:
                    change.insert("person", name="Ed", access_needs="so much " * begin)
        contents.add(path.read_bytes())
    assert len(contents) == 1


def test_what_sealed_rows_stand_on_is_neither_undone_nor_done_again(
    centre: CentreFile, ballot: int
) -> None:
    with centre.change("Rename an option") as change:
        change.update("ballot_option", 1, title="Chess")
    assert centre.undo() == "Rename an option"
    mark(centre, ballot, 1)
    for step in (centre.redo, centre.undo):
        with pytest.raises(KnownError, match="a vote stays as it was cast") as error:
            step()
        assert error.value.next_step
    assert centre.value("SELECT title FROM ballot_option") == "Choir"
    assert centre.undo_label == "Open the ballot"


def test_what_merely_mentions_it_can_still_be_undone(centre: CentreFile, ballot: int) -> None:
    mark(centre, ballot, 1)
    with centre.change("Meet") as change:
        meeting = change.insert("meeting", held_on="2026-11-30")
        change.insert(
            "agenda_item",
            meeting_id=meeting,
            position=0,
            kind="ballot",
            title="It closed",
            ballot_id=ballot,
        )
    assert centre.undo() == "Meet"
    assert centre.redo() == "Meet"


def test_what_others_lean_on_without_more_ado_is_not_undone(centre: CentreFile) -> None:
    with centre.change("Owe") as change:
        fee = change.insert(
            "fee", day="2026-11-22", original_day="2026-11-22", title="Lunch", due_cents=300
        )
    before = centre.last_change_id
    with raw(centre.path) as other:  # what the journal does not know of, it cannot take along
        other.execute(
            "INSERT INTO payment (fee_id, day, cents, receipt) VALUES (?, '2026-11-22', 300, 1)",
            (fee,),
        )
    with pytest.raises(KnownError, match="“Owe” cannot be undone: something else"):
        centre.undo()
    assert centre.last_change_id == before
    assert centre.value("SELECT count(*) FROM fee") == 1


def test_a_backup_holds_the_sealed_rows(centre: CentreFile, ballot: int, reopen: Opener) -> None:
    put_in(centre, ballot, SECRET)
    kept = backup_now(centre.path, now=START)
    assert reopen(kept, read_only=True).value("SELECT votes FROM sealed_box") == SECRET


def test_a_rescue_brings_the_sealed_rows_over(
    centre: CentreFile, ballot: int, tmp_path: Path, reopen: Opener
) -> None:
    put_in(centre, ballot, "kept")
    for person in (3, 1, 2):
        mark(centre, ballot, person)
    with centre.load("Many") as change:
        for number in range(500):
            change.insert("place", name=f"Place {number:04}", address="somewhere " * 20)
    centre.close()
    overwrite_page(centre.path, page_with(centre.path, b"Place 0250"))
    rescued = rescue.rescue(centre.path, tmp_path / "Rescued.dropin")
    assert rescued.saved["sealed_voter"] == 3
    assert rescued.saved["sealed_box"] == 1
    again = reopen(rescued.path)
    assert again.value("SELECT votes FROM sealed_box") == "kept"
