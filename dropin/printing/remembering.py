"""What a printed sheet said is remembered, and the next one marks what is otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta

from dropin.centre.store import centre
from dropin.dates import day_range
from dropin.errors import KnownError
from dropin.printing.changes import marked, said
from dropin.printing.model import Sheet, SheetOptions
from dropin.printing.store import LastPrint, last_print, note_prints
from dropin.storage.file import CentreFile


def with_changes(file: CentreFile, sheet: Sheet, options: SheetOptions) -> Sheet:
    """``sheet`` with what is otherwise since its last print, if that is asked for and there is one.

    It then says since when.
    """
    before = last_print(file, sheet.kind, _span(sheet)[0]) if options.mark_changes else None
    if before is None:
        return sheet
    settings = centre(file)
    when = before.printed_at.astimezone(settings.time_zone).date()
    day = day_range(when, when + timedelta(days=1), settings.customs)
    return marked(sheet, options, before.said)._replace(since=day)


def print_of(sheet: Sheet, options: SheetOptions, now: datetime) -> LastPrint:
    """What is to be remembered of a sheet printed at ``now``."""
    first, end = _span(sheet)
    return LastPrint(sheet.kind, first, end, now, options, said(sheet, options))


def remember(file: CentreFile, printed: Iterable[LastPrint]) -> None:
    """These were printed or saved. A file that cannot be written remembers nothing, and that is
    not told: the sheets are on paper, which is what was wanted."""
    found = tuple(printed)
    if found and file.read_only is None:
        with suppress(KnownError):
            note_prints(file, found)


def _span(sheet: Sheet) -> tuple[date, date]:
    """The days the sheet is about, without those that only fill its weeks."""
    shown = [each.day for each in sheet.days if not each.outside]
    return shown[0], shown[-1] + timedelta(days=1)
