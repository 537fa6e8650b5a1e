"""An imposition: finished pages as they stand on the paper that goes through the printer."""

from __future__ import annotations

from dropin.printing.pieces import Pages, Piece
from dropin.records import NamedTuple
from dropin.words import Message


class Box(NamedTuple):
    """Points from the top left of the paper."""

    x: float
    y: float
    width: float
    height: float


class Placement(NamedTuple):
    """Page ``page`` (from 0) with its top left corner at ``x``, ``y``; only ``window`` shows of it.

    Where it is ``turned`` it stands on its head and the corner is that of the turned page.
    """

    page: int
    x: float
    y: float
    window: Box
    turned: bool = False


class Side(NamedTuple):
    """One side of the paper: the pages on it, and what helps whoever cuts and folds it."""

    placements: tuple[Placement, ...]
    marks: tuple[Piece, ...] = ()


class Imposed(NamedTuple):
    """``pages`` put on paper of ``width`` by ``height``. Each side is a page of the PDF."""

    width: float
    height: float
    pages: Pages
    sides: tuple[Side, ...]

    @property
    def cautions(self) -> tuple[Message, ...]:
        return self.pages.cautions
