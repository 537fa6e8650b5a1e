"""How much of a name a sheet shows: what each person agreed to always wins."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.people.model import CONSENTS, NAME_ON_PRINTS, NUMBER_TO_MEMBERS, ROLES, Consent, Person
from dropin.people.naming import (
    LEVELS,
    consent_name,
    initials,
    name_on_print,
    role_name,
    told_apart,
)
from dropin.words import Wording, use_wording

DAY = date(2026, 11, 22)
ANA = Person(1, "Ana-Maria Silva Costa", short_name="Ana")
AGREED = (Consent(1, 1, NAME_ON_PRINTS, date(2026, 1, 1)),)


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        ("full", "Ana-Maria Silva Costa"),
        ("first", "Ana"),
        ("initials", "A.-M. S. C."),
        ("none", ""),
    ],
)
def test_the_person_printing_chooses_how_much_of_a_name_shows(level: str, shown: str) -> None:
    assert name_on_print(ANA, AGREED, DAY, level) == shown


@given(
    st.sampled_from(LEVELS),
    st.lists(
        st.builds(
            Consent,
            st.just(1),
            st.just(1),
            st.sampled_from(CONSENTS),
            st.dates(DAY - timedelta(9), DAY + timedelta(9)),
            st.none() | st.dates(DAY - timedelta(9), DAY + timedelta(9)),
        ),
        max_size=4,
    ),
)
def test_without_consent_that_day_nothing_of_the_name_shows(
    level: str, consents: list[Consent]
) -> None:
    shown = name_on_print(ANA, consents, DAY, level)
    in_force = [
        each
        for each in consents
        if each.kind == NAME_ON_PRINTS
        and each.given_on <= DAY
        and (each.withdrawn_on is None or each.withdrawn_on > DAY)
    ]
    assert bool(shown) == (bool(in_force) and level != "none")


def test_agreeing_to_pass_on_a_number_does_not_print_a_name() -> None:
    consent = Consent(1, 1, NUMBER_TO_MEMBERS, date(2026, 1, 1))
    assert name_on_print(ANA, (consent,), DAY, "full") == ""


def test_without_a_short_name_the_first_word_is_the_short_one() -> None:
    assert name_on_print(Person(1, "Żaneta Nowak"), AGREED, DAY, "first") == "Żaneta"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Ana Silva", "Ana Torres", "Ben Okoye"), {1: "Ana S.", 2: "Ana T."}),
        (("Ana Silva", "ana Souza"), {1: "Ana Si.", 2: "ana So."}),
        (("Ana Silva", "Ana Silva"), {1: "Ana S.", 2: "Ana S."}),
        (("Ana", "Ana Silva"), {1: "Ana", 2: "Ana S."}),
        (("Ana Silva", "Ben Okoye"), {}),
        (("Ana O", "Ana Oz"), {1: "Ana O.", 2: "Ana O."}),
        (("நிலா குமார்", "நிலா வேலு"), {1: "நிலா கு.", 2: "நிலா வே."}),
    ],
)
def test_two_of_one_first_name_are_told_apart_by_as_little_as_it_takes(
    names: tuple[str, ...], shown: dict[int, str]
) -> None:
    assert told_apart(Person(number, name) for number, name in enumerate(names, 1)) == shown


@given(st.lists(st.from_regex(r"[AB][ab]{0,2}( [CD][cd]{0,3}){0,2}", fullmatch=True), max_size=6))
def test_a_first_name_is_never_made_a_whole_one(names: list[str]) -> None:
    people = [Person(number, name) for number, name in enumerate(names)]
    for number, shown in told_apart(people).items():
        first, *initial = shown.split(" ")
        assert first == people[number].printed_name
        assert [each.rstrip(".") for each in initial] != names[number].split()[-1:] or (
            len(names[number].split()[-1]) == 1
        )


def test_initials_of_names_of_one_word_and_of_other_scripts() -> None:
    assert initials("Çağla") == "Ç."
    assert initials("王 小明") == "王. 小."
    assert initials("நிலா குமார்") == "நி. கு."


def test_roles_and_consents_are_said_with_the_centres_own_word() -> None:
    use_wording(Wording("guest", "guests"))
    assert role_name("member") == "guest"
    assert consent_name(NUMBER_TO_MEMBERS) == "number to other guests"
    assert all(role_name(role) for role in ROLES)
