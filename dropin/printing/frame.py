"""What stands on every page of a sheet: the heading, the legend and the foot.

The heading names the days and the centre, the foot says when it was printed and which page it
is, so that a page that has come off the wall still tells what it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from dropin.printing.layout import (
    BOLD,
    LEADING,
    MUTED,
    Line,
    Logo,
    Mark,
    Measure,
    Piece,
    Rule,
    Run,
    Text,
    shifted,
    texts_of,
    widest,
    wrapped,
)
from dropin.printing.model import Sheet
from dropin.records import NamedTuple
from dropin.words import say

PAPERS = {  # points, lying on the long side
    "a4": (841.89, 595.28),
    "letter": (792.0, 612.0),
    "a3": (1190.55, 841.89),
    "tabloid": (1224.0, 792.0),
}
MARGIN = 28.0  # 10 mm: every office printer reaches this far
LEAST_SMALL_PRINT = 7.0  # legend and foot, on any paper
_USUAL_WIDTH = 841.89  # sizes below are for A4 and grow with the paper


class Frame(NamedTuple):
    """The room a page leaves for its days, and the pieces around them."""

    width: float
    height: float
    scale: float
    top: float
    bottom: float
    heading: tuple[Piece, ...]
    legend: tuple[Piece, ...]

    @property
    def left(self) -> float:
        return MARGIN

    @property
    def right(self) -> float:
        return self.width - MARGIN

    @property
    def room(self) -> float:
        return self.bottom - self.top


def frame(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Frame:
    """The frame of every page of ``sheet``; ``logo_shape`` is its logo's width by height."""
    width, height = PAPERS[sheet.paper]
    scale = width / _USUAL_WIDTH
    heading, top = _heading(sheet, logo_shape, width, scale, measure)
    foot_top = height - MARGIN - _small(scale) * LEADING
    legend, bottom = _legend(sheet, foot_top, width, scale, measure)
    return Frame(width, height, scale, top, bottom, tuple(heading), tuple(legend))


def foot(sheet: Sheet, around: Frame, page: int, count: int, measure: Measure) -> list[Piece]:
    """When the sheet was printed, and which page of how many this is."""
    size = _small(around.scale)
    y = around.height - MARGIN - size * (LEADING - 1)
    number = say("Page {page} of {count}", page=page, count=count)
    wide = measure(number, "regular", size)
    printed = measure(sheet.printed_on, "regular", size)
    return [
        Text(MARGIN, y, sheet.printed_on, "regular", size, MUTED, width=printed),
        Text(around.right - wide, y, number, "regular", size, MUTED, width=wide),
    ]


def logo_box(shape: float, right: float, most_width: float, height: float) -> Logo:
    """Where a logo stands that ends at ``right``: so high, or lower where it would be too wide."""
    wide = min(height * shape, most_width)
    return Logo(right - wide, MARGIN, wide, wide / shape)


def _heading(
    sheet: Sheet, logo_shape: float | None, width: float, scale: float, measure: Measure
) -> tuple[list[Piece], float]:
    """The pieces of the heading, and where the page's own room begins below it."""
    size, room = 23 * scale, width - 2 * MARGIN
    title = wrapped([Run(sheet.title, BOLD)], 0, room * 0.58, size, measure)
    pieces: list[Piece] = []
    right = width - MARGIN
    bottom = MARGIN + len(title) * size * LEADING
    if logo_shape is not None:
        logo = logo_box(logo_shape, right, 130 * scale, 30 * scale)
        pieces.append(logo)
        right = logo.x - 10 * scale
        bottom = max(bottom, MARGIN + logo.height + 4 * scale)
    pieces += _stacked_lines(title, MARGIN, MARGIN)
    name_size = 13 * scale
    name = wrapped(
        [Run(sheet.centre_name, BOLD)], 0, room * 0.4 - (width - MARGIN - right), name_size, measure
    )
    name_top = MARGIN + (size - name_size) * 0.93 if len(name) == 1 else MARGIN
    for index, line in enumerate(name):
        y = name_top + index * line.height
        pieces += _stacked_lines([line], right - widest([line]), y)
    bottom = max(bottom, name_top + len(name) * name_size * LEADING)
    pieces.append(Rule(MARGIN, bottom, width - MARGIN, bottom, 1.1 * scale, "ink"))
    return pieces, bottom + 7 * scale


def _legend(
    sheet: Sheet, bottom: float, width: float, scale: float, measure: Measure
) -> tuple[list[Piece], float]:
    """The legend just above ``bottom``, and where the room above it ends."""
    size, room = _small(scale), width - 2 * MARGIN
    indent = size * 1.25
    rows: list[list[tuple[float, str, Sequence[Line]]]] = [[]]
    x = 0.0
    for category in sheet.legend:
        lines = wrapped([Run(category.name)], 0, room - indent, size, measure)
        wide = indent + widest(lines)
        if rows[-1] and x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((x, category.look, lines))
        x += wide + size * 2
    line_height = size * LEADING
    heights = [max((len(lines) for _, _, lines in row), default=0) * line_height for row in rows]
    y = bottom - sum(heights) - 3 * scale
    top = y - 5 * scale
    pieces: list[Piece] = [Rule(MARGIN, top, width - MARGIN, top, 0.5 * scale, "line")]
    for row, tall in zip(rows, heights, strict=True):
        for x, look, name in row:
            pieces.append(Mark(MARGIN + x, y + size * 0.2, size * 0.8, look))
            pieces += _stacked_lines(name, MARGIN + x + indent, y)
        y += tall
    return pieces, top - 5 * scale


def _stacked_lines(lines: Sequence[Line], x: float, y: float) -> list[Piece]:
    pieces: list[Piece] = []
    for line in lines:
        pieces += [shifted(each, x, y) for each in texts_of(line.pieces)]
        y += line.height
    return pieces


def _small(scale: float) -> float:
    return max(LEAST_SMALL_PRINT, 7.5 * scale)
