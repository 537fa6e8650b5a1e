"""The agenda told as a list: moments with offsets, names, and time order."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.programme.agenda import agenda, leaders_of
from dropin.programme.model import Activity, ActivityTime, Category, DateChange, Place, Programme
from dropin.programme.occurrences import occurrences

DUBLIN = ZoneInfo("Europe/Dublin")


def daily(at: time | None, minutes: int | None = 60) -> ActivityTime:
    return ActivityTime(1, 1, "", rule="FREQ=DAILY", at=at, minutes=minutes)


def told(
    activity: Activity, first: date, number: int = 1, zone: ZoneInfo = DUBLIN
) -> list[tuple[str, str]]:
    entries = agenda(Programme((activity,)), zone, first, number)
    return [(each.start, each.end) for each in entries]


def test_a_clock_that_a_spring_night_skips_is_told_an_hour_on() -> None:
    night = Activity(1, "Night walk", times=(daily(time(1, 30)),))
    assert told(night, date(2026, 3, 29)) == [
        ("2026-03-29T02:30:00+01:00", "2026-03-29T03:30:00+01:00")
    ]


def test_a_clock_that_an_autumn_night_repeats_is_the_earlier_one() -> None:
    night = Activity(1, "Night walk", times=(daily(time(1, 30)),))
    assert told(night, date(2026, 10, 25))[0][0] == "2026-10-25T01:30:00+01:00"


@pytest.mark.parametrize(
    ("at", "minutes", "expected"),
    [
        (None, None, ("2026-11-24", "")),
        (time(14), None, ("2026-11-24T14:00:00+00:00", "")),
        (time(22), 240, ("2026-11-24T22:00:00+00:00", "2026-11-25T02:00:00+00:00")),
    ],
)
def test_what_is_not_known_is_left_out(
    at: time | None, minutes: int | None, expected: tuple[str, str]
) -> None:
    choir = Activity(1, "Choir", times=(daily(at, minutes),))
    assert told(choir, date(2026, 11, 24)) == [expected]


def test_names_of_place_category_and_who_leads() -> None:
    choir = Activity(
        1,
        "Choir",
        category_id=3,
        place_id=4,
        leader_id=5,
        co_leader_id=6,
        led_by="and friends",
        times=(daily(time(14)),),
    )
    change = DateChange(1, 1, date(2026, 11, 25), led_by="Bo", note="Ana is away")
    programme = Programme(
        (choir,),
        (change,),
        places={4: Place(4, "Hall")},
        categories={3: Category(3, "Music", "pink")},
        leaders={5: "Ana Lopes", 6: "Jo Byrne"},
    )
    usual, other = agenda(programme, DUBLIN, date(2026, 11, 24), 2)
    assert (usual.place, usual.category) == ("Hall", "Music")
    assert usual.leader == "Ana Lopes, Jo Byrne, and friends"
    assert (other.leader, other.note, other.status) == ("Bo", "Ana is away", "planned")


def test_nobody_leads_is_told_as_nothing() -> None:
    programme = Programme((Activity(1, "Choir", times=(daily(time(14)),)),))
    (one,) = occurrences(programme, date(2026, 11, 24), date(2026, 11, 25))
    assert leaders_of(one, programme) == ""


@given(
    clocks=st.lists(st.builds(time, st.integers(0, 23), st.integers(0, 59)), max_size=5),
    first=st.dates(date(2026, 1, 1), date(2026, 12, 1)),
    zone=st.sampled_from(["Europe/Dublin", "America/Detroit", "Pacific/Auckland", "Asia/Kolkata"]),
)
def test_every_moment_shows_its_own_wall_and_all_are_in_order(
    clocks: list[time], first: date, zone: str
) -> None:
    times = tuple(
        ActivityTime(number, 1, "", rule="FREQ=DAILY", at=at)
        for number, at in enumerate(clocks, start=1)
    )
    entries = agenda(Programme((Activity(1, "Choir", times=times),)), ZoneInfo(zone), first, 3)
    assert len(entries) == 3 * len(clocks)
    moments = [datetime.fromisoformat(each.start) for each in entries]
    assert all(each.utcoffset() is not None for each in moments)
    days = [each.date() for each in moments]
    assert days == sorted(days)
    assert set(days) <= {first + timedelta(days=step) for step in range(3)}
