"""What people write for when something happens, and what the programme takes it for.

Today is Sunday, 22 November 2026. Weeks begin on Sunday where nothing else is said.
"""

from __future__ import annotations

from datetime import date, time

import pytest

from dropin.dates import Customs
from dropin.programme.plain_words.reader import read_when
from dropin.programme.plain_words.reading import TimeReading, WhenReading

TODAY = date(2026, 11, 22)
CUSTOMS = Customs(first_weekday=6)


def read(words: str, start: str = "", end: str = "", title: str = "") -> WhenReading:
    return read_when(words, customs=CUSTOMS, today=TODAY, start=start, end=end, title=title)


def clear(words: str, start: str = "", end: str = "") -> TimeReading:
    """The only time of words about which there is nothing to ask."""
    reading = read(words, start, end)
    assert [str(question.text) for question in reading.questions] == []
    assert reading.status == "ok"
    (only,) = reading.times
    return only


def asked(words: str, start: str = "", end: str = "") -> list[str]:
    """The answers offered to the first question."""
    reading = read(words, start, end)
    assert reading.status == "ask"
    return [choice.words for choice in reading.questions[0].choices]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Tuesdays", "FREQ=WEEKLY;BYDAY=TU"),
        ("Mon, Wed & Fri", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("Tues/Thurs", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("Monday-Friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("Mon–Thu", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
        ("Sat to Mon", "FREQ=WEEKLY;BYDAY=MO,SA,SU"),
        ("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("weekends", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("daily", "FREQ=DAILY"),
        ("every day except Sunday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA"),
        ("weekdays except Wednesday", "FREQ=WEEKLY;BYDAY=MO,TU,TH,FR"),
        ("2nd and 4th Tuesday", "FREQ=MONTHLY;BYDAY=2TU,4TU"),
        ("first Monday of the month", "FREQ=MONTHLY;BYDAY=1MO"),
        ("1st & 3rd Wed", "FREQ=MONTHLY;BYDAY=1WE,3WE"),
        ("last Friday of the month", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("second to last Friday", "FREQ=MONTHLY;BYDAY=-2FR"),
        ("2nd, 4th and 5th Friday", "FREQ=MONTHLY;BYDAY=2FR,4FR,5FR"),
        ("1st Tuesday and 3rd Thursday", "FREQ=MONTHLY;BYDAY=1TU,3TH"),
        ("Tuesday: 2:00 (1st and 3rd Tuesday)", "FREQ=MONTHLY;BYDAY=1TU,3TU"),
        ("every Tuesday, no class on the 3rd", "FREQ=MONTHLY;BYDAY=1TU,2TU,4TU,5TU"),
        ("every Tuesday except the 3rd", "FREQ=MONTHLY;BYDAY=1TU,2TU,4TU,5TU"),
        ("every Tuesday except the last", "FREQ=MONTHLY;BYDAY=-5TU,-4TU,-3TU,-2TU"),
        ("second Sunday of every month", "FREQ=MONTHLY;BYDAY=2SU"),
        ("the 15th of each month", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("the last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("monthly on the 1st", "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("every year on 1 May", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"),
        ("annually on the first Saturday in June", "FREQ=YEARLY;BYMONTH=6;BYDAY=1SA"),
        ("4th Thursday of November", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
        ("Tuesdays in June and July", "FREQ=WEEKLY;BYMONTH=6,7;BYDAY=TU"),
        (
            "every Tuesday, September to May",
            "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,9,10,11,12;BYDAY=TU",
        ),
        ("Tuesdays except in July and August", None),
        ("every Tuesday until 15 December", "FREQ=WEEKLY;UNTIL=20261215;BYDAY=TU"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("rrule:freq=monthly;byday=-1fr", "FREQ=MONTHLY;BYDAY=-1FR"),
    ],
)
def test_a_series_without_a_beginning_holds_for_all_dates(words: str, rule: str | None) -> None:
    if rule is None:
        rule = "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=TU"
    time_read = clear(words)
    assert (time_read.rule, time_read.starts_on) == (rule, None)


@pytest.mark.parametrize(
    ("words", "rule", "starts_on"),
    [
        (
            "every other Thursday from 5 Nov",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
            date(2026, 11, 5),
        ),
        (
            "fortnightly on Mondays starting 1 March 2027",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
            date(2027, 3, 1),
        ),
        (
            "every 3rd week on Tuesday from 5 January 2027",
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU",
            date(2027, 1, 5),
        ),
        (
            "every other week on Tuesday and Thursday from 5 Nov",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
            date(2026, 11, 5),
        ),
        (
            "Mondays 12 Jan – 23 Mar 2027",
            "FREQ=WEEKLY;UNTIL=20270323;BYDAY=MO",
            date(2027, 1, 18),
        ),
        ("from 5 Nov to 10 Dec", "FREQ=DAILY;UNTIL=20261210", date(2026, 11, 5)),
        ("6 Tuesdays from 3 November", "FREQ=WEEKLY;COUNT=6;BYDAY=TU", date(2026, 11, 3)),
        (
            "Tuesdays for 9 weeks from 5 Jan 2027",
            "FREQ=WEEKLY;COUNT=9;BYDAY=TU",
            date(2027, 1, 5),
        ),
        (
            "Tuesdays and Thursdays for 2 weeks from 5 Jan 2027",
            "FREQ=WEEKLY;UNTIL=20270118;BYDAY=TU,TH",
            date(2027, 1, 5),
        ),
        (
            "every Monday, 8 times starting 2 Nov",
            "FREQ=WEEKLY;COUNT=8;BYDAY=MO",
            date(2026, 11, 2),
        ),
        (
            "DTSTART:20261105T140000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
            date(2026, 11, 5),
        ),
    ],
)
def test_a_series_with_a_beginning_starts_on_its_first_date(
    words: str, rule: str, starts_on: date
) -> None:
    time_read = clear(words)
    assert (time_read.rule, time_read.starts_on) == (rule, starts_on)


def test_the_first_full_week_follows_the_first_day_of_the_week() -> None:
    words = "once a month on Thursday of the first full week of the month"
    assert clear(words).rule == "FREQ=MONTHLY;BYMONTHDAY=5,6,7,8,9,10,11;BYDAY=TH"
    from_monday = read_when(words, customs=Customs(), today=TODAY)
    assert from_monday.times[0].rule == "FREQ=MONTHLY;BYMONTHDAY=4,5,6,7,8,9,10;BYDAY=TH"


@pytest.mark.parametrize(
    "words",
    [
        "5, 12 and 19 November 2026",
        "November 5, 12 and 19, 2026",
        "Nov 5, Nov 12, Nov 19 2026",
        "2026-11-05; 2026-11-12; 2026-11-19",
        "5.11.2026, 12.11.2026 and 19.11.2026",
        "5/11/2026, 12/11/2026, 19/11/2026",
        "3 dates: 5, 12 and 19 November 2026",
        "Thursday 5 Nov, Thursday 12 Nov and Thursday 19 Nov",
    ],
)
def test_dates_are_picked_by_hand_in_any_writing(words: str) -> None:
    time_read = clear(words)
    assert time_read.dates == (date(2026, 11, 5), date(2026, 11, 12), date(2026, 11, 19))
    assert time_read.rule == ""


@pytest.mark.parametrize(
    "words",
    [
        *("25 November 2026", "November 25, 2026", "Nov. 25th, 2026", "the 25th of November 2026"),
        *("25.11.2026", "25/11/2026", "11/25/2026", "2026-11-25", "25-11-26", "25/11"),
        *("Wednesday, November 25", "Wed 25 Nov", "Wed. the 25th of November"),
    ],
)
def test_one_date_is_read_in_any_writing(words: str) -> None:
    reading = read(words)
    assert reading.times[0].dates in ((date(2026, 11, 25),), (date(2027, 11, 25),))
    # Only a date without year and weekday leaves a doubt.
    assert reading.status == ("ask" if words == "25/11" else "ok")


def test_one_clear_date_settles_whether_the_month_comes_first() -> None:
    assert clear("11/05/2026, 11/19/2026").dates == (date(2026, 11, 5), date(2026, 11, 19))


def test_either_order_of_day_and_month_is_asked_with_the_centres_own_first() -> None:
    american = Customs(month_first=True)
    reading = read_when("11/05/2026", customs=american, today=TODAY)
    assert reading.times[0].dates == (date(2026, 11, 5),)
    assert [choice.words for choice in reading.questions[0].choices] == [
        "5 November 2026",
        "11 May 2026",
    ]


def test_dates_left_out_and_added() -> None:
    assert clear("every Thursday except 24 December and 31 December").excluded == (
        date(2026, 12, 24),
        date(2026, 12, 31),
    )
    assert clear("Fridays, no session 25 Dec").excluded == (date(2026, 12, 25),)
    assert clear("Tuesdays except 21 Dec – 4 Jan").excluded == (
        date(2026, 12, 22),
        date(2026, 12, 29),
    )
    assert clear("Tuesdays, plus Saturday 5 December").dates == (date(2026, 12, 5),)


def test_a_date_left_out_that_was_none_is_asked() -> None:
    assert asked("every Tuesday except 24 December") == [
        "every Tuesday except 22 December 2026",
        "every Tuesday except 29 December 2026",
        "every Tuesday",
    ]


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("April 1", ["1 April 2027", "1 April 2026"]),
        (
            "Nov 5, Nov 12",
            ["5 November 2027, 12 November 2027", "5 November 2026, 12 November 2026"],
        ),
        (
            "alternate Fridays",
            ["alternate Fridays from 27 November 2026", "alternate Fridays from 4 December 2026"],
        ),
        (
            "Tuesdays, nine weeks",
            [
                "Tuesdays, nine weeks from 24 November 2026",
                "Tuesdays, nine weeks from 1 December 2026",
            ],
        ),
        (
            "every other Thursday from 6 Nov 2026",
            [
                "every other Thursday from 12 November 2026",
                "every other Thursday from 19 November 2026",
            ],
        ),
        ("Friday 5 Nov 2026", ["5 November 2026", "6 November 2026"]),
        ("Wendesday", ["Wednesday"]),
        ("Thurday", ["Thursday"]),
        ("Saterday", ["Saturday"]),
        ("every second Tuesday", ["2nd Tuesday of the month", "every 2 weeks on Tuesday"]),
        ("Tuesdays until May", ["Tuesdays until 31 May 2027", "Tuesdays until 30 April 2027"]),
        ("Tuesdays with Ana", ["Tuesdays"]),
        ("every other Tuesday of the month", ["every other Tuesday of the"]),
        ("1st Tuesday and the 15th of the month", ["1st Tuesday and the of the month"]),
        ("hello", ["No fixed date: hello"]),
        (
            "monthly from 3 December 2026",
            [
                "monthly on the 3rd from 3 December 2026",
                "monthly on 1st Thursday from 3 December 2026",
            ],
        ),
    ],
)
def test_a_doubt_is_asked_with_clearer_words_to_choose(words: str, answers: list[str]) -> None:
    reading = read(words)
    assert reading.status == "ask"
    offered = [[choice.words for choice in question.choices] for question in reading.questions]
    assert answers in offered


def test_nothing_unknown_is_dropped() -> None:
    reading = read("Tuesdays in the hall unless it rains")
    texts = [str(question.text) for question in reading.questions]
    assert texts == ["I did not understand “hall unless it rains”."]
    assert reading.times[0].rule == "FREQ=WEEKLY;BYDAY=TU"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("", "There is nothing that says when."),
        ("   ", "There is nothing that says when."),
        ("30 February", "February has no day 30."),
        ("Tuesdays from 31 April 2027", "April has no day 31."),
        ("29 Feb 2027", "2027 has no 29 February."),
        ("13/13/2026", "There is no month 13."),
        ("RRULE:FREQ=BANANA", "FREQ cannot be “BANANA”."),
    ],
)
def test_the_impossible_is_refused_with_its_reason(words: str, problem: str) -> None:
    reading = read(words)
    assert (reading.status, str(reading.problem)) == ("bad", problem)


@pytest.mark.parametrize(
    "words",
    [
        "by appointment only",
        "Ask at the desk",
        "to be announced",
        "on request",
        "varies",
        "suspended until further notice",
        "By arrangement, call Ana on 555 0100",
    ],
)
def test_words_that_plainly_fix_no_date_stay_words_and_are_not_asked(words: str) -> None:
    reading = read(words)
    assert (reading.status, reading.undated) == ("ok", True)
    assert reading.times == (TimeReading(time_words=words),)


def test_what_is_not_understood_and_fixes_no_date_is_one_question() -> None:
    (question,) = read("whenever the moon is full").questions
    assert "“whenever the moon is full”" in str(question.text)
    assert "fixes a date" in str(question.text)
    assert [choice.words for choice in question.choices] == [
        "No fixed date: whenever the moon is full"
    ]


def test_a_time_whose_exceptions_leave_nothing_is_asked_and_gives_no_empty_time() -> None:
    reading = read("Monday 1:30, Monday except Monday")
    assert all(each.dated for each in reading.times)
    assert any("leaves no date" in str(each.text) for each in reading.questions)


@pytest.mark.parametrize(
    ("words", "start", "end", "quoted"),
    [
        ("Mondays", "15:00", "13:00", "“15:00 – 13:00”"),
        ("Mondays", "9", "5", "“9 – 5”"),
        ("Mondays 3 till 1", "", "", "“3 till 1”"),
    ],
)
def test_a_doubtful_clock_is_quoted_as_it_was_typed(
    words: str, start: str, end: str, quoted: str
) -> None:
    assert quoted in str(read(words, start, end).questions[0].text)


def test_words_without_a_day_are_asked_and_may_stay_words() -> None:
    reading = read("after the walk")
    assert (reading.status, reading.undated) == ("ask", True)
    (kept,) = reading.questions[-1].choices
    again = read(kept.words)
    assert (again.status, again.undated) == ("ok", True)


def test_a_suspended_series_asks_whether_it_happens() -> None:
    assert asked("Tuesdays, suspended until further notice") == [
        "Suspended until further notice",
        "Tuesdays",
    ]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Closed on Sundays and Holidays", "CLOSED"),
        ("Closed on Sundays", "Notice"),
        ("2 April 2027", "Center will close at 2 p.m. in observance of Good Friday"),
    ],
)
def test_a_closure_is_told_from_an_activity(words: str, title: str) -> None:
    reading = read(words, title=title)
    assert (reading.status, reading.closure) == ("ask", True)


def test_a_closed_group_is_an_activity() -> None:
    assert not read("Tuesdays", title="Closed group for carers").closure


def test_several_times_each_keep_their_clock() -> None:
    reading = read("Mon 11:45, Wed 11:30")
    assert reading.status == "ok"
    assert [(item.rule, item.at) for item in reading.times] == [
        ("FREQ=WEEKLY;BYDAY=MO", time(11, 45)),
        ("FREQ=WEEKLY;BYDAY=WE", time(11, 30)),
    ]


def test_times_that_are_equal_become_one() -> None:
    time_read = clear("Monday: 1:30; Wednesday: 1:30", "13:30")
    assert (time_read.rule, time_read.at) == ("FREQ=WEEKLY;BYDAY=MO,WE", time(13, 30))


def test_the_clock_may_come_before_the_day() -> None:
    reading = read("2pm Mondays and 3pm Wednesdays")
    assert reading.status == "ok"
    assert [(item.rule, item.at) for item in reading.times] == [
        ("FREQ=WEEKLY;BYDAY=MO", time(14)),
        ("FREQ=WEEKLY;BYDAY=WE", time(15)),
    ]


def test_two_clocks_on_one_day_are_two_times() -> None:
    reading = read("Mondays 2pm and 4pm")
    assert reading.status == "ok"
    assert [(item.rule, item.at) for item in reading.times] == [
        ("FREQ=WEEKLY;BYDAY=MO", time(14)),
        ("FREQ=WEEKLY;BYDAY=MO", time(16)),
    ]


def test_every_other_week_counts_one_week_for_all_its_times() -> None:
    reading = read("every other week from 5 Jan 2027: Tue 10:00, Thu 11:00")
    assert reading.status == "ok"
    assert [item.starts_on for item in reading.times] == [date(2027, 1, 5), date(2027, 1, 7)]


def test_an_end_behind_several_times_is_asked_about() -> None:
    assert asked("Mon 11:45, Wed 11:30 until 15 December") == [
        "until 15 December: Mon 11:45, Wed 11:30",
        "Mon 11:45, Wed until 15 December 11:30",
    ]


def test_terms_are_known_by_their_names() -> None:
    terms = ("Autumn term", "Spring term")
    named = read_when("Tuesdays, spring term", customs=CUSTOMS, today=TODAY, terms=terms)
    assert (named.status, named.times[0].term) == ("ok", "Spring term")
    any_term = read_when("Tuesdays in term time", customs=CUSTOMS, today=TODAY, terms=terms)
    assert [choice.words for choice in any_term.questions[0].choices] == [
        "Tuesdays Autumn term",
        "Tuesdays Spring term",
        "Tuesdays",
    ]
    only = read_when(
        "Tuesdays, school terms only", customs=CUSTOMS, today=TODAY, terms=("School term",)
    )
    assert (only.status, only.times[0].term) == ("ok", "School term")
    assert asked("Tuesdays, school terms only") == ["Tuesdays"]


def test_a_rule_that_counts_needs_to_know_from_when() -> None:
    assert asked("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "14:00") == [
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH from 26 November 2026, 2 pm",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH from 3 December 2026, 2 pm",
    ]


def test_calendar_lines_keep_their_exceptions_and_additions() -> None:
    time_read = clear(
        "DTSTART;TZID=Europe/Oslo:20261105T140000\nRRULE:FREQ=WEEKLY;BYDAY=TH\n"
        "EXDATE:20261224,20261231\nRDATE:20261228"
    )
    assert time_read.excluded == (date(2026, 12, 24), date(2026, 12, 31))
    assert time_read.dates == (date(2026, 12, 28),)
    assert time_read.at == time(14)


def test_a_weekly_and_a_monthly_time_at_the_same_hour_stay_two() -> None:
    reading = read("Tuesdays 2pm; 1st Thursday 2pm")
    assert reading.status == "ok"
    assert [item.rule for item in reading.times] == [
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=1TH",
    ]


def test_a_text_too_long_for_a_cell_is_asked_and_not_pondered() -> None:
    reading = read("1, " * 1000)
    assert (reading.status, len(reading.questions)) == ("ask", 1)
