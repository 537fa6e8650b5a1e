"""The months before and after in small, in cells of a month's grid that are empty anyway."""

from __future__ import annotations

from collections.abc import Sequence

from dropin.printing.layout import (
    ASCENT,
    BOLD,
    INK,
    LEADING,
    MUTED,
    REGULAR,
    Block,
    Line,
    Measure,
    Piece,
    Run,
    Text,
    placed,
    wrapped,
)
from dropin.printing.model import LittleMonth, SheetDay

_WIDEST = "30"
_BETWEEN = 1.12  # numbers from one to the next, in the width of the widest
_MOST_BETWEEN = 1.75
_BESIDE = 24.0  # points between two that stand side by side


def cells_for(days: Sequence[SheetDay], widths: Sequence[float]) -> tuple[int, ...]:
    """Which of ``days``, in whole weeks, hold the month before and the one after; none if none.

    ``widths`` are those of the seven columns. Each stands on its own side of the month where that
    has an empty cell, in the widest there.
    """
    inside = [place for place, day in enumerate(days) if not day.outside]
    before, after = list(range(inside[0])), list(range(inside[-1] + 1, len(days)))
    if len(before) + len(after) < 2:
        return ()
    if not before:
        return after[-2], after[-1]
    if not after:
        return before[0], before[1]
    return (
        max(before, key=lambda place: (round(widths[place % 7]), -place)),
        max(after, key=lambda place: (round(widths[place % 7]), place)),
    )


def width_of(size: float, measure: Measure) -> float:
    """The least a month in small needs."""
    return 7 * _BETWEEN * measure(_WIDEST, REGULAR, size)


def little_block(month: LittleMonth, width: float, size: float, measure: Measure) -> Block:
    """Its title, the weekdays' first letters and its weeks, in no more than ``width``."""
    widest = measure(_WIDEST, REGULAR, size)
    step = min(width / 7, widest * _MOST_BETWEEN)
    rows = [_row(month.weekdays, step, widest, size, MUTED, measure)]
    rows += [_row(week, step, widest, size, INK, measure) for week in month.weeks]
    return Block(0, (*wrapped([Run(month.title, BOLD)], 0, width, size, measure), *rows))


def side_by_side(blocks: Sequence[Block], width: float, gap: float) -> Block:
    """Blocks beside one another in one line of a block, at the right of ``width``."""
    across = max(
        piece.x + piece.width
        for block in blocks
        for line in block.lines
        for piece in line.pieces
        if isinstance(piece, Text)
    )
    x = width - len(blocks) * across - (len(blocks) - 1) * _BESIDE
    pieces: list[Piece] = []
    for block in blocks:
        pieces += placed([block._replace(gap=0)], x, 0)
        x += across + _BESIDE
    return Block(gap, (Line(max(block.height for block in blocks), tuple(pieces)),))


def _row(
    said: Sequence[str], step: float, widest: float, size: float, ink: str, measure: Measure
) -> Line:
    """Numbers below one another by their last figure."""
    pieces = []
    for column, text in enumerate(said):
        if text:
            wide = measure(text, REGULAR, size)
            x = max(column * step + widest - wide, column * step)
            pieces.append(Text(x, size * ASCENT, text, REGULAR, size, ink, width=wide))
    return Line(size * LEADING * 0.96, tuple(pieces))
