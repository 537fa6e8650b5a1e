"""Why this person, and who else could."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dropin.roster.planner import quick_plan
from dropin.roster.planning.choices import who_else, why_this
from dropin.roster.planning.model import (
    OVERLAP,
    PREFERS,
    UNTRAINED,
    Held,
    Leader,
    Problem,
    Share,
    Slot,
    Window,
)
from dropin.roster.planning.rules import broken
from tests.roster.planning.instances import TYPICAL, made, slot_on

MONDAY = date(2026, 11, 30)
ANA, BO, CLEO = 1, 2, 3
MORNING, LATER, TUESDAY = 1, 2, 3


def slots() -> tuple[Slot, ...]:
    needs = frozenset([7])
    return (
        slot_on(MORNING, MONDAY, (540, 780), trainings=needs),
        slot_on(LATER, MONDAY, (720, 960)),
        slot_on(TUESDAY, date(2026, 12, 1), (540, 780)),
    )


def people() -> tuple[Leader, ...]:
    trained = (Held(7, date(2026, 1, 1)),)
    return (
        Leader(ANA, held=trained, week=(Window(0, 0, 1440, PREFERS),)),
        Leader(BO, held=trained),
        Leader(CLEO),
    )


SHARES = (Share(ANA, 240, 0), Share(BO, 240, 0), Share(CLEO, 240, 0))
ROSTER = {MORNING: ANA, LATER: BO, TUESDAY: CLEO}


def test_who_else_says_what_would_be_broken_given_up_and_opened() -> None:
    bo, cleo = who_else(Problem(slots(), people()), ROSTER, SHARES, MORNING)
    assert (bo.leader_id, [each.kind for each in bo.obstacles]) == (BO, [OVERLAP])
    assert (bo.gives_up, bo.opens) == ((LATER,), ()), "Cleo could take the later one"
    assert (cleo.leader_id, [each.kind for each in cleo.obstacles]) == (CLEO, [UNTRAINED])


def test_a_slot_nobody_else_could_take_would_open() -> None:
    others = (*people()[:2], replace(people()[2], absences=((MONDAY, None),)))
    bo = who_else(Problem(slots(), others), ROSTER, SHARES, MORNING)[0]
    assert bo.opens == (LATER,)


def test_the_fairest_choice_comes_first_and_shares_say_what_would_follow() -> None:
    shares = (Share(ANA, 240, 0), Share(BO, 300, 0), Share(CLEO, 240, 0))
    first, second = who_else(Problem(slots(), people()), ROSTER, shares, TUESDAY)
    assert (first.leader_id, second.leader_id) == (BO, ANA)
    assert (first.above, first.holder_above) == (180, -240)
    assert first.spread < second.spread


def test_an_open_slot_has_choices_too() -> None:
    found = who_else(Problem(slots(), people()), {MORNING: ANA, LATER: BO}, SHARES, TUESDAY)
    assert [each.leader_id for each in found] == [CLEO, ANA, BO]
    assert found[0].holder_above == 0


def test_why_this_person() -> None:
    why = why_this(Problem(slots(), people()), ROSTER, SHARES, MORNING)
    assert (why.leader_id, why.liking, why.below, why.others) == (ANA, PREFERS, 240, ())
    locked = tuple(replace(slot, locked_to=ROSTER[slot.id], published_to=BO) for slot in slots())
    why = why_this(Problem(locked, people()), ROSTER, SHARES, LATER)
    assert (why.is_locked, why.was_published) == (True, True)
    assert [each.leader_id for each in why.others] == [CLEO]
    with pytest.raises(KeyError):
        why_this(Problem(slots(), people()), {}, SHARES, MORNING)


def test_a_choice_with_nothing_in_the_way_breaks_nothing_when_it_is_made() -> None:
    problem = made(TYPICAL, 1)
    found, made_at_all = quick_plan(problem), False
    for slot_id in list(found.assignment)[::20]:
        for choice in who_else(problem, found.assignment, found.shares, slot_id):
            after = broken(problem, {**found.assignment, slot_id: choice.leader_id})
            assert (after == found.broken) == (not choice.obstacles)
            made_at_all = made_at_all or not choice.obstacles
    assert made_at_all
