"""Killed, copied, or out of room in the middle of saving (F1 to F3, F19).

Numbers as in the team's list of fault cases.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.storage import backup, check
from dropin.storage.backup_folder import backup_folder, backups_of
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from tests.storage.conftest import Opener, TestClock, names
from tests.storage.faults import (
    LONG_TEXT,
    NOW,
    add_many,
    half_copied,
    is_sound,
    raw,
)
from tests.storage.people import Child, no_file_larger_than, void


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
    """A real disk of 1200 kB, room for two empty centres, where this system lets us have one."""
    disk = tmp_path / "stick"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(disk)]
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
        kept = backups_of(path)
        with file.change("Add Ed") as change:
            change.insert("person", name="Ed")
        copy = file.save_copy(tmp_path / "Copy.dropin")
    assert all(is_sound(each.path) for each in kept)
    assert not list(backup_folder(path).glob(".*"))
    with CentreFile.open(copy, clock=TestClock(), who="Ana") as again:
        assert names(again) == ["Ed"]


def fill_with_backups(path: Path) -> None:
    for _ in range(20):
        backup.backup_now(path, now=NOW)


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
