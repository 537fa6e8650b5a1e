"""People added and changed, the roles they hold, what they agree to: each edit can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.people.model import NAME_ON_PRINTS, Person, agreed
from dropin.people.operations import (
    add_person,
    end_role,
    give_consent,
    give_role,
    remove_person,
    update_person,
    withdraw_consent,
)
from dropin.people.store import (
    all_consents,
    consents_of,
    count_with_a_role,
    find,
    leaders,
    named_people,
    named_person,
    people,
    person,
    roles_of,
)
from dropin.storage.file import CentreFile
from tests.files import dump, new_file

DAY = date(2026, 11, 22)
ANA = Person(
    0,
    "Ana Silva",
    short_name="Ana S.",
    sort_name="Silva, Ana",
    pronouns="she/her",
    phone="+353 1 234",
    email="ana@example.org",
    languages=("pt", "en"),
    access_needs="a seat near the door",
    joined_on=date(2020, 1, 2),
    left_on=date(2026, 12, 1),
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as file:
        yield file


def test_a_person_comes_back_as_they_were_written(file: CentreFile) -> None:
    ana = add_person(file, ANA)
    assert person(file, ana) == replace(ANA, id=ana)
    update_person(file, replace(ANA, id=ana, pronouns="", languages=()))
    changed = person(file, ana)
    assert changed is not None
    assert (changed.pronouns, changed.languages) == ("", ())
    assert file.undo_label == "Change Ana Silva"


def test_people_stand_in_the_order_one_looks_them_up(file: CentreFile) -> None:
    for name, sort_name in (("zoë", ""), ("Ana Silva", "Silva, Ana"), ("Émile", "Emile")):
        add_person(file, Person(0, name, sort_name=sort_name))
    assert [each.name for each in people(file)] == ["Émile", "Ana Silva", "zoë"]


def test_somebody_is_found_by_any_part_of_any_name_with_or_without_accents(
    file: CentreFile,
) -> None:
    add_person(file, Person(0, "Élodie Marchand", short_name="Lo"))
    add_person(file, Person(0, "Ana Silva"))
    assert [each.name for each in find(file, "elod MARCH", 5)] == ["Élodie Marchand"]
    assert [each.name for each in find(file, "lo", 5)] == ["Élodie Marchand"]
    assert find(file, " ", 5) == ()
    assert len(find(file, "a", 1)) == 1


def test_a_new_name_is_found_at_once(file: CentreFile) -> None:
    ana = add_person(file, Person(0, "Ana Silva"))
    assert find(file, "ana", 5)
    update_person(file, Person(ana, "Anouk Silva"))
    assert find(file, "anouk", 5)
    assert not find(file, "ana ", 5)
    file.undo()
    assert find(file, "ana", 5)


def test_leaders_are_those_who_hold_the_role_that_day(file: CentreFile) -> None:
    ana, ben = add_person(file, Person(0, "Ana")), add_person(file, Person(0, "Ben"))
    give_role(file, ana, "leader", date(2026, 1, 1), DAY)
    role = give_role(file, ben, "leader", DAY)
    give_role(file, ben, "member", date(2020, 1, 1))
    assert [each.name for each in leaders(file, date(2026, 11, 21))] == ["Ana"]
    assert [each.name for each in leaders(file, DAY)] == ["Ben"]
    end_role(file, role, date(2026, 12, 1))
    assert leaders(file, date(2026, 12, 1)) == ()
    assert file.undo_label == "End Ben as peer leader"


def test_a_role_is_held_once_at_a_time_and_ends_after_it_begins(file: CentreFile) -> None:
    ana = add_person(file, Person(0, "Ana"))
    role = give_role(file, ana, "board", DAY)
    with pytest.raises(KnownError, match="already down as board"):
        give_role(file, ana, "board", date(2026, 1, 1))
    with pytest.raises(KnownError, match="after it begins"):
        end_role(file, role, DAY)
    assert len(roles_of(file, ana)) == 1


def test_a_consent_taken_back_stays_on_record(file: CentreFile) -> None:
    ana = add_person(file, Person(0, "Ana"))
    first = give_consent(file, ana, NAME_ON_PRINTS, date(2026, 1, 1))
    assert give_consent(file, ana, NAME_ON_PRINTS, DAY) == first
    withdraw_consent(file, ana, NAME_ON_PRINTS, DAY)
    assert agreed(consents_of(file, ana), NAME_ON_PRINTS, date(2026, 11, 21))
    assert not agreed(consents_of(file, ana), NAME_ON_PRINTS, DAY)
    give_consent(file, ana, NAME_ON_PRINTS, date(2026, 12, 1))
    assert agreed(consents_of(file, ana), NAME_ON_PRINTS, date(2026, 12, 1))
    assert len(consents_of(file, ana)) == 2
    assert all_consents(file) == {ana: consents_of(file, ana)}
    assert [each.label for each in file.history("consent", first)] == [
        "Ana agrees: name on prints",
        "Ana no longer agrees: name on prints",
    ]


def test_a_consent_given_for_later_can_be_taken_back_before(file: CentreFile) -> None:
    ana = add_person(file, Person(0, "Ana"))
    give_consent(file, ana, NAME_ON_PRINTS, date(2026, 12, 1))
    withdraw_consent(file, ana, NAME_ON_PRINTS, DAY)
    assert not agreed(consents_of(file, ana), NAME_ON_PRINTS, date(2026, 12, 1))


def test_nobody_is_nameless_or_leaves_before_joining(file: CentreFile) -> None:
    with pytest.raises(KnownError, match="needs a name"):
        add_person(file, Person(0, "  "))
    with pytest.raises(KnownError, match="before joining"):
        add_person(file, replace(ANA, left_on=date(2019, 1, 1)))
    with pytest.raises(KnownError, match="no longer in the file"):
        update_person(file, replace(ANA, id=99))


def test_a_removed_person_comes_back_whole(file: CentreFile) -> None:
    ana = add_person(file, ANA)
    give_role(file, ana, "leader", DAY)
    give_consent(file, ana, NAME_ON_PRINTS, DAY)
    before = dump(file)
    remove_person(file, ana)
    assert people(file) == ()
    assert file.undo() == "Remove Ana Silva"
    assert dump(file) == before


def test_two_of_one_name_are_told_apart_and_one_alone_is_not(file: CentreFile) -> None:
    ana, jo = add_person(file, ANA), add_person(file, Person(0, "Jo"))
    other = add_person(file, replace(ANA, short_name="", phone="1234"))
    assert dict(named_people(file)) == {
        f"Ana Silva (Ana S., {ana})": ana,
        f"Ana Silva (1234, {other})": other,
        "Jo": jo,
    }
    assert [named_person(file, each) for each in (ana, jo, 99)] == [
        f"Ana Silva (Ana S., {ana})",
        "Jo",
        "",
    ]


def test_people_are_counted_by_role_once_each_and_only_while_they_are_here(
    file: CentreFile,
) -> None:
    ana, jo = add_person(file, ANA), add_person(file, Person(0, "Jo"))
    for person_id in (ana, jo):
        give_role(file, person_id, "member", date(2020, 1, 2))
    give_role(file, jo, "board", DAY)
    after = date(2026, 12, 1)
    counted = [
        count_with_a_role(file, roles, day)
        for roles in ((), ("member", "board"), ("board",), ("staff",))
        for day in (DAY, after)
    ]
    assert counted == [2, 1, 2, 1, 1, 1, 0, 0]
