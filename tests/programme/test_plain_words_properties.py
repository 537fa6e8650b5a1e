"""What holds for whatever is typed: no crash, no silent loss, questions that can be answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dropin.dates import Customs
from dropin.programme.plain_words.describing import describe
from dropin.programme.plain_words.reader import read_when
from dropin.programme.plain_words.reading import TimeReading
from dropin.programme.plain_words.vocabulary import PHRASES
from dropin.programme.recurrence.rule_dates import dates
from dropin.programme.recurrence.rules import Rule, parse_rule, write_rule

TODAY = date(2026, 11, 22)
PLAIN = Customs(twelve_hours=True)
AMERICAN = Customs(twelve_hours=True, first_weekday=6, month_first=True)

_OTHERS = (
    *("1", "5", "12", "31", "2027", "1:30", "2pm", "10:15", "01:00", "1400", "9ish", "3rd", "5/11"),
    *("5/11/2026", "2026-11-05", "29 February", "Nov 5", "5 November 2026", "Wendesday", "noon"),
    *("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "DTSTART:20261105T140000", "FREQ=HOURLY", "?"),
)
fragments = st.sampled_from([*PHRASES, *_OTHERS])
sentences = st.lists(fragments, min_size=1, max_size=8).map(" ".join)
customs = st.sampled_from([PLAIN, AMERICAN])
cells = st.sampled_from(["", "13:00", "1:00", "1:00:00 PM", "AM", "noon", "25:00"])


@pytest.mark.parametrize(
    "words",
    ["0/1", "1/0", "0/0", "Tuesday 0/1", "00/00/2026", "1/0/26", "2026-00-05", "2026-05-00"],
)
@pytest.mark.parametrize("customs", [PLAIN, AMERICAN])
def test_a_day_or_month_0_is_asked_about_or_refused(words: str, customs: Customs) -> None:
    assert read_when(words, customs=customs, today=TODAY).status in ("ask", "bad")


@settings(max_examples=150, deadline=None)
@given(words=st.text(max_size=60), start=st.text(max_size=8), customs=customs)
def test_no_text_whatever_breaks_the_reading(words: str, start: str, customs: Customs) -> None:
    reading = read_when(words, customs=customs, today=TODAY, start=start, end=start)
    assert reading.status in ("ok", "ask", "bad")


@settings(max_examples=250, deadline=None)
@given(words=sentences, start=cells, end=cells, customs=customs)
def test_every_reading_is_dated_asked_or_refused(
    words: str, start: str, end: str, customs: Customs
) -> None:
    reading = read_when(words, customs=customs, today=TODAY, start=start, end=end)
    if reading.status == "ok" and not reading.undated:
        assert any(item.dated for item in reading.times)
    for item in reading.times:
        assert describe(item, customs)
        if item.rule:
            assert write_rule(parse_rule(item.rule)) == item.rule


_DOUBTFUL = st.sampled_from(
    [
        *("April 1", "Nov 5, Nov 12", "5/11/2026, 6/11", "Friday 5 Nov 2026", "Friday 13 Nov"),
        *("alternate Fridays", "biweekly on Mon and Wed", "every other week: Mon 10:00, Wed 11:00"),
        *("Tuesdays, nine weeks", "every other Thursday from 6 Nov 2026", "Mondays from 5 Nov"),
        *("every Tuesday except 24 December", "Fridays except 24 Dec and 31 Dec"),
        *("every second Tuesday", "Tuesday 3rd", "monthly on Tuesday", "monthly on weekends"),
        *("Tuesday of the first week of the month", "the 15th", "Tuesdays until May"),
        *("Mon 11:45, Wed 11:30 until 15 December", "Mon 11:45; Wed", "Tuesdays, 5 January 2027"),
        *("Tuesdays, suspended until further notice", "Tuesdays with Ana", "hello", "2pm"),
        *("Wendesday", "Saterdays and Thurday", "5 Novembre", "school terms only", "6 Tuesdays"),
        *("RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU", "Tuesdays from 1 May 2027 until 1 May 2026"),
    ]
)
_CLOCKS = st.sampled_from(
    ["", ", 7:00", ", 7-9", ", 01:00", ", 11 - 1am", ", 9ish", ", 14:00-10:00", ", 2 pm - 4 am"]
)


@settings(max_examples=200, deadline=None)
@given(words=st.builds(str.__add__, _DOUBTFUL, _CLOCKS), start=cells, end=cells, customs=customs)
def test_every_answer_settles_its_question(
    words: str, start: str, end: str, customs: Customs
) -> None:
    reading = read_when(words, customs=customs, today=TODAY, start=start, end=end)
    for question in reading.questions:
        for choice in question.choices:
            again = read_when(choice.words, customs=customs, today=TODAY)
            assert again.status != "bad"
            left = [other.text for other in again.questions]
            assert question.text not in left, choice.words


_weekdays = st.sets(st.integers(0, 6), min_size=1, max_size=6)
_pairs = st.sets(
    st.tuples(st.sampled_from([1, 2, 3, 4, 5, -1, -2]), st.integers(0, 6)), min_size=1, max_size=4
)
_months = st.sets(st.integers(1, 12), max_size=11).map(lambda found: tuple(sorted(found)))
_rules = st.one_of(
    st.builds(
        lambda days, months, interval: Rule(
            "WEEKLY", interval, by_month=months, by_day=tuple((0, day) for day in sorted(days))
        ),
        _weekdays,
        _months,
        st.integers(1, 5),
    ),
    st.builds(
        lambda pairs, interval: Rule("MONTHLY", interval, by_day=tuple(sorted(pairs))),
        _pairs,
        st.integers(1, 4),
    ),
    st.builds(
        lambda days: Rule("MONTHLY", by_month_day=tuple(sorted(days))),
        st.sets(st.integers(1, 31), min_size=1, max_size=4),
    ),
    st.builds(
        lambda month, day: Rule("YEARLY", by_month=(month,), by_month_day=(day,)),
        st.integers(1, 12),
        st.integers(1, 28),
    ),
    st.builds(
        lambda month, pairs: Rule("YEARLY", by_month=(month,), by_day=tuple(sorted(pairs))),
        st.integers(1, 12),
        _pairs,
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    rule=_rules,
    at=st.none() | st.times(time(6)).map(lambda at: at.replace(second=0, microsecond=0)),
    minutes=st.none() | st.integers(5, 8 * 60),
    near=st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    customs=customs,
)
def test_what_is_described_reads_back_as_the_same(
    rule: Rule, at: time | None, minutes: int | None, near: date, customs: Customs
) -> None:
    if rule.interval > 1:
        rule = replace(rule, week_start=customs.first_weekday)
    starts_on = next(dates(rule, near, near, date(2040, 1, 1)), None)
    if starts_on is None:
        return
    written = TimeReading(
        rule=write_rule(rule), starts_on=starts_on, at=at, minutes=None if at is None else minutes
    )
    reading = read_when(describe(written, customs), customs=customs, today=TODAY)
    assert [str(question.text) for question in reading.questions] == []
    (back,) = reading.times
    first, last = date(2026, 1, 1), date(2030, 1, 1)
    assert (back.at, back.minutes, back.starts_on) == (at, written.minutes, starts_on)
    assert list(dates(parse_rule(back.rule), starts_on, first, last)) == list(
        dates(rule, starts_on, first, last)
    )
