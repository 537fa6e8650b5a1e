"""A centre's file to bring things into, and ways to look at what came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dropin.centre.model import Centre
from dropin.centre.operations import save_centre
from dropin.dates import Customs
from dropin.storage.file import CentreFile
from tests.exchange.bringing import NOW, ZONE

NewFile = Callable[[str], CentreFile]


@pytest.fixture
def new_file(tmp_path: Path) -> Iterator[NewFile]:
    """Makes centre files by name; all are closed in the end."""
    opened = []

    def make(name: str) -> CentreFile:
        file = CentreFile.create(tmp_path / f"{name}.dropin", clock=lambda: NOW, who="test")
        opened.append(file)
        customs = Customs(twelve_hours=True, first_weekday=6, month_first=True)
        save_centre(file, Centre("Harbour House", ZONE, "US", customs=customs))
        return file

    yield make
    for file in opened:
        file.close()


@pytest.fixture
def file(new_file: NewFile) -> CentreFile:
    return new_file("centre")
