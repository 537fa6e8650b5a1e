"""Words in a frame: how a sheet marks what is otherwise than on the last print.

The frame is drawn, so that it is seen in black and white and from afar; the words say how.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dropin.printing.layout import (
    BOLD,
    INK,
    LEADING,
    Line,
    Measure,
    Piece,
    Rule,
    Run,
    shifted,
    widest,
    wrapped,
)
from dropin.printing.model import CANCELLED_SINCE, CHANGED, GONE, MOVED_SINCE, NEW
from dropin.words import say

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        NEW: "new",
        MOVED_SINCE: "moved",
        CHANGED: "changed",
        CANCELLED_SINCE: "cancelled",
        GONE: "no longer on",
    }
)
_PAD = 0.42  # sizes from the outside of the frame to its words
_THICK = 0.08  # sizes: its line
_AROUND = 0.14  # sizes above and below the frame
_INSIDE = 0.06


def change_words(change: str) -> str:
    """``new``, ``moved`` … for one of CHANGES."""
    return say(_WORDS[change])


def framed(words: str, x: float, width: float, size: float, measure: Measure) -> list[Line]:
    """``words`` in a frame from ``x`` on, no wider than ``width``, in one line or several."""
    pad = size * _PAD
    lines = wrapped([Run(words, BOLD)], x + pad, width - 2 * pad, size, measure)
    half = size * _THICK / 2
    right = widest(lines) + pad - half
    return [
        _with_frame(line, x + half, right, size, first=number == 0, last=number == len(lines) - 1)
        for number, line in enumerate(lines)
    ]


def _with_frame(
    line: Line, left: float, right: float, size: float, *, first: bool, last: bool
) -> Line:
    thick, half = size * _THICK, size * _THICK / 2
    above = size * (_AROUND + _INSIDE) if first else 0.0
    top = size * _AROUND if first else 0.0
    bottom = above + size * LEADING
    pieces: list[Piece] = [
        Rule(left, top, left, bottom, thick, INK),
        Rule(right, top, right, bottom, thick, INK),
    ]
    if first:
        pieces.append(Rule(left - half, top, right + half, top, thick, INK))
    if last:
        pieces.append(Rule(left - half, bottom, right + half, bottom, thick, INK))
    height = bottom + (size * (_AROUND + 0.04) if last else 0.0)
    return Line(height, (*pieces, *(shifted(piece, 0, above) for piece in line.pieces)))
