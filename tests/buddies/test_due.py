"""What is due in the programme, and what of it the coordinator's page and Today tell."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dropin.buddies import store
from dropin.buddies.covering import away_next
from dropin.buddies.due import (
    CHECK_IN,
    DID_THEY_MEET,
    LAPSED,
    LAPSING,
    LEFT,
    NEEDS_STAND_IN,
    NEVER_MET,
    NO_ANSWER,
    QUIET,
    REVIEW,
    STAND_IN_OVER,
    SUPPORT,
    TO_ASK,
    due,
)
from dropin.buddies.model import BUDDY, GOOD, MEMBER, YES, BuddyCustoms, Pair, Pause
from dropin.buddies.operations import (
    ask,
    end_stand_in,
    make_request,
    mark_concern,
    note_answer,
    note_check_in,
    note_support,
    offer_stand_in,
    pause_pair,
    plan_first_meeting,
    plan_support,
    propose,
    renew,
    save_customs,
    save_terms,
)
from dropin.buddies.waiting import names_in, overview, waiting_for_somebody, words_of
from dropin.dates import Customs
from dropin.people.operations import remove_person
from dropin.roster.changes.absences import note_absence
from dropin.roster.model import Absence
from dropin.storage.file import CentreFile
from tests.buddies.made import (
    ANA,
    BEN,
    CY,
    CY_ASKS,
    DI_ASKS,
    ED_ASKS,
    FLO,
    LAPSES,
    TODAY,
    agreed_pair,
    met_pair,
    request,
    terms,
)
from tests.files import NOW

WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)


def kinds(file: CentreFile, day: date, *but: str) -> list[str]:
    """What is due of pairs on the day, without what is about buddies and ``but``."""
    about_buddies = {SUPPORT, LAPSED, LAPSING, *but}
    return [each.kind for each in due(store.going(file, day)) if each.kind not in about_buddies]


def test_the_member_is_to_be_asked_first_then_the_buddy(file: CentreFile) -> None:
    pair_id = propose(file, CY_ASKS, ANA, TODAY)
    (one,) = [each for each in due(store.going(file, TODAY)) if each.pair_id]
    assert (one.kind, one.person_id, one.side) == (TO_ASK, CY, MEMBER)
    ask(file, pair_id, MEMBER, TODAY)
    assert kinds(file, TODAY) == []
    assert kinds(file, TODAY + 6 * DAY) == []
    assert kinds(file, TODAY + 7 * DAY) == [NO_ANSWER]
    note_answer(file, pair_id, MEMBER, YES, TODAY)
    (one,) = [each for each in due(store.going(file, TODAY)) if each.pair_id]
    assert (one.kind, one.person_id, one.side) == (TO_ASK, ANA, BUDDY)


def test_agreed_and_never_met_is_told_after_the_days_the_centre_chose(file: CentreFile) -> None:
    agreed_pair(file)
    assert kinds(file, TODAY + 13 * DAY) == []
    assert kinds(file, TODAY + 14 * DAY) == [NEVER_MET]
    save_customs(file, BuddyCustoms(meet_days=20))
    assert kinds(file, TODAY + 14 * DAY) == []


def test_a_meeting_that_was_planned_is_asked_about_the_day_after(file: CentreFile) -> None:
    plan_first_meeting(file, agreed_pair(file), TODAY + WEEK)
    assert kinds(file, TODAY + WEEK) == []
    assert kinds(file, TODAY + WEEK + DAY) == [DID_THEY_MEET]


def test_nothing_heard_is_quiet_and_a_check_in_or_a_review_is_heard(file: CentreFile) -> None:
    pair_id = met_pair(file)
    assert kinds(file, TODAY + 13 * DAY) == []
    assert kinds(file, TODAY + 14 * DAY) == [CHECK_IN]
    assert kinds(file, TODAY + 27 * DAY) == [CHECK_IN]
    assert kinds(file, TODAY + 28 * DAY) == [QUIET]
    note_check_in(file, pair_id, CY, TODAY + 3 * WEEK, GOOD)
    assert kinds(file, TODAY + 28 * DAY) == []
    save_customs(file, BuddyCustoms(quiet_days=7))
    assert kinds(file, TODAY + 3 * WEEK + 3 * DAY) == []
    assert kinds(file, TODAY + 3 * WEEK + 4 * DAY) == [CHECK_IN]
    save_customs(file, BuddyCustoms())
    assert kinds(file, TODAY + 12 * WEEK) == [REVIEW, QUIET]
    renew(file, pair_id, TODAY + 12 * WEEK)
    assert kinds(file, TODAY + 12 * WEEK) == []


@pytest.mark.parametrize("side", [MEMBER, BUDDY])
def test_a_pause_stops_every_nudge_and_only_a_missing_buddy_asks_for_another(
    file: CentreFile, side: str
) -> None:
    pause_pair(file, met_pair(file), side, TODAY)
    found = kinds(file, TODAY + 20 * WEEK)
    assert found == ([NEEDS_STAND_IN] if side == BUDDY else [])


def test_a_buddy_away_from_the_centre_is_away_from_their_pairs_too(file: CentreFile) -> None:
    pair_id = met_pair(file)
    note_absence(file, ANA, TODAY, TODAY + 2 * WEEK)
    assert kinds(file, TODAY) == [NEEDS_STAND_IN]
    assert [each.id for each in store.pairs_needing_cover(file, ANA, TODAY, None)] == [pair_id]
    stand_in = offer_stand_in(file, pair_id, BEN, TODAY, until=TODAY + WEEK)
    assert kinds(file, TODAY, TO_ASK) == []
    assert kinds(file, TODAY + WEEK) == [NEEDS_STAND_IN, STAND_IN_OVER]
    end_stand_in(file, stand_in, TODAY + WEEK)
    assert kinds(file, TODAY + 2 * WEEK) == [CHECK_IN]


def test_a_relief_lists_the_pairs_nobody_stands_in_for_all_that_time(file: CentreFile) -> None:
    one, other = met_pair(file), met_pair(file, DI_ASKS)
    end = TODAY + 3 * WEEK
    offer_stand_in(file, one, BEN, TODAY, until=TODAY + WEEK)

    def needing(first: date, until: date | None) -> list[int]:
        return [each.id for each in store.pairs_needing_cover(file, ANA, first, until)]

    assert needing(TODAY, end) == [one, other]
    assert needing(TODAY, TODAY + WEEK) == [other]
    pause_pair(file, other, MEMBER, TODAY)
    assert needing(TODAY, TODAY + WEEK) == []
    assert needing(TODAY, None) == [one]


def test_whoever_is_left_alone_in_a_pair_is_told_about(file: CentreFile) -> None:
    met_pair(file)
    remove_person(file, ANA)
    assert kinds(file, TODAY) == [LEFT]


def test_training_and_talks_are_told_of_buddies(file: CentreFile) -> None:
    met_pair(file)

    def of_ana(day: date) -> list[str]:
        found = due(store.going(file, day))
        return [each.kind for each in found if each.person_id == ANA and each.pair_id is None]

    assert of_ana(TODAY) == [SUPPORT]
    plan_support(file, ANA, TODAY + WEEK)
    assert of_ana(TODAY) == []
    assert of_ana(TODAY + WEEK) == [SUPPORT]
    note_support(file, ANA, TODAY + WEEK)
    assert of_ana(TODAY + WEEK) == []
    assert of_ana(TODAY + 9 * WEEK) == [LAPSING, SUPPORT]
    assert of_ana(LAPSES) == [LAPSED, SUPPORT]


def test_the_coordinators_page_knows_who_waits_who_carries_and_who_asks_for_a_call(
    file: CentreFile,
) -> None:
    pair_id = met_pair(file)
    mark_concern(file, CY, NOW, pair_id)
    save_terms(file, terms(ANA, 0), TODAY, allowed_by="Rosa")
    seen = overview(file, TODAY + 4 * WEEK)
    assert [each.person_id for each in seen.waiting] == [4, 5]
    assert [(each.person_id, each.kind) for each in seen.carried] == [
        (ANA, "too much"),
        (BEN, "nothing"),
    ]
    assert [each.person_id for each in seen.concerns] == [CY]
    sooner = overview(file, TODAY + 2 * WEEK)
    told = words_of(sooner, sooner.check_ins[0], names_in(file, sooner), Customs())
    assert str(told) == "Ask Cy and Ana how it goes: they were last heard of on 22 November."
    names = names_in(file, seen)
    assert [str(words_of(seen, each, names, Customs())) for each in seen.quiet] == [
        "Nothing was heard of Cy and Ana since 22 November."
    ]


def test_today_tells_what_waits_and_never_who_asks_for_a_call(file: CentreFile) -> None:
    pair_id = agreed_pair(file)
    mark_concern(file, CY, NOW, pair_id)
    told = [str(each.text) for each in waiting_for_somebody(file, TODAY + 2 * WEEK, Customs())]
    assert told == [
        "2 members wait for a buddy.",
        "Cy and Ana agreed on 22 November and have not met yet.",
    ]


def test_many_of_one_kind_are_told_as_a_number(file: CentreFile) -> None:
    save_terms(file, terms(ANA, 5), TODAY)
    fourth = make_request(file, request(FLO))

    def told() -> list[str]:
        return [str(each.text) for each in waiting_for_somebody(file, TODAY, Customs())]

    for request_id in (CY_ASKS, DI_ASKS, ED_ASKS):
        propose(file, request_id, ANA, TODAY)
    asks = ["Ask Cy about Ana.", "Ask Di about Ana.", "Ask Ed about Ana."]
    assert told() == ["One member waits for a buddy.", *asks]
    propose(file, fourth, ANA, TODAY)
    assert told() == ["4 pairs need a nudge."]


def test_times_away_that_touch_are_one_and_the_next_one_counts() -> None:
    def away(*spans: tuple[int, int | None]) -> tuple[int, int | None] | None:
        pauses = tuple(
            Pause(0, BUDDY, TODAY + first * DAY, None if end is None else TODAY + end * DAY)
            for first, end in spans[1:]
        )
        absences = [
            Absence(0, ANA, TODAY + first * DAY, None if end is None else TODAY + end * DAY)
            for first, end in spans[:1]
        ]
        found = away_next(Pair(1, CY, ANA, TODAY, pauses=pauses), absences, TODAY)
        if found is None:
            return None
        end = found.ends_on
        return (found.starts_on - TODAY).days, None if end is None else (end - TODAY).days

    assert away((-5, 0)) is None, "back since today"
    assert away((-5, 2), (2, 4), (6, 8)) == (-5, 4)
    assert away((6, 8), (3, 5)) == (3, 5)
    assert away((3, 5), (4, None), (9, 10)) == (3, None)
