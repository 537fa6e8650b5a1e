"""This one, this and following, all: which dates change, and what survives of edits by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dropin.errors import KnownError
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.programme.changes.edits import RuleEdit
from dropin.programme.changes.rule_moves import moved_rule
from dropin.programme.changes.scopes import begins_before, carried, edited_time, split
from dropin.programme.model import Activity, ActivityTime, DateChange, Occurrence, Place
from dropin.programme.occurrences import next_dates, occurrences
from dropin.programme.operations import (
    add_activity,
    add_date,
    cancel_one,
    change_all,
    change_following,
    change_one,
    exclude_date,
    save_place,
)
from dropin.programme.recurrence.rules import parse_rule
from dropin.programme.store import activities, activity, programme
from dropin.storage.file import CentreFile
from tests.files import new_file

FIRST, END = date(2026, 10, 1), date(2027, 4, 1)
TUE = date(2026, 11, 24)


def days_of(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


def a_time(rule: str, starts_on: date | None = None, at: time | None = time(14)) -> ActivityTime:
    return ActivityTime(0, 0, "", rule=rule, starts_on=starts_on, at=at, minutes=60)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as file:
        yield file


def add(file: CentreFile, rule: str, starts_on: date | None = None, title: str = "Choir") -> int:
    return add_activity(file, Activity(0, title, times=(a_time(rule, starts_on),)))


def on(file: CentreFile, first: date = FIRST, end: date = END) -> tuple[Occurrence, ...]:
    return occurrences(programme(file), first, end)


def the(file: CentreFile, day: date) -> Occurrence:
    (found,) = [each for each in on(file) if each.day == day]
    return found


def shown(file: CentreFile, first: date, end: date) -> list[tuple[int, int, str]]:
    """Day of the month, hour and title of each date in a month or so."""
    return [
        (each.day.day, each.at.hour if each.at else 0, each.title) for each in on(file, first, end)
    ]


# This and following


def test_following_dates_move_to_another_weekday_and_earlier_ones_stay(file: CentreFile) -> None:
    add(file, "FREQ=WEEKLY;BYDAY=TU")
    change_following(file, the(file, TUE), day=TUE + timedelta(days=1), at=time(15))
    assert shown(file, date(2026, 11, 10), date(2026, 12, 10)) == [
        (10, 14, "Choir"),
        (17, 14, "Choir"),
        (25, 15, "Choir"),
        (2, 15, "Choir"),
        (9, 15, "Choir"),
    ]
    (only,) = activities(file)
    assert len(only.times) == 2


def test_every_other_week_keeps_its_weeks_when_split(file: CentreFile) -> None:
    add(file, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", date(2026, 11, 10))
    before = [each.day for each in on(file)]
    change_following(file, the(file, date(2026, 11, 26)), at=time(16))
    assert [each.day for each in on(file)] == before
    assert {each.at for each in on(file, date(2026, 11, 26))} == {time(16)}
    assert {each.at for each in on(file, FIRST, date(2026, 11, 26))} == {time(14)}


def test_a_course_of_nine_weeks_stays_nine_weeks(file: CentreFile) -> None:
    add(file, "FREQ=WEEKLY;COUNT=9;BYDAY=TU", date(2026, 11, 3))
    change_following(file, the(file, TUE), minutes=90)
    assert len(on(file)) == 9
    rules = [each.rule for each in activities(file)[0].times]
    assert rules == ["FREQ=WEEKLY;COUNT=3;BYDAY=TU", "FREQ=WEEKLY;COUNT=6;BYDAY=TU"]


def test_a_rule_with_a_last_day_still_ends_then(file: CentreFile) -> None:
    add(file, "FREQ=WEEKLY;UNTIL=20261215;BYDAY=TU", date(2026, 11, 3))
    change_following(file, the(file, TUE), topic="Carols")
    assert [each.day for each in on(file)] == days_of(
        "2026-11-03", "2026-11-10", "2026-11-17", "2026-11-24", "2026-12-01", "2026-12-08",
        "2026-12-15",
    )  # fmt: skip
    assert [each.topic for each in on(file)].count("Carols") == 4


def test_later_changes_and_picked_dates_go_to_the_new_time(file: CentreFile) -> None:
    add(file, "FREQ=WEEKLY;BYDAY=TU")
    time_id = the(file, TUE).activity_time.id
    change_one(file, the(file, date(2026, 11, 10)), title="Early")
    change_one(file, the(file, date(2026, 12, 8)), title="Carols")
    add_date(file, time_id, date(2026, 12, 11))
    exclude_date(file, time_id, date(2026, 12, 22))
    change_following(file, the(file, TUE), at=time(16))
    assert shown(file, date(2026, 11, 10), date(2026, 12, 31)) == [
        (10, 14, "Early"),
        (17, 14, "Choir"),
        (24, 16, "Choir"),
        (1, 16, "Choir"),
        (8, 16, "Carols"),
        (11, 16, "Choir"),
        (15, 16, "Choir"),
        (29, 16, "Choir"),
    ]


def test_splitting_at_the_very_first_date_changes_all(file: CentreFile) -> None:
    add(file, "FREQ=WEEKLY;BYDAY=TU", TUE)
    change_following(file, the(file, TUE), at=time(9))
    assert len(activities(file)[0].times) == 1
    assert {each.at for each in on(file)} == {time(9)}


def test_a_new_title_or_leader_from_a_date_on_is_a_second_activity(file: CentreFile) -> None:
    ana = add_person(file, Person(0, "Ana"))
    tennis = Activity(
        0,
        "Table tennis",
        times=(a_time("FREQ=WEEKLY;BYDAY=MO"), a_time("FREQ=WEEKLY;BYDAY=WE")),
        fee_cents=100,
    )
    add_activity(file, tennis)
    monday = date(2026, 11, 23)
    change_following(file, the(file, monday), title="Table tennis club", leader_id=ana)
    first, second = activities(file)
    assert (second.title, second.leader_id, second.fee_cents) == ("Table tennis club", ana, 100)
    assert all(each.day < monday for each in on(file) if each.activity.id == first.id)
    assert all(each.day >= monday for each in on(file) if each.activity.id == second.id)
    assert len(on(file)) == 52


# All


def test_only_the_time_concerned_changes(file: CentreFile) -> None:
    hall, home = save_place(file, Place(0, "Hall")), save_place(file, Place(0, "Online"))
    tennis = Activity(
        0,
        "Table tennis",
        place_id=hall,
        times=(
            replace(a_time("FREQ=WEEKLY;BYDAY=MO"), at=time(11, 45)),
            replace(a_time("FREQ=WEEKLY;BYDAY=WE"), at=time(11, 30), place_id=home),
        ),
    )
    add_activity(file, tennis)
    change_all(file, the(file, date(2026, 11, 25)), at=time(12), topic="doubles")
    change_all(file, the(file, date(2026, 11, 23)), place_id=home, title="Ping-pong")
    week = on(file, date(2026, 11, 23), date(2026, 11, 30))
    assert [(each.at, each.place_id, each.topic, each.title) for each in week] == [
        (time(11, 45), home, "", "Ping-pong"),
        (time(12), home, "doubles", "Ping-pong"),
    ]
    assert activities(file)[0].place_id == hall


def test_the_place_of_an_activity_with_one_time_is_the_activitys(file: CentreFile) -> None:
    hall = save_place(file, Place(0, "Hall"))
    activity_id = add(file, "FREQ=WEEKLY;BYDAY=TU")
    change_all(file, the(file, TUE), place_id=hall)
    changed = activity(file, activity_id)
    assert changed is not None
    assert (changed.place_id, changed.times[0].place_id) == (hall, None)


def test_what_is_set_for_all_is_no_longer_set_by_hand_where_it_was_set(file: CentreFile) -> None:
    add(file, "FREQ=WEEKLY;BYDAY=TU")
    change_one(file, the(file, TUE), day=date(2026, 11, 26), at=time(16))
    change_all(file, the(file, date(2026, 11, 26)), day=date(2026, 11, 27), at=time(17))
    found = on(file, TUE, date(2026, 12, 5))
    assert [(each.day, each.at, each.status) for each in found] == [
        (date(2026, 11, 27), time(17), "planned"),
        (date(2026, 12, 4), time(17), "planned"),
    ]


def test_dates_edited_by_hand_survive_when_all_move(file: CentreFile) -> None:
    add(file, "FREQ=WEEKLY;BYDAY=TU")
    change_one(file, the(file, date(2026, 12, 1)), title="Carols")
    change_one(file, the(file, date(2026, 12, 8)), day=date(2026, 12, 10), at=time(18))
    cancel_one(file, the(file, date(2026, 12, 15)), "Piano")
    exclude_date(file, the(file, TUE).activity_time.id, date(2026, 12, 22))
    change_all(file, the(file, TUE), day=TUE + timedelta(days=1), at=time(15))
    found = on(file, TUE, date(2027, 1, 1))
    assert [(each.day.day, each.at, each.title, each.status) for each in found] == [
        (25, time(15), "Choir", "planned"),
        (2, time(15), "Carols", "planned"),
        (10, time(18), "Choir", "moved"),
        (16, time(15), "Choir", "cancelled"),
        (30, time(15), "Choir", "planned"),
    ]


def test_a_hand_edited_date_the_new_rule_does_not_give_is_kept_unless_told(
    file: CentreFile,
) -> None:
    for title in ("Kept", "Dropped"):
        add(file, "FREQ=WEEKLY;BYDAY=TU", title=title)
    for title, keep in (("Kept", True), ("Dropped", False)):
        ours = [each for each in on(file) if each.activity.title == title]
        carols = next(each for each in ours if each.day == date(2026, 12, 15))
        change_one(file, carols, topic="Carols")
        change_all(file, ours[0], rule="FREQ=MONTHLY;BYDAY=1TU", keep_hand_edits=keep)
    december = on(file, date(2026, 12, 1), date(2027, 1, 1))
    assert [(each.day.day, each.title) for each in december] == [
        (1, "Dropped"),
        (1, "Kept"),
        (15, "Kept"),
    ]


@pytest.mark.parametrize(
    ("rule", "dragged", "to", "moved"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", "2026-11-24", "2026-11-27", "FREQ=WEEKLY;BYDAY=FR"),
        ("FREQ=WEEKLY;BYDAY=MO,WE", "2026-11-25", "2026-11-26", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("FREQ=MONTHLY;BYDAY=2TU,4TU", "2026-11-24", "2026-11-25", "FREQ=MONTHLY;BYDAY=2WE,4WE"),
        ("FREQ=MONTHLY;BYDAY=2TU,4TU", "2026-11-24", "2026-11-18", "FREQ=MONTHLY;BYDAY=2TU,3WE"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27", "2026-11-26", "FREQ=MONTHLY;BYDAY=-1TH"),
        ("FREQ=MONTHLY;BYDAY=1MO,3WE", "2026-11-18", "2026-11-19", "FREQ=MONTHLY;BYDAY=1MO,3TH"),
        ("FREQ=MONTHLY;BYMONTHDAY=10", "2026-11-10", "2026-11-12", "FREQ=MONTHLY;BYMONTHDAY=12"),
        (
            "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5",
            "2026-11-05",
            "2026-12-06",
            "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=6",
        ),
    ],
)
def test_dragging_a_date_moves_what_gave_it(rule: str, dragged: str, to: str, moved: str) -> None:
    before = a_time(rule)
    day = date.fromisoformat(dragged)
    after = edited_time(before, day, {"day": date.fromisoformat(to)})
    assert after.rule == moved


@pytest.mark.parametrize(
    ("rule", "dragged", "to"),
    [
        ("FREQ=DAILY", "2026-11-24", "2026-11-25"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30", "2026-11-27"),
        ("FREQ=MONTHLY;BYDAY=4TU", "2026-11-24", "2026-12-02"),
        ("FREQ=MONTHLY;BYMONTHDAY=10", "2026-11-10", "2026-11-30"),
    ],
)
def test_where_no_rule_says_it_the_move_is_refused_with_a_way_on(
    rule: str, dragged: str, to: str
) -> None:
    with pytest.raises(KnownError, match="Move this one only"):
        edited_time(a_time(rule), date.fromisoformat(dragged), {"day": date.fromisoformat(to)})


def test_every_other_week_cannot_lend_one_of_two_days_to_the_weeks_between() -> None:
    rule = parse_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH")
    assert moved_rule(rule, date(2026, 11, 26), date(2026, 11, 30)) is None


def test_a_title_for_one_month_goes_with_its_month_when_the_weekday_changes() -> None:
    before = replace(a_time("FREQ=MONTHLY;BYDAY=2TU"), id=1)
    film = DateChange(7, 1, date(2026, 12, 8), title="The Straight Story")
    for shift in (1, 2, 3, -1):
        after = edited_time(
            before, date(2026, 11, 10), {"day": date(2026, 11, 10) + timedelta(days=shift)}
        )
        _, kept = carried(before, after, [film], shift=timedelta(days=shift))
        assert [each.title for each in kept] == ["The Straight Story"]
        (day,) = [each.original_day for each in kept]
        assert day in next_dates(after, (), date(2026, 12, 1), 1)


# For any rule

RULES = st.sampled_from(
    [
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=WEEKLY;BYDAY=MO,WE",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU",
        "FREQ=WEEKLY;COUNT=9;BYDAY=MO,TH",
        "FREQ=WEEKLY;UNTIL=20270115;BYDAY=FR",
        "FREQ=MONTHLY;BYDAY=2TU,4TU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=1MO,3WE",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=DAILY;BYDAY=MO,TU,TH,FR",
        "",
    ]
)
SPAN_DAYS = st.dates(FIRST, END - timedelta(days=1))


@st.composite
def times(draw: st.DrawFn) -> ActivityTime:
    rule = draw(RULES)
    picked = draw(st.lists(SPAN_DAYS, max_size=3, unique=True))
    excluded = draw(st.lists(SPAN_DAYS, max_size=3, unique=True))
    added = tuple(sorted({*picked, *([] if rule else [date(2026, 11, 7)])} - {*excluded}))
    return replace(
        a_time(rule, draw(st.dates(date(2026, 9, 1), date(2026, 11, 1))) if rule else None),
        added=added,
        excluded=tuple(sorted(excluded)),
    )


@given(times(), SPAN_DAYS)
def test_a_split_gives_the_same_dates_as_before(each: ActivityTime, day: date) -> None:
    earlier, later = split(each, day)
    whole = next_dates(each, (), FIRST, 400)
    assert all(given_day < day for given_day in next_dates(earlier, (), date(2026, 1, 1), 400))
    assert all(given_day >= day for given_day in next_dates(later, (), FIRST, 400))
    both = sorted({*next_dates(earlier, (), FIRST, 400), *next_dates(later, (), FIRST, 400)})
    span = [found for found in whole if found < END]
    assert [found for found in both if found < END] == span
    assert begins_before(each, day) >= any(found < day for found in whole)


@given(times(), st.data())
def test_moving_all_dates_keeps_their_number_and_the_pace(
    each: ActivityTime, data: st.DataObject
) -> None:
    found = [day for day in next_dates(each, (), date(2026, 9, 1), 40) if day not in each.added]
    assume(found and each.rule)
    origin = data.draw(st.sampled_from(found))
    target = origin + timedelta(days=data.draw(st.integers(-6, 6)))
    try:
        after = edited_time(each, origin, {"day": target})
    except KnownError:
        return
    given_now = [
        day for day in next_dates(after, (), date(2026, 8, 1), 60) if day not in after.added
    ]
    assert target in {*given_now, *after.added, *after.excluded}
    rule = parse_rule(each.rule)
    if (rule.count or rule.until) and not each.excluded and not each.added:
        merged = target.weekday() in {weekday for _, weekday in rule.by_day}
        assert merged or len(given_now) == len(found)


@pytest.fixture(scope="module")
def shared_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentreFile]:
    with new_file(tmp_path_factory.mktemp("scopes")) as file:
        yield file


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(times(), st.data())
def test_dates_outside_the_scope_never_change(
    shared_file: CentreFile, each: ActivityTime, data: st.DataObject
) -> None:
    file = shared_file
    while file.undo():
        pass
    add_activity(file, Activity(0, "Choir", times=(replace(each, uid=""),)))
    assume(on(file))
    by_hand = data.draw(st.sampled_from(on(file)))
    assume(by_hand.day < END - timedelta(days=1))  # else it leaves the span looked at
    change_one(file, by_hand, title="By hand", day=by_hand.day + timedelta(days=1))
    before = on(file)
    chosen = data.draw(st.sampled_from(before))
    scope = data.draw(st.sampled_from(["one", "following"]))
    if scope == "one":
        change_one(file, chosen, at=time(20), topic="new")
    else:
        edit: RuleEdit = {"at": time(20)}
        if data.draw(st.booleans()):
            edit["title"] = "New"
        change_following(file, chosen, **edit)
    after = on(file)

    def outside(found: tuple[Occurrence, ...]) -> list[tuple[object, ...]]:
        return [
            (each.day, each.at, each.title, each.topic, each.original_day)
            for each in found
            if each.original_day != chosen.original_day
            and (scope == "one" or each.original_day < chosen.original_day)
        ]

    assert outside(after) == outside(before)
    assert [each.day for each in after] == [each.day for each in before]
    inside = [each for each in after if each.original_day >= chosen.original_day]
    if scope == "following":
        assert all(each.at == time(20) for each in inside)
    assert sum(each.title == "By hand" for each in after) >= (scope == "one")
