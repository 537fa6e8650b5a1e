"""What today holds: on now, later, over, tomorrow, and what waits for a person."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.dates import Customs
from dropin.programme.model import (
    ASK,
    Activity,
    ActivityTime,
    Closure,
    DateChange,
    Occurrence,
    Place,
    Programme,
)
from dropin.today.model import ACTIVITY, DAY, TodayView, Way, today_view

TUESDAY = date(2026, 11, 24)


def weekly(
    number: int,
    title: str,
    days: str,
    at: time | None,
    minutes: int | None = 60,
    **more: Any,
) -> Activity:
    rule = f"FREQ=WEEKLY;BYDAY={days}"
    when = ActivityTime(number, number, "", rule=rule, at=at, minutes=minutes)
    return Activity(number, title, **{"led_by": "everybody", "times": (when,), **more})


def seen(programme: Programme, hour: int, minute: int = 0, day: date = TUESDAY) -> TodayView:
    return today_view(programme, datetime.combine(day, time(hour, minute)), Customs())


def titles(found: tuple[Occurrence, ...]) -> list[str]:
    return [each.title for each in found]


@pytest.mark.parametrize(
    ("hour", "minute", "where"),
    [(13, 59, "later"), (14, 0, "now"), (14, 59, "now"), (15, 0, "over")],
)
def test_an_hour_of_choir_is_on_from_its_first_minute_to_its_last(
    hour: int, minute: int, where: str
) -> None:
    programme = Programme((weekly(1, "Choir", "TU", time(14)),))
    view = seen(programme, hour, minute)
    for each in ("now", "later", "over"):
        assert titles(getattr(view, each)) == (["Choir"] if each == where else [])


def test_what_has_no_end_is_on_for_a_usual_hour() -> None:
    programme = Programme((weekly(1, "Chess", "TU", time(14), None),))
    assert titles(seen(programme, 14, 59).now) == ["Chess"]
    assert titles(seen(programme, 15).over) == ["Chess"]


def test_what_has_no_clock_time_may_still_come_all_day() -> None:
    programme = Programme((weekly(1, "Laundry", "TU", None, None),))
    assert titles(seen(programme, 23, 59).later) == ["Laundry"]


def test_a_night_that_began_yesterday_is_still_on_after_midnight() -> None:
    programme = Programme((weekly(1, "Night café", "MO", time(22), 4 * 60),))
    assert titles(seen(programme, 1, 59).now) == ["Night café"]
    assert titles(seen(programme, 2).now) == []


def test_cancelled_is_never_on_but_stays_in_sight() -> None:
    cancelled = DateChange(1, 1, TUESDAY, cancelled=True, note="No heating")
    programme = Programme((weekly(1, "Choir", "TU", time(14)),), (cancelled,))
    assert titles(seen(programme, 12).later) == ["Choir"]
    assert titles(seen(programme, 14, 30).now) == []
    assert titles(seen(programme, 14, 30).over) == ["Choir"]


def test_what_moved_to_today_is_today() -> None:
    moved = DateChange(1, 1, TUESDAY + timedelta(days=1), moved_to=TUESDAY)
    programme = Programme((weekly(1, "Choir", "WE", time(14)),), (moved,))
    assert titles(seen(programme, 14).now) == ["Choir"]
    assert seen(programme, 14).tomorrow == ()


def test_why_it_is_closed_is_said_only_where_all_of_it_is_closed_all_day() -> None:
    day_after = TUESDAY + timedelta(days=1)
    programme = Programme(
        closures=(
            Closure(1, TUESDAY, day_after, reason="Floor laid"),
            Closure(2, TUESDAY, day_after, time(9), time(12), reason="Staff day"),
            Closure(3, TUESDAY, day_after, place_id=1, reason="Kitchen deep clean"),
            Closure(4, day_after, day_after + timedelta(days=1), reason="Tomorrow"),
        ),
        places={1: Place(1, "Kitchen")},
    )
    assert seen(programme, 9).closed == ("Floor laid",)


# What waits for a person


def needs(view: TodayView) -> list[str]:
    return [str(each.text) for each in view.needs]


def test_who_is_missing_is_asked_a_week_ahead_and_leads_to_its_day() -> None:
    programme = Programme((weekly(1, "Choir", "TU,WE", time(14), led_by=""),))
    view = seen(programme, 9)
    assert needs(view) == [
        "Nobody is down to lead Choir on Tue 24 Nov yet.",
        "Nobody is down to lead Choir on Wed 25 Nov yet.",
    ]
    assert [each.way for each in view.needs] == [
        Way(DAY, (TUESDAY,)),
        Way(DAY, (TUESDAY + timedelta(days=1),)),
    ]


def test_nobody_is_asked_for_what_is_over_or_cancelled() -> None:
    cancelled = DateChange(1, 1, TUESDAY + timedelta(days=1), cancelled=True)
    programme = Programme((weekly(1, "Choir", "TU,WE", time(14), led_by=""),), (cancelled,))
    assert needs(seen(programme, 16)) == []


def test_two_at_once_in_one_place_are_told_once() -> None:
    programme = Programme(
        (
            weekly(1, "Choir", "TU", time(14), place_id=1),
            weekly(2, "Yoga", "TU", time(14, 30), place_id=1),
        ),
        places={1: Place(1, "Hall")},
    )
    assert needs(seen(programme, 9)) == ["Choir and Yoga overlap on Tue 24 Nov: the same place."]


def test_a_doubtful_time_leads_to_its_activity() -> None:
    asking = ActivityTime(1, 7, "", dating=ASK, words="every other Friday")
    programme = Programme((Activity(7, "Garden", times=(asking,)),))
    (need,) = seen(programme, 9).needs
    assert str(need.text) == "When is Garden? Its words left a question."
    assert need.way == Way(ACTIVITY, (7,))


clocks = st.none() | st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 59]))
lengths = st.none() | st.integers(1, 24 * 60)


@given(
    times=st.lists(st.tuples(clocks, lengths), max_size=6),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
)
def test_everything_of_today_is_in_exactly_one_list(
    times: list[tuple[time | None, int | None]], hour: int, minute: int
) -> None:
    programme = Programme(
        tuple(
            weekly(number, f"Nr {number}", "TU", at, minutes if at else None)
            for number, (at, minutes) in enumerate(times, start=1)
        )
    )
    view = seen(programme, hour, minute)
    everything = sorted(titles(view.now) + titles(view.later) + titles(view.over))
    assert everything == sorted(f"Nr {number}" for number in range(1, len(times) + 1))
