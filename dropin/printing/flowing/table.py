"""A table's rows: columns by their shares, boxes to tick, bars, and room for handwriting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import inf

from dropin.printing.flowing.model import (
    Bar,
    Cell,
    Column,
    Paragraph,
    Table,
    TickBox,
    paragraphs_of,
)
from dropin.printing.flowing.setting import Flow, Room, lines_of, side_by_side, size_of
from dropin.printing.flowing.shapes import bar, box_to_tick
from dropin.printing.layout import LEADING, Block, Line, widest
from dropin.printing.pieces import BOLD, INK, Piece, Rule, shifted
from dropin.records import NamedTuple

_BETWEEN = 0.9  # sizes between two columns
_ABOVE = 0.32  # sizes above and below a cell
_MOST_ABOVE = 0.6
_LEAST_COLUMN = 1.6  # sizes: the widest letter of a title
_THIN, _THICK = 0.5, 1.1


class _Grid(NamedTuple):
    """Where the columns of a table stand."""

    room: Room
    columns: Sequence[Column]
    lefts: Sequence[float]
    widths: Sequence[float]
    least: float  # height of a row
    lined: bool

    @property
    def above(self) -> float:
        """From the top of a row to its first lines: the middle of a row with room for one."""
        size = self.room.size
        middle = (self.least - size * LEADING) / 2
        return size * min(max(_ABOVE, middle / size), _MOST_ABOVE)


def rows_of(table: Table, room: Room) -> list[Flow]:
    """The head, which stays with the first row, and the rows, which bring it along."""
    grid = _grid(table, room)
    head = _head(grid)
    tallest = room.tallest - (head.height if head else 0)
    rows = [
        Flow(block, head=head)
        for row in table.rows
        for block in _row([_cell(cell, n, grid) for n, cell in enumerate(row)], grid, tallest)
    ]
    if rows:
        rows[-1] = rows[-1]._replace(fills=table.fills)
    if head is None:
        return [rows[0]._replace(block=_apart(rows[0].block, room)), *rows[1:]] if rows else []
    return [Flow(_apart(head, room), with_next=bool(rows)), *rows]


def _grid(table: Table, room: Room) -> _Grid:
    between = room.size * _BETWEEN
    wide = _shared(table.columns, room.width + between, between, room)
    lefts = list(accumulate(wide[:-1], initial=0.0))
    widths = [each - between for each in wide]
    least = table.row_height * room.size
    return _Grid(room, table.columns, lefts, widths, least, table.lined)


def _shared(columns: Sequence[Column], whole: float, between: float, room: Room) -> list[float]:
    """The width of each column with the space beside it: its share, or what its title needs.

    Where the titles would take more than half of it all, they are broken over lines instead.
    """
    words = [between + _longest_word(column, room) for column in columns]
    letters = [between + room.size * _LEAST_COLUMN] * len(columns)
    roomy = [max(word, letter) for word, letter in zip(words, letters, strict=True)]
    return (
        _widths(columns, whole, roomy)
        or _widths(columns, whole, letters)
        or [whole / len(columns)] * len(columns)
    )


def _widths(columns: Sequence[Column], whole: float, least: Sequence[float]) -> list[float] | None:
    """By shares, but none below its ``least``; None where those take more than half."""
    fixed: dict[int, float] = {}
    while True:
        rest = whole - sum(fixed.values())
        shares = sum(column.share for n, column in enumerate(columns) if n not in fixed)
        if rest < whole / 2 or not shares:
            return None
        found = [fixed.get(n, rest * column.share / shares) for n, column in enumerate(columns)]
        narrow = {n: least[n] for n, wide in enumerate(found) if n not in fixed and wide < least[n]}
        if not narrow:
            return found
        fixed |= narrow


def _longest_word(column: Column, room: Room) -> float:
    size = size_of(_title(column), room)
    return max((room.measure(word, BOLD, size) for word in column.title.split()), default=0.0)


def _title(column: Column) -> Paragraph:
    return Paragraph(column.title, bold=True, scale=0.9)


def _head(grid: _Grid) -> Block | None:
    if not any(column.title for column in grid.columns):
        return None
    cells = [_cell(_title(column), n, grid) for n, column in enumerate(grid.columns)]
    return next(_row(cells, grid._replace(least=0.0), inf, _THICK))


def _apart(block: Block, room: Room) -> Block:
    return block._replace(gap=room.size * 0.6)


def _row(
    cells: Sequence[Sequence[Line]], grid: _Grid, tallest: float, rule: float = _THIN
) -> Iterator[Block]:
    """One block, or of a row too tall for a page as many as it takes."""
    above, below = grid.above, grid.room.size * _ABOVE
    columns = list(zip(grid.lefts, cells, strict=True))
    for line in side_by_side(columns, tallest - above - below):
        tall = max(grid.least, above + line.height + below)
        pieces = [shifted(piece, 0, above) for piece in line.pieces]
        yield Block(0, (Line(tall, (*_rules(tall, grid, rule), *pieces)),))


def _rules(tall: float, grid: _Grid, width: float) -> Iterator[Piece]:
    yield Rule(0, tall, grid.room.width, tall, width, INK if width == _THICK else "line")
    if grid.lined:
        half = grid.room.size * _BETWEEN / 2
        for left in grid.lefts[1:]:
            yield Rule(left - half, 0, left - half, tall, _THIN, "line")


def _cell(cell: Cell, number: int, grid: _Grid) -> list[Line]:
    room, width = grid.room, grid.widths[number]
    size, tall = room.size, room.size * LEADING
    if isinstance(cell, TickBox):
        side = size * 1.15
        return [Line(tall, tuple(box_to_tick(0, (tall - side) / 2, side, ticked=cell.ticked)))]
    if isinstance(cell, Bar):
        return [Line(tall, tuple(bar(0, size * 0.1, width * cell.share, size, solid=cell.solid)))]
    lines = [line for said in paragraphs_of(cell) for line in lines_of(said, width, room)]
    return [_at_right(line, width) for line in lines] if grid.columns[number].at_right else lines


def _at_right(line: Line, width: float) -> Line:
    """``line`` ending at ``width``."""
    free = width - widest([line])
    return line._replace(pieces=tuple(shifted(piece, free, 0) for piece in line.pieces))
