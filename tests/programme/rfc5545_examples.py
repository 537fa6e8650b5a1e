"""The examples of RFC 5545, section 3.8.5.3, as facts: start, rule and the dates that follow.

All begin at 9:00 in New York. ``days`` lists ``YYYY-MM`` followed by days and spans of days; an
``endless`` rule goes on after the days that the standard prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Example:
    name: str
    start: date
    rule: str
    days: str
    endless: bool = False

    def dates(self) -> list[date]:
        found: list[date] = []
        month = (0, 0)
        for word in self.days.split():
            if len(word) == 7 and word[4] == "-":
                month = (int(word[:4]), int(word[5:]))
                continue
            first, _, last = word.partition("-")
            found += [date(*month, day) for day in range(int(first), int(last or first) + 1)]
        return found


SEPTEMBER_2 = date(1997, 9, 2)
EVERY_JANUARY_DAY = "1998-01 1-31 1999-01 1-31 2000-01 1-31"
FIVE_WEEKS = "1997-09 2 4 9 11 16 18 23 25 30 1997-10 2"

EXAMPLES = (
    Example("daily, 10 times", SEPTEMBER_2, "FREQ=DAILY;COUNT=10", "1997-09 2-11"),
    Example(
        "daily until Christmas Eve",
        SEPTEMBER_2,
        "FREQ=DAILY;UNTIL=19971224T000000Z",
        "1997-09 2-30 1997-10 1-31 1997-11 1-30 1997-12 1-23",
    ),
    Example(
        "every other day",
        SEPTEMBER_2,
        "FREQ=DAILY;INTERVAL=2",
        "1997-09 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 "
        "1997-10 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 "
        "1997-11 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29 1997-12 1 3",
        endless=True,
    ),
    Example(
        "every 10 days, 5 times",
        SEPTEMBER_2,
        "FREQ=DAILY;INTERVAL=10;COUNT=5",
        "1997-09 2 12 22 1997-10 2 12",
    ),
    Example(
        "every day in January, said by the year",
        date(1998, 1, 1),
        "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        EVERY_JANUARY_DAY,
    ),
    Example(
        "every day in January, said by the day",
        date(1998, 1, 1),
        "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
        EVERY_JANUARY_DAY,
    ),
    Example(
        "weekly, 10 times",
        SEPTEMBER_2,
        "FREQ=WEEKLY;COUNT=10",
        "1997-09 2 9 16 23 30 1997-10 7 14 21 28 1997-11 4",
    ),
    Example(
        "weekly until Christmas Eve",
        SEPTEMBER_2,
        "FREQ=WEEKLY;UNTIL=19971224T000000Z",
        "1997-09 2 9 16 23 30 1997-10 7 14 21 28 1997-11 4 11 18 25 1997-12 2 9 16 23",
    ),
    Example(
        "every other week",
        SEPTEMBER_2,
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "1997-09 2 16 30 1997-10 14 28 1997-11 11 25 1997-12 9 23 1998-01 6 20 1998-02 3 17",
        endless=True,
    ),
    Example(
        "Tuesdays and Thursdays for five weeks, by date",
        SEPTEMBER_2,
        "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
        FIVE_WEEKS,
    ),
    Example(
        "Tuesdays and Thursdays for five weeks, by count",
        SEPTEMBER_2,
        "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
        FIVE_WEEKS,
    ),
    Example(
        "three days of every other week",
        date(1997, 9, 1),
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "1997-09 1 3 5 15 17 19 29 1997-10 1 3 13 15 17 27 29 31 "
        "1997-11 10 12 14 24 26 28 1997-12 8 10 12 22",
    ),
    Example(
        "Tuesdays and Thursdays of every other week, 8 times",
        SEPTEMBER_2,
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        "1997-09 2 4 16 18 30 1997-10 2 14 16",
    ),
    Example(
        "first Friday, 10 times",
        date(1997, 9, 5),
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "1997-09 5 1997-10 3 1997-11 7 1997-12 5 1998-01 2 1998-02 6 1998-03 6 1998-04 3 "
        "1998-05 1 1998-06 5",
    ),
    Example(
        "first Friday until Christmas Eve",
        date(1997, 9, 5),
        "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR",
        "1997-09 5 1997-10 3 1997-11 7 1997-12 5",
    ),
    Example(
        "first and last Sunday of every other month, 10 times",
        date(1997, 9, 7),
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "1997-09 7 28 1997-11 2 30 1998-01 4 25 1998-03 1 29 1998-05 3 31",
    ),
    Example(
        "second-last Monday, 6 times",
        date(1997, 9, 22),
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "1997-09 22 1997-10 20 1997-11 17 1997-12 22 1998-01 19 1998-02 16",
    ),
    Example(
        "third-last day of the month",
        date(1997, 9, 28),
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "1997-09 28 1997-10 29 1997-11 28 1997-12 29 1998-01 29 1998-02 26",
        endless=True,
    ),
    Example(
        "the 2nd and 15th, 10 times",
        SEPTEMBER_2,
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        "1997-09 2 15 1997-10 2 15 1997-11 2 15 1997-12 2 15 1998-01 2 15",
    ),
    Example(
        "first and last day of the month, 10 times",
        date(1997, 9, 30),
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "1997-09 30 1997-10 1 31 1997-11 1 30 1997-12 1 31 1998-01 1 31 1998-02 1",
    ),
    Example(
        "the 10th to 15th of every 18th month, 10 times",
        date(1997, 9, 10),
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "1997-09 10-15 1999-03 10-13",
    ),
    Example(
        "Tuesdays of every other month",
        SEPTEMBER_2,
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        "1997-09 2 9 16 23 30 1997-11 4 11 18 25 1998-01 6 13 20 27 1998-03 3 10 17 24 31",
        endless=True,
    ),
    Example(
        "yearly in June and July, 10 times",
        date(1997, 6, 10),
        "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        "1997-06 10 1997-07 10 1998-06 10 1998-07 10 1999-06 10 1999-07 10 "
        "2000-06 10 2000-07 10 2001-06 10 2001-07 10",
    ),
    Example(
        "every other year from January to March, 10 times",
        date(1997, 3, 10),
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "1997-03 10 1999-01 10 1999-02 10 1999-03 10 2001-01 10 2001-02 10 2001-03 10 "
        "2003-01 10 2003-02 10 2003-03 10",
    ),
    Example(
        "the 1st, 100th and 200th day of every third year, 10 times",
        date(1997, 1, 1),
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "1997-01 1 1997-04 10 1997-07 19 2000-01 1 2000-04 9 2000-07 18 "
        "2003-01 1 2003-04 10 2003-07 19 2006-01 1",
    ),
    Example(
        "the 20th Monday of the year",
        date(1997, 5, 19),
        "FREQ=YEARLY;BYDAY=20MO",
        "1997-05 19 1998-05 18 1999-05 17",
        endless=True,
    ),
    Example(
        "Monday of week 20",
        date(1997, 5, 12),
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "1997-05 12 1998-05 11 1999-05 17",
        endless=True,
    ),
    Example(
        "Thursdays in March",
        date(1997, 3, 13),
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "1997-03 13 20 27 1998-03 5 12 19 26 1999-03 4 11 18 25",
        endless=True,
    ),
    Example(
        "Thursdays of the summer",
        date(1997, 6, 5),
        "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
        "1997-06 5 12 19 26 1997-07 3 10 17 24 31 1997-08 7 14 21 28 "
        "1998-06 4 11 18 25 1998-07 2 9 16 23 30 1998-08 6 13 20 27 "
        "1999-06 3 10 17 24 1999-07 1 8 15 22 29 1999-08 5 12 19 26",
        endless=True,
    ),
    Example(
        "Friday the 13th",
        SEPTEMBER_2,
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "1998-02 13 1998-03 13 1998-11 13 1999-08 13 2000-10 13",
        endless=True,
    ),
    Example(
        "the first Saturday after the first Sunday",
        date(1997, 9, 13),
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "1997-09 13 1997-10 11 1997-11 8 1997-12 13 1998-01 10 1998-02 7 1998-03 7 1998-04 11 "
        "1998-05 9 1998-06 13",
        endless=True,
    ),
    Example(
        "election day in the United States",
        date(1996, 11, 5),
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996-11 5 2000-11 7 2004-11 2",
        endless=True,
    ),
    Example(
        "the third Tuesday, Wednesday or Thursday, 3 times",
        date(1997, 9, 4),
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "1997-09 4 1997-10 7 1997-11 6",
    ),
    Example(
        "the second-last weekday of the month",
        date(1997, 9, 29),
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "1997-09 29 1997-10 30 1997-11 27 1997-12 30 1998-01 29 1998-02 26 1998-03 30",
        endless=True,
    ),
    Example(
        "every other week beginning on Monday",
        date(1997, 8, 5),
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "1997-08 5 10 19 24",
    ),
    Example(
        "every other week beginning on Sunday",
        date(1997, 8, 5),
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "1997-08 5 17 19 31",
    ),
    Example(
        "a date that some months have not",
        date(2007, 1, 15),
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "2007-01 15 30 2007-02 15 2007-03 15 30",
    ),
)

# Rule and the clock times of the first two days. The standard prints UNTIL=19970902T170000Z for
# the first, which is 13:00 in New York; its published errata correct it to 210000Z.
WITHIN_DAY_EXAMPLES = (
    ("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", ("9:00 12:00 15:00", "")),
    ("FREQ=MINUTELY;INTERVAL=15;COUNT=6", ("9:00 9:15 9:30 9:45 10:00 10:15", "")),
    ("FREQ=MINUTELY;INTERVAL=90;COUNT=4", ("9:00 10:30 12:00 13:30", "")),
    *(
        (
            rule,
            (
                "9:00 9:20 9:40 10:00 10:20 10:40 11:00 11:20 11:40 12:00 12:20 12:40 "
                "13:00 13:20 13:40 14:00 14:20 14:40 15:00 15:20 15:40 16:00 16:20 16:40",
            )
            * 2,
        )
        for rule in (
            "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40",
            "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16",
        )
    ),
)
