"""Which shifts stand on which days: by pattern, by hand, and across clock changes."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from dropin.centre.model import Hours, OpeningHours, SpecialDay
from dropin.programme.model import KEEP, Closure
from dropin.roster.model import PatternRole, Shift, ShiftPattern
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.roster.shifts import Rules, shift_by_pattern, shift_of_virtual_slot, shifts

DUBLIN = ZoneInfo("Europe/Dublin")
DESK = ShiftPattern(
    1, "Desk", (0, 1, 2, 3, 4), time(10), time(14), date(2026, 1, 1), roles=(PatternRole(PRIMARY),)
)
NIGHT = ShiftPattern(
    2,
    "Overnight",
    tuple(range(7)),
    time(22),
    time(8),
    date(2026, 1, 1),
    on_closure=KEEP,
    night=True,
    roles=(PatternRole(BACKUP, 2, 50), PatternRole(PRIMARY)),
)


def rules(*patterns: ShiftPattern, closures: tuple[Closure, ...] = (), **opening: object) -> Rules:
    special = opening.get("special", ())
    assert isinstance(special, tuple)
    return Rules(patterns, closures, OpeningHours(special_days=special), DUBLIN)


def test_a_pattern_gives_its_weekdays_inside_its_dates() -> None:
    ending = ShiftPattern(
        1, "Desk", (0, 2), time(10), time(14), date(2026, 11, 24), date(2026, 12, 3)
    )
    found = shifts((), rules(ending), date(2026, 11, 16), date(2026, 12, 14))
    assert [each.day.day for each in found] == [25, 30, 2]


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 28), 9), (date(2026, 10, 24), 11), (date(2026, 11, 24), 10)],
)
def test_a_night_over_a_clock_change_lasts_its_real_hours(day: date, hours: int) -> None:
    assert shift_by_pattern(NIGHT, day, DUBLIN).minutes == hours * 60


def test_a_closure_leaves_the_desk_out_but_not_the_phone_that_is_kept() -> None:
    shut = Closure(1, date(2026, 12, 24), date(2026, 12, 26))
    found = shifts((), rules(DESK, NIGHT, closures=(shut,)), date(2026, 12, 23), date(2026, 12, 26))
    assert [(each.name, each.day.day) for each in found] == [
        ("Desk", 23),
        ("Overnight", 23),
        ("Overnight", 24),
        ("Overnight", 25),
    ]


def test_a_closure_of_the_afternoon_leaves_the_morning_alone() -> None:
    shut = Closure(1, date(2026, 11, 25), date(2026, 11, 26), time(12), time(20))
    late = ShiftPattern(3, "Late desk", (2,), time(14), time(18), date(2026, 1, 1))
    found = shifts((), rules(DESK, late, closures=(shut,)), date(2026, 11, 25), date(2026, 11, 26))
    assert [each.name for each in found] == ["Desk"]


def test_a_special_day_leaves_out_what_its_hours_do_not_touch() -> None:
    short = SpecialDay(1, date(2026, 11, 25), Hours(time(14), time(16)))
    given = rules(DESK, special=(short,))
    assert shifts((), given, date(2026, 11, 25), date(2026, 11, 26)) == ()


def test_what_the_file_holds_stands_for_what_the_pattern_gives() -> None:
    by_hand = shift_by_pattern(DESK, date(2026, 11, 25), DUBLIN)
    moved = Shift(**{**vars(by_hand), "id": 7, "starts_at": time(9), "by_hand": True})
    left_out = Shift(**{**vars(by_hand), "id": 8, "day": date(2026, 11, 26), "cancelled": True})
    found = shifts((moved, left_out), rules(DESK), date(2026, 11, 25), date(2026, 11, 28))
    assert [(each.id > 0, each.day.day) for each in found] == [(True, 25), (False, 27)]


def test_slots_stand_in_the_order_of_roles_and_are_found_by_their_number() -> None:
    shift = shift_by_pattern(NIGHT, date(2026, 11, 25), DUBLIN)
    assert [(each.role, each.number) for each in shift.slots] == [
        (PRIMARY, 1),
        (BACKUP, 1),
        (BACKUP, 2),
    ]
    for index, slot in enumerate(shift.slots):
        assert shift_of_virtual_slot(slot.id) == (shift.id, index)


def test_two_desks_side_by_side_are_two_shifts() -> None:
    second = ShiftPattern(
        4,
        "Desk in Spanish",
        (2,),
        time(10),
        time(14),
        date(2026, 1, 1),
        roles=(PatternRole(PRIMARY, languages=("Spanish",)),),
    )
    found = shifts((), rules(DESK, second), date(2026, 11, 25), date(2026, 11, 26))
    assert [each.slots[0].languages for each in found] == [(), ("Spanish",)]
