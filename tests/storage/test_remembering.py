"""What the program itself notes: beside the journal, and never in the way of undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from dropin.errors import BugError, KnownError
from dropin.storage import rescue
from dropin.storage.check import check
from dropin.storage.file import CentreFile
from tests.storage.conftest import TestClock

TABLE = "remembered_print"


def note(centre: CentreFile, says: str, *, first: str = "2026-11-23") -> None:
    with centre.remembering() as memory:
        memory.note(
            TABLE,
            sheet="week",
            first_day=first,
            ends_on="2026-11-30",
            printed_at="2026-11-22T09:00:00Z",
            options="{}",
            says=says,
        )


def said(centre: CentreFile) -> list[object]:
    return [row["says"] for row in centre.rows(f"SELECT says FROM {TABLE} ORDER BY first_day")]


def test_a_note_is_no_edit_and_leaves_what_was_undone_to_be_done_again(centre: CentreFile) -> None:
    with centre.change("Add Bo") as change:
        change.insert("person", name="Bo")
    centre.undo()
    before = centre.last_change_id
    note(centre, "one")
    assert centre.last_change_id == before
    assert centre.redo_label == "Add Bo"
    centre.redo()
    assert said(centre) == ["one"]


def test_a_later_note_of_the_same_thing_takes_the_place_of_the_first(centre: CentreFile) -> None:
    note(centre, "one")
    note(centre, "two")
    note(centre, "another", first="2026-11-24")
    assert said(centre) == ["two", "another"]


def test_what_is_long_past_is_forgotten(centre: CentreFile) -> None:
    note(centre, "old", first="2026-01-05")
    note(centre, "new")
    with centre.remembering() as memory:
        memory.forget_before(TABLE, "first_day", "2026-06-01")
    assert said(centre) == ["new"]


def test_pages_hear_of_a_note(centre: CentreFile) -> None:
    heard: list[frozenset[str]] = []
    centre.listeners.append(heard.append)
    note(centre, "one")
    assert heard == [frozenset({TABLE})]


def test_only_memories_are_written_and_not_in_the_middle_of_an_edit(centre: CentreFile) -> None:
    with pytest.raises(BugError), centre.remembering() as memory:
        memory.note("person", name="Bo")
    with centre.change("Add Bo") as change:
        change.insert("person", name="Bo")
        with pytest.raises(BugError):
            note(centre, "one")
    assert said(centre) == []


def test_a_note_that_fails_half_way_leaves_nothing(centre: CentreFile) -> None:
    def fail() -> None:
        with centre.remembering() as memory:
            memory.forget_before(TABLE, "first_day", "9999")
            raise OSError

    note(centre, "one")
    with pytest.raises(OSError):  # noqa: PT011  whichever
        fail()
    assert said(centre) == ["one"]


def test_a_file_opened_for_reading_notes_nothing(path: Path, clock: TestClock) -> None:
    CentreFile.create(path, clock=clock, who="Ana").close()
    with CentreFile.open(path, clock=clock, who="Ana", read_only=True) as file:
        with pytest.raises(KnownError):
            note(file, "one")
        assert said(file) == []


def test_notes_are_copied_out_of_a_damaged_file_and_do_not_make_a_sound_one_look_odd(
    centre: CentreFile, tmp_path: Path
) -> None:
    note(centre, "one")
    centre.close()
    assert check(centre.path).sound
    rescued = rescue.rescue(centre.path, tmp_path / "saved.dropin")
    assert rescued.saved[TABLE] == 1
