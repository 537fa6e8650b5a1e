"""Who holds a place, who is in line, and whom a free place goes to."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dropin.attendance.model import (
    EXCUSED,
    GOING,
    HOLDS_A_PLACE,
    OFFERED,
    STATES,
    WAITING,
    WITHDRAWN,
    Key,
    SignUp,
)
from dropin.attendance.sign_ups import (
    Room,
    course_room,
    for_date,
    gets_a_place,
    line,
    needs,
    next_in_line,
    next_number,
    place_in_line,
    room,
)
from tests.attendance.house import NOW, TODAY, TUESDAY

DATED = Key(1, TUESDAY, time(14))
COURSE = Key(1)


def signed(
    person_id: int, state: str = GOING, number: int = 0, key: Key = DATED, guests: int = 0
) -> SignUp:
    return SignUp(person_id, key, person_id, state, number or person_id, NOW, guests=guests)


@st.composite
def some_sign_ups(draw: st.DrawFn) -> list[SignUp]:
    count = draw(st.integers(0, 12))
    return [
        signed(
            person_id,
            draw(st.sampled_from(STATES)),
            guests=draw(st.integers(0, 2)),
        )
        for person_id in range(1, count + 1)
    ]


def test_those_going_and_those_asked_hold_places_with_everybody_they_bring() -> None:
    found = room(6, [signed(1, GOING, guests=2), signed(2, OFFERED), signed(3, WAITING)])
    assert (found.taken, found.free, found.over) == (4, 2, 0)


def test_without_a_limit_there_is_always_room() -> None:
    found = room(None, [signed(1), signed(2)])
    assert (found.free, found.over, found.fits(1000)) == (None, 0, True)


def test_a_lowered_capacity_leaves_the_date_over_full_and_nobody_out() -> None:
    found = room(1, [signed(1), signed(2), signed(3)])
    assert (found.taken, found.free, found.over) == (3, 0, 2)


def test_the_line_is_numbered_in_order_of_asking() -> None:
    asked = [signed(7, WAITING, 3), signed(8, WAITING, 1), signed(9, GOING, 2)]
    assert [each.person_id for each in line(asked)] == [8, 7]
    assert place_in_line(asked, 7) == 2
    assert place_in_line(asked, 9) is None


def test_nobody_is_passed_over_by_a_rule() -> None:
    asked = [signed(1, WAITING, guests=2), signed(2, WAITING)]
    assert next_in_line(Room(10, 8), asked) == ()
    assert [each.person_id for each in next_in_line(Room(10, 6), asked)] == [1, 2]


def test_a_free_place_goes_to_nobody_new_while_somebody_waits_for_it() -> None:
    assert gets_a_place(Room(2, 1), [signed(1)], 1)
    assert not gets_a_place(Room(2, 1), [signed(1), signed(2, WAITING)], 1)
    assert not gets_a_place(Room(2, 1), [signed(1)], 2)


def test_the_course_holds_on_every_date_but_where_something_else_was_said() -> None:
    course = [signed(1, key=COURSE), signed(2, key=COURSE), signed(3, WAITING, key=COURSE)]
    on_the_day = for_date([signed(1, EXCUSED)], course)
    assert {each.person_id: each.state for each in on_the_day} == {1: EXCUSED, 2: GOING}
    assert room(5, on_the_day).taken == 1


def test_a_course_has_as_much_room_as_its_fullest_date() -> None:
    course = [signed(1, key=COURSE)]
    next_week = Key(1, TUESDAY + timedelta(days=7), time(14))
    long_ago = Key(1, date(2026, 1, 6), time(14))
    dated = [
        signed(2, key=DATED),
        signed(3, key=next_week),
        signed(4, key=next_week),
        *(signed(each, key=long_ago) for each in range(10, 20)),
    ]
    assert course_room(5, course, dated, TODAY).taken == 3
    assert course_room(5, course, [signed(1, WITHDRAWN)], TODAY).taken == 1


def test_a_course_has_no_room_while_somebody_waits_for_one_of_its_dates() -> None:
    found = course_room(5, [signed(1, key=COURSE)], [signed(2, WAITING)], TODAY)
    assert (found.free, found.over) == (0, 0)
    assert course_room(None, [], [signed(2, WAITING)], TODAY).fits(9)


def test_what_an_outing_needs_is_added_up_for_those_who_have_a_place() -> None:
    one = SignUp(1, DATED, 1, GOING, 1, NOW, None, 2, 1, True, 3, "ramp")
    two = SignUp(2, DATED, 2, WAITING, 2, NOW, None, 5, 0, True, 1, "loop")
    found = needs([one, two])
    assert (found.people, found.guests, found.carers) == (1, 2, 1)
    assert (found.transport, found.childcare, found.access) == (1, 3, ("ramp",))


@given(some_sign_ups(), st.integers(0, 15))
def test_whoever_is_next_fits_and_stands_at_the_head_of_the_line(
    asked: list[SignUp], capacity: int
) -> None:
    of = room(capacity, asked)
    following = next_in_line(of, asked)
    assert following == line(asked)[: len(following)]
    assert of.taken + sum(each.heads for each in following) <= capacity or not following
    rest = line(asked)[len(following) :]
    taken = of.taken + sum(each.heads for each in following)
    assert not rest or not Room(capacity, taken).fits(rest[0].heads)


@given(some_sign_ups(), st.integers(0, 15))
def test_places_taken_free_and_over_always_add_up(asked: list[SignUp], capacity: int) -> None:
    found = room(capacity, asked)
    assert found.free is not None
    assert capacity == found.taken + found.free - found.over
    assert found.taken == sum(each.heads for each in asked if each.state in HOLDS_A_PLACE)


@given(some_sign_ups(), some_sign_ups())
def test_nobody_stands_twice_on_one_date(dated: list[SignUp], course: list[SignUp]) -> None:
    found = [each.person_id for each in for_date(dated, course)]
    assert len(found) == len(set(found))
    assert {each.person_id for each in dated} <= set(found)


@given(some_sign_ups())
def test_a_new_number_is_after_all_others(asked: list[SignUp]) -> None:
    assert all(each.number < next_number(asked) for each in asked)


def test_the_first_number_is_one() -> None:
    assert next_number([]) == 1
