"""When a training lapses, on which days it counts, and when somebody is to renew it."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.dates import Customs
from dropin.people.training import (
    AHEAD,
    LAPSED,
    RENEW,
    VALID,
    State,
    Training,
    TrainingHeld,
    Validity,
    held_anew,
    is_valid,
    lapse_day,
    state_on,
    state_words,
    to_renew,
    validities,
)

FIRST_AID = Training(1, "First aid", months=24, renewal_days=60)
CPR = Training(2, "CPR", months=12, renewal_days=0)
TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


def held(held_on: date, lapses_on: date | None, training_id: int = 1, who: int = 7) -> TrainingHeld:
    return TrainingHeld(0, who, training_id, held_on, lapses_on)


@pytest.mark.parametrize(
    ("held_on", "months", "lapses"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 3), 24, date(2028, 3, 3)),
        (date(2026, 3, 3), None, None),
        (date(9998, 12, 31), 24, None),
    ],
)
def test_it_lapses_on_the_same_day_of_a_later_month_or_that_months_last(
    held_on: date, months: int | None, lapses: date | None
) -> None:
    assert lapse_day(held_on, months) == lapses


@given(
    held_on=st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    months=st.integers(min_value=1, max_value=600),
)
def test_it_lapses_in_the_month_counted_to_and_never_in_the_next(
    held_on: date, months: int
) -> None:
    lapses = lapse_day(held_on, months)
    assert lapses is not None
    counted = held_on.year * 12 + held_on.month + months
    assert lapses.year * 12 + lapses.month == counted
    last = calendar.monthrange(lapses.year, lapses.month)[1]
    assert lapses.day == min(held_on.day, last)


def test_a_new_certificate_lapses_as_the_list_says() -> None:
    assert held_anew(FIRST_AID, 7, TODAY, "Jo") == TrainingHeld(
        0, 7, 1, TODAY, date(2028, 11, 24), "Jo"
    )


def test_it_counts_from_the_day_held_and_no_longer_on_the_day_it_lapses() -> None:
    one = [held(date(2026, 1, 1), TODAY)]
    days = (date(2025, 12, 31), date(2026, 1, 1), TODAY - DAY, TODAY)
    assert [is_valid(one, 1, day) for day in days] == [False, True, True, False]
    assert not is_valid(one, 2, TODAY - DAY)


def test_what_follows_without_a_gap_is_one_stretch_and_a_gap_makes_two() -> None:
    certificates = [
        held(date(2026, 1, 1), date(2027, 1, 1)),
        held(date(2024, 1, 1), date(2025, 1, 1)),
        held(date(2027, 1, 1), date(2028, 1, 1)),
        held(date(2026, 6, 1), date(2026, 7, 1)),
        held(date(2026, 1, 1), None, training_id=2),
        held(date(2020, 1, 1), date(2021, 1, 1), who=3),
    ]
    assert validities(certificates) == (
        Validity(3, 1, date(2020, 1, 1), date(2021, 1, 1)),
        Validity(7, 1, date(2024, 1, 1), date(2025, 1, 1)),
        Validity(7, 1, date(2026, 1, 1), date(2028, 1, 1)),
        Validity(7, 2, date(2026, 1, 1), None),
    )


@st.composite
def certificates(draw: st.DrawFn) -> list[TrainingHeld]:
    """Of two people and two trainings, crowded into two months so that they overlap and touch."""
    found = []
    for _ in range(draw(st.integers(0, 8))):
        begins = TODAY + timedelta(days=draw(st.integers(-30, 30)))
        length = draw(st.none() | st.integers(1, 20))
        ends = None if length is None else begins + timedelta(days=length)
        found.append(held(begins, ends, draw(st.integers(1, 2)), draw(st.integers(1, 2))))
    return found


@given(given_certificates=certificates())
def test_the_stretches_cover_exactly_the_days_that_any_certificate_covers(
    given_certificates: list[TrainingHeld],
) -> None:
    spans = validities(given_certificates)
    for who in (1, 2):
        own = [each for each in given_certificates if each.person_id == who]
        for training_id in (1, 2):
            for offset in range(-35, 60):
                day = TODAY + timedelta(days=offset)
                covering = [
                    span
                    for span in spans
                    if (span.person_id, span.training_id) == (who, training_id)
                    and span.holds_on(day)
                ]
                assert len(covering) == is_valid(own, training_id, day)


@given(given_certificates=certificates())
def test_between_two_stretches_lies_at_least_a_day(given_certificates: list[TrainingHeld]) -> None:
    spans = validities(given_certificates)
    for one, other in pairwise(spans):
        if (one.person_id, one.training_id) == (other.person_id, other.training_id):
            assert one.ends_on is not None
            assert one.ends_on < other.starts_on


@given(given_certificates=certificates(), renewal_days=st.integers(0, 40))
def test_whoever_is_told_about_lapses_within_the_time_and_has_nothing_later(
    given_certificates: list[TrainingHeld], renewal_days: int
) -> None:
    listed = [Training(number, "x", renewal_days=renewal_days) for number in (1, 2)]
    told = to_renew(listed, given_certificates, TODAY)
    for who in (1, 2):
        for training_id in (1, 2):
            own = [
                each
                for each in given_certificates
                if (each.person_id, each.training_id) == (who, training_id)
            ]
            ends = [each.lapses_on for each in own if each.lapses_on is not None]
            goes_on = any(each.lapses_on is None for each in own)
            last = max(ends) if ends and not goes_on else None
            expected = (
                last is not None
                and TODAY - timedelta(days=renewal_days) < last
                and last <= TODAY + timedelta(days=renewal_days)
            )
            found = [
                each.ends_on
                for each in told
                if (each.person_id, each.training_id) == (who, training_id)
            ]
            assert found == ([last] if expected else [])


def test_the_first_to_lapse_is_told_first_and_what_was_renewed_is_not() -> None:
    soon, sooner = TODAY + timedelta(days=50), TODAY + timedelta(days=3)
    certificates = [
        held(date(2025, 1, 1), soon, who=1),
        held(date(2025, 1, 1), sooner, who=2),
        held(date(2025, 1, 1), sooner, who=3),
        held(date(2026, 11, 1), date(2028, 11, 1), who=3),
        held(date(2025, 1, 1), sooner, training_id=2, who=4),
        held(date(2025, 1, 1), TODAY + timedelta(days=61), who=5),
    ]
    found = to_renew([FIRST_AID, CPR], certificates, TODAY)
    assert [(each.person_id, each.ends_on) for each in found] == [(2, sooner), (1, soon)]


@pytest.mark.parametrize(
    ("certificates", "state", "words"),
    [
        ([], None, ""),
        ([(date(2026, 1, 1), None)], State(VALID, None), "valid, does not lapse"),
        (
            [(date(2026, 1, 1), date(2027, 3, 3))],
            State(VALID, date(2027, 3, 3)),
            "valid until 3 March 2027",
        ),
        (
            [(date(2026, 1, 1), TODAY + timedelta(days=21))],
            State(RENEW, date(2026, 12, 15)),
            "lapses in 3 weeks: renew",
        ),
        (
            [(date(2026, 1, 1), TODAY + timedelta(days=13))],
            State(RENEW, date(2026, 12, 7)),
            "lapses in 13 days: renew",
        ),
        (
            [(date(2026, 1, 1), TODAY + DAY)],
            State(RENEW, date(2026, 11, 25)),
            "lapses tomorrow: renew",
        ),
        ([(date(2026, 1, 1), TODAY)], State(LAPSED, TODAY), "lapsed on 24 November 2026"),
        (
            [(date(2024, 1, 1), date(2025, 1, 1)), (date(2026, 12, 1), None)],
            State(AHEAD, date(2026, 12, 1)),
            "valid from 1 December 2026",
        ),
    ],
)
def test_how_somebody_stands_is_said_in_words(
    certificates: list[tuple[date, date | None]], state: State | None, words: str
) -> None:
    own = [held(*each) for each in certificates]
    other = held(date(2026, 1, 1), None, training_id=2)
    assert state_on(FIRST_AID, [*own, other], TODAY) == state
    assert (str(state_words(state, TODAY, Customs())) if state else "") == words
