"""What hangs on the wall and no longer says what is so: for the page Today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dropin.dates import Customs, day_range
from dropin.printing.catalogue import sheet_kind
from dropin.printing.changes import count, said
from dropin.printing.composing import sheet_of
from dropin.printing.model import KINDS
from dropin.printing.store import LastPrint, last_print, still_hanging
from dropin.records import NamedTuple
from dropin.storage.file import CentreFile
from dropin.words import Message

_SHOWN_ON_SHEETS = frozenset(
    (
        *("centre", "opening_hours", "special_day", "closure", "place", "category", "term"),
        *("activity", "activity_time", "picked_date", "date_change", "person", "consent"),
    )
)
_MOST_LOOKED_AT = 8  # the nearest days: nobody reprints the week after next for one change


class OutOfDate(NamedTuple):
    """A sentence on what hangs wrong, and the sheet to print first: its kind and a day of it."""

    text: Message
    sheet: str
    day: date


class PrintedWatch:
    """Composes again what hangs only after a change of something that stands on sheets."""

    def __init__(self, file: CentreFile) -> None:
        self._file = file
        self._looked_at = 0
        self._key: tuple[object, ...] = ()
        self._found: tuple[tuple[LastPrint, int], ...] = ()

    def out_of_date(self, today: date, customs: Customs) -> tuple[OutOfDate, ...]:
        """What is out of date, told in a sentence or two. What is past does not count."""
        hanging = still_hanging(self._file, today, _MOST_LOOKED_AT)
        last = self._file.last_change_id
        touched = self._file.touched_since(self._looked_at) if last != self._looked_at else ()
        if (today, hanging) != self._key or _SHOWN_ON_SHEETS.intersection(touched):
            self._found = tuple(self._differing(hanging, today))
        self._key, self._looked_at = (today, hanging), last
        return tuple(_told(self._found, today, customs))

    def _differing(
        self, hanging: Sequence[tuple[str, date, str]], today: date
    ) -> Iterator[tuple[LastPrint, int]]:
        for sheet, first_day, _ in hanging:
            printed = last_print(self._file, sheet, first_day)
            if printed is None or sheet not in KINDS:
                continue
            now = sheet_of(self._file, sheet, first_day, printed.options, today=today)
            changes = count(printed.said, said(now, printed.options), today)
            if changes:
                yield printed, changes


def _told(
    found: Sequence[tuple[LastPrint, int]], today: date, customs: Customs
) -> Iterator[OutOfDate]:
    """The first in words; of the others how many there are."""
    for (printed, changes), others in zip(found[:2], (0, len(found) - 1), strict=False):
        kind = sheet_kind(printed.sheet)
        name = str(kind.name).lower() if kind is not None else printed.sheet
        days = day_range(printed.first_day, printed.ends_on, customs)
        if others:
            text = _others(others)
        elif printed.first_day > today:
            text = _of_days(name, days, changes)
        else:
            text = _of_now(name, changes)
        yield OutOfDate(text, printed.sheet, max(printed.first_day, today))


def _of_now(name: str, changes: int) -> Message:
    if changes == 1:
        return Message("The {sheet} on the wall is out of date: 1 change.", sheet=name)
    template = "The {sheet} on the wall is out of date: {count} changes."
    return Message(template, sheet=name, count=changes)


def _of_days(name: str, days: str, changes: int) -> Message:
    if changes == 1:
        template = "The {sheet} for {days} on the wall is out of date: 1 change."
        return Message(template, sheet=name, days=days)
    template = "The {sheet} for {days} on the wall is out of date: {count} changes."
    return Message(template, sheet=name, days=days, count=changes)


def _others(count: int) -> Message:
    if count == 1:
        return Message("One more sheet on the wall is out of date.")
    return Message("{count} more sheets on the wall are out of date.", count=count)
