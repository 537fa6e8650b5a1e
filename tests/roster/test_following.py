"""What a change of a pattern means before it is made, and patterns of one name that overlap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from dropin.centre.model import Hours, OpeningHours
from dropin.roster.following import effect, first_desk, overlaps
from dropin.roster.model import ShiftPattern
from dropin.roster.operations import change_shift, put, save_pattern
from dropin.roster.store import stored_shifts_of
from tests.roster.house import DESK, MONDAY, TODAY, TUESDAY, House

WEDNESDAY = date(2026, 11, 25)
NIGHT = replace(DESK, id=2, weekdays=(0,), starts_at=time(22), ends_at=time(8))


def told(house: House, draft: ShiftPattern) -> list[str]:
    return [str(each) for each in effect(stored_shifts_of(house.file, draft.id, TODAY), draft)]


def laid_out(house: House) -> int:
    """The desk, with Ana on Monday, an open Tuesday, and Wednesday's hours changed by hand."""
    desk, ana = house.desk(), house.leader("Ana")
    put(house.file, house.slot(MONDAY).id, ana)
    put(house.file, house.slot(TUESDAY).id, ana)
    put(house.file, house.slot(TUESDAY).id, None)
    change_shift(house.file, replace(house.shift(WEDNESDAY), ends_at=time(12)))
    return desk


def test_what_a_change_means_is_said_before_it_is_made(house: House) -> None:
    desk = laid_out(house)
    assert told(house, replace(DESK, id=desk, starts_at=time(9))) == [
        "2 shifts ahead follow this.",
        "In 1 of them somebody is on duty already, and stays so.",
        "1 was changed by hand and stays.",
    ]
    assert told(house, replace(DESK, id=desk, weekdays=(5,))) == [
        "1 was changed by hand and stays.",
        "1 would no longer be, but somebody is on duty in it: it stays.",
        "1 goes; nobody is in it.",
    ]


def test_what_is_said_is_what_then_happens(house: House) -> None:
    desk = laid_out(house)
    draft = replace(DESK, id=desk, weekdays=(5,))
    save_pattern(house.file, draft, TODAY)
    weekend = date(2026, 11, 28)
    assert [each.day for each in house.shifts()] == [MONDAY, WEDNESDAY, weekend]
    assert told(house, draft) == ["2 were changed by hand and stay."]


@pytest.mark.parametrize(
    ("other", "weekday"),
    [
        (replace(DESK, weekdays=(4, 5), starts_at=time(13), ends_at=time(18)), 4),
        (replace(DESK, name="desk", starts_at=time(11), ends_at=time(12)), 0),
        (replace(DESK, starts_at=time(14), ends_at=time(18)), None),
        (replace(DESK, weekdays=(5, 6)), None),
        (replace(DESK, name="Phone"), None),
        (replace(DESK, starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 8)), 0),
    ],
)
def test_two_of_a_name_that_share_an_hour_are_found(
    other: ShiftPattern, weekday: int | None
) -> None:
    found = overlaps((replace(DESK, ends_on=date(2026, 12, 1)), other))
    assert [each.weekday for each in found] == ([] if weekday is None else [weekday])


def test_dates_that_never_meet_do_not_overlap() -> None:
    until = replace(DESK, ends_on=TODAY)
    assert overlaps((until, replace(DESK, starts_on=TODAY))) == ()


def test_a_night_overlaps_the_morning_after() -> None:
    early = replace(DESK, weekdays=(1,), starts_at=time(7), ends_at=time(9))
    (found,) = overlaps((NIGHT, early))
    assert found.weekday == 0
    assert overlaps((NIGHT, replace(early, starts_at=time(8)))) == ()
    sunday = replace(NIGHT, weekdays=(6,))
    assert overlaps((sunday, replace(early, weekdays=(0,)))) != (), "also across the week's end"


def test_the_first_desk_stands_when_the_centre_is_open() -> None:
    day, night = Hours(time(9, 30), time(13)), Hours(time(20), time(2))
    week = ((day, Hours(time(14), time(17))), (), (day, night), (), (), (), ())
    desk = first_desk(OpeningHours(week), TODAY, "Desk")
    assert (desk.weekdays, desk.starts_at, desk.ends_at) == ((0, 2), time(9, 30), time(17))
    usual = first_desk(OpeningHours(), TODAY, "Desk")
    assert (usual.weekdays, usual.starts_at, usual.ends_at) == (
        (0, 1, 2, 3, 4),
        time(10),
        time(14),
    )
