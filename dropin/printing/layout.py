"""Pieces of a printed page and how text finds room: wrapping, and flowing on.

Lengths are points (1/72 inch). ``x`` runs from the left, ``y`` downwards from the top of the
page; a text's ``y`` is its baseline. Nothing here draws and nothing is ever cut: what has no room
wraps, and what still has none is handed back to be placed on a further sheet.

Pieces are named tuples, not dataclasses: a month makes thousands, and these are made faster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from dropin.printing.breaking import Part, parts_of, reads_from_right, stays_in_line
from dropin.records import NamedTuple
from dropin.words import Message

REGULAR, BOLD = "regular", "bold"
INK, MUTED = "ink", "muted"
LEADING = 1.2  # from baseline to baseline, in sizes
ASCENT = 0.93  # from the top of a line to its baseline, in sizes: covers stacked accents
GLUE = "\u00a0"  # keeps words of one expression ("3:30 pm") on one line
_SLACK = 0.01  # widths add up with rounding

_Form = TypeVar("_Form")


class Measure(Protocol):
    """How much room a text takes: (text, font, size) -> points."""

    def __call__(self, text: str, font: str, size: float, /) -> float:
        """How wide it is."""
        ...

    def reach(self, text: str, font: str, size: float, /) -> tuple[float, float]:
        """How far its ink goes above its baseline and below it, where a line must mind that."""
        ...


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


class Run(NamedTuple):
    """Text of one kind inside a paragraph.

    A run with a ``joint`` ("·") stays whole where a line can hold it, and shows the joint only
    where it follows something on its line.
    """

    text: str
    font: str = REGULAR
    ink: str = INK
    struck: bool = False
    joint: str = ""


class Line(NamedTuple):
    """One line of a block, ``height`` high, its pieces placed from the line's top left."""

    height: float
    pieces: tuple[Piece, ...]


class Block(NamedTuple):
    """Lines that stay together wherever they fit on one page, after a gap above them."""

    gap: float
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)


def wrapped(
    runs: Sequence[Run], x: float, width: float, size: float, measure: Measure
) -> list[Line]:
    """The runs, one after the other with a space between, as lines no wider than ``width``.

    A word wider than a whole line is broken between letters, without adding a hyphen that the
    word does not have. A line grows where its letters reach beyond the usual.
    """
    lines: list[list[Text]] = []
    end = 0.0
    most = width + _SLACK
    for run in runs:
        text, font, ink, struck, joint = run
        from_right = not text.isascii() and reads_from_right(text)
        space = measure(" ", font, size)
        lead = f"{joint}{GLUE}" if joint else ""
        begin = end + space if lines else 0.0
        parts: Iterable[Part] = (Part(text),)
        if begin + measure(lead + text, font, size) > most:
            if lead and measure(text, font, size) <= most:
                parts = (Part(text, apart=True),)
            else:
                parts = parts_of(text, font, most, size, measure)
        for part, apart, close in parts:
            wide = measure(lead + part, font, size)
            begin = end if close else end + space
            if not lines or apart or begin + wide > most:
                lines.append([])
                begin, lead, wide = 0.0, "", measure(part, font, size)
            if lead and from_right:  # the joint is no part of what reads from the right
                between = measure(lead, font, size)
                dot = Text(x + begin, size * ASCENT, f"{joint} ", font, size, ink, struck, between)
                _append(lines[-1], dot, close)
                begin, lead, wide, close = begin + between, "", measure(part, font, size), True
            said = lead + part
            if GLUE in said:
                said = said.replace(GLUE, " ")
            placed = Text(x + begin, size * ASCENT, said, font, size, ink, struck, wide, from_right)
            _append(lines[-1], placed, close)
            end, lead = begin + wide, ""
    return [_line(line, size, measure) for line in lines]


def widest(lines: Iterable[Line]) -> float:
    """How far to the right the texts of ``lines`` reach."""
    return max((each.x + each.width for line in lines for each in texts_of(line.pieces)), default=0)


def texts_of(pieces: Iterable[Piece]) -> list[Text]:
    return [each for each in pieces if isinstance(each, Text)]


def stacked(blocks: Sequence[Block]) -> float:
    """The height of ``blocks`` one below the other; the first has no gap above it."""
    if not blocks:
        return 0.0
    return sum(block.gap + block.height for block in blocks) - blocks[0].gap


def exceeds(blocks: Iterable[Block], height: float) -> bool:
    """Whether ``blocks`` stand taller than ``height``; looks no further than that takes."""
    used = 0.0
    for index, block in enumerate(blocks):
        used += block.height + (block.gap if index else 0)
        if used > height + _SLACK:
            return True
    return False


def taken(
    blocks: Sequence[Block], height: float, *, headed: bool = False
) -> tuple[list[Block], list[Block]]:
    """As many blocks as ``height`` holds, and the rest.

    A block is divided between its lines only where it is first and still too high: then at
    least one line is taken, so that flowing on always ends. Where they are ``headed``, the first
    is a heading that is set anew on each page: the block after it is divided instead.
    """
    first = 1 if headed and len(blocks) > 1 else 0
    used = 0.0
    for index, block in enumerate(blocks):
        needed = block.height + (block.gap if index else 0)
        if index >= first and used + needed > height + _SLACK:
            if index > first:
                return list(blocks[:index]), list(blocks[index:])
            head, tail = _divided(block, height - used - (block.gap if index else 0))
            rest = [*([tail] if tail.lines else []), *blocks[index + 1 :]]
            return [*blocks[:index], head], rest
        used += needed
    return list(blocks), []


def placed(blocks: Sequence[Block], x: float, y: float) -> list[Piece]:
    """The pieces of ``blocks`` from the corner ``x``, ``y`` downwards."""
    found: list[Piece] = []
    for index, block in enumerate(blocks):
        y += block.gap if index else 0
        for line in block.lines:
            found += [shifted(each, x, y) for each in line.pieces]
            y += line.height
    return found


def shifted(piece: Piece, x: float, y: float) -> Piece:
    if isinstance(piece, Rule):
        return piece._replace(x1=piece.x1 + x, y1=piece.y1 + y, x2=piece.x2 + x, y2=piece.y2 + y)
    if isinstance(piece, Text):  # nearly all are, and _replace takes twice as long
        return Text(piece.x + x, piece.y + y, *piece[2:])
    return piece._replace(x=piece.x + x, y=piece.y + y)


def largest(forms: Sequence[_Form], fits: Callable[[_Form], bool]) -> _Form:
    """The last of the ascending ``forms`` that fits; the first where none does.

    The first is not asked: it is what one falls back on.
    """
    low, high = 1, len(forms)
    while low < high:
        middle = (low + high) // 2
        if fits(forms[middle]):
            low = middle + 1
        else:
            high = middle
    return forms[low - 1]


def steps(least: float, most: float) -> tuple[float, ...]:
    """Sizes from ``least`` to ``most`` by half points."""
    return tuple(least + index / 2 for index in range(int((most - least) * 2) + 1))


def _line(texts: Sequence[Text], size: float, measure: Measure) -> Line:
    """The usual line, or a taller one where letters need more room above or below."""
    usual = size * LEADING
    if all(stays_in_line(each.text) for each in texts):
        return Line(usual, tuple(texts))
    reaches = [measure.reach(each.text, each.font, each.size) for each in texts]
    more = max(0.0, max(above for above, _ in reaches) - size * ASCENT)
    less = max(0.0, max(below for _, below in reaches) - size * (LEADING - ASCENT))
    if not more and not less:
        return Line(usual, tuple(texts))
    return Line(usual + more + less, tuple(each._replace(y=each.y + more) for each in texts))


def _append(line: list[Text], text: Text, close: bool) -> None:
    """Add a word to a line, joining it to the word before where they look the same."""
    if line and line[-1][3:7] == text[3:7] and line[-1].from_right == text.from_right:
        before = line[-1]
        joined = before.text + text.text if close else f"{before.text} {text.text}"
        wide = text.x + text.width - before.x
        line[-1] = Text(before.x, before.y, joined, *before[3:7], wide, text.from_right)
    else:
        line.append(text)


def _divided(block: Block, height: float) -> tuple[Block, Block]:
    used, count = 0.0, 0
    for line in block.lines:
        if count and used + line.height > height + _SLACK:
            break
        used += line.height
        count += 1
    return Block(block.gap, block.lines[:count]), Block(0, block.lines[count:])
