"""Shares of the hours: what each leader should carry."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from dropin.roster.planner import quick_plan
from dropin.roster.planning.fairness import load, measure_of, targets
from dropin.roster.planning.model import CANNOT, SQUARES, WORST_OFF, Leader, Problem
from tests.roster.planning.instances import slot_on

PLENTY = 10**6


def shared(*leaders: Leader, minutes: int, most: dict[int, int] | None = None) -> list[Fraction]:
    able = most if most is not None else {leader.id: PLENTY for leader in leaders}
    return list(targets(leaders, minutes, able).values())


def test_hours_follow_the_shares() -> None:
    assert shared(Leader(1, share=100), Leader(2, share=300), minutes=800) == [200, 600]


def test_who_carried_more_than_their_part_is_given_less_now() -> None:
    one = Leader(1, share=100, past_share=100, past_load=500)
    two = Leader(2, share=100, past_share=100, past_load=300)
    assert shared(one, two, minutes=800) == [300, 500]


def test_somebody_new_starts_level() -> None:
    old = [Leader(n, share=100, past_share=400, past_load=2000) for n in (1, 2)]
    assert shared(*old, Leader(3, share=100), minutes=900) == [300, 300, 300]


def test_an_absence_that_lowered_the_share_is_not_made_up_for() -> None:
    here = Leader(1, share=100, past_share=100, past_load=600)
    was_away = Leader(2, share=100, past_share=50, past_load=300)
    assert shared(here, was_away, minutes=400) == [200, 200]


def test_what_one_cannot_take_is_shared_by_the_others() -> None:
    three = [Leader(n, share=100) for n in (1, 2, 3)]
    assert shared(*three, minutes=900, most={1: PLENTY, 2: 60, 3: 0}) == [840, 60, 0]


def test_a_leader_who_can_take_nothing_makes_nobody_look_unfairly_treated() -> None:
    slots = tuple(slot_on(n + 1, date(2026, 12, 1 + n), (540, 780)) for n in range(4))
    able = (Leader(1, share=100), Leader(2, share=100))
    unable = Leader(3, share=100, past_share=100, past_load=0, otherwise=CANNOT)
    plan = quick_plan(Problem(slots, (*able, unable)))
    fair = {stage.name: stage.value for stage in plan.stages}
    assert (fair[WORST_OFF], fair[SQUARES]) == (0, 0)
    assert [share.planned for share in plan.shares] == [480, 480, 0]


def test_hours_are_measured_as_coarsely_as_they_come() -> None:
    assert (measure_of([480, 240]).unit, measure_of([480, 240]).grain) == (240, 30)
    assert (measure_of([420, 480]).unit, measure_of([420, 480]).grain) == (60, 30)
    assert measure_of([100, 101]).unit == 15


def test_a_night_over_the_clock_change_counts_its_real_hours() -> None:
    assert load(slot_on(1, date(2026, 10, 24), (1320, 1920))) == 660
    assert load(slot_on(1, date(2026, 3, 28), (1320, 1920), weight=50)) == 270


@given(
    some.lists(
        some.tuples(some.integers(0, 300), some.integers(0, 300), some.integers(0, 5000)),
        min_size=1,
        max_size=8,
    ),
    some.integers(0, 10_000),
    some.lists(some.integers(0, 4000), min_size=8, max_size=8),
)
def test_targets_add_up_and_nobody_is_asked_for_more_than_they_can(
    people: list[tuple[int, int, int]], minutes: int, limits: list[int]
) -> None:
    leaders = [Leader(n, *numbers) for n, numbers in enumerate(people)]
    most = dict(enumerate(limits[: len(leaders)]))
    found = targets(leaders, minutes, most)
    assert set(found) == set(most)
    assert all(found[each] <= most[each] for each in found)
    if minutes <= sum(most.values()) and any(most.values()):
        assert sum(found.values()) == minutes
