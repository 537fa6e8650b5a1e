"""How each part of a document is set: the blocks it becomes, and what must stay together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dropin.printing.flowing.model import (
    Choice,
    Facts,
    Heading,
    Paragraph,
    Part,
    Table,
    Together,
    WritingLines,
)
from dropin.printing.flowing.setting import Flow, Room, lines_of, side_by_side, size_of
from dropin.printing.flowing.shapes import box_to_tick
from dropin.printing.flowing.table import rows_of
from dropin.printing.layout import MUTED, Block, Bookmark, Line, Rule, shifted, stacked

_MOST_LETTERS = 52  # sizes a line of a paragraph is wide: longer ones lose the eye on its way back
_LEAST_LINES = 2  # of a paragraph on either side of a page's end
_WRITING = 2.2  # sizes from one line to write on to the next
_NAME_SHARE = 0.24  # of the width, for the names of facts


def flows(part: Part, room: Room) -> list[Flow]:
    """The blocks of one part, from top to bottom."""
    match part:
        case Heading():
            return [Flow(_heading(part, room), with_next=True)]
        case Paragraph():
            return _paragraph(part, room)
        case Facts():
            return list(_facts(part, room))
        case Choice():
            return [Flow(_choice(part, room))]
        case WritingLines():
            return [Flow(_writing_line(room)) for _ in range(part.number)]
        case Table():
            return rows_of(part, room)
        case Together():
            return _together(part, room)


def _heading(heading: Heading, room: Room) -> Block:
    lines = lines_of(Paragraph(heading.text, bold=True, scale=1.25), room.width, room)
    if lines:
        pieces = (Bookmark(0, 0, heading.text), *lines[0].pieces)
        lines[0] = lines[0]._replace(pieces=pieces)
    return Block(room.size * 1.5, tuple(lines))


def _paragraph(paragraph: Paragraph, room: Room) -> list[Flow]:
    """Blocks that let a long paragraph go on over the page, but never by a line alone."""
    width = min(room.width, size_of(paragraph, room) * _MOST_LETTERS)
    lines = lines_of(paragraph, width, room)
    groups = list(_groups(lines))
    last = len(groups) - 1
    return [
        Flow(
            Block(0 if number else room.size * 0.5, tuple(group)),
            with_next=paragraph.with_next and number == last,
        )
        for number, group in enumerate(groups)
    ]


def _groups(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Lines that stay together: the first few, the last few, and each between them."""
    if len(lines) <= 2 * _LEAST_LINES:
        if lines:
            yield lines
        return
    yield lines[:_LEAST_LINES]
    for index in range(_LEAST_LINES, len(lines) - _LEAST_LINES):
        yield lines[index : index + 1]
    yield lines[-_LEAST_LINES:]


def _facts(facts: Facts, room: Room) -> Iterator[Flow]:
    """Names in one column, what they are in the next."""
    between = room.size * 0.9
    name_width = room.width * _NAME_SHARE
    for number, (name, words) in enumerate(facts.lines):
        names = lines_of(Paragraph(name, muted=True), name_width - between, room)
        said = lines_of(Paragraph(words, bold=True), room.width - name_width, room)
        gap = room.size * (0.25 if number else 0.5)
        for line in side_by_side(((0.0, names), (name_width, said)), room.tallest):
            yield Flow(Block(gap, (line,)))
            gap = 0.0


def _choice(choice: Choice, room: Room) -> Block:
    """A box taller than its title, so that it is seen and ticked without aiming."""
    side = room.size * 1.5
    indent = side + room.size * 0.8
    width = room.width - indent
    said = lines_of(Paragraph(choice.title, bold=True, scale=1.15), width, room)
    for words in choice.words:
        said += lines_of(Paragraph(words), width, room)
    lines = [_indented(line, indent) for line in said]
    box = box_to_tick(room.size * 0.05, room.size * 0.02, side)
    first, *others = lines or [Line(0, ())]
    least = 0.0 if others else side + room.size * 0.1
    with_box = Line(max(first.height, least), (*box, *first.pieces))
    return Block(room.size * 0.75, (with_box, *others))


def _writing_line(room: Room) -> Block:
    height = room.size * _WRITING
    return Block(0, (Line(height, (Rule(0, height, room.width, height, 0.6, MUTED),)),))


def _together(part: Together, room: Room) -> list[Flow]:
    found = [flow for each in part.parts for flow in flows(each, room)]
    if stacked([each.block for each in found]) > room.tallest:
        return [found[0]._replace(new_page=True), *found[1:]]
    last = len(found) - 1
    return [
        flow._replace(with_next=flow.with_next or number < last)
        for number, flow in enumerate(found)
    ]


def _indented(line: Line, x: float) -> Line:
    return line._replace(pieces=tuple(shifted(piece, x, 0) for piece in line.pieces))
