"""What a change of a pattern means: for its shifts ahead, and beside another of the same name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time

from dropin.centre.model import OpeningHours
from dropin.dates import MINUTES_A_DAY
from dropin.records import record
from dropin.roster.model import USUAL_WEIGHT, PatternRole, Shift, ShiftPattern
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.roster.shifts import wall_minutes
from dropin.words import Message

FOLLOWS, BY_HAND, STAYS, GOES = "follows", "by hand", "stays", "goes"

_USUAL_HOURS = (time(10), time(14))
_WORKDAYS = (0, 1, 2, 3, 4)


@record
class Overlap:
    """Two patterns of one name that both stand at some hour of a weekday."""

    one: ShiftPattern
    other: ShiftPattern
    weekday: int


def fate(shift: Shift, pattern: ShiftPattern) -> str:
    """What becomes of a shift the file holds when its pattern is as ``pattern`` says.

    FOLLOWS it; keeps what was changed BY_HAND (left out, too); is not given any more and STAYS
    because somebody stands in it, or GOES.
    """
    if shift.by_hand or shift.cancelled:
        return BY_HAND
    if pattern.holds_on(shift.day):
        return FOLLOWS
    return STAYS if has_people(shift) else GOES


def has_people(shift: Shift) -> bool:
    return any(slot.person_id is not None for slot in shift.slots)


def effect(shifts: Iterable[Shift], pattern: ShiftPattern) -> tuple[Message, ...]:
    """What a saved change would mean for the shifts ahead that the file holds, in sentences."""
    fates: dict[str, list[Shift]] = {}
    for shift in shifts:
        fates.setdefault(fate(shift, pattern), []).append(shift)
    return tuple(_effect(fates))


def _effect(fates: dict[str, list[Shift]]) -> Iterator[Message]:
    follow = fates.get(FOLLOWS, [])
    taken = sum(map(has_people, follow))
    if follow:
        yield _counted(
            len(follow), "1 shift ahead follows this.", "{count} shifts ahead follow this."
        )
    if taken:
        yield _counted(
            taken,
            "In 1 of them somebody is on duty already, and stays so.",
            "In {count} of them somebody is on duty already, and stays so.",
        )
    yield from _told(
        fates, BY_HAND, "1 was changed by hand and stays.", "{count} were changed by hand and stay."
    )
    yield from _told(
        fates,
        STAYS,
        "1 would no longer be, but somebody is on duty in it: it stays.",
        "{count} would no longer be, but somebody is on duty in them: they stay.",
    )
    yield from _told(fates, GOES, "1 goes; nobody is in it.", "{count} go; nobody is in them.")


def _told(fates: dict[str, list[Shift]], which: str, one: str, many: str) -> Iterator[Message]:
    if which in fates:
        yield _counted(len(fates[which]), one, many)


def overlaps(patterns: Sequence[ShiftPattern]) -> tuple[Overlap, ...]:
    """Every two patterns of the same name that share an hour, once, at the first such weekday."""
    found = []
    for place, one in enumerate(patterns):
        for other in patterns[place + 1 :]:
            weekday = _shared_weekday(one, other)
            if weekday is not None and one.name.casefold() == other.name.casefold():
                found.append(Overlap(one, other, weekday))
    return tuple(found)


def first_desk(opening: OpeningHours, today: date, name: str) -> ShiftPattern:
    """A desk to begin with: when the centre is open, one leader on duty and one as backup."""
    spans = [each for hours in opening.week for each in hours if each.opens < each.closes]
    weekdays = tuple(day for day, hours in enumerate(opening.week) if hours)
    starts_at = min((each.opens for each in spans), default=_USUAL_HOURS[0])
    ends_at = max((each.closes for each in spans), default=_USUAL_HOURS[1])
    roles = (PatternRole(PRIMARY), PatternRole(BACKUP, weight=USUAL_WEIGHT[BACKUP]))
    return ShiftPattern(
        0, name, weekdays or _WORKDAYS, starts_at, ends_at, starts_on=today, roles=roles
    )


def _shared_weekday(one: ShiftPattern, other: ShiftPattern) -> int | None:
    """The first weekday of ``one`` on which an hour of both stands, within the dates of both."""
    ends = [each.ends_on for each in (one, other) if each.ends_on is not None]
    if ends and min(ends) <= max(one.starts_on, other.starts_on):
        return None
    starts, until = wall_minutes(one.starts_at, one.ends_at)
    for weekday in one.weekdays:
        for other_weekday in other.weekdays:
            away = (other_weekday - weekday + 3) % 7 - 3
            if abs(away) > 1:
                continue
            others, until_others = wall_minutes(other.starts_at, other.ends_at)
            shift = away * MINUTES_A_DAY
            if others + shift < until and starts < until_others + shift:
                return weekday
    return None


def _counted(count: int, one: str, many: str) -> Message:
    return Message(one) if count == 1 else Message(many, count=count)
