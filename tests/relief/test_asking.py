"""Whom to ask, in which order and why; what they said; a yes covers it at once."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from dropin.errors import KnownError
from dropin.people.model import Person
from dropin.people.operations import remove_person, save_person, save_training
from dropin.people.store import person
from dropin.people.training import Training
from dropin.programme.model import Activity, ActivityTime
from dropin.programme.operations import add_activity, change_one
from dropin.relief.given_and_asked import Figures
from dropin.relief.model import (
    CO_LEADS,
    LATER,
    LEADS,
    NO,
    NO_ANSWER,
    YES,
    Need,
    last_answers,
)
from dropin.relief.operations import note_call, take_back
from dropin.relief.reading.dates import date_of
from dropin.relief.store import calls_since, figures
from dropin.roster.model import PatternRole, ShiftPattern, Terms, UsualTime
from dropin.roster.operations import (
    discard_draft,
    keep_draft,
    note_absence,
    publish,
    put,
    save_pattern,
    save_terms,
    set_usual_week,
)
from dropin.roster.planning.model import BACKUP, CANNOT, NEW_ROSTER, PREFERS, PRIMARY, Plan
from tests.relief.house import MONDAY, NOW, TODAY, TUESDAY, TWO_WEEKS, House

A_DAY = timedelta(days=1)


@pytest.fixture
def monday(house: House) -> Need:
    """Ana's evening at the phone, which she cannot do."""
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana)
    return house.need(MONDAY)


def ask(house: House, need: Need, person_id: int, outcome: str) -> None:
    note_call(house.file, need.what, person_id, outcome, NOW)


def reasons(house: House, need: Need, person_id: int) -> str:
    """What stands beside somebody on the call list, wherever on it they are."""
    found = house.calls_for(need)
    (one,) = [
        each
        for each in (*found.to_ask, *found.said_no, *found.cannot)
        if each.person_id == person_id
    ]
    return " · ".join(map(str, one.reasons))


# For shifts


def test_only_the_trained_are_asked_and_the_others_told_why_not(house: House, monday: Need) -> None:
    found = house.calls_for(monday)
    assert [each.person_id for each in found.to_ask] == [house.ben, house.cleo]
    assert [each.person_id for each in found.cannot] == [house.dan, house.eve]
    assert reasons(house, monday, house.dan) == "no Phone support"
    assert reasons(house, monday, house.ben) == (
        "holds Phone support · free then · rested · gave no cover lately"
    )


def test_a_training_counts_only_on_the_day_of_the_shift(house: House) -> None:
    house.train(house.dan, lapses_on=TUESDAY)
    house.stands(house.ana, MONDAY)
    house.stands(house.ana, TUESDAY)
    house.relieve(house.ana)
    assert house.dan in house.to_ask(house.need(MONDAY))
    assert house.dan not in house.to_ask(house.need(TUESDAY))
    assert reasons(house, house.need(TUESDAY), house.dan) == ("Phone support lapsed on 24 November")


def test_nobody_away_busy_or_unwilling_at_that_hour_is_asked(house: House, monday: Need) -> None:
    note_absence(house.file, house.ben, MONDAY, TUESDAY)
    week = [UsualTime(0, house.cleo, 0, time(17), time(23), CANNOT)]
    set_usual_week(house.file, house.cleo, week)
    assert house.to_ask(monday) == []
    assert reasons(house, monday, house.ben) == "away until 24 November"
    assert reasons(house, monday, house.cleo) == "cannot at this hour"


def test_who_stands_down_too_is_not_asked(house: House, monday: Need) -> None:
    house.relieve(house.ben)
    assert house.to_ask(monday) == [house.cleo]


def test_whoever_leads_something_then_is_not_asked(house: House, monday: Need) -> None:
    each = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=MO", at=time(19), minutes=60)
    add_activity(house.file, Activity(0, "Film", leader_id=house.ben, times=(each,)))
    assert house.to_ask(monday) == [house.cleo]
    assert reasons(house, monday, house.ben) == "leads Film then"


def test_whoever_would_have_too_little_rest_or_too_many_shifts_is_not_asked(
    house: House, monday: Need
) -> None:
    terms = Terms(0, house.ben, date(2026, 1, 1), rest_minutes=48 * 60)
    save_terms(house.file, terms)
    house.stands(house.ben, TUESDAY)
    save_terms(house.file, Terms(0, house.cleo, date(2026, 1, 1), most_a_week=1))
    house.stands(house.cleo, MONDAY + timedelta(days=4))
    assert house.to_ask(monday) == []
    assert reasons(house, monday, house.ben) == "20 hours' rest instead of 48"
    assert reasons(house, monday, house.cleo) == "already has 1 shift that week"


def test_who_likes_the_hour_is_asked_first(house: House, monday: Need) -> None:
    week = [UsualTime(0, house.cleo, 0, time(17), time(23), PREFERS)]
    set_usual_week(house.file, house.cleo, week)
    assert house.to_ask(monday) == [house.cleo, house.ben]
    assert "likes this hour" in reasons(house, monday, house.cleo)


def test_who_gave_least_cover_is_asked_first_then_who_was_asked_least(house: House) -> None:
    for offset in range(1, 5):
        house.stands(house.ana, TODAY + offset * A_DAY)
    house.relieve(house.ana)
    first, second, third, _ = house.needs()
    ask(house, first, house.ben, YES)
    assert house.to_ask(second) == [house.cleo, house.ben]
    ask(house, second, house.cleo, YES)
    ask(house, third, house.ben, NO)
    fourth = house.need(TODAY + 4 * A_DAY)
    assert house.to_ask(fourth) == [house.cleo, house.ben]
    assert "asked twice" not in reasons(house, fourth, house.ben)
    assert "gave cover once lately · asked 2 times lately" in reasons(house, fourth, house.ben)


def test_the_backup_may_step_up_and_leaves_a_slot_that_needs_cover(house: House) -> None:
    house.train(house.dan)
    house.stands(house.ana, MONDAY)
    house.stands(house.dan, MONDAY, BACKUP)
    house.relieve(house.ana)
    need = house.need(MONDAY)
    assert house.to_ask(need) == [house.ben, house.cleo, house.dan]
    assert "is backup then: steps up" in reasons(house, need, house.dan)
    ask(house, need, house.dan, YES)
    assert house.holder(MONDAY) == house.dan
    assert house.holder(MONDAY, BACKUP) is None
    (left,) = house.needs()
    assert left.role == BACKUP
    assert house.dan not in house.to_ask(left)
    house.file.undo()
    assert house.holder(MONDAY, BACKUP) == house.dan


def test_shortly_before_the_backup_is_the_first_to_ring(house: House) -> None:
    house.train(house.dan)
    house.stands(house.ana, TODAY)
    house.stands(house.dan, TODAY, BACKUP)
    house.relieve(house.ana)
    assert house.to_ask(house.need(TODAY))[0] == house.dan


def test_a_backup_who_is_not_trained_does_not_step_up(house: House) -> None:
    house.stands(house.ana, MONDAY)
    house.stands(house.eve, MONDAY, BACKUP)
    house.relieve(house.ana)
    assert house.eve not in house.to_ask(house.need(MONDAY))


def test_who_has_left_is_not_asked(house: House, monday: Need) -> None:
    ben = person(house.file, house.ben)
    assert ben is not None
    left = Person(ben.id, ben.name, phone=ben.phone, left_on=MONDAY)
    save_person(house.file, left, roles=frozenset({"leader"}), consents=frozenset(), today=TODAY)
    assert house.to_ask(monday) == [house.cleo]


def test_with_everybody_away_nobody_is_asked_and_each_reason_is_told(
    house: House, monday: Need
) -> None:
    for person_id in (house.ben, house.cleo, house.dan, house.eve):
        house.relieve(person_id, ends_on=None)
    found = house.calls_for(monday)
    assert found.to_ask == ()
    assert [str(each.reasons[-1]) for each in found.cannot] == ["away"] * 4


def test_without_any_other_leader_the_list_is_empty(house: House, monday: Need) -> None:
    for person_id in (house.ben, house.cleo, house.dan, house.eve):
        remove_person(house.file, person_id)
    found = house.calls_for(monday)
    assert (found.to_ask, found.cannot) == ((), ())


def test_a_shift_nobody_is_trained_for_says_so_of_each(house: House) -> None:
    other = save_training(house.file, Training(0, "First aid"))
    pattern = ShiftPattern(
        0,
        "Desk",
        (0,),
        time(10),
        time(14),
        date(2026, 1, 1),
        roles=(PatternRole(PRIMARY, trainings=(other,)),),
    )
    save_pattern(house.file, pattern, today=TODAY)
    put(house.file, house.shift(MONDAY, "Desk").slots[0].id, house.ana)
    house.relieve(house.ana)
    found = house.calls_for(house.need(MONDAY))
    assert found.to_ask == ()
    assert {str(each.reasons[0]) for each in found.cannot} == {"no First aid"}


# What they say


def test_a_yes_covers_it_in_one_step_and_leaves_the_list(house: House, monday: Need) -> None:
    ask(house, monday, house.ben, YES)
    assert house.holder(MONDAY) == house.ben
    assert house.needs() == ()
    house.file.undo()
    assert house.holder(MONDAY) is None
    assert house.needs() == (monday,)


def test_a_yes_frees_nobody_twice(house: House) -> None:
    """Two evenings at one time: whoever says yes to one is not asked for the other."""
    house.stands(house.ana, MONDAY)
    house.stands(house.dan, MONDAY, BACKUP)
    house.relieve(house.ana)
    house.relieve(house.dan)
    lead, backup = house.needs()
    ask(house, backup, house.ben, YES)
    assert house.to_ask(lead) == [house.cleo, house.ben]  # who could step up
    ask(house, lead, house.cleo, YES)
    assert house.needs() == ()


def test_other_answers_keep_it_open_and_are_seen_tomorrow(house: House, monday: Need) -> None:
    ask(house, monday, house.ben, NO_ANSWER)
    assert house.to_ask(monday) == [house.cleo, house.ben]
    ask(house, monday, house.cleo, LATER)
    assert house.to_ask(monday) == [house.ben, house.cleo]
    ask(house, monday, house.ben, NO)
    found = house.calls_for(monday)
    assert [each.person_id for each in found.to_ask] == [house.cleo]
    (ben,) = found.said_no
    assert ben.answer is not None
    assert (ben.answer.outcome, ben.answer.asked_by) == (NO, "Ana")
    assert len(calls_since(house.file, NOW - A_DAY)) == 3


def test_a_yes_taken_back_puts_it_on_the_list_again(house: House, monday: Need) -> None:
    ask(house, monday, house.ben, YES)
    take_back(house.file, monday.what, house.ben, NOW)
    assert house.needs() == (monday,)
    answers = last_answers(calls_since(house.file, NOW - A_DAY), monday.what)
    assert answers[house.ben].outcome == NO
    assert house.to_ask(monday) == [house.cleo]


def test_what_somebody_covers_already_is_not_given_to_another(house: House, monday: Need) -> None:
    ask(house, monday, house.ben, YES)
    with pytest.raises(KnownError, match="Ben Ito covers this already"):
        ask(house, monday, house.cleo, YES)
    with pytest.raises(KnownError, match="Somebody else covers"):
        take_back(house.file, monday.what, house.cleo, NOW)
    assert house.holder(MONDAY) == house.ben
    assert len(calls_since(house.file, NOW - A_DAY)) == 1


def test_a_yes_outlasts_a_draft_that_is_published_later(house: House, monday: Need) -> None:
    slot_id = house.slot(MONDAY).id
    draft = Plan({slot_id: house.cleo}, (), ())
    keep_draft(house.file, draft, TODAY, TWO_WEEKS, way=NEW_ROSTER, now=NOW)
    ask(house, monday, house.ben, YES)
    publish(house.file, TODAY, TWO_WEEKS, now=NOW)
    assert house.holder(MONDAY) == house.ben


def drafted(house: House, people: dict[int, int]) -> None:
    """A draft of the next two weeks waits, with these people in it by slot."""
    plan = Plan(people, (), ())
    keep_draft(house.file, plan, TODAY, TWO_WEEKS, way=NEW_ROSTER, now=NOW)


def test_whom_the_draft_that_waits_needs_elsewhere_is_asked_last_and_it_says_so(
    house: House, monday: Need
) -> None:
    assert house.to_ask(monday) == [house.ben, house.cleo]
    drafted(house, {house.slot(MONDAY, BACKUP).id: house.ben})
    assert house.to_ask(monday) == [house.cleo, house.ben]
    assert "by the draft that waits: on call" in reasons(house, monday, house.ben)
    drafted(house, {house.slot(TUESDAY).id: house.ben})
    save_terms(house.file, Terms(0, house.ben, date(2026, 1, 1), rest_minutes=48 * 60))
    assert house.to_ask(monday) == [house.cleo, house.ben]
    told = "by the draft that waits: 20 hours' rest instead of 48"
    assert told in reasons(house, monday, house.ben)
    assert "draft" not in reasons(house, monday, house.cleo)
    discard_draft(house.file)
    assert house.to_ask(monday) == [house.ben, house.cleo]


def test_whom_the_draft_that_waits_has_there_is_asked_first(house: House, monday: Need) -> None:
    drafted(house, {house.slot(MONDAY).id: house.cleo})
    assert house.to_ask(monday) == [house.cleo, house.ben]
    assert "the draft that waits has them here" in reasons(house, monday, house.cleo)


# For activities


def test_the_co_leader_is_asked_first_then_who_led_it_before(house: House) -> None:
    house.choir(house.ana, house.eve)
    fay = house.leader("Fay Poe", on_call=False)
    house.relieve(house.ana, ends_on=TUESDAY + A_DAY)
    need = house.need(TUESDAY, LEADS)
    assert house.to_ask(need) == [house.eve, house.ben, house.cleo, house.dan, fay]
    before = date_of(house.file, need.what)
    assert before is not None
    earlier = TUESDAY - timedelta(weeks=2)
    change_one(house.file, before._replace(original_day=earlier), leader_id=house.dan)
    assert house.to_ask(need)[:2] == [house.eve, house.dan]
    assert reasons(house, need, house.eve).startswith("co-leads it on this date")
    assert reasons(house, need, house.dan).startswith("has led it before · free then")


def test_leaders_who_are_elsewhere_then_are_not_asked_to_lead(house: House) -> None:
    house.choir(house.ana)
    each = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", at=time(15), minutes=60)
    add_activity(house.file, Activity(0, "Film", leader_id=house.ben, times=(each,)))
    note_absence(house.file, house.cleo, TUESDAY, None)
    house.relieve(house.ana, ends_on=TUESDAY + A_DAY)
    need = house.need(TUESDAY, LEADS)
    assert house.to_ask(need) == [house.dan, house.eve]
    assert reasons(house, need, house.ben) == "leads Film then"
    assert reasons(house, need, house.cleo) == "away"


def test_whoever_the_draft_has_on_call_then_is_asked_to_lead_last(house: House) -> None:
    desk = ShiftPattern(
        0, "Desk", (1,), time(13), time(17), date(2026, 1, 1), roles=(PatternRole(PRIMARY),)
    )
    save_pattern(house.file, desk, today=TODAY)
    house.choir(house.ana)
    house.relieve(house.ana)
    need = house.need(TUESDAY, LEADS)
    assert house.to_ask(need)[0] == house.ben
    (slot,) = house.shift(TUESDAY, "Desk").slots
    drafted(house, {slot.id: house.ben})
    assert house.to_ask(need)[-1] == house.ben
    assert "on call then, by the draft that waits" in reasons(house, need, house.ben)


def test_whoever_is_on_call_then_does_not_lead(house: House) -> None:
    each = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", at=time(19), minutes=60)
    add_activity(house.file, Activity(0, "Film", leader_id=house.ana, times=(each,)))
    house.stands(house.ben, TUESDAY)
    house.relieve(house.ana, ends_on=TUESDAY + A_DAY)
    need = house.need(TUESDAY, LEADS)
    assert house.ben not in house.to_ask(need)
    assert reasons(house, need, house.ben) == "on call at that time already"


def test_a_yes_changes_who_leads_on_that_date_alone(house: House) -> None:
    house.choir(house.ana, house.eve)
    house.relieve(house.ana, ends_on=TUESDAY + timedelta(days=8))
    first, second = house.needs()
    ask(house, first, house.eve, YES)
    on = date_of(house.file, first.what)
    assert on is not None
    assert (on.leader_id, on.co_leader_id) == (house.eve, None)
    assert house.needs() == (second,)
    take_back(house.file, first.what, house.eve, NOW)
    assert house.needs() == (first, second)
    again = date_of(house.file, first.what)
    assert again is not None
    assert (again.leader_id, again.co_leader_id) == (house.ana, house.eve)
    assert again.changed == frozenset()


def test_a_co_leader_is_found_beside_the_leader(house: House) -> None:
    house.choir(house.ben, house.ana)
    house.relieve(house.ana, ends_on=TUESDAY + A_DAY)
    need = house.need(TUESDAY, CO_LEADS)
    assert house.ben not in house.to_ask(need)
    ask(house, need, house.cleo, YES)
    on = date_of(house.file, need.what)
    assert on is not None
    assert (on.leader_id, on.co_leader_id) == (house.ben, house.cleo)
    with pytest.raises(KnownError, match="Cleo Roy covers this already"):
        ask(house, need, house.dan, YES)
    take_back(house.file, need.what, house.cleo, NOW)
    assert house.needs() == (need,)


def test_a_date_whose_leader_was_taken_off_needs_cover_still(house: House) -> None:
    house.choir(house.ana)
    house.relieve(house.ana, ends_on=TUESDAY + A_DAY)
    need = house.need(TUESDAY, LEADS)
    on = date_of(house.file, need.what)
    assert on is not None
    change_one(house.file, on, leader_id=None)
    assert [each.what for each in house.needs()] == [need.what]
    ask(house, need, house.cleo, YES)
    assert house.needs() == ()


def test_a_date_that_is_gone_is_said_kindly(house: House) -> None:
    choir = house.choir(house.ana)
    house.relieve(house.ana, ends_on=TUESDAY + A_DAY)
    need = house.need(TUESDAY, LEADS)
    with house.file.change("Take it away") as change:
        change.delete("activity", choir)
    with pytest.raises(KnownError, match="no longer on"):
        ask(house, need, house.ben, YES)


# Given and asked


def test_cover_given_is_counted_from_what_stands_also_by_hand(house: House) -> None:
    house.choir(house.ana)
    house.stands(house.ana, MONDAY)
    house.stands(house.ana, TUESDAY)
    house.relieve(house.ana, ends_on=TUESDAY + A_DAY)
    house.stands(house.ben, MONDAY)  # by hand: nobody noted a call
    choir = house.need(TUESDAY, LEADS)
    ask(house, choir, house.ben, YES)
    ask(house, house.need(TUESDAY), house.cleo, NO_ANSWER)
    ask(house, house.need(TUESDAY), house.cleo, NO)
    assert figures(house.file, NOW) == {
        house.ben: Figures(given=2, minutes=240 + 90, asked=1),
        house.cleo: Figures(asked=1),
    }
    take_back(house.file, choir.what, house.ben, NOW)
    assert figures(house.file, NOW)[house.ben] == Figures(given=1, minutes=240, asked=1)


def test_cover_of_long_ago_does_not_count(house: House) -> None:
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana)
    ask(house, house.need(MONDAY), house.ben, YES)
    assert figures(house.file, NOW + timedelta(weeks=7))[house.ben] == Figures(1, 240, 1)
    assert figures(house.file, NOW + timedelta(weeks=9)) == {}
