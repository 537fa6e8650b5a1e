"""Where everything on a month sheet stands: a wall grid of weeks, rows growing with their days.

Text is as large as lets the month fit on one page. Below the least size, weeks that no longer
fit stand on further pages, whole where a page can hold them; a week taller than a page flows on.
The months before and after stand small in cells that are empty, and are read last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from dropin.printing.entry_blocks import SetEntry, Setting, any_marked, close, hatching, pointer
from dropin.printing.frame import Frame, finished, frame
from dropin.printing.framed import change_words, framed
from dropin.printing.layout import (
    BOLD,
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
from dropin.printing.little_month import cells_for, little_block, side_by_side, width_of
from dropin.printing.model import Sheet, SheetDay
from dropin.printing.note_blocks import note_rows
from dropin.records import NamedTuple
from dropin.words import Message, say

LEAST_SIZE = 6.5  # points; a month is read close up, and smaller print excludes people
MOST_SIZE = 10.5  # on A4
USUAL_LEAST = 7.0  # whoever prints a month in less is told
_LITTLE = 7.5  # of the months before and after, on A4
_GUTTER = 5.0  # between a cell's edge and its text
_EMPTY_SHARE = 0.62  # of a column's width, for a weekday on which nothing is on all month
_LEAST_PART = 0.35  # of a page: a week too tall for any page does not begin in less room
_TALLEST_ROW = 0.25  # of a page: rows with little in them are not drawn out further


class _Cell(NamedTuple):
    """Part of a day in one row, and the page that holds the rest of it (0: nothing is left)."""

    day: SheetDay
    blocks: Sequence[Block]
    rest_on: int = 0
    little: Block | None = None


class _Row(NamedTuple):
    cells: Sequence[_Cell]
    height: float


class _Plan(NamedTuple):
    rows: Sequence[_Row]
    notes: Sequence[Block] = ()


class _Grid(NamedTuple):
    """What all pages at one size of text share."""

    around: Frame
    measure: Measure
    set_entry: SetEntry
    size: float
    edges: Sequence[float]  # the eight sides of the seven columns
    heading: float  # height of the weekdays' names
    marked: bool
    notes: Sequence[Block]
    little: Mapping[date, Block]

    @property
    def room(self) -> float:
        return self.around.room - self.heading

    @property
    def small(self) -> float:
        return _small(self.size)

    @property
    def pad(self) -> float:
        return self.size * 0.8

    @property
    def pointer_room(self) -> float:
        return self.size * LEADING * 1.3

    @property
    def notes_room(self) -> float:
        return stacked(self.notes) + self.notes[0].gap if self.notes else 0.0


def lay_out_month(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Pages:
    """The pages of ``sheet``, in the largest text that needs no more of them than the least."""
    around = frame(sheet, logo_shape, measure)
    set_entry = cache(close)  # most entries come back every week

    @cache
    def plan(size: float, little: bool) -> tuple[_Grid, list[_Plan]]:
        grid = _grid(sheet, around, size, measure, set_entry, little)
        return grid, _plan(sheet, grid)

    sizes = steps(LEAST_SIZE, MOST_SIZE * around.scale)
    count = len(plan(LEAST_SIZE, True)[1])
    little = count == 1 or count == len(plan(LEAST_SIZE, False)[1])
    count = len(plan(LEAST_SIZE, little)[1])
    if count == 1:
        sizes = _thinkable(sizes, *plan(LEAST_SIZE, little))
    size = largest(sizes, lambda each: len(plan(each, little)[1]) <= count)
    grid, plans = plan(size, little)
    drawn = [_drawn(page, grid) for page in plans]
    return finished(sheet, around, drawn, measure, tuple(_cautions(sheet, grid, plans)))


def _cautions(sheet: Sheet, grid: _Grid, plans: Sequence[_Plan]) -> Iterator[Message]:
    """What does not fit as one would wish; what it takes to say so is loaded only then."""
    if len(plans) == 1 and grid.size >= USUAL_LEAST:
        return
    from dropin.printing.cautions import flows_on, notes_alone, set_small

    if len(plans) == 1:
        yield set_small(sheet, grid.size, USUAL_LEAST)
    elif plans[1].rows:
        yield flows_on(sheet, LEAST_SIZE, 2)
    else:
        yield notes_alone(len(plans))


def levelled(heights: Sequence[float], total: float) -> list[float]:
    """The heights raised to one common level, as far as ``total`` allows; none is lowered."""
    ascending = sorted(heights)
    left = total - sum(ascending)
    level = ascending[0]
    for count, higher in enumerate([*ascending[1:], float("inf")], start=1):
        step = min(higher - level, max(left, 0) / count)
        level += step
        left -= step * count
        if left <= 0 or step < higher - level:
            break
    return [max(height, level) for height in heights]


def _weeks(sheet: Sheet) -> list[Sequence[SheetDay]]:
    return [sheet.days[start : start + 7] for start in range(0, len(sheet.days), 7)]


def _grid(
    sheet: Sheet,
    around: Frame,
    size: float,
    measure: Measure,
    set_entry: SetEntry,
    little: bool,
) -> _Grid:
    weeks = _weeks(sheet)
    shares = [
        1.0 if any(week[column].entries for week in weeks) else _EMPTY_SHARE for column in range(7)
    ]
    if not any(share == 1.0 for share in shares):
        shares = [1.0] * 7
    width = around.inner
    edges = [around.left]
    for share in shares:
        edges.append(edges[-1] + width * share / sum(shares))
    small = max(LEAST_SIZE, min(size, 8.5 * around.scale))
    notes = note_rows(sheet.notes, Setting(width, small, small, 0, measure, marked=True))
    heading = _heading_size(around.scale) * LEADING + 3 * around.scale
    marked = any_marked(sheet.days)
    grid = _Grid(around, measure, set_entry, size, edges, heading, marked, notes, {})
    return _with_little_months(sheet, grid) if little and sheet.beside else grid


def _with_little_months(sheet: Sheet, grid: _Grid) -> _Grid:
    """The months before and after in empty cells, or below the grid where the month fills it."""
    size = min(max(LEAST_SIZE, grid.size * 0.8), max(LEAST_SIZE, _LITTLE * grid.around.scale))
    widths = [_inner(column, grid) for column in range(7)]
    cells = cells_for(sheet.days, widths)
    if not cells:
        blocks = [
            little_block(each, grid.around.inner, size, grid.measure) for each in sheet.beside
        ]
        below = side_by_side(blocks, grid.around.inner, grid.pad)
        return grid._replace(notes=[below, *grid.notes])
    narrowest = min(widths[place % 7] for place in cells)
    size = size if width_of(size, grid.measure) <= narrowest else LEAST_SIZE
    if width_of(size, grid.measure) > narrowest:
        return grid
    return grid._replace(
        little={
            sheet.days[place].day: little_block(month, widths[place % 7], size, grid.measure)
            for place, month in zip(cells, sheet.beside, strict=True)
        }
    )


def _thinkable(sizes: Sequence[float], grid: _Grid, plans: Sequence[_Plan]) -> tuple[float, ...]:
    """The sizes in which the month might stand on one page, as it does in the least.

    Where no letter is smaller than the largest before, the same words need at least so much more
    room. Laying out a crowded month only to see that takes longer than drawing it.
    """
    used = sum(row.height for row in plans[0].rows)
    most = LEAST_SIZE * (grid.room - grid.notes_room) / used
    return tuple(each for each in sizes if each == LEAST_SIZE or _small(each) <= most)


def _small(size: float) -> float:
    return max(LEAST_SIZE, size * 0.92)


def _heading_size(scale: float) -> float:
    return 9.5 * scale


def _plan(sheet: Sheet, grid: _Grid) -> list[_Plan]:
    """What stands on which page."""
    pages: list[list[_Row]] = [[]]
    used = 0.0
    for week in _weeks(sheet):
        cells = [
            _Cell(day, _blocks(day, column, grid), little=grid.little.get(day.day))
            for column, day in enumerate(week)
        ]
        height = _tallest(cells) + grid.pad
        if used and used + height > grid.room and not _must_divide(height, used, grid):
            pages.append([])
            used = 0.0
        while used + height > grid.room and any(cell.blocks for cell in cells):
            row, cells = _divided(cells, used, len(pages) + 1, grid)
            pages[-1].append(row)
            pages.append([])
            used, height = 0.0, _tallest(cells) + grid.pad
        pages[-1].append(_Row(cells, height))
        used += height
    if used + grid.notes_room <= grid.room:
        return [*(_Plan(rows) for rows in pages[:-1]), _Plan(pages[-1], grid.notes)]
    return [*(_Plan(rows) for rows in pages), *_notes_alone(grid)]


def _must_divide(height: float, used: float, grid: _Grid) -> bool:
    """Whether a week that does not fit below the others begins there all the same."""
    return height > grid.room and grid.room - used > _LEAST_PART * grid.room


def _tallest(cells: Sequence[_Cell]) -> float:
    return max(cell.little.height if cell.little else stacked(cell.blocks) for cell in cells)


def _divided(
    cells: Sequence[_Cell], used: float, next_page: int, grid: _Grid
) -> tuple[_Row, list[_Cell]]:
    """The part of a week that the room left below ``used`` holds, and its rest for ``next_page``.

    On a page of its own every cell gives at least one line beside its number.
    """
    height, alone = grid.room - used, used == 0
    here, rest = [], []
    for column, cell in enumerate(cells):
        if cell.little:
            shown = cell if cell.little.height <= height - grid.pad else cell._replace(little=None)
            here.append(shown)
            rest.append(cell._replace(little=None))
            continue
        if not exceeds(cell.blocks, height - grid.pad):
            here.append(cell)
            rest.append(cell._replace(blocks=()))
            continue
        head, tail = taken(cell.blocks, height - grid.pad - grid.pointer_room, headed=alone)
        here.append(_Cell(cell.day, head, next_page))
        heading = _number(cell.day, column, grid, say("continued"))
        rest.append(_Cell(cell.day, [heading, *tail] if tail else ()))
    return _Row(here, height), rest


def _notes_alone(grid: _Grid) -> list[_Plan]:
    pages = []
    left = list(grid.notes)
    while left:
        head, left = taken(left, grid.around.room)
        pages.append(_Plan((), head))
    return pages


def _inner(column: int, grid: _Grid) -> float:
    return grid.edges[column + 1] - grid.edges[column] - 2 * _GUTTER


def _blocks(day: SheetDay, column: int, grid: _Grid) -> list[Block]:
    if day.day in grid.little:
        return []
    gap = grid.size * 0.32
    setting = Setting(_inner(column, grid), grid.size, grid.small, gap, grid.measure, grid.marked)
    return [
        _number(day, column, grid, _of_the_whole_day(day)),
        *(grid.set_entry(entry, setting) for entry in day.entries),
    ]


def _of_the_whole_day(day: SheetDay) -> str:
    """Why it is shut, or what makes its hours special; the usual hours would only crowd a month."""
    if day.closed:
        return ": ".join(filter(None, (day.closed, day.closed_reason)))
    return ", ".join(filter(None, (day.occasion, day.hours))) if day.occasion else ""


def _number(day: SheetDay, column: int, grid: _Grid, words: str) -> Block:
    """The day's number, and in small text what holds for the whole of it."""
    inner = _inner(column, grid)
    font, ink = (REGULAR, MUTED) if day.outside else (BOLD, "ink")
    lines = wrapped([Run(day.number, font, ink)], 0, inner, grid.size * 1.15, grid.measure)
    if words:
        lines += wrapped([Run(words)], 0, inner, grid.small, grid.measure)
    if day.change:
        lines += framed(change_words(day.change), 0, inner, grid.small, grid.measure)
    return Block(0, tuple(lines))


def _drawn(page: _Plan, grid: _Grid) -> list[Piece]:
    around = grid.around
    if not page.rows:
        return placed(page.notes, around.left, around.top)
    pieces, little = _weekdays(page.rows[0], grid), list[Piece]()
    notes_room = grid.notes_room if page.notes else 0.0
    y = around.top + grid.heading
    for row, height in zip(page.rows, _heights(page, grid.room - notes_room), strict=True):
        pieces.append(Rule(around.left, y, around.right, y, 0.5, "line"))
        for column, cell in enumerate(row.cells):
            pieces += _cell(cell, column, y, height, grid)
            if cell.little:
                x = grid.edges[column] + (_GUTTER if column else 0)
                little += placed([cell.little], x, y + grid.pad / 2)
        y += height
    pieces += [
        Rule(edge, around.top + grid.heading, edge, y, 0.5, "line") for edge in grid.edges[1:-1]
    ]
    if not page.notes:
        pieces.append(Rule(around.left, y, around.right, y, 0.5, "line"))
        return pieces + little
    notes = placed(page.notes, around.left, around.bottom - stacked(page.notes))
    return pieces + notes + little


def _heights(page: _Plan, room: float) -> list[float]:
    natural = [row.height for row in page.rows]
    return levelled(natural, min(room, max(sum(natural), len(natural) * room * _TALLEST_ROW)))


def _weekdays(row: _Row, grid: _Grid) -> list[Piece]:
    pieces: list[Piece] = []
    for column, cell in enumerate(row.cells):
        inner = _inner(column, grid)
        size = _heading_size(grid.around.scale)
        size = min(size, size * inner / grid.measure(cell.day.weekday, BOLD, size))
        lines = wrapped([Run(cell.day.weekday, BOLD)], 0, inner, size, grid.measure)
        left = grid.edges[column] + (_GUTTER if column else 0)
        pieces += placed([Block(0, tuple(lines))], left, grid.around.top)
    return pieces


def _cell(cell: _Cell, column: int, top: float, height: float, grid: _Grid) -> list[Piece]:
    left, inner = grid.edges[column] + (_GUTTER if column else 0), _inner(column, grid)
    pieces = placed(cell.blocks, left, top + grid.pad / 2)
    if cell.day.closed and not cell.day.entries:
        below = top + grid.pad + stacked(cell.blocks)
        pieces += hatching(left, below, inner, top + height - grid.pad)
    if cell.rest_on:
        words = say("continues on page {page}", page=cell.rest_on)
        bottom = top + height - grid.pad / 2
        pieces += pointer(words, left, bottom, inner, grid.small, grid.measure)
    return pieces
