"""Days as people type them into a column."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.dates import Customs, day_long, day_short
from dropin.exchange.cells import RowError
from dropin.exchange.day_cells import DayReader
from tests.exchange.bringing import TODAY

DAY_FIRST, MONTH_FIRST = Customs(), Customs(month_first=True)
days = st.dates(date(1950, 1, 1), date(2030, 12, 31))


def read(cell: str, customs: Customs = DAY_FIRST, column: tuple[str, ...] = ()) -> date:
    return DayReader((cell, *column), customs, TODAY).read(cell)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026/3/4", date(2026, 3, 4)),
        ("2026-03-04 00:00:00", date(2026, 3, 4)),
        ("4.3.2026", date(2026, 3, 4)),
        ("4-Mar-2026", date(2026, 3, 4)),
        ("4-Mar-26", date(2026, 3, 4)),
        ("March 4th, 2026", date(2026, 3, 4)),
        ("4th of March 1987", date(1987, 3, 4)),
        ("Wed 4 Mar 2026", date(2026, 3, 4)),
        ("Sept 5 2026", date(2026, 9, 5)),
        ("5.6.98", date(1998, 6, 5)),
        ("3 November", date(2026, 11, 3)),  # the latest one that is not still to come
        ("24 December", date(2025, 12, 24)),
        ("29.2.", date(2024, 2, 29)),
    ],
)
def test_any_clear_form_is_read(cell: str, day: date) -> None:
    assert read(cell) == day
    assert read(cell, MONTH_FIRST) == day


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "soon",
        "2019",
        "Mar 2019",
        "today",
        "30.2.2026",
        "32/1/2026",
        "Mon 4 Mar 2026",
        "1/2/3/4",
    ],
)
def test_what_is_no_day_for_certain_is_refused(cell: str) -> None:
    with pytest.raises(RowError):
        read(cell)


def test_the_centres_customs_decide_about_a_day_that_may_be_either() -> None:
    assert read("03/04/2026", DAY_FIRST) == date(2026, 4, 3)
    assert read("03/04/2026", MONTH_FIRST) == date(2026, 3, 4)


def test_a_column_that_can_only_be_one_way_is_read_that_way() -> None:
    assert read("03/04/2026", MONTH_FIRST, ("25/12/2025",)) == date(2026, 4, 3)
    assert read("03/04/2026", DAY_FIRST, ("12/25/2025",)) == date(2026, 3, 4)
    assert read("03/04/2026", DAY_FIRST, ("12/25/2025", "25/12/2025")) == date(2026, 4, 3)


@given(days, st.sampled_from([DAY_FIRST, MONTH_FIRST]))
def test_a_day_is_read_back_as_the_program_writes_it(day: date, customs: Customs) -> None:
    assert read(day_long(day, customs), customs) == day
    assert read(day.isoformat(), customs) == day


@given(st.integers(0, 360), st.sampled_from([DAY_FIRST, MONTH_FIRST]))
def test_a_short_day_is_the_latest_one(back: int, customs: Customs) -> None:
    day = TODAY - timedelta(days=back)
    assert read(day_short(day, customs), customs) == day


@given(st.text(max_size=40) | st.from_regex(r"[0-9./ -]{0,14}"))
def test_any_text_is_a_day_or_refused_in_words(cell: str) -> None:
    with suppress(RowError):
        assert 1900 <= read(cell).year <= 2999
