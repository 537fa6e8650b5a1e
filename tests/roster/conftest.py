"""The house of these tests, open and empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.files import new_file
from tests.roster.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with new_file(tmp_path) as file:
        yield House(file)
