"""A year of sixty activities with exceptions, beside recurring-ical-events on the same facts.

Both sides get what they need already read (a Programme, a parsed calendar) and give the same
occurrences; only the expanding is timed, each time anew with nothing remembered from the time
before. Rounds take turns and times are compared as a ratio within one run, so that a slow or busy
machine does not matter.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from time import perf_counter
from typing import TypeVar

import icalendar
from recurring_ical_events import of

from dropin.dates import days
from dropin.programme.model import Activity, ActivityTime, DateChange, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from dropin.programme.recurrence.periods import month_shape, month_span
from dropin.programme.recurrence.rule_dates import dates, last_counted
from dropin.programme.recurrence.rules import parse_rule

TARGET = 20
ACTIVITIES = 60
ROUNDS = 5
FIRST, END = date(2026, 1, 1), date(2027, 1, 1)
RUNNING_SINCE = date(2024, 1, 1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
RULES = (
    "FREQ=WEEKLY;BYDAY={one}",
    "FREQ=WEEKLY;BYDAY={one}",
    "FREQ=WEEKLY;BYDAY={one},{other}",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY={one}",
    "FREQ=MONTHLY;BYDAY=2{one},4{one}",
    "FREQ=MONTHLY;BYDAY=-1{one}",
    "FREQ=WEEKLY;COUNT=120;BYDAY={one}",
    "FREQ=WEEKLY;UNTIL=20260930T235959;BYDAY={one}",
)

Told = tuple[str, datetime, datetime]
Found = TypeVar("Found")


def test_a_year_expands_at_least_twenty_times_faster_and_the_same() -> None:
    programme = some_programme()
    calendar = icalendar.Calendar.from_ical(as_calendar(programme))
    our_seconds: list[float] = []
    their_seconds: list[float] = []
    for _ in range(ROUNDS):
        forget()
        ours = timed(lambda: occurrences(programme, FIRST, END), our_seconds)
        theirs = timed(lambda: of(calendar).between(FIRST, END), their_seconds)
    assert sorted(map(told, ours)) == sorted(map(told_of_event, theirs))
    we, they = min(our_seconds), min(their_seconds)
    ratio = they / we
    sys.stdout.write(
        f"\n| a year of {ACTIVITIES} activities, {len(ours)} occurrences "
        f"| recurring-ical-events {they * 1000:.0f} ms "
        f"| Drop-in {we * 1000:.1f} ms | {ratio:.0f} × faster | target {TARGET} × |\n"
    )
    assert ratio >= TARGET


def some_programme() -> Programme:
    """Sixty activities of ordinary rules; each has dates taken out, put in, moved, retitled."""
    chance = random.Random(1)
    activities: list[Activity] = []
    changes: list[DateChange] = []
    for number in range(1, ACTIVITIES + 1):
        one, other = chance.sample(WEEKDAYS, 2)
        text = RULES[number % len(RULES)].format(one=one, other=other)
        # iCalendar wants a start that is one of the rule's own dates.
        start = next(dates(parse_rule(text), RUNNING_SINCE, RUNNING_SINCE, END))
        planned = list(dates(parse_rule(text), start, FIRST, END))
        excluded, moved, retitled = chance.sample(planned, 3)
        added = chance.choice([day for day in days(FIRST, END) if day not in planned])
        each = ActivityTime(
            number,
            number,
            f"{number}@example.org",
            rule=text,
            starts_on=start,
            at=time(chance.randint(9, 18), chance.choice((0, 15, 30))),
            minutes=chance.choice((45, 60, 90)),
            added=(added,),
            excluded=(excluded,),
        )
        activities.append(Activity(number, f"Activity {number}", times=(each,)))
        changes += [
            DateChange(2 * number, number, moved, moved_to=moved + timedelta(days=1)),
            DateChange(2 * number + 1, number, retitled, title=f"Special {number}"),
        ]
    return Programme(tuple(activities), tuple(changes))


def as_calendar(programme: Programme) -> str:
    """The same facts as iCalendar text, in clock times of no zone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//benchmark//"]
    times = {each.times[0].id: each.times[0] for each in programme.activities}
    for activity in programme.activities:
        each = activity.times[0]
        assert each.starts_on is not None
        lines += event_lines(each, activity.title, each.starts_on)
        lines.insert(-1, f"RRULE:{each.rule}")
        lines.insert(-1, f"EXDATE:{stamp(each, each.excluded[0])}")
        lines.insert(-1, f"RDATE:{stamp(each, each.added[0])}")
    for change in programme.date_changes:
        each = times[change.time_id]
        title = change.title or f"Activity {each.activity_id}"
        lines += event_lines(each, title, change.moved_to or change.original_day)
        lines.insert(-1, f"RECURRENCE-ID:{stamp(each, change.original_day)}")
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def event_lines(each: ActivityTime, title: str, day: date) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{each.uid}",
        "DTSTAMP:20260101T000000Z",
        f"SUMMARY:{title}",
        f"DTSTART:{stamp(each, day)}",
        f"DURATION:PT{each.minutes}M",
        "END:VEVENT",
    ]


def stamp(each: ActivityTime, day: date) -> str:
    assert each.at is not None
    return f"{datetime.combine(day, each.at):%Y%m%dT%H%M%S}"


def told(occurrence: Occurrence) -> Told:
    start = datetime.combine(occurrence.day, occurrence.at or time.min)
    return occurrence.title, start, start + timedelta(minutes=occurrence.minutes or 0)


def told_of_event(event: icalendar.Component) -> Told:
    return str(event["SUMMARY"]), event.decoded("DTSTART"), event.decoded("DTEND")


def forget() -> None:
    """Empty the caches: a first look at a programme is what is timed."""
    for remembers in (parse_rule, last_counted, month_shape, month_span):
        remembers.cache_clear()


def timed(tell: Callable[[], Found], seconds: list[float]) -> Found:
    """What is found; how many seconds it took is added to ``seconds``."""
    start = perf_counter()
    found = tell()
    seconds.append(perf_counter() - start)
    return found
