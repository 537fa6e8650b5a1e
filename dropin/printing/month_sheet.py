"""Where everything on a month sheet stands: a wall grid of weeks, rows growing with their days.

Text is as large as lets the month fit on one page. Below the least size, weeks that no longer
fit stand on further pages, whole where a page can hold them; a week taller than a page flows on.
The months before and after stand small in cells that are empty, and are read last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dropin.printing.entry_blocks import close, hatching, pointer
from dropin.printing.frame import finished, frame
from dropin.printing.layout import (
    BOLD,
    Block,
    Bookmark,
    Measure,
    Pages,
    Piece,
    Rule,
    Run,
    largest,
    placed,
    stacked,
    steps,
    wrapped,
)
from dropin.printing.model import Sheet, words_of_titles
from dropin.printing.month_rows import (
    GUTTER,
    LEAST_SIZE,
    Cell,
    Grid,
    Plan,
    Row,
    grid_of,
    heading_size,
    inner_width,
    planned,
    small_of,
)
from dropin.words import Message, say

MOST_SIZE = 10.5  # on A4
USUAL_LEAST = 7.0  # whoever prints a month in less is told
_TALLEST_ROW = 0.25  # of a page: rows with little in them are not drawn out further


def lay_out_month(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Pages:
    """The pages of ``sheet``, in the largest text that needs no more of them than the least."""
    around = frame(sheet, logo_shape, measure)
    set_entry = cache(close)  # most entries come back every week

    @cache
    def plan(size: float, little: bool) -> tuple[Grid, list[Plan]]:
        grid = grid_of(sheet, around, size, measure, set_entry, little)
        return grid, planned(sheet, grid)

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


def _cautions(sheet: Sheet, grid: Grid, plans: Sequence[Plan]) -> Iterator[Message]:
    """What does not fit as one would wish; what it takes to say so is loaded only then."""
    widest = max(inner_width(column, grid) for column in range(7))
    long = any(len(word) * grid.size > widest for word in words_of_titles(sheet))
    if len(plans) == 1 and grid.size >= USUAL_LEAST and not long:
        return
    from dropin.printing.cautions import broken_words, flows_on, notes_alone, set_small

    if len(plans) > 1 and plans[1].rows:
        yield flows_on(sheet, LEAST_SIZE, 2)
    elif len(plans) > 1:
        yield notes_alone(len(plans))
    elif grid.size < USUAL_LEAST:
        yield set_small(sheet, grid.size, USUAL_LEAST)
    if long:
        width = widest - (grid.size if grid.marked else 0.0)
        yield from broken_words(sheet, grid.size, width, grid.measure)


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


def _thinkable(sizes: Sequence[float], grid: Grid, plans: Sequence[Plan]) -> tuple[float, ...]:
    """The sizes in which the month might stand on one page, as it does in the least.

    Where no letter is smaller than the largest before, the same words need at least so much more
    room. Laying out a crowded month only to see that takes longer than drawing it.
    """
    used = sum(row.height for row in plans[0].rows)
    most = LEAST_SIZE * (grid.room - grid.notes_room) / used
    return tuple(each for each in sizes if each == LEAST_SIZE or small_of(each) <= most)


def _drawn(page: Plan, grid: Grid) -> list[Piece]:
    around = grid.around
    if not page.rows:
        return placed(page.notes, around.left, around.top)
    pieces, little = _weekdays(page.rows[0], grid), list[Piece]()
    notes_room = grid.notes_room if page.notes else 0.0
    y = around.top + grid.heading
    for row, height in zip(page.rows, _heights(page, grid.room - notes_room), strict=True):
        if row.title:
            pieces.append(Bookmark(around.left, y, row.title))
        pieces.append(Rule(around.left, y, around.right, y, 0.5, "line"))
        for column, cell in enumerate(row.cells):
            pieces += _cell(cell, column, y, height, grid)
            if cell.little:
                x = grid.edges[column] + (GUTTER if column else 0)
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


def _heights(page: Plan, room: float) -> list[float]:
    natural = [row.height for row in page.rows]
    return levelled(natural, min(room, max(sum(natural), len(natural) * room * _TALLEST_ROW)))


def _weekdays(row: Row, grid: Grid) -> list[Piece]:
    pieces: list[Piece] = []
    for column, cell in enumerate(row.cells):
        inner = inner_width(column, grid)
        size = heading_size(grid.around.scale)
        size = min(size, size * inner / grid.measure(cell.day.weekday, BOLD, size))
        lines = wrapped([Run(cell.day.weekday, BOLD)], 0, inner, size, grid.measure)
        left = grid.edges[column] + (GUTTER if column else 0)
        pieces += placed([Block(0, tuple(lines))], left, grid.around.top)
    return pieces


def _cell(cell: Cell, column: int, top: float, height: float, grid: Grid) -> list[Piece]:
    left, inner = grid.edges[column] + (GUTTER if column else 0), inner_width(column, grid)
    pieces = placed(cell.blocks, left, top + grid.pad / 2)
    if cell.day.closed and not cell.day.entries:
        below = top + grid.pad + stacked(cell.blocks)
        pieces += hatching(left, below, inner, top + height - grid.pad)
    if cell.rest_on:
        words = say("continues on page {page}", page=cell.rest_on)
        bottom = top + height - grid.pad / 2
        pieces += pointer(words, left, bottom, inner, grid.small, grid.measure)
    return pieces
