"""Labels and badges: each in its place on a bought sheet, its name as large as there is room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from dropin.printing.flowing.model import Label, Labels
from dropin.printing.frame import LEAST_SMALL_PRINT, PAPERS
from dropin.printing.label_stocks import MILLIMETRE, STOCKS
from dropin.printing.layout import (
    BOLD,
    GLUE,
    INK,
    MUTED,
    REGULAR,
    Line,
    Measure,
    Pages,
    Piece,
    Rule,
    Run,
    largest,
    shifted,
    texts_of,
    widest,
    wrapped,
)
from dropin.printing.paper_text import plain
from dropin.records import NamedTuple
from dropin.words import Message

LEAST_NAME = 8.0
"""Points of a name unless its label cannot hold it: then it is set smaller, and that is said."""
_TINIEST = 0.5  # holds any name a file can hold
_SIZES = tuple(_TINIEST * 1.04**number for number in range(130))  # up to 80 points
_MOST_SHARE = 0.5  # of a label's height is the size of its name
_WHOLE_SHARE = 0.16  # above this share of it no word is broken; below, a broken one is larger
_INSET = 0.07  # of the label's shorter side is left free: printers pull in sheets a little askew
_LEAST_INSET = 1.8 * MILLIMETRE
_SMALL = 0.085  # of the label's height is the size of what stands around the name
_MOST_SMALL = 11.0
_INITIAL = re.compile(r" (\w{1,3}\.)")


class _Box(NamedTuple):
    """The room inside one label."""

    width: float
    height: float
    small: float
    measure: Measure


class _Set(NamedTuple):
    """One label's lines from the top down, and the size of its name."""

    lines: tuple[Line, ...]
    size: float

    @property
    def height(self) -> float:
        return sum(each.height for each in self.lines)


def lay_out_labels(labels: Labels, measure: Measure) -> Pages:
    """As many sheets as it takes, the first from the place of ``labels.first`` on."""
    stock = STOCKS[labels.stock]
    long, short = PAPERS[stock.paper]
    inset = max(_LEAST_INSET, _INSET * min(stock.width, stock.height))
    small = min(_MOST_SMALL, max(LEAST_SMALL_PRINT, _SMALL * stock.height))
    box = _Box(stock.width - 2 * inset, stock.height - 2 * inset, small, measure)
    rest, pages, first, tight = iter(labels.labels), [], labels.first - 1, 0
    while shown := list(islice(rest, stock.places - first)):
        pieces: list[Piece] = []
        for place, label in enumerate(shown, start=first):
            x, y = (each + inset for each in stock.corner(place))
            made = _made(label, box)
            tight += bool(label.name) and made.size < LEAST_NAME
            pieces += _placed(made, label, box, x, y)
        pages.append(tuple(pieces))
        first = 0
    return Pages(short, long, tuple(pages) or ((),), tuple(_cautions(tight)))


def _cautions(tight: int) -> Iterator[Message]:
    if tight == 1:
        yield Message("One name is set very small to be whole: a larger label holds it better.")
    elif tight:
        yield Message(
            "{count} names are set very small to be whole: larger labels hold them better.",
            count=tight,
        )


def _made(label: Label, box: _Box) -> _Set:
    """As large as its box holds without breaking a word, or where that is small, with."""
    most = box.height * _MOST_SHARE
    sizes = [each for each in _SIZES if each <= most]
    size = largest(sizes, lambda size: _fits(label, size, box))
    return _Set(tuple(_lines(label, size, box)), size)


def _fits(label: Label, size: float, box: _Box) -> bool:
    if size > max(LEAST_NAME, box.height * _WHOLE_SHARE) and _breaks_a_word(label.name, size, box):
        return False
    return sum(line.height for line in _lines(label, size, box)) <= box.height


def _breaks_a_word(name: str, size: float, box: _Box) -> bool:
    """Elsewhere than after a hyphen."""
    lines = _said(_on_a_line(name), BOLD, INK, size, box)
    shown = " ".join(text.text for line in lines for text in texts_of(line.pieces))
    return shown.replace("- ", "-") != plain(name).replace("- ", "-")


def _on_a_line(name: str) -> str:
    """An initial stays on the line of the name it belongs to."""
    return _INITIAL.sub(rf"{GLUE}\1", plain(name))


def _lines(label: Label, size: float, box: _Box) -> Iterator[Line]:
    small = min(box.small, size)
    yield from _said(plain(label.above), REGULAR, MUTED, small, box)
    yield from _said(_on_a_line(label.name), BOLD, INK, size, box)
    yield from _said(plain(label.below), REGULAR, INK, min(small * 1.2, size), box)


def _said(text: str, font: str, ink: str, size: float, box: _Box) -> Sequence[Line]:
    return wrapped([Run(text, font, ink)], 0, box.width, size, box.measure) if text else []


def _placed(made: _Set, label: Label, box: _Box, x: float, y: float) -> Iterator[Piece]:
    """Each line in the middle; what has no name keeps its lines on top, and a line to write on."""
    if not label.name:
        line = y + box.height * 0.75
        yield Rule(x + box.width * 0.05, line, x + box.width * 0.95, line, 0.6, MUTED)
    else:
        y += (box.height - made.height) / 2
    for each in made.lines:
        left = x + (box.width - widest([each])) / 2
        yield from (shifted(piece, left, y) for piece in each.pieces)
        y += each.height
