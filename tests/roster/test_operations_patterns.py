"""Kinds of shift change, and the shifts ahead follow them, but for what people did by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from dropin.errors import KnownError
from dropin.roster.model import PatternRole, Shift, ShiftPattern
from dropin.roster.operations import (
    add_shift,
    change_shift,
    leave_out_shift,
    put,
    remove_pattern,
    save_pattern,
)
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.roster.store import pattern
from tests.files import dump
from tests.roster.house import DESK, LONG_AGO, MONDAY, SUNDAY, TODAY, TUESDAY, House

WEDNESDAY = date(2026, 11, 25)


def changed(house: House, desk: int, draft: ShiftPattern) -> None:
    save_pattern(house.file, replace(draft, id=desk), TODAY)


def test_a_pattern_is_kept_as_it_was_written(house: House) -> None:
    phone = house.training("Phone")
    role = PatternRole(PRIMARY, 2, 100, ("Spanish", "Irish"), (phone,))
    draft = replace(DESK, name="  Late   line ", weekdays=(6, 5), night=True, roles=(role,))
    kept = pattern(house.file, house.desk(draft))
    assert kept == replace(draft, id=1, name="Late line", weekdays=(5, 6))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (replace(DESK, name=" "), "needs a name"),
        (replace(DESK, weekdays=()), "no weekday"),
        (replace(DESK, ends_on=LONG_AGO), "end before it begins"),
        (replace(DESK, roles=()), "Nobody would be on duty"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    house: House, wrong: ShiftPattern, why: str
) -> None:
    with pytest.raises(KnownError, match=why):
        house.desk(wrong)
    assert house.shifts() == ()


def test_shifts_ahead_follow_their_pattern_and_keep_their_people(house: House) -> None:
    desk, ana = house.desk(), house.leader("Ana")
    put(house.file, house.slot().id, ana)
    changed(house, desk, replace(DESK, name="Front desk", starts_at=time(9)))
    shift = house.shift(name="Front desk")
    assert (shift.starts_at, shift.minutes, shift.by_hand) == (time(9), 5 * 60, False)
    assert house.standing() == {("Mon", PRIMARY): ana}


def test_a_shift_changed_by_hand_stays_as_it_is(house: House) -> None:
    desk = house.desk()
    change_shift(house.file, replace(house.shift(TUESDAY), ends_at=time(12), note="Fire drill"))
    changed(house, desk, replace(DESK, starts_at=time(9)))
    shift = house.shift(TUESDAY)
    assert (shift.starts_at, shift.ends_at, shift.note) == (time(10), time(12), "Fire drill")
    assert house.shift(WEDNESDAY).starts_at == time(9)


def test_a_shift_left_out_does_not_come_back_with_its_pattern(house: House) -> None:
    desk = house.desk()
    leave_out_shift(house.file, house.shift(TUESDAY).id)
    changed(house, desk, replace(DESK, starts_at=time(9)))
    assert [each.day for each in house.shifts()] == [
        MONDAY,
        WEDNESDAY,
        date(2026, 11, 26),
        date(2026, 11, 27),
    ]


def test_a_weekday_that_falls_away_leaves_only_shifts_with_somebody_in_them(house: House) -> None:
    desk, ana = house.desk(), house.leader("Ana")
    put(house.file, house.slot(MONDAY).id, ana)
    put(house.file, house.slot(TUESDAY).id, ana)
    put(house.file, house.slot(TUESDAY).id, None)
    changed(house, desk, replace(DESK, weekdays=(2,)))
    assert [(each.day, each.by_hand) for each in house.shifts()] == [
        (MONDAY, True),
        (WEDNESDAY, False),
    ]


def test_a_role_that_falls_away_leaves_only_slots_with_somebody_in_them(house: House) -> None:
    desk, ana = house.desk(), house.leader("Ana")
    put(house.file, house.slot(MONDAY, BACKUP).id, ana)
    put(house.file, house.slot(TUESDAY).id, ana)
    changed(house, desk, replace(DESK, roles=(PatternRole(PRIMARY),)))
    assert [slot.role for slot in house.shift(MONDAY).slots] == [PRIMARY, BACKUP]
    assert [slot.role for slot in house.shift(TUESDAY).slots] == [PRIMARY]


def test_what_a_role_needs_is_needed_in_the_shifts_ahead(house: House) -> None:
    desk, ana, phone = house.desk(), house.leader("Ana"), house.training("Phone")
    put(house.file, house.slot(MONDAY).id, ana)
    role = PatternRole(PRIMARY, 1, 80, ("Spanish",), (phone,))
    changed(house, desk, replace(DESK, roles=(role,)))
    for day in (MONDAY, TUESDAY):
        slot = house.slot(day)
        assert (slot.weight, slot.languages, slot.trainings) == (80, ("Spanish",), (phone,))


def test_what_is_past_is_not_touched(house: House) -> None:
    desk, ana = house.desk(), house.leader("Ana")
    put(house.file, house.slot(MONDAY).id, ana)
    save_pattern(house.file, replace(DESK, id=desk, starts_at=time(9)), TUESDAY)
    assert house.shift(MONDAY).starts_at == time(10)


def test_a_pattern_that_goes_takes_along_what_nobody_is_in(house: House) -> None:
    desk, ana = house.desk(), house.leader("Ana")
    put(house.file, house.slot(MONDAY).id, ana)
    put(house.file, house.slot(TUESDAY).id, ana)
    put(house.file, house.slot(TUESDAY).id, None)
    before = dump(house.file)
    remove_pattern(house.file, desk, TODAY)
    assert [each.day for each in house.shifts()] == [MONDAY]
    assert house.standing() == {("Mon", PRIMARY): ana}
    house.file.undo()
    assert dump(house.file) == before
    with pytest.raises(KnownError, match="no longer there"):
        remove_pattern(house.file, 99, TODAY)


def test_a_single_shift_stands_beside_the_patterns(house: House) -> None:
    house.desk()
    extra = replace(
        house.shift(SUNDAY.replace(day=27)), pattern_id=None, day=SUNDAY, name="Open day"
    )
    shift_id = add_shift(house.file, extra)
    added = house.shifts(SUNDAY, SUNDAY.replace(day=30))
    assert [(each.id, each.name, each.by_hand) for each in added] == [(shift_id, "Open day", True)]
    leave_out_shift(house.file, shift_id)
    assert house.shifts(SUNDAY, SUNDAY.replace(day=30)) == ()


def test_a_shift_needs_a_name_and_somebody_on_duty(house: House) -> None:
    house.desk()
    shift: Shift = house.shift()
    with pytest.raises(KnownError, match="needs a name"):
        change_shift(house.file, replace(shift, name=" "))
    with pytest.raises(KnownError, match="Nobody would be on duty"):
        add_shift(house.file, replace(shift, slots=()))
