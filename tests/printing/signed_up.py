"""People signed up for a date, by the names the tests know them by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from dropin.attendance.operations import sign_up
from dropin.people.store import people
from dropin.programme.model import Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def occurrence_of(file: CentreFile, title: str, day: date) -> Occurrence:
    end = day + timedelta(days=1)
    on = occurrences(programme_between(file, day, end), day, end)
    return next(each for each in on if each.title == title)


def person_named(file: CentreFile, name: str) -> int:
    return next(each.id for each in people(file) if each.name == name)


def sign_up_by_name(
    file: CentreFile, title: str, day: date, *names: str, **party: Any
) -> Occurrence:
    """Sign them up one after the other; ``party`` goes with each."""
    for name in names:
        here = occurrence_of(file, title, day)
        sign_up(file, here, person_named(file, name), now=NOW, **party)
    return occurrence_of(file, title, day)
