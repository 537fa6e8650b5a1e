"""Boxes, bars and cut lines, made of the straight lines every page can draw."""

from __future__ import annotations

from dropin.printing.layout import INK, MUTED, Hatch, Piece, Rule

_DASH, _BETWEEN_DASHES = 5.0, 4.0


def outline(x: float, y: float, width: float, height: float, line: float) -> list[Piece]:
    """The four sides of a box whose corners close; ``line`` is their thickness."""
    right, bottom, half = x + width, y + height, line / 2
    return [
        Rule(x - half, y, right + half, y, line, INK),
        Rule(x - half, bottom, right + half, bottom, line, INK),
        Rule(x, y, x, bottom, line, INK),
        Rule(right, y, right, bottom, line, INK),
    ]


def box_to_tick(x: float, y: float, side: float, *, ticked: bool = False) -> list[Piece]:
    """A square, its lines within ``side``; ``ticked``, with a tick in it."""
    line = max(0.9, side * 0.07)
    pieces = outline(x + line / 2, y + line / 2, side - line, side - line, line)
    if ticked:
        low = x + side * 0.42, y + side * 0.78
        pieces.append(Rule(x + side * 0.2, y + side * 0.52, *low, line * 1.8, INK))
        pieces.append(Rule(*low, x + side * 0.82, y + side * 0.2, line * 1.8, INK))
    return pieces


def bar(x: float, y: float, width: float, height: float, *, solid: bool) -> list[Piece]:
    """A picture of a number; one too small to be seen is at least a stroke."""
    width = max(width, 1.0)
    if solid:
        middle = y + height / 2
        return [Rule(x, middle, x + width, middle, height, MUTED)]
    return [Hatch(x, y, width, height), *outline(x, y, width, height, 0.7)]


def cut_line(x1: float, y1: float, x2: float, y2: float) -> list[Piece]:
    """A dashed line to cut along, upright or level."""
    length = max(x2 - x1, y2 - y1)
    across, down = (x2 - x1) / length, (y2 - y1) / length
    pieces: list[Piece] = []
    at = 0.0
    while at < length:
        end = min(at + _DASH, length)
        dash = (x1 + across * at, y1 + down * at, x1 + across * end, y1 + down * end)
        pieces.append(Rule(*dash, 0.6, MUTED))
        at = end + _BETWEEN_DASHES
    return pieces
