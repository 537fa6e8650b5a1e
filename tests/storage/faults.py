"""Bringing about what can befall a file: other programs, half copies, bad sticks."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.storage.file import CentreFile

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


def add_places(file: CentreFile, count: int) -> None:
    """Places 0000 and on, over many pages: their names tell a test where each page is."""
    with file.load("Many") as change:
        for number in range(count):
            change.insert("place", name=f"Place {number:04}", address="somewhere " * 20)


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


def file_change(file: CentreFile) -> None:
    with file.change("Add Ed") as change:
        change.insert("person", name="Ed")


def overwrite_page(path: Path, number: int) -> None:
    garbage = random.Random(number).randbytes(4096)
    with path.open("r+b") as file:
        file.seek(4096 * (number - 1))
        file.write(garbage)


def page_with(path: Path, text: bytes) -> int:
    return path.read_bytes().index(text) // 4096 + 1
