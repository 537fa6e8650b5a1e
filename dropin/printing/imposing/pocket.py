"""Eight small pages on one sheet that folds to a booklet with a single cut.

The pages follow one another around the sheet: the cover in the lower row beside the back, two and
three after it, then four to seven from right to left in the upper row, on their heads. Folded
lengthwise, cut between the two middle columns and pushed together, they read in order.
"""

from __future__ import annotations

from dropin.printing.imposing.model import Box, Imposed, Placement, Side
from dropin.printing.pieces import INK, MUTED, Pages, Piece, Rule

PANELS = 8
ACROSS, DOWN = 4, 2
_UPPER = (6, 5, 4, 3)  # pages from 0, left to right
_LOWER = (7, 0, 1, 2)


def panel_size(paper: tuple[float, float]) -> tuple[float, float]:
    """Width and height of one small page of ``paper``, lying on its long side."""
    short, long = sorted(paper)
    return long / ACROSS, short / DOWN


def pocket(pages: Pages, paper: tuple[float, float]) -> Imposed:
    """``pages``, of the panel's size, eight to a sheet; the last sheet may have empty panels."""
    short, long = sorted(paper)
    sides = tuple(
        Side(_placed(start, len(pages.pages), long, short), _marks(long, short))
        for start in range(0, len(pages.pages), PANELS)
    )
    return Imposed(long, short, pages, sides)


def _placed(start: int, count: int, width: float, height: float) -> tuple[Placement, ...]:
    wide, tall = width / ACROSS, height / DOWN
    found = []
    for turned, y, row in ((True, 0.0, _UPPER), (False, tall, _LOWER)):
        for column, page in enumerate(row):
            if start + page < count:
                x = column * wide
                found.append(Placement(start + page, x, y, Box(x, y, wide, tall), turned))
    return tuple(sorted(found))  # in the order in which they are read


def _marks(width: float, height: float) -> tuple[Piece, ...]:
    """Where it is folded, as ticks between the panels; where it is cut, as a line."""
    wide, middle = width / ACROSS, height / 2
    folds = [
        Rule(column * wide, y, column * wide, y + 10, 0.5, MUTED)
        for column in range(1, ACROSS)
        for y in (28.0, height - 38.0)
    ]
    sides = [
        Rule(28.0, middle, 38.0, middle, 0.5, MUTED),
        Rule(width - 38.0, middle, width - 28.0, middle, 0.5, MUTED),
    ]
    return (*folds, *sides, Rule(wide, middle, width - wide, middle, 0.5, INK))
