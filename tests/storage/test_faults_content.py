"""Damaged, empty, foreign or hostile files (F8 to F12, F14 to F16).

Numbers as in the team's list of fault cases. Each refusal must leave the file as it was, byte
for byte, and leave nothing beside it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.storage import backup, check, conflicts, connection, rescue, verify
from dropin.storage.backup_folder import backups_of
from dropin.storage.file import CentreFile
from dropin.storage.verify import LOOKED_THROUGH_BYTES
from tests.storage.conftest import Opener, names
from tests.storage.faults import (
    NOW,
    add_many,
    overwrite_page,
    page_with,
    raw,
    refused,
)


@pytest.mark.parametrize("size", [0.5, 0.98, 100, 2000, 4096])
def test_f08_a_truncated_file_is_left_alone_and_the_newest_backup_named(
    closed_centre: Path, reopen: Opener, size: float
) -> None:
    backup.backup_now(closed_centre, now=NOW)
    whole = closed_centre.read_bytes()
    closed_centre.write_bytes(whole[: int(size * len(whole) if size < 1 else size)])
    made = NOW.astimezone()
    with refused(closed_centre) as error:
        reopen(closed_centre)
    assert error.value.what == "“Harbour House.dropin” is damaged. It was left untouched."
    assert f"newest backup, of Sunday 22 November 2026, {made.hour}:00" in error.value.next_step


def test_f09_a_zero_byte_file_does_not_quietly_become_a_new_centre(
    closed_centre: Path, reopen: Opener
) -> None:
    backup.backup_now(closed_centre, now=NOW)
    closed_centre.write_bytes(b"")
    with refused(closed_centre) as error:
        reopen(closed_centre)
    assert "is empty" in error.value.what
    assert "Restore the newest backup" in error.value.next_step


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"Dear Ana, the choir is on Tuesday.\n", "start a new centre"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"x" * 5000, "start a new centre"),
        (b"PK\x03\x04" + bytes(500), "start a new centre"),
        (b"ab", "start a new centre"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "looks like a calendar"),
        (b"Title;When;Place\r\nChoir;Tuesdays;Hall\r\n", "looks like a spreadsheet"),
        ("Title,When\nChoir,Tuesdays\n".encode("utf-16"), "looks like a spreadsheet"),
    ],
)
def test_f10_what_is_no_centre_file_is_said_and_tables_offered_for_import(
    path: Path, reopen: Opener, content: bytes, advice: str
) -> None:
    path.write_bytes(content)
    with refused(path) as error:
        reopen(path)
    assert "is not a centre file" in error.value.what
    assert advice in error.value.next_step


def test_f10_a_file_with_its_head_wiped_is_no_centre_file(
    closed_centre: Path, reopen: Opener
) -> None:
    closed_centre.write_bytes(bytes(16) + closed_centre.read_bytes()[16:])
    with refused(closed_centre):
        reopen(closed_centre)


@pytest.mark.parametrize("mark", [0, 0x5A5A5A5A])
def test_f11_another_programs_file_is_refused_before_anything_is_written(
    path: Path, reopen: Opener, mark: int
) -> None:
    with raw(path) as other:
        other.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, photo BLOB)")
        other.execute(f"PRAGMA application_id = {mark}")
    with refused(path) as error:
        reopen(path)
    assert "belongs to another program" in error.value.what


def test_f11_our_mark_without_our_tables_is_not_enough(closed_centre: Path, reopen: Opener) -> None:
    with raw(closed_centre) as other:
        other.execute("DROP TABLE picked_date")
    with refused(closed_centre) as error:
        reopen(closed_centre)
    assert "Parts of “Harbour House.dropin” are missing: picked_date" in error.value.what


def test_f12_a_newer_file_is_refused_and_the_newer_version_asked_for(
    closed_centre: Path, reopen: Opener
) -> None:
    with raw(closed_centre) as other:
        other.execute("PRAGMA user_version = 999")
    with refused(closed_centre) as error:
        reopen(closed_centre)
    assert "newer version of Drop-in" in error.value.what
    assert "Install the newest version" in error.value.next_step


def test_f14_garbage_in_the_middle_is_found_on_opening_and_pushes_out_no_backup(
    centre: CentreFile, reopen: Opener
) -> None:
    add_many(centre, 200)
    centre.close()
    assert centre.path.stat().st_size < LOOKED_THROUGH_BYTES
    good = backup.backup_now(centre.path, now=NOW)
    overwrite_page(centre.path, 40)
    with refused(centre.path) as error:
        reopen(centre.path)
    assert "is damaged" in error.value.what
    with pytest.raises(KnownError, match="no backup was made"):
        backup.backup_now(centre.path, now=NOW)
    assert [each.path for each in backups_of(centre.path)] == [good]
    report = check.check(centre.path)
    assert not report.sound
    assert "damaged" in report.problems[0]


def test_f14_garbage_in_a_large_file_is_found_a_moment_after_opening(
    centre: CentreFile, reopen: Opener
) -> None:
    add_many(centre)
    centre.close()
    assert centre.path.stat().st_size > LOOKED_THROUGH_BYTES
    backup.backup_now(centre.path, now=NOW)
    written = centre.path.stat().st_mtime_ns
    overwrite_page(centre.path, page_with(centre.path, b"Person 1000a long"))
    os.utime(centre.path, ns=(written, written))  # a bad stick does not tell
    file = reopen(centre.path)
    with pytest.raises(KnownError, match="is damaged"):
        backup.backup_if_changed(centre.path, now=NOW)
    with pytest.raises(KnownError, match="is damaged"):
        file.rows("SELECT * FROM person")


def test_f14_what_can_be_read_is_rescued_into_a_new_file_with_a_list_of_the_rest(
    centre: CentreFile, reopen: Opener, tmp_path: Path
) -> None:
    add_many(centre)
    with centre.change("Give roles") as change:
        change.execute(
            "INSERT INTO role_held (person_id, role, starts_on) "
            "SELECT id, 'member', '2026-01-01' FROM person"
        )
    centre.close()
    overwrite_page(centre.path, page_with(centre.path, b"Person 1000a long"))
    damaged = centre.path.read_bytes()
    rescued = rescue.rescue(centre.path, tmp_path / "Rescued.dropin")
    assert centre.path.read_bytes() == damaged
    assert 1_900 < rescued.saved["person"] < 2_003
    assert rescued.saved["role_held"] == rescued.saved["person"]
    assert any("person" in sentence and "numbers from" in sentence for sentence in rescued.lost)
    assert any("role held" in sentence and "left out" in sentence for sentence in rescued.lost)
    file = reopen(rescued.path)
    assert file.read_only is None
    assert file.notices == ()
    assert file.undo_label is None
    assert check.check(rescued.path).sound
    with pytest.raises(KnownError, match="already a file"):
        rescue.rescue(centre.path, rescued.path)


def test_f15_one_changed_letter_is_found_by_no_check_and_none_claims_to(
    closed_centre: Path, reopen: Opener
) -> None:
    content = closed_centre.read_bytes()
    assert content.count(b"\x00Bo") or content.count(b"Bo")
    closed_centre.write_bytes(content.replace(b"Bo", b"Ba"))
    assert names(reopen(closed_centre))[0] == "Ba"
    report = check.check(closed_centre)
    assert report.sound
    assert report.sentences[0].endswith("is in order: every page of it was read.")


ENDLESS_VIEW = """
ALTER TABLE person RENAME TO person_real;
CREATE VIEW person AS WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM r)
  SELECT i AS id, 'x' AS name FROM r;
"""
DELETING_TRIGGER = "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM person; END;"
HUGE_CELL = "CREATE TABLE big AS SELECT zeroblob(100000000) AS b;"
OTHER_CHECK = """
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, 'name <> ''''', 'name <> ''x''') WHERE name = 'person';
"""
ODD_INDEX = "CREATE INDEX odd ON person (upper(hex(name)));"
FULL_TEXT = "CREATE VIRTUAL TABLE notes USING fts5(words);"


@pytest.mark.parametrize(
    "attack", [ENDLESS_VIEW, DELETING_TRIGGER, HUGE_CELL, OTHER_CHECK, ODD_INDEX, FULL_TEXT]
)
def test_f16_a_hostile_schema_is_refused_before_it_can_run(
    closed_centre: Path, reopen: Opener, attack: str
) -> None:
    with raw(closed_centre) as other:
        other.executescript(attack)
    start = time.monotonic()
    with refused(closed_centre) as error:
        reopen(closed_centre)
    assert time.monotonic() - start < verify.SECONDS_TO_LOOK
    assert "something Drop-in did not put there" in error.value.what
    for look in (check.check, lambda path: rescue.rescue(path, path.with_name("new.dropin"))):
        if attack in (ENDLESS_VIEW, DELETING_TRIGGER, FULL_TEXT) or look is check.check:
            with pytest.raises(KnownError, match="did not put there"):
                look(closed_centre)
    copy = closed_centre.with_name("Harbour House (1).dropin")
    closed_centre.rename(copy)
    assert [each.last_change for each in conflicts.conflict_copies(closed_centre)] == [None]


def test_f16_a_statement_that_never_ends_is_given_up(centre: CentreFile) -> None:
    endless = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM r) SELECT max(i) FROM r"
    other = connection.connect(centre.path)
    try:
        with connection.time_limit(other, 0.1), pytest.raises(sqlite3.OperationalError) as error:
            other.execute(endless).fetchone()
        assert "did not put there" in str(verify.explained_on_opening(error.value, centre.path))
    finally:
        other.close()


def test_f16_a_cell_larger_than_any_of_ours_is_refused(centre: CentreFile) -> None:
    with pytest.raises(KnownError, match="too much for one field"), centre.change("Logo") as change:
        change.insert("centre", name="C", zone="UTC", logo=bytes(connection.LONGEST_CELL + 1))


def test_f12_a_newer_file_in_wal_mode_is_not_touched_either(
    closed_centre: Path, reopen: Opener
) -> None:
    with raw(closed_centre) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("PRAGMA user_version = 999")
    with refused(closed_centre) as error:
        reopen(closed_centre)
    assert "newer version" in error.value.what
