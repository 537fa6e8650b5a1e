"""The sheets of labels and badges one can buy: how many stand on one, how large, and where.

Figures are the makers' own, in millimetres or, of American sheets, in inches. Where a maker tells
the labels' size and how many there are, but not the margins, the sheet is the same on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dropin.printing.frame import PAPERS
from dropin.records import NamedTuple

MILLIMETRE, INCH = 72 / 25.4, 72.0  # points
LABEL, BADGE = "label", "badge"
_A4, _LETTER = "a4", "letter"


class Stock(NamedTuple):
    """One kind of sheet, upright: ``across`` by ``down`` labels, lengths in points.

    ``left`` and ``top`` are the first label's corner; from one label to the next it is ``step``.
    """

    name: str
    use: str
    paper: str
    across: int
    down: int
    width: float
    height: float
    left: float
    top: float
    step_across: float
    step_down: float
    size_words: str

    @property
    def places(self) -> int:
        return self.across * self.down

    def corner(self, place: int) -> tuple[float, float]:
        """The top left of the label at ``place``, the first being 0, read line by line."""
        row, column = divmod(place, self.across)
        return self.left + column * self.step_across, self.top + row * self.step_down


def _stock(
    name: str,
    use: str,
    paper: str,
    grid: tuple[int, int],
    size: tuple[float, float],
    step: tuple[float, float],
    unit: float,
) -> Stock:
    """Lengths in ``unit``; the grid stands in the middle of its paper, as all of these do."""
    tall, wide = PAPERS[paper]
    width, height = size[0] * unit, size[1] * unit
    step_across, step_down = step[0] * unit, step[1] * unit
    return Stock(
        name=name,
        use=use,
        paper=paper,
        across=grid[0],
        down=grid[1],
        width=width,
        height=height,
        left=(wide - (grid[0] - 1) * step_across - width) / 2,
        top=(tall - (grid[1] - 1) * step_down - height) / 2,
        step_across=step_across,
        step_down=step_down,
        size_words=f"{size[0]:.4g} × {size[1]:.4g} {'mm' if unit == MILLIMETRE else 'in'}",
    )


_EVERY = (
    # Avery's A4 sheets: size and count as printed on the packet, columns 2.5 mm apart, rows touch.
    _stock("L7160", LABEL, _A4, (3, 7), (63.5, 38.1), (66.0, 38.1), MILLIMETRE),
    _stock("L7163", LABEL, _A4, (2, 7), (99.1, 38.1), (101.6, 38.1), MILLIMETRE),
    _stock("L7173", LABEL, _A4, (2, 5), (99.1, 57.0), (101.6, 57.0), MILLIMETRE),
    _stock("L7651", LABEL, _A4, (5, 13), (38.1, 21.2), (40.6, 21.2), MILLIMETRE),
    # Avery's Letter sheets: 5160 has columns 1/8 inch apart, 5163 3/16 inch; rows touch.
    _stock("5160", LABEL, _LETTER, (3, 10), (2.625, 1.0), (2.75, 1.0), INCH),
    _stock("5163", LABEL, _LETTER, (2, 5), (4.0, 2.0), (4.1875, 2.0), INCH),
    # Avery L4785, badges that stick to clothes: 15 mm between columns, 5 mm between rows.
    _stock("L4785", BADGE, _A4, (2, 5), (80.0, 50.0), (95.0, 55.0), MILLIMETRE),
    # Avery 5395, badges that stick to clothes: 3/8 inch between columns, 1/6 inch between rows.
    _stock("5395", BADGE, _LETTER, (2, 4), (3.375, 7 / 3), (3.75, 2.5), INCH),
)
STOCKS: Mapping[str, Stock] = MappingProxyType({each.name: each for each in _EVERY})


def stocks_for(use: str) -> tuple[Stock, ...]:
    """Those meant for labels, or for badges."""
    return tuple(each for each in _EVERY if each.use == use)


def usual_stock(use: str, paper: str) -> Stock:
    """The one for a centre that prints on ``paper``."""
    wanted = _LETTER if paper in (_LETTER, "tabloid") else _A4
    return next(each for each in stocks_for(use) if each.paper == wanted)
