"""Who came: at the desk, from paper, by mistake, and without a name."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from dropin.attendance.model import CAME, EXCUSED, GOING, MISSED, OFFERED, WAITING, key_of
from dropin.attendance.operations import (
    check_in,
    excuse,
    mark_missed,
    offer_place,
    pay,
    set_guests,
    set_head_count,
    set_presence,
    sign_up,
    turn_away,
    undo_check_in,
    walk_in,
    withdraw,
)
from dropin.attendance.store import (
    attendance_of,
    attendances_of,
    attendances_of_person,
    attendances_on,
    drop_ins_on,
    fee_for,
    head_count_of,
    offers_of,
    open_offers,
    regulars,
    turned_away,
    unmarked,
)
from dropin.errors import KnownError
from dropin.people.operations import remove_person
from dropin.people.store import person
from dropin.programme.operations import cancel_one, remove_activity
from tests.attendance.house import AT_THE_DOOR, NOW, TODAY, TUESDAY, House
from tests.files import dump


def test_checking_in_notes_the_clock_on_the_wall_and_whether_they_had_a_place(
    house: House,
) -> None:
    choir = house.choir(capacity=1)
    ana, ben = house.people("Ana", "Ben")
    house.sign_up(choir, ana, ben)
    on = house.on(choir)
    came = check_in(house.file, on, ana, now=AT_THE_DOOR)
    assert (came.came_at, came.signed_up, came.key) == (time(13, 55), True, key_of(on))
    walked_in = check_in(house.file, on, ben, now=AT_THE_DOOR)
    assert not walked_in.signed_up
    assert attendances_of(house.file, on) == (came, walked_in)
    assert house.states(choir) == {ana: GOING, ben: WAITING}


def test_summer_clocks_are_told_as_on_the_wall(house: House) -> None:
    ana = house.person("Ana")
    came = check_in(house.file, None, ana, now=datetime(2026, 7, 7, 23, 30, tzinfo=UTC))
    assert (came.day, came.came_at) == (date(2026, 7, 8), time(0, 30))


def test_checking_in_twice_is_told_with_the_clock_of_the_first_time(house: House) -> None:
    choir = house.choir(price_cents=300)
    ana = house.person("Ana")
    on = house.on(choir)
    check_in(house.file, on, ana, now=AT_THE_DOOR)
    before = dump(house.file)
    with pytest.raises(KnownError, match="Ana is here already, since 13:55"):
        check_in(house.file, on, ana, now=AT_THE_DOOR + timedelta(minutes=9))
    assert dump(house.file) == before


def test_dropping_in_and_coming_to_an_activity_are_two_things(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    check_in(house.file, None, ana, now=AT_THE_DOOR)
    check_in(house.file, house.on(choir), ana, now=AT_THE_DOOR)
    assert len(attendances_on(house.file, TUESDAY)) == 2
    assert [each.person_id for each in drop_ins_on(house.file, TUESDAY)] == [ana]
    with pytest.raises(KnownError, match="here already"):
        check_in(house.file, None, ana, now=AT_THE_DOOR)


def test_a_paper_list_typed_in_later_has_no_clock(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    late = AT_THE_DOOR + timedelta(days=3)
    assert check_in(house.file, house.on(choir), ana, now=late).came_at is None
    noted = check_in(house.file, None, ana, now=late, day=TUESDAY)
    assert (noted.day, noted.came_at) == (TUESDAY, None)
    with pytest.raises(KnownError, match="on the list already"):
        check_in(house.file, None, ana, now=late, day=TUESDAY)


def test_checking_in_takes_the_place_on_offer(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben = house.people("Ana", "Ben")
    house.sign_up(choir, ana, ben)
    withdraw(house.file, house.id_of(choir, ana), NOW)
    asked = house.id_of(choir, ben)
    offer_place(house.file, asked, now=NOW)
    assert house.states(choir)[ben] == OFFERED
    assert check_in(house.file, house.on(choir), ben, now=AT_THE_DOOR).signed_up
    assert house.states(choir)[ben] == GOING
    assert [each.answer for each in offers_of(house.file, asked)] == ["yes"]
    assert open_offers(house.file) == ()


def test_guests_come_as_signed_up_and_can_be_corrected(house: House) -> None:
    choir = house.choir(capacity=None)
    ana, ben = house.people("Ana", "Ben")
    on = house.on(choir)
    sign_up(house.file, on, ana, now=NOW, guests=1, carers=1)
    came = check_in(house.file, on, ana, now=AT_THE_DOOR)
    assert came.guests == 2
    set_guests(house.file, came.id, 3)
    assert check_in(house.file, on, ben, now=AT_THE_DOOR, guests=1).guests == 1
    assert [each.guests for each in attendances_of(house.file, on)] == [3, 1]
    missing = set_presence(house.file, on, ana, MISSED, now=AT_THE_DOOR)
    with pytest.raises(KnownError, match="Guests come with somebody"):
        set_guests(house.file, missing.id, 1)


def test_somebody_new_at_the_door_is_added_and_checked_in_at_once(house: House) -> None:
    choir = house.choir()
    came = walk_in(house.file, house.on(choir), "  Zoë ", now=AT_THE_DOOR)
    assert came.person_id is not None
    added = person(house.file, came.person_id)
    assert added is not None
    assert (added.name, added.joined_on) == ("Zoë", TUESDAY)
    assert house.file.undo_label == "Check in Zoë, who is new"
    house.file.undo()
    assert person(house.file, came.person_id) is None
    assert attendances_on(house.file, TUESDAY) == ()
    with pytest.raises(KnownError, match="needs a name"):
        walk_in(house.file, None, " ", now=AT_THE_DOOR)


def test_a_mistake_is_taken_back_with_its_fee(house: House) -> None:
    choir = house.choir(price_cents=300)
    ana = house.person("Ana")
    before = dump(house.file)
    came = check_in(house.file, house.on(choir), ana, now=AT_THE_DOOR)
    undo_check_in(house.file, came.id)
    assert dump(house.file) == before
    with pytest.raises(KnownError, match="no longer there"):
        undo_check_in(house.file, came.id)


def test_later_corrections_stand_in_the_history(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    house.sign_up(choir, ana)
    on = house.on(choir)
    missed = set_presence(house.file, on, ana, MISSED, now=AT_THE_DOOR)
    came = set_presence(house.file, on, ana, CAME, now=AT_THE_DOOR)
    assert (came.id, came.presence, came.signed_up) == (missed.id, CAME, True)
    assert set_presence(house.file, on, ana, CAME, now=AT_THE_DOOR).id == came.id
    labels = [each.label for each in house.file.history("attendance", came.id)]
    assert labels == ["Ana did not come", "Check in Ana to Choir"]


def test_an_excused_person_who_comes_after_all_is_here(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben = house.people("Ana", "Ben")
    house.sign_up(choir, ana, ben)
    on = house.on(choir)
    assert [each.person_id for each in excuse(house.file, on, ana, now=NOW)] == [ben]
    came = check_in(house.file, on, ana, now=AT_THE_DOOR)
    assert (came.presence, len(attendances_of(house.file, on))) == (CAME, 1)
    assert house.states(choir)[ana] == EXCUSED  # the place was given free and stays so


def test_an_excuse_is_not_simply_taken_off_the_list(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    house.sign_up(choir, ana)
    noted = set_presence(house.file, house.on(choir), ana, EXCUSED, now=NOW)
    with pytest.raises(KnownError, match="gave their place free"):
        undo_check_in(house.file, noted.id)


def test_who_is_noted_neither_here_nor_away_is_proposed_as_missed(house: House) -> None:
    choir = house.choir(capacity=None)
    ana, ben, cleo, dan = house.people("Ana", "Ben", "Cleo", "Dan")
    sign_up(house.file, house.activity(choir), dan, now=NOW)
    house.sign_up(choir, ana, ben, cleo)
    on = house.on(choir)
    check_in(house.file, on, ana, now=AT_THE_DOOR)
    excuse(house.file, on, ben, now=NOW)
    assert unmarked(house.file, [on]) == ((on, (dan, cleo)),)
    mark_missed(house.file, on, [dan, cleo], now=AT_THE_DOOR)
    assert unmarked(house.file, [on]) == ()
    assert house.file.undo_label == "Note who did not come to Choir on Tue 24 Nov"
    cancel_one(house.file, on)
    house.file.undo()
    house.file.undo()
    cancel_one(house.file, on)
    assert unmarked(house.file, [house.on(choir)]) == ()


def test_nobody_comes_to_a_cancelled_date(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    cancel_one(house.file, house.on(choir))
    with pytest.raises(KnownError, match="Choir on Tue 24 Nov is cancelled"):
        check_in(house.file, house.on(choir), ana, now=AT_THE_DOOR)
    with pytest.raises(KnownError, match="is cancelled"):
        set_presence(house.file, house.on(choir), ana, MISSED, now=AT_THE_DOOR)


def test_a_removed_person_still_counts_without_a_name(house: House) -> None:
    choir = house.choir(price_cents=300)
    ana, ben = house.people("Ana", "Ben")
    on = house.on(choir)
    for person_id in (ana, ben):
        check_in(house.file, on, person_id, now=AT_THE_DOOR)
        check_in(house.file, None, person_id, now=AT_THE_DOOR)
    before = dump(house.file)
    remove_person(house.file, ana)
    remove_person(house.file, ben)
    assert [each.person_id for each in attendances_of(house.file, on)] == [None, None]
    assert len(attendances_on(house.file, TUESDAY)) == 4
    with pytest.raises(KnownError, match="no longer in the file"):
        check_in(house.file, on, ana, now=AT_THE_DOOR)
    house.file.undo()
    house.file.undo()
    assert dump(house.file) == before


def test_removed_activities_leave_their_visits_though_they_are_alike(house: House) -> None:
    choir, drawing = house.choir(price_cents=100), house.choir(price_cents=200, title="Art")
    ana = house.person("Ana")
    check_in(house.file, None, ana, now=AT_THE_DOOR)
    for each in (choir, drawing):
        check_in(house.file, house.on(each), ana, now=AT_THE_DOOR)
        set_head_count(house.file, house.on(each), TUESDAY, 4)
    before = dump(house.file)
    remove_activity(house.file, choir)
    remove_activity(house.file, drawing)
    assert len(attendances_of_person(house.file, ana, TUESDAY, TUESDAY + timedelta(days=1))) == 3
    house.file.undo()
    house.file.undo()
    assert dump(house.file) == before


def test_heads_are_counted_where_names_are_not_wanted(house: House) -> None:
    choir = house.choir()
    on = house.on(choir)
    set_head_count(house.file, on, TUESDAY, 12)
    set_head_count(house.file, on, TUESDAY, 14)
    set_head_count(house.file, None, TUESDAY, 3)
    counted = [head_count_of(house.file, each, TUESDAY) for each in (on, None)]
    assert [each and each.heads for each in counted] == [14, 3]
    set_head_count(house.file, on, TUESDAY, 0)
    assert head_count_of(house.file, on, TUESDAY) is None
    with pytest.raises(KnownError, match="fewer than none"):
        set_head_count(house.file, on, TUESDAY, -1)


def test_who_is_turned_away_is_counted_for_the_planning_meeting(house: House) -> None:
    choir = house.choir()
    turn_away(house.file, choir, TUESDAY, 2)
    turn_away(house.file, choir, TUESDAY, 1)
    assert turned_away(house.file, TODAY, TUESDAY + timedelta(days=1)) == {choir: 3}
    assert turned_away(house.file, TODAY, TUESDAY) == {}
    with pytest.raises(KnownError, match="Nobody was turned away"):
        turn_away(house.file, choir, TUESDAY, 0)
    with pytest.raises(KnownError, match="no longer there"):
        turn_away(house.file, 99, TUESDAY, 1)


def test_those_who_come_most_are_known(house: House) -> None:
    choir = house.choir()
    ana, ben = house.people("Ana", "Ben")
    for day, who in ((TUESDAY, (ana, ben)), (TUESDAY - timedelta(days=7), (ben,))):
        for person_id in who:
            check_in(house.file, house.on(choir, day), person_id, now=NOW)
    found = regulars(house.file, choir, date(2026, 1, 1), date(2027, 1, 1), 5)
    assert found == (ben, ana)


def test_one_person_on_one_date_is_found(house: House) -> None:
    choir = house.choir(price_cents=200)
    ana = house.person("Ana")
    on = house.on(choir)
    assert attendance_of(house.file, on, TUESDAY, ana) is None
    came = check_in(house.file, on, ana, now=AT_THE_DOOR)
    assert attendance_of(house.file, on, TUESDAY, ana) == came
    owed = fee_for(house.file, came)
    assert owed is not None
    pay(house.file, owed.id, 200, TUESDAY)
    with pytest.raises(KnownError, match="Ana has paid for Choir"):
        undo_check_in(house.file, came.id)


def test_only_a_place_can_be_missed(house: House) -> None:
    choir = house.choir(capacity=2)
    ana, ben, cleo, dan = house.people("Ana", "Ben", "Cleo", "Dan")
    house.sign_up(choir, ana, ben, cleo)
    withdraw(house.file, house.id_of(choir, ana), NOW)
    offer_place(house.file, house.id_of(choir, cleo), now=NOW)
    on = house.on(choir)
    noted = [
        set_presence(house.file, on, person_id, MISSED, now=AT_THE_DOOR)
        for person_id in (ben, cleo, dan)
    ]
    assert [each.signed_up for each in noted] == [True, False, False]
