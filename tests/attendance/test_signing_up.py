"""Signing up, giving up a place, and what happens where a date no longer is what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from dropin.attendance.model import (
    EXCUSED,
    GOING,
    OFFERED,
    WAITING,
    WITHDRAWN,
    Pause,
    key_of,
)
from dropin.attendance.operations import (
    change_party,
    confirm_pause,
    excuse,
    move_sign_ups,
    offer_place,
    save_agreement,
    sign_up,
    withdraw,
)
from dropin.attendance.sign_ups import line
from dropin.attendance.store import (
    attendances_of,
    course_sign_ups,
    offers_of,
    orphaned,
    room_of,
    sign_up_of,
    sign_ups,
    sign_ups_of,
    sign_ups_of_person,
)
from dropin.errors import KnownError
from dropin.people.operations import remove_person
from dropin.programme.model import ActivityTime
from dropin.programme.operations import cancel_one, change_all, change_following, change_one
from dropin.programme.store import programme
from tests.attendance.house import NEXT_TUESDAY, NOW, TODAY, TUESDAY, House
from tests.attendance.test_fair_attendance import AGREEMENT
from tests.files import dump


def test_places_go_in_order_of_asking_and_then_there_is_a_numbered_line(house: House) -> None:
    choir = house.choir(capacity=2)
    ana, ben, cleo, dan = house.people("Ana", "Ben", "Cleo", "Dan")
    house.sign_up(choir, ana, ben, cleo, dan)
    assert house.states(choir) == {ana: GOING, ben: GOING, cleo: WAITING, dan: WAITING}
    waiting = line(sign_ups_of(house.file, house.on(choir)))
    assert [(each.person_id, each.number) for each in waiting] == [(cleo, 3), (dan, 4)]


def test_who_comes_along_needs_room_too(house: House) -> None:
    choir = house.choir(capacity=3)
    ana, ben = house.people("Ana", "Ben")
    on = house.on(choir)
    sign_up(house.file, on, ana, now=NOW, guests=1, carers=1)
    sign_up(house.file, on, ben, now=NOW, transport=True, childcare=2, access=" a ramp ")
    assert house.states(choir) == {ana: GOING, ben: WAITING}
    found = sign_up_of(house.file, on, ben)
    assert found is not None
    assert (found.transport, found.childcare, found.access) == (True, 2, "a ramp")


def test_signing_up_twice_is_told_with_where_they_stand(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben = house.people("Ana", "Ben")
    house.sign_up(choir, ana, ben)
    with pytest.raises(KnownError, match="Ana is signed up for Choir on Tue 24 Nov already"):
        house.sign_up(choir, ana)
    with pytest.raises(KnownError, match=r"Ben waits .* already, as number 1"):
        house.sign_up(choir, ben)


def test_a_person_may_give_a_place_although_it_is_full_and_the_history_says_so(
    house: House,
) -> None:
    choir = house.choir(capacity=1)
    ana, ben = house.people("Ana", "Ben")
    house.sign_up(choir, ana)
    sign_up(house.file, house.on(choir), ben, now=NOW, although_full=True)
    assert house.states(choir)[ben] == GOING
    assert room_of(house.file, house.on(choir)).over == 1
    assert house.file.undo_label == "Sign Ben up for Choir on Tue 24 Nov, although it is full"


def test_nobody_new_overtakes_the_line(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben, cleo = house.people("Ana", "Ben", "Cleo")
    house.sign_up(choir, ana, ben)
    following = withdraw(house.file, house.id_of(choir, ana), NOW)
    assert [each.person_id for each in following] == [ben]
    house.sign_up(choir, cleo)
    assert house.states(choir) == {ana: WITHDRAWN, ben: WAITING, cleo: WAITING}


def test_who_signs_up_again_stands_at_the_end_of_the_line(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben, cleo = house.people("Ana", "Ben", "Cleo")
    house.sign_up(choir, ana, ben, cleo)
    withdraw(house.file, house.id_of(choir, ben), NOW)
    house.sign_up(choir, ben)
    waiting = line(sign_ups_of(house.file, house.on(choir)))
    assert [each.person_id for each in waiting] == [cleo, ben]


def test_signing_off_twice_is_told(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    house.sign_up(choir, ana)
    sign_up_id = house.id_of(choir, ana)
    withdraw(house.file, sign_up_id, NOW)
    with pytest.raises(KnownError, match="Ana is not signed up any more"):
        withdraw(house.file, sign_up_id, NOW)


def test_who_signs_off_while_asked_has_said_no(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben = house.people("Ana", "Ben")
    house.sign_up(choir, ana, ben)
    withdraw(house.file, house.id_of(choir, ana), NOW)
    asked = house.id_of(choir, ben)
    offer_place(house.file, asked, now=NOW)
    withdraw(house.file, asked, NOW)
    assert [each.answer for each in offers_of(house.file, asked)] == ["no"]
    assert room_of(house.file, house.on(choir)).free == 1


def test_capacity_lowered_below_the_sign_ups_throws_nobody_out(house: House) -> None:
    choir = house.choir(capacity=3)
    ana, ben, cleo, dan = house.people("Ana", "Ben", "Cleo", "Dan")
    house.sign_up(choir, ana, ben, cleo)
    house.change(replace(house.activity(choir), capacity=1))
    assert set(house.states(choir).values()) == {GOING}
    assert room_of(house.file, house.on(choir)).over == 2
    house.sign_up(choir, dan)
    assert house.states(choir)[dan] == WAITING
    assert withdraw(house.file, house.id_of(choir, ana), NOW) == ()
    assert withdraw(house.file, house.id_of(choir, ben), NOW) == ()
    following = withdraw(house.file, house.id_of(choir, cleo), NOW)
    assert [each.person_id for each in following] == [dan]


def test_a_larger_party_needs_room_or_a_decision(house: House) -> None:
    choir = house.choir(capacity=2)
    ana, ben = house.people("Ana", "Ben")
    house.sign_up(choir, ana, ben)
    with pytest.raises(KnownError, match="no room for so many"):
        change_party(house.file, house.id_of(choir, ana), now=NOW, guests=1)
    change_party(house.file, house.id_of(choir, ana), now=NOW, guests=1, although_full=True)
    assert room_of(house.file, house.on(choir)).over == 1
    change_party(house.file, house.id_of(choir, ana), now=NOW, access="quiet")
    assert room_of(house.file, house.on(choir)).over == 0


def test_nobody_brings_fewer_than_none(house: House) -> None:
    choir = house.choir()
    with pytest.raises(KnownError, match="fewer than no people"):
        sign_up(house.file, house.on(choir), house.person("Ana"), now=NOW, guests=-1)


# The whole course


def test_the_whole_course_holds_from_the_day_it_was_asked_for(house: House) -> None:
    choir = house.choir(capacity=2)
    ana = house.person("Ana")
    sign_up(house.file, house.activity(choir), ana, now=NOW)
    assert house.states(choir, TUESDAY) == {ana: GOING}
    assert house.states(choir, date(2027, 11, 23)) == {ana: GOING}
    assert house.states(choir, date(2026, 11, 17)) == {}


def test_excused_from_one_date_their_place_is_free_on_that_date_only(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben = house.people("Ana", "Ben")
    sign_up(house.file, house.activity(choir), ana, now=NOW)
    house.sign_up(choir, ben)
    following = excuse(house.file, house.on(choir), ana, now=NOW)
    assert [each.person_id for each in following] == [ben]
    assert house.states(choir) == {ana: EXCUSED, ben: WAITING}
    assert house.states(choir, NEXT_TUESDAY) == {ana: GOING}
    assert [each.presence for each in attendances_of(house.file, house.on(choir))] == [EXCUSED]


def test_who_was_excused_may_ask_again_and_is_no_longer_excused(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben = house.people("Ana", "Ben")
    sign_up(house.file, house.activity(choir), ana, now=NOW)
    excuse(house.file, house.on(choir), ana, now=NOW)
    house.sign_up(choir, ben)
    house.sign_up(choir, ana)
    assert house.states(choir) == {ana: WAITING, ben: GOING}
    assert attendances_of(house.file, house.on(choir)) == ()


def test_a_course_counts_the_fullest_date_ahead(house: House) -> None:
    choir = house.choir(capacity=2)
    ana, ben, cleo = house.people("Ana", "Ben", "Cleo")
    house.sign_up(choir, ana, ben, day=NEXT_TUESDAY)
    sign_up(house.file, house.activity(choir), cleo, now=NOW)
    assert [each.state for each in course_sign_ups(house.file, choir)] == [WAITING]
    assert house.states(choir) == {}


def test_a_place_in_the_course_is_offered_once_the_dates_have_room(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben = house.people("Ana", "Ben")
    sign_up(house.file, house.activity(choir), ana, now=NOW)
    waiting = sign_up(house.file, house.activity(choir), ben, now=NOW)
    first = next(e for e in course_sign_ups(house.file, choir) if e.person_id == ana)
    assert [each.id for each in withdraw(house.file, first.id, NOW)] == [waiting.id]
    offer_place(house.file, waiting.id, now=NOW)
    assert house.states(choir) == {ben: OFFERED}


# Pauses


def test_a_pause_is_told_and_a_person_may_pass_over_it(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    agreement = save_agreement(house.file, AGREEMENT)
    until = TODAY + timedelta(days=14)
    confirm_pause(house.file, Pause(0, ana, choir, TODAY, until, "Ben"), agreement)
    with pytest.raises(KnownError, match="takes a break from Choir until Sun 6 Dec"):
        house.sign_up(choir, ana)
    house.sign_up(choir, ana, day=date(2026, 12, 8))
    other = house.choir(title="Drawing")
    house.sign_up(other, ana)
    sign_up(house.file, house.on(choir), ana, now=NOW, although_paused=True)
    assert house.states(choir) == {ana: GOING}


# Dates that change


def test_people_follow_a_date_that_is_moved(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    house.sign_up(choir, ana)
    change_one(house.file, house.on(choir), day=TUESDAY + timedelta(days=1), at=time(16))
    assert house.states(choir, TUESDAY + timedelta(days=1)) == {ana: GOING}
    assert orphaned(house.file, programme(house.file), TODAY, NEXT_TUESDAY) == ()


def test_people_follow_when_the_usual_clock_changes(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    house.sign_up(choir, ana)
    change_all(house.file, house.on(choir), at=time(15))
    assert house.states(choir) == {ana: GOING}
    with pytest.raises(KnownError, match="already"):
        house.sign_up(choir, ana)


def test_two_occurrences_on_one_day_have_their_own_people(house: House) -> None:
    choir = house.choir()
    ana, ben = house.people("Ana", "Ben")
    before = house.activity(choir)
    evening = ActivityTime(0, choir, "", rule="FREQ=WEEKLY;BYDAY=TU", at=time(19), minutes=60)
    house.change(replace(before, times=(*before.times, evening)))
    early, late = house.all_on(choir)
    sign_up(house.file, early, ana, now=NOW)
    sign_up(house.file, late, ben, now=NOW)
    assert [each.person_id for each in sign_ups_of(house.file, early)] == [ana]
    assert [each.person_id for each in sign_ups_of(house.file, late)] == [ben]
    assert sign_up_of(house.file, early, ben) is None


def test_people_stay_when_the_activity_is_carried_on_as_another(house: House) -> None:
    choir = house.choir(capacity=2)
    ana, ben = house.people("Ana", "Ben")
    sign_up(house.file, house.activity(choir), ana, now=NOW)
    house.sign_up(choir, ben, day=NEXT_TUESDAY)
    house.sign_up(choir, ben)
    change_following(house.file, house.on(choir, NEXT_TUESDAY), title="Community choir")
    (second,) = [
        each.id for each in programme(house.file).activities if each.title == "Community choir"
    ]
    assert second != choir
    assert house.states(second, NEXT_TUESDAY) == {ana: GOING, ben: GOING}
    assert house.states(choir, TUESDAY) == {ana: GOING, ben: GOING}
    assert orphaned(house.file, programme(house.file), TODAY, NEXT_TUESDAY) == ()
    with pytest.raises(KnownError, match="already"):
        house.sign_up(second, ben, day=NEXT_TUESDAY)
    dan = house.person("Dan")
    house.sign_up(second, dan, day=NEXT_TUESDAY)
    withdraw(house.file, house.id_of(second, ben, NEXT_TUESDAY), NOW)
    assert house.states(second, NEXT_TUESDAY) == {ana: GOING, ben: WITHDRAWN, dan: WAITING}


def test_a_cancelled_date_names_everybody_with_their_number_and_they_can_be_moved(
    house: House,
) -> None:
    choir = house.choir(capacity=2)
    ana = house.person("Ana", phone="01 111")
    ben, cleo, dan = house.people("Ben", "Cleo", "Dan")
    house.sign_up(choir, ana, ben, cleo)
    house.sign_up(choir, dan, ben, day=NEXT_TUESDAY)
    gone = house.on(choir)
    cancel_one(house.file, gone, "the boiler")
    found = orphaned(house.file, programme(house.file), TODAY, NEXT_TUESDAY)
    assert [(each.name, each.phone) for each in found] == [
        ("Ana", "01 111"),
        ("Ben", ""),
        ("Cleo", ""),
    ]
    assert found[0].cancelled is not None
    with pytest.raises(KnownError, match="is cancelled"):
        house.sign_up(choir, dan)
    moved = move_sign_ups(house.file, key_of(gone), house.on(choir, NEXT_TUESDAY), now=NOW)
    assert [(each.person_id, each.state) for each in moved] == [(ana, WAITING), (cleo, WAITING)]
    assert house.states(choir, NEXT_TUESDAY) == {
        dan: GOING,
        ben: GOING,
        ana: WAITING,
        cleo: WAITING,
    }
    assert {each.state for each in sign_ups(house.file, [key_of(gone)])} == {WITHDRAWN}
    assert orphaned(house.file, programme(house.file), TODAY, NEXT_TUESDAY) == ()
    with pytest.raises(KnownError, match="Nobody is signed up"):
        move_sign_ups(house.file, key_of(gone), house.on(choir, NEXT_TUESDAY), now=NOW)


def test_a_date_the_rule_no_longer_gives_names_its_people(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    house.sign_up(choir, ana)
    change_all(house.file, house.on(choir), rule="FREQ=WEEKLY;BYDAY=WE")
    (found,) = orphaned(house.file, programme(house.file), TODAY, NEXT_TUESDAY)
    assert (found.name, found.activity, found.cancelled) == ("Ana", "Choir", None)
    withdraw(house.file, found.sign_up.id, NOW)


def test_sign_ups_go_with_a_removed_person_and_come_back_with_undo(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben = house.people("Ana", "Ben")
    house.sign_up(choir, ana, ben)
    withdraw(house.file, house.id_of(choir, ana), NOW)
    offer_place(house.file, house.id_of(choir, ben), now=NOW)
    before = dump(house.file)
    remove_person(house.file, ben)
    assert house.states(choir) == {ana: WITHDRAWN}
    assert room_of(house.file, house.on(choir)).free == 1
    house.file.undo()
    assert dump(house.file) == before


def test_a_person_sees_what_they_are_signed_up_for(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    house.sign_up(choir, ana, day=NEXT_TUESDAY)
    house.sign_up(choir, ana)
    house.sign_up(choir, ana, day=date(2026, 11, 17))
    sign_up(house.file, house.activity(house.choir(title="Art")), ana, now=NOW)
    days = [each.key.original_day for each in sign_ups_of_person(house.file, ana, TODAY)]
    assert days == [None, TUESDAY, NEXT_TUESDAY]
