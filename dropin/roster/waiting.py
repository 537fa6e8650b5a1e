"""What waits for a person around the roster, for the page Today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from dropin.dates import Customs, day_range
from dropin.records import record
from dropin.roster.model import Shift
from dropin.roster.planning.model import SHADOW
from dropin.roster.shifts import slots_of
from dropin.roster.store import (
    draft_days,
    patterns,
    published_until,
    shifts_between,
)
from dropin.storage.file import CentreFile
from dropin.words import Message

SOON = timedelta(days=7)
PUBLISHED_AHEAD = timedelta(days=14)
"""So long ahead people want to know when they are on duty."""
_A_DAY = timedelta(days=1)


@record
class Waiting:
    """Something that waits, and the day of the roster it is about."""

    text: Message
    day: date


def waiting_for_somebody(file: CentreFile, now: datetime, customs: Customs) -> tuple[Waiting, ...]:
    """Slots nobody is in, a draft nobody published, weeks ahead without a roster.

    ``now`` is on the centre's wall. A centre that is not on call has nothing waiting.
    """
    today = now.date()
    soon = shifts_between(file, today, today + SOON, by_pattern_from=today)
    return (*_open(soon, now), *_unpublished(file, today, customs))


def _open(shifts: tuple[Shift, ...], now: datetime) -> Iterator[Waiting]:
    days = [
        shift.day
        for shift, slot in slots_of(shifts)
        if slot.person_id is None and slot.role != SHADOW and shift.ends > now
    ]
    if len(days) == 1:
        yield Waiting(Message("1 slot on call has nobody in the next 7 days."), days[0])
    elif days:
        text = Message("{count} slots on call have nobody in the next 7 days.", count=len(days))
        yield Waiting(text, min(days))


def _unpublished(file: CentreFile, today: date, customs: Customs) -> Iterator[Waiting]:
    drafted, until = draft_days(file), published_until(file)
    if drafted is not None and drafted[1] > today:
        days = day_range(*drafted, customs)
        yield Waiting(
            Message("The roster {days} is a draft, not published yet.", days=days),
            max(today, drafted[0]),
        )
        return
    if until is None or until > today + PUBLISHED_AHEAD:
        return
    if any(not each.ended_by(max(today, until)) for each in patterns(file)):
        last = until - _A_DAY
        yield Waiting(
            Message("No roster is published after {day}.", day=day_range(last, until, customs)),
            max(today, until),
        )
