"""The ten-year sample and a large centre, each made once for all benchmarks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dropin.sample import make_sample
from tests.benchmarks.many_attendances import make_large_centre

NOW = datetime(2026, 11, 25, 11, 24, tzinfo=UTC)


@pytest.fixture(scope="session")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre of 3,000 people with ten years of history."""
    path = tmp_path_factory.mktemp("ten years") / "centre.dropin"
    make_sample(path, clock=lambda: NOW, who="Ana", today=NOW.date(), years=10)
    return path


@pytest.fixture(scope="session")
def large_centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre of 20,000 people and a million visits; what one benchmark adds, others see."""
    path = tmp_path_factory.mktemp("large") / "centre.dropin"
    make_large_centre(path)
    return path
