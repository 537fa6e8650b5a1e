"""What every part is set with: its room, lines of text, and columns side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dropin.printing.flowing.model import LEAST_SIZE, Paragraph
from dropin.printing.layout import (
    BOLD,
    INK,
    MUTED,
    REGULAR,
    Block,
    Line,
    Measure,
    Piece,
    Run,
    placed,
    stacked,
    wrapped,
)
from dropin.printing.paper_text import plain
from dropin.records import NamedTuple


class Room(NamedTuple):
    """What a part is set in: its width, the height no block may exceed, the size of its text."""

    width: float
    tallest: float
    size: float
    measure: Measure


class Flow(NamedTuple):
    """A block that stays whole, and what it needs around it.

    ``with_next``: on the page of the block after it. ``head`` stands above it once more where
    it begins a page. ``fills``: where it is the last of all, it is repeated while there is room.
    ``new_page``: nothing of what comes before it stands on its page.
    """

    block: Block
    with_next: bool = False
    head: Block | None = None
    fills: bool = False
    new_page: bool = False


def lines_of(said: Paragraph, width: float, room: Room) -> list[Line]:
    """A paragraph's lines, none wider than ``width``; none where it says nothing."""
    text = plain(said.text)
    if not text:
        return []
    run = Run(text, BOLD if said.bold else REGULAR, MUTED if said.muted else INK)
    return wrapped([run], 0, width, size_of(said, room), room.measure)


def size_of(said: Paragraph, room: Room) -> float:
    return max(LEAST_SIZE, room.size * said.scale)


def side_by_side(columns: Sequence[tuple[float, Sequence[Line]]], tallest: float) -> Iterator[Line]:
    """Columns of lines, each from its own ``x``, as one line: read one column after the other.

    What would be taller than ``tallest`` becomes several, each as full as it can be.
    """
    rest = [(x, list(lines)) for x, lines in columns]
    while True:
        pieces: list[Piece] = []
        tall = 0.0
        for x, lines in rest:
            block = [Block(0, tuple(_taken(lines, tallest)))]
            pieces += placed(block, x, 0)
            tall = max(tall, stacked(block))
        yield Line(tall, tuple(pieces))
        if not any(lines for _, lines in rest):
            return


def _taken(lines: list[Line], height: float) -> list[Line]:
    """Take from ``lines`` as many as ``height`` holds, at least one."""
    count, used = 0, 0.0
    for line in lines:
        used += line.height
        if count and used > height:
            break
        count += 1
    head = lines[:count]
    del lines[:count]
    return head
