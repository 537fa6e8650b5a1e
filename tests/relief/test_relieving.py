"""One step, and everything of theirs stands on one list; back again, and it is offered to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dropin.errors import KnownError
from dropin.people.operations import remove_person
from dropin.programme.operations import cancel_one, change_one
from dropin.relief.model import CO_LEADS, LEADS, SLOT
from dropin.relief.operations import (
    call_off,
    cancel_date,
    come_back,
    give_back,
    leave_at_one,
    relieve,
    set_end,
)
from dropin.relief.reading.dates import date_of
from dropin.relief.store import cover, still_open
from dropin.roster.model import PatternRole, ShiftPattern
from dropin.roster.operations import (
    keep_draft,
    leave_out_shift,
    lock,
    note_absence,
    publish,
    put,
    save_pattern,
)
from dropin.roster.planning.model import BACKUP, NEW_ROSTER, PRIMARY, SHADOW, Plan
from dropin.roster.store import absences_of, gentle_returns_of
from tests.files import dump
from tests.relief.house import MONDAY, NOW, TODAY, TUESDAY, TWO_WEEKS, House

NEXT_TUESDAY = TUESDAY + timedelta(weeks=1)
TABLES = ("absence", "gentle_return", "relief", "relieved_slot", "cover_call", "slot", "draft_slot")


def rows(house: House) -> dict[str, list[tuple[object, ...]]]:
    """Every row that a relief may touch."""
    found = {
        each: [tuple(row) for row in house.file.rows(f"SELECT * FROM {each} ORDER BY id")]
        for each in TABLES
    }
    return {**dump(house.file), **found}


def test_shifts_and_activities_of_theirs_need_cover_at_once_in_time_order(house: House) -> None:
    house.choir(house.ana)
    house.stands(house.ana, MONDAY)
    house.stands(house.ana, TUESDAY, BACKUP)
    house.stands(house.ben, TUESDAY)
    house.relieve(house.ana, ends_on=TUESDAY + timedelta(days=1))
    assert [(each.day, each.title, each.what.kind) for each in house.needs()] == [
        (MONDAY, "Phone line", SLOT),
        (TUESDAY, "Choir", LEADS),
        (TUESDAY, "Phone line", SLOT),
    ]
    assert house.holder(MONDAY) is None
    assert house.holder(TUESDAY) == house.ben


def test_it_is_one_step_that_undo_takes_back_whole(house: House) -> None:
    house.stands(house.ana, MONDAY)
    house.stands(house.ana, TUESDAY)
    before = rows(house)
    house.relieve(house.ana)
    house.file.undo()
    assert rows(house) == before


def test_what_is_before_after_or_over_stays_theirs(house: House) -> None:
    yesterday, after = TODAY - timedelta(days=1), TWO_WEEKS
    for day in (yesterday, TODAY, after):
        house.stands(house.ana, day)
    house.relieve(house.ana, yesterday, TWO_WEEKS)
    assert house.holder(yesterday) == house.ana  # it was done, or was not: either way it is over
    assert house.holder(TODAY) is None
    assert house.holder(after) == house.ana


def test_a_night_that_runs_into_the_time_away_needs_cover_too(house: House) -> None:
    night = ShiftPattern(
        0,
        "Overnight",
        tuple(range(7)),
        datetime(2026, 1, 1, 22).time(),
        datetime(2026, 1, 1, 8).time(),
        date(2026, 1, 1),
        night=True,
        roles=(PatternRole(PRIMARY),),
    )
    save_pattern(house.file, night, today=TODAY)
    (slot,) = house.shift(MONDAY, "Overnight").slots
    put(house.file, slot.id, house.ana)
    house.relieve(house.ana, TUESDAY)
    assert [(each.day, each.title) for each in house.needs()] == [(MONDAY, "Overnight")]


def test_a_locked_slot_opens_and_is_not_locked_any_more(house: House) -> None:
    lock(house.file, house.stands(house.ana, MONDAY), True)
    house.relieve(house.ana)
    assert not house.slot(MONDAY).locked


def test_a_shadow_shift_opens_but_needs_no_cover(house: House) -> None:
    pattern = ShiftPattern(
        0,
        "Desk",
        (0,),
        datetime(2026, 1, 1, 10).time(),
        datetime(2026, 1, 1, 14).time(),
        date(2026, 1, 1),
        roles=(PatternRole(SHADOW, weight=0),),
    )
    save_pattern(house.file, pattern, today=TODAY)
    (slot,) = house.shift(MONDAY, "Desk").slots
    put(house.file, slot.id, house.ana)
    house.relieve(house.ana)
    assert house.shift(MONDAY, "Desk").slots[0].person_id is None
    assert house.needs() == ()


def test_somebody_with_nothing_planned_may_stand_down_too(house: House) -> None:
    relief_id = house.relieve(house.eve, ends_on=None)
    assert house.needs() == ()
    assert [each.id for each in cover(house.file, NOW).reliefs] == [relief_id]


def test_somebody_who_only_leads_activities_may_stand_down(house: House) -> None:
    fay = house.leader("Fay Poe", on_call=False)
    house.choir(fay)
    relief_id = house.relieve(fay, ends_on=None)
    assert [each.title for each in house.needs()] == ["Choir"] * 8  # as far as one looks ahead
    come_back(house.file, relief_id, NEXT_TUESDAY)
    assert [each.day for each in house.needs()] == [TUESDAY]
    assert gentle_returns_of(house.file, fay) == ()


def test_back_before_standing_down_is_refused_and_changes_nothing(house: House) -> None:
    house.stands(house.ana, MONDAY)
    before = rows(house)
    with pytest.raises(KnownError, match="Ana Lopes would be back before being away"):
        house.relieve(house.ana, TUESDAY, MONDAY)
    assert rows(house) == before


@pytest.mark.parametrize("days", [(0, 7, 5, 14), (0, 7, 7, 14), (5, 14, 0, 7), (3, 5, 0, 14)])
def test_two_reliefs_that_overlap_become_one(house: House, days: tuple[int, ...]) -> None:
    for offset in range(14):
        house.stands(house.ana, TODAY + timedelta(days=offset))
    first, until, again, end = (TODAY + timedelta(days=each) for each in days)
    house.relieve(house.ana, first, until)
    house.relieve(house.ana, again, end)
    (one,) = cover(house.file, NOW).reliefs
    assert (one.starts_on, one.ends_on) == (TODAY, TWO_WEEKS)
    assert len(house.needs()) == 14
    assert len(absences_of(house.file, house.ana)) == 1


def test_reliefs_apart_that_a_third_joins_lose_nothing(house: House) -> None:
    for offset in range(14):
        house.stands(house.ana, TODAY + timedelta(days=offset))
    house.relieve(house.ana, TODAY, TODAY + timedelta(days=3))
    house.relieve(house.ana, TODAY + timedelta(days=8), TWO_WEEKS)
    assert len(cover(house.file, NOW).reliefs) == 2
    house.relieve(house.ana, TODAY + timedelta(days=2), TODAY + timedelta(days=9))
    assert len(cover(house.file, NOW).reliefs) == 1
    assert len(house.needs()) == 14


def test_an_absence_noted_before_joins_the_relief(house: House) -> None:
    house.stands(house.ana, TUESDAY)
    note_absence(house.file, house.ana, MONDAY, NEXT_TUESDAY)
    house.relieve(house.ana, TODAY, TODAY + timedelta(days=2))
    (one,) = cover(house.file, NOW).reliefs
    assert one.ends_on == NEXT_TUESDAY
    assert [each.day for each in house.needs()] == [TUESDAY]


def test_who_is_put_back_by_hand_while_away_is_on_the_list_still(house: House) -> None:
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana)
    house.stands(house.ana, MONDAY)
    assert [each.day for each in house.needs()] == [MONDAY]


def test_what_was_taken_again_opens_again_when_they_are_away_for_longer(house: House) -> None:
    house.stands(house.ana, MONDAY)
    relief_id = house.relieve(house.ana)
    house.stands(house.ana, MONDAY)
    set_end(house.file, relief_id, None, NOW)
    assert house.holder(MONDAY) is None
    assert [each.day for each in house.needs()] == [MONDAY]


def test_what_somebody_covers_by_hand_leaves_the_list(house: House) -> None:
    house.choir(house.ana)
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana, ends_on=TUESDAY + timedelta(days=1))
    house.stands(house.ben, MONDAY)
    on = date_of(house.file, house.need(TUESDAY, LEADS).what)
    assert on is not None
    change_one(house.file, on, leader_id=house.cleo)
    assert house.needs() == ()
    found = cover(house.file, NOW).covered
    assert [(each.need.title, each.by_id) for each in found] == [
        ("Phone line", house.ben),
        ("Choir", house.cleo),
    ]
    house.file.undo()
    assert [each.title for each in house.needs()] == ["Choir"]


def test_cover_that_falls_ill_too_is_on_the_list_once(house: House) -> None:
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana)
    house.stands(house.ben, MONDAY)
    bens = house.relieve(house.ben)
    (need,) = house.needs()
    assert need.person_id == house.ben
    set_end(house.file, bens, MONDAY, NOW)  # back by then, but has not taken it again
    (need,) = house.needs()
    assert need.person_id == house.ana


def test_a_date_with_both_leaders_away_needs_both(house: House) -> None:
    house.choir(house.ana, house.ben)
    house.relieve(house.ana, ends_on=TUESDAY + timedelta(days=1))
    house.relieve(house.ben, ends_on=TUESDAY + timedelta(days=1))
    assert {(each.what.kind, each.person_id) for each in house.needs()} == {
        (LEADS, house.ana),
        (CO_LEADS, house.ben),
    }


def test_a_date_may_go_on_with_one_leader(house: House) -> None:
    house.choir(house.ben, house.ana)
    house.relieve(house.ana, ends_on=TUESDAY + timedelta(days=1))
    (need,) = house.needs()
    assert (need.what.kind, need.beside_id) == (CO_LEADS, house.ben)
    leave_at_one(house.file, need.what)
    assert house.needs() == ()


def test_a_cancelled_date_or_shift_needs_no_cover(house: House) -> None:
    house.choir(house.ana)
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana, ends_on=NEXT_TUESDAY + timedelta(days=1))
    cancel_date(house.file, house.need(TUESDAY, LEADS).what)
    on = date_of(house.file, house.need(NEXT_TUESDAY, LEADS).what)
    assert on is not None
    cancel_one(house.file, on)
    leave_out_shift(house.file, house.shift(MONDAY).id)
    assert house.needs() == ()


def test_a_moved_date_needs_cover_where_it_is_now(house: House) -> None:
    house.choir(house.ana)
    house.relieve(house.ana, TUESDAY, NEXT_TUESDAY)
    on = date_of(house.file, house.need(TUESDAY, LEADS).what)
    assert on is not None
    change_one(house.file, on, day=TUESDAY + timedelta(days=2))
    assert [each.day for each in house.needs()] == [TUESDAY + timedelta(days=2)]
    change_one(house.file, on, day=MONDAY)
    assert house.needs() == ()


def test_a_draft_that_waits_forgets_them_too(house: House) -> None:
    slot_id = house.stands(house.ana, MONDAY)
    plan = Plan({slot_id: house.ana}, (), ())
    keep_draft(house.file, plan, TODAY, TWO_WEEKS, way=NEW_ROSTER, now=NOW)
    house.relieve(house.ana)
    publish(house.file, TODAY, TWO_WEEKS, now=NOW)
    assert house.holder(MONDAY) is None
    assert [each.day for each in house.needs()] == [MONDAY]


def test_extended_further_shifts_open_and_a_shorter_one_offers_the_rest_back(house: House) -> None:
    for day in (MONDAY, TUESDAY, NEXT_TUESDAY):
        house.stands(house.ana, day)
    relief_id = house.relieve(house.ana, ends_on=TUESDAY)
    set_end(house.file, relief_id, None, NOW)
    assert [each.day for each in house.needs()] == [MONDAY, TUESDAY, NEXT_TUESDAY]
    set_end(house.file, relief_id, TUESDAY, NOW)
    assert [each.day for each in house.needs()] == [MONDAY]
    offered = still_open(house.file, relief_id, NOW)
    assert [shift.day for shift, _ in offered] == [TUESDAY, NEXT_TUESDAY]
    with pytest.raises(KnownError, match="back before standing down"):
        set_end(house.file, relief_id, TODAY, NOW)


def test_back_gently_with_what_is_open_offered_and_not_given(house: House) -> None:
    house.stands(house.ana, MONDAY)
    house.stands(house.ana, TUESDAY)
    house.stands(house.ana, NEXT_TUESDAY)
    relief_id = house.relieve(house.ana)
    house.stands(house.ben, TUESDAY)
    come_back(house.file, relief_id, TUESDAY)
    (gentle,) = gentle_returns_of(house.file, house.ana)
    assert (gentle.starts_on, gentle.percent) == (TUESDAY, 50)
    offered = still_open(house.file, relief_id, NOW)
    assert [shift.day for shift, _ in offered] == [NEXT_TUESDAY]
    assert house.holder(NEXT_TUESDAY) is None
    give_back(house.file, house.ana, [slot.id for _, slot in offered])
    assert house.holder(NEXT_TUESDAY) == house.ana
    assert house.holder(TUESDAY) == house.ben
    assert [each.day for each in house.needs()] == [MONDAY]


def test_back_on_the_first_day_is_rather_called_off(house: House) -> None:
    house.stands(house.ana, MONDAY)
    house.stands(house.ana, TUESDAY)
    relief_id = house.relieve(house.ana)
    house.stands(house.ben, TUESDAY)
    with pytest.raises(KnownError, match="call it off"):
        come_back(house.file, relief_id, TODAY)
    call_off(house.file, relief_id)
    assert house.holder(MONDAY) == house.ana
    assert house.holder(TUESDAY) == house.ben
    assert cover(house.file, NOW).reliefs == ()
    assert absences_of(house.file, house.ana) == ()
    house.file.undo()
    assert [each.day for each in house.needs()] == [MONDAY]


def test_a_person_removed_takes_their_relief_along_and_undo_brings_it_back(house: House) -> None:
    house.stands(house.ana, MONDAY)
    relief_id = house.relieve(house.ana)
    before = rows(house)
    remove_person(house.file, house.ana)
    assert house.needs() == ()
    with pytest.raises(KnownError, match="no longer there"):
        come_back(house.file, relief_id, TUESDAY)
    house.file.undo()
    assert rows(house) == before


def test_a_relief_may_cross_a_clock_change_and_a_years_end(house: House) -> None:
    winter = date(2026, 12, 28)
    house.stands(house.ana, date(2026, 12, 31))
    house.stands(house.ana, date(2027, 1, 2))
    relieve(house.file, house.ana, winter, date(2027, 1, 3), NOW)
    assert [each.day for each in house.needs()] == [date(2026, 12, 31), date(2027, 1, 2)]
    spring = datetime(2027, 3, 20, 9, tzinfo=UTC)
    house.stands(house.ben, date(2027, 3, 28))
    relieve(house.file, house.ben, date(2027, 3, 27), date(2027, 3, 29), spring)
    (need,) = house.needs(spring)
    assert need.minutes == 240
    assert need.starts.hour == 17  # summer time began that night
