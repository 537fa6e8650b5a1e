"""What differs between two rosters, by day and by person."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dropin.dates import Customs
from dropin.roster.changes_told import (
    by_day,
    by_person,
    counted_words,
    difference_words,
    differences,
    slot_words,
)
from dropin.roster.model import Shift, Slot
from dropin.roster.shifts import shift_by_pattern, slots_of
from tests.roster.house import DESK, MONDAY
from tests.roster.test_shifts import DUBLIN

SHIFTS = tuple(shift_by_pattern(DESK, MONDAY + timedelta(days=each), DUBLIN) for each in range(5))
SLOTS: tuple[tuple[Shift, Slot], ...] = tuple(slots_of(SHIFTS))
NAMES = {1: "Ana", 2: "Ben"}
MONDAYS, BACKUPS, TUESDAYS = SLOTS[0][1].id, SLOTS[1][1].id, SLOTS[2][1].id


def test_differences_read_as_a_person_would_say_them() -> None:
    found = differences(
        reversed(SLOTS), {MONDAYS: 1, BACKUPS: 2, TUESDAYS: 1}, {MONDAYS: 2, TUESDAYS: 1}
    )
    assert [str(difference_words(each, NAMES)) for each in found] == [
        "Desk: Ana → Ben",
        "Desk (backup): Ben → nobody",
    ]
    assert str(counted_words(found)) == "2 slots change hands, with 2 people."
    assert str(counted_words(found[:1])) == "1 slot changes hands, with 2 people."
    filled = differences(SLOTS, {}, {MONDAYS: 1, TUESDAYS: 1})
    assert str(counted_words(filled)) == "2 open slots are filled, with 1 person."
    both = differences(SLOTS, {MONDAYS: 1}, {MONDAYS: 2, TUESDAYS: 1})
    assert str(counted_words(both)) == (
        "1 open slot is filled, 1 slot changes hands, with 2 people."
    )
    assert str(counted_words(())) == "Nothing differs from the roster as it is."
    american = Customs(month_first=True)
    assert str(slot_words(*SLOTS[1], american)) == "Mon, Nov 23 Desk (backup)"
    gone = differences(SLOTS, {MONDAYS: 9}, {})
    assert str(difference_words(gone[0], NAMES)) == ("Desk: somebody who is gone → nobody")


def test_they_are_grouped_by_day_and_by_person() -> None:
    found = differences(SLOTS, {MONDAYS: 1}, {MONDAYS: 2, TUESDAYS: 1})
    assert [(day.day, len(theirs)) for day, theirs in by_day(found)] == [(23, 1), (24, 1)]
    ana, ben = by_person(found)
    assert [each.slot.id for each in ana.lost] == [MONDAYS] == [each.slot.id for each in ben.gained]
    assert [each.slot.id for each in ana.gained] == [TUESDAYS]
    assert ben.lost == ()


@given(st.integers(0, 10_000))
def test_what_differs_leads_from_the_one_to_the_other(seed: int) -> None:
    random = Random(seed)
    before, after = (
        {slot.id: random.choice((None, 1, 2, 3)) for _, slot in SLOTS if random.random() < 0.8}
        for _ in range(2)
    )
    found = differences(SLOTS, before, after)
    changed = {**before, **{each.slot.id: each.after for each in found}}
    for _, slot in SLOTS:
        assert changed.get(slot.id) == after.get(slot.id)
    by_one = by_person(found)
    assert sum(len(each.gained) for each in by_one) == sum(each.after is not None for each in found)
    assert sum(len(theirs) for _, theirs in by_day(found)) == len(found)
