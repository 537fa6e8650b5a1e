"""What stands in the way of a leader taking a slot, rule by rule."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dropin.roster.planning.likings import liking
from dropin.roster.planning.model import (
    APART,
    AWAY,
    BUSY,
    CAN,
    CANNOT,
    LAPSED,
    LEADS,
    MONTH_FULL,
    NIGHTS_FULL,
    NO_LANGUAGE,
    NOT_TOGETHER,
    OVERLAP,
    PREFERS,
    RATHER_NOT,
    REST,
    REST_WEEK,
    SHADOW,
    SHADOW_FIRST,
    SHADOWED_ENOUGH,
    UNAVAILABLE,
    UNTRAINED,
    WEEK_FULL,
    Busy,
    Duty,
    Held,
    Leader,
    Obstacle,
    Problem,
    Slot,
    Window,
    Wish,
)
from dropin.roster.planning.rules import broken, obstacles, obstacles_in
from tests.roster.planning.instances import slot_on

MONDAY = date(2026, 11, 30)
DAY, EVENING, NIGHT = (540, 780), (1020, 1260), (1320, 1920)
ANA, BO = 1, 2


def on(
    weekday: int, span: tuple[int, int] = DAY, *, number: int | None = None, **more: Any
) -> Slot:
    """A slot so many days after Monday; its number is the day's unless another is given."""
    day = MONDAY + timedelta(days=weekday)
    return slot_on(weekday + 1 if number is None else number, day, span, **more)


def alone(leader: Leader, slot: Slot) -> tuple[Obstacle, ...]:
    return obstacles(Problem((slot,), (leader,)), leader, slot)


def kinds(found: tuple[Obstacle, ...]) -> list[str]:
    return [each.kind for each in found]


def test_nothing_stands_in_the_way_of_somebody_free_for_anything() -> None:
    assert alone(Leader(ANA), on(0)) == ()


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ((), [UNTRAINED]),
        ((Held(7, MONDAY - timedelta(days=90)),), []),
        ((Held(7, MONDAY, MONDAY + timedelta(days=1)),), []),
        ((Held(7, MONDAY - timedelta(days=90), MONDAY),), [LAPSED]),
        ((Held(7, MONDAY + timedelta(days=1)),), [UNTRAINED]),
        ((Held(7, date(2025, 1, 1), date(2026, 1, 1)), Held(7, date(2026, 2, 1))), []),
    ],
)
def test_a_training_counts_if_it_is_valid_on_the_day(
    held: tuple[Held, ...], expected: list[str]
) -> None:
    slot = on(0, trainings=frozenset([7]))
    assert kinds(alone(Leader(ANA, held=held), slot)) == expected


def test_a_lapsed_training_says_which_and_since_when() -> None:
    since = MONDAY - timedelta(days=3)
    leader = Leader(ANA, held=(Held(7, date(2020, 1, 1), date(2021, 1, 1)), Held(7, since, since)))
    (found,) = alone(leader, on(0, trainings=frozenset([7])))
    assert (found.kind, found.training_id, found.day) == (LAPSED, 7, since)


def test_every_language_of_the_slot_is_spoken() -> None:
    slot = on(0, languages=frozenset(["español", "english"]))
    (found,) = alone(Leader(ANA, languages=frozenset(["english"])), slot)
    assert (found.kind, found.words) == (NO_LANGUAGE, "español")


def test_an_absence_keeps_from_all_it_touches_and_ends_on_the_day_of_return() -> None:
    back = MONDAY + timedelta(days=3)
    leader = Leader(ANA, absences=((MONDAY + timedelta(days=1), back),))
    assert kinds(alone(leader, on(0))) == []
    assert kinds(alone(leader, on(0, NIGHT))) == [AWAY], "the night runs into the absence"
    assert alone(leader, on(2))[0].day == back
    assert kinds(alone(leader, on(3))) == []
    assert kinds(alone(Leader(ANA, absences=((MONDAY, None),)), on(50))) == [AWAY]


def test_the_least_glad_word_about_any_part_of_a_slot_holds() -> None:
    week = (Window(0, 0, 600, PREFERS), Window(0, 600, 1440, RATHER_NOT), Window(1, 0, 480, CANNOT))
    leader = Leader(ANA, week=week, otherwise=CAN)
    assert liking(leader, on(0, (540, 600))) == PREFERS
    assert liking(leader, on(0, (540, 660))) == RATHER_NOT
    assert liking(leader, on(2)) == CAN
    assert kinds(alone(leader, on(0, NIGHT))) == [UNAVAILABLE], "it ends on Tuesday morning"


def test_a_window_over_sundays_midnight_speaks_of_monday_too() -> None:
    leader = Leader(ANA, week=(Window(6, 1320, 1920, PREFERS),), otherwise=CANNOT)
    assert liking(leader, on(6, NIGHT)) == PREFERS
    assert liking(leader, on(7, (60, 300))) == PREFERS
    assert liking(leader, on(7, (300, 500))) == CANNOT


def test_what_is_left_unsaid_counts_as_otherwise() -> None:
    leader = Leader(ANA, week=(Window(0, 540, 660, PREFERS),), otherwise=CANNOT)
    assert kinds(alone(leader, on(0))) == [UNAVAILABLE]


def test_who_leads_an_activity_then_is_busy() -> None:
    starts = on(0).starts
    leader = Leader(ANA, busy=(Busy(starts, starts + timedelta(hours=1), LEADS, "Choir"),))
    (found,) = alone(leader, on(0))
    assert (found.kind, found.why, found.words) == (BUSY, LEADS, "Choir")
    assert alone(leader, on(0, (600, 780))) == ()


def test_solo_shifts_come_after_the_shadow_shifts_and_not_on_their_day() -> None:
    leader = Leader(ANA, shadow_first=2, shadowed=(MONDAY, MONDAY + timedelta(days=2)))
    (found,) = alone(leader, on(2))
    assert (found.kind, found.number, found.limit) == (SHADOW_FIRST, 1, 2)
    assert alone(leader, on(3)) == ()
    assert kinds(alone(leader, on(3, role=SHADOW))) == [SHADOWED_ENOUGH]
    assert alone(leader, on(2, role=SHADOW)) == ()


def test_shadow_shifts_of_the_same_roster_count() -> None:
    problem = Problem((on(0, role=SHADOW), on(1)), (Leader(ANA, shadow_first=1),))
    assert kinds(obstacles_in(problem, {}, ANA, 2)) == [SHADOW_FIRST]
    assert obstacles_in(problem, {1: ANA}, ANA, 2) == ()


def week_of(leader: Leader, *held: Slot, wanted: Slot) -> tuple[Obstacle, ...]:
    problem = Problem((*held, wanted), (leader,))
    return obstacles_in(problem, {slot.id: leader.id for slot in held}, leader.id, wanted.id)


def test_two_slots_at_once_overlap_also_in_one_shift() -> None:
    (found,) = week_of(Leader(ANA), on(0), wanted=on(0, number=9))
    assert (found.kind, found.other_slot_id, found.number) == (OVERLAP, 1, 240)
    assert week_of(Leader(ANA), on(0), wanted=on(0, (780, 900), number=9)) == ()


def test_rest_is_counted_before_and_after() -> None:
    rested = Leader(ANA, rest_minutes=600)
    (found,) = week_of(rested, on(1), wanted=on(0, (1200, 1440), number=9))
    assert (found.kind, found.number, found.limit) == (REST, 540, 600)
    (found,) = week_of(rested, on(0, NIGHT), wanted=on(1, (1020, 1260), number=9))
    assert (found.kind, found.number) == (REST, 540)
    assert week_of(rested, on(0, EVENING), wanted=on(1, DAY, number=9)) == ()


def test_rest_over_a_clock_change_is_real_hours() -> None:
    leader = Leader(ANA, rest_minutes=600)
    evening = slot_on(1, date(2026, 3, 28), (1020, 1380))
    morning = slot_on(2, date(2026, 3, 29), (540, 780))
    (found,) = week_of(leader, evening, wanted=morning)
    assert (found.kind, found.number) == (REST, 540), "the spring night is an hour short"


def test_a_duty_outside_the_plan_counts_for_rest_weeks_and_months() -> None:
    night = on(-1, NIGHT, number=99)
    duty = Duty(night.starts, night.ends, night.day, is_night=True)
    leader = Leader(ANA, duties=(duty,), rest_minutes=600, most_nights_a_month=1)
    assert kinds(alone(leader, on(0))) == []
    (found,) = obstacles_in(Problem((on(0),), (leader,)), {}, ANA, 1)
    assert (found.kind, found.other_slot_id, found.number) == (REST, None, 60)
    # Sunday the 29th is in November, as Monday the 30th is.
    late = on(0, NIGHT)
    assert kinds(obstacles_in(Problem((late,), (leader,)), {}, ANA, 1)) == [NIGHTS_FULL]


@pytest.mark.parametrize(
    ("first_weekday", "expected"),
    [(0, []), (6, [WEEK_FULL])],
)
def test_weeks_begin_on_the_centres_first_weekday(first_weekday: int, expected: list[str]) -> None:
    sunday, monday = on(-1, number=5), on(0)
    problem = Problem((sunday, monday), (Leader(ANA, most_a_week=1),), first_weekday=first_weekday)
    assert kinds(obstacles_in(problem, {5: ANA}, ANA, 1)) == expected


def test_limits_say_what_there_would_be() -> None:
    leader = Leader(ANA, most_a_week=2, most_a_month=3)
    (found,) = week_of(leader, on(1), on(2), wanted=on(4))
    assert (found.kind, found.number, found.limit) == (WEEK_FULL, 3, 2)
    (found,) = week_of(leader, on(2), on(3), on(8), wanted=on(15))
    assert (found.kind, found.number, found.limit) == (MONTH_FULL, 4, 3)


def test_months_and_nights_turn_with_the_year() -> None:
    leader = Leader(ANA, most_nights_a_month=1)
    old_year = slot_on(1, date(2026, 12, 31), NIGHT)
    new_year = slot_on(2, date(2027, 1, 1), NIGHT)
    assert week_of(leader, old_year, wanted=new_year) == ()
    assert kinds(week_of(leader, slot_on(1, date(2027, 1, 4), NIGHT), wanted=new_year)) == [
        NIGHTS_FULL
    ]


def test_one_week_in_any_three_is_free() -> None:
    leader = Leader(ANA, rest_week_every=3)
    (found,) = week_of(leader, on(0), on(14), wanted=on(7))
    assert (found.kind, found.number, found.limit) == (REST_WEEK, 3, 2)
    assert week_of(leader, on(0), on(7), wanted=on(8)) == ()
    assert week_of(leader, on(0), on(7), wanted=on(21)) == ()


def test_two_kept_apart_are_not_on_duty_at_once() -> None:
    problem = Problem(
        (on(0), on(0, number=2), on(0, EVENING, number=3)),
        (Leader(ANA), Leader(BO)),
        (Wish(BO, ANA, APART),),
    )
    (found,) = obstacles_in(problem, {1: BO}, ANA, 2)
    assert (found.kind, found.other_id, found.other_slot_id) == (NOT_TOGETHER, BO, 1)
    assert obstacles_in(problem, {1: BO}, ANA, 3) == ()
    assert obstacles_in(problem, {1: BO}, ANA, 1) == (), "who has it now is taken to leave it"


def test_a_roster_names_each_broken_rule_once_at_the_later_slot() -> None:
    leader = Leader(ANA, rest_minutes=600, most_a_week=2)
    slots = (on(0, EVENING), on(1, (0, 240), number=2), on(3))
    found = broken(Problem(slots, (leader,)), {1: ANA, 2: ANA, 4: ANA})
    assert [(each.kind, each.slot_id) for each in found] == [(REST, 2), (WEEK_FULL, 4)]


def test_a_leader_removed_since_breaks_no_rule() -> None:
    problem = Problem((on(0), on(0, number=2)), (Leader(ANA),))
    assert broken(problem, {1: 77, 2: 77}) == ()


def test_a_roster_is_read_in_order_of_time_however_it_is_written() -> None:
    problem = Problem((on(3), on(0), on(1)), (Leader(ANA, most_a_week=2),))
    assert broken(problem, {4: ANA, 1: ANA, 2: ANA}) == broken(problem, {2: ANA, 1: ANA, 4: ANA})
