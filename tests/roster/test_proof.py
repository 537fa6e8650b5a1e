"""What is said for a plan: proven only where everything before it is, and the gap in hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.roster.planning.model import (
    CHANGES,
    NO_SOLVER,
    PREFERENCES,
    PREFERS,
    PROVEN,
    RATHER_NOT,
    SHADOW,
    SQUARES,
    UNCOVERED,
    WORST_OFF,
    Leader,
    Problem,
    Stage,
    Window,
)
from dropin.roster.proof import Gladly, ending, gladly, is_fairest, stages_told, verdict
from dropin.roster.telling import hours_words
from tests.roster.planning.instances import FIRST_DAY, slot_on

A_DAY = timedelta(days=1)
NEW = (
    Stage(UNCOVERED, 2, 2, True),
    Stage(WORST_OFF, 90, 90, True),
    Stage(SQUARES, 45.0, 45.0, True),
    Stage(PREFERENCES, 12, 10, False),
    Stage(CHANGES, 1, 0, False),
)
GLAD = Gladly(20, 7, 1)
REPAIR = (NEW[0], replace(NEW[4], bound=1, proven=True), *NEW[1:4])


def sentences(stages: tuple[Stage, ...]) -> list[str]:
    return [f"{each.text}: {each.proof}" for each in stages_told(stages, GLAD)]


def test_every_stage_says_how_it_stands_and_what_is_left() -> None:
    assert sentences(NEW) == [
        "2 slots have nobody: proven",
        "Whoever is furthest from their share is 1.5 h away: proven",
        "On the whole, hours are 0.75 h from the shares: proven",
        "Slots at hours people like: 20; can do: 7; would rather not: 1:"
        " not proven; at most as good as 2 more slots at liked hours",
        "1 published shift changes hands: not proven; at most 1 better",
    ]


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (Stage(UNCOVERED, 0, 0, True), "Every slot has somebody: proven"),
        (Stage(UNCOVERED, 1, 0, False), "1 slot has nobody: not proven; at most 1 better"),
        (
            Stage(SQUARES, 61.2, 60.0, False),
            "On the whole, hours are 1.02 h from the shares: not proven; at most 0.02 h better",
        ),
        (
            Stage(WORST_OFF, 60.1, 60.0, False),
            "Whoever is furthest from their share is 1 h away: not proven; at most 0.01 h better",
        ),
        (
            Stage(PREFERENCES, 12, 11, False),
            "Slots at hours people like: 20; can do: 7; would rather not: 1:"
            " not proven; at most as good as 1 more slot at a liked hour",
        ),
    ],
)
def test_one_none_and_hundredths_read_well(stage: Stage, said: str) -> None:
    assert sentences((stage,)) == [said]


def test_how_gladly_people_are_there_is_counted_in_slots_not_points() -> None:
    evening = Window(0, 17 * 60, 23 * 60, PREFERS)
    unwelcome = Window(1, 0, 24 * 60, RATHER_NOT)
    problem = Problem(
        slots=(
            slot_on(1, FIRST_DAY, (18 * 60, 22 * 60)),
            slot_on(2, FIRST_DAY + A_DAY, (9 * 60, 13 * 60)),
            slot_on(3, FIRST_DAY + 2 * A_DAY, (9 * 60, 13 * 60)),
            slot_on(4, FIRST_DAY, (18 * 60, 22 * 60), SHADOW),
            slot_on(5, FIRST_DAY, (18 * 60, 22 * 60)),
        ),
        leaders=(Leader(1, week=(evening, unwelcome)),),
    )
    glad = gladly(problem, {1: 1, 2: 1, 3: 1, 4: 1, 5: 99})
    assert glad == Gladly(like=1, rather_not=1, can=1), "no shadow, and nobody who left"
    (told,) = stages_told((Stage(PREFERENCES, 0, -3, True),), Gladly(4, 0, 0))
    assert str(told.text) == "Everybody is on duty at an hour they like"


def test_no_fairer_roster_is_claimed_only_when_all_before_is_proven() -> None:
    assert str(verdict(NEW)) == "Proven: no fairer roster exists under your rules."
    assert str(verdict(REPAIR)) == "Proven: with so few changes, no fairer roster exists."
    for place in range(3):
        doubtful = tuple(
            replace(stage, proven=stage.proven and number != place)
            for number, stage in enumerate(NEW)
        )
        assert not is_fairest(doubtful)
        assert str(verdict(doubtful)).startswith("Not proven")


def test_that_nothing_changes_is_said_of_a_repair_but_not_where_nothing_was_published() -> None:
    nothing = Stage(CHANGES, 0, 0, True)
    assert sentences((nothing, NEW[2]))[0] == "No published shift changes hands: proven"
    assert len(sentences((NEW[2], nothing))) == 1


def known(**values: tuple[float, float, bool]) -> list[Stage]:
    names = {"gaps": UNCOVERED, "worst": WORST_OFF, "squares": SQUARES, "gladly": PREFERENCES}
    return [Stage(names[key], *values[key]) for key in names if key in values]


@pytest.mark.parametrize(
    ("found", "ended", "words"),
    [
        (
            known(
                gaps=(1, 1, True),
                worst=(60, 60, True),
                squares=(30.0, 30.0, True),
                gladly=(9, 2, False),
            ),
            PROVEN,
            "Proven: no fairer roster exists under your rules.",
        ),
        (
            known(gaps=(1, 1, True), worst=(60, 60, True), squares=(30.0, 28.8, False)),
            "counted",
            "Not proven to the last: on average people might come 0.02 h nearer to their share.",
        ),
        (
            known(gaps=(1, 1, True), worst=(90, 60, False), squares=(30.0, 0.0, False)),
            "counted",
            "Not proven: whoever is furthest from their share might come 0.5 h nearer.",
        ),
        (
            known(gaps=(3, 1, False), worst=(90, 0, False)),
            "cancelled",
            "Not proven: 2 gaps fewer may be possible.",
        ),
        (
            known(gaps=(1, 1, True), worst=(90, 0, False)),
            NO_SOLVER,
            "Not proven: this computer plans without the exact solver.",
        ),
        ([], "", "Put together by hand: nothing is proven."),
    ],
)
def test_the_proof_claims_no_more_than_there_is(found: list[Stage], ended: str, words: str) -> None:
    assert str(verdict(found, ended)) == words


def test_why_a_search_ended_is_said_where_it_matters() -> None:
    assert ending(PROVEN) is None
    assert "solver is not on this computer" in str(ending(NO_SOLVER))


@given(st.lists(st.booleans(), min_size=5, max_size=5))
def test_nothing_after_a_doubtful_stage_is_called_proven(proven: list[bool]) -> None:
    stages = tuple(replace(stage, proven=each) for stage, each in zip(NEW, proven, strict=True))
    told = [each.proven for each in stages_told(stages, GLAD)]
    assert told == sorted(told, reverse=True), "first the proven ones, then none any more"
    assert all(not claimed or given for claimed, given in zip(told, proven, strict=True))
    assert is_fairest(stages) == all(proven[:3])


@given(st.integers(0, 10_000))
def test_hours_lose_no_more_than_a_hundredth(minutes: int) -> None:
    assert abs(float(hours_words(minutes)) * 60 - minutes) <= 0.3 + 1e-9
