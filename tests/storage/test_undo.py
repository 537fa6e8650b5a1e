"""Undo and redo: many steps, across restarts, and never over somebody's later change."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.storage import journal
from dropin.storage.file import CentreFile
from tests.storage.conftest import Opener, TestClock, names


def rename(file: CentreFile, id: int, name: str) -> None:
    with file.change(f"Rename to {name}") as change:
        change.update("person", id, name=name)


def change_behind_our_back(path: Path, sql: str) -> None:
    """As another program would: without a journal."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql)
    connection.close()


def test_steps_are_undone_newest_first_and_redone_in_order(centre: CentreFile) -> None:
    rename(centre, 1, "Bob")
    rename(centre, 1, "Robert")
    assert centre.undo_label == "Rename to Robert"
    assert [centre.undo(), centre.undo(), centre.undo(), centre.undo()] == [
        "Rename to Robert",
        "Rename to Bob",
        "Add three people",
        None,
    ]
    assert names(centre) == []
    assert centre.redo_label == "Add three people"
    assert [centre.redo(), centre.redo(), centre.redo(), centre.redo()] == [
        "Add three people",
        "Rename to Bob",
        "Rename to Robert",
        None,
    ]
    assert names(centre) == ["Robert", "Cy", "Di"]


def test_undo_and_redo_reach_across_restarts_with_their_labels(
    centre: CentreFile, reopen: Opener
) -> None:
    rename(centre, 1, "Bob")
    centre.close()
    second = reopen(centre.path)
    assert second.undo_label == "Rename to Bob"
    assert second.undo() == "Rename to Bob"
    second.close()
    third = reopen(centre.path)
    assert third.redo_label == "Rename to Bob"
    assert third.redo() == "Rename to Bob"
    assert names(third) == ["Bob", "Cy", "Di"]


def test_a_new_change_closes_redo_and_keeps_the_history(centre: CentreFile) -> None:
    rename(centre, 1, "Bob")
    centre.undo()
    rename(centre, 2, "Cyril")
    assert centre.redo_label is None
    assert centre.redo() is None
    assert [entry.label for entry in centre.history("person", 1)] == [
        "Add three people",
        "Rename to Bob",
        "Undo: Rename to Bob",
    ]


def test_an_empty_step_does_not_close_redo(centre: CentreFile) -> None:
    rename(centre, 1, "Bob")
    centre.undo()
    rename(centre, 1, "Bo")
    assert centre.redo() == "Rename to Bob"


def test_removing_a_person_with_all_that_hangs_on_them_comes_back_whole(
    centre: CentreFile,
) -> None:
    with centre.change("Bo leads the choir") as change:
        change.insert("role_held", person_id=1, role="leader", starts_on="2026-01-01")
        change.insert("consent", person_id=1, kind="name_on_prints", given_on="2026-01-01")
        change.insert("activity", title="Choir", leader_id=1, created_on="2026-01-01")
    before = contents(centre)
    with centre.change("Remove Bo") as change:
        change.delete("person", 1)
    after = contents(centre)
    assert centre.value("SELECT leader_id FROM activity") is None
    centre.undo()
    assert contents(centre) == before
    centre.redo()
    assert contents(centre) == after


def test_replacing_a_row_is_undone_with_the_row_that_was_replaced(centre: CentreFile) -> None:
    with centre.change("Add a place") as change:
        change.insert("place", name="Hall", address="1 Main Street")
    before = contents(centre)
    with centre.change("Replace the place") as change:
        change.execute("INSERT OR REPLACE INTO place (name, address) VALUES ('Hall', '2 Quay')")
    centre.undo()
    assert contents(centre) == before


def test_swapping_unique_names_can_be_undone_and_redone(centre: CentreFile) -> None:
    with centre.change("Add places") as change:
        change.insert("place", name="Hall")
        change.insert("place", name="Garden")
    with centre.change("Swap") as change:
        change.update("place", 1, name="…")
        change.update("place", 2, name="Hall")
        change.update("place", 1, name="Garden")
    after = contents(centre)
    centre.undo()
    assert centre.value("SELECT name FROM place WHERE id = 1") == "Hall"
    centre.redo()
    assert contents(centre) == after


def test_undo_refuses_over_another_programs_change_and_says_so(centre: CentreFile) -> None:
    rename(centre, 1, "Bob")
    change_behind_our_back(centre.path, "UPDATE person SET name = 'Bobby' WHERE id = 1")
    before = contents(centre)
    with pytest.raises(KnownError) as refused:
        centre.undo()
    assert str(refused.value) == (
        "“Rename to Bob” cannot be undone: “Bobby” was changed since by another program. "
        "Nothing was changed. Edit it by hand if it should change."
    )
    assert contents(centre) == before
    assert centre.undo_label == "Rename to Bob"


def test_undo_refuses_over_a_later_change_and_says_whose_and_when(
    centre: CentreFile, clock: TestClock, reopen: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The later change can itself not be undone any more: it was made by a load."""
    rename(centre, 1, "Bob")
    centre.close()
    clock.turn(hours=2)
    ben = reopen(centre.path, who="Ben")
    rename(ben, 1, "Robert")
    ben.close()
    change_behind_our_back(
        centre.path, "UPDATE change_set SET state = 'final' WHERE label = 'Rename to Robert'"
    )
    when = clock.now.astimezone()
    with pytest.raises(KnownError) as refused:
        reopen(centre.path).undo()
    assert f"“Robert” was changed since by Ben on Sun 22 Nov at {when.hour}:00." in str(
        refused.value
    )


def test_undo_of_another_column_of_the_same_record_is_no_overwriting(centre: CentreFile) -> None:
    rename(centre, 1, "Bob")
    change_behind_our_back(centre.path, "UPDATE person SET phone = '0123' WHERE id = 1")
    assert centre.undo() == "Rename to Bob"
    assert tuple(centre.rows("SELECT name, phone FROM person WHERE id = 1")[0]) == ("Bo", "0123")


def test_undoing_what_someone_already_put_back_is_done_once(centre: CentreFile) -> None:
    rename(centre, 1, "Bob")
    change_behind_our_back(centre.path, "UPDATE person SET name = 'Bo' WHERE id = 1")
    assert centre.undo() == "Rename to Bob"
    assert centre.undo_label == "Add three people"
    assert centre.redo() == "Rename to Bob"
    assert names(centre)[0] == "Bob"


def test_undoing_an_addition_refuses_when_it_would_take_later_entries_with_it(
    centre: CentreFile,
) -> None:
    """Deleting the person would silently delete the role that somebody gave them since."""
    with centre.change("Add Ed") as change:
        ed = change.insert("person", name="Ed")
    change_behind_our_back(
        centre.path,
        f"INSERT INTO role_held (person_id, role, starts_on) VALUES ({ed}, 'board', '2026-01-01')",
    )
    before = contents(centre)
    with pytest.raises(KnownError, match="role held 1 was changed since by another program"):
        centre.undo()
    assert contents(centre) == before


def test_redo_refuses_over_a_change_made_since(centre: CentreFile) -> None:
    rename(centre, 1, "Bob")
    centre.undo()
    change_behind_our_back(centre.path, "UPDATE person SET name = 'Bonnie' WHERE id = 1")
    with pytest.raises(KnownError, match="cannot be done again: “Bonnie” was changed since"):
        centre.redo()
    assert names(centre)[0] == "Bonnie"


def test_undo_refuses_when_the_record_is_gone(centre: CentreFile) -> None:
    rename(centre, 3, "Diana")
    change_behind_our_back(centre.path, "DELETE FROM person WHERE id = 3")
    with pytest.raises(KnownError, match="“Diana” was changed since"):
        centre.undo()


def test_a_read_only_window_shows_the_labels_but_undoes_nothing(
    centre: CentreFile, reopen: Opener
) -> None:
    second = reopen(centre.path)
    assert second.undo_label == "Add three people"
    with pytest.raises(KnownError, match="Ana has this file open"):
        second.undo()


def test_undo_reaches_back_a_bounded_way_but_history_is_for_good(
    centre: CentreFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "UNDO_STEPS", 3)
    for number in range(6):
        rename(centre, 1, f"Bo {number}")
    undone = [centre.undo() for _ in range(4)]
    assert undone == ["Rename to Bo 5", "Rename to Bo 4", "Rename to Bo 3", None]
    assert len(centre.history("person", 1)) == 1 + 6 + 3


def test_f22_undo_follows_the_order_of_changes_when_the_clock_jumps_back(
    centre: CentreFile, clock: TestClock
) -> None:
    clock.turn(days=400)
    rename(centre, 1, "Bob")
    clock.turn(days=-800)
    rename(centre, 1, "Robert")
    assert [centre.undo(), centre.undo()] == ["Rename to Robert", "Rename to Bob"]


def contents(file: CentreFile) -> dict[str, list[tuple[object, ...]]]:
    tables = ("person", "role_held", "consent", "activity", "place")
    return {
        table: [tuple(row) for row in file.rows(f"SELECT * FROM {table} ORDER BY id")]
        for table in tables
    }


def test_a_number_is_never_given_to_another(centre: CentreFile) -> None:
    with centre.change("Remove Di") as change:
        change.delete("person", 3)
    with centre.change("Add Ed") as change:
        assert change.insert("person", name="Ed") == 4
    assert [entry.label for entry in centre.history("person", 4)] == ["Add Ed"]
    centre.undo()
    centre.undo()
    assert names(centre) == ["Bo", "Cy", "Di"]
