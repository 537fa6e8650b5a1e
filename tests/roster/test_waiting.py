"""What the page Today says about the roster, and what it leaves unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dropin.dates import Customs
from dropin.roster.model import PatternRole
from dropin.roster.operations import keep_draft, publish, put, save_pattern
from dropin.roster.planning.model import NEW_ROSTER, PRIMARY, SHADOW
from dropin.roster.waiting import waiting_for_somebody
from tests.roster.house import A_WEEK, DESK, MONDAY, NOW, TODAY, TUESDAY, House

ALONE = replace(DESK, roles=(PatternRole(PRIMARY), PatternRole(SHADOW, weight=0)))


def waiting(house: House, days_later: int = 0) -> list[tuple[str, date]]:
    found = waiting_for_somebody(house.file, NOW + timedelta(days=days_later), Customs())
    return [(str(each.text), each.day) for each in found]


def test_a_centre_that_is_not_on_call_has_nothing_waiting(house: House) -> None:
    assert waiting(house) == []


def test_it_counts_open_slots_of_seven_days_and_leads_to_the_first(house: House) -> None:
    house.desk(ALONE)
    ana = house.leader("Ana")
    assert waiting(house) == [
        ("5 slots on call have nobody in the next 7 days.", MONDAY),
    ]
    for day in range(5):
        if day != 1:
            put(house.file, house.slot(MONDAY + timedelta(days=day)).id, ana)
    assert waiting(house) == [("1 slot on call has nobody in the next 7 days.", TUESDAY)]
    assert waiting(house, days_later=2)[0][0].startswith("2 slots"), "Tuesday until it is over"
    put(house.file, house.slot(TUESDAY).id, ana)
    assert waiting(house) == []


def test_a_draft_waits_to_be_published(house: House) -> None:
    house.desk(ALONE)
    ana = house.leader("Ana")
    plan = house.plan({("Mon", PRIMARY): ana})
    keep_draft(house.file, plan, MONDAY, MONDAY + A_WEEK, way=NEW_ROSTER, now=NOW)
    assert waiting(house)[1:] == [
        ("The roster 23 – 29 November is a draft, not published yet.", MONDAY)
    ]
    assert waiting(house, days_later=8)[1:] == [], "what is past is published by nobody any more"


def test_the_end_of_what_is_published_is_told_two_weeks_ahead(house: House) -> None:
    desk = house.desk(ALONE)
    end = MONDAY + 3 * A_WEEK
    publish(house.file, MONDAY, end, now=NOW)
    assert waiting(house)[1:] == [], "there is time"
    assert waiting(house, days_later=8)[1:] == [("No roster is published after 13 December.", end)]
    save_pattern(house.file, replace(ALONE, id=desk, ends_on=end), TODAY)
    assert waiting(house, days_later=8)[1:] == [], "no shift comes after"
