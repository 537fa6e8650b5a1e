"""Paper: its sizes, and the edges that stay free.

Printers do not reach them, or they are room for punched holes.
"""

from __future__ import annotations

from collections.abc import Iterable

from dropin.printing.model import BOUND_LEFT, BOUND_TOP
from dropin.printing.pieces import Logo, Piece, shifted
from dropin.records import NamedTuple

PAPERS = {  # points, lying on the long side
    "a4": (841.89, 595.28),
    "letter": (792.0, 612.0),
    "a3": (1190.55, 841.89),
    "tabloid": (1224.0, 792.0),
    "a2": (1683.78, 1190.55),  # this and the next are for posters: no printer here has them
    "a1": (2383.94, 1683.78),
}
LEAST_SMALL_PRINT = 7.0  # legend and foot, on any paper
MARGIN = 28.0  # 10 mm: every office printer reaches this far
HOLES = 57.0  # 20 mm: holes stand 12 mm from the edge


class Margins(NamedTuple):
    """Points that stay free on each side."""

    left: float = MARGIN
    top: float = MARGIN
    right: float = MARGIN
    bottom: float = MARGIN


USUAL_MARGINS = Margins()


def margins_of(binding: str) -> Margins:
    """Those of the first page of a sheet with this ``binding``, one of BINDINGS."""
    return Margins(
        left=HOLES if binding == BOUND_LEFT else MARGIN,
        top=HOLES if binding == BOUND_TOP else MARGIN,
    )


def bound(
    pages: Iterable[tuple[Piece, ...]], binding: str, duplex: bool
) -> list[tuple[Piece, ...]]:
    """``pages``, laid out with the first one's margins, as they stand on paper.

    On the back of a sheet that is bound at the left the holes are at its right.
    """
    if not duplex or binding != BOUND_LEFT:
        return list(pages)
    return [
        tuple(shifted(piece, MARGIN - HOLES, 0) for piece in page) if number % 2 == 0 else page
        for number, page in enumerate(pages, start=1)
    ]


def logo_box(
    shape: float, right: float, most_width: float, height: float, top: float = MARGIN
) -> Logo:
    """Where a logo stands that ends at ``right``: so high, or lower where it would be too wide."""
    wide = min(height * shape, most_width)
    return Logo(right - wide, top, wide, wide / shape)
