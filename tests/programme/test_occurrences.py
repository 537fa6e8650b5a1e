"""What happens in a span of days: rules, picked dates, changes, closures, terms, suspensions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dropin.centre.model import Hours, OpeningHours, SpecialDay
from dropin.programme.model import (
    ASK,
    CANCELLED,
    COMMUNITY,
    KEEP,
    MOVED,
    PLANNED,
    SKIP,
    WORDS,
    Activity,
    ActivityTime,
    Closure,
    DateChange,
    Occurrence,
    Programme,
    Term,
)
from dropin.programme.occurrences import moved_away, next_dates, occurrences

RULES = settings(deadline=None, max_examples=60)

# November 2026 begins on a Sunday; its Tuesdays are 3, 10, 17, 24.
FIRST, END = date(2026, 11, 1), date(2026, 12, 1)
TWO, THREE = time(14, 0), time(15, 0)
HALL, KITCHEN = 1, 2
TUESDAYS = ActivityTime(10, 1, "choir", rule="FREQ=WEEKLY;BYDAY=TU", at=TWO, minutes=90)
CHOIR = Activity(1, "Choir", place_id=HALL, leader_id=7, times=(TUESDAYS,))


def november(day: int) -> date:
    return date(2026, 11, day)


def choir(
    *changes: DateChange,
    closures: tuple[Closure, ...] = (),
    terms: tuple[Term, ...] = (),
    opening: OpeningHours | None = None,
    each: ActivityTime = TUESDAYS,
    activity: Activity = CHOIR,
) -> Programme:
    return Programme(
        activities=(replace(activity, times=(each,)),),
        date_changes=changes,
        closures=closures,
        terms=terms,
        opening=opening or OpeningHours(),
    )


def on(programme: Programme, first: date = FIRST, end: date = END) -> list[int]:
    """The days of the month on which something happens."""
    return [each.day.day for each in occurrences(programme, first, end)]


def only(programme: Programme, first: date = FIRST, end: date = END) -> Occurrence:
    (found,) = occurrences(programme, first, end)
    return found


# Rules and picked dates


def test_a_weekly_activity_happens_each_week_with_all_its_facts() -> None:
    found = occurrences(choir(), FIRST, END)
    assert [each.day for each in found] == [november(day) for day in (3, 10, 17, 24)]
    first = found[0]
    assert (first.at, first.minutes, first.title) == (TWO, 90, "Choir")
    assert (first.place_id, first.leader_id, first.status) == (HALL, 7, PLANNED)
    assert first.changed == frozenset()


def test_added_dates_join_and_excluded_ones_leave() -> None:
    each = replace(TUESDAYS, added=(november(5), november(10)), excluded=(november(17),))
    assert on(choir(each=each)) == [3, 5, 10, 24]


def test_a_date_both_added_and_excluded_does_not_happen() -> None:
    each = replace(TUESDAYS, added=(november(5),), excluded=(november(5),))
    assert 5 not in on(choir(each=each))


def test_a_time_without_a_rule_happens_on_its_picked_dates() -> None:
    each = replace(TUESDAYS, rule="", added=(november(20), november(6)))
    assert on(choir(each=each)) == [6, 20]
    assert on(choir(each=replace(each, added=(), starts_on=november(9)))) == [9]


@pytest.mark.parametrize("dating", [WORDS, ASK])
def test_words_that_fix_no_date_give_none(dating: str) -> None:
    assert on(choir(each=replace(TUESDAYS, dating=dating))) == []


def test_several_times_of_one_activity_each_keep_their_own_place_and_topic() -> None:
    online = ActivityTime(
        11, 1, "w", rule="FREQ=WEEKLY;BYDAY=WE", at=time(11, 30), place_id=9, topic="Online"
    )
    programme = Programme(activities=(replace(CHOIR, times=(online, TUESDAYS)),))
    found = occurrences(programme, november(2), november(9))
    assert [(each.day.day, each.place_id, each.topic) for each in found] == [
        (3, HALL, ""),
        (4, 9, "Online"),
    ]


def test_a_day_shows_what_has_no_clock_first_then_by_clock_then_by_title() -> None:
    def at(number: int, title: str, clock: time | None) -> Activity:
        each = ActivityTime(number, number, title, added=(november(3),), at=clock)
        return Activity(number, title, times=(each,))

    programme = Programme(
        activities=(
            at(1, "Yoga", TWO),
            at(2, "Art", TWO),
            at(3, "Chess", None),
            at(4, "Tea", THREE),
        )
    )
    titles = [each.title for each in occurrences(programme, FIRST, END)]
    assert titles == ["Chess", "Art", "Yoga", "Tea"]


def test_a_rule_within_the_day_gives_each_of_its_clock_times() -> None:
    half_past_ten, half_past_two = time(10, 30), time(14, 30)
    each = replace(
        TUESDAYS, rule="FREQ=DAILY;BYHOUR=10,14", starts_on=november(3), at=half_past_ten
    )
    later = DateChange(1, 10, november(4), half_past_two, at=THREE)
    found = occurrences(choir(later, each=each), november(3), november(5))
    assert [(each.day.day, each.at) for each in found] == [
        (3, half_past_ten),
        (3, half_past_two),
        (4, half_past_ten),
        (4, THREE),
    ]
    assert [each.key[2] for each in found] == [None, half_past_two] * 2


def test_nothing_happens_in_an_empty_span() -> None:
    assert occurrences(choir(), END, END) == ()
    assert occurrences(choir(), END, FIRST) == ()


# Terms and suspensions


def test_a_term_holds_the_rule_inside_all_its_ranges() -> None:
    terms = (
        Term(1, "School", november(1), november(10)),
        Term(2, "School", november(17), november(18)),
        Term(3, "Summer", november(10), november(17)),
    )
    assert on(choir(each=replace(TUESDAYS, term="School"), terms=terms)) == [3, 17]


def test_a_term_nobody_dated_gives_no_dates() -> None:
    assert on(choir(each=replace(TUESDAYS, term="School"))) == []


def test_a_date_added_by_hand_happens_out_of_term_too() -> None:
    each = replace(TUESDAYS, term="School", added=(november(20),))
    terms = (Term(1, "School", november(1), november(10)),)
    assert on(choir(each=each, terms=terms)) == [3, 20]


def test_a_suspended_activity_pauses_until_the_day_it_resumes() -> None:
    paused = replace(CHOIR, suspended_from=november(10), suspended_until=november(24))
    assert on(choir(activity=paused)) == [3, 24]
    assert on(choir(activity=replace(paused, suspended_until=None))) == [3]


# Changes of one date


def test_one_date_can_differ_in_everything() -> None:
    change = DateChange(
        1,
        10,
        november(10),
        note="Film night",
        at=THREE,
        minutes=120,
        title="Film night",
        topic="Amélie",
        place_id=KITCHEN,
        leader_id=8,
    )
    found = occurrences(choir(change), FIRST, END)[1]
    assert (found.at, found.minutes, found.title, found.topic) == (
        THREE,
        120,
        "Film night",
        "Amélie",
    )
    assert (found.place_id, found.leader_id, found.note) == (KITCHEN, 8, "Film night")
    assert found.status == MOVED
    assert found.changed == {"at", "minutes", "title", "topic", "place_id", "leader_id"}
    assert found.key == (10, november(10), None)


def test_a_date_led_by_words_has_no_leader_by_name() -> None:
    change = DateChange(1, 10, november(10), led_by="everybody")
    found = occurrences(choir(change), FIRST, END)[1]
    assert (found.leader_id, found.led_by, found.status) == (None, "everybody", PLANNED)
    nobody = occurrences(choir(replace(change, led_by="")), FIRST, END)[1]
    assert not nobody.led


def test_a_cancelled_date_stays_on_the_wall_with_its_reason() -> None:
    change = DateChange(1, 10, november(10), cancelled=True, note="Hall being painted")
    found = occurrences(choir(change), FIRST, END)[1]
    assert (found.day, found.status, found.note) == (
        november(10),
        CANCELLED,
        "Hall being painted",
    )


def test_a_moved_date_stands_on_its_new_day_only() -> None:
    programme = choir(DateChange(1, 10, november(10), moved_to=november(12)))
    assert on(programme) == [3, 12, 17, 24]
    assert only(programme, november(12), november(13)).status == MOVED
    assert on(programme, november(10), november(11)) == []


def test_a_date_moved_in_from_far_outside_is_seen_and_one_moved_out_is_not() -> None:
    programme = choir(
        DateChange(1, 10, date(2027, 3, 2), moved_to=november(13)),
        DateChange(2, 10, november(24), moved_to=date(2027, 1, 5)),
    )
    assert on(programme) == [3, 10, 13, 17]
    fifth = occurrences(programme, date(2027, 1, 5), date(2027, 1, 6))
    assert sorted((each.original_day for each in fifth), reverse=True) == [
        date(2027, 1, 5),
        november(24),
    ]


def test_what_moved_away_is_told_where_it_was() -> None:
    programme = choir(
        DateChange(1, 10, november(10), moved_to=date(2027, 1, 7), at=THREE),
        DateChange(2, 10, november(17), moved_to=november(18), cancelled=True),
        DateChange(3, 10, november(24), at=THREE),
        DateChange(4, 10, november(25), moved_to=november(26)),
    )
    (gone,) = moved_away(programme, FIRST, END)
    assert (gone.original_day, gone.original_at) == (november(10), TWO)
    assert (gone.day, gone.at) == (date(2027, 1, 7), THREE)
    assert moved_away(programme, date(2027, 1, 1), date(2027, 2, 1)) == ()


def test_a_change_waits_unseen_while_the_rule_does_not_give_its_date() -> None:
    change = DateChange(1, 10, november(11), moved_to=november(12), title="Film night")
    assert on(choir(change)) == [3, 10, 17, 24]
    wednesdays = replace(TUESDAYS, rule="FREQ=WEEKLY;BYDAY=WE")
    assert on(choir(change, each=wednesdays)) == [4, 12, 18, 25]


def test_a_change_keeps_its_date_when_the_time_changes_its_clock() -> None:
    change = DateChange(1, 10, november(10), topic="Carols")
    later = replace(TUESDAYS, at=THREE)
    found = occurrences(choir(change, each=later), november(10), november(11))
    assert [(each.at, each.topic) for each in found] == [(THREE, "Carols")]


# Closures and special hours


def test_a_closure_of_days_skips_what_is_on_them() -> None:
    closed = Closure(1, november(9), november(17))
    assert on(choir(closures=(closed,))) == [3, 17, 24]


def test_an_activity_may_choose_to_happen_in_closures() -> None:
    closed = Closure(1, november(9), november(17))
    keeps = replace(CHOIR, on_closure=KEEP)
    assert on(choir(closures=(closed,), activity=keeps)) == [3, 10, 17, 24]


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "happens"),
    [
        (TWO, THREE, False),
        (time(9, 0), TWO, True),
        (time(14, 30), time(18, 0), True),
        (time(9, 0), time(14, 1), False),
    ],
)
def test_a_closure_of_part_of_a_day_skips_what_starts_in_it(
    starts_at: time, ends_at: time, happens: bool
) -> None:
    closed = Closure(1, november(10), november(11), starts_at, ends_at)
    assert (10 in on(choir(closures=(closed,)))) is happens


def test_a_closure_of_part_of_a_day_spares_what_has_no_clock_time() -> None:
    closed = Closure(1, november(10), november(11), time(0, 0), time(23, 59))
    assert 10 in on(choir(closures=(closed,), each=replace(TUESDAYS, at=None)))


def test_a_closed_place_skips_only_what_is_there_on_that_date() -> None:
    closed = Closure(1, november(1), november(30), place_id=HALL)
    elsewhere = DateChange(1, 10, november(10), place_id=KITCHEN)
    assert on(choir(elsewhere, closures=(closed,))) == [10]
    assert on(choir(closures=(replace(closed, place_id=KITCHEN),))) == [3, 10, 17, 24]


def test_a_date_moved_into_a_closure_by_hand_happens() -> None:
    closed = Closure(1, november(11), november(13))
    moved = DateChange(1, 10, november(10), moved_to=november(12))
    assert on(choir(moved, closures=(closed,))) == [3, 12, 17, 24]


def test_a_clock_set_by_hand_inside_shut_hours_happens_but_not_on_a_shut_day() -> None:
    later = DateChange(1, 10, november(10), at=THREE)
    part = Closure(1, november(10), november(11), THREE, time(16, 0))
    assert on(choir(later, closures=(part,))) == [3, 10, 17, 24]
    whole = Closure(1, november(10), november(11))
    assert on(choir(later, closures=(whole,))) == [3, 17, 24]


def test_the_special_hours_of_a_holiday_skip_what_starts_outside_them() -> None:
    def hours(opens: int, closes: int) -> OpeningHours:
        return OpeningHours(
            special_days=(SpecialDay(1, november(10), Hours(time(opens), time(closes))),)
        )

    assert on(choir(opening=hours(10, 14))) == [3, 17, 24]
    assert on(choir(opening=hours(10, 15))) == [3, 10, 17, 24]
    assert on(choir(opening=hours(12, 2))) == [3, 10, 17, 24]
    keeps = replace(CHOIR, on_closure=KEEP)
    assert 10 in on(choir(opening=hours(10, 14), activity=keeps))
    outside = replace(CHOIR, setting=COMMUNITY)
    assert 10 in on(choir(opening=hours(10, 14), activity=outside))


# The next dates, as one types


def test_the_next_dates_begin_with_the_day_asked_for() -> None:
    assert next_dates(TUESDAYS, (), november(3), 3) == (november(3), november(10), november(17))


def test_the_next_dates_reach_far_and_stop_where_there_are_no_more() -> None:
    leap = replace(TUESDAYS, rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    assert next_dates(leap, (), FIRST, 2) == (date(2028, 2, 29), date(2032, 2, 29))
    never = replace(TUESDAYS, rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
    assert next_dates(never, (), FIRST, 2) == ()
    until = replace(TUESDAYS, rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20261110")
    assert next_dates(until, (), FIRST, 5) == (november(3), november(10))


def test_the_next_dates_keep_to_the_term_and_the_picked_dates() -> None:
    term = Term(1, "School", november(9), november(30))
    each = replace(TUESDAYS, term="School", excluded=(november(17),), added=(november(27),))
    assert next_dates(each, (term,), FIRST, 9) == (november(10), november(24), november(27))


# Promises that hold for every programme

some_days = st.integers(0, 60).map(lambda offset: FIRST + timedelta(days=offset))
some_clocks = st.sampled_from([time(10, 0), TWO, THREE, time(23, 30)])


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    rules = st.sampled_from(
        [
            "",
            "FREQ=WEEKLY;BYDAY=TU",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
            "FREQ=MONTHLY;BYDAY=2TU,4TU",
            "FREQ=WEEKLY;COUNT=5;BYDAY=FR",
            "FREQ=DAILY;UNTIL=20261120",
        ]
    )
    activities: list[Activity] = []
    changes: list[DateChange] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        each = ActivityTime(
            number,
            number,
            str(number),
            rule=draw(rules),
            starts_on=draw(some_days),
            at=draw(st.none() | some_clocks),
            minutes=draw(st.none() | st.just(60)),
            added=tuple(draw(st.lists(some_days, max_size=3))),
            excluded=tuple(draw(st.lists(some_days, max_size=3))),
        )
        activity = Activity(
            number, f"Activity {number}", on_closure=draw(st.sampled_from([SKIP, KEEP]))
        )
        activities.append(replace(activity, times=(each,)))
        for day in draw(st.sets(some_days, max_size=5)):
            changes.append(
                DateChange(
                    len(changes),
                    number,
                    day,
                    cancelled=draw(st.booleans()),
                    moved_to=draw(st.none() | some_days),
                    at=draw(st.none() | some_clocks),
                )
            )
    closed_from = draw(some_days)
    closed_for = timedelta(days=draw(st.integers(1, 5)))
    closure = Closure(1, closed_from, closed_from + closed_for)
    return Programme(tuple(activities), tuple(changes), (closure,))


@RULES
@given(programme=programmes(), cut=some_days)
def test_two_halves_of_a_span_hold_what_the_whole_holds(programme: Programme, cut: date) -> None:
    end = FIRST + timedelta(days=61)
    halves = occurrences(programme, FIRST, cut) + occurrences(programme, cut, end)
    assert halves == occurrences(programme, FIRST, end)


@RULES
@given(programme=programmes())
def test_every_occurrence_has_a_name_of_its_own(programme: Programme) -> None:
    keys = [each.key for each in occurrences(programme, FIRST, FIRST + timedelta(days=61))]
    assert len(set(keys)) == len(keys)


@RULES
@given(programme=programmes())
def test_an_excluded_date_never_happens(programme: Programme) -> None:
    for each in occurrences(programme, FIRST, FIRST + timedelta(days=61)):
        assert each.original_day not in each.activity_time.excluded


@RULES
@given(programme=programmes())
def test_what_moved_away_is_never_on_the_day_it_left(programme: Programme) -> None:
    end = FIRST + timedelta(days=61)
    there = {each.key: each for each in occurrences(programme, FIRST, end)}
    for gone in moved_away(programme, FIRST, end):
        assert there[gone.key] == gone
        assert gone.day != gone.original_day


@RULES
@given(programme=programmes(), data=st.data())
def test_cancelling_and_planning_again_leaves_everything_as_it_was(
    programme: Programme, data: st.DataObject
) -> None:
    end = FIRST + timedelta(days=61)
    before = occurrences(programme, FIRST, end)
    unchanged = {(each.time_id, each.original_day) for each in programme.date_changes}
    untouched = [each for each in before if each.key[:2] not in unchanged]
    if not untouched:
        return
    chosen = data.draw(st.sampled_from(untouched))
    time_id, day, at = chosen.key
    cancelled = DateChange(99, time_id, day, at, cancelled=True)
    without = replace(programme, date_changes=(*programme.date_changes, cancelled))
    after = occurrences(without, FIRST, end)
    assert [each.key for each in after if each not in before] == [chosen.key]
    assert [each.status for each in after if each.key == chosen.key] == [CANCELLED]
    again = replace(cancelled, cancelled=False)
    planned = replace(programme, date_changes=(*programme.date_changes, again))
    restored = occurrences(planned, FIRST, end)
    assert [(each.key, each.status) for each in restored] == [
        (each.key, each.status) for each in before
    ]
