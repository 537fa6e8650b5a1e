"""Fair turns: who missed out goes first, by a rule in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dropin.attendance.fair_turns import MissedOut, proposed_turns, rule_in_words
from dropin.attendance.model import GOING, WAITING, SignUp
from tests.attendance.test_sign_ups import signed


def test_who_missed_out_here_goes_before_who_missed_out_elsewhere_and_who_asked_first() -> None:
    asked = [signed(1, WAITING), signed(2, WAITING), signed(3, WAITING), signed(4, WAITING)]
    missed = {2: MissedOut(0, 3), 3: MissedOut(1, 0), 4: MissedOut(1, 1)}
    turns = proposed_turns(asked, 2, missed)
    assert [each.sign_up.person_id for each in turns] == [4, 3, 2, 1]
    assert [each.fits for each in turns] == [True, True, False, False]
    assert [str(each.reason) for each in turns] == [
        "Missed out here 1 × and elsewhere 1 × lately; number 4 in line",
        "Missed out here 1 × lately; number 3 in line",
        "Missed out elsewhere 3 × lately; number 2 in line",
        "Number 1 in line",
    ]


def test_who_has_a_place_keeps_it() -> None:
    turns = proposed_turns([signed(1, GOING), signed(2, WAITING)], 1, {2: MissedOut(5, 5)})
    assert [(each.sign_up.person_id, each.fits) for each in turns] == [(2, False)]


def test_a_party_too_large_is_proposed_to_wait_for_a_smaller_one() -> None:
    asked = [signed(1, WAITING, guests=3), signed(2, WAITING)]
    turns = proposed_turns(asked, 2, {})
    assert [(each.sign_up.person_id, each.fits) for each in turns] == [(1, False), (2, True)]


def test_the_rule_is_told_with_its_time() -> None:
    assert "last 56 days" in str(rule_in_words(56))


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2)), max_size=10),
    st.integers(0, 12),
)
def test_the_proposal_is_a_fair_order_that_fits(
    people: list[tuple[int, int, int]], capacity: int
) -> None:
    asked: list[SignUp] = []
    missed = {}
    for person_id, (here, elsewhere, guests) in enumerate(people, start=1):
        asked.append(signed(person_id, WAITING, guests=guests))
        missed[person_id] = MissedOut(here, elsewhere)
    turns = proposed_turns(asked, capacity, missed)
    order = [
        (-missed[each.sign_up.person_id].here, -missed[each.sign_up.person_id].elsewhere)
        for each in turns
    ]
    assert order == sorted(order)
    assert {each.sign_up.person_id for each in turns} == set(missed)
    assert sum(each.sign_up.heads for each in turns if each.fits) <= capacity
