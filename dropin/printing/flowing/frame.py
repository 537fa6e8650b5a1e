"""The heading and the foot of every page, so that one off the wall still tells what it is."""

from __future__ import annotations

from collections.abc import Sequence

from dropin.printing.flowing.model import Document
from dropin.printing.frame import LEAST_SMALL_PRINT, logo_box
from dropin.printing.layout import (
    BOLD,
    INK,
    LEADING,
    MUTED,
    REGULAR,
    Block,
    Line,
    Logo,
    Measure,
    Piece,
    Rule,
    Run,
    placed,
    shifted,
    stacked,
    widest,
    wrapped,
)
from dropin.printing.margins import USUAL_MARGINS, Margins
from dropin.printing.paper_text import plain
from dropin.records import NamedTuple
from dropin.words import say

_MOST_LOGO_SHARE = 0.3  # of the width


class Leaf(NamedTuple):
    """The piece of paper one page, or one copy on it, has to itself.

    ``scale`` is that of the whole paper; ``logo_shape`` the logo's width by its height.
    """

    width: float
    height: float
    scale: float
    logo_shape: float | None
    measure: Measure
    margins: Margins = USUAL_MARGINS

    @property
    def left(self) -> float:
        return self.margins.left

    @property
    def right(self) -> float:
        return self.width - self.margins.right

    @property
    def top(self) -> float:
        return self.margins.top

    @property
    def bottom(self) -> float:
        return self.height - self.margins.bottom

    @property
    def inner(self) -> float:
        return self.right - self.left


def first_heading(document: Document, leaf: Leaf) -> tuple[list[Piece], float]:
    """The heading of the first page, and where the room below it begins."""
    logo = None if leaf.logo_shape is None else _logo(leaf.logo_shape, leaf)
    width = leaf.inner - (logo.width + 12 * leaf.scale if logo else 0)
    title = min(21.0, leaf.inner / 17) * leaf.scale  # smaller on a slip of paper
    lines = _said(document.centre_name, 11.5 * leaf.scale, BOLD, MUTED, width, leaf)
    lines += _said(document.title, max(title, 15.0), BOLD, INK, width, leaf)
    lines += _said(document.subtitle, 12 * leaf.scale, REGULAR, INK, width, leaf)
    tall = max(_height(lines), logo.height if logo else 0)
    return [*([logo] if logo else []), *_on_top(lines, tall, leaf)], _below(tall, leaf)


def further_heading(document: Document, leaf: Leaf) -> tuple[list[Piece], float]:
    """The heading of the pages after the first: what they belong to, in one line where it fits."""
    parts = filter(None, (document.title, document.subtitle, document.centre_name))
    lines = _said(" · ".join(parts), 10 * leaf.scale, BOLD, INK, leaf.inner, leaf)
    tall = _height(lines)
    return _on_top(lines, tall, leaf), _below(tall, leaf)


def foot_top(document: Document, leaf: Leaf) -> float:
    """Where the foot begins, whatever the page's number."""
    return leaf.bottom - max(_height(_foot(document, page, 999, leaf)) for page in (1, 999))


def foot(document: Document, page: int, count: int, leaf: Leaf) -> list[Piece]:
    """When it was printed, which page of how many this is, and whether it goes on."""
    lines = _foot(document, page, count, leaf)
    top = leaf.bottom - _height(lines)
    return placed([Block(0, tuple(lines))], leaf.left, top)


def _foot(document: Document, page: int, count: int, leaf: Leaf) -> list[Line]:
    """In one line, or where a slip is too narrow for that, in two."""
    size = max(LEAST_SMALL_PRINT, 8.0 * leaf.scale)
    printed = _said(document.printed_on, size, REGULAR, MUTED, leaf.inner, leaf)
    template = (
        "More on the next page · Page {page} of {count}"
        if page < count
        else "Page {page} of {count}"
    )
    words = say(template, page=page, count=count)
    number = _said(words, size, REGULAR, MUTED, leaf.inner, leaf)
    free = leaf.inner - widest(number)
    if len(printed) > 1 or widest(printed) + 2 * size > free:
        return [*printed, *number]
    pieces = (shifted(piece, free, 0) for line in number for piece in line.pieces)
    return [Line(printed[0].height if printed else size * LEADING, (*_pieces(printed), *pieces))]


def _on_top(lines: Sequence[Line], tall: float, leaf: Leaf) -> list[Piece]:
    bottom = leaf.top + tall + 4 * leaf.scale
    rule = Rule(leaf.left, bottom, leaf.right, bottom, 1.1 * leaf.scale, INK)
    return [*placed([Block(0, tuple(lines))], leaf.left, leaf.top), rule]


def _below(tall: float, leaf: Leaf) -> float:
    return leaf.top + tall + 12 * leaf.scale


def _logo(shape: float, leaf: Leaf) -> Logo:
    most = leaf.inner * _MOST_LOGO_SHARE
    return logo_box(shape, leaf.right, most, 40 * leaf.scale, leaf.top)


def _said(text: str, size: float, font: str, ink: str, width: float, leaf: Leaf) -> list[Line]:
    text = plain(text)
    return wrapped([Run(text, font, ink)], 0, width, size, leaf.measure) if text else []


def _height(lines: Sequence[Line]) -> float:
    return stacked([Block(0, tuple(lines))])


def _pieces(lines: Sequence[Line]) -> list[Piece]:
    return [piece for line in lines for piece in line.pieces]
