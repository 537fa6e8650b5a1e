"""What of a month stands in which row of which page, at one size of its text.

A row is as tall as its fullest day. Weeks that no longer fit stand on further pages, whole where
a page can hold them; a week taller than a page flows on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dropin.printing.entry_blocks import SetEntry, Setting, any_marked
from dropin.printing.frame import Frame
from dropin.printing.framed import change_words, framed
from dropin.printing.layout import (
    BOLD,
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
from dropin.printing.little_month import cells_for, little_block, side_by_side, width_of
from dropin.printing.model import Sheet, SheetDay
from dropin.printing.note_blocks import note_rows
from dropin.records import NamedTuple
from dropin.words import say

LEAST_SIZE = 6.5  # points; a month is read close up, and smaller print excludes people
_LITTLE = 7.5  # of the months before and after, on A4
GUTTER = 5.0  # between a cell's edge and its text
_EMPTY_SHARE = 0.62  # of a column's width, for a weekday on which nothing is on all month
_LEAST_PART = 0.35  # of a page: a week too tall for any page does not begin in less room


class Cell(NamedTuple):
    """Part of a day in one row, and the page that holds the rest of it (0: nothing is left)."""

    day: SheetDay
    blocks: Sequence[Block]
    rest_on: int = 0
    little: Block | None = None


class Row(NamedTuple):
    """A week, or part of one; ``title`` is its own in a list of contents, "" where it goes on."""

    cells: Sequence[Cell]
    height: float
    title: str = ""


class Plan(NamedTuple):
    rows: Sequence[Row]
    notes: Sequence[Block] = ()


class Grid(NamedTuple):
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
        return small_of(self.size)

    @property
    def pad(self) -> float:
        return self.size * 0.8

    @property
    def pointer_room(self) -> float:
        return self.size * LEADING * 1.3

    @property
    def notes_room(self) -> float:
        return stacked(self.notes) + self.notes[0].gap if self.notes else 0.0


def _weeks(sheet: Sheet) -> list[Sequence[SheetDay]]:
    return [sheet.days[start : start + 7] for start in range(0, len(sheet.days), 7)]


def grid_of(
    sheet: Sheet,
    around: Frame,
    size: float,
    measure: Measure,
    set_entry: SetEntry,
    little: bool,
) -> Grid:
    """The columns of the weekdays, with the months beside it where they are ``little``."""
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
    heading = heading_size(around.scale) * LEADING + 3 * around.scale
    marked = any_marked(sheet.days)
    grid = Grid(around, measure, set_entry, size, edges, heading, marked, notes, {})
    return _with_little_months(sheet, grid) if little and sheet.beside else grid


def _with_little_months(sheet: Sheet, grid: Grid) -> Grid:
    """The months before and after in empty cells, or below the grid where the month fills it."""
    size = min(max(LEAST_SIZE, grid.size * 0.8), max(LEAST_SIZE, _LITTLE * grid.around.scale))
    widths = [inner_width(column, grid) for column in range(7)]
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


def small_of(size: float) -> float:
    """The size of all but titles, beside titles of ``size``."""
    return max(LEAST_SIZE, size * 0.92)


def heading_size(scale: float) -> float:
    """Of the weekdays over the columns."""
    return 9.5 * scale


def planned(sheet: Sheet, grid: Grid) -> list[Plan]:
    """What stands on which page."""
    pages: list[list[Row]] = [[]]
    used = 0.0
    for week in _weeks(sheet):
        cells = [
            Cell(day, _blocks(day, column, grid), little=grid.little.get(day.day))
            for column, day in enumerate(week)
        ]
        title = f"{week[0].title} – {week[-1].title}"
        height = _tallest(cells) + grid.pad
        if used and used + height > grid.room and not _must_divide(height, used, grid):
            pages.append([])
            used = 0.0
        while used + height > grid.room and any(cell.blocks for cell in cells):
            row, cells = _divided(cells, used, len(pages) + 1, grid)
            pages[-1].append(row._replace(title=title))
            pages.append([])
            title = ""
            used, height = 0.0, _tallest(cells) + grid.pad
        pages[-1].append(Row(cells, height, title))
        used += height
    if used + grid.notes_room <= grid.room:
        return [*(Plan(rows) for rows in pages[:-1]), Plan(pages[-1], grid.notes)]
    return [*(Plan(rows) for rows in pages), *_notes_alone(grid)]


def _must_divide(height: float, used: float, grid: Grid) -> bool:
    """Whether a week that does not fit below the others begins there all the same."""
    return height > grid.room and grid.room - used > _LEAST_PART * grid.room


def _tallest(cells: Sequence[Cell]) -> float:
    return max(cell.little.height if cell.little else stacked(cell.blocks) for cell in cells)


def _divided(
    cells: Sequence[Cell], used: float, next_page: int, grid: Grid
) -> tuple[Row, list[Cell]]:
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
        here.append(Cell(cell.day, head, next_page))
        heading = _number(cell.day, column, grid, say("continued"))
        rest.append(Cell(cell.day, [heading, *tail] if tail else ()))
    return Row(here, height), rest


def _notes_alone(grid: Grid) -> list[Plan]:
    pages = []
    left = list(grid.notes)
    while left:
        head, left = taken(left, grid.around.room)
        pages.append(Plan((), head))
    return pages


def inner_width(column: int, grid: Grid) -> float:
    """What a column leaves for its text."""
    return grid.edges[column + 1] - grid.edges[column] - 2 * GUTTER


def _blocks(day: SheetDay, column: int, grid: Grid) -> list[Block]:
    if day.day in grid.little:
        return []
    gap = grid.size * 0.32
    setting = Setting(
        inner_width(column, grid), grid.size, grid.small, gap, grid.measure, grid.marked
    )
    return [
        _number(day, column, grid, _of_the_whole_day(day)),
        *(grid.set_entry(entry, setting) for entry in day.entries),
    ]


def _of_the_whole_day(day: SheetDay) -> str:
    """Why it is shut, or what makes its hours special; the usual hours would only crowd a month."""
    if day.closed:
        return ": ".join(filter(None, (day.closed, day.closed_reason)))
    return ", ".join(filter(None, (day.occasion, day.hours))) if day.occasion else ""


def _number(day: SheetDay, column: int, grid: Grid, words: str) -> Block:
    """The day's number, and in small text what holds for the whole of it."""
    inner = inner_width(column, grid)
    font, ink = (REGULAR, MUTED) if day.outside else (BOLD, "ink")
    lines = wrapped([Run(day.number, font, ink)], 0, inner, grid.size * 1.15, grid.measure)
    if words:
        lines += wrapped([Run(words)], 0, inner, grid.small, grid.measure)
    if day.change:
        lines += framed(change_words(day.change), 0, inner, grid.small, grid.measure)
    return Block(0, tuple(lines))
