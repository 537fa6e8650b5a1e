"""What every part of the sample needs: the file being made, around which day, and the data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from dropin.dates import read_clock, week_start
from dropin.records import record
from dropin.storage.change import Change
from dropin.storage.file import CentreFile

FOLDER = Path(__file__).parent.parent.parent / "resources" / "sample"
WEEK = timedelta(weeks=1)

Data = dict[str, Any]
"""One object of the data as JSON gives it."""


@record
class Making:
    """The file being made, the only source of chance, and the days the history spans."""

    file: CentreFile
    change: Change
    random: Random
    today: date
    years: int

    @property
    def begin(self) -> date:
        """The first day of its history."""
        return self.today - timedelta(days=365 * self.years)

    @property
    def monday(self) -> date:
        """The Monday of week 0."""
        return week_start(self.today + timedelta(days=1), 0)

    def day(self, week: int, weekday: int) -> date:
        return self.monday + timedelta(weeks=week, days=weekday)

    def each_year(self) -> Iterator[int]:
        return iter(range(self.begin.year, self.today.year + 2))


def read_data(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def clock_or_none(text: str | None) -> time | None:
    return None if text is None else read_clock(text)
