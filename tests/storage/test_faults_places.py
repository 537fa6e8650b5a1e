"""Where one may not write, or another has the file (F4 to F7, F17, F18, F24).

Numbers as in the team's list of fault cases.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.storage import backup, check, connection
from dropin.storage.file import CentreFile
from tests.storage.conftest import Opener, TestClock, names
from tests.storage.faults import (
    LONG_TEXT,
    NOW,
    file_change,
    raw,
)
from tests.storage.people import Child, as_ordinary_user, open_folder


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
