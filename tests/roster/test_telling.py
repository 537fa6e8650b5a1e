"""Rules, gaps and proofs in words a tired coordinator understands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dropin.dates import Customs
from dropin.roster.planning.model import (
    AWAY,
    BUSY,
    LAPSED,
    MONTH_FULL,
    NIGHTS_FULL,
    NO_LANGUAGE,
    NOT_TOGETHER,
    OBSTACLES,
    OVERLAP,
    PRIMARY,
    REST,
    REST_WEEK,
    SHADOW_FIRST,
    UNAVAILABLE,
    UNTRAINED,
    WEEK_FULL,
    Obstacle,
    Reasons,
    Slot,
)
from dropin.roster.telling import (
    Telling,
    hours_words,
    reason,
    reasons,
    remedy,
    said,
    why_open,
)

ANA, JOE, SAM, RUTH, LIN = 1, 2, 3, 4, 5
PHONE, FIRST_AID = 11, 12
NAMES = {ANA: "Ana", JOE: "Joe", SAM: "Sam", RUTH: "Ruth", LIN: "Lin"}
TELLING = Telling(NAMES, {PHONE: "phone training", FIRST_AID: "first aid"}, Customs())
STARTS = datetime(2026, 12, 4, 18, tzinfo=UTC)


def slot(trainings: frozenset[int] = frozenset(), languages: frozenset[str] = frozenset()) -> Slot:
    ends = STARTS + timedelta(hours=4)
    return Slot(
        7,
        1,
        PRIMARY,
        STARTS,
        ends,
        STARTS.date(),
        18 * 60,
        22 * 60,
        trainings=trainings,
        languages=languages,
    )


@pytest.mark.parametrize(
    ("stands", "sentence", "beside"),
    [
        (
            Obstacle(AWAY, ANA, 7, day=date(2026, 12, 3)),
            "Ana is away until 3 December",
            "away until 3 December",
        ),
        (Obstacle(AWAY, ANA, 7), "Ana is away", "away"),
        (
            Obstacle(REST, ANA, 7, 360, 600),
            "Ana would have 6 hours’ rest instead of 10",
            "6 hours’ rest instead of 10",
        ),
        (
            Obstacle(REST, ANA, 7, 0, 630),
            "Ana would have no rest instead of 10.5 hours",
            "no rest instead of 10.5 hours",
        ),
        (
            Obstacle(WEEK_FULL, ANA, 7, 4, 3),
            "Ana already has 3 shifts that week",
            "already has 3 shifts that week",
        ),
        (
            Obstacle(MONTH_FULL, ANA, 7, 2, 1),
            "Ana already has 1 shift that month",
            "already has 1 shift that month",
        ),
        (
            Obstacle(NIGHTS_FULL, ANA, 7, 3, 2),
            "Ana already has 2 nights that month",
            "already has 2 nights that month",
        ),
        (
            Obstacle(LAPSED, ANA, 7, day=date(2026, 12, 2), training_id=FIRST_AID),
            "Ana: first aid lapsed on 2 December",
            "first aid lapsed on 2 December",
        ),
        (
            Obstacle(UNTRAINED, ANA, 7, training_id=PHONE),
            "Ana has not done phone training",
            "no phone training",
        ),
        (
            Obstacle(NO_LANGUAGE, ANA, 7, words="spanish"),
            "Ana does not speak Spanish",
            "does not speak Spanish",
        ),
        (Obstacle(BUSY, ANA, 7, words="Choir"), "Ana leads Choir then", "leads Choir then"),
        (Obstacle(BUSY, ANA, 7), "Ana sits on the board then", "sits on the board then"),
        (Obstacle(UNAVAILABLE, ANA, 7), "Ana cannot at this hour", "cannot at this hour"),
        (
            Obstacle(SHADOW_FIRST, ANA, 7, 1, 3),
            "Ana has done 1 of 3 shadow shifts",
            "1 of 3 shadow shifts done",
        ),
        (
            Obstacle(REST_WEEK, ANA, 7, 4, 3, day=date(2026, 11, 30)),
            "Ana would have no week off in 4 weeks",
            "no week off in 4 weeks",
        ),
        (
            Obstacle(NOT_TOGETHER, ANA, 7, other_id=JOE),
            "Ana is not on duty together with Joe",
            "not on duty together with Joe",
        ),
        (
            Obstacle(OVERLAP, ANA, 7, 60),
            "Ana is on call at that time already",
            "on call at that time already",
        ),
    ],
)
def test_what_stands_in_the_way_is_said_in_plain_words(
    stands: Obstacle, sentence: str, beside: str
) -> None:
    assert str(said(stands, TELLING)) == sentence
    assert str(reason(stands, TELLING)) == beside


@pytest.mark.parametrize("kind", OBSTACLES)
def test_every_rule_has_its_words_and_its_remedy(kind: str) -> None:
    stands = Obstacle(kind, JOE, 7, 2, 1, date(2026, 12, 3), PHONE, "Choir", other_id=ANA)
    assert str(said(stands, TELLING)).startswith("Joe")
    assert "{" not in str(reason(stands, TELLING))
    assert "Joe" in str(remedy(stands, TELLING))


def test_somebody_who_is_gone_is_somebody() -> None:
    assert str(said(Obstacle(AWAY, 99, 7), TELLING)) == "Somebody is away"


def test_several_reasons_stand_beside_one_name() -> None:
    both = (Obstacle(AWAY, ANA, 7), Obstacle(REST, ANA, 7, 360, 600))
    assert str(reasons(both, TELLING)) == "away, 6 hours’ rest instead of 10"


def why(stand: list[Obstacle], cure: Obstacle | None, wanted: Slot) -> list[str]:
    return [str(each) for each in why_open(Reasons(7, tuple(stand), cure), wanted, TELLING)]


def test_a_gap_says_who_could_what_keeps_them_and_what_would_fill_it() -> None:
    lapsed = Obstacle(LAPSED, RUTH, 7, day=date(2026, 12, 2), training_id=FIRST_AID)
    stand = [
        Obstacle(UNTRAINED, LIN, 7, training_id=PHONE),
        lapsed,
        Obstacle(REST, JOE, 7, 360, 600),
        Obstacle(AWAY, ANA, 7),
        Obstacle(WEEK_FULL, ANA, 7, 5, 4),
        Obstacle(WEEK_FULL, SAM, 7, 4, 3),
    ]
    assert why(stand, lapsed, slot(frozenset({PHONE}))) == [
        "3 hold phone training: one away, one would have 6 hours’ rest instead of 10,"
        " one already has 3 shifts.",
        "Renewing first aid for Ruth fills it.",
    ]


def test_a_gap_that_nobody_is_trained_for_says_so() -> None:
    stand = [Obstacle(UNTRAINED, each, 7, training_id=PHONE) for each in (ANA, JOE)]
    wanted = slot(frozenset({PHONE, FIRST_AID}), frozenset({"spanish"}))
    assert why(stand, None, wanted) == [
        "Nobody holds phone training and first aid and speaks Spanish."
    ]


def test_a_gap_with_one_candidate_names_them() -> None:
    stand = [
        Obstacle(UNTRAINED, JOE, 7, training_id=PHONE),
        Obstacle(AWAY, ANA, 7, day=date(2026, 12, 7)),
    ]
    assert why(stand, stand[1], slot(frozenset({PHONE}))) == [
        "Only Ana holds phone training: away until 7 December.",
        "Ana could take it if they were back by then.",
    ]


def test_a_gap_that_asks_nothing_counts_everybody() -> None:
    stand = [Obstacle(AWAY, ANA, 7), Obstacle(AWAY, JOE, 7, day=date(2026, 12, 9))]
    assert why(stand, None, slot()) == ["None of 2 can: 2 away."]
    assert why([], None, slot()) == ["Nobody else is on the roster."]


def test_a_lapse_is_told_even_where_renewing_alone_is_not_the_way() -> None:
    stand = [
        Obstacle(LAPSED, RUTH, 7, day=date(2026, 12, 2), training_id=FIRST_AID),
        Obstacle(AWAY, ANA, 7),
    ]
    assert why(stand, None, slot(frozenset({FIRST_AID}))) == [
        "Only Ana holds first aid: away.",
        "Ruth: first aid lapsed on 2 December.",
    ]


@pytest.mark.parametrize(
    ("minutes", "words"), [(1320, "22"), (210, "3.5"), (15, "0.25"), (0, "0"), (600, "10")]
)
def test_hours_are_as_short_as_can_be(minutes: int, words: str) -> None:
    assert hours_words(minutes) == words
