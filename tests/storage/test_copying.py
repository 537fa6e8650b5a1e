"""Save a copy: whole, verified, and never over something that is in use."""

from __future__ import annotations

from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.storage import connection, copying
from dropin.storage.copying import LockedSourceError, copy_failed, copy_to
from dropin.storage.file import CentreFile
from tests.storage.conftest import Opener, TestClock, names
from tests.storage.faults import add_places
from tests.storage.people import no_file_larger_than


def test_a_copy_is_a_whole_centre_with_its_undo_list(
    centre: CentreFile, tmp_path: Path, reopen: Opener
) -> None:
    copy = reopen(centre.save_copy(tmp_path / "Copy.dropin"))
    assert copy.read_only is None
    assert copy.undo() == "Add three people"
    assert names(centre) == ["Bo", "Cy", "Di"]


def test_a_copy_replaces_a_closed_file_as_the_dialog_asked(
    centre: CentreFile, tmp_path: Path, clock: TestClock, reopen: Opener
) -> None:
    target = tmp_path / "Copy.dropin"
    CentreFile.create(target, clock=clock, who="Nia").close()
    centre.save_copy(target)
    assert names(reopen(target)) == ["Bo", "Cy", "Di"]


def test_a_copy_never_replaces_a_file_someone_has_open(
    centre: CentreFile, tmp_path: Path, clock: TestClock
) -> None:
    target = tmp_path / "Copy.dropin"
    with CentreFile.create(target, clock=clock, who="Nia"):
        before = target.read_bytes()
        with pytest.raises(KnownError, match=r"Nia has “Copy\.dropin” open on"):
            centre.save_copy(target)
        assert target.read_bytes() == before


def test_a_stale_note_beside_the_target_does_not_stand_in_the_way(
    centre: CentreFile, tmp_path: Path
) -> None:
    target = tmp_path / "Copy.dropin"
    target.write_bytes(b"old")
    target.with_name("Copy.dropin.lock").write_text("{}", encoding="utf-8")
    assert centre.save_copy(target).stat().st_size > 3


def test_a_copy_never_replaces_a_file_that_is_being_written(
    centre: CentreFile, tmp_path: Path
) -> None:
    target = tmp_path / "Copy.dropin"
    target.write_bytes(b"half")
    target.with_name("Copy.dropin-journal").write_bytes(b"a journal")
    with pytest.raises(KnownError, match="there already"):
        centre.save_copy(target)
    assert target.read_bytes() == b"half"


def test_f03_a_copy_that_finds_no_room_leaves_nothing(centre: CentreFile, tmp_path: Path) -> None:
    with no_file_larger_than(30_000), pytest.raises(KnownError, match="no room"):
        centre.save_copy(tmp_path / "Copy.dropin")
    assert not (tmp_path / "Copy.dropin").exists()
    assert not list(tmp_path.glob(".*"))


def test_a_copy_into_no_folder_or_onto_a_folder_is_refused(
    centre: CentreFile, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(KnownError, match="No file can be made in"):
        centre.save_copy(tmp_path / "missing" / "Copy.dropin")
    with pytest.raises(KnownError, match="is a folder"):
        centre.save_copy(tmp_path / "folder")


def test_f14_damage_is_not_copied_as_if_it_were_good(
    centre: CentreFile, tmp_path: Path, reopen: Opener
) -> None:
    add_places(centre, 10_000)
    centre.close()
    content = centre.path.read_bytes()
    page = content.index(b"Place 5000somewhere") // 4096
    with centre.path.open("r+b") as file:
        file.seek(page * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(KnownError, match="is damaged, so no copy was made"):
        reopen(centre.path).save_copy(tmp_path / "Copy.dropin")
    assert sorted(tmp_path.glob("*Copy*")) == []


def test_f07_copying_a_locked_file_is_given_up_after_a_moment(
    centre: CentreFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT_SECONDS", 0.1)
    source = connection.connect(centre.path)
    other = connection.connect(centre.path)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(LockedSourceError) as error:
            copy_to(source, tmp_path / "Copy.dropin")
        assert "Another program is using" in str(copy_failed(error.value, centre.path))
    finally:
        other.close()
        source.close()


def test_f19_a_copy_made_while_others_save_holds_one_moment(
    centre: CentreFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One page at a step, with a change between every few of them."""
    monkeypatch.setattr(copying, "_PAGES_A_STEP", 1)
    saved = iter(range(5))

    def save_between(status: int, remaining: int, total: int) -> None:
        if remaining % 7 == 0 and next(saved, None) is not None:
            with centre.change("Everyone again") as change:
                change.execute("UPDATE person SET name = name || '!'")

    monkeypatch.setattr(copying, "_stop_when_locked", save_between)
    source = connection.connect(centre.path)
    copy_to(source, tmp_path / "Copy.dropin")
    source.close()
    copy = CentreFile.open(tmp_path / "Copy.dropin", clock=centre.clock, who="Ana", read_only=True)
    with copy:
        assert len({name[2:] for name in names(copy)}) == 1
        assert copy.notices == ()
        assert names(copy) == names(centre)
