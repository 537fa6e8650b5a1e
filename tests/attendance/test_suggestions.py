"""Offers worth making: places free for those with nothing on, and company for newcomers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dropin.attendance.operations import check_in, note_companion, set_interests, sign_up
from dropin.attendance.store import (
    companions_of,
    dates_with_room,
    interests_of,
    invitations_for,
    newcomers_on,
    rooms_between,
)
from dropin.errors import KnownError
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.programme.operations import add_usual_categories, cancel_one
from dropin.programme.store import categories
from tests.attendance.house import AT_THE_DOOR, NEXT_TUESDAY, NOW, TODAY, TUESDAY, House


def test_who_likes_it_and_has_nothing_on_is_named(house: House) -> None:
    add_usual_categories(house.file)
    music, other = (each.id for each in categories(house.file)[:2])
    choir = house.choir()
    house.change(replace(house.activity(choir), category_id=music))
    ana, ben, cleo, dan = house.people("Ana", "Ben", "Cleo", "Dan")
    for person_id in (ana, ben, cleo):
        set_interests(house.file, person_id, {music, other})
    set_interests(house.file, dan, {other})
    house.sign_up(choir, ben)
    check_in(house.file, None, cleo, now=AT_THE_DOOR)
    (found,) = invitations_for(house.file, TODAY, NEXT_TUESDAY)
    assert found.person_id == ana
    assert [(each.occurrence.day, each.free) for each in found.places] == [(TUESDAY, 1)]
    assert "nothing on this week" in str(found.reason)
    set_interests(house.file, ana, set())
    assert interests_of(house.file, ana) == frozenset()
    assert invitations_for(house.file, TODAY, NEXT_TUESDAY) == ()


def test_full_and_cancelled_dates_have_no_places(house: House) -> None:
    full, cancelled = house.choir(capacity=1), house.choir(title="Walk")
    open_one, without_limit = house.choir(title="Art"), house.choir(None, title="Café")
    ana, ben = house.people("Ana", "Ben")
    house.sign_up(full, ana)
    sign_up(house.file, house.activity(open_one), ben, now=NOW)
    cancel_one(house.file, house.on(cancelled))
    found = dates_with_room(house.file, TODAY, NEXT_TUESDAY)
    assert [(each.occurrence.activity.id, each.free) for each in found] == [(open_one, 1)]
    rooms = {
        each.activity.id: room.taken
        for each, room in rooms_between(house.file, TODAY, NEXT_TUESDAY)
    }
    assert rooms == {full: 1, cancelled: 0, open_one: 1, without_limit: 0}


def test_a_newcomer_is_offered_company_until_the_first_visit_is_over(house: House) -> None:
    ana = house.person("Ana")
    new = add_person(house.file, Person(0, "Zoë", joined_on=TODAY))
    add_person(house.file, Person(0, "Long here", joined_on=TODAY - timedelta(days=31)))
    (found,) = newcomers_on(house.file, TODAY)
    assert (found.person_id, found.first_visit) == (new, None)
    check_in(house.file, None, new, now=AT_THE_DOOR)
    (found,) = newcomers_on(house.file, TUESDAY)
    assert "first time today" in str(found.reason)
    assert newcomers_on(house.file, TUESDAY + timedelta(days=1)) == ()
    note_companion(house.file, new, ana, TUESDAY)
    assert companions_of(house.file, new) == ((TUESDAY, ana),)
    assert newcomers_on(house.file, TUESDAY) == ()
    with pytest.raises(KnownError, match="their own companion"):
        note_companion(house.file, ana, ana, TUESDAY)
