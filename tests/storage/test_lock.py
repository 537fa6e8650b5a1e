"""One window writes; the others read and are told who has the file, where, since when."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.storage import lock, opening
from dropin.storage.file import CentreFile
from tests.storage.conftest import Opener, TestClock, names
from tests.storage.people import Child


def test_the_second_window_reads_only_and_says_who_where_and_since_when(
    centre: CentreFile, reopen: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = reopen(centre.path)
    since = centre.clock().astimezone()
    assert second.read_only == (
        f"Ana has this file open on {lock.machine_name()} since {since.hour}:{since:%M}, "
        "so it can be read but not changed here."
    )
    assert names(second) == ["Bo", "Cy", "Di"]
    with pytest.raises(KnownError), second.change("Add Ed"):
        pass


def test_since_yesterday_names_the_day(
    centre: CentreFile, reopen: Opener, clock: TestClock
) -> None:
    clock.turn(days=1)
    assert "since Sun 22 Nov, " in str(reopen(centre.path).read_only)


def test_closing_lets_the_next_one_write(centre: CentreFile, reopen: Opener) -> None:
    centre.close()
    assert reopen(centre.path).read_only is None


def test_closing_a_reading_window_does_not_let_go_of_the_writing_one(
    centre: CentreFile, reopen: Opener
) -> None:
    reopen(centre.path).close()
    assert reopen(centre.path).read_only is not None
    with centre.change("Add Ed") as change:
        change.insert("person", name="Ed")


def test_another_process_has_the_file(closed_centre: Path, reopen: Opener) -> None:
    def hold(say: object) -> None:
        assert callable(say)
        CentreFile.open(closed_centre, clock=TestClock(), who="Nia")
        say("open")
        os.read(os.pipe()[0], 1)  # never comes

    child = Child(hold)
    assert child.hear() == "open"
    assert "Nia has this file open" in str(reopen(closed_centre).read_only)
    child.kill()
    after = reopen(closed_centre)
    assert after.read_only is None  # its note is still there, but binds nobody


def test_a_stale_note_is_taken_over(closed_centre: Path, reopen: Opener) -> None:
    note = lock.note_path(closed_centre)
    note.write_text('{"who": "Zed", "machine": "OLD-PC", "since": "2020-01-01T00:00:00+00:00"}')
    file = reopen(closed_centre)
    assert file.read_only is None
    assert json.loads(note.read_text(encoding="utf-8"))["who"] == "Ben"
    file.close()
    assert not note.exists()


def test_an_unreadable_note_of_someone_still_counts(centre: CentreFile, reopen: Opener) -> None:
    lock.note_path(centre.path).write_bytes(b"\xff{")
    assert str(reopen(centre.path).read_only).startswith("Someone else has this file open")


def test_a_note_removed_by_its_holder_just_now_is_written_anew(
    closed_centre: Path, reopen: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one closed between our opening its note and our locking it: the lock we then
    have is on a file nobody else will ever see."""
    note = lock.note_path(closed_centre)
    real = lock._lock_descriptor
    closing = iter([True])

    def lock_after_the_other_closed(descriptor: int) -> bool:
        if next(closing, False):
            note.unlink()
        return real(descriptor)

    monkeypatch.setattr(lock, "_lock_descriptor", lock_after_the_other_closed)
    assert reopen(closed_centre, who="Nia").read_only is None
    assert "Nia has this file open" in str(reopen(closed_centre).read_only)


def test_a_second_window_does_not_take_saving_for_a_crash(
    centre: CentreFile, reopen: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one is saving while the second opens: its journal is there, then gone."""
    seen = iter([True])
    monkeypatch.setattr(opening, "has_open_journal", lambda path: next(seen, False))
    assert reopen(centre.path).notices == ()


def test_f21_a_symbolic_link_is_the_same_file(
    centre: CentreFile, reopen: Opener, tmp_path: Path
) -> None:
    link = tmp_path / "shortcut.dropin"
    link.symlink_to(centre.path)
    second = reopen(link)
    assert second.path == centre.path
    assert "Ana has this file open" in str(second.read_only)


def test_f21_a_hard_link_in_another_folder_is_the_same_file(
    closed_centre: Path, reopen: Opener, tmp_path: Path
) -> None:
    other = tmp_path / "elsewhere" / "Other name.dropin"
    other.parent.mkdir()
    other.hardlink_to(closed_centre)
    first = reopen(closed_centre, who="Ana")
    assert first.read_only is None
    assert "second name" in first.notices[0]
    assert "Ana has this file open" in str(reopen(other).read_only)
    first.close()
    assert reopen(other).read_only is None
    assert not lock.note_path(closed_centre).exists()


def test_on_a_disk_without_locks_the_note_alone_speaks_and_can_be_taken_away(
    closed_centre: Path, reopen: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(descriptor: int) -> bool:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(lock, "_lock_descriptor", no_locks)
    assert reopen(closed_centre, who="Ana").read_only is None
    told = str(reopen(closed_centre).read_only)
    assert told.endswith("remove “Harbour House.dropin.lock” beside it and open it again.")
    lock.note_path(closed_centre).unlink()
    assert reopen(closed_centre).read_only is None
