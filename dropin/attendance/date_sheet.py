"""Everything the Attendance page shows of one date, or of a day's dropping in, read at once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import partial

from dropin.attendance.model import CAME, EXCUSED, MISSED, HeadCount
from dropin.attendance.roll import IN_LINE, RollRow, roll
from dropin.attendance.sign_ups import Needs, Room, needs, room
from dropin.attendance.store import (
    attendances_of,
    drop_ins_on,
    fees_of,
    head_count_of,
    sign_ups_of,
    training_day,
    turned_away,
)
from dropin.attendance.training_days import TrainingDay
from dropin.people.store import person
from dropin.programme.model import Occurrence
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import Message


@record
class DateSheet:
    """One date's people, places and needs. ``occurrence`` is None for a day's dropping in."""

    occurrence: Occurrence | None
    day: date
    rows: tuple[RollRow, ...]
    room: Room
    needs: Needs
    heads: HeadCount | None = None
    turned_away: int = 0
    training: TrainingDay | None = None

    @classmethod
    def nothing(cls, day: date) -> DateSheet:
        """Before anything was read."""
        return cls(None, day, (), Room(None, 0), Needs())

    def count(self, presence: str) -> int:
        return sum(row.presence == presence for row in self.rows)

    @property
    def waiting(self) -> int:
        return sum(row.section == IN_LINE for row in self.rows)

    @property
    def guests_here(self) -> int:
        return sum(row.guests for row in self.rows if row.presence == CAME)


def date_sheet(file: CentreFile, occurrence: Occurrence | None, day: date) -> DateSheet:
    """The sheet of one date as the file has it now."""
    person_of = partial(person, file)
    heads = head_count_of(file, occurrence, day)
    if occurrence is None:
        rows = roll((), drop_ins_on(file, day), (), person_of)
        return DateSheet(None, day, rows, Room(None, 0), Needs(), heads)
    signed = sign_ups_of(file, occurrence)
    rows = roll(signed, attendances_of(file, occurrence), fees_of(file, occurrence), person_of)
    away = turned_away(file, day, day + timedelta(days=1))
    return DateSheet(
        occurrence,
        day,
        rows,
        room(occurrence.activity.capacity, signed),
        needs(signed),
        heads,
        away.get(occurrence.activity.id, 0),
        training_day(file, occurrence),
    )


def figures_words(sheet: DateSheet) -> tuple[Message, ...]:
    """The sheet in short parts: ``9 came``, ``12 of 14 places taken``, ``3 waiting``."""
    here = sheet.count(CAME)
    parts: list[Message | None] = [
        Message("{count} came", count=here) if here else None,
        _guests(sheet.guests_here),
        _places(sheet),
        _part("{count} waiting", sheet.waiting),
        _part("{count} excused", sheet.count(EXCUSED)),
        _part("{count} missed", sheet.count(MISSED)),
        _part("{count} by head", sheet.heads.heads if sheet.heads else 0),
        _part("{count} turned away", sheet.turned_away),
    ]
    return tuple(part for part in parts if part is not None)


def needs_words(wanted: Needs) -> tuple[Message, ...]:
    """What whoever organises it has to think of; nothing where nobody needs anything."""
    parts = [
        _part("Lifts: {count}", wanted.transport),
        _part("Children to look after: {count}", wanted.childcare),
        _part("Carers: {count}", wanted.carers),
    ]
    access = [
        Message("{words}" if count == 1 else "{words} × {count}", words=words, count=count)
        for words, count in Counter(wanted.access).items()
    ]
    return (*(part for part in parts if part is not None), *access)


def _guests(count: int) -> Message | None:
    if count == 0:
        return None
    return Message("1 guest") if count == 1 else Message("{count} guests", count=count)


def _places(sheet: DateSheet) -> Message | None:
    of = sheet.room
    if sheet.occurrence is None or (of.capacity is None and not of.taken):
        return None
    if of.capacity is None:
        return Message("{count} expected", count=of.taken)
    if of.over:
        return Message(
            "{count} expected, {over} more than there is room for", count=of.taken, over=of.over
        )
    return Message("{count} of {places} places taken", count=of.taken, places=of.capacity)


def _part(template: str, count: int) -> Message | None:
    return Message(template, count=count) if count else None
