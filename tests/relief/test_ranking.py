"""The order of the call list: the same in whatever order people are read, kind to the willing."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dropin.relief.candidates import Able, call_list
from dropin.relief.given_and_asked import NOTHING, Figures
from dropin.relief.model import NO, OUTCOMES, SLOT, YES, Call, Need, What, last_answers

STARTS = datetime(2026, 11, 23, 18, tzinfo=UTC)
WHAT = What(SLOT, slot_id=1)
NEED = Need(WHAT, 1, 9, "Phone", date(2026, 11, 23), time(18), STARTS, STARTS + timedelta(hours=4))
people = st.integers(1, 8)
calls = st.lists(st.tuples(people, st.sampled_from(OUTCOMES), st.sampled_from([1, 2])), max_size=12)
figures = st.dictionaries(
    people, st.builds(Figures, st.integers(0, 3), st.integers(0, 600), st.integers(0, 5))
)
able = st.lists(
    st.builds(Able, people, st.tuples(st.integers(0, 1), st.integers(0, 2)), st.just(())),
    unique_by=lambda each: each.person_id,
)
NAMES = {number: f"Person {number}" for number in range(1, 9)}


def as_calls(said: list[tuple[int, str, int]]) -> list[Call]:
    return [
        Call(number, What(SLOT, slot_id=slot_id).filed_under, person_id, STARTS, "Sam", outcome)
        for number, (person_id, outcome, slot_id) in enumerate(said)
    ]


@given(able, calls, figures, st.randoms())
def test_the_order_depends_on_nothing_but_what_is_known(
    found: list[Able],
    said: list[tuple[int, str, int]],
    lately: dict[int, Figures],
    random: Random,
) -> None:
    mixed = random.sample(found, len(found))
    orders = []
    for read in (found, mixed):
        listed = call_list(NEED, read, (), as_calls(said), lately, NAMES)
        orders.append([each.person_id for each in (*listed.to_ask, *listed.said_no)])
    assert orders[0] == orders[1]
    assert sorted(orders[0]) == sorted(each.person_id for each in found)


@given(able, calls, figures)
def test_of_two_who_fit_alike_the_one_who_gave_less_is_asked_first(
    found: list[Able], said: list[tuple[int, str, int]], lately: dict[int, Figures]
) -> None:
    asked = call_list(NEED, found, (), as_calls(said), lately, NAMES).to_ask
    ranked = [each.person_id for each in asked]
    answers = last_answers(as_calls(said), WHAT)
    fits = {each.person_id: each.fit for each in found}
    assert not any(each in answers and answers[each].outcome == NO for each in ranked)
    for one, other in pairwise(ranked):
        waits = [each in answers and answers[each].outcome != YES for each in (one, other)]
        assert waits[0] <= waits[1]
        if waits[0] == waits[1]:
            assert fits[one] <= fits[other]
            if fits[one] == fits[other]:
                first, second = lately.get(one, NOTHING), lately.get(other, NOTHING)
                assert (first.minutes, first.asked) <= (second.minutes, second.asked)


def test_of_two_alike_whoever_lives_near_is_rung_first_and_it_says_so() -> None:
    alike = [Able(1, (0, 0), ()), Able(2, (0, 0), ())]
    asked = call_list(NEED, alike, (), (), {}, NAMES, near={2}).to_ask
    assert [each.person_id for each in asked] == [2, 1]
    assert ["lives near" in map(str, each.reasons) for each in asked] == [True, False]
    worn = {2: Figures(1, 240, 0)}
    assert call_list(NEED, alike, (), (), worn, NAMES, near={2}).to_ask[0].person_id == 1
