"""What the storage tests share: a clock one can turn, people at the desk, a fresh centre."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dropin.storage.file import CentreFile

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class TestClock:
    """Stands still until it is turned."""

    __test__ = False

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


Opener = Callable[..., CentreFile]


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Harbour House.dropin"


@pytest.fixture
def centre(path: Path, clock: TestClock) -> Iterator[CentreFile]:
    """A new centre opened by Ana, with three people in it."""
    with CentreFile.create(path, clock=clock, who="Ana") as file:
        with file.change("Add three people") as change:
            for name in ("Bo", "Cy", "Di"):
                change.insert("person", name=name)
        yield file


@pytest.fixture
def closed_centre(centre: CentreFile) -> Path:
    """The same centre, closed."""
    centre.close()
    return centre.path


@pytest.fixture
def reopen(clock: TestClock) -> Iterator[Opener]:
    """Open files for the length of the test."""
    files: list[CentreFile] = []

    def open_now(path: Path, who: str = "Ben", *, read_only: bool = False) -> CentreFile:
        files.append(CentreFile.open(path, clock=clock, who=who, read_only=read_only))
        return files[-1]

    yield open_now
    for file in files:
        file.close()


def names(file: CentreFile) -> list[str]:
    return [row["name"] for row in file.rows("SELECT name FROM person ORDER BY id")]
