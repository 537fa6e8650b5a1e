"""What the row of one entry says, on one line or on two: the title first, then the clock."""

from __future__ import annotations

from typing import NamedTuple

from dropin.kit import theme
from dropin.programme.calendar.entries import Entry
from dropin.programme.calendar.faces_view import (
    Face,
    broken_lines,
    face,
    mark_side,
    smaller_faces,
    while_text_lasts,
)
from dropin.records import record
from dropin.words import say

CLOCK_GAP = 4
_MOVED = "→\N{NO-BREAK SPACE}"


@record
class RowWords:
    """The title in its lines, and what stands with it. ``cut``: not all of the title shows.

    ``start`` stands before the first line, ``cancelled`` at the end of it, or ``below`` it. Where
    the first line of the title is empty, all of it stands on the second.
    """

    title: tuple[str, ...]
    face: Face
    start: str = ""
    cancelled: str = ""
    below: bool = False
    cut: bool = False


def row_words(entry: Entry, width: float, lines: int) -> RowWords:
    """The words of ``entry`` for a row of one or two ``lines``, the first ``width`` pixels wide.

    The second is wider: it begins under the mark. Where the whole title would not fit beside it,
    the clock becomes short, and then gives way.
    """
    title = f"{_MOVED}{entry.title}" if entry.was else entry.title
    clocks = (entry.start, entry.short_start, "")
    return _row_words(
        _Row(title, clocks, entry.cancelled), width, lines, mark_room(), theme.text_percent()
    )


def mark_room() -> float:
    """How far the first line begins behind its mark."""
    return mark_side() + CLOCK_GAP


def row_lines_wanted(entry: Entry, width: float) -> int:
    """How many lines, one or two, show more of the title."""
    return 2 if row_words(entry, width, 1).cut else 1


class _Row(NamedTuple):
    """What a row has to say; ``clocks`` from the whole one to none."""

    title: str
    clocks: tuple[str, ...]
    cancelled: bool


@while_text_lasts(2048)
def _row_words(row: _Row, width: float, lines: int, mark: float, _percent: int) -> RowWords:
    words = _on_one_line(row, width)
    if lines == 1 or not words.cut:
        return words
    if row.cancelled:
        faces = (face(bold=True), *smaller_faces())
        first = row.title.split(" ")[0]
        chosen = next((each for each in faces if each.advance(first + "…") <= width), faces[-1])
        shown = chosen.cut(row.title, width)
        return RowWords((shown,), chosen, "", say("cancelled"), below=True, cut=shown != row.title)
    return _on_two_lines(row, width, width + mark)


def _on_one_line(row: _Row, width: float) -> RowWords:
    """The word "cancelled" keeps its place; the whole title keeps more of it than the clock."""
    bold = face(bold=True)
    cancelled = say("cancelled") if row.cancelled else ""
    if cancelled:
        width -= face().advance(cancelled) + CLOCK_GAP
    wanted = bold.advance(row.title)
    start = next((each for each in row.clocks if _clock_room(each) + wanted <= width), "")
    shown = bold.cut(row.title, width - _clock_room(start))
    return RowWords((shown,), bold, start, cancelled, cut=shown != row.title)


def _on_two_lines(row: _Row, width: float, below: float) -> RowWords:
    """Under the mark where only there the title is whole; no word broken that need not be."""
    usual = face(bold=True)
    if usual.advance(row.title.split(" ")[0]) > width and usual.advance(row.title) <= below:
        return RowWords(("", row.title), usual, _widest_clock(row, width))
    faces = (usual, *smaller_faces())
    chosen = next((each for each in faces if each.holds(row.title, below, below - width)), None)
    if chosen is None and faces[-1].holds(row.title, below):
        shown = faces[-1].cut(row.title, below)
        clock = _widest_clock(row, width)
        return RowWords(("", shown), faces[-1], clock, cut=shown != row.title)
    chosen = chosen or faces[-1]
    for start in row.clocks:
        less = below - width + _clock_room(start)
        if not start or chosen.holds(row.title, below, less):
            broken = broken_lines(row.title, chosen, int(below), round(less))
            if len(broken) <= 2:
                return RowWords(broken, chosen, start)
    first = broken_lines(row.title, chosen, int(below), round(below - width))[0]
    begun = len(first) if row.title.startswith(first) else len(first) - 1  # without its hyphen
    last = chosen.cut(row.title[begun:].lstrip(), below)
    return RowWords((first, last), chosen, cut=True)


def _widest_clock(row: _Row, width: float) -> str:
    return next(each for each in row.clocks if face().advance(each) <= width)


def _clock_room(clock: str) -> float:
    return face().advance(clock) + CLOCK_GAP if clock else 0
