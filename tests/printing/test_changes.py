"""What changed since the last print: told apart, counted, marked, and kept without names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dropin.people.naming import FULL
from dropin.printing.changes import (
    Said,
    as_text,
    count,
    differences,
    from_text,
    marked,
    said,
)
from dropin.printing.model import (
    CANCELLED_SINCE,
    CHANGED,
    CLOSED,
    GONE,
    MOVED_AWAY,
    MOVED_SINCE,
    NEW,
    WEEK,
    Entry,
    Sheet,
    SheetDay,
    SheetOptions,
)
from dropin.programme.model import CANCELLED, MOVED

MONDAY = date(2026, 11, 23)
USUAL = SheetOptions()
CHOIR = Entry("Choir", "14:00–15:00", place="Hall", leader="with Ana", key="1 2026-11-23 14:00")
YOGA = Entry("Yoga", "16:00–17:00", key="2 2026-11-23 16:00")
CHESS = Entry("Chess", "18:00–19:00", key="3 2026-11-23 18:00")


def week(*days: tuple[Entry, ...], hours: str = "") -> Sheet:
    """A week whose days, from Monday on, hold these entries."""
    filled = (*days, *((),) * (7 - len(days)))
    shown = tuple(
        SheetDay(MONDAY + timedelta(number), "day", str(number), hours=hours, entries=entries)
        for number, entries in enumerate(filled)
    )
    return Sheet(WEEK, "Week", "Harbour House", "Printed on Monday", shown)


def changes(before: Sheet, now: Sheet) -> list[tuple[str, str]]:
    found = differences(said(before, USUAL), said(now, USUAL))
    return [(each.change, each.key.split()[0] if each.key else "") for each in found]


def marks(before: Sheet, now: Sheet) -> list[list[tuple[str, str]]]:
    shown = marked(now, USUAL, said(before, USUAL))
    return [[(entry.title, entry.change) for entry in day.entries] for day in shown.days[:2]]


def test_a_week_that_says_the_same_has_no_change() -> None:
    assert changes(week((CHOIR, YOGA)), week((CHOIR, YOGA))) == []


@pytest.mark.parametrize(
    ("now", "change"),
    [
        (CHOIR._replace(status=CANCELLED, remark="cancelled"), CANCELLED_SINCE),
        (CHOIR._replace(clock="15:00–16:00", status=MOVED), MOVED_SINCE),
        (CHOIR._replace(title="Big choir"), CHANGED),
        (CHOIR._replace(place="Kitchen"), CHANGED),
        (CHOIR._replace(leader="with Ben"), CHANGED),
        (CHOIR._replace(leader=""), CHANGED),
        (CHOIR._replace(note="Bring a cup"), CHANGED),
    ],
)
def test_each_kind_of_change_is_told(now: Entry, change: str) -> None:
    assert changes(week((CHOIR, YOGA)), week((now, YOGA))) == [(change, "1")]
    assert marks(week((CHOIR, YOGA)), week((now, YOGA)))[0] == [(now.title, change), ("Yoga", "")]


def test_what_was_cancelled_already_is_no_news_and_what_is_on_again_is() -> None:
    off = CHOIR._replace(status=CANCELLED, remark="cancelled")
    assert changes(week((off,)), week((off,))) == []
    assert changes(week((off,)), week((CHOIR,))) == [(CHANGED, "1")]


def test_what_is_new_and_what_is_gone() -> None:
    before, now = week((CHOIR, YOGA)), week((CHOIR, CHESS))
    assert changes(before, now) == [(NEW, "3"), (GONE, "2")]
    assert marks(before, now)[0] == [("Choir", ""), ("Yoga", GONE), ("Chess", NEW)]


def test_what_is_gone_stands_where_it_stood_with_its_time_and_place() -> None:
    shown = marked(week((YOGA, CHESS)), USUAL, said(week((CHOIR, YOGA, CHESS)), USUAL))
    first = shown.days[0].entries[0]
    assert (first.title, first.clock, first.place) == ("Choir", "14:00–15:00", "Hall")
    assert (first.leader, first.change) == ("", GONE)


def test_what_moved_within_the_week_counts_once_and_is_marked_on_both_days() -> None:
    away = Entry("Choir", "14:00", status=MOVED_AWAY, remark="moved", key=f"{CHOIR.key} away")
    moved = CHOIR._replace(status=MOVED)
    before, now = week((CHOIR,)), week((away,), (moved,))
    assert marks(before, now) == [[("Choir", MOVED_SINCE)], [("Choir", MOVED_SINCE)]]
    assert count(said(before, USUAL), said(now, USUAL)) == 1
    assert marks(now, week((CHOIR,))) == [[("Choir", MOVED_SINCE)], []]


def test_what_moved_out_of_the_week_is_not_gone_besides() -> None:
    away = Entry("Choir", "14:00", status=MOVED_AWAY, remark="moved", key=f"{CHOIR.key} away")
    assert changes(week((CHOIR,)), week((away,))) == [(MOVED_SINCE, "1")]


def test_what_moved_into_the_week_has_moved_and_is_not_new() -> None:
    assert changes(week(()), week((CHOIR._replace(status=MOVED),))) == [(MOVED_SINCE, "1")]


def test_a_closure_of_two_days_is_told_on_each() -> None:
    shut = Entry("Closed", "all day", status=CLOSED, key="closure 4")
    assert changes(week((shut,)), week((shut,), (shut,))) == [(NEW, "closure")]
    assert changes(week((shut,), (shut,)), week((shut,))) == [(GONE, "closure")]


def test_other_hours_are_a_change_of_the_day() -> None:
    before, now = week((CHOIR,), hours="10–16"), week((CHOIR,), hours="10–18")
    assert changes(before, now) == [(CHANGED, "")] * 7
    assert marked(now, USUAL, said(before, USUAL)).days[0].change == CHANGED
    assert count(said(before, USUAL), said(now, USUAL), MONDAY + timedelta(5)) == 2


def test_days_that_are_past_do_not_count() -> None:
    before, now = said(week((CHOIR,), (YOGA,)), USUAL), said(week((), ()), USUAL)
    assert count(before, now) == 2
    assert count(before, now, MONDAY + timedelta(1)) == 1
    assert count(before, now, MONDAY + timedelta(2)) == 0


def test_what_one_of_the_two_sheets_does_not_show_is_not_compared() -> None:
    bare = USUAL._replace(show_place=False, show_leader=False)
    without = CHOIR._replace(place="", leader="")
    assert not differences(said(week((without,)), bare), said(week((CHOIR,)), USUAL))
    longer = CHOIR._replace(leader="with Ana Silva")
    full = USUAL._replace(name_level=FULL)
    assert not differences(said(week((CHOIR,)), USUAL), said(week((longer,)), full))


def test_no_name_is_remembered_nor_who_leads_more_than_one_thing() -> None:
    other = CHOIR._replace(key="9 2026-11-23 14:00")
    remembered = said(week((CHOIR, other)), USUAL)
    assert "Ana" not in as_text(remembered)
    one, two = remembered.days[0].entries
    assert one.leader
    assert one.leader != two.leader


def test_the_days_around_a_month_are_none_of_it() -> None:
    sheet = week((CHOIR,), (YOGA,))
    outside = sheet._replace(days=(sheet.days[0]._replace(outside=True), *sheet.days[1:]))
    assert said(outside, USUAL).days[0].day == MONDAY + timedelta(1)
    assert marked(outside, USUAL, Said()).days[0].entries[0].change == ""


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"days": 3}', '{"days": [[1, 2, 3]]}'])
def test_what_nobody_of_us_wrote_is_not_understood(text: str) -> None:
    assert from_text(text) is None


words = some.text(max_size=12).filter(lambda text: text.isprintable())
entries = some.tuples(
    some.integers(0, 6),  # the day
    some.integers(0, 9),  # which activity
    words,
    some.sampled_from(["14:00", "15:00"]),
    some.sampled_from(["", "Hall"]),
    some.sampled_from(["", "with Ana", "with Ben"]),
    some.sampled_from(["planned", CANCELLED, MOVED]),
)


@some.composite
def weeks(draw: some.DrawFn) -> Sheet:
    """A week with up to ten activities, each once."""
    days: list[tuple[Entry, ...]] = [()] * 7
    for day, number, title, clock, place, leader, status in draw(
        some.lists(entries, max_size=10, unique_by=lambda each: each[1])
    ):
        key = f"{number} 2026-11-23"
        entry = Entry(title, clock, place=place, leader=leader, status=status, key=key)
        days[day] = (*days[day], entry)
    return week(*days)


@given(weeks())
def test_what_is_remembered_comes_back_as_it_was(sheet: Sheet) -> None:
    remembered = said(sheet, USUAL)
    assert from_text(as_text(remembered)) == remembered
    assert count(remembered, remembered) == 0


@given(weeks(), weeks())
def test_marks_say_what_differs_and_nothing_of_the_sheet_is_lost(before: Sheet, now: Sheet) -> None:
    remembered = said(before, USUAL)
    shown = marked(now, USUAL, remembered)
    assert said(shown, USUAL) == said(now, USUAL)
    told = {each.change for each in differences(remembered, said(now, USUAL)) if each.key}
    drawn = {entry.change for day in shown.days for entry in day.entries} - {""}
    assert drawn == told
