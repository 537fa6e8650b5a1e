"""The shifts of some days: those the file holds, and those that stand only by their pattern.

Until somebody says something about it, a shift is not in the file: its pattern gives it, with a
number below 0 made of the pattern and the day, and so are its slots'. The first word about it
(a person, an hour, a note) lays it out as rows of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from dropin.centre.model import OpeningHours
from dropin.dates import MINUTES_A_DAY, days, minutes_of, span_on_the_wall
from dropin.programme.clashes import concerns
from dropin.programme.model import KEEP, Closure
from dropin.records import record
from dropin.roster.model import Shift, ShiftPattern, Slot
from dropin.roster.planning.model import ROLES

_DAYS = 4_000_000  # more than any day's ordinal
_SLOTS = 64  # more than a shift has


@record
class Rules:
    """What gives the shifts nobody has said anything about yet."""

    patterns: tuple[ShiftPattern, ...]
    closures: tuple[Closure, ...]
    opening: OpeningHours
    zone: tzinfo


def shifts(stored: Sequence[Shift], rules: Rules, first: date, end: date) -> tuple[Shift, ...]:
    """Every shift that starts from ``first`` up to but not including ``end``, in time order.

    ``stored`` are those the file holds in these days, cancelled ones included; they stand for
    what their pattern gives. Cancelled ones are not among the answer.
    """
    told = {(each.pattern_id, each.day) for each in stored if each.pattern_id is not None}
    by_pattern = (
        shift
        for pattern in rules.patterns
        for shift in _of_pattern(pattern, rules, first, end)
        if (pattern.id, shift.day) not in told
    )
    found = [*(each for each in stored if not each.cancelled), *by_pattern]
    return tuple(sorted(found, key=_order))


def virtual_shift_id(pattern_id: int, day: date) -> int:
    """The number below 0 of a shift that stands only by its pattern."""
    return -(pattern_id * _DAYS + day.toordinal())


def virtual_slot_id(shift_id: int, index: int) -> int:
    """The number below 0 of the slot at ``index`` of such a shift."""
    return shift_id * _SLOTS - index


def shift_of_virtual_slot(slot_id: int) -> tuple[int, int]:
    """The shift's number and the slot's index in it, of a number ``virtual_slot_id`` gave."""
    shift, index = divmod(-slot_id, _SLOTS)
    return -shift, index


def pattern_and_day(shift_id: int) -> tuple[int, date]:
    """What a number of ``virtual_shift_id`` was made of."""
    pattern_id, ordinal = divmod(-shift_id, _DAYS)
    return pattern_id, date.fromordinal(ordinal)


def shift_by_pattern(pattern: ShiftPattern, day: date, zone: tzinfo) -> Shift:
    """What the pattern gives on ``day``, whether or not it is on then."""
    shift_id = virtual_shift_id(pattern.id, day)
    starts, ends = moments(day, pattern.starts_at, pattern.ends_at, zone)
    return Shift(
        id=shift_id,
        pattern_id=pattern.id,
        day=day,
        name=pattern.name,
        starts_at=pattern.starts_at,
        ends_at=pattern.ends_at,
        starts=starts,
        ends=ends,
        place_id=pattern.place_id,
        night=pattern.night,
        position=pattern.position,
        slots=slots_by_pattern(pattern, shift_id),
    )


def slots_by_pattern(pattern: ShiftPattern, shift_id: int) -> tuple[Slot, ...]:
    """The slots of one of its shifts, all open."""
    roles = sorted(pattern.roles, key=lambda each: ROLES.index(each.role))
    wanted = [(role, number) for role in roles for number in range(1, role.people + 1)]
    return tuple(
        Slot(
            id=virtual_slot_id(shift_id, index),
            shift_id=shift_id,
            role=role.role,
            number=number,
            weight=role.weight,
            languages=role.languages,
            trainings=role.trainings,
        )
        for index, (role, number) in enumerate(wanted)
    )


@lru_cache(maxsize=16_384)  # a page reads the same days again after every change
def moments(day: date, starts_at: time, ends_at: time, zone: tzinfo) -> tuple[datetime, datetime]:
    """When a shift begins and ends, as UTC moments; on the next day where ``ends_at`` is not
    after ``starts_at``."""
    return span_on_the_wall(day, starts_at, ends_at, zone)


def wall_minutes(starts_at: time, ends_at: time) -> tuple[int, int]:
    """Its clocks as minutes since midnight of its day; past 1440 on the next day."""
    starts, ends = minutes_of(starts_at), minutes_of(ends_at)
    return starts, ends if ends > starts else ends + 24 * 60


def last_day(shift: Shift) -> date:
    """The last day it touches: a night that runs into an absence is not theirs either."""
    _, until = wall_minutes(shift.starts_at, shift.ends_at)
    return shift.day + timedelta(days=(until - 1) // MINUTES_A_DAY)


def _of_pattern(pattern: ShiftPattern, rules: Rules, first: date, end: date) -> Iterator[Shift]:
    start = max(first, pattern.starts_on)
    stop = end if pattern.ends_on is None else min(end, pattern.ends_on)
    for day in days(start, stop):
        if day.weekday() in pattern.weekdays and not _is_shut(pattern, rules, day):
            yield shift_by_pattern(pattern, day, rules.zone)


def _is_shut(pattern: ShiftPattern, rules: Rules, day: date) -> bool:
    """Whether a closure, or a special day's other hours, leaves this shift out."""
    if pattern.on_closure == KEEP:
        return False
    starts, ends = wall_minutes(pattern.starts_at, pattern.ends_at)
    for closure in rules.closures:
        if closure.starts_on <= day < closure.ends_on and concerns(closure, pattern.place_id):
            if closure.starts_at is None or closure.ends_at is None:
                return True
            if minutes_of(closure.starts_at) <= starts < minutes_of(closure.ends_at):
                return True
    special = [each.hours for each in rules.opening.special_days if each.day == day]
    return bool(special) and not any(
        _touch(starts, ends, *wall_minutes(each.opens, each.closes)) for each in special
    )


def _touch(starts: int, ends: int, opens: int, closes: int) -> bool:
    return starts < closes and opens < ends


def _order(shift: Shift) -> tuple[datetime, int, str, int]:
    return shift.starts, shift.position, shift.name, abs(shift.id)


def slots_of(shifts: Iterable[Shift]) -> Iterator[tuple[Shift, Slot]]:
    """Every slot with its shift, in order."""
    for shift in shifts:
        for slot in shift.slots:
            yield shift, slot
