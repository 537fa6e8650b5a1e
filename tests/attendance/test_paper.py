"""A paper sheet typed in: each line finds whom it means, or asks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dropin.attendance.paper import read_paper, with_name, without
from dropin.people.model import Person

PEOPLE = (Person(1, "Ana Lopes"), Person(2, "Ana Lopes Silva"), Person(3, "Jo Byrne"))


def find(words: str) -> Sequence[Person]:
    return [each for each in PEOPLE if each.name.casefold().startswith(words.casefold())]


@pytest.mark.parametrize(
    ("line", "person", "guests"),
    [
        ("Jo Byrne", 3, 0),
        ("  3. jo b +2 ", 3, 2),
        ("12) Jo Byrne+1", 3, 1),
        ("ana lopes", 1, 0),
        ("ana", None, 0),
        ("Nobody", None, 0),
    ],
)
def test_a_line_means_whoever_alone_fits_or_has_just_this_name(
    line: str, person: int | None, guests: int
) -> None:
    (read,) = read_paper(line, find)
    assert (read.person and read.person.id) == person
    assert read.guests == guests


def test_empty_lines_are_no_people() -> None:
    assert read_paper("\n \n+2\n", find) == ()


def test_what_was_settled_leaves_the_sheet_and_the_rest_stays_as_typed() -> None:
    text = "1. Jo Byrne +2\nana\nNobody"
    assert without(text, ["Jo Byrne"]) == "ana\nNobody"
    assert with_name(text, "ana", "Ana Lopes") == "1. Jo Byrne +2\nAna Lopes\nNobody"
