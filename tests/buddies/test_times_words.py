"""When somebody is free, as people write it."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dropin.buddies.model import FreeTime
from dropin.buddies.times_words import read_times, write_times
from dropin.dates import Customs


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("Tuesday afternoons", [(1, 12, 17)]),
        ("tue afternoon", [(1, 12, 17)]),
        ("Thursday 10-12", [(3, 10, 12)]),
        ("Thursday 10:00 – 12:00, mornings", [(3, 9, 12), (3, 10, 12)]),
        ("friday 2-4 pm and saturday", [(4, 14, 16), (5, 9, 21)]),
        ("mon 10 am to 1 pm", [(0, 10, 13)]),
        ("mon 10 to 1 pm", [(0, 10, 13)]),
        ("weekend evenings", [(5, 17, 21), (6, 17, 21)]),
        ("every day 9-10", [(day, 9, 10) for day in range(7)]),
    ],
)
def test_times_are_read_as_people_write_them(words: str, times: list[tuple[int, int, int]]) -> None:
    assert read_times(words) == tuple(
        FreeTime(day, time(starts), time(ends)) for day, starts, ends in times
    )


@pytest.mark.parametrize("words", ["whenever", "10-12", "Tuesday 12-10", "mon 25-26", "mon,,tue"])
def test_what_is_no_time_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_times(words)


free_times = some.builds(
    lambda day, starts, length: FreeTime(
        day, time(starts // 60, starts % 60), time((starts + length) // 60, (starts + length) % 60)
    ),
    some.integers(0, 6),
    some.integers(0, 20 * 60),
    some.integers(1, 3 * 60),
)


@given(some.sets(free_times, min_size=1, max_size=6), some.booleans())
def test_whatever_is_written_is_read_back(times: set[FreeTime], twelve: bool) -> None:
    known = tuple(sorted(times, key=lambda each: (each.weekday, each.starts_at, each.ends_at)))
    assert read_times(write_times(known, Customs(twelve_hours=twelve))) == known
