"""Which date a row belongs to, where the activity, its clock or its number of times changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from dropin.attendance.filing import Dates, families, is_only_one_that_day
from dropin.attendance.model import Key, key_of
from dropin.programme.model import Activity, ActivityTime, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from tests.attendance.house import TUESDAY

WEEKLY = ActivityTime(1, 1, "a", rule="FREQ=WEEKLY;BYDAY=TU", at=time(14))
EVENING = ActivityTime(2, 1, "b", rule="FREQ=WEEKLY;BYDAY=TU", at=time(19))


def on_tuesday(*times: ActivityTime) -> tuple[Occurrence, ...]:
    activity = Activity(1, "Choir", times=times)
    return occurrences(Programme((activity,)), TUESDAY, TUESDAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("times", "alone"),
    [
        ((WEEKLY,), True),
        ((WEEKLY, EVENING), False),
        ((WEEKLY, replace(EVENING, rule="FREQ=WEEKLY;BYDAY=WE")), True),
        ((WEEKLY, replace(EVENING, rule="", added=(TUESDAY,))), False),
        ((replace(WEEKLY, rule="FREQ=DAILY;BYHOUR=10,14", starts_on=date(2026, 11, 1)),), False),
    ],
)
def test_a_clock_matters_only_where_the_day_has_several(
    times: tuple[ActivityTime, ...], alone: bool
) -> None:
    for each in on_tuesday(*times):
        assert is_only_one_that_day(each) == alone


def test_a_time_of_no_term_or_a_suspension_does_not_make_people_change_places() -> None:
    one, other = on_tuesday(WEEKLY, EVENING)
    in_term = replace(one.activity, times=(WEEKLY, replace(EVENING, term="School")))
    assert not is_only_one_that_day(one._replace(activity=in_term))
    suspended = replace(other.activity, suspended_from=TUESDAY)
    assert not is_only_one_that_day(other._replace(activity=suspended))


def test_a_row_is_found_under_another_clock_only_where_nothing_else_is_meant() -> None:
    (alone,) = on_tuesday(WEEKLY)
    old_clock = Key(1, TUESDAY, time(10))
    assert Dates([alone], {}).under(old_clock) == alone
    several = on_tuesday(WEEKLY, EVENING)
    assert Dates(several, {}).under(old_clock) is None
    assert Dates(several, {}).under(key_of(several[1])) == several[1]
    assert Dates(several, {}).under(Key(1)) is None
    assert Dates(several, {}).under(Key(1, date(2026, 11, 25), time(14))) is None


def test_a_row_of_what_an_activity_continues_is_found_under_it() -> None:
    (on,) = on_tuesday(WEEKLY)
    chains = {1: (1, 7, 5), 7: (7, 5), 5: (5,)}
    for activity_id in (1, 7, 5):
        assert Dates([on], chains).under(Key(activity_id, TUESDAY, time(14))) == on
    assert Dates([on], chains).under(Key(9, TUESDAY, time(14))) is None
    assert families(chains) == {1: 5, 7: 5, 5: 5}
