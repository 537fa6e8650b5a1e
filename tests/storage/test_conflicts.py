"""Second versions that sync programs leave beside a file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dropin.storage.conflicts import conflict_copies
from dropin.storage.file import CentreFile
from tests.storage.conftest import START, Opener, TestClock

NAMES = [
    "Harbour House (Ana's conflicted copy 2026-10-01).dropin",
    "Harbour House.sync-conflict-20261001-101010-ABCDEFG.dropin",
    "Harbour House (conflicted copy).dropin",
    "Harbour House (1).dropin",
]


@pytest.mark.parametrize("name", NAMES)
def test_f23_a_conflicted_copy_is_shown_with_its_last_change(
    closed_centre: Path, reopen: Opener, clock: TestClock, name: str
) -> None:
    copy = closed_centre.with_name(name)
    copy.write_bytes(closed_centre.read_bytes())
    clock.turn(hours=5)
    with reopen(copy, who="Nia") as file, file.change("Add Ed") as change:
        change.insert("person", name="Ed")
    found = conflict_copies(closed_centre)
    assert [(each.path, each.last_change, each.who) for each in found] == [
        (copy, START + timedelta(hours=5), "Nia")
    ]


def test_f23_a_copy_that_cannot_be_read_is_shown_without_a_date(closed_centre: Path) -> None:
    closed_centre.with_name(NAMES[0]).write_bytes(b"broken")
    assert [each.last_change for each in conflict_copies(closed_centre)] == [None]


def test_other_files_are_no_conflict(centre: CentreFile) -> None:
    for name in ("Harbour House 2025.dropin", "Conflict.dropin", "Harbour House (1).txt"):
        centre.path.with_name(name).write_bytes(b"")
    assert conflict_copies(centre.path) == []
