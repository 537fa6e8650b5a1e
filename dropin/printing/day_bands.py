"""A day of a sheet as a band: its heading, and each entry beside its time."""

from __future__ import annotations

from collections.abc import Sequence

from dropin.printing.bands import Band, Way
from dropin.printing.entry_blocks import (
    MOST_CLOCKS,
    SetEntry,
    Setting,
    any_marked,
    beside_time,
    clock_column,
    title_width,
)
from dropin.printing.framed import change_words, framed
from dropin.printing.layout import (
    BOLD,
    GLUE,
    MUTED,
    REGULAR,
    Block,
    Hatch,
    Line,
    Measure,
    Run,
    wrapped,
)
from dropin.printing.model import Entry, Note, Sheet, SheetDay
from dropin.records import NamedTuple
from dropin.words import say

BESIDE = 0.8  # of its size: between a heading that stands at the left and what it heads
_HATCHING = 1.1  # sizes high, under the words on a day that is shut


class Look(NamedTuple):
    """How large days are set, in points; ``small`` is the size of all but titles and times.

    Times take at most ``most_clocks`` of the width.
    """

    heading: float
    title: float
    small: float
    gap: float
    set_entry: SetEntry
    hatched: bool = True
    most_clocks: float = MOST_CLOCKS


def day_bands(sheet: Sheet, look: Look, way: Way) -> list[Band]:
    """The days of ``sheet`` in order."""
    setting, clocks = _setting(sheet, look, way)
    return [_day_band(day, look, way, setting, clocks) for day in sheet.days]


def width_of_titles(sheet: Sheet, look: Look, way: Way) -> float:
    """What is wider is broken."""
    return title_width(*_setting(sheet, look, way))


def _setting(sheet: Sheet, look: Look, way: Way) -> tuple[Setting, float]:
    """How the entries of all days are set, and the width of the column of their times."""
    marked = any_marked(sheet.days)
    setting = Setting(way.inner, look.title, look.small, look.gap, way.measure, marked)
    found = (each for day in sheet.days for each in day.entries)
    return setting, clock_column(found, setting, look.most_clocks)


def entries_band(heading: str, entries: Sequence[Entry], look: Look, way: Way) -> Band:
    """Entries of no day under a heading of their own."""
    setting = Setting(way.inner, look.title, look.small, look.gap, way.measure, marked=False)
    clocks = clock_column(entries, setting, look.most_clocks)
    return Band(
        _heading([Run(heading, BOLD)], "", "", look, way),
        _heading([Run(heading, BOLD)], say("continued"), "", look, way),
        [beside_time(each, setting, clocks, look.set_entry) for each in entries],
        heading,
    )


def notes_band(notes: Sequence[Note], look: Look, way: Way) -> Band:
    """What belongs to no day, under its heading."""
    marked = any(note.category is not None for note in notes)
    setting = Setting(way.inner, look.title, look.small, look.gap, way.measure, marked)
    told = [Entry(note.title, note=note.words, category=note.category) for note in notes]
    return Band(
        _heading([Run(say("Also"), BOLD)], "", "", look, way),
        _heading([Run(say("Also"), BOLD)], say("continued"), "", look, way),
        [look.set_entry(each, setting) for each in told],
        say("Also"),
    )


def closed_block(day: SheetDay, look: Look, width: float, measure: Measure) -> Block:
    """The words on a day that is shut, and hatching where nothing else stands on it."""
    lines = wrapped([Run(day.closed, BOLD)], 0, width, look.title, measure)
    if day.closed_reason:
        lines += wrapped([Run(day.closed_reason)], 0, width, look.small, measure)
    if look.hatched and not day.entries:
        tall = look.title * _HATCHING
        lines.append(Line(tall * 1.3, (Hatch(0, tall * 0.3, width, tall),)))
    return Block(0, tuple(lines))


def _day_band(day: SheetDay, look: Look, way: Way, setting: Setting, clocks: float) -> Band:
    title = [Run(day.weekday, BOLD), Run(day.number.replace(" ", GLUE), REGULAR, MUTED)]
    hours = ", ".join(filter(None, (day.occasion, day.hours)))
    closed = [closed_block(day, look, way.width - way.aside, way.measure)] if day.closed else []
    return Band(
        _heading(title, hours, day.change, look, way),
        _heading(title, say("continued"), "", look, way),
        [*closed, *(beside_time(each, setting, clocks, look.set_entry) for each in day.entries)],
        day.title,
    )


def _heading(title: Sequence[Run], below: str, change: str, look: Look, way: Way) -> Block:
    """A heading of its own column, or over the whole width."""
    width = way.aside - look.heading * BESIDE if way.aside else way.width
    if way.aside:
        lines = wrapped(title, 0, width, look.heading, way.measure)
        lines += (
            wrapped([Run(below, REGULAR, MUTED)], 0, width, look.small, way.measure)
            if below
            else []
        )
    else:
        runs = [*title, *([Run(below, REGULAR, MUTED, joint="·")] if below else [])]
        lines = wrapped(runs, 0, width, look.heading, way.measure)
    if change:
        lines += framed(change_words(change), 0, width, look.small, way.measure)
    return Block(0, tuple(lines))
