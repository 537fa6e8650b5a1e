"""How the programme tells in one sentence when something happens."""

from __future__ import annotations

from datetime import date, time

import pytest

from dropin.dates import Customs
from dropin.programme.plain_words.describing import describe
from dropin.programme.plain_words.reading import TimeReading

CUSTOMS = Customs()
NOVEMBER = (date(2026, 11, 5), date(2026, 11, 12), date(2026, 11, 19))


@pytest.mark.parametrize(
    ("described", "sentence"),
    [
        (
            TimeReading(rule="FREQ=WEEKLY;BYDAY=TU,TH", at=time(10, 15), minutes=60),
            "Every Tuesday and Thursday, 10:15–11:15",
        ),
        (
            TimeReading(rule="FREQ=MONTHLY;BYDAY=2WE,4WE", at=time(14)),
            "2nd and 4th Wednesday of the month, 14:00",
        ),
        (
            TimeReading(rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", starts_on=date(2026, 11, 5)),
            "Every other Thursday from 5 November 2026",
        ),
        (TimeReading(dates=NOVEMBER), "3 dates: 5, 12 and 19 November 2026"),
        (TimeReading(dates=NOVEMBER[:1]), "Thursday 5 November 2026"),
        (
            TimeReading(rule="FREQ=MONTHLY;BYMONTHDAY=4,5,6,7,8,9,10;BYDAY=TH", at=time(11, 30)),
            "Thursday of the 1st full week of the month, 11:30",
        ),
        (TimeReading(rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), "Every weekday"),
        (TimeReading(rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"), "Every Monday to Thursday"),
        (TimeReading(rule="FREQ=MONTHLY;BYDAY=1TU,2TU,4TU,5TU"), "Every Tuesday except the 3rd"),
        (TimeReading(rule="FREQ=MONTHLY;BYMONTHDAY=-1"), "The last day of the month"),
        (TimeReading(rule="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"), "Every year on 1 May"),
        (
            TimeReading(rule="FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
            "Every year on the 4th Thursday of November",
        ),
        (
            TimeReading(rule="FREQ=WEEKLY;BYMONTH=1,2,3,4,5,9,10,11,12;BYDAY=TU"),
            "Every Tuesday, September to May",
        ),
        (
            TimeReading(
                rule="FREQ=WEEKLY;COUNT=9;BYDAY=TU",
                starts_on=date(2027, 1, 5),
                excluded=(date(2027, 1, 19),),
                dates=(date(2027, 1, 21),),
            ),
            "Every Tuesday from 5 January 2027, 9 times, plus 21 January 2027, "
            "except 19 January 2027",
        ),
        (
            TimeReading(rule="FREQ=WEEKLY;BYDAY=MO", time_words="by appointment", term="Spring"),
            "Every Monday, only in Spring, by appointment",
        ),
        (TimeReading(time_words="ask at the desk"), "Ask at the desk"),
        (TimeReading(rule="FREQ=WEEKLY", starts_on=date(2026, 11, 5)), "Every Thursday from 5 Nov"),
        (
            TimeReading(rule="FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
            "Every month, on Monday, Tuesday, Wednesday, Thursday and Friday, "
            "only number -1 of these",
        ),
        (TimeReading(rule="FREQ=HOURLY;INTERVAL=3"), "Every 3 hours"),
        (TimeReading(rule="FREQ=NONSENSE"), "FREQ=NONSENSE"),
    ],
)
def test_a_time_is_told_in_one_sentence(described: TimeReading, sentence: str) -> None:
    assert describe(described, CUSTOMS).startswith(sentence)


def test_the_sentence_follows_the_customs_of_the_country() -> None:
    american = Customs(twelve_hours=True, first_weekday=6, month_first=True)
    described = TimeReading(
        rule="FREQ=WEEKLY;BYDAY=TU", starts_on=date(2027, 1, 5), at=time(14), minutes=90
    )
    assert describe(described, american) == "Every Tuesday from January 5, 2027, 2–3:30 pm"


def test_many_dates_are_told_by_their_first_and_last() -> None:
    days = tuple(date(2027, 1, day) for day in range(1, 21))
    assert describe(TimeReading(dates=days), CUSTOMS) == (
        "20 dates between 1 January 2027 and 20 January 2027"
    )
