"""Days one below the other: each a band with its heading, flowing over as many pages as it takes.

A band stands on one page where it can. One taller than a page, or that would leave too much of a
page empty, goes on: a pointer says where, and its heading is said again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from dropin.printing.entry_blocks import pointer
from dropin.printing.layout import (
    LEADING,
    Block,
    Bookmark,
    Measure,
    Piece,
    Rule,
    placed,
    stacked,
    taken,
)
from dropin.records import NamedTuple
from dropin.words import say

_DIVIDED_FROM = 0.35  # of a page: a band too tall for any does not begin in less room


class Band(NamedTuple):
    """A day, or what else stands under one heading; ``heading_on`` stands where it goes on.

    ``name`` is what the PDF's contents call it.
    """

    heading: Block
    heading_on: Block
    blocks: Sequence[Block]
    name: str = ""


class Way(NamedTuple):
    """How bands are set in ``width``.

    Headings stand in a column ``aside`` wide, above what they head where that is 0; entries in
    one or two ``columns``. A band is only divided where less than ``most_empty`` of the page
    would stay empty otherwise, or no page can hold it. ``small`` is the size of a pointer.
    """

    width: float
    measure: Measure
    gap: float
    small: float
    aside: float = 0.0
    columns: int = 1
    between: float = 0.0
    most_empty: float = 1.0
    ruled: bool = True

    @property
    def inner(self) -> float:
        """The width of one column of entries."""
        return (self.width - self.aside - (self.columns - 1) * self.between) / self.columns

    @property
    def pointer_room(self) -> float:
        return self.small * LEADING * 1.4


class Part(NamedTuple):
    """What of a band stands on one page; ``to_page`` holds the rest, if any."""

    band: Band
    columns: Sequence[Sequence[Block]]
    continued: bool = False
    to_page: int = 0

    @property
    def heading(self) -> Block:
        return self.band.heading_on if self.continued else self.band.heading


def flowing(bands: Sequence[Band], room: float, way: Way, first_page: int = 1) -> list[list[Part]]:
    """The bands on pages with ``room`` for them; ``first_page`` is the number of the first."""
    pages: list[list[Part]] = [[]]
    used = 0.0
    for band in bands:
        left, continued = band.blocks, False
        while True:
            free = room - used - (way.gap if pages[-1] else 0)
            whole = Part(band, _columns(left, way), continued)
            if _height(whole, way) <= free:
                pages[-1].append(whole)
                used = room - free + _height(whole, way)
                break
            if pages[-1] and not _may_divide(whole, free, room, way):
                pages.append([])
                used = 0.0
                continue
            part, rest = _divided(band, left, continued, free, len(pages) + first_page, way)
            pages[-1].append(part)
            if not rest:
                used = room
                break
            pages.append([])
            left, continued, used = rest, True, 0.0
    return pages


def height(parts: Sequence[Part], way: Way) -> float:
    """How tall the parts of one page stand."""
    return sum(_height(part, way) for part in parts) + max(len(parts) - 1, 0) * way.gap


def drawn(
    parts: Sequence[Part], x: float, top: float, way: Way, *, gap: float | None = None
) -> list[Piece]:
    """The pieces of one page from the corner on, day after day, with rules between the bands.

    ``gap`` is between the bands, the usual one where it is None.
    """
    gap = way.gap if gap is None else gap
    pieces: list[Piece] = []
    y = top
    for number, part in enumerate(parts):
        if number:
            if way.ruled:
                rule_y = y + gap * 0.45
                pieces.append(Rule(x, rule_y, x + way.width, rule_y, 0.6, "line"))
            y += gap
        if part.band.name and not part.continued:
            pieces.append(Bookmark(x, y, part.band.name))
        pieces += _part(part, x, y, way)
        y += _height(part, way)
    return pieces


def _part(part: Part, x: float, top: float, way: Way) -> list[Piece]:
    pieces = placed([part.heading], x, top)
    body = top if way.aside else top + _under_heading(part)
    left = x + way.aside
    for column in part.columns:
        pieces += placed(column, left, body)
        left += way.inner + way.between
    if part.to_page:
        words = say("continues on page {page}", page=part.to_page)
        bottom = body + max(map(stacked, part.columns), default=0.0) + way.pointer_room
        pieces += pointer(words, x + way.aside, bottom, way.inner, way.small, way.measure)
    return pieces


def _under_heading(part: Part) -> float:
    """From the top of a heading that stands above to what it heads."""
    return part.heading.height + (part.columns[0][0].gap * 0.6 if part.columns else 0.0)


def _height(part: Part, way: Way) -> float:
    body = max(map(stacked, part.columns), default=0.0)
    if part.to_page:
        body += way.pointer_room
    return max(part.heading.height, body) if way.aside else _under_heading(part) + body


def _columns(blocks: Sequence[Block], way: Way) -> list[Sequence[Block]]:
    """All of ``blocks``, in columns as even as they can be and none fuller than the first."""
    if way.columns == 1 or len(blocks) < 2:
        return [blocks] if blocks else []
    ends = list(accumulate(block.gap + block.height for block in blocks))
    half = next(number for number, end in enumerate(ends, 1) if end >= ends[-1] / 2)
    return [each for each in (blocks[:half], blocks[half:]) if each]


def _may_divide(whole: Part, free: float, room: float, way: Way) -> bool:
    """Whether a band that does not fit below others begins there all the same.

    Its first block has to fit, or of one that no page holds the first line.
    """
    block = whole.columns[0][0] if whole.columns else Block(0, ())
    line = block._replace(lines=block.lines[:1])
    begun, barely = (whole._replace(columns=[[each]], to_page=1) for each in (block, line))
    if free < _height(begun if _height(begun, way) <= room else barely, way):
        return False
    if _height(whole, way) > room:
        return free > room * _DIVIDED_FROM
    return free > room * way.most_empty


def _divided(
    band: Band, blocks: Sequence[Block], continued: bool, free: float, next_page: int, way: Way
) -> tuple[Part, Sequence[Block]]:
    """What of ``blocks`` the ``free`` room holds, and the rest for ``next_page``."""
    part = Part(band, [blocks[:1]] if blocks else [], continued, next_page)
    room = free - way.pointer_room - (0.0 if way.aside else _under_heading(part))
    columns: list[Sequence[Block]] = []
    rest = blocks
    while rest and len(columns) < way.columns:
        head, rest = taken(rest, room)
        columns.append(head)
    return part._replace(columns=columns, to_page=next_page if rest else 0), rest
