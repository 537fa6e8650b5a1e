"""A real file for every test of the buddy programme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dropin.storage.file import CentreFile
from tests.buddies.made import house


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with house(tmp_path) as opened:
        yield opened
