"""Pieces of a printed page: words, lines and marks, each with the place where it stands.

Lengths are points (1/72 inch). ``x`` runs from the left, ``y`` downwards from the top of the
page; a text's ``y`` is its baseline. Nothing here draws.

Pieces are named tuples, not dataclasses: a month makes thousands, and these are made faster.
"""

from __future__ import annotations

from collections.abc import Iterable

from dropin.records import NamedTuple
from dropin.words import Message

REGULAR, BOLD = "regular", "bold"
INK, MUTED = "ink", "muted"


class Text(NamedTuple):
    """Words on a baseline. ``from_right``: they are of a paragraph that reads from the right."""

    x: float
    y: float
    text: str
    font: str
    size: float
    ink: str = INK
    struck: bool = False
    width: float = 0.0
    from_right: bool = False


class Rule(NamedTuple):
    """A straight line; ``ink`` is a role or a category's colour."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    ink: str = MUTED


class Hatch(NamedTuple):
    """Light slanted lines over a box: shut."""

    x: float
    y: float
    width: float
    height: float


class Mark(NamedTuple):
    """The mark of a category's ``look`` in a square of ``size``."""

    x: float
    y: float
    size: float
    look: str


class Arrow(NamedTuple):
    """An arrow to the right in a square of ``size``; a plain triangle where ``solid``."""

    x: float
    y: float
    size: float
    solid: bool = False


class Logo(NamedTuple):
    x: float
    y: float
    width: float
    height: float


class Code(NamedTuple):
    """A code for telephones: dark and light squares row by row ("1" is dark), ``size`` across."""

    x: float
    y: float
    size: float
    rows: tuple[str, ...]


class Bookmark(NamedTuple):
    """Nothing one sees: a place on the page that the PDF's own list of contents leads to.

    ``level`` is how deep it stands below the title of its sheet, from 1 on.
    """

    x: float
    y: float
    title: str
    level: int = 1


Piece = Text | Rule | Hatch | Mark | Arrow | Logo | Code | Bookmark


class Pages(NamedTuple):
    """A whole sheet: the size of its paper and what stands on each page, in reading order.

    ``cautions`` tell whoever prints it what does not fit as one would wish, and what would help.
    """

    width: float
    height: float
    pages: tuple[tuple[Piece, ...], ...]
    cautions: tuple[Message, ...] = ()


def texts_of(pieces: Iterable[Piece]) -> list[Text]:
    return [each for each in pieces if isinstance(each, Text)]


def shifted(piece: Piece, x: float, y: float) -> Piece:
    if isinstance(piece, Rule):
        return piece._replace(x1=piece.x1 + x, y1=piece.y1 + y, x2=piece.x2 + x, y2=piece.y2 + y)
    if isinstance(piece, Text):  # nearly all are, and _replace takes twice as long
        return Text(piece.x + x, piece.y + y, *piece[2:])
    return piece._replace(x=piece.x + x, y=piece.y + y)
