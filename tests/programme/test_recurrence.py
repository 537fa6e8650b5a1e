"""The dates of recurrence rules: the standard's own examples, and dateutil as a referee."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dropin.programme.recurrence.moments import moments
from dropin.programme.recurrence.rule_dates import dates, ends_on, is_within_day, settle_until
from dropin.programme.recurrence.rules import (
    Rule,
    RuleError,
    parse_programme_rule,
    parse_rule,
    write_rule,
)
from tests.programme.rfc5545_examples import EXAMPLES, WITHIN_DAY_EXAMPLES, Example

NEW_YORK = ZoneInfo("America/New_York")
NINE = time(9, 0)
RULES = settings(deadline=None, max_examples=80)
TUESDAYS = parse_rule("FREQ=WEEKLY;BYDAY=TU")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_of_the_standard_gives_the_dates_the_standard_prints(example: Example) -> None:
    rule = settle_until(parse_rule(example.rule), NINE, NEW_YORK)
    expected = example.dates()
    end = expected[-1] + timedelta(days=1) if example.endless else date(2020, 1, 1)
    assert list(dates(rule, example.start, date(1990, 1, 1), end)) == expected


@pytest.mark.parametrize(("text", "days"), WITHIN_DAY_EXAMPLES, ids=lambda value: str(value)[:40])
def test_an_example_within_the_day_gives_its_clock_times(text: str, days: tuple[str, str]) -> None:
    rule = settle_until(parse_rule(text), NINE, NEW_YORK)
    start = datetime(1997, 9, 2, 9, 0)
    found = moments(rule, start, start, datetime(1997, 9, 4))
    expected = [
        datetime.combine(date(1997, 9, 2 + day), time.fromisoformat(clock.zfill(5)))
        for day, clocks in enumerate(days)
        for clock in clocks.split()
    ]
    assert list(found) == expected
    assert is_within_day(rule)


# Windows and beginnings


def test_a_rule_without_a_beginning_holds_for_dates_long_past_and_far_ahead() -> None:
    assert list(dates(TUESDAYS, None, date(1950, 1, 1), date(1950, 1, 8))) == [date(1950, 1, 3)]
    assert list(dates(TUESDAYS, None, date(2950, 1, 1), date(2950, 1, 8))) == [date(2950, 1, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        "FREQ=WEEKLY;COUNT=3;BYDAY=TU",
        "FREQ=WEEKLY",
        "FREQ=MONTHLY",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=3",
    ],
)
def test_a_rule_that_needs_its_start_is_refused_without_one(text: str) -> None:
    with pytest.raises(RuleError, match="needs the date it starts on"):
        dates(parse_rule(text), None, date(2026, 1, 1), date(2027, 1, 1))


def test_a_rule_with_clock_times_is_refused_where_only_dates_are_wanted() -> None:
    with pytest.raises(RuleError, match="clock times"):
        dates(parse_rule("FREQ=HOURLY"), date(2026, 1, 1), date(2026, 1, 1), date(2027, 1, 1))


def test_plain_weekdays_and_counted_ones_in_one_rule_are_both_meant() -> None:
    rule = parse_rule("FREQ=MONTHLY;BYDAY=MO,2TU")
    found = dates(rule, None, date(2026, 11, 1), date(2026, 12, 1))
    assert [day.day for day in found] == [2, 9, 10, 16, 23, 30]


def test_weekly_except_the_third_of_the_month() -> None:
    rule = parse_rule("FREQ=MONTHLY;BYDAY=1TU,2TU,4TU,5TU")
    found = dates(rule, None, date(2026, 12, 1), date(2027, 1, 1))
    assert [day.day for day in found] == [1, 8, 22, 29]


def test_a_position_counts_in_the_whole_week_also_in_the_first() -> None:
    rule = parse_rule("FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1")
    tuesday = date(2026, 11, 24)
    assert list(dates(rule, tuesday, tuesday, date(2026, 12, 8))) == [
        date(2026, 11, 30),
        date(2026, 12, 7),
    ]


def test_a_rule_that_can_never_come_true_ends_instead_of_searching_for_ever() -> None:
    never = parse_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3")
    assert list(dates(never, date(2026, 1, 1), date(2026, 1, 1), date.max)) == []
    assert ends_on(never, date(2026, 1, 1)) is None
    start = datetime(2026, 1, 1)
    for frequency in ("HOURLY", "SECONDLY"):
        within_day = parse_rule(f"FREQ={frequency};BYMONTH=2;BYMONTHDAY=30")
        assert list(moments(within_day, start, start, datetime(2036, 1, 1))) == []


def test_the_ends_of_the_calendar_are_reached_without_falling_off() -> None:
    for text in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY;BYWEEKNO=1,-1", "WEEKLY;BYMONTH=12"):
        rule = parse_rule(f"FREQ={text}")
        last_month = dates(rule, date(9990, 1, 1), date(9999, 11, 30), date.max)
        assert all(day.year == 9999 for day in last_month)
    assert list(dates(TUESDAYS, None, date.min, date(1, 1, 5))) == [date(1, 1, 2)]


# When a rule ends


@pytest.mark.parametrize(
    ("text", "start", "last"),
    [
        ("FREQ=WEEKLY;COUNT=10;BYDAY=TU", date(2026, 11, 3), date(2027, 1, 5)),
        ("FREQ=WEEKLY;UNTIL=20261231;BYDAY=TU", date(2026, 11, 3), date(2026, 12, 29)),
        ("FREQ=YEARLY;UNTIL=20281231;BYMONTH=2;BYMONTHDAY=29", None, date(2028, 2, 29)),
        ("FREQ=WEEKLY;UNTIL=20261101;BYDAY=TU", date(2026, 11, 3), None),
        ("FREQ=WEEKLY;BYDAY=TU", date(2026, 11, 3), None),
    ],
)
def test_the_last_date_of_a_rule_is_known(text: str, start: date | None, last: date | None) -> None:
    assert ends_on(parse_rule(text), start) == last


def test_until_in_utc_counts_on_the_wall_of_the_centre() -> None:
    # 3:00 UTC on the 24th is 22:00 on the 23rd in New York.
    rule = parse_rule("FREQ=DAILY;UNTIL=20261124T030000Z")
    assert settle_until(rule, time(21, 0), NEW_YORK).until == date(2026, 11, 23)
    assert settle_until(rule, time(23, 0), NEW_YORK).until == date(2026, 11, 22)
    assert settle_until(rule, None, NEW_YORK).until == date(2026, 11, 24)


@pytest.mark.parametrize("until", ["00010101T000000Z", "99991231T235959Z"])
def test_until_at_an_end_of_the_calendar_stays_there(until: str) -> None:
    rule = settle_until(parse_rule(f"FREQ=DAILY;UNTIL={until}"), NINE, ZoneInfo("Asia/Tokyo"))
    assert rule.until is not None
    assert rule.until.year in (1, 9999)


# Against dateutil


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def some(values: st.SearchStrategy[Any], most: int = 4) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=most, unique=True).map(
        lambda chosen: ",".join(map(str, chosen))
    )


@st.composite
def rule_texts(draw: st.DrawFn) -> str:
    """Rules of every frequency of a day or more, with the parts RFC 5545 allows there."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = {"FREQ": frequency, "INTERVAL": str(draw(st.integers(1, 5)))}
    plain_days = some(st.sampled_from(WEEKDAYS), 7)
    allowed: dict[str, st.SearchStrategy[str]] = {
        "BYMONTH": some(st.integers(1, 12)),
        "BYDAY": plain_days,
    }
    if frequency != "WEEKLY":
        allowed["BYMONTHDAY"] = some(st.integers(1, 31) | st.integers(-31, -1))
    if frequency == "MONTHLY":
        counted = st.tuples(st.sampled_from([1, 2, 3, 4, 5, -1, -2]), st.sampled_from(WEEKDAYS))
        allowed["BYDAY"] = plain_days | some(counted.map(lambda item: f"{item[0]}{item[1]}"))
    if frequency == "YEARLY":
        allowed["BYYEARDAY"] = some(st.integers(1, 366) | st.integers(-366, -1))
        allowed["BYWEEKNO"] = some(st.integers(1, 53) | st.just(-1))
    chosen = draw(st.lists(st.sampled_from(sorted(allowed)), max_size=3, unique=True))
    for name in chosen:
        parts[name] = draw(allowed[name])
    positioned = draw(st.booleans())
    # Not weekly: there dateutil counts positions in the first week from the start's day on.
    if chosen and positioned and frequency != "WEEKLY":
        parts["BYSETPOS"] = draw(some(st.sampled_from([1, 2, 3, -1, -2]), 2))
    if draw(st.booleans()):
        parts["WKST"] = draw(st.sampled_from(WEEKDAYS))
    ending = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if ending == "COUNT":
        parts["COUNT"] = str(draw(st.integers(1, 40)))
    if ending == "UNTIL":
        parts["UNTIL"] = draw(st.dates(date(2015, 1, 1), date(2035, 1, 1))).strftime("%Y%m%d")
    return ";".join(f"{name}={value}" for name, value in parts.items())


starts = st.dates(date(2012, 1, 1), date(2026, 12, 31))
windows = st.tuples(st.dates(date(2010, 1, 1), date(2034, 1, 1)), st.integers(0, 900)).map(
    lambda pair: (pair[0], pair[0] + timedelta(days=pair[1]))
)


def comes_again(rule: Rule, start: date, end: date) -> bool:
    """Whether the rule, were it endless, has a date soon after ``end``.

    The referee can be asked only then: it searches on to the year 9999 where nothing comes.
    """
    endless = replace(rule, count=None, until=None)
    return any(dates(endless, start, end, end + timedelta(days=3000)))


def refereed(text: str, start: date, end: date) -> list[date]:
    """What dateutil gives from the start up to ``end``."""
    referee = rrulestr(text, dtstart=datetime.combine(start, time.min))
    days = (moment.date() for moment in referee)
    return list(takewhile(lambda day: day < end, days))


@RULES
@given(text=rule_texts(), start=starts, window=windows)
def test_dates_agree_with_dateutil(text: str, start: date, window: tuple[date, date]) -> None:
    first, end = window
    rule = parse_rule(text)
    assume(comes_again(rule, start, end))
    expected = [day for day in refereed(text, start, end) if day >= first]
    assert list(dates(rule, start, first, end)) == expected


@RULES
@given(text=rule_texts(), start=starts, window=windows)
def test_a_far_window_shows_what_walking_from_the_start_would(
    text: str, start: date, window: tuple[date, date]
) -> None:
    first, end = window
    rule = parse_rule(text)
    walked = [day for day in dates(rule, start, start, end) if day >= first]
    assert list(dates(rule, start, first, end)) == walked


@RULES
@given(text=rule_texts(), start=starts)
def test_nothing_comes_after_the_last_date(text: str, start: date) -> None:
    rule = parse_rule(text)
    last = ends_on(rule, start)
    found = list(dates(rule, start, start, date(2045, 1, 1)))
    if last is not None:
        assert [day for day in found if day > last] == []
        assert last in found or last >= date(2045, 1, 1)
    elif rule.until is not None:
        assert found == []


@st.composite
def clock_rule_texts(draw: st.DrawFn) -> str:
    """Rules that repeat within a day or name clock times."""
    frequency = draw(st.sampled_from(["HOURLY", "MINUTELY", "DAILY", "WEEKLY"]))
    parts = {"FREQ": frequency, "INTERVAL": str(draw(st.sampled_from([1, 1, 2, 7])))}
    if frequency == "MINUTELY":
        parts["INTERVAL"] = str(draw(st.sampled_from([15, 20, 45, 90])))
    allowed: dict[str, st.SearchStrategy[str]] = {
        "BYHOUR": some(st.integers(0, 23)),
        "BYMINUTE": some(st.sampled_from([0, 15, 30, 45])),
        "BYDAY": some(st.sampled_from(WEEKDAYS), 7),
    }
    names = ["BYHOUR", "BYDAY"] if frequency == "MINUTELY" else sorted(allowed)
    for name in draw(st.lists(st.sampled_from(names), max_size=3, unique=True)):
        parts[name] = draw(allowed[name])
    if frequency in ("DAILY", "WEEKLY"):
        parts.setdefault("BYHOUR", "10,14")
        if frequency == "DAILY" and draw(st.booleans()):
            parts["BYSETPOS"] = draw(st.sampled_from(["1", "-1"]))
    if draw(st.booleans()):
        parts["COUNT"] = str(draw(st.integers(1, 30)))
    return ";".join(f"{name}={value}" for name, value in parts.items())


@RULES
@given(
    text=clock_rule_texts(),
    start=st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 20)),
    first=st.datetimes(datetime(2026, 1, 1), datetime(2026, 2, 20)),
)
def test_moments_agree_with_dateutil(text: str, start: datetime, first: datetime) -> None:
    start = start.replace(second=0, microsecond=0)
    end = first + timedelta(days=9)
    rule = parse_rule(text)
    # As in comes_again: the referee does not stop where nothing ever comes.
    assume(any(moments(replace(rule, count=None), start, end, end + timedelta(days=60))))
    try:
        until_end = list(takewhile(lambda moment: moment < end, rrulestr(text, dtstart=start)))
    except ValueError:  # dateutil refuses what can never meet its BYHOUR or BYMINUTE
        until_end = []
    expected = [moment for moment in until_end if moment >= first]
    assert list(moments(rule, start, first, end)) == expected


FAR_RULES = (
    "FREQ=WEEKLY;BYDAY=TU,SA;BYHOUR=10,14",
    "FREQ=WEEKLY;INTERVAL=3;BYHOUR=9;WKST=SU",
    "FREQ=WEEKLY;BYDAY=MO,WE,SU;BYHOUR=9,15;BYSETPOS=1,-1",
    "FREQ=DAILY;INTERVAL=5;BYHOUR=8,20;BYSETPOS=-1",
    "FREQ=DAILY;BYDAY=FR;BYMONTHDAY=13;BYMINUTE=30",
    "FREQ=MONTHLY;BYHOUR=9",
    "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR;BYHOUR=9,17;BYSETPOS=-1",
    "FREQ=YEARLY;BYHOUR=9,10",
    "FREQ=YEARLY;INTERVAL=3;BYWEEKNO=1,53;BYDAY=MO,SU;BYHOUR=9",
    "FREQ=HOURLY;INTERVAL=7;BYDAY=MO",
)


@RULES
@given(
    text=st.sampled_from(FAR_RULES),
    start=st.sampled_from([date(1996, 2, 29), date(2000, 1, 31)])
    | st.dates(date(1996, 1, 1), date(2001, 12, 31)),
    first=st.datetimes(datetime(1996, 1, 1), datetime(2009, 12, 31)),
)
def test_far_moments_are_what_walking_from_the_start_would_give(
    text: str, start: date, first: datetime
) -> None:
    begin, end = datetime.combine(start, NINE), first + timedelta(days=40)
    walked = takewhile(lambda moment: moment < end, rrulestr(text, dtstart=begin))
    expected = [moment for moment in walked if moment >= first]
    assert list(moments(parse_rule(text), begin, first, end)) == expected


@pytest.mark.parametrize("text", FAR_RULES)
def test_a_rule_of_old_is_not_walked_through_from_its_start(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[datetime] = []

    def noted(rule: str, dtstart: datetime) -> Iterable[datetime]:
        begun.append(dtstart)
        return rrulestr(rule, dtstart=dtstart)

    monkeypatch.setattr("dateutil.rrule.rrulestr", noted)
    first = datetime(2026, 11, 23)
    list(moments(parse_rule(text), datetime.min, first, first + timedelta(days=7)))
    assert datetime(2020, 1, 1) < begun[0] <= first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=HOURLY;BYHOUR=9,10;BYYEARDAY=2", ["2026-01-02 09:00:30", "2026-01-02 10:00:30"]),
        ("FREQ=DAILY;BYHOUR=8;BYMINUTE=5;BYSECOND=0;COUNT=1", ["2026-01-02 08:05:00"]),
        (
            "FREQ=SECONDLY;BYHOUR=9;BYMINUTE=1;BYSECOND=10,20;COUNT=2",
            ["2026-01-01 09:01:10", "2026-01-01 09:01:20"],
        ),
        ("FREQ=MINUTELY;BYSECOND=5,45;COUNT=2", ["2026-01-01 09:00:45", "2026-01-01 09:01:05"]),
        ("FREQ=HOURLY;UNTIL=20260101", [f"2026-01-01 {hour:02}:00:30" for hour in range(9, 24)]),
        ("FREQ=HOURLY;UNTIL=20251231", []),
    ],
)
def test_the_parts_of_a_clock_narrow_a_rule(text: str, expected: list[str]) -> None:
    start = datetime(2026, 1, 1, 9, 0, 30)
    found = moments(parse_rule(text), start, start, datetime(2026, 1, 4))
    assert [str(moment) for moment in found] == expected


# The text of a rule


@RULES
@given(text=rule_texts() | clock_rule_texts())
def test_a_rule_written_and_read_again_is_the_same_rule(text: str) -> None:
    rule = parse_rule(text)
    assert parse_rule(write_rule(rule)) == rule
    assert write_rule(parse_rule(write_rule(rule))) == write_rule(rule)


def test_a_rule_is_read_whatever_its_case_order_and_prefix() -> None:
    expected = Rule("WEEKLY", interval=2, by_day=((0, 0), (0, 1)), until=date(2026, 12, 24))
    assert parse_rule("RRULE:until=20261224;byday=tu,mo,tu;interval=2;freq=weekly") == expected
    assert write_rule(expected) == "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261224;BYDAY=MO,TU"


def test_until_keeps_its_clock_when_written_again() -> None:
    for until in ("20261224T090000Z", "20261224T090000", "20261224"):
        assert write_rule(parse_rule(f"FREQ=DAILY;UNTIL={until}")) == f"FREQ=DAILY;UNTIL={until}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ",
        "FREQ=",
        "FREQ=FORTNIGHTLY",
        "INTERVAL=2",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=two",
        "FREQ=DAILY;INTERVAL=99999999999999999999",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=3;UNTIL=20261224",
        "FREQ=DAILY;UNTIL=20261324",
        "FREQ=DAILY;UNTIL=20260230",
        "FREQ=DAILY;UNTIL=20261224T250000",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=DAILY;UNTIL=٢٠٢٦١٢٢٤",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=TU,",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=2TU",
        "FREQ=DAILY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=0TU",
        "FREQ=MONTHLY;BYDAY=6TU",
        "FREQ=YEARLY;BYDAY=54TU",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=2TU",
        "FREQ=MONTHLY;BYWEEKNO=20",
        "FREQ=MONTHLY;BYYEARDAY=100",
        "FREQ=WEEKLY;BYMONTHDAY=13",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=YEARLY;BYYEARDAY=-367",
        "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;BYMINUTE=60",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=0",
        "FREQ=WEEKLY;WKST=2",
        "FREQ=WEEKLY;BYEASTER=1",
    ],
)
def test_a_rule_that_means_nothing_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(RuleError) as refused:
        parse_rule(text)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "{" not in sentence


@RULES
@given(
    text=st.text(alphabet="FREQ=WKLYDAIBNTV;:,0123456789-+ \n", max_size=60)
    | st.lists(
        st.tuples(
            st.sampled_from(["FREQ", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "INTERVAL", "X"]),
            st.sampled_from(["DAILY", "YEARLY", "0", "-1", "2TU", "99991231T235959Z", "", "é"]),
        )
    ).map(lambda parts: ";".join(f"{name}={value}" for name, value in parts))
)
def test_no_text_does_worse_than_a_refusal(text: str) -> None:
    try:
        rule = parse_rule(text)
    except RuleError:
        return
    settled = settle_until(rule, NINE, NEW_YORK)
    if not is_within_day(settled):
        list(dates(settled, date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 1)))


def test_a_rule_made_by_hand_is_held_to_the_same_standard() -> None:
    with pytest.raises(RuleError):
        Rule("WEEKLY", by_day=((2, 1),))
    with pytest.raises(RuleError):
        Rule("weekly")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", True),
        ("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10", True),
        ("FREQ=MINUTELY;COUNT=6", True),
        ("FREQ=HOURLY", True),
        ("FREQ=SECONDLY", False),
        ("FREQ=MINUTELY;INTERVAL=5", False),
        ("FREQ=DAILY;BYHOUR=9,10;BYMINUTE=" + ",".join(map(str, range(60))), False),
    ],
)
def test_a_programme_takes_no_rule_that_fills_the_day(text: str, kept: bool) -> None:
    if kept:
        assert parse_programme_rule(text) == parse_rule(text)
    else:
        with pytest.raises(RuleError):
            parse_programme_rule(text)
