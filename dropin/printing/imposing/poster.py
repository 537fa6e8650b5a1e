"""A large page tiled over ordinary sheets, to be cut along two edges each and glued together.

Every sheet shows a window of the page; neighbours share a strip, so that whoever glues them need
not cut to a hair. The paper lies or stands, whichever needs fewer sheets.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from dropin.printing.imposing.model import Box, Imposed, Placement, Side
from dropin.printing.measure import Measure
from dropin.printing.pieces import MUTED, REGULAR, Pages, Piece, Rule, Text
from dropin.records import NamedTuple
from dropin.words import say

EDGE = 28.0  # 10 mm: every office printer reaches this far
STRIP = 14.0  # beside the window, for marks and words
OVERLAP = 28.0  # 10 mm to glue on
_MARK = 10.0  # length of a cut mark
_SIZE = 8.0
_SLACK = 0.01


class Tiling(NamedTuple):
    """``across`` by ``down`` sheets of ``width`` by ``height``, for a page of ``large``."""

    width: float
    height: float
    across: int
    down: int
    large: tuple[float, float]

    @property
    def sheets(self) -> int:
        return self.across * self.down

    @property
    def window(self) -> tuple[float, float]:
        """How much of the page one sheet shows."""
        return _shown(self.width), _shown(self.height)

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """Where the window of a sheet begins on the page; all windows together are centred."""
        wide, tall = self.window
        return (
            column * (wide - OVERLAP) - _spare(self.across, wide, self.large[0]) / 2,
            row * (tall - OVERLAP) - _spare(self.down, tall, self.large[1]) / 2,
        )


def tiling(large: tuple[float, float], paper: tuple[float, float], blank: float = 0) -> Tiling:
    """The fewest sheets of ``paper`` (either way round) that show all of a ``large`` page.

    ``blank`` is how much around the page's edge is empty and need not show.
    """
    short, long = sorted(paper)
    ways = [_tiled(large, size, blank) for size in ((long, short), (short, long))]
    return min(ways, key=lambda way: way.sheets)


def poster(pages: Pages, paper: tuple[float, float], measure: Measure, blank: float = 0) -> Imposed:
    """Each of ``pages`` over as many sheets of ``paper`` as it needs, from the top left on."""
    tiles = tiling((pages.width, pages.height), paper, blank)
    sides = tuple(
        _side(tiles, page, row, column, measure)
        for page in range(len(pages.pages))
        for row in range(tiles.down)
        for column in range(tiles.across)
    )
    return Imposed(tiles.width, tiles.height, pages, sides)


def _tiled(large: tuple[float, float], size: tuple[float, float], blank: float) -> Tiling:
    across, down = (
        max(1, ceil((whole - 2 * blank - OVERLAP - _SLACK) / (_shown(side) - OVERLAP)))
        for whole, side in zip(large, size, strict=True)
    )
    return Tiling(*size, across, down, large)


def _shown(side: float) -> float:
    return side - 2 * (EDGE + STRIP)


def _spare(count: int, window: float, whole: float) -> float:
    """How much more ``count`` windows show than there is; less than nothing: blank edges hidden."""
    return count * (window - OVERLAP) + OVERLAP - whole


def _side(tiles: Tiling, page: int, row: int, column: int, measure: Measure) -> Side:
    x, y = tiles.corner(row, column)
    inset = EDGE + STRIP
    window = Box(inset, inset, *tiles.window)
    placed = Placement(page, inset - x, inset - y, window)
    marks = (*_cut_marks(window), *_glued_edges(tiles, window, row, column))
    return Side((placed,), (*marks, _words(tiles, window, page, row, column, measure)))


def _cut_marks(window: Box) -> Iterator[Piece]:
    """Two short lines at each corner, outside the window."""
    right, bottom = window.x + window.width, window.y + window.height
    for x, outwards in ((window.x, -1), (right, 1)):
        for y in (window.y, bottom):
            yield Rule(x + outwards * 2, y, x + outwards * (2 + _MARK), y, 0.5, MUTED)
    for y, outwards in ((window.y, -1), (bottom, 1)):
        for x in (window.x, right):
            yield Rule(x, y + outwards * 2, x, y + outwards * (2 + _MARK), 0.5, MUTED)


def _glued_edges(tiles: Tiling, window: Box, row: int, column: int) -> Iterator[Piece]:
    """Ticks beside the window that say how far the next sheet is to lie over this one."""
    right, bottom = window.x + window.width, window.y + window.height
    if column + 1 < tiles.across:
        x = right - OVERLAP
        for y, outwards in ((window.y, -1), (bottom, 1)):
            yield Rule(x, y + outwards * 2, x, y + outwards * (2 + _MARK / 2), 0.5, MUTED)
    if row + 1 < tiles.down:
        y = bottom - OVERLAP
        for x, outwards in ((window.x, -1), (right, 1)):
            yield Rule(x + outwards * 2, y, x + outwards * (2 + _MARK / 2), y, 0.5, MUTED)


def _words(tiles: Tiling, window: Box, page: int, row: int, column: int, measure: Measure) -> Piece:
    """Which sheet this is, and where the next ones are glued; below the window."""
    number = page * tiles.sheets + row * tiles.across + column + 1
    place = say(
        "Sheet {number}: row {row} of {rows}, column {column} of {columns}",
        number=number,
        row=row + 1,
        rows=tiles.down,
        column=column + 1,
        columns=tiles.across,
    )
    said = ". ".join(filter(None, (place, _to_glue(tiles, row, column))))
    y = window.y + window.height + _SIZE * 1.3
    x = window.x + _MARK + 4
    return Text(x, y, said, REGULAR, _SIZE, MUTED, width=measure(said, REGULAR, _SIZE))


def _to_glue(tiles: Tiling, row: int, column: int) -> str:
    right, below = column + 1 < tiles.across, row + 1 < tiles.down
    if right and below:
        return say("Cut the others along their marks and glue them over the right and lower edge")
    if right:
        return say("Cut the next sheet along its marks and glue it over the right edge")
    if below:
        return say("Cut the sheet below along its marks and glue it over the lower edge")
    return ""
