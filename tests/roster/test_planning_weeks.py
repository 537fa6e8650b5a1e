"""Which weeks can be planned: never today, and a week that has begun from tomorrow."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dropin.dates import Customs
from dropin.roster.planning_weeks import end_of, first_days, start_nearest, week_name

WEDNESDAY, SUNDAY = date(2026, 11, 25), date(2026, 11, 29)
MONDAY_FIRST = Customs()


def test_this_week_begins_tomorrow_and_a_week_that_ends_today_is_left_out() -> None:
    assert first_days(WEDNESDAY, MONDAY_FIRST)[:2] == [date(2026, 11, 26), date(2026, 11, 30)]
    assert first_days(SUNDAY, MONDAY_FIRST)[0] == date(2026, 11, 30)


def test_weeks_are_called_as_one_would_say_them() -> None:
    names = [
        week_name(each, WEDNESDAY, MONDAY_FIRST) for each in first_days(WEDNESDAY, MONDAY_FIRST)
    ]
    assert names[:3] == [
        "This week, from tomorrow",
        "Next week, 30 Nov – 6 Dec",
        "7 – 13 December",
    ]


def test_a_week_that_has_begun_counts_as_one() -> None:
    assert end_of(date(2026, 11, 26), 2, MONDAY_FIRST) == date(2026, 12, 7)


def test_the_week_asked_for_is_taken_or_the_next_that_can_be() -> None:
    assert start_nearest(date(2026, 12, 9), WEDNESDAY, MONDAY_FIRST) == date(2026, 12, 7)
    assert start_nearest(date(2026, 1, 1), WEDNESDAY, MONDAY_FIRST) == date(2026, 11, 26)
    far = start_nearest(date(2028, 1, 1), WEDNESDAY, MONDAY_FIRST)
    assert far == first_days(WEDNESDAY, MONDAY_FIRST)[-1]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 6), st.integers(1, 8))
def test_every_plan_lies_ahead_and_ends_with_a_week(today: date, weekday: int, weeks: int) -> None:
    customs = Customs(first_weekday=weekday)
    for first in first_days(today, customs):
        end = end_of(first, weeks, customs)
        assert today < first < end
        assert end.weekday() == weekday
        assert 7 * (weeks - 1) < (end - first).days <= 7 * weeks
        assert end > today + timedelta(days=7 * (weeks - 1))
