"""What the row of one entry says, on one line or on two: the title first, then the clock."""

from __future__ import annotations

from dropin.kit import theme
from dropin.programme.calendar.entries import Entry
from dropin.programme.calendar.entry_text_view import broken_lines, face, mark_side
from dropin.records import record
from dropin.words import say

_GAP = 4
_LEAST_TITLE = 96  # pixels of a title worth more in a row than the clock before it


@record
class RowWords:
    """The title in its lines, and what stands with it. ``cut``: not all of the title shows.

    ``start`` stands before the first line, ``cancelled`` at the end of it, or ``below`` it.
    """

    title: tuple[str, ...]
    start: str = ""
    cancelled: str = ""
    below: bool = False
    cut: bool = False


def row_words(entry: Entry, width: float, lines: int) -> RowWords:
    """The words of ``entry`` for a row of one or two ``lines``, the first ``width`` pixels wide.

    The second is wider: it begins under the mark.
    """
    words = _on_one_line(entry, width)
    if lines == 1 or not words.cut:
        return words
    title = _title(entry)
    if entry.cancelled:
        shown = face(bold=True).cut(title, width)
        return RowWords((shown,), "", say("cancelled"), below=True, cut=shown != title)
    clock = face().advance(entry.start) + _GAP
    below = width + mark_room()
    broken = broken_lines(title, face(bold=True), round(below), round(mark_room() + clock))
    first_word_fits = face(bold=True).advance(title.split()[0]) <= width - clock
    if entry.start and len(broken) == lines and first_word_fits:
        return RowWords(broken, entry.start)
    first = broken_lines(title, face(bold=True), round(width))[0]
    rest = title[len(first) :].lstrip()
    last = face(bold=True).cut(rest, below)
    return RowWords((first, last) if rest else (first,), cut=last != rest)


def mark_room() -> float:
    """How far the first line begins behind its mark."""
    return mark_side() + _GAP


def row_lines_wanted(entry: Entry, width: float) -> int:
    """How many lines, one or two, show more of the title."""
    return 2 if row_words(entry, width, 1).cut else 1


def _on_one_line(entry: Entry, width: float) -> RowWords:
    """The word "cancelled" keeps its place; the title keeps more of it than the clock."""
    title, start = _title(entry), entry.start
    cancelled = say("cancelled") if entry.cancelled else ""
    if cancelled:
        width -= face().advance(cancelled) + _GAP
    wide = face().advance(start) + _GAP
    wanted = min(face(bold=True).advance(title), theme.scaled(_LEAST_TITLE))
    if not start or wide + wanted > width:
        start, wide = "", 0
    shown = face(bold=True).cut(title, width - wide)
    return RowWords((shown,), start, cancelled, cut=shown != title)


def _title(entry: Entry) -> str:
    return f"→ {entry.title}" if entry.was else entry.title
