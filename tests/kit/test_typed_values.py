"""What people type as a day, a time or an amount is read for certain or not at all."""

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.dates import Customs, clock, day_long, day_short
from dropin.kit.typed_values import read_money, read_typed_clock, read_typed_day, write_money

TODAY = date(2026, 11, 22)  # a Sunday
HERE, THERE = Customs(), Customs(twelve_hours=True, month_first=True)


def refuses(read: Callable[[], object]) -> bool:
    try:
        read()
    except ValueError:
        return True
    return False


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("14:00", time(14)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("9", time(9)),
        ("2 pm", time(14)),
        ("2:30PM", time(14, 30)),
        ("12 am", time(0)),
        ("12 p.m.", time(12)),
        ("noon", time(12)),
        ("14h15", time(14, 15)),
    ],
)
def test_times_as_people_write_them(text: str, read: time) -> None:
    assert read_typed_clock(text) == read


@pytest.mark.parametrize("text", ["", "25:00", "14 pm", "0 am", "half past", "9:75", "14:0"])
def test_times_that_are_none_are_not_guessed(text: str) -> None:
    assert refuses(lambda: read_typed_clock(text))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 23)),
        ("fri", date(2026, 11, 27)),
        ("Sunday", TODAY),
        ("24 Nov", date(2026, 11, 24)),
        ("Nov 24, 2026", date(2026, 11, 24)),
        ("24.11.", date(2026, 11, 24)),
        ("24/11/26", date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("Tuesday 24 November 2026", date(2026, 11, 24)),
        ("3rd of March", date(2027, 3, 3)),
        ("1 Oct", date(2026, 10, 1)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_days_as_people_write_them(text: str, read: date) -> None:
    assert read_typed_day(text, TODAY, HERE) == read


def test_the_month_stands_first_where_the_country_writes_so() -> None:
    assert read_typed_day("11/5", TODAY, THERE) == date(2026, 11, 5)
    assert read_typed_day("11/5", TODAY, HERE) == date(2027, 5, 11)


@pytest.mark.parametrize("text", ["", "31 Feb", "32.1.2026", "someday", "J 4", "12", "1.2.126"])
def test_days_that_are_none_are_not_guessed(text: str) -> None:
    assert refuses(lambda: read_typed_day(text, TODAY, HERE))


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from([HERE, THERE]))
def test_a_day_written_by_the_program_reads_back(day: date, customs: Customs) -> None:
    assert read_typed_day(day_long(day, customs), TODAY, customs) == day


@given(st.dates(date(2026, 6, 1), date(2027, 5, 1)), st.sampled_from([HERE, THERE]))
def test_a_near_day_reads_back_without_its_year(day: date, customs: Customs) -> None:
    assert read_typed_day(day_short(day, customs), TODAY, customs) == day


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)), st.booleans())
def test_a_time_written_by_the_program_reads_back(at: time, twelve: bool) -> None:
    assert read_typed_clock(clock(at, Customs(twelve_hours=twelve))) == at


@pytest.mark.parametrize(
    ("text", "cents"),
    [("3", 300), ("3.5", 350), ("3,50", 350), ("€ 3.50", 350), ("1 200", 120_000), ("0", 0)],
)
def test_amounts_as_people_write_them(text: str, cents: int) -> None:
    assert read_money(text) == cents


@pytest.mark.parametrize("text", ["", "free", "3.505", "1.2.3"])
def test_amounts_that_are_none_are_not_guessed(text: str) -> None:
    assert refuses(lambda: read_money(text))


@given(st.integers(0, 10_000_000))
def test_an_amount_written_by_the_program_reads_back(cents: int) -> None:
    assert read_money(write_money(cents)) == cents
