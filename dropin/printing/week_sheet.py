"""Where everything on a week sheet stands: a column for each day, its entries in time order.

A list, not a grid of hours: on a wall one looks for a day and reads down, titles find the width
of a whole column however many activities overlap, and a day of sixty needs no other form than a
day of two. Text is as large as lets the week fit on one page; below the least size a day flows
on to a further page, where its columns stand side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from dropin.printing.entry_blocks import Setting, any_marked, close, hatching, pointer, roomy
from dropin.printing.frame import Frame, foot, frame
from dropin.printing.layout import (
    BOLD,
    GLUE,
    LEADING,
    MUTED,
    REGULAR,
    Block,
    Measure,
    Pages,
    Piece,
    Rule,
    Run,
    exceeds,
    largest,
    placed,
    stacked,
    steps,
    taken,
    wrapped,
)
from dropin.printing.model import Entry, Sheet, SheetDay
from dropin.printing.note_blocks import note_rows
from dropin.records import NamedTuple
from dropin.words import say

LEAST_TITLE = 7.5  # points; what most people can still read on a wall at arm's length
LEAST_SMALL = 7.0
MOST_TITLE = 14.0  # on A4; larger no longer helps and only looks empty
_LEAST_ROOMY = 9.0
_HEADING, _LEAST_HEADING = 12.0, 8.5  # on A4
_GUTTER = 7.0  # between a column's rule and its text
_EMPTY_SHARE = 0.72  # of a column's width, for a day on which nothing is on


_Left = tuple[SheetDay, Sequence[Block]]  # what further pages still have to show of a day
_NOTHING: Sequence[Block] = ()


class _Column(NamedTuple):
    """Part of a day on one page, and the words that point to its rest, if any."""

    day: SheetDay
    x: float
    width: float
    continued: bool
    blocks: Sequence[Block]
    pointer: str = ""


class _Plan(NamedTuple):
    """One page: its columns from left to right, and the notes below them."""

    columns: Sequence[_Column]
    notes: Sequence[Block] = ()


class _Form(NamedTuple):
    """How large entries are set, and in which of their two forms."""

    title: float
    set_entry: Callable[[Entry, Setting], Block]

    @property
    def small(self) -> float:
        return max(LEAST_SMALL, self.title * 0.86)


class _Grid(NamedTuple):
    """What all pages in one form share."""

    around: Frame
    measure: Measure
    form: _Form
    column: float  # width of a day on which something is on
    heading_size: float
    heading: float  # height of the days' headings
    heading_on: float  # the same on further pages, where they say "continued"
    marked: bool
    notes: Sequence[Block]

    @property
    def left(self) -> float:
        """Where the first column begins: its text stands on the margin."""
        return self.around.left - _GUTTER

    @property
    def room(self) -> float:
        return self.around.room - self.heading

    @property
    def room_on(self) -> float:
        return self.around.room - self.heading_on

    @property
    def pointer_room(self) -> float:
        return self.form.small * LEADING * 1.5


def lay_out_week(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Pages:
    """The pages of ``sheet``, in the best form that needs no more of them than the closest."""
    around = frame(sheet, logo_shape, measure)

    @cache
    def plan(form: _Form) -> tuple[_Grid, list[_Plan]]:
        grid = _grid(sheet, around, form, measure)
        return grid, _plan(sheet, grid)

    forms = _forms(around.scale)
    form = largest(forms, lambda each: len(plan(each)[1]) == 1)
    count = len(plan(form)[1])
    if count > 1:
        form = largest(forms, lambda each: len(plan(each)[1]) <= count)
    grid, plans = plan(form)
    pages = tuple(
        (
            *around.heading,
            *_drawn(page, grid),
            *around.legend,
            *foot(sheet, around, number, count, measure),
        )
        for number, page in enumerate(plans, start=1)
    )
    return Pages(around.width, around.height, pages)


def _forms(scale: float) -> list[_Form]:
    """From the closest to the airiest: close and larger reads better than roomy and small."""
    closest = [_Form(size, close) for size in steps(LEAST_TITLE, _LEAST_ROOMY * scale)]
    return closest + [_Form(size, roomy) for size in steps(_LEAST_ROOMY, MOST_TITLE * scale)]


def _grid(sheet: Sheet, around: Frame, form: _Form, measure: Measure) -> _Grid:
    busy = sum(_share(day) for day in sheet.days)
    column = (around.right - around.left + 2 * _GUTTER) / busy
    size = _heading_size(sheet, column, around.scale, measure)
    headings = [
        stacked(_heading(day, _inner(_share(day) * column), False, size, measure))
        for day in sheet.days
    ]
    headings_on = [
        stacked(_heading(day, _inner(column), True, size, measure)) for day in sheet.days
    ]
    small = min(form.small, 9 * around.scale)
    setting = Setting(around.right - around.left, small, small, 0, measure, marked=True)
    notes = note_rows(sheet.notes, setting)
    below = 7 * around.scale
    heading, heading_on = max(headings) + below, max(headings_on) + below
    marked = any_marked(sheet.days)
    return _Grid(around, measure, form, column, size, heading, heading_on, marked, notes)


def _heading_size(sheet: Sheet, column: float, scale: float, measure: Measure) -> float:
    """As large as lets every weekday stand on one line with its number, but not too small."""
    size = _HEADING * scale
    for day in sheet.days:
        wide = measure(day.weekday, BOLD, 1) + measure(f" {day.number}", REGULAR, 1)
        size = min(size, _inner(_share(day) * column) / wide)
    return max(size, _LEAST_HEADING * scale)


def _share(day: SheetDay) -> float:
    return 1.0 if day.entries else _EMPTY_SHARE


def _inner(width: float) -> float:
    return width - 2 * _GUTTER


def _plan(sheet: Sheet, grid: _Grid) -> list[_Plan]:
    """What stands on which page."""
    blocks = [_blocks(day, _share(day) * grid.column, grid) for day in sheet.days]
    tallest = max(stacked(each) for each in blocks)
    notes_height = stacked(grid.notes) + (grid.notes[0].gap if grid.notes else 0)
    if tallest + notes_height <= grid.room:
        return [_Plan(_first_columns(sheet, blocks, grid)[0], grid.notes)]
    columns, rest = _first_columns(sheet, blocks, grid)
    pages = [_Plan(columns), *_further(rest, grid)]
    last = max((stacked(each.blocks) for each in pages[-1].columns), default=0)
    room = grid.room_on if len(pages) > 1 else grid.room
    if not any(each.pointer for each in pages[-1].columns) and last + notes_height <= room:
        return [*pages[:-1], _Plan(pages[-1].columns, grid.notes)]
    return [*pages, *_notes_alone(grid)]


def _first_columns(
    sheet: Sheet, blocks: Sequence[Sequence[Block]], grid: _Grid
) -> tuple[list[_Column], list[_Left]]:
    """The seven columns of the first page, and what each day has left for further pages."""
    columns: list[_Column] = []
    rest: list[_Left] = []
    x = grid.left
    for day, each in zip(sheet.days, blocks, strict=True):
        width = _share(day) * grid.column
        head: Sequence[Block] = each
        pointer = ""
        if exceeds(each, grid.room):
            head, tail = taken(each, grid.room - grid.pointer_room)
            pointer = _to_page(2)
            rest.append((day, tail))
        columns.append(_Column(day, x, width, False, head, pointer))
        x += width
    return columns, rest


def _further(rest: Sequence[_Left], grid: _Grid) -> list[_Plan]:
    """Pages on which what is left stands in columns side by side, day after day."""
    around = grid.around
    across = int((around.right - around.left + 2 * _GUTTER + 0.01) / grid.column)
    pages: list[list[_Column]] = []
    for day, left in rest:
        while left:
            if not pages or len(pages[-1]) == across:
                pages.append([])
            head, tail, pointer = left, _NOTHING, ""
            if exceeds(left, grid.room_on):
                head, tail = taken(left, grid.room_on - grid.pointer_room)
                last = len(pages[-1]) == across - 1
                pointer = _to_page(len(pages) + 2) if last else say("continues beside")
            x = grid.left + len(pages[-1]) * grid.column
            pages[-1].append(_Column(day, x, grid.column, True, head, pointer))
            left = tail
    return [_Plan(columns) for columns in pages]


def _notes_alone(grid: _Grid) -> list[_Plan]:
    """The notes on pages of their own."""
    pages = []
    left = list(grid.notes)
    while left:
        head, left = taken(left, grid.around.room)
        pages.append(_Plan((), head))
    return pages


def _to_page(number: int) -> str:
    return say("continues on page {page}", page=number)


def _blocks(day: SheetDay, width: float, grid: _Grid) -> list[Block]:
    inner = _inner(width)
    form = grid.form
    setting = Setting(inner, form.title, form.small, _gap(form), grid.measure, grid.marked)
    closed = [_closed(day, inner, grid)] if day.closed else []
    return [*closed, *(grid.form.set_entry(entry, setting) for entry in day.entries)]


def _closed(day: SheetDay, inner: float, grid: _Grid) -> Block:
    lines = wrapped([Run(day.closed, BOLD)], 0, inner, grid.form.title, grid.measure)
    if day.closed_reason:
        lines += wrapped([Run(day.closed_reason)], 0, inner, grid.form.small, grid.measure)
    return Block(0, tuple(lines))


def _gap(form: _Form) -> float:
    return form.title * (0.7 if form.set_entry is roomy else 0.45)


def _heading(
    day: SheetDay, inner: float, continued: bool, size: float, measure: Measure
) -> list[Block]:
    """The weekday and its number, and below them the hours the centre is open."""
    small = max(LEAST_SMALL, size * 0.7)
    runs = [Run(day.weekday, BOLD), Run(day.number.replace(" ", GLUE), REGULAR, MUTED)]
    lines = wrapped(runs, 0, inner, size, measure)
    below = say("continued") if continued else ", ".join(filter(None, (day.occasion, day.hours)))
    if below:
        lines += wrapped([Run(below, REGULAR, MUTED)], 0, inner, small, measure)
    return [Block(0, tuple(lines))]


def _drawn(page: _Plan, grid: _Grid) -> list[Piece]:
    around = grid.around
    notes_height = stacked(page.notes)
    notes_top = around.bottom - notes_height if page.columns else around.top
    bottom = notes_top - page.notes[0].gap if page.notes and page.columns else around.bottom
    pieces: list[Piece] = []
    for index, column in enumerate(page.columns):
        if index:
            pieces.append(Rule(column.x, around.top, column.x, bottom, 0.5, "line"))
        pieces += _column(column, bottom, grid)
    return pieces + placed(page.notes, around.left, notes_top)


def _column(column: _Column, bottom: float, grid: _Grid) -> list[Piece]:
    around, measure = grid.around, grid.measure
    x = column.x + _GUTTER
    inner = _inner(column.width)
    heading = _heading(column.day, inner, column.continued, grid.heading_size, measure)
    top = around.top + (grid.heading_on if column.continued else grid.heading)
    pieces = placed(heading, x, around.top) + placed(column.blocks, x, top)
    if column.day.closed and not column.day.entries:
        y = top + stacked(column.blocks) + 6 * around.scale
        pieces += hatching(x, y, inner, bottom)
    if column.pointer:
        pieces += pointer(column.pointer, x, bottom, inner, grid.form.small, measure)
    return pieces
