"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.storage.atomic import publish_new, write_whole
from tests.storage.people import as_ordinary_user, no_file_larger_than, open_folder

NAMES = ["week.pdf", "programme 'a' 100% #1?.ics", "مركز 🏳️‍🌈.csv", "x" * 250 + ".pdf"]


@pytest.mark.parametrize("name", NAMES)
def test_f24_content_arrives_under_any_name_and_nothing_else_stays(
    tmp_path: Path, name: str
) -> None:
    write_whole(tmp_path / name, b"first")
    write_whole(tmp_path / name, b"second")
    assert (tmp_path / name).read_bytes() == b"second"
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_f25_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path: Path) -> None:
    target = tmp_path / "week.pdf"
    write_whole(target, b"the good one")
    with no_file_larger_than(50_000), pytest.raises(KnownError, match="no room") as error:
        write_whole(target, b"x" * 200_000)
    assert error.value.next_step == "Make room, or choose another place."
    assert target.read_bytes() == b"the good one"
    assert list(tmp_path.iterdir()) == [target]


def test_f06_a_locked_folder_is_named(tmp_path: Path) -> None:
    with open_folder() as folder:
        folder.chmod(0o555)

        def act() -> str:
            write_whole(folder / "week.pdf", b"content")
            return "written"

        assert as_ordinary_user(act) == (
            f"KnownError: “week.pdf” cannot be written in {folder}. Nothing was replaced. "
            "Close it if another program shows it, or choose another folder."
        )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing/week.pdf", "There is no folder"),
        ("letter.txt/week.pdf", "There is no folder"),
        ("folder", "is a folder, so no file can have its name"),
        ("x" * 300, "is too long"),
    ],
)
def test_what_cannot_be_a_file_is_said(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "letter.txt").write_bytes(b"")
    with pytest.raises(KnownError, match=told):
        write_whole(tmp_path / name, b"content")
    assert len(list(tmp_path.iterdir())) == 2


def test_a_replaced_file_keeps_who_may_read_it_and_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "week.pdf", tmp_path / "shortcut.pdf"
    write_whole(target, b"first")
    target.chmod(0o640)
    link.symlink_to(target)
    write_whole(link, b"second")
    assert link.is_symlink()
    assert target.read_bytes() == b"second"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_is_made_where_the_disk_knows_no_second_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on sticks formatted for Windows."""

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    for name, expected in (("new", b"new"), ("there", b"old")):
        (tmp_path / "there").write_bytes(b"old")
        temporary = tmp_path / "temporary"
        temporary.write_bytes(b"new")
        if name == "new":
            publish_new(temporary, tmp_path / name)
        else:
            with pytest.raises(FileExistsError):
                publish_new(temporary, tmp_path / name)
        assert (tmp_path / name).read_bytes() == expected
