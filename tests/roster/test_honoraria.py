"""Honoraria: from what was really done, by the rate of the day, exact to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.errors import KnownError
from dropin.roster.honoraria import Statement, pay, rate_on, statements
from dropin.roster.model import Adjustment, Rate, Shift, Slot
from dropin.roster.operations import (
    leave_out_shift,
    note_done,
    remove_adjustment,
    remove_rate,
    save_adjustment,
    save_rate,
)
from dropin.roster.planning.model import BACKUP, PRIMARY, ROLES
from dropin.roster.shifts import moments
from dropin.roster.store import honoraria, rates
from tests.files import new_file
from tests.roster.duty import DUBLIN, MONDAY, TUESDAY, WEDNESDAY, Duty

DECEMBER = date(2026, 12, 1)


@pytest.fixture
def duty(tmp_path: Path) -> Iterator[Duty]:
    with new_file(tmp_path) as file:
        yield Duty(file)


def november(duty: Duty) -> dict[int, Statement]:
    found = honoraria(duty.file, date(2026, 11, 1), DECEMBER)
    return {each.person_id: each for each in found}


def test_hours_come_from_what_was_really_done(duty: Duty) -> None:
    save_rate(duty.file, Rate(0, PRIMARY, date(2026, 1, 1), 12_50))
    duty.put(duty.ana, "Desk", MONDAY)
    shortened = duty.put(duty.ana, "Desk", TUESDAY)
    note_done(duty.file, shortened, 90)
    found = november(duty)[duty.ana]
    assert [each.minutes for each in found.lines] == [240, 90]
    assert [each.cents for each in found.lines] == [50_00, 18_75]
    assert (found.minutes, found.cents) == (330, 68_75)


def test_what_was_not_done_or_left_out_is_not_paid(duty: Duty) -> None:
    save_rate(duty.file, Rate(0, PRIMARY, date(2026, 1, 1), 12_50))
    note_done(duty.file, duty.put(duty.ana, "Desk", MONDAY), 0)
    duty.put(duty.ana, "Desk", TUESDAY)
    leave_out_shift(duty.file, duty.shift("Desk", TUESDAY).id)
    assert november(duty)[duty.ana].cents == 0


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 28), 9), (date(2026, 10, 24), 11), (date(2026, 11, 24), 10)],
)
def test_a_night_over_a_clock_change_is_paid_by_its_real_hours(
    duty: Duty, day: date, hours: int
) -> None:
    save_rate(duty.file, Rate(0, BACKUP, date(2026, 1, 1), 10_00))
    duty.put(duty.ana, "Phone", day, BACKUP)
    (found,) = honoraria(duty.file, day, day + timedelta(days=1))
    assert (found.minutes, found.cents) == (hours * 60, hours * 10_00)


def test_the_rate_of_the_day_a_shift_starts_holds_all_night(duty: Duty) -> None:
    save_rate(duty.file, Rate(0, PRIMARY, date(2026, 1, 1), 10_00))
    save_rate(duty.file, Rate(0, PRIMARY, WEDNESDAY, 11_00))
    duty.put(duty.ana, "Phone", TUESDAY)
    duty.put(duty.ana, "Phone", WEDNESDAY)
    assert [each.cents for each in november(duty)[duty.ana].lines] == [100_00, 110_00]


def test_a_night_belongs_to_the_period_in_which_it_starts(duty: Duty) -> None:
    last = DECEMBER - timedelta(days=1)
    duty.put(duty.ana, "Phone", last)
    assert len(november(duty)[duty.ana].lines) == 1
    assert honoraria(duty.file, DECEMBER, DECEMBER + timedelta(days=1)) == ()


def test_a_role_without_a_rate_stands_there_at_nothing(duty: Duty) -> None:
    duty.put(duty.ana, "Phone", TUESDAY, BACKUP)
    found = november(duty)[duty.ana]
    assert (found.minutes, found.cents, found.unpaid_roles) == (600, 0, (BACKUP,))


def test_adjustments_add_and_take_with_a_note(duty: Duty) -> None:
    added = save_adjustment(duty.file, Adjustment(0, duty.ben, TUESDAY, 7_40, "Bus fare"))
    save_adjustment(duty.file, Adjustment(0, duty.ben, MONDAY, -2_00, "Paid in cash"))
    found = november(duty)[duty.ben]
    assert [each.note for each in found.adjustments] == ["Paid in cash", "Bus fare"]
    assert (found.lines, found.cents) == ((), 5_40)
    remove_adjustment(duty.file, added)
    assert november(duty)[duty.ben].cents == -2_00
    duty.file.undo()
    assert november(duty)[duty.ben].cents == 5_40
    with pytest.raises(KnownError, match="what it is for"):
        save_adjustment(duty.file, Adjustment(0, duty.ben, TUESDAY, 1, " "))
    with pytest.raises(KnownError, match="amount"):
        save_adjustment(duty.file, Adjustment(0, duty.ben, TUESDAY, 0, "Bus"))


def test_a_second_rate_for_a_day_takes_the_place_of_the_first(duty: Duty) -> None:
    save_rate(duty.file, Rate(0, PRIMARY, MONDAY, 10_00))
    second = save_rate(duty.file, Rate(0, PRIMARY, MONDAY, 12_00))
    assert rates(duty.file) == (Rate(second, PRIMARY, MONDAY, 12_00),)
    remove_rate(duty.file, second)
    assert rates(duty.file) == ()
    duty.file.undo()
    duty.file.undo()
    assert [each.cents for each in rates(duty.file)] == [10_00]


def test_people_stand_in_the_order_of_their_names(duty: Duty) -> None:
    for day, who in ((MONDAY, duty.dan), (TUESDAY, duty.ana)):
        duty.put(who, "Desk", day)
    found = honoraria(duty.file, MONDAY, DECEMBER)
    assert [each.person_id for each in found] == [duty.ana, duty.dan]


@given(st.integers(0, 3_000), st.integers(0, 20_000))
def test_half_a_cent_is_rounded_up_and_nothing_else_is_lost(minutes: int, cents: int) -> None:
    assert pay(minutes, cents) == floor(Fraction(minutes * cents, 60) + Fraction(1, 2))


@given(
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 5_000))),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
def test_the_latest_rate_that_has_begun_holds(known: list[tuple[date, int]], day: date) -> None:
    by_day = dict(known)
    given_rates = [Rate(0, PRIMARY, starts_on, cents) for starts_on, cents in by_day.items()]
    expected = None
    for each in sorted(by_day):
        expected = by_day[each] if each <= day else expected
    assert rate_on(given_rates, PRIMARY, day) == expected
    assert rate_on(given_rates, BACKUP, day) is None


CLOCKS = st.times().map(lambda at: time(at.hour, at.minute))
SLOTS = st.lists(
    st.builds(
        Slot,
        st.just(0),
        st.just(0),
        st.sampled_from(ROLES),
        person_id=st.none() | st.integers(1, 3),
        done_minutes=st.none() | st.integers(0, 2_000),
    ),
    max_size=3,
).map(tuple)


@st.composite
def shifts(draw: st.DrawFn) -> Shift:
    day = draw(st.dates(date(2026, 1, 1), date(2026, 12, 30)))
    starts, ends = draw(CLOCKS), draw(CLOCKS)
    return Shift(
        1, None, day, "Desk", starts, ends, *moments(day, starts, ends, DUBLIN), slots=draw(SLOTS)
    )


@given(
    st.lists(shifts(), max_size=8),
    st.lists(
        st.tuples(
            st.sampled_from(ROLES),
            st.dates(date(2026, 1, 1), date(2026, 12, 31)),
            st.integers(0, 10_000),
        ),
        max_size=6,
    ),
    st.lists(st.tuples(st.integers(1, 4), st.integers(-9_999, 9_999)), max_size=4),
)
def test_every_total_is_the_sum_of_what_one_reads(
    some: list[Shift], paid: list[tuple[str, date, int]], by_hand: list[tuple[int, int]]
) -> None:
    known = [Rate(number, *each) for number, each in enumerate(paid)]
    adjusted = [
        Adjustment(number, who, MONDAY, cents, "so") for number, (who, cents) in enumerate(by_hand)
    ]
    found = statements(some, known, adjusted)
    for each in found:
        assert each.minutes == sum(one.minutes for one in each.lines)
        assert each.cents == sum(one.cents for one in each.lines) + sum(
            one.cents for one in each.adjustments
        )
        assert all(one.minutes >= 0 and one.cents >= 0 for one in each.lines)
    slots = [slot for one in some for slot in one.slots if slot.person_id is not None]
    assert sum(len(each.lines) for each in found) == len(slots)
    assert sum(each.adjusted_cents for each in found) == sum(cents for _, cents in by_hand)
