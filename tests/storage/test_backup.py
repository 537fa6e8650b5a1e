"""Backups: numbered, verified, thinned, and put back without losing what was there."""

from __future__ import annotations

import errno
import os
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.errors import KnownError
from dropin.storage import backup
from dropin.storage.backup_folder import (
    DAYS,
    MONTHS,
    WEEKS,
    Backup,
    backup_folder,
    backups_of,
    kept,
)
from dropin.storage.file import CentreFile
from tests.storage.conftest import START, Opener, TestClock, names
from tests.storage.people import as_ordinary_user, no_file_larger_than, open_folder


def rename_bo(file: CentreFile, name: str) -> None:
    with file.change(f"Rename Bo to {name}") as change:
        change.update("person", 1, name=name)


def test_a_backup_lies_beside_the_file_and_is_a_whole_centre(
    centre: CentreFile, reopen: Opener
) -> None:
    made = backup.backup_now(centre.path, now=START)
    local = START.astimezone()
    assert made.parent.name == "Harbour House.dropin backups"
    assert made.name == f"Harbour House 00001 {local:%Y-%m-%d %H%M}.dropin"
    assert [each.name for each in made.parent.iterdir()] == [made.name]
    assert names(reopen(made)) == ["Bo", "Cy", "Di"]


def test_a_backup_is_made_on_opening_only_when_something_changed(
    centre: CentreFile, reopen: Opener
) -> None:
    assert backup.backup_if_changed(centre.path, now=START) is not None
    assert backup.backup_if_changed(centre.path, now=START) is None
    rename_bo(centre, "Bob")
    assert backup.backup_if_changed(centre.path, now=START) is not None
    assert backup.backup_if_changed(centre.path, now=START) is None
    centre.undo()
    centre.close()
    reopen(centre.path)
    assert backup.backup_if_changed(centre.path, now=START) is not None
    assert [each.number for each in backups_of(centre.path)] == [3]  # one for each day


def test_a_change_by_another_program_is_backed_up_too_whatever_the_clock_said(
    closed_centre: Path,
) -> None:
    """It adds no line to the journal, and its time of writing may even be the earlier one."""
    hour = 3600 * 10**9
    os.utime(closed_centre, ns=(10**18, 10**18))
    assert backup.backup_if_changed(closed_centre, now=START) is not None
    assert backup.backup_if_changed(closed_centre, now=START) is None
    os.utime(closed_centre, ns=(10**18 - hour, 10**18 - hour))
    assert backup.backup_if_changed(closed_centre, now=START) is not None


def test_a_backup_can_be_made_in_another_thread_while_the_window_works(
    centre: CentreFile,
) -> None:
    made: list[Path | None] = []
    thread = threading.Thread(
        target=lambda: made.append(backup.backup_if_changed(centre.path, now=START))
    )
    thread.start()
    for number in range(20):
        rename_bo(centre, f"Bo {number}")
    thread.join()
    assert made[0] is not None
    assert made[0].exists()


def test_f22_the_number_and_not_the_clock_says_which_is_newest(centre: CentreFile) -> None:
    backup.backup_now(centre.path, now=START)
    backup.backup_now(centre.path, now=START + timedelta(days=4000))
    rename_bo(centre, "Bob")
    last = backup.backup_now(centre.path, now=START - timedelta(days=4000))
    assert backups_of(centre.path)[0].path == last
    assert backup.backup_if_changed(centre.path, now=START) is None


def test_a_named_folder_gets_the_backup_and_nothing_is_removed_there(
    centre: CentreFile, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    for _ in range(3):
        backup.backup_now(centre.path, stick, now=START)
    assert len(backups_of(centre.path, stick)) == 3
    assert backups_of(centre.path) == []


def test_backups_beside_the_file_are_thinned_after_a_good_one(centre: CentreFile) -> None:
    for _ in range(4):
        backup.backup_now(centre.path, now=START)
    assert [each.number for each in backups_of(centre.path)] == [4]


def test_what_is_not_a_backup_of_this_file_is_left_alone(centre: CentreFile) -> None:
    folder = backup_folder(centre.path)
    folder.mkdir()
    others = ["letter.txt", "Harbour House old.dropin", "Harbour House 1 2026-99-99 0000.dropin"]
    for name in others:
        (folder / name).write_bytes(b"keep me")
    for _ in range(3):
        backup.backup_now(centre.path, now=START)
    assert all((folder / name).read_bytes() == b"keep me" for name in others)


def test_a_half_made_backup_of_a_killed_program_is_cleared_away_after_a_day(
    centre: CentreFile,
) -> None:
    folder = backup_folder(centre.path)
    folder.mkdir()
    leftover = folder / ".dropin-0123456789ab.part"
    leftover.write_bytes(b"half")
    made = datetime.fromtimestamp(leftover.stat().st_mtime).astimezone()
    backup.backup_now(centre.path, now=made + timedelta(hours=1))
    assert leftover.exists()
    backup.backup_now(centre.path, now=made + timedelta(hours=25))
    assert not leftover.exists()


def test_f03_a_failing_backup_is_said_aloud_and_takes_no_good_one_with_it(
    centre: CentreFile,
) -> None:
    good = backup.backup_now(centre.path, now=START)
    content = good.read_bytes()
    rename_bo(centre, "Bob")
    with no_file_larger_than(30_000), pytest.raises(KnownError) as error:
        backup.backup_now(centre.path, now=START)
    assert error.value.what.startswith("No backup could be made. There is no room")
    assert "earlier backups are as they were" in error.value.next_step
    assert [each.path for each in backups_of(centre.path)] == [good]
    assert good.read_bytes() == content
    assert list(good.parent.iterdir()) == [good]


def test_f05_a_folder_that_takes_no_backup_is_said(clock: TestClock) -> None:
    with open_folder() as folder:
        path = folder / "Archive.dropin"
        CentreFile.create(path, clock=clock, who="Ana").close()
        path.chmod(0o666)
        folder.chmod(0o555)

        def act() -> str:
            return str(backup.backup_now(path, now=START))

        assert as_ordinary_user(act).startswith("KnownError: No backup could be made.")


# -- restoring -------------------------------------------------------------------------------


def test_restoring_brings_the_old_state_back_and_keeps_the_replaced_file_aside(
    centre: CentreFile, reopen: Opener
) -> None:
    made = backup.backup_now(centre.path, now=START)
    rename_bo(centre, "Bob")
    centre.close()
    aside = backup.restore(made, centre.path, who="Ana", now=START)
    assert aside is not None
    assert aside.name == f"Harbour House replaced {START.astimezone():%Y-%m-%d %H%M}.dropin"
    assert names(reopen(centre.path))[0] == "Bo"
    assert names(reopen(aside))[0] == "Bob"
    again = backup.restore(made, made.parent.parent / "Second.dropin", who="Ana", now=START)
    assert again is None


def test_restoring_twice_in_a_minute_keeps_both_replaced_files(centre: CentreFile) -> None:
    made = backup.backup_now(centre.path, now=START)
    centre.close()
    first = backup.restore(made, centre.path, who="Ana", now=START)
    second = backup.restore(made, centre.path, who="Ana", now=START)
    assert first is not None
    assert second is not None
    assert first != second
    assert first.exists()
    assert second.exists()


def test_restoring_over_an_open_file_is_refused_and_says_who_has_it(centre: CentreFile) -> None:
    made = backup.backup_now(centre.path, now=START)
    before = centre.path.read_bytes()
    with pytest.raises(KnownError, match=r"Ana has “Harbour House\.dropin” open on"):
        backup.restore(made, centre.path, who="Ben", now=START)
    assert centre.path.read_bytes() == before


def test_restoring_over_a_damaged_or_empty_file_works(centre: CentreFile, reopen: Opener) -> None:
    made = backup.backup_now(centre.path, now=START)
    centre.close()
    for ruin in (b"", b"SQLite format 3\0 not really"):
        centre.path.write_bytes(ruin)
        aside = backup.restore(made, centre.path, who="Ana", now=START)
        assert aside is not None
        assert aside.read_bytes() == ruin
    assert names(reopen(centre.path)) == ["Bo", "Cy", "Di"]


def test_a_cut_off_files_journal_goes_aside_with_it(centre: CentreFile, reopen: Opener) -> None:
    """Left behind it would be played into the restored file."""
    made = backup.backup_now(centre.path, now=START)
    centre.close()
    journal = centre.path.with_name(centre.path.name + "-journal")
    journal.write_bytes(b"old journal")
    aside = backup.restore(made, centre.path, who="Ana", now=START)
    assert aside is not None
    assert not journal.exists()
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"old journal"
    assert names(reopen(centre.path)) == ["Bo", "Cy", "Di"]


def test_a_damaged_backup_replaces_nothing(centre: CentreFile) -> None:
    made = backup.backup_now(centre.path, now=START)
    centre.close()
    content = made.read_bytes()
    made.write_bytes(content[:4096] + b"\xff" * 4096 + content[8192:])
    before = centre.path.read_bytes()
    with pytest.raises(KnownError, match=r"is damaged\. Nothing was replaced|is damaged\. It was"):
        backup.restore(made, centre.path, who="Ana", now=START)
    assert centre.path.read_bytes() == before
    made.write_bytes(b"Dear Ana")
    with pytest.raises(KnownError, match="is not a centre file"):
        backup.restore(made, centre.path, who="Ana", now=START)


def test_f03_restoring_onto_a_full_disk_leaves_the_file_there(centre: CentreFile) -> None:
    made = backup.backup_now(centre.path, now=START)
    centre.close()
    before = centre.path.read_bytes()
    with no_file_larger_than(30_000), pytest.raises(KnownError, match="no room"):
        backup.restore(made, centre.path, who="Ana", now=START)
    assert centre.path.read_bytes() == before
    assert sorted(each.name for each in centre.path.parent.iterdir()) == [
        "Harbour House.dropin",
        "Harbour House.dropin backups",
    ]


def test_when_the_last_step_of_restoring_fails_the_file_is_back_in_its_place(
    centre: CentreFile, reopen: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup.backup_now(centre.path, now=START)
    rename_bo(centre, "Bob")
    centre.close()

    def fail(temporary: Path, target: Path) -> None:
        raise OSError(errno.EIO, "the stick was pulled")

    monkeypatch.setattr(backup, "publish_new", fail)
    with pytest.raises(KnownError, match="Nothing was replaced"):
        backup.restore(made, centre.path, who="Ana", now=START)
    assert names(reopen(centre.path))[0] == "Bob"
    assert not list(centre.path.parent.glob("*replaced*"))


def test_two_programs_backing_up_at_once_never_share_a_number(
    centre: CentreFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "next_number", lambda existing: 1)
    made = [backup.backup_now(centre.path, tmp_path / "stick", now=START) for _ in range(3)]
    assert [each.name.split()[2] for each in made] == ["00001", "00002", "00003"]


# -- which to keep ---------------------------------------------------------------------------

moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))
backups = st.lists(moments, max_size=200).map(
    lambda made: [Backup(Path(str(n)), n, at) for n, at in enumerate(made)]
)


@given(backups)
def test_the_newest_is_always_kept_and_there_are_never_too_many(made: list[Backup]) -> None:
    keep = kept(made)
    assert keep <= set(made)
    assert len(keep) <= DAYS + WEEKS + MONTHS
    if made:
        assert made[-1] in keep


@given(backups, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_thinning_twice_removes_no_more(
    made: list[Backup], chance: object
) -> None:
    keep = kept(made)
    assert kept(reversed(made)) == keep
    assert kept(keep) == keep


@given(backups)
def test_each_kept_day_keeps_its_newest(made: list[Backup]) -> None:
    newest_first = sorted(made, key=lambda each: -each.number)
    last_days = list(dict.fromkeys(each.made.date() for each in newest_first))[:DAYS]
    for day in last_days:
        assert next(each for each in newest_first if each.made.date() == day) in kept(made)


def test_a_year_of_daily_backups_leaves_days_weeks_and_months() -> None:
    start = datetime(2025, 11, 22, 9, 0)
    made = [Backup(Path(str(n)), n, start + timedelta(days=n)) for n in range(366)]
    keep: set[Backup] = set()
    for each in made:  # one day after the other, as it really happens
        keep = set(kept([*keep, each]))
    days_back = sorted((made[-1].made - each.made).days for each in keep)
    assert days_back[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len(days_back) >= 20
    assert days_back[-1] > 300
