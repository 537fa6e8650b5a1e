"""What of a week stands in which column of which page, in one form of its entries.

A day's column is as wide as its share of the week; what it cannot hold stands on further pages in
columns side by side, day after day.
"""

from __future__ import annotations

from collections.abc import Sequence

from dropin.printing.entry_blocks import (
    SetEntry,
    Setting,
    any_marked,
    roomy,
)
from dropin.printing.frame import Frame
from dropin.printing.framed import change_words, framed
from dropin.printing.layout import (
    BOLD,
    GLUE,
    LEADING,
    MUTED,
    REGULAR,
    Block,
    Measure,
    Run,
    exceeds,
    stacked,
    taken,
    wrapped,
)
from dropin.printing.model import Sheet, SheetDay
from dropin.printing.note_blocks import note_rows
from dropin.records import NamedTuple
from dropin.words import say

LEAST_TITLE = 7.5  # points; what most people can still read on a wall at arm's length
LEAST_SMALL = 7.0
LEAST_ROOMY = 9.0
_HEADING, _LEAST_HEADING = 12.0, 8.5  # on A4
_ON_TWO_PAGES = 1.4  # times as large as on one page, at most
GUTTER = 7.0  # between a column's rule and its text
_EMPTY_SHARE = 0.72  # of a column's width, for a day on which nothing is on
_Left = tuple[SheetDay, Sequence[Block]]  # what further pages still have to show of a day
_NOTHING: Sequence[Block] = ()


class Column(NamedTuple):
    """Part of a day on one page, and the words that point to its rest, if any."""

    day: SheetDay
    x: float
    width: float
    continued: bool
    blocks: Sequence[Block]
    pointer: str = ""


class Plan(NamedTuple):
    """One page: its columns from left to right, and the notes below them."""

    columns: Sequence[Column]
    notes: Sequence[Block] = ()


class Form(NamedTuple):
    """How large entries are set, and in which of their two forms."""

    title: float
    set_entry: SetEntry

    @property
    def small(self) -> float:
        return max(LEAST_SMALL, self.title * 0.86)


class Grid(NamedTuple):
    """What all pages in one form share."""

    around: Frame
    measure: Measure
    form: Form
    column: float  # width of a day on which something is on
    heading_size: float
    heading: float  # height of the days' headings
    heading_on: float  # the same on further pages, where they say "continued"
    marked: bool
    notes: Sequence[Block]

    @property
    def left(self) -> float:
        """Where the first column begins: its text stands on the margin."""
        return self.around.left - GUTTER

    @property
    def room(self) -> float:
        return self.around.room - self.heading

    @property
    def room_on(self) -> float:
        return self.around.room - self.heading_on

    @property
    def pointer_room(self) -> float:
        return self.form.small * LEADING * 1.5


def scale_of(sheet: Sheet, around: Frame) -> float:
    """Of the largest text: two pages are asked for to be read from further away."""
    return around.scale * (_ON_TWO_PAGES if sheet.two_pages else 1.0)


def grid_of(sheet: Sheet, around: Frame, form: Form, measure: Measure) -> Grid:
    """The columns of the days of ``sheet``, with their headings, in one form."""
    busy = sum(share_of(day) for day in sheet.days)
    column = (around.inner + 2 * GUTTER) / busy
    size = _heading_size(sheet, column, form, around, measure)
    headings = [
        stacked(heading_of(day, inner_width(share_of(day) * column), False, size, measure))
        for day in sheet.days
    ]
    headings_on = [
        stacked(heading_of(day, inner_width(column), True, size, measure)) for day in sheet.days
    ]
    small = min(form.small, 9 * around.scale)
    setting = Setting(around.inner, small, small, 0, measure, marked=True)
    notes = note_rows(sheet.notes, setting)
    below = 7 * around.scale
    heading, heading_on = max(headings) + below, max(headings_on) + below
    marked = any_marked(sheet.days)
    return Grid(around, measure, form, column, size, heading, heading_on, marked, notes)


def _heading_size(
    sheet: Sheet, column: float, form: Form, around: Frame, measure: Measure
) -> float:
    """As large as lets every weekday stand on one line with its number, but not too small.

    On two pages weekdays grow with the titles below them.
    """
    scale = around.scale
    size = max(_HEADING * scale, min(form.title, _HEADING * scale_of(sheet, around)))
    for day in sheet.days:
        wide = measure(day.weekday, BOLD, 1) + measure(f" {day.number}", REGULAR, 1)
        size = min(size, inner_width(share_of(day) * column) / wide)
    return max(size, _LEAST_HEADING * scale)


def share_of(day: SheetDay) -> float:
    """The width of its column: 1 for a day on which something is on."""
    return 1.0 if day.entries else _EMPTY_SHARE


def inner_width(width: float) -> float:
    """What a column leaves for its text."""
    return width - 2 * GUTTER


def planned(sheet: Sheet, grid: Grid, first: int) -> list[Plan]:
    """What stands on which page; the number of the first is ``first``."""
    blocks = [_blocks(day, share_of(day) * grid.column, grid) for day in sheet.days]
    tallest = max(stacked(each) for each in blocks)
    notes_height = stacked(grid.notes) + (grid.notes[0].gap if grid.notes else 0)
    if tallest + notes_height <= grid.room:
        return [Plan(_first_columns(sheet, blocks, grid, first)[0], grid.notes)]
    columns, rest = _first_columns(sheet, blocks, grid, first)
    pages = [Plan(columns), *_further(rest, grid, first)]
    last = max((stacked(each.blocks) for each in pages[-1].columns), default=0)
    room = grid.room_on if len(pages) > 1 else grid.room
    if not any(each.pointer for each in pages[-1].columns) and last + notes_height <= room:
        return [*pages[:-1], Plan(pages[-1].columns, grid.notes)]
    return [*pages, *_notes_alone(grid)]


def _first_columns(
    sheet: Sheet, blocks: Sequence[Sequence[Block]], grid: Grid, first: int
) -> tuple[list[Column], list[_Left]]:
    """The columns of the first page, and what each day has left for further pages."""
    columns: list[Column] = []
    rest: list[_Left] = []
    x = grid.left
    for day, each in zip(sheet.days, blocks, strict=True):
        width = share_of(day) * grid.column
        head: Sequence[Block] = each
        pointer = ""
        if exceeds(each, grid.room):
            head, tail = taken(each, grid.room - grid.pointer_room)
            pointer = _to_page(first + 1)
            rest.append((day, tail))
        columns.append(Column(day, x, width, False, head, pointer))
        x += width
    return columns, rest


def _further(rest: Sequence[_Left], grid: Grid, first: int) -> list[Plan]:
    """Pages on which what is left stands in columns side by side, day after day."""
    around = grid.around
    across = int((around.inner + 2 * GUTTER + 0.01) / grid.column)
    pages: list[list[Column]] = []
    for day, left in rest:
        while left:
            if not pages or len(pages[-1]) == across:
                pages.append([])
            head, tail, pointer = left, _NOTHING, ""
            if exceeds(left, grid.room_on):
                head, tail = taken(left, grid.room_on - grid.pointer_room)
                last = len(pages[-1]) == across - 1
                pointer = _to_page(first + len(pages) + 1) if last else say("continues beside")
            x = grid.left + len(pages[-1]) * grid.column
            pages[-1].append(Column(day, x, grid.column, True, head, pointer))
            left = tail
    return [Plan(columns) for columns in pages]


def _notes_alone(grid: Grid) -> list[Plan]:
    """The notes on pages of their own."""
    pages = []
    left = list(grid.notes)
    while left:
        head, left = taken(left, grid.around.room)
        pages.append(Plan((), head))
    return pages


def _to_page(number: int) -> str:
    return say("continues on page {page}", page=number)


def _blocks(day: SheetDay, width: float, grid: Grid) -> list[Block]:
    inner = inner_width(width)
    form = grid.form
    setting = Setting(inner, form.title, form.small, _gap(form), grid.measure, grid.marked)
    closed = [_closed(day, inner, grid)] if day.closed else []
    return [*closed, *(grid.form.set_entry(entry, setting) for entry in day.entries)]


def _closed(day: SheetDay, inner: float, grid: Grid) -> Block:
    lines = wrapped([Run(day.closed, BOLD)], 0, inner, grid.form.title, grid.measure)
    if day.closed_reason:
        lines += wrapped([Run(day.closed_reason)], 0, inner, grid.form.small, grid.measure)
    return Block(0, tuple(lines))


def _gap(form: Form) -> float:
    return form.title * (0.7 if form.set_entry is roomy else 0.45)


def heading_of(
    day: SheetDay, inner: float, continued: bool, size: float, measure: Measure
) -> list[Block]:
    """The weekday and its number, and below them the hours the centre is open."""
    small = max(LEAST_SMALL, size * 0.7)
    runs = [Run(day.weekday, BOLD), Run(day.number.replace(" ", GLUE), REGULAR, MUTED)]
    lines = wrapped(runs, 0, inner, size, measure)
    below = say("continued") if continued else ", ".join(filter(None, (day.occasion, day.hours)))
    if below:
        lines += wrapped([Run(below, REGULAR, MUTED)], 0, inner, small, measure)
    if day.change and not continued:
        lines += framed(change_words(day.change), 0, inner, small, measure)
    return [Block(0, tuple(lines))]
