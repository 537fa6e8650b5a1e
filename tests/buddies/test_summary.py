"""The programme in numbers: counted rightly, and none so small that it tells who is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from dropin.buddies.model import (
    BUDDY,
    FACES,
    GOOD,
    MEMBER,
    MOVED_AWAY,
    MOVED_ON,
    NO_TIME,
    YES,
    Answer,
    CheckIn,
    Pair,
    Request,
    Terms,
)
from dropin.buddies.summary import FEWEST, summarise, told_parts
from dropin.centre.model import Centre
from dropin.printing.documents.buddy_programme import programme_sheet
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import texts

FIRST, END = date(2026, 1, 1), date(2027, 1, 1)
SPRING = date(2026, 4, 1)


def pair(number: int, **changes: Any) -> Pair:
    answers = tuple(Answer(side, SPRING, YES, SPRING) for side in (MEMBER, BUDDY))
    known = Pair(number, number, 100, SPRING, number, met_on=SPRING, answers=answers)
    return replace(known, **changes)


def words(pairs: list[Pair], check_ins: list[CheckIn] | None = None) -> str:
    asked = [Request(each.id, each.id, SPRING - timedelta(days=9), SPRING) for each in pairs]
    said = summarise(
        FIRST,
        END,
        requests=asked,
        pairs=pairs,
        check_ins=check_ins or [],
        terms=[Terms(1, 100, date(2025, 1, 1))],
        trained=frozenset({100}),
    )
    sheet = programme_sheet(
        said, Imprint(Centre("Harbour House", "Europe/Dublin"), END, lambda _: "Ana")
    )
    return " | ".join(texts(sheet))


def test_what_was_in_these_days_is_counted() -> None:
    pairs = [
        *(pair(number, ended_on=date(2026, 9, 1), ending=MOVED_ON) for number in range(1, 7)),
        *(pair(number) for number in range(7, 12)),
        pair(12, met_on=None, ended_on=SPRING, ending="declined", answers=()),
        pair(13, stands_in_for=1),
    ]
    faces = [CheckIn(number, 1, 1, SPRING, GOOD) for number in range(8)]
    said = summarise(
        FIRST,
        END,
        requests=[],
        pairs=pairs,
        check_ins=faces,
        terms=[],
        trained=frozenset(),
    )
    assert (said.agreed, said.met, said.together) == (11, 11, 11)
    assert said.ended == ((MOVED_ON, 6),)
    assert said.check_ins == ((GOOD, 8),)


def test_days_outside_are_not_counted() -> None:
    said = summarise(
        date(2026, 6, 1),
        END,
        requests=[Request(1, 1, SPRING, SPRING)],
        pairs=[pair(1), pair(2, ended_on=date(2026, 5, 1), ending=NO_TIME)],
        check_ins=[CheckIn(1, 1, 1, SPRING, GOOD)],
        terms=[],
        trained=frozenset(),
    )
    assert (said.asked, said.agreed, said.met, said.together) == (0, 0, 0, 1)
    assert (said.ended, said.check_ins) == ((), ())


def test_a_small_count_is_told_as_fewer_than_five_and_names_stand_nowhere() -> None:
    found = words([pair(1), pair(2)])
    assert "Pairs to which both said yes | fewer than 5" in found
    assert "| 2" not in found
    assert "Ana" not in found


def test_a_breakdown_with_a_small_part_is_left_out_whole() -> None:
    ended = [pair(n, ended_on=date(2026, 9, 1), ending=MOVED_ON) for n in range(1, 9)]
    ended.append(pair(9, ended_on=date(2026, 9, 1), ending=NO_TIME))
    found = words(ended)
    assert "9, too few of a kind to be broken down." in found
    assert "moved on" not in found


def test_how_many_moved_on_is_told_beside_all_other_endings_together() -> None:
    ended = [pair(n, ended_on=date(2026, 9, 1), ending=MOVED_ON) for n in range(1, 7)]
    others = (NO_TIME, NO_TIME, MOVED_AWAY, MOVED_AWAY, MOVED_AWAY)
    ended += [pair(7 + n, ended_on=date(2026, 9, 1), ending=way) for n, way in enumerate(others)]
    found = words(ended)
    assert "moved on | 6" in found
    assert "otherwise | 5" in found
    assert "no time" not in found
    assert "“moved on” is what the programme is for." in found


def test_half_of_those_paired_waited_no_longer_than_told() -> None:
    assert "9 days" in words([pair(number) for number in range(1, 8)])
    assert "9 days" not in words([pair(1)])


@given(some.dictionaries(some.sampled_from(FACES), some.integers(0, 12)))
def test_no_part_that_is_told_is_small(counts: dict[str, int]) -> None:
    told = told_parts(counts.items())
    assert all(count == 0 or count >= FEWEST for _, count in told)
