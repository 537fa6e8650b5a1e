"""Who is on call around a moment: a few rows by the index of days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from dropin.centre.store import time_zone
from dropin.people.store import consents_of, person
from dropin.roster.model import Shift
from dropin.roster.now import DAYS_AHEAD, OnCall, Post, Shown, on_call, shown
from dropin.roster.planning.model import BACKUP, PRIMARY, SHADOW
from dropin.roster.reading.patterns import shifts_between
from dropin.storage.file import CentreFile


def on_call_at(file: CentreFile, at: datetime) -> OnCall:
    """Who is on call ``at`` an aware moment, and next within DAYS_AHEAD days."""
    day = at.astimezone(time_zone(file)).date()
    yesterday = day - timedelta(days=1)  # a night may still run
    return on_call(shifts_between(file, yesterday, day + timedelta(days=DAYS_AHEAD)), at)


def shown_person(file: CentreFile, person_id: int, at: datetime, seat: str) -> Shown | None:
    """What may be said of somebody at ``seat``; None once they are gone."""
    known = person(file, person_id)
    if known is None:
        return None
    day = at.astimezone(time_zone(file)).date()
    return shown(known, consents_of(file, person_id), day, seat)


def posts(file: CentreFile, shifts: Iterable[Shift], at: datetime, seat: str) -> tuple[Post, ...]:
    """The shifts as a screen at ``seat`` may tell them."""

    def those(shift: Shift, role: str) -> tuple[Shown | None, ...]:
        held = (each.person_id for each in shift.slots if each.role == role)
        return tuple(None if each is None else shown_person(file, each, at, seat) for each in held)

    return tuple(
        Post(each, those(each, PRIMARY), those(each, BACKUP), those(each, SHADOW))
        for each in shifts
    )
