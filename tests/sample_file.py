"""The sample centre for tests, made once in each process and copied for each test."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dropin.sample import make_sample

SAMPLE_DAY = date(2026, 11, 22)
"""The Sunday the sample is made around."""


def sample_file(folder: Path, name: str = "Harbour House") -> Path:
    """A fresh copy of the sample centre in ``folder``."""
    path = folder / f"{name}.dropin"
    path.write_bytes(_sample())
    return path


@cache
def _sample() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.dropin"
        made = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
        make_sample(path, clock=lambda: made, who="Ana", today=SAMPLE_DAY)
        return path.read_bytes()
