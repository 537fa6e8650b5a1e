"""The thorough look, in plain sentences, and rescuing from a damaged file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.storage import backup, check, rescue
from dropin.storage.file import CentreFile
from tests.storage.conftest import START, Opener
from tests.storage.faults import add_places
from tests.storage.people import no_file_larger_than
from tests.storage.write_golden import golden_path


def test_a_sound_file_is_said_to_be_in_order_with_its_size_and_newest_backup(
    centre: CentreFile,
) -> None:
    report = check.check(centre.path)
    assert report.sound
    size = f"{centre.path.stat().st_size / 1000:,.0f}"
    assert report.sentences == (
        "“Harbour House.dropin” is in order: every page of it was read.",
        f"It takes {size} kB.",
        "There is no backup beside it yet.",
    )
    backup.backup_now(centre.path, now=START)
    hour = START.astimezone().hour
    assert check.check(centre.path).sentences[-1] == (
        f"Its newest backup is of Sunday 22 November 2026, {hour}:00."
    )


def test_checking_changes_nothing_and_leaves_nothing(closed_centre: Path) -> None:
    before = closed_centre.read_bytes()
    check.check(closed_centre)
    assert closed_centre.read_bytes() == before
    assert list(closed_centre.parent.iterdir()) == [closed_centre]


def test_entries_that_point_to_nothing_are_counted(closed_centre: Path) -> None:
    connection = sqlite3.connect(closed_centre)
    with connection:
        connection.execute(
            "INSERT INTO role_held (person_id, role, starts_on) VALUES (99, 'member', '2026-01-01')"
        )
    connection.close()
    report = check.check(closed_centre)
    assert report.problems[0] == (
        "One entry under “role held” points to something under “person” that is gone."
    )
    assert "left untouched" in report.next_step
    assert report.sentences == (*report.problems, report.next_step)


def test_a_file_whose_contents_cannot_be_read_at_all_is_not_rescued(
    closed_centre: Path, tmp_path: Path
) -> None:
    content = closed_centre.read_bytes()
    closed_centre.write_bytes(content[:100] + bytes(4096 - 100) + content[4096:])
    with pytest.raises(KnownError):
        rescue.rescue(closed_centre, tmp_path / "Rescued.dropin")
    assert not (tmp_path / "Rescued.dropin").exists()


def test_a_sound_file_is_rescued_whole_with_its_history(
    centre: CentreFile, tmp_path: Path, reopen: Opener
) -> None:
    with centre.change("Bo leads the choir") as change:
        change.insert("centre", name="C", zone="UTC", logo=b"\0\1")
        change.insert("activity", title="Choir", leader_id=1, created_on="2026-01-01")
    centre.close()
    rescued = rescue.rescue(centre.path, tmp_path / "Rescued.dropin")
    assert rescued.lost == ()
    assert rescued.saved == {"person": 3, "centre": 1, "activity": 1}
    file = reopen(rescued.path)
    assert [entry.label for entry in file.history("person", 1)] == ["Add three people"]
    assert file.undo() == "Bo leads the choir"


def test_a_file_of_an_older_version_is_rescued_without_a_loss(tmp_path: Path) -> None:
    path = tmp_path / "Old.dropin"
    connection = sqlite3.connect(path)
    connection.executescript(golden_path(1).read_text(encoding="utf-8"))
    connection.close()
    rescued = rescue.rescue(path, tmp_path / "Rescued.dropin")
    assert rescued.lost == ()
    assert rescued.saved["person"] == 1


def test_f03_a_rescue_that_finds_no_room_leaves_no_empty_centre(
    centre: CentreFile, tmp_path: Path
) -> None:
    room = centre.path.stat().st_size + 40_000  # for an empty centre, but not for what follows
    add_places(centre, 2_000)
    centre.close()
    target = tmp_path / "Rescued.dropin"
    with no_file_larger_than(room), pytest.raises(KnownError, match="no room"):
        rescue.rescue(centre.path, target)
    assert not target.exists()


def test_when_the_end_of_a_table_is_damaged_the_rest_is_rescued(
    centre: CentreFile, tmp_path: Path
) -> None:
    add_places(centre, 2_000)
    centre.close()
    content = centre.path.read_bytes()
    page = content.index(b"Place 1999somewhere") // 4096
    centre.path.write_bytes(content[: page * 4096] + b"\xff" * 4096 + content[page * 4096 + 4096 :])
    rescued = rescue.rescue(centre.path, tmp_path / "Rescued.dropin")
    assert 1_950 < rescued.saved["place"] < 2_000
    assert rescued.saved["person"] == 3
    assert rescued.lost[0].startswith("Under “place”, what had numbers from 19")
    assert rescued.lost[0].endswith(" on could not all be read.")
