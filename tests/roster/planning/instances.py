"""Made-up centres of three sizes, the same for the same seed, and what sickness does to them.

Leaders have usual weeks of different kinds, trainings of which some lapse on the way, absences,
shares of one to three, a past that is up to 18 % off their share, and a few locked slots.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from dropin.dates import MINUTES_A_DAY
from dropin.records import record
from dropin.roster.planning.model import (
    APART,
    BACKUP,
    CAN,
    CANNOT,
    LEADS,
    PREFERS,
    PRIMARY,
    RATHER_NOT,
    REPAIR,
    TOGETHER,
    Busy,
    Held,
    Leader,
    Problem,
    Slot,
    Window,
    Wish,
)

FIRST_DAY = date(2026, 11, 30)
PHONE, FIRST_AID = 1, 2
_ZONE = ZoneInfo("Europe/Madrid")


@record
class Size:
    """How large an instance is; ``shifts`` are from and until on the wall."""

    leaders: int
    weeks: int
    shifts: tuple[tuple[int, int], ...]
    roles: tuple[str, ...]


_DAY, _EVENING, _NIGHT, _LATE = (540, 780), (1020, 1260), (1320, 1800), (780, 1020)
SMALL = Size(8, 4, (_DAY, _EVENING), (PRIMARY,))
TYPICAL = Size(15, 4, (_DAY, _EVENING, _NIGHT), (PRIMARY, BACKUP))
LARGE = Size(40, 8, (_DAY, _LATE, _EVENING, _NIGHT), (PRIMARY, BACKUP))
TINY = Size(4, 1, (_DAY,), (PRIMARY,))


def made(size: Size, seed: int) -> Problem:
    """A new roster to be planned."""
    random = Random(f"{size.leaders} {size.weeks} {seed}")
    slots = _slots(size)
    leaders = _leaders(size, slots, random)
    locked = random.sample(range(len(slots)), len(slots) // 40)
    slots = tuple(
        replace(slot, locked_to=_fitting(leaders, slot, random)) if number in locked else slot
        for number, slot in enumerate(slots)
    )
    pairs = [tuple(random.sample(range(1, size.leaders + 1), 2)) for _ in range(size.leaders // 5)]
    wishes = tuple(
        Wish(one, other, TOGETHER if number % 2 else APART)
        for number, (one, other) in enumerate(pairs)
    )
    return Problem(slots, leaders, wishes)


def sick(problem: Problem, assignment: Mapping[int, int], seed: int) -> Problem:
    """The same a week later: that week is past, and the two to five who stood most are away."""
    random = Random(f"sick {seed}")
    first = min(slot.day for slot in problem.slots)
    today = first + timedelta(days=7)
    stood = sorted(
        problem.leaders, key=lambda leader: -sum(each == leader.id for each in assignment.values())
    )
    away = {leader.id for leader in stood[: random.randint(2, max(2, len(stood) // 8))]}
    until = today + timedelta(days=random.randint(7, 14))
    slots = tuple(
        replace(
            slot,
            published_to=assignment.get(slot.id),
            locked_to=assignment.get(slot.id) if slot.day < today else None,
        )
        for slot in problem.slots
    )
    leaders = tuple(
        _absent(leader, today, until) if leader.id in away else leader for leader in problem.leaders
    )
    return replace(problem, slots=slots, leaders=leaders, way=REPAIR)


def _absent(leader: Leader, today: date, until: date) -> Leader:
    """Away for that time, and their share lowered by the days of it."""
    lowered = leader.share - (until - today).days * leader.share // 28
    return replace(leader, share=lowered, absences=(*leader.absences, (today, until)))


def slot_on(
    number: int,
    day: date,
    span: tuple[int, int],
    role: str = PRIMARY,
    *,
    shift: int | None = None,
    **more: Any,
) -> Slot:
    """One slot on the wall of a centre in Madrid, clock changes included."""
    starts, ends = (_moment(day, at) for at in span)
    slot = Slot(
        id=number,
        shift_id=number if shift is None else shift,
        role=role,
        starts=starts,
        ends=ends,
        day=day,
        at=span[0],
        until=span[1],
        is_night=span[1] > MINUTES_A_DAY,
    )
    return replace(slot, **more)


def _moment(day: date, minutes: int) -> datetime:
    wall = datetime.combine(day + timedelta(days=minutes // MINUTES_A_DAY), datetime.min.time())
    minutes %= MINUTES_A_DAY
    return wall.replace(hour=minutes // 60, minute=minutes % 60, tzinfo=_ZONE).astimezone(UTC)


def _slots(size: Size) -> tuple[Slot, ...]:
    found: list[Slot] = []
    for offset in range(size.weeks * 7):
        day = FIRST_DAY + timedelta(days=offset)
        for shift, span in enumerate(size.shifts):
            for role in size.roles:
                backup, backup_too = role == BACKUP, BACKUP in size.roles
                found.append(
                    slot_on(
                        len(found) + 1,
                        day,
                        span,
                        role,
                        shift=offset * len(size.shifts) + shift + 1,
                        weight=50 if backup else 100,
                        trainings=frozenset(
                            [PHONE, FIRST_AID] if backup_too and not backup else [PHONE]
                        ),
                    )
                )
    return tuple(found)


def _leaders(size: Size, slots: tuple[Slot, ...], random: Random) -> tuple[Leader, ...]:
    shares = [random.choice([1, 1, 2, 2, 3]) for _ in range(size.leaders)]
    hours = sum(slot.minutes * slot.weight // 100 for slot in slots)
    return tuple(
        _leader(number, size, shares[number - 1], hours * shares[number - 1] / sum(shares), random)
        for number in range(1, size.leaders + 1)
    )


def _leader(number: int, size: Size, share: int, fair: float, random: Random) -> Leader:
    days, past_weeks = size.weeks * 7, 4
    absences = _absences(days, random)
    away = sum((until - first).days for first, until in absences)
    past_share = share * 100 * past_weeks * 7
    past = fair / size.weeks * past_weeks * random.uniform(0.82, 1.18)
    return Leader(
        id=number,
        share=share * 100 * (days - away),
        past_share=past_share,
        past_load=round(past / 30) * 30,
        held=_held(days, random),
        week=_week(random),
        otherwise=random.choice([CAN, CAN, CAN, RATHER_NOT]),
        absences=absences,
        busy=_busy(random),
        most_a_week=random.choice([2, 3, 3, 4, 5]) + (share == 3),
        most_a_month=random.choice([None, None, 14]),
        most_nights_a_month=random.choice([None, 3, 4, 6]),
        rest_minutes=random.choice([600, 660]),
        rest_week_every=random.choice([None, None, None, 4]),
    )


def _absences(days: int, random: Random) -> tuple[tuple[date, date], ...]:
    if random.random() > 0.4:
        return ()
    first = FIRST_DAY + timedelta(days=random.randrange(days - 5))
    return (
        (first, min(first + timedelta(days=random.randint(3, 10)), FIRST_DAY + timedelta(days))),
    )


def _held(days: int, random: Random) -> tuple[Held, ...]:
    long_ago = FIRST_DAY - timedelta(days=300)
    lapses = FIRST_DAY + timedelta(days=random.randrange(days // 2, days))
    held = [Held(PHONE, long_ago, lapses if random.random() < 0.1 else None)]
    if random.random() < 0.85:
        held.append(Held(FIRST_AID, long_ago, lapses if random.random() < 0.15 else None))
    return tuple(held)


def _week(random: Random) -> tuple[Window, ...]:
    """One of four kinds of week: by day, evenings and weekends, any time, a few days."""
    kind = random.randrange(4)
    windows: list[Window] = []
    for weekday in range(7):
        if kind == 0:
            windows.append(Window(weekday, 480, 1020, PREFERS))
            windows.append(Window(weekday, 1320, 1800, random.choice([CANNOT, CANNOT, RATHER_NOT])))
        elif kind == 1 and weekday < 5:
            windows.append(Window(weekday, 480, 1020, CANNOT))
            windows.append(Window(weekday, 1020, 1320, PREFERS))
        elif kind == 3 and random.random() < 0.55:
            windows.append(Window(weekday, 0, MINUTES_A_DAY, CANNOT))
        elif kind == 2 and random.random() < 0.5:
            windows.append(Window(weekday, 1020, 1800, CANNOT))
        elif random.random() < 0.3:
            windows.append(Window(weekday, 0, MINUTES_A_DAY, random.choice([PREFERS, RATHER_NOT])))
    return tuple(windows)


def _busy(random: Random) -> tuple[Busy, ...]:
    if random.random() > 0.3:
        return ()
    day = FIRST_DAY + timedelta(days=random.randrange(7))
    starts = _moment(day, 600)
    return (Busy(starts, starts + timedelta(minutes=90), LEADS, "Choir"),)


def _fitting(leaders: tuple[Leader, ...], slot: Slot, random: Random) -> int | None:
    able = [
        leader.id
        for leader in leaders
        if slot.trainings <= {held.training_id for held in leader.held if held.valid_until is None}
        and not leader.absences
    ]
    return random.choice(able) if able else None
