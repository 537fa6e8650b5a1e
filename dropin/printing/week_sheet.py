"""Where everything on a week sheet stands: a column for each day, its entries in time order.

A list, not a grid of hours: on a wall one looks for a day and reads down, titles find the width
of a whole column however many activities overlap, and a day of sixty needs no other form than a
day of two. Text is as large as lets the week fit on one page, or half of it on each of two; below
the least size a day flows on to a further page, where its columns stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dropin.printing.entry_blocks import (
    SetEntry,
    Setting,
    any_marked,
    close,
    hatching,
    pointer,
    roomy,
)
from dropin.printing.frame import Frame, finished, frame
from dropin.printing.framed import change_words, framed
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
from dropin.printing.model import UNBOUND, Sheet, SheetDay
from dropin.printing.note_blocks import note_rows
from dropin.records import NamedTuple
from dropin.words import Message, say

LEAST_TITLE = 7.5  # points; what most people can still read on a wall at arm's length
LEAST_SMALL = 7.0
LEAST_POSTER = 10.0  # of a poster's titles, on any paper: nobody steps up to one
USUAL_LEAST = 8.5  # whoever prints a week in less is told
MOST_TITLE = 14.0  # on A4; larger no longer helps and only looks empty
_LEAST_ROOMY = 9.0
_HEADING, _LEAST_HEADING = 12.0, 8.5  # on A4
_ON_TWO_PAGES = 1.4  # times as large as on one page, at most
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
    set_entry: SetEntry

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


_Laid = tuple[_Grid, list[_Plan]]  # one half of a week, or all of it


def lay_out_week(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Pages:
    """The pages of ``sheet``, in the best form that needs no more of them than the closest."""
    return _laid_out(sheet, logo_shape, measure, LEAST_TITLE)


def lay_out_poster_content(
    sheet: Sheet, paper: str, logo_shape: float | None, measure: Measure
) -> Pages:
    """The week on one large ``paper``, not yet divided over the sheets a printer has."""
    large = sheet._replace(paper=paper, binding=UNBOUND, two_pages=False)
    return _laid_out(large, logo_shape, measure, LEAST_POSTER)


def _laid_out(sheet: Sheet, logo_shape: float | None, measure: Measure, least: float) -> Pages:
    around = frame(sheet, logo_shape, measure)
    halves = _halves(sheet)

    @cache
    def plan(form: _Form) -> list[_Laid]:
        laid: list[_Laid] = []
        for half in halves:
            grid = _grid(half, around, form, measure)
            laid.append((grid, _plan(half, grid, _count(laid) + 1)))
        return laid

    forms = _forms(_scale(sheet, around), least)
    form = largest(forms, lambda each: _count(plan(each)) == len(halves))
    count = _count(plan(form))
    if count > len(halves):
        form = largest(forms, lambda each: _count(plan(each)) <= count)
    drawn = [_drawn(page, grid) for grid, pages in plan(form) for page in pages]
    cautions = _cautions(sheet, plan(form), form, least)
    return finished(sheet, around, drawn, measure, tuple(cautions))


def _scale(sheet: Sheet, around: Frame) -> float:
    """Of the largest text: two pages are asked for to be read from further away."""
    return around.scale * (_ON_TWO_PAGES if sheet.two_pages else 1.0)


def _count(laid: Sequence[_Laid]) -> int:
    return sum(len(pages) for _, pages in laid)


def _halves(sheet: Sheet) -> list[Sheet]:
    """The week, or where it may take two pages its earlier and its later days."""
    if not sheet.two_pages:
        return [sheet]
    shares = [_share(day) for day in sheet.days]
    middle = min((4, 3), key=lambda place: abs(sum(shares[:place]) - sum(shares[place:])))
    return [
        sheet._replace(days=sheet.days[:middle], notes=()),
        sheet._replace(days=sheet.days[middle:]),
    ]


def _cautions(sheet: Sheet, laid: Sequence[_Laid], form: _Form, least: float) -> Iterator[Message]:
    """What does not fit as one would wish; what it takes to say so is loaded only then."""
    pages = [page for _, half in laid for page in half]
    page = next((number for number, each in enumerate(pages, 2) if _goes_on(each)), 0)
    alone = any(each.notes and not each.columns for each in pages)
    grid = laid[0][0]
    indent = form.title if grid.marked else 0.0
    widest = min(_inner(half.column) for half, _ in laid) - indent
    long = any(len(word) * form.title > widest for word in _words(sheet))
    if not (page or alone or long or form.title < USUAL_LEAST):
        return
    from dropin.printing.cautions import broken_words, flows_on, notes_alone, set_small

    if page:
        yield flows_on(sheet, least, page)
    elif alone:
        yield notes_alone(len(pages))
    elif form.title < USUAL_LEAST:
        yield set_small(sheet, form.title, USUAL_LEAST)
    if long:
        yield from broken_words(sheet, form.title, widest, grid.measure)


def _goes_on(page: _Plan) -> bool:
    return any(column.pointer for column in page.columns)


def _words(sheet: Sheet) -> Iterator[str]:
    return (word for day in sheet.days for each in day.entries for word in each.title.split())


def _forms(scale: float, least: float) -> list[_Form]:
    """From the closest to the airiest: close and larger reads better than roomy and small."""
    closest = [_Form(size, close) for size in steps(least, _LEAST_ROOMY * scale)]
    return closest + [
        _Form(size, roomy) for size in steps(max(least, _LEAST_ROOMY), MOST_TITLE * scale)
    ]


def _grid(sheet: Sheet, around: Frame, form: _Form, measure: Measure) -> _Grid:
    busy = sum(_share(day) for day in sheet.days)
    column = (around.inner + 2 * _GUTTER) / busy
    size = _heading_size(sheet, column, _scale(sheet, around), measure)
    headings = [
        stacked(_heading(day, _inner(_share(day) * column), False, size, measure))
        for day in sheet.days
    ]
    headings_on = [
        stacked(_heading(day, _inner(column), True, size, measure)) for day in sheet.days
    ]
    small = min(form.small, 9 * around.scale)
    setting = Setting(around.inner, small, small, 0, measure, marked=True)
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


def _plan(sheet: Sheet, grid: _Grid, first: int) -> list[_Plan]:
    """What stands on which page; the number of the first is ``first``."""
    blocks = [_blocks(day, _share(day) * grid.column, grid) for day in sheet.days]
    tallest = max(stacked(each) for each in blocks)
    notes_height = stacked(grid.notes) + (grid.notes[0].gap if grid.notes else 0)
    if tallest + notes_height <= grid.room:
        return [_Plan(_first_columns(sheet, blocks, grid, first)[0], grid.notes)]
    columns, rest = _first_columns(sheet, blocks, grid, first)
    pages = [_Plan(columns), *_further(rest, grid, first)]
    last = max((stacked(each.blocks) for each in pages[-1].columns), default=0)
    room = grid.room_on if len(pages) > 1 else grid.room
    if not any(each.pointer for each in pages[-1].columns) and last + notes_height <= room:
        return [*pages[:-1], _Plan(pages[-1].columns, grid.notes)]
    return [*pages, *_notes_alone(grid)]


def _first_columns(
    sheet: Sheet, blocks: Sequence[Sequence[Block]], grid: _Grid, first: int
) -> tuple[list[_Column], list[_Left]]:
    """The columns of the first page, and what each day has left for further pages."""
    columns: list[_Column] = []
    rest: list[_Left] = []
    x = grid.left
    for day, each in zip(sheet.days, blocks, strict=True):
        width = _share(day) * grid.column
        head: Sequence[Block] = each
        pointer = ""
        if exceeds(each, grid.room):
            head, tail = taken(each, grid.room - grid.pointer_room)
            pointer = _to_page(first + 1)
            rest.append((day, tail))
        columns.append(_Column(day, x, width, False, head, pointer))
        x += width
    return columns, rest


def _further(rest: Sequence[_Left], grid: _Grid, first: int) -> list[_Plan]:
    """Pages on which what is left stands in columns side by side, day after day."""
    around = grid.around
    across = int((around.inner + 2 * _GUTTER + 0.01) / grid.column)
    pages: list[list[_Column]] = []
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
    if day.change and not continued:
        lines += framed(change_words(day.change), 0, inner, small, measure)
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
