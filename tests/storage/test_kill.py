"""A process killed at random moments, 200 times over, loses nothing it was told is saved."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dropin.storage import backup, check
from dropin.storage.atomic import write_whole
from dropin.storage.backup_folder import backups_of
from dropin.storage.file import CentreFile
from tests.storage.conftest import START, TestClock
from tests.storage.people import Child

KILLS = 200
PEOPLE_A_STEP = 3


def test_f01_two_hundred_kills_lose_no_committed_change(closed_centre: Path) -> None:
    """Every change adds three people and a note of its number; some are undone and redone."""
    chance = random.Random(20261122)
    committed, pace = first_step(closed_centre)
    cut_off = 0
    for _ in range(KILLS):
        child = Child(partial(keep_adding, closed_centre, committed + 1))
        assert child.hear() == "open"
        time.sleep(chance.uniform(0, 2 * pace))
        said = child.kill()
        known = int(said[-1]) if said else committed
        with CentreFile.open(closed_centre, clock=TestClock(), who="Ana") as file:
            assert file.read_only is None
            cut_off += len(file.notices)
            committed = last_step(file)
            assert committed in (known, known + 1)  # killed before it could tell us
            people = file.value("SELECT count(*) FROM person")
            assert people == 3 + PEOPLE_A_STEP * committed
            assert file.value("PRAGMA integrity_check") == "ok"
    assert committed > KILLS // 4, "nearly every child was killed before it had done anything"
    assert 0 < cut_off < KILLS, "the kills never, or always, met a transaction half-way"
    assert check.check(closed_centre).sound


def first_step(path: Path) -> tuple[int, float]:
    """Let one child make its first step; returns how far it came and how long a step takes here."""
    child = Child(partial(keep_adding, path, 1))
    child.hear()
    began = time.monotonic()
    child.hear()
    pace = time.monotonic() - began
    child.kill()
    with CentreFile.open(path, clock=TestClock(), who="Ana") as file:
        return last_step(file), pace


def keep_adding(path: Path, first: int, say: Callable[[str], None]) -> None:
    file = CentreFile.open(path, clock=TestClock(), who="Nia")
    say("open")
    for number in range(first, first + 10_000):
        with file.change(f"{number}") as change:
            change.execute("PRAGMA cache_size = 2")  # so that unfinished pages reach the file
            for part in range(PEOPLE_A_STEP):
                change.insert("person", name=f"{number}.{part}", access_needs="x" * 3_000)
        say(str(number))
        file.undo()
        file.redo()


def last_step(file: CentreFile) -> int:
    """The last step whose people are in the file; killed between undo and redo, it is undone."""
    if file.redo_label is not None:
        file.redo()
    return int(str(file.value("SELECT max(CAST(label AS INTEGER)) FROM change_set")))


def test_f25_killed_while_exporting_the_old_file_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "week.pdf"
    wholes = {letter.encode() * 200_000 for letter in "abc"}
    write_whole(target, b"a" * 200_000)

    def export(say: Callable[[str], None]) -> None:
        say("go")
        while True:
            for whole in wholes:
                write_whole(target, whole)

    chance = random.Random(25)
    for _ in range(20):
        child = Child(export)
        child.hear()
        time.sleep(chance.uniform(0, 0.01))
        child.kill()
        assert target.read_bytes() in wholes


def test_f25_killed_while_backing_up_every_backup_is_whole(centre: CentreFile) -> None:
    with centre.load("Make it large") as change:
        for number in range(3_000):
            change.insert("person", name=f"Person {number}", access_needs="x" * 300)
    centre.close()

    def back_up(say: Callable[[str], None]) -> None:
        say("go")
        while True:
            backup.backup_now(centre.path, now=START)

    chance = random.Random(26)
    begun = time.monotonic()
    backup.backup_now(centre.path, now=START).unlink()
    usual = time.monotonic() - begun  # so that the kills keep pace with the machine
    for _ in range(20):
        child = Child(back_up)
        child.hear()
        time.sleep(chance.uniform(0, 3 * usual))
        child.kill()
    made = backups_of(centre.path)
    assert made
    for each in made:
        connection = sqlite3.connect(each.path)
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("SELECT count(*) FROM person").fetchone()[0] == 3_003
        connection.close()
