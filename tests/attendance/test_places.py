"""Free places: offered in order with a deadline, answered or lapsed; fair turns confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dropin.attendance.fair_turns import MissedOut, proposed_turns
from dropin.attendance.model import (
    GOING,
    LAPSED,
    NO,
    OFFERED,
    TAKEN_BACK,
    WAITING,
    WITHDRAWN,
    YES,
    AttendanceCustoms,
)
from dropin.attendance.operations import (
    answer_offer,
    check_in,
    confirm_turns,
    lapse_offers,
    offer_place,
    save_customs,
    withdraw,
)
from dropin.attendance.store import (
    customs,
    gathering,
    missed_out,
    offers_on,
    open_offers,
    room_of,
    sign_ups_of,
)
from dropin.errors import KnownError
from dropin.programme.operations import change_all
from tests.attendance.house import LAST_TUESDAY, NOW, TODAY, TUESDAY, House
from tests.files import dump


@pytest.fixture
def line_of_two(house: House) -> tuple[int, list[int]]:
    """A choir with one place, just given up by Ana; Ben and Cleo wait, in this order."""
    choir = house.choir(capacity=1)
    people = house.people("Ana", "Ben", "Cleo")
    house.sign_up(choir, *people)
    withdraw(house.file, house.id_of(choir, people[0]), NOW)
    return choir, people


def test_a_free_place_is_offered_to_the_next_in_line_until_a_deadline(
    house: House, line_of_two: tuple[int, list[int]]
) -> None:
    choir, (_, ben, cleo) = line_of_two
    made = offer_place(house.file, house.id_of(choir, ben), now=NOW)
    assert made.answer_by == NOW + timedelta(hours=24)
    assert house.states(choir)[ben] == OFFERED
    assert room_of(house.file, house.on(choir)).free == 0
    assert gathering(house.file, house.on(choir), TODAY).next_in_line == ()
    with pytest.raises(KnownError, match="no free place"):
        offer_place(house.file, house.id_of(choir, cleo), now=NOW)


def test_nobody_is_asked_out_of_turn_but_by_decision(
    house: House, line_of_two: tuple[int, list[int]]
) -> None:
    choir, (_, ben, cleo) = line_of_two
    with pytest.raises(KnownError, match="Ben is before Cleo in line"):
        offer_place(house.file, house.id_of(choir, cleo), now=NOW)
    offer_place(house.file, house.id_of(choir, cleo), now=NOW, out_of_turn=True)
    assert house.states(choir)[cleo] == OFFERED
    assert house.states(choir)[ben] == WAITING


def test_yes_takes_the_place(house: House, line_of_two: tuple[int, list[int]]) -> None:
    choir, (_, ben, _) = line_of_two
    made = offer_place(house.file, house.id_of(choir, ben), now=NOW)
    assert answer_offer(house.file, made.id, YES, NOW) == ()
    assert house.states(choir)[ben] == GOING
    with pytest.raises(KnownError, match="answered this offer already"):
        answer_offer(house.file, made.id, NO, NOW)


def test_no_leaves_the_line_and_names_the_next(
    house: House, line_of_two: tuple[int, list[int]]
) -> None:
    choir, (_, ben, cleo) = line_of_two
    made = offer_place(house.file, house.id_of(choir, ben), now=NOW)
    assert [each.person_id for each in answer_offer(house.file, made.id, NO, NOW)] == [cleo]
    assert house.states(choir)[ben] == WITHDRAWN


def test_an_offer_taken_back_keeps_them_first_in_line(
    house: House, line_of_two: tuple[int, list[int]]
) -> None:
    choir, (_, ben, _) = line_of_two
    made = offer_place(house.file, house.id_of(choir, ben), now=NOW)
    answer_offer(house.file, made.id, TAKEN_BACK, NOW)
    following = gathering(house.file, house.on(choir), TODAY).next_in_line
    assert [each.person_id for each in following] == [ben]


def test_an_offer_lapses_after_its_deadline_and_not_before(
    house: House, line_of_two: tuple[int, list[int]]
) -> None:
    choir, (_, ben, cleo) = line_of_two
    made = offer_place(house.file, house.id_of(choir, ben), now=NOW)
    before = dump(house.file)
    assert lapse_offers(house.file, made.answer_by - timedelta(seconds=1)) == ()
    assert dump(house.file) == before
    assert [each.person_id for each in lapse_offers(house.file, made.answer_by)] == [ben]
    assert house.states(choir)[ben] == LAPSED
    assert open_offers(house.file) == ()
    following = gathering(house.file, house.on(choir), TODAY).next_in_line
    assert [each.person_id for each in following] == [cleo]
    with pytest.raises(KnownError, match="kept for Ben until Mon 23 Nov, 9:00"):
        answer_offer(house.file, made.id, YES, made.answer_by)
    house.sign_up(choir, ben)
    assert house.states(choir)[ben] == WAITING


def test_the_log_tells_who_was_asked_and_what_they_said(
    house: House, line_of_two: tuple[int, list[int]]
) -> None:
    choir, (_, ben, cleo) = line_of_two
    first = offer_place(house.file, house.id_of(choir, ben), now=NOW)
    lapse_offers(house.file, first.answer_by)
    second = offer_place(house.file, house.id_of(choir, cleo), now=first.answer_by)
    answer_offer(house.file, second.id, YES, second.offered_at + timedelta(hours=1))
    told = [(each.answer, each.answered_at) for each in offers_on(house.file, house.on(choir))]
    assert told == [
        (LAPSED, first.answer_by),
        (YES, second.offered_at + timedelta(hours=1)),
    ]


def test_a_raised_capacity_names_whom_to_ask(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben, cleo, dan = house.people("Ana", "Ben", "Cleo", "Dan")
    house.sign_up(choir, ana, ben, cleo, dan)
    house.change(replace(house.activity(choir), capacity=3))
    following = gathering(house.file, house.on(choir), TODAY).next_in_line
    assert [each.person_id for each in following] == [ben, cleo]
    assert house.states(choir)[ben] == WAITING  # nobody was given a place without being asked


def test_over_full_dates_offer_nothing(house: House) -> None:
    choir = house.choir(capacity=3)
    ana, ben, cleo, dan = house.people("Ana", "Ben", "Cleo", "Dan")
    house.sign_up(choir, ana, ben, cleo, dan)
    house.change(replace(house.activity(choir), capacity=2))
    with pytest.raises(KnownError, match="over-full by one"):
        offer_place(house.file, house.id_of(choir, dan), now=NOW)


def test_the_centre_chooses_how_long_an_offer_waits(
    house: House, line_of_two: tuple[int, list[int]]
) -> None:
    choir, (_, ben, _) = line_of_two
    save_customs(house.file, AttendanceCustoms(offer_hours=48))
    save_customs(house.file, replace(customs(house.file), fair_turn_days=10))
    assert customs(house.file) == AttendanceCustoms(48, 10, 30)
    made = offer_place(house.file, house.id_of(choir, ben), now=NOW)
    assert made.answer_by == NOW + timedelta(hours=48)
    with pytest.raises(KnownError, match="at least one hour or day"):
        save_customs(house.file, AttendanceCustoms(offer_hours=0))


def test_what_is_gone_cannot_be_offered_or_answered(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben = house.people("Ana", "Ben")
    house.sign_up(choir, ana, ben)
    waiting = house.id_of(choir, ben)
    change_all(house.file, house.on(choir), rule="FREQ=WEEKLY;BYDAY=WE")
    with pytest.raises(KnownError, match="no longer on"):
        offer_place(house.file, waiting, now=NOW)
    with pytest.raises(KnownError, match="no longer there"):
        offer_place(house.file, 99, now=NOW)
    with pytest.raises(KnownError, match="no longer there"):
        answer_offer(house.file, 99, YES, NOW)


def test_only_who_waits_is_offered_a_place(
    house: House, line_of_two: tuple[int, list[int]]
) -> None:
    choir, (ana, _, _) = line_of_two
    with pytest.raises(KnownError, match="Ana does not wait"):
        offer_place(house.file, house.id_of(choir, ana), now=NOW)


# Fair turns


def test_who_waited_in_vain_is_counted_and_who_came_after_all_is_not(house: House) -> None:
    choir, drawing = house.choir(capacity=1), house.choir(capacity=1, title="Drawing")
    ana, ben, cleo, dan = house.people("Ana", "Ben", "Cleo", "Dan")
    house.sign_up(choir, ana, ben, cleo, day=LAST_TUESDAY)
    house.sign_up(drawing, ana, ben, dan, day=LAST_TUESDAY)
    check_in(house.file, house.on(choir, LAST_TUESDAY), cleo, now=NOW)
    house.sign_up(choir, ana, dan, cleo, ben)
    on = house.on(choir)
    assert missed_out(house.file, on, 56) == {
        ben: MissedOut(1, 1),
        cleo: MissedOut(0, 0),
        dan: MissedOut(0, 1),
    }
    assert missed_out(house.file, on, 6)[ben] == MissedOut(0, 0)
    turns = proposed_turns(sign_ups_of(house.file, on), 3, missed_out(house.file, on, 56))
    assert [(each.sign_up.person_id, each.fits) for each in turns] == [
        (ben, True),
        (dan, True),
        (cleo, False),
    ]


def test_turns_are_given_only_to_those_a_person_confirmed(house: House) -> None:
    choir = house.choir(capacity=1)
    ana, ben, cleo = house.people("Ana", "Ben", "Cleo")
    house.sign_up(choir, ana, ben, cleo)
    house.change(replace(house.activity(choir), capacity=2))
    on = house.on(choir)
    with pytest.raises(KnownError, match="do not all fit"):
        confirm_turns(house.file, on, [ben, cleo], now=NOW)
    assert house.states(choir) == {ana: GOING, ben: WAITING, cleo: WAITING}
    confirm_turns(house.file, on, [cleo], now=NOW)
    assert house.states(choir) == {ana: GOING, ben: WAITING, cleo: GOING}
    with pytest.raises(KnownError, match="Cleo does not wait"):
        confirm_turns(house.file, on, [cleo], now=NOW)
    confirm_turns(house.file, on, [ben], now=NOW, although_full=True)
    assert house.file.undo_label == "Give turns at Choir on Tue 24 Nov, although it is full"
    assert room_of(house.file, house.on(choir, TUESDAY)).over == 1
