"""Which entry the keyboard goes to next: in time order, or to the day beside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from dropin.programme.calendar.entries import Entry


def after(entry: Entry | None, entries: Sequence[Entry], step: int) -> Entry | None:
    """The entry ``step`` further in reading order; at either end it stays."""
    if not entries:
        return None
    if entry is None or entry not in entries:
        return entries[0 if step > 0 else -1]
    return entries[max(0, min(len(entries) - 1, entries.index(entry) + step))]


def beside(entry: Entry | None, entries: Sequence[Entry], step: int) -> Entry | None:
    """In the nearest day before (``step`` -1) or after (1) with any: the one nearest in time."""
    if entry is None or entry not in entries:
        return after(entry, entries, step)
    day = entry.occurrence.day
    further = [each for each in entries if (each.occurrence.day - day).days * step > 0]
    if not further:
        return entry
    nearest = min(further, key=lambda each: abs((each.occurrence.day - day).days)).occurrence.day
    there = [each for each in further if each.occurrence.day == nearest]
    return min(there, key=lambda each: abs(_minutes(each) - _minutes(entry)))


def same_entry(before: Entry, entries: Sequence[Entry]) -> Entry | None:
    """What ``before`` has become: the same date, else its activity's nearest date, else nothing."""
    exact = next((each for each in entries if each.key == before.key), None)
    if exact is not None:
        return exact
    own = [each for each in entries if each.occurrence.activity.id == before.occurrence.activity.id]
    days = before.occurrence.day.toordinal()
    return min(own, key=lambda each: abs(each.occurrence.day.toordinal() - days), default=None)


def _minutes(entry: Entry) -> int:
    at = entry.occurrence.at or time.min
    return at.hour * 60 + at.minute
