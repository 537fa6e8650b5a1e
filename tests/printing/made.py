"""Programmes and sheets made by hand for the tests of the print room."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from dropin.centre.model import Centre
from dropin.printing.model import (
    DAY,
    LARGE,
    MONTH,
    WEEK,
    Entry,
    LittleMonth,
    Note,
    Sheet,
    SheetDay,
)
from dropin.programme.model import Activity, ActivityTime, Category, Place, Programme

MONDAY = date(2026, 11, 23)
TODAY = date(2026, 11, 22)
HARBOUR = Centre(name="Harbour House", zone="Europe/London")
HALL = Place(1, "Hall")
KITCHEN = Place(2, "Kitchen")
CATEGORIES = tuple(
    Category(number, name, colour)
    for number, (name, colour) in enumerate(
        [
            ("Talking", "blue"),
            ("Food", "orange"),
            ("Outdoors", "green"),
            ("Social", "pink"),
            ("Creative", "violet"),
            ("Work", "ochre"),
            ("Learning", "teal"),
            ("Practical", "slate"),
        ],
        start=1,
    )
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TITLES = (
    "Open kitchen",
    "Chair yoga",
    "Walk by the river",
    "Peer support circle",
    "Choir",
    "Film: The Straight Story",
    "Đàn tranh for beginners",
    "Bingo games with card sales at 1 p.m.; games begin at 1:30 for everybody",
)

OCTOBER = LittleMonth(
    "October 2026",
    ("M", "T", "W", "T", "F", "S", "S"),
    tuple(tuple(str(7 * week + day + 1) for day in range(7)) for week in range(5)),
)


def weekly(number: int, title: str, weekday: str, at: time | None, **more: Any) -> Activity:
    """An activity of an hour on one weekday; ``more`` goes to its time where that has the field.

    With the number 0 it is new: a file gives it ids and a uid.
    """
    fields = ActivityTime.__dataclass_fields__.keys() - {"place_id"}
    of_time = {name: more.pop(name) for name in fields & more.keys()}
    usual = ActivityTime(
        number,
        number,
        str(number) if number else "",
        rule=f"FREQ=WEEKLY;BYDAY={weekday}",
        at=at,
        minutes=60,
    )
    return Activity(number, title, times=(replace(usual, **of_time),), **more)


def programme(*activities: Activity, **more: Any) -> Programme:
    return Programme(
        activities=activities,
        places={each.id: each for each in (HALL, KITCHEN)},
        categories={each.id: each for each in CATEGORIES},
        **more,
    )


def busy_week(a_day: int, *, seed: int = 1, paper: str = "a4", logo: bytes | None = None) -> Sheet:
    """A week with ``a_day`` entries on each open day, notes and a closed Sunday."""
    chance = random.Random(seed)
    return Sheet(
        kind=WEEK,
        title="23 – 29 November 2026",
        centre_name="Harbour House",
        printed_on="Printed on Sunday 22 November 2026",
        days=tuple(_day(MONDAY + timedelta(days=n), a_day, chance) for n in range(7)),
        notes=(Note("Massages", "by appointment", CATEGORIES[0]), Note("Seeds", "in School term")),
        legend=CATEGORIES,
        logo=logo,
        paper=paper,
        file_name="Harbour House week 2026-11-23",
    )


def busy_month(a_day: int, *, seed: int = 1, paper: str = "a4") -> Sheet:
    """November 2026 with ``a_day`` entries on each open day, set as a month usually is."""
    chance = random.Random(seed)
    first = date(2026, 10, 26)
    shown = (first + timedelta(days=n) for n in range(42))
    days = (_day(day, a_day if day.month == 11 else 0, chance) for day in shown)
    return busy_week(0, paper=paper)._replace(
        kind=MONTH,
        title="November 2026",
        days=tuple(
            day._replace(
                outside=day.day.month != 11,
                entries=tuple(each._replace(place="", leader="") for each in day.entries),
            )
            for day in days
        ),
    )


def busy(kind: str, a_day: int, *, seed: int = 1, paper: str = "a4") -> Sheet:
    """The same of any ``kind``: what holds a whole week, or its first day."""
    if kind == MONTH:
        return busy_month(a_day, seed=seed, paper=paper)
    week = busy_week(a_day, seed=seed, paper=paper)._replace(kind=kind)
    if kind == DAY:
        on_call = (Entry("Ana", "9:00–17:00", topic="Day desk"), Entry("nobody yet", "17:00–9:00"))
        title = "Monday 23 November 2026"
        return week._replace(title=title, days=week.days[:1], notes=(), on_call=on_call)
    if kind == LARGE:
        days = (
            each._replace(entries=tuple(one._replace(category=None) for one in each.entries))
            for each in week.days
        )
        notes = tuple(note._replace(category=None) for note in week.notes)
        return week._replace(days=tuple(days), notes=notes, legend=())
    return week


def _day(day: date, count: int, chance: random.Random) -> SheetDay:
    name = WEEKDAYS[day.weekday()]
    if day.weekday() == 6:
        return SheetDay(day, name, str(day.day), closed="Closed", closed_reason="as always")
    entries = tuple(
        Entry(
            title=chance.choice(TITLES),
            clock=f"{9 + n * 10 // max(count, 1)}:00–20:00",
            place=chance.choice(("", "Hall", "Kitchen")),
            leader=chance.choice(("", "with Ana and Ben")),
            category=chance.choice((None, *CATEGORIES)),
        )
        for n in range(count)
    )
    return SheetDay(day, name, str(day.day), "10:00–18:00", entries=entries)
