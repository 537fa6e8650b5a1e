"""What will show of people is told from what the sheet says, whole names and numbers alike."""

from __future__ import annotations

import pytest

from dropin.people.naming import FIRST, FULL, INITIALS, NONE
from dropin.printing.people_shown import Known, NotedNames, PeopleShown, in_words, people_shown

ANA = Known(1, "Ana Silva", "085 123 4567", shares_number=True)
BEN = Known(2, "Ben Okoye", "085 765 4321")
MEI = Known(3, "Mei")


def test_who_was_asked_for_counts_as_chosen_and_who_did_not_agree_as_left_out() -> None:
    shown = people_shown(("with Ana", "Choir"), {1: "Ana", 2: ""}, (ANA, BEN), FIRST)
    assert shown == PeopleShown(at_level=1, left_out=1)
    assert in_words(shown, FIRST) == (
        "1 person is named by first name. 1 who did not agree is not named. No telephone numbers."
    )


def test_a_name_that_was_asked_for_and_does_not_stand_there_is_not_counted() -> None:
    assert people_shown(("Choir",), {1: "Ana"}, (), FIRST) == PeopleShown()


def test_whole_names_are_found_wherever_they_stand() -> None:
    texts = ("On call: Ana Silva, backup (Ben  Okoye)", "Mei")
    shown = people_shown(texts, {}, (ANA, BEN, MEI), FIRST)
    assert shown == PeopleShown(in_full=2)
    assert in_words(shown, FIRST) == "2 people are named in full. No telephone numbers."


def test_part_of_a_longer_name_is_not_somebody_else() -> None:
    assert people_shown(("Ana Silvano",), {}, (ANA,), FIRST) == PeopleShown()


def test_numbers_are_told_apart_by_who_agreed_to_share_them() -> None:
    texts = ("Ana 085 123 4567", "Ben 085 765 4321")
    shown = people_shown(texts, {1: "Ana", 2: "Ben"}, (ANA, BEN), FIRST)
    assert (shown.numbers_shared, shown.numbers_not_shared) == (1, 1)
    said = in_words(shown, FIRST)
    assert "1 telephone number, of somebody who agreed to share it with members." in said
    assert "1 telephone number that is for the office alone: not for the wall." in said


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (FULL, "2 people are named in full. No telephone numbers."),
        (INITIALS, "2 people are named by initials. No telephone numbers."),
    ],
)
def test_the_level_is_said(level: str, said: str) -> None:
    names = {1: "Ana Silva", 2: "Ben Okoye"} if level == FULL else {1: "A. S.", 2: "B. O."}
    shown = people_shown(tuple(names.values()), names, (ANA, BEN), level)
    assert in_words(shown, level) == said


def test_where_no_names_are_wanted_nobody_is_left_out() -> None:
    shown = people_shown(("Choir",), {1: "", 2: ""}, (), NONE)
    assert in_words(shown, NONE) == "Nobody is named. No telephone numbers."


def test_names_are_noted_as_they_are_asked_for() -> None:
    noted = NotedNames({1: "Ana"}.__getitem__)
    assert noted(1) == "Ana"
    assert noted.answers == {1: "Ana"}
