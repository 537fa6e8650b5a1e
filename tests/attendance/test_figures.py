"""Figures are sums of the rows: of every date, of dropping in, and of what is no longer on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction

from dropin.attendance.model import MISSED
from dropin.attendance.operations import (
    check_in,
    excuse,
    pay,
    set_head_count,
    set_presence,
    sign_up,
    turn_away,
    waive,
)
from dropin.attendance.store import fee_for, figures, turn_out
from dropin.attendance.totals import OccurrenceFigures, turn_outs
from dropin.people.operations import remove_person
from dropin.programme.operations import (
    cancel_one,
    change_following,
    change_one,
    remove_activity,
)
from dropin.programme.store import programme
from tests.attendance.house import AT_THE_DOOR, NEXT_TUESDAY, NOW, TODAY, TUESDAY, House

END = NEXT_TUESDAY + timedelta(days=1)


def test_every_figure_of_a_date(house: House) -> None:
    choir = house.choir(capacity=4, price_cents=300)
    ana, ben, cleo, dan, eve, fay = house.people("Ana", "Ben", "Cleo", "Dan", "Eve", "Fay")
    on = house.on(choir)
    sign_up(house.file, on, ana, now=NOW, guests=1)
    house.sign_up(choir, ben, cleo, dan)
    excuse(house.file, on, ben, now=NOW)
    came = check_in(house.file, on, ana, now=AT_THE_DOOR)
    set_presence(house.file, on, cleo, MISSED, now=AT_THE_DOOR)
    for person_id in (eve, fay):
        check_in(house.file, on, person_id, now=AT_THE_DOOR)
    remove_person(house.file, fay)
    set_head_count(house.file, on, TUESDAY, 2)
    owed = fee_for(house.file, came)
    assert owed is not None
    waive(house.file, owed.id, 100)
    pay(house.file, owed.id, 150, TUESDAY)
    (found,) = figures(house.file, TODAY, NEXT_TUESDAY)
    assert found == OccurrenceFigures(
        day=TUESDAY,
        at=time(14),
        activity_id=choir,
        activity="Choir",
        capacity=4,
        signed_up=3,
        waiting=1,
        came=5,
        excused=1,
        missed=1,
        guests=1,
        fee_due=900,
        fee_paid=150,
        fee_waived=100,
    )


def test_dropping_in_is_one_line_a_day(house: House) -> None:
    for person_id in house.people("Ana", "Ben"):
        check_in(house.file, None, person_id, now=NOW)
    set_head_count(house.file, None, TODAY, 5)
    (found,) = figures(house.file, TODAY, TUESDAY)
    assert (found.day, found.activity, found.activity_id, found.came) == (
        TODAY,
        "Drop-in",
        None,
        7,
    )


def test_the_course_counts_on_each_date_from_the_day_it_was_asked_for(house: House) -> None:
    choir = house.choir(capacity=2)
    ana, ben, cleo, dan = house.people("Ana", "Ben", "Cleo", "Dan")
    for person_id in (ana, ben, cleo):
        sign_up(house.file, house.activity(choir), person_id, now=NOW)
    excuse(house.file, house.on(choir), ana, now=NOW)
    house.sign_up(choir, dan)
    found = figures(house.file, date(2026, 11, 17), END)
    told = [(each.day, each.signed_up, each.waiting, each.excused) for each in found]
    assert told == [
        (date(2026, 11, 17), 0, 0, 0),
        (TUESDAY, 3, 1, 1),
        (NEXT_TUESDAY, 2, 1, 0),
    ]


def test_a_cancelled_date_is_told_only_where_something_is_filed_under_it(house: House) -> None:
    choir = house.choir()
    house.sign_up(choir, house.person("Ana"))
    for day in (TUESDAY, NEXT_TUESDAY):
        cancel_one(house.file, house.on(choir, day))
    found = figures(house.file, TODAY, END)
    assert [(each.day, each.signed_up) for each in found] == [(TUESDAY, 1)]
    assert turn_out(house.file, TODAY, END) == ()


def test_a_moved_date_counts_where_it_happens(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    house.sign_up(choir, ana)
    wednesday = TUESDAY + timedelta(days=1)
    change_one(house.file, house.on(choir), day=wednesday, at=time(16))
    check_in(house.file, house.on(choir, wednesday), ana, now=NOW)
    (found,) = figures(house.file, wednesday, NEXT_TUESDAY)
    assert (found.day, found.at, found.signed_up, found.came) == (wednesday, time(16), 1, 1)


def test_what_a_removed_activity_had_is_still_counted(house: House) -> None:
    choir = house.choir(price_cents=300)
    check_in(house.file, house.on(choir), house.person("Ana"), now=AT_THE_DOOR)
    remove_activity(house.file, choir)
    (found,) = figures(house.file, TODAY, NEXT_TUESDAY)
    assert (found.came, found.fee_due, found.activity) == (1, 300, "Drop-in")


def test_a_carried_on_activity_is_one_in_the_turn_out(house: House) -> None:
    choir = house.choir(capacity=4)
    ana, ben, cleo = house.people("Ana", "Ben", "Cleo")
    for person_id in (ana, ben, cleo):
        check_in(house.file, house.on(choir), person_id, now=AT_THE_DOOR)
    change_following(house.file, house.on(choir, NEXT_TUESDAY), title="Singing")
    (second,) = [each.id for each in programme(house.file).activities if each.title == "Singing"]
    check_in(house.file, house.on(second, NEXT_TUESDAY), ana, now=AT_THE_DOOR)
    turn_away(house.file, choir, TUESDAY, 2)
    turn_away(house.file, second, NEXT_TUESDAY, 1)
    (found,) = turn_out(house.file, TODAY, END)
    assert (found.activity_id, found.activity, found.dates) == (second, "Singing", 2)
    assert (found.came, found.places, found.turned_away) == (4, 8, 3)
    assert (found.average_came, found.share_of_places) == (Fraction(2), Fraction(1, 2))


def test_without_a_limit_there_is_no_share_of_places() -> None:
    one = OccurrenceFigures(TUESDAY, time(14), 1, "Choir", None, came=3)
    (found,) = turn_outs([one, replace(one, day=NEXT_TUESDAY, capacity=5)], {}, {})
    assert found.share_of_places is None
