"""The edges of the paper that stay free: what printers do not reach, and room for punched holes."""

from __future__ import annotations

from collections.abc import Iterable

from dropin.printing.layout import Piece, shifted
from dropin.printing.model import BOUND_LEFT, BOUND_TOP
from dropin.records import NamedTuple

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
