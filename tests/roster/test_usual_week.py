"""A usual week is painted by half hours, and nothing else of it is lost."""

from __future__ import annotations

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from dropin.dates import Customs
from dropin.roster.model import UsualTime
from dropin.roster.planning.model import CAN, CANNOT, LIKINGS, PREFERS, RATHER_NOT
from dropin.roster.usual_week import HALVES, Cell, cells_of, repainted, week_words

WORKDAYS = tuple(UsualTime(0, 0, day, time(9), time(17), PREFERS) for day in range(5))
NIGHT = UsualTime(0, 0, 6, time(22, 15), time(7, 45), CANNOT)

cells = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, HALVES - 1)), st.sampled_from(LIKINGS)
)
clocks = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
times = st.builds(
    UsualTime, st.just(0), st.just(0), st.integers(0, 6), clocks, clocks, st.sampled_from(LIKINGS)
)


def test_a_night_runs_into_the_next_day_and_counts_half_hours_it_touches() -> None:
    found = cells_of((NIGHT,))
    assert sorted(found) == [
        *((0, half) for half in range(16)),
        *((6, half) for half in (44, 45, 46, 47)),
    ]


def test_the_least_glad_holds_where_times_overlap() -> None:
    rather = UsualTime(0, 0, 0, time(12), time(13), RATHER_NOT)
    found = cells_of((*WORKDAYS, rather))
    assert (found[0, 23], found[0, 24], found[0, 26]) == (PREFERS, RATHER_NOT, PREFERS)


def test_painting_one_day_leaves_the_others_to_the_minute() -> None:
    painted = cells_of((*WORKDAYS, NIGHT))
    painted[2, 20] = CANNOT
    week = repainted((*WORKDAYS, NIGHT), painted, CAN)
    assert NIGHT in week
    assert [(each.starts_at, each.ends_at) for each in week if each.weekday == 2] == [
        (time(9), time(10)),
        (time(10), time(10, 30)),
        (time(10, 30), time(17)),
    ]


def test_what_is_like_any_other_time_goes_unsaid() -> None:
    whole = {(6, half): CANNOT for half in range(HALVES)}
    (sunday,) = repainted((), {**whole, (0, 0): CAN}, CAN)
    assert (sunday.starts_at, sunday.ends_at) == (time(0), time(0)), "a whole day"
    assert repainted((sunday,), whole, CANNOT) == ()


def test_a_week_reads_as_a_person_would_say_it() -> None:
    whole = UsualTime(0, 0, 5, time(0), time(0), CANNOT)
    assert week_words((*WORKDAYS, NIGHT, whole), RATHER_NOT, Customs()) == (
        "Mon–Fri 9:00–17:00: prefers",
        "Sun 22:15–7:45: cannot",
        "Sat all day: cannot",
        "Any other time: rather not",
    )
    assert week_words((), CAN, Customs()) == ("At any time: can",)


@given(st.lists(times, max_size=6), cells, st.sampled_from(LIKINGS))
def test_what_was_painted_is_what_is_kept(
    week: list[UsualTime], painted: dict[Cell, str], otherwise: str
) -> None:
    wanted = {cell: liking for cell, liking in painted.items() if liking != otherwise}
    assert cells_of(repainted(week, painted, otherwise)) == wanted


@given(st.lists(times, max_size=6))
def test_painting_nothing_changes_nothing(week: list[UsualTime]) -> None:
    unlike = [each for each in week if each.liking != CAN]
    assert sorted(repainted(unlike, cells_of(unlike), CAN), key=str) == sorted(unlike, key=str)
