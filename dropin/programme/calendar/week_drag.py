"""One drag in the week: where the entry was taken, and where it would land."""

from __future__ import annotations

from datetime import date, time

from dropin.dates import MINUTES_A_DAY
from dropin.programme.calendar.entries import Entry
from dropin.programme.calendar.layout import SNAP_MINUTES, Span


class Drag:
    """Moves an entry, or its end if ``lengthens``. ``span`` is where it would lie in ``day``.

    ``grabbed`` is how many minutes below its start the pointer took it.
    """

    def __init__(self, entry: Entry, span: Span, grabbed: int, lengthens: bool) -> None:
        self.entry = entry
        self.span = span
        self.day: date = entry.occurrence.day
        self.grabbed = grabbed
        self.lengthens = lengthens
        self._first = span

    @property
    def at(self) -> time:
        return time(self.span.start // 60, self.span.start % 60)

    @property
    def changes(self) -> bool:
        return self.span != self._first or self.day != self.entry.occurrence.day

    def go(self, day: date, minutes: int) -> None:
        """The snapped start (or end, if it lengthens) is now at ``minutes`` of ``day``."""
        first = self._first
        if self.lengthens:
            self.span = Span(first.start, max(first.start + SNAP_MINUTES, minutes))
            return
        start = max(0, min(MINUTES_A_DAY - SNAP_MINUTES, minutes))
        self.day = day
        self.span = Span(start, start + first.end - first.start)
