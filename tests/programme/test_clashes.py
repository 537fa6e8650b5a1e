"""What overlaps in one place or under one leader, and what runs into a closure."""

from __future__ import annotations

from datetime import date, time

import pytest

from dropin.programme.clashes import clashes, closure_clashes
from dropin.programme.model import (
    KEEP,
    SKIP,
    Activity,
    ActivityTime,
    Closure,
    DateChange,
    Occurrence,
)

DAY, NEXT_DAY = date(2026, 11, 24), date(2026, 11, 25)
HALL, KITCHEN = 1, 2
ANA, BO = 7, 8


def entry(
    title: str,
    at: str | None,
    minutes: int | None = 60,
    *,
    day: date = DAY,
    place: int | None = None,
    leader: int | None = None,
    co_leader: int | None = None,
    cancelled: bool = False,
    on_closure: str = SKIP,
) -> Occurrence:
    clock = None if at is None else time.fromisoformat(at)
    return Occurrence(
        Activity(
            1,
            title,
            place_id=place,
            leader_id=leader,
            co_leader_id=co_leader,
            on_closure=on_closure,
        ),
        ActivityTime(1, 1, title, at=clock, minutes=minutes),
        day,
        clock,
        DateChange(1, 1, day, cancelled=cancelled),
    )


def told(*entries: Occurrence) -> list[tuple[str, str, str]]:
    return [(each.one.title, each.other.title, str(each.what)) for each in clashes(entries)]


def test_two_things_in_one_room_at_once_clash() -> None:
    assert told(entry("Tea", "14:30", place=HALL), entry("Choir", "14:00", place=HALL)) == [
        ("Choir", "Tea", "place")
    ]


def test_one_person_cannot_lead_two_things_at_once_also_as_co_leader() -> None:
    choir = entry("Choir", "14:00", place=HALL, leader=ANA)
    tea = entry("Tea", "14:30", place=KITCHEN, leader=BO, co_leader=ANA)
    assert told(choir, tea) == [("Choir", "Tea", "leader")]


def test_place_and_leader_together_are_one_clash() -> None:
    both = (
        entry("Choir", "14:00", place=HALL, leader=ANA),
        entry("Tea", "14:30", place=HALL, leader=ANA),
    )
    assert told(*both) == [("Choir", "Tea", "place and leader")]


def test_one_after_the_other_is_no_clash() -> None:
    assert told(entry("Choir", "14:00", place=HALL), entry("Tea", "15:00", place=HALL)) == []


def test_different_rooms_and_different_leaders_do_not_clash() -> None:
    choir = entry("Choir", "14:00", place=HALL, leader=ANA)
    tea = entry("Tea", "14:00", place=KITCHEN, leader=BO)
    assert told(choir, tea, entry("Walk", "14:00")) == []


def test_without_an_end_only_what_runs_over_the_start_clashes() -> None:
    open_end = entry("Drop-in", "14:00", None, place=HALL)
    assert told(open_end, entry("Tea", "14:30", place=HALL)) == []
    assert told(open_end, entry("Lunch", "13:30", place=HALL)) == [("Lunch", "Drop-in", "place")]
    assert told(open_end, entry("Lunch", "13:00", place=HALL)) == []
    assert told(open_end, entry("Art", "14:00", None, place=HALL)) != []


def test_a_night_clashes_with_the_morning_it_runs_into() -> None:
    night = entry("Night watch", "22:00", 10 * 60, place=HALL)
    morning = entry("Breakfast", "07:30", day=NEXT_DAY, place=HALL)
    assert told(morning, night) == [("Night watch", "Breakfast", "place")]


@pytest.mark.parametrize(
    "harmless",
    [
        entry("Tea", "14:00", place=HALL, cancelled=True),
        entry("Tea", None, place=HALL),
        entry("Tea", "14:00", day=NEXT_DAY, place=HALL),
    ],
    ids=["cancelled", "no clock time", "another day"],
)
def test_what_is_cancelled_or_undated_or_elsewhere_in_time_clashes_with_nothing(
    harmless: Occurrence,
) -> None:
    assert told(entry("Choir", "14:00", place=HALL), harmless) == []


def test_every_pair_of_a_crowd_is_told_once_in_order() -> None:
    crowd = (
        entry("C", "14:40", place=HALL),
        entry("A", "14:00", place=HALL),
        entry("B", "14:20", place=HALL),
    )
    assert [pair[:2] for pair in told(*crowd)] == [("A", "B"), ("A", "C"), ("B", "C")]


AFTERNOON = Closure(1, DAY, NEXT_DAY, time(14, 30), time(17, 0))


def test_what_runs_into_shut_hours_is_told() -> None:
    choir = entry("Choir", "14:00", place=HALL)
    assert [each.occurrence for each in closure_clashes((choir,), (AFTERNOON,))] == [choir]
    assert closure_clashes((entry("Choir", "13:30", place=HALL),), (AFTERNOON,)) == ()
    assert closure_clashes((entry("Choir", "17:00", place=HALL),), (AFTERNOON,)) == ()


def test_what_was_moved_to_a_shut_day_is_told_unless_it_chose_to_happen() -> None:
    shut = Closure(1, DAY, NEXT_DAY, place_id=HALL)
    assert len(closure_clashes((entry("Choir", "14:00", place=HALL),), (shut,))) == 1
    assert closure_clashes((entry("Choir", "14:00", place=KITCHEN),), (shut,)) == ()
    keeps = entry("Choir", "14:00", place=HALL, on_closure=KEEP)
    assert closure_clashes((keeps,), (shut,)) == ()
    another_day = entry("Choir", "14:00", day=NEXT_DAY, place=HALL)
    assert closure_clashes((another_day,), (shut,)) == ()


def test_what_has_no_clock_time_clashes_only_with_a_whole_shut_day() -> None:
    undated = entry("Tea", None, place=HALL)
    assert closure_clashes((undated,), (AFTERNOON,)) == ()
    assert len(closure_clashes((undated,), (Closure(1, DAY, NEXT_DAY),))) == 1
