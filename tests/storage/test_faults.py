"""What can befall one file, really provoked. Numbers as in the team's list of fault cases.

Each refusal must leave the file as it was, byte for byte, and leave nothing beside it.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.storage import backup, check, conflicts, connection, rescue, verify
from dropin.storage.file import CentreFile, Change
from dropin.storage.opening import LOOKED_THROUGH_BYTES
from tests.storage.conftest import Opener, TestClock, names
from tests.storage.people import Child, as_ordinary_user, no_file_larger_than, open_folder, void

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LONG_TEXT = "a long description " * 40


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program's connection, with none of our safeguards."""
    other = sqlite3.connect(path, isolation_level=None)
    try:
        yield other
    finally:
        other.close()


@contextmanager
def refused(path: Path) -> Iterator[pytest.ExceptionInfo[KnownError]]:
    """The file is refused with a next step, untouched, and nothing is left beside it."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(KnownError) as error:
        yield error
    assert error.value.next_step
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside


def is_sound(path: Path) -> bool:
    with raw(path) as other:
        return bool(other.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def add_many(file: CentreFile, count: int = 2_000) -> None:
    with file.change("Add many") as change:
        for number in range(count):
            change.insert("person", name=f"Person {number}", access_needs=LONG_TEXT)


# -- killed, copied, full --------------------------------------------------------------------


def test_f01_killed_in_the_middle_of_a_write_all_committed_work_is_there(
    closed_centre: Path, reopen: Opener
) -> None:
    def write(say: Callable[[str], None]) -> None:
        file = CentreFile.open(closed_centre, clock=TestClock(), who="Nia")
        with file.change("Never finished") as change:
            change.execute("PRAGMA cache_size = 2")  # so that half of it reaches the file
            for number in range(5_000):
                change.insert("person", name=f"Person {number}")
            say("half")
            time.sleep(60)

    child = Child(write)
    assert child.hear() == "half"
    child.kill()
    assert closed_centre.with_name(closed_centre.name + "-journal").exists()
    file = reopen(closed_centre)
    assert names(file) == ["Bo", "Cy", "Di"]
    assert "stopped in the middle of saving" in file.notices[0]
    file.close()
    assert list(closed_centre.parent.iterdir()) == [closed_centre]
    assert is_sound(closed_centre)
    assert reopen(closed_centre).notices == ()


def half_copied(path: Path, act: Callable[[sqlite3.Connection], None]) -> Path:
    """A copy of the file alone, made in the middle of another's transaction."""
    copy = path.with_name("copy.dropin")
    with raw(path) as other:
        other.execute("PRAGMA cache_size = 2")
        other.execute("BEGIN")
        act(other)
        shutil.copyfile(path, copy)
        other.execute("ROLLBACK")
    return copy


def test_f02_half_a_transaction_without_its_journal_is_noticed(
    centre: CentreFile, reopen: Opener
) -> None:
    hours = [(number % 7, "09:00", "17:00") for number in range(2_000)]
    add = "INSERT INTO opening_hours (weekday, opens, closes) VALUES (?, ?, ?)"
    with centre.change("Many hours") as change:
        for row in hours:
            change.execute(add, row)
    centre.close()
    copy = half_copied(centre.path, lambda other: void(other.executemany(add, hours)))
    assert is_sound(copy), "SQLite itself must be blind to it, or this test shows nothing"
    file = reopen(copy)
    assert file.value("SELECT count(*) FROM opening_hours") != 2_000
    assert "does not hold what it should (opening hours)" in file.notices[0]
    report = check.check(copy)
    assert not report.sound
    assert "“opening hours” does not hold as many entries as it should" in report.problems[0]


def test_f02_what_was_noticed_once_is_not_repeated_after_the_next_change(
    closed_centre: Path, reopen: Opener
) -> None:
    with raw(closed_centre) as other:
        other.execute("INSERT INTO person (name) VALUES ('Ed')")
    file = reopen(closed_centre)
    assert file.notices
    with file.change("Add Flo") as change:
        change.insert("person", name="Flo")
    file.close()
    assert reopen(closed_centre).notices == ()


def test_f03_disk_full_while_saving_fails_as_a_whole(centre: CentreFile) -> None:
    size = centre.path.stat().st_size
    with no_file_larger_than(size), pytest.raises(KnownError) as error:
        add_many(centre)
    assert "is as it was" in error.value.what
    assert names(centre) == ["Bo", "Cy", "Di"]
    with centre.change("Add Ed, now that there is room") as change:
        change.insert("person", name="Ed")
    centre.close()
    assert is_sound(centre.path)


def test_f03_a_file_that_may_not_grow_says_that_the_disk_is_full(centre: CentreFile) -> None:
    with pytest.raises(KnownError, match="disk is full"), centre.change("Too much") as change:
        grow_past_the_limit(change)
    assert names(centre) == ["Bo", "Cy", "Di"]


def grow_past_the_limit(change: Change) -> None:
    change.execute("PRAGMA max_page_count = 1")
    for _ in range(2_000):
        change.insert("person", name="Ed", access_needs=LONG_TEXT)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 400 kB, where this system lets us have one."""
    disk = tmp_path / "stick"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mounting, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_f03_a_full_stick_keeps_the_file_whole_and_save_a_copy_still_works(
    small_disk: Path, tmp_path: Path
) -> None:
    path = small_disk / "Stick.dropin"
    with CentreFile.create(path, clock=TestClock(), who="Ana") as file:
        with pytest.raises(KnownError, match="disk is full"):
            add_many(file)
        with pytest.raises(KnownError, match=r"No backup could be made\. .*no room"):
            fill_with_backups(path)
        kept = backup.backups_of(path)
        with file.change("Add Ed") as change:
            change.insert("person", name="Ed")
        copy = file.save_copy(tmp_path / "Copy.dropin")
    assert all(is_sound(each.path) for each in kept)
    assert not list(backup.backup_folder(path).glob(".*"))
    with CentreFile.open(copy, clock=TestClock(), who="Ana") as again:
        assert names(again) == ["Ed"]


def fill_with_backups(path: Path) -> None:
    for _ in range(20):
        backup.backup_now(path, now=NOW)


# -- where one may not write -----------------------------------------------------------------


def test_f04_a_write_protected_file_opens_for_reading_with_a_sentence(clock: TestClock) -> None:
    with open_folder() as folder:
        path = folder / "Shared.dropin"
        CentreFile.create(path, clock=clock, who="Ana").close()
        path.chmod(0o444)

        def act() -> str:
            with CentreFile.open(path, clock=clock, who="Ben") as file:
                beside = [each.name for each in folder.iterdir()]
                copy = file.save_copy(folder / "My copy.dropin")
                with CentreFile.open(copy, clock=clock, who="Ben") as own:
                    return f"{file.read_only} {beside} {own.read_only}"

        assert as_ordinary_user(act) == (
            "This file is write-protected, so it can be read but not changed. "
            "['Shared.dropin'] None"
        )


def test_f05_a_read_only_folder_opens_for_reading_with_a_sentence(clock: TestClock) -> None:
    with open_folder() as folder:
        path = folder / "Archive.dropin"
        with CentreFile.create(path, clock=clock, who="Ana") as file:
            file_change(file)
        path.chmod(0o666)
        folder.chmod(0o555)

        def act() -> str:
            with CentreFile.open(path, clock=clock, who="Ben") as file:
                return f"{names(file)} {file.read_only}"

        assert as_ordinary_user(act) == (
            "['Ed'] The folder of this file cannot be written, so it can be read but not changed."
        )


def test_f05_a_cut_off_file_in_a_read_only_folder_says_how_to_mend_it(clock: TestClock) -> None:
    with open_folder() as folder:
        path = folder / "Archive.dropin"
        CentreFile.create(path, clock=clock, who="Ana").close()

        def write(say: Callable[[str], None]) -> None:
            with raw(path) as other:
                other.execute("PRAGMA cache_size = 2")
                other.execute("BEGIN")
                people = [(f"Person {number}", LONG_TEXT) for number in range(2_000)]
                other.executemany("INSERT INTO person (name, access_needs) VALUES (?, ?)", people)
                say("half")
                time.sleep(60)

        child = Child(write)
        child.hear()
        child.kill()
        path.chmod(0o444)
        path.with_name(path.name + "-journal").chmod(0o444)
        folder.chmod(0o555)

        def act() -> str:
            CentreFile.open(path, clock=clock, who="Ben").close()
            return "opened"

        told = as_ordinary_user(act)
        assert told.startswith("KnownError: “Archive.dropin” was being written when it was cut off")
        assert "Copy it together with “Archive.dropin-journal” elsewhere" in told


def test_f06_a_new_file_in_a_locked_folder_names_the_folder(clock: TestClock) -> None:
    with open_folder() as folder:
        folder.chmod(0o555)

        def act() -> str:
            CentreFile.create(folder / "New.dropin", clock=clock, who="Ben").close()
            return "made"

        told = as_ordinary_user(act)
        assert told.startswith(f"KnownError: No file can be made in {folder}. Choose another")
        assert list(folder.iterdir()) == []


def test_f06_a_file_one_may_not_read_says_so(clock: TestClock) -> None:
    with open_folder() as folder:
        path = folder / "Private.dropin"
        CentreFile.create(path, clock=clock, who="Ana").close()
        path.chmod(0o000)

        def act() -> str:
            CentreFile.open(path, clock=clock, who="Ben").close()
            return "opened"

        assert as_ordinary_user(act).startswith("KnownError: “Private.dropin” cannot be read.")


# -- in use ----------------------------------------------------------------------------------


def test_f07_locked_by_another_program_waits_shortly_then_says_so(
    closed_centre: Path, reopen: Opener
) -> None:
    with raw(closed_centre) as other:
        other.execute("BEGIN EXCLUSIVE")
        start = time.monotonic()
        with pytest.raises(KnownError, match="Another program is using"):
            reopen(closed_centre)
        assert 1.5 < time.monotonic() - start < 5
        other.execute("ROLLBACK")
    assert reopen(closed_centre).read_only is None


def test_f07_saving_while_another_program_holds_the_file_says_so_and_loses_nothing(
    closed_centre: Path, reopen: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT_SECONDS", 0.1)
    file = reopen(closed_centre)
    with raw(closed_centre) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(KnownError, match="Another program is using"):
            file_change(file)
        other.execute("ROLLBACK")
        other.execute("BEGIN")  # a reader: we may begin, but not end
        other.execute("SELECT * FROM person").fetchall()
        with pytest.raises(KnownError, match="Another program is using"):
            file_change(file)
        assert names(file) == ["Bo", "Cy", "Di"]
    file_change(file)
    assert names(file) == ["Bo", "Cy", "Di", "Ed"]


def file_change(file: CentreFile) -> None:
    with file.change("Add Ed") as change:
        change.insert("person", name="Ed")


# -- damaged, empty, foreign -----------------------------------------------------------------


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
    add_many(centre, 500)
    centre.close()
    assert centre.path.stat().st_size < LOOKED_THROUGH_BYTES
    good = backup.backup_now(centre.path, now=NOW)
    overwrite_page(centre.path, 40)
    with refused(centre.path) as error:
        reopen(centre.path)
    assert "is damaged" in error.value.what
    with pytest.raises(KnownError, match="no backup was made"):
        backup.backup_now(centre.path, now=NOW)
    assert [each.path for each in backup.backups_of(centre.path)] == [good]
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


# -- other programs and the file's surroundings ----------------------------------------------


def test_f17_a_file_another_program_put_into_wal_mode_leaves_it_on_opening(
    closed_centre: Path, reopen: Opener
) -> None:
    with raw(closed_centre) as other:
        assert other.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal"
    file = reopen(closed_centre)
    file_change(file)
    assert file.value("PRAGMA journal_mode") == "delete"
    copy = closed_centre.with_name("copy.dropin")
    shutil.copyfile(closed_centre, copy)
    assert names(reopen(copy))[-1] == "Ed"
    file.close()
    assert closed_centre.read_bytes()[18:20] == b"\x01\x01"


def test_f12_a_newer_file_in_wal_mode_is_not_touched_either(
    closed_centre: Path, reopen: Opener
) -> None:
    with raw(closed_centre) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("PRAGMA user_version = 999")
    with refused(closed_centre) as error:
        reopen(closed_centre)
    assert "newer version" in error.value.what


def test_f18_a_file_replaced_under_the_window_is_noticed_and_a_copy_can_be_saved(
    centre: CentreFile, tmp_path: Path, clock: TestClock, reopen: Opener
) -> None:
    other = tmp_path / "older version.dropin"
    CentreFile.create(other, clock=clock, who="Sync").close()
    content = other.read_bytes()
    other.replace(centre.path)
    with pytest.raises(KnownError, match="moved, removed or replaced") as error:
        file_change(centre)
    assert "Save a copy now" in error.value.next_step
    with pytest.raises(KnownError, match="another name"):
        centre.save_copy(centre.path)
    copy = centre.save_copy(tmp_path / "Mine.dropin")
    assert centre.path.read_bytes() == content
    assert names(reopen(copy)) == ["Bo", "Cy", "Di"]


def test_f18_a_file_removed_under_the_window_can_be_saved_back(
    centre: CentreFile, reopen: Opener
) -> None:
    centre.path.unlink()
    with pytest.raises(KnownError, match="moved, removed or replaced"):
        file_change(centre)
    assert not centre.path.exists()
    centre.save_copy(centre.path)
    centre.close()
    assert names(reopen(centre.path)) == ["Bo", "Cy", "Di"]


def test_f19_a_copy_made_in_the_middle_of_a_large_change_is_not_trusted(
    centre: CentreFile, reopen: Opener
) -> None:
    add_many(centre)
    centre.close()

    def update(other: sqlite3.Connection) -> None:
        other.execute("UPDATE person SET access_needs = access_needs || access_needs, name = id")

    copy = half_copied(centre.path, update)
    assert "is damaged" in first_words(lambda: reopen(copy))


def first_words(opening: Callable[[], CentreFile]) -> str:
    try:
        return opening().notices[0]
    except KnownError as error:
        return error.what


def test_f19_our_own_backup_waits_for_no_half_change(
    closed_centre: Path, reopen: Opener, clock: TestClock
) -> None:
    with raw(closed_centre) as other:
        other.execute("BEGIN")
        other.execute("UPDATE person SET name = 'half done'")
        made = backup.backup_now(closed_centre, now=NOW)
        other.execute("ROLLBACK")
    assert names(reopen(made)) == ["Bo", "Cy", "Di"]


ODD_NAMES = [
    "with spaces and 'quotes' and \"more\"",
    "100% of #1? yes & no; ~",
    "%41%2F%00",
    "🏳️‍🌈 Zoë",
    "مركز الميناء",
    "file:evil?mode=memory",
    "x" * 250,
    "y" * 230,
]


@pytest.mark.parametrize("odd", ODD_NAMES)
def test_f24_any_folder_and_file_name_works_throughout(
    tmp_path: Path, clock: TestClock, odd: str
) -> None:
    folder = tmp_path / odd
    folder.mkdir()
    path = folder / "centre.dropin" if odd[0] == "x" else tmp_path / odd[:3] / f"{odd}.dropin"
    path.parent.mkdir(exist_ok=True)
    with CentreFile.create(path, clock=clock, who="Ana") as file:
        file_change(file)
        file.save_copy(path.with_name("copy.dropin"))
    made = backup.backup_now(path, now=NOW)
    backup.restore(made, path, who="Ana", now=NOW)
    with CentreFile.open(path, clock=clock, who="Ana") as file:
        assert names(file) == ["Ed"]
        with CentreFile.open(path, clock=clock, who="Ben", read_only=True) as reader:
            assert names(reader) == ["Ed"]
    assert check.check(path).sound
    assert {each.name for each in tmp_path.iterdir()} <= {odd, odd[:3]}


def test_f24_a_name_too_long_for_the_files_beside_it_is_said_before_writing(
    tmp_path: Path, clock: TestClock, reopen: Opener, closed_centre: Path
) -> None:
    long_name = tmp_path / ("x" * 243 + ".dropin")
    with pytest.raises(KnownError, match="is too long"):
        CentreFile.create(long_name, clock=clock, who="Ana")
    deep = tmp_path / ("d" * 250) / ("e" * 250)
    deep.mkdir(parents=True)
    with pytest.raises(KnownError, match=r"too long.*higher up"):
        CentreFile.create(deep / "a.dropin", clock=clock, who="Ana")
    assert list(deep.iterdir()) == []
    shutil.copyfile(closed_centre, deep / "a.dropin")
    with pytest.raises(KnownError, match=r"too long.*higher up"):
        reopen(deep / "a.dropin")
    closed_centre.rename(long_name)
    assert "Give it a shorter name" in str(reopen(long_name).read_only)


def overwrite_page(path: Path, number: int) -> None:
    garbage = random.Random(number).randbytes(4096)
    with path.open("r+b") as file:
        file.seek(4096 * (number - 1))
        file.write(garbage)


def page_with(path: Path, text: bytes) -> int:
    return path.read_bytes().index(text) // 4096 + 1
