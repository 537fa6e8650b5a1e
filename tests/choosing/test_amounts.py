"""What things cost is said as people say it, and hours are read as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.choosing.amounts import MOST_HOURS, costs, hours, read_hours, write_hours
from dropin.choosing.model import BallotOption


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("2", 120), ("1.5", 90), ("1,5", 90), ("1½", 90), ("1:20", 80), (" 0:45 ", 45), ("0", 0)],
)
def test_hours_are_read_as_people_type_them(typed: str, minutes: int) -> None:
    assert read_hours(typed) == minutes


@pytest.mark.parametrize("typed", ["", "two", "1:5", "1:75", "-1", "99999999", "nan", "inf"])
def test_what_is_no_number_of_hours_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its words are for nobody: the form has its own
        read_hours(typed)


@given(st.integers(0, MOST_HOURS * 60))
def test_hours_written_are_read_the_same(minutes: int) -> None:
    assert read_hours(write_hours(minutes)) == minutes


def test_long_times_are_said_in_hours() -> None:
    assert [hours(each) for each in (61, 1000)] == ["1 hour 1 minute", "16 hours 40 minutes"]


def test_costs_say_only_what_something_costs() -> None:
    option = BallotOption(1, "Choir", money_cents=2000, room_minutes=120, leader_minutes=45)
    said = costs(option, lambda cents: f"€{cents // 100}")
    assert said == "€20, 2 hours of the room, 45 minutes of a leader"
    assert costs(BallotOption(1, "Walk"), str) == ""
