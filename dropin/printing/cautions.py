"""What whoever prints a calendar should know beforehand, and what would help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dropin.printing.breaking import segments_of
from dropin.printing.layout import BOLD, Measure
from dropin.printing.model import (
    DAY,
    MONTH,
    POCKET,
    POSTER,
    POSTER_SIZES,
    WEEK,
    Entry,
    Sheet,
    words_of_titles,
)
from dropin.words import Message, say

_MAY_BE_LARGER = ("a4", "letter")
_MOST_LETTERS_SHOWN = 40
_BUSY_DAY = (
    "The busiest day does not fit at {points} points: it goes on to page {page}. What would help:"
    " {help}."
)
_WEEK = (
    "The week does not fit at {points} points: it goes on to page {page}. What would help: {help}."
)
_FLOWS_ON: Mapping[str, str] = MappingProxyType(
    {
        MONTH: "The month does not fit on one page at {points} points: it goes on to page {page}."
        " What would help: {help}.",
        DAY: "The day does not fit on one page at {points} points: it goes on to page {page}."
        " What would help: {help}.",
        POCKET: "The week does not fit on one sheet at {points} points: it goes on to another."
        " What would help: {help}.",
    }
)


def flows_on(sheet: Sheet, least: float, page: int) -> Message:
    """Not all of it stands on the pages one asked for: the rest begins on ``page``."""
    template = _FLOWS_ON.get(sheet.kind, _BUSY_DAY if not sheet.days_down else _WEEK)
    return Message(template, points=_points(least), page=page, help=_help(sheet))


def notes_alone(page: int) -> Message:
    """The days fit, but not what belongs to no day."""
    return Message(
        "What stands under “Also” has no room beside the days: it is on page {page}.", page=page
    )


def set_small(sheet: Sheet, size: float, usual: float) -> Message:
    """All of it fits, but in smaller letters than is usual."""
    return Message(
        "The text is set in {points} points, below the usual {usual}: hard to read for many."
        " What would help: {help}.",
        points=_points(size),
        usual=_points(usual),
        help=_help(sheet),
    )


def broken_words(sheet: Sheet, size: float, width: float, measure: Measure) -> Iterator[Message]:
    """The first word of a title that is wider than ``width``, if there is one."""
    words = (part for each in words_of_titles(sheet) for part in segments_of(each))
    for word in words:
        if len(word) * size > width and measure(word, BOLD, size) > width:
            more = "…" if len(word) > _MOST_LETTERS_SHOWN else ""
            yield Message(
                "“{word}” is wider than a line and is broken over several.",
                word=f"{word[:_MOST_LETTERS_SHOWN]}{more}",
            )
            return


def _help(sheet: Sheet) -> str:
    entries = [entry for day in sheet.days for entry in day.entries]
    return ", ".join(_ways_out(sheet, entries)) or say("shorter titles")


def _ways_out(sheet: Sheet, entries: list[Entry]) -> Iterator[str]:
    if sheet.kind == WEEK and not sheet.two_pages:
        yield say("two pages")
    if sheet.kind == POSTER and sheet.poster_size != POSTER_SIZES[-1]:
        yield say("a larger poster")
    if sheet.kind != POSTER and sheet.paper in _MAY_BE_LARGER:
        yield say("larger paper")
    if any(entry.leader for entry in entries):
        yield say("leaving out who leads")
    if any(entry.place for entry in entries):
        yield say("leaving out places")


def _points(size: float) -> str:
    return f"{size:.1f}".removesuffix(".0")
