"""Which time of day is meant by what people write, in the words and in the columns beside them."""

from __future__ import annotations

from datetime import date, time

import pytest

from dropin.dates import Customs
from dropin.programme.plain_words.reader import read_when
from dropin.programme.plain_words.reading import WhenReading

TODAY = date(2026, 11, 22)


def read(clock: str, start: str = "", end: str = "") -> WhenReading:
    return read_when(
        f"Mondays {clock}".strip(), customs=Customs(), today=TODAY, start=start, end=end
    )


@pytest.mark.parametrize(
    ("words", "at", "minutes"),
    [
        ("1:30 till 3", time(13, 30), 90),
        ("2-4pm", time(14), 120),
        ("8-10pm", time(20), 120),
        ("10-noon", time(10), 120),
        ("11-12pm", time(11), 60),
        ("10-1pm", time(10), 180),
        ("9-5", time(9), 480),
        ("noon", time(12), None),
        ("midnight", time(0), None),
        ("9 to midnight", time(21), 180),
        ("half past two", time(14, 30), None),
        ("quarter to 3", time(14, 45), None),
        ("quarter past 10", time(10, 15), None),
        ("10 a.m. to 1 p.m.", time(10), 180),
        ("10a-2p", time(10), 240),
        ("14h30", time(14, 30), None),
        ("14.30", time(14, 30), None),
        ("1400", time(14), None),
        ("0900-1030", time(9), 90),
        ("from 2", time(14), None),
        ("at 2", time(14), None),
        ("@ 2", time(14), None),
        ("from 2 to 4", time(14), 120),
        ("between 2 and 4", time(14), 120),
        ("2:00 to 5:00", time(14), 180),
        ("2 in the afternoon", time(14), None),
        ("3 o'clock", time(15), None),
        ("1", None, None),
        ("10 am for 2 hours", time(10), 120),
        ("2pm for 45 minutes", time(14), 45),
        ("22:00–01:00", time(22), 180),
        ("8 pm – 6 am overnight", time(20), 600),
        ("11:30 am", time(11, 30), None),
        ("12", None, None),
    ],
)
def test_hours_are_read_as_the_half_of_the_day_people_mean(
    words: str, at: time | None, minutes: int | None
) -> None:
    reading = read(words)
    if at is None:
        # A number alone may be anything: it is asked.
        assert reading.status == "ask"
        return
    assert [str(question.text) for question in reading.questions] == []
    assert [(item.at, item.minutes) for item in reading.times] == [(at, minutes)]


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("at 7", ["Mondays 7 pm", "Mondays 7 am"]),
        ("7:30-9", ["Mondays 7:30 pm – 9 pm", "Mondays 7:30 am – 9 am"]),
        ("01:00", ["Mondays 1 pm", "Mondays 1 am"]),
        ("00:30", ["Mondays 12:30 pm", "Mondays 12:30 am"]),
        ("11 - 1am", ["Mondays 11 am – 1 pm", "Mondays 11 pm – 1 am"]),
        ("9ish", ["Mondays 9 am"]),
        ("about 2", ["Mondays 2 pm"]),
        ("09:00-01:00", ["Mondays 9 am – 1 pm", "Mondays 9 am – 1 am overnight", "Mondays 9 am"]),
        (
            "2 pm – 4 am",
            ["Mondays 2 pm – 4 pm", "Mondays 2 pm – 4 am overnight", "Mondays 2 pm"],
        ),
        ("20:00-06:00", ["Mondays 8 pm – 6 am overnight", "Mondays 8 pm"]),
        ("14:00-10:00", ["Mondays 2 pm – 10 pm"]),
        ("2-2", ["Mondays 2 pm – 2 am overnight", "Mondays 2 pm"]),
    ],
)
def test_an_hour_that_may_be_a_slip_is_asked(words: str, answers: list[str]) -> None:
    (question,) = read(words).questions
    assert [choice.words for choice in question.choices] == answers


@pytest.mark.parametrize("words", ["AM", "mornings", "afternoon", "all day", "by appointment"])
def test_words_for_a_time_stand_in_place_of_the_clock(words: str) -> None:
    reading = read(words)
    assert reading.status == "ok"
    assert [(item.at, item.time_words) for item in reading.times] == [(None, words)]


@pytest.mark.parametrize(
    "words", ["by appointment, 10 a.m. to 1 p.m.", "10 a.m. to 1 p.m., by appointment"]
)
def test_words_for_a_time_stand_beside_the_clock(words: str) -> None:
    reading = read(words)
    assert reading.status == "ok"
    (only,) = reading.times
    assert (only.at, only.minutes, only.time_words) == (time(10), 180, "by appointment")


def test_the_half_of_the_day_may_be_said_in_words() -> None:
    (evening,) = read("evenings 7-9").times
    assert (evening.at, evening.minutes) == (time(19), 120)
    assert read("evenings 7-9").status == "ok"


@pytest.mark.parametrize(
    ("words", "start", "end", "at", "minutes"),
    [
        ("", "13:00", "17:00", time(13), 240),
        ("", "1 pm", "", time(13), None),
        ("", "1:00:00 PM", "2:30:00 PM", time(13), 90),
        ("", "noon", "", time(12), None),
        ("", "10", "12", time(10), 120),
        ("", "22:00", "01:00", time(22), 180),
        ("1:00", "13:00", "14:00", time(13), 60),
        ("2:00 to 5:00", "14:00", "17:00", time(14), 180),
        ("2:00 to 5:00", "14:00", "", time(14), 180),
        ("2:00", "", "17:00", time(14), 180),
        ("11 - 1am", "11:00", "13:00", time(11), 120),
        ("7", "19:00", "", time(19), None),
        ("1 pm", "1:00", "", time(13), None),
    ],
)
def test_the_columns_decide_where_they_agree_with_the_words(
    words: str, start: str, end: str, at: time, minutes: int | None
) -> None:
    reading = read(words, start, end)
    assert [str(question.text) for question in reading.questions] == []
    assert [(item.at, item.minutes) for item in reading.times] == [(at, minutes)]


@pytest.mark.parametrize("start", ["01:00", "1:00", "1"])
@pytest.mark.parametrize("words", ["", "1:00"])
def test_a_column_in_the_night_is_asked_unless_the_words_confirm_it(words: str, start: str) -> None:
    (question,) = read(words, start).questions
    assert [str(choice.label) for choice in question.choices] == ["13:00", "1:00, at night"]


def test_words_for_a_time_may_stand_in_the_column() -> None:
    (only,) = read("", "AM").times
    assert (only.at, only.time_words) == (None, "AM")


@pytest.mark.parametrize(
    ("words", "start", "answers"),
    [
        ("1:30", "14:30", ["Mondays 2:30 pm", "Mondays 1:30"]),
        ("10 pm", "10:00", ["Mondays 10 am", "Mondays 10 pm"]),
    ],
)
def test_columns_that_contradict_the_words_are_asked(
    words: str, start: str, answers: list[str]
) -> None:
    (question,) = read(words, start).questions
    assert [choice.words for choice in question.choices] == answers


def test_only_the_clock_that_the_column_repeats_is_settled_by_it() -> None:
    reading = read_when(
        "Mon 11:45, Wed 11:30", customs=Customs(), today=TODAY, start="11:45", end="12:30"
    )
    assert reading.status == "ok"
    assert [(item.at, item.minutes) for item in reading.times] == [
        (time(11, 45), 45),
        (time(11, 30), None),
    ]
