"""Reading and changing a centre in named steps, and each record's history."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dropin.errors import BugError, KnownError
from dropin.storage.file import CentreFile
from tests.storage.conftest import Opener, TestClock, names


def fail_after(_: object) -> None:
    raise ZeroDivisionError


def test_what_was_changed_is_there_when_the_file_is_opened_again(
    closed_centre: Path, reopen: Opener
) -> None:
    assert names(reopen(closed_centre)) == ["Bo", "Cy", "Di"]


def test_a_closed_file_is_one_file_and_nothing_beside_it(closed_centre: Path) -> None:
    assert list(closed_centre.parent.iterdir()) == [closed_centre]


def test_rows_are_read_by_column_name(centre: CentreFile) -> None:
    row = centre.row("SELECT id, name FROM person WHERE name = ?", ("Cy",))
    assert row is not None
    assert (row["id"], row["name"]) == (2, "Cy")
    assert centre.row("SELECT id FROM person WHERE name = 'Zed'") is None
    assert centre.value("SELECT count(*) FROM person") == 3
    assert centre.value("SELECT id FROM person WHERE name = 'Zed'") is None


def test_reading_with_a_mistake_in_it_is_our_bug_not_the_worlds(centre: CentreFile) -> None:
    with pytest.raises(BugError):
        centre.rows("SELECT shoe_size FROM person")


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO person (name) VALUES ('Ed')",
        "INSERT INTO person (name) VALUES ('Ed') RETURNING id",
        "DELETE FROM person",
        "WITH old AS (SELECT 1) UPDATE person SET name = 'Ed'",
        "CREATE TABLE other (id INTEGER PRIMARY KEY)",
    ],
)
def test_reading_cannot_change_anything(
    closed_centre: Path, reopen: Opener, read_only: bool, sql: str
) -> None:
    file = reopen(closed_centre, read_only=read_only)
    with pytest.raises(BugError, match="outside of a named step"):
        file.rows(sql)
    assert names(file) == ["Bo", "Cy", "Di"]
    assert file.rows("SELECT 1 FROM sqlite_master WHERE name = 'other'") == []
    assert file.rows("SELECT 1 WHERE 0") == []


def test_changes_ask_only_for_the_open_ones_among_all_earlier_changes(
    centre: CentreFile,
) -> None:
    """What closes undone changes reads the small index of open sets, not years of history."""
    statements: list[str] = []
    centre._connection.set_trace_callback(statements.append)
    with centre.change("Add Ed") as change:
        change.insert("person", name="Ed")
    assert centre.undo_label == "Add Ed"
    assert centre.redo_label is None
    centre._connection.set_trace_callback(None)
    asked = [each for each in statements if "change_set" in each and "state = " in each]
    assert len(asked) == 4
    for each in asked:
        plan = centre.rows(f"EXPLAIN QUERY PLAN {each}")
        assert all("SCAN" not in row["detail"] for row in plan), each


def test_a_failing_step_leaves_nothing_of_itself(centre: CentreFile) -> None:
    before = centre.last_change_id
    with pytest.raises(ZeroDivisionError), centre.change("Add Ed") as change:
        fail_after(change.insert("person", name="Ed"))
    assert names(centre) == ["Bo", "Cy", "Di"]
    assert centre.last_change_id == before
    assert centre.undo_label == "Add three people"


def test_a_broken_rule_of_the_schema_is_a_bug_and_changes_nothing(centre: CentreFile) -> None:
    with pytest.raises(BugError), centre.change("Add a nameless") as change:
        change.execute("INSERT INTO person (name) VALUES ('Ed'), ('')")
    assert names(centre) == ["Bo", "Cy", "Di"]


def test_a_step_that_touches_nothing_leaves_no_trace(centre: CentreFile) -> None:
    heard: list[frozenset[str]] = []
    centre.listeners.append(heard.append)
    before, size = centre.last_change_id, centre.path.stat().st_mtime_ns
    with centre.change("Rename Bo to Bo") as change:
        change.update("person", 1, name="Bo")
        change.execute("DELETE FROM person WHERE name = 'Zed'")
    assert centre.last_change_id == before
    assert centre.undo_label == "Add three people"
    assert centre.path.stat().st_mtime_ns == size
    assert heard == []


def test_a_step_inside_a_step_joins_it_under_the_outer_name(centre: CentreFile) -> None:
    with centre.change("Add a family") as change:
        change.insert("person", name="Ed")
        with centre.change("Add Flo") as inner:
            inner.insert("person", name="Flo")
    assert centre.undo() == "Add a family"
    assert names(centre) == ["Bo", "Cy", "Di"]


def test_a_failing_part_is_gone_alone_when_the_outer_step_goes_on(centre: CentreFile) -> None:
    def fail() -> None:
        with centre.change("Add Flo") as inner:
            fail_after(inner.insert("person", name="Flo"))

    with centre.change("Add a family") as change:
        change.insert("person", name="Ed")
        with pytest.raises(ZeroDivisionError):
            fail()
        change.insert("person", name="Gus")
    assert names(centre) == ["Bo", "Cy", "Di", "Ed", "Gus"]


def test_listeners_hear_which_tables_were_touched_by_change_undo_and_redo(
    centre: CentreFile,
) -> None:
    heard: list[frozenset[str]] = []
    centre.listeners.append(heard.append)
    with centre.change("Make Bo a leader") as change:
        change.update("person", 1, phone="123")
        change.insert("role_held", person_id=1, role="leader", starts_on="2026-01-01")
    centre.undo()
    centre.redo()
    assert heard == [frozenset({"person", "role_held"})] * 3


def test_undoing_in_the_middle_of_a_step_is_a_bug(centre: CentreFile) -> None:
    with pytest.raises(BugError), centre.change("Add Ed"):
        centre.undo()
    assert names(centre) == ["Bo", "Cy", "Di"]


@pytest.mark.parametrize(
    "act",
    [
        lambda change: change.insert("pets", name="Rex"),
        lambda change: change.insert("person", shoe_size=38),
        lambda change: change.insert("change_set", label="forged"),
        lambda change: change.update("person", 99, name="Zed"),
        lambda change: change.delete("person", 99),
        lambda change: change.execute("UPDATE person SET id = 77 WHERE id = 1"),
    ],
)
def test_a_change_of_what_is_not_there_is_a_bug(centre: CentreFile, act: object) -> None:
    assert callable(act)
    with pytest.raises(BugError), centre.change("Nonsense") as change:
        act(change)


def test_a_file_opened_for_reading_refuses_a_step_before_it_begins(
    closed_centre: Path, reopen: Opener
) -> None:
    file = reopen(closed_centre, read_only=True)
    with pytest.raises(KnownError, match="reading only") as refused, file.change("Add Ed"):
        pytest.fail("the step was begun")
    assert "Nothing was changed" in refused.value.next_step
    with pytest.raises(KnownError):
        file.undo()


def test_reading_only_takes_no_lock_and_sees_what_the_window_saves(
    centre: CentreFile, reopen: Opener
) -> None:
    beside = sorted(centre.path.parent.iterdir())
    reader = reopen(centre.path, read_only=True)
    assert sorted(centre.path.parent.iterdir()) == beside
    with centre.change("Add Ed") as change:
        change.insert("person", name="Ed")
    assert names(reader) == ["Bo", "Cy", "Di", "Ed"]


def test_reading_only_leaves_nothing_beside_a_closed_file(
    closed_centre: Path, reopen: Opener
) -> None:
    before = closed_centre.read_bytes()
    reader = reopen(closed_centre, read_only=True)
    assert names(reader) == ["Bo", "Cy", "Di"]
    assert list(closed_centre.parent.iterdir()) == [closed_centre]
    reader.close()
    assert closed_centre.read_bytes() == before


# -- history ---------------------------------------------------------------------------------


def test_history_tells_what_when_and_by_whom(
    centre: CentreFile, clock: TestClock, reopen: Opener
) -> None:
    clock.turn(hours=1)
    centre.close()
    with reopen(centre.path, who="Ben") as file, file.change("Correct Bo's phone") as change:
        change.update("person", 1, phone="0123", name="Bo")
    last = reopen(centre.path).history("person", 1)[-1]
    assert last.moment == datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    assert (last.who, last.label, last.kind) == ("Ben", "Correct Bo's phone", "changed")
    assert last.changes == (("phone", "", "0123"),)


def test_history_shows_adding_undoing_and_removing(centre: CentreFile) -> None:
    with centre.change("Remove Di") as change:
        change.delete("person", 3)
    centre.undo()
    entries = centre.history("person", 3)
    assert [(entry.kind, entry.label) for entry in entries] == [
        ("added", "Add three people"),
        ("removed", "Remove Di"),
        ("added", "Undo: Remove Di"),
    ]
    assert ("name", "Di", None) in entries[1].changes


def test_a_new_record_does_not_inherit_the_history_of_a_removed_ones_number(
    centre: CentreFile,
) -> None:
    with centre.change("Remove Di") as change:
        change.delete("person", 3)
    with centre.change("Add Ed") as change:  # as older versions numbered him
        change.insert("person", id=3, name="Ed")
    assert [entry.label for entry in centre.history("person", 3)] == ["Add Ed"]


def test_moments_are_kept_in_utc_whatever_zone_the_clock_has(
    centre: CentreFile, clock: TestClock
) -> None:
    from zoneinfo import ZoneInfo

    clock.now = datetime(2026, 7, 1, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    with centre.change("Add Ed") as change:
        change.insert("person", name="Ed")
    assert centre.history("person", 4)[0].moment == datetime(2026, 7, 1, 10, 0, tzinfo=UTC)


def test_pictures_and_every_letter_survive_undo_and_history(centre: CentreFile) -> None:
    logo = bytes(range(256))
    name = 'Zoë 🏳️‍🌈 "O\'Hara" עברית \\n\n\t\x01'
    with centre.change("Name the centre") as change:
        change.insert("centre", name=name, zone="Europe/Berlin", logo=logo)
    with centre.change("Take the logo away") as change:
        change.update("centre", 1, logo=None, name="Plain")
    centre.undo()
    row = centre.row("SELECT name, logo FROM centre")
    assert row is not None
    assert tuple(row) == (name, logo)
    assert ("logo", None, logo) in centre.history("centre", 1)[-1].changes


# -- loading many rows -----------------------------------------------------------------------


def test_loading_many_rows_keeps_the_file_sound_and_is_one_line_of_history(
    centre: CentreFile, reopen: Opener
) -> None:
    heard: list[frozenset[str]] = []
    centre.listeners.append(heard.append)
    with centre.load("Make the sample") as change:
        for number in range(5_000):
            change.insert("person", name=f"Person {number}")
    assert centre.undo_label is None
    assert centre.value("SELECT label FROM change_set ORDER BY id DESC LIMIT 1") == (
        "Make the sample"
    )
    assert centre.value("SELECT count(*) FROM change_row") == 3
    assert "person" in heard[0]
    with centre.change("Add Ed") as change:
        change.insert("person", name="Ed")
    centre.close()
    again = reopen(centre.path)
    assert again.notices == ()
    assert again.undo() == "Add Ed"


def test_a_listener_of_a_load_may_make_an_undoable_step(centre: CentreFile) -> None:
    def add_flo(_: object) -> None:
        centre.listeners.clear()
        with centre.change("Add Flo") as change:
            change.insert("person", name="Flo")

    centre.listeners.append(add_flo)
    with centre.load("Make the sample") as change:
        change.insert("person", name="Ed")
    assert centre.undo() == "Add Flo"
    assert names(centre) == ["Bo", "Cy", "Di", "Ed"]


def test_a_failed_load_leaves_the_journal_at_work(centre: CentreFile) -> None:
    with pytest.raises(ZeroDivisionError), centre.load("Make the sample") as change:
        fail_after(change.insert("person", name="Ed"))
    with centre.change("Add Flo") as change:
        change.insert("person", name="Flo")
    assert centre.undo() == "Add Flo"
    assert names(centre) == ["Bo", "Cy", "Di"]


# -- safeguards ------------------------------------------------------------------------------


def test_the_live_connection_has_every_safeguard_on(centre: CentreFile) -> None:
    """Rollback journal and ``synchronous=EXTRA``: a commit is on the disk, its journal's
    removal too, before the person is told it is saved."""
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "recursive_triggers": 1,
        "temp_store": 2,
        "busy_timeout": 2000,
    }
    assert {name: centre.value(f"PRAGMA {name}") for name in wanted} == wanted
    assert centre.value("PRAGMA mmap_size") in (0, None)


def test_what_runs_lives_in_the_connection_and_not_in_the_file(centre: CentreFile) -> None:
    assert centre.value("SELECT count(*) FROM main.sqlite_master WHERE type = 'trigger'") == 0
    assert centre.value("SELECT count(*) FROM temp.sqlite_master WHERE type = 'trigger'") != 0


def test_opening_needs_no_slow_parts_of_python() -> None:
    """The window's start-up time depends on it."""
    slow = {"tempfile", "shutil", "socket", "logging", "email", "subprocess", "zoneinfo"}
    program = "import sys, dropin.storage.file; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not slow & set(loaded)


def test_a_new_file_never_replaces_one_that_is_there(path: Path, clock: TestClock) -> None:
    path.write_text("a letter", encoding="utf-8")
    with pytest.raises(KnownError, match="already a file"):
        CentreFile.create(path, clock=clock, who="Ana")
    assert path.read_text(encoding="utf-8") == "a letter"


def test_opening_a_file_that_is_not_there_makes_none(path: Path, reopen: Opener) -> None:
    with pytest.raises(KnownError, match="no file"):
        reopen(path)
    with pytest.raises(KnownError, match="is a folder"):
        reopen(path.parent)
    assert list(path.parent.iterdir()) == []
