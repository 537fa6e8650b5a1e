"""How the notes beside the calendar are set: in columns, read from left to right."""

from __future__ import annotations

from collections.abc import Sequence

from dropin.printing.entry_blocks import Setting
from dropin.printing.layout import (
    ASCENT,
    BOLD,
    MUTED,
    Block,
    Line,
    Mark,
    Piece,
    Rule,
    Run,
    placed,
    stacked,
    wrapped,
)
from dropin.printing.model import Note
from dropin.words import say

_ACROSS = 4
_BETWEEN = 14.0
_MOST_LINES = 12


def note_rows(notes: Sequence[Note], setting: Setting) -> list[Block]:
    """A heading and rows of notes as wide as ``setting``; nothing where there are no notes."""
    if not notes:
        return []
    setting = setting._replace(marked=any(note.category is not None for note in notes))
    rows = [notes[start : start + _ACROSS] for start in range(0, len(notes), _ACROSS)]
    blocks = [block for row in rows for block in _row(row, setting)]
    rule = Line(setting.small * 0.6, (Rule(0, 0, setting.width, 0, 0.5, "line"),))
    space = Line(setting.small * 0.3, ())
    words = [Run(say("Also"), BOLD, MUTED)]
    heading = wrapped(words, 0, setting.width, setting.small, setting.measure)
    return [Block(setting.small * 0.8, (rule, *heading, space, *blocks[0].lines)), *blocks[1:]]


def _row(row: Sequence[Note], setting: Setting) -> list[Block]:
    """Notes side by side in one line of a block, read one after the other.

    A row too tall for that is set as notes of the full width, which can flow on between lines.
    """
    width = (setting.width + _BETWEEN) / _ACROSS - _BETWEEN
    cells = [_cell(note, setting._replace(width=width)) for note in row]
    gap = setting.small * 0.4
    if max(len(cell) for cell in cells) > _MOST_LINES:
        return [Block(gap, tuple(_cell(note, setting))) for note in row]
    pieces: list[Piece] = []
    for column, cell in enumerate(cells):
        pieces += placed([Block(0, tuple(cell))], column * (width + _BETWEEN), 0)
    height = max(stacked([Block(0, tuple(cell))]) for cell in cells)
    return [Block(gap, (Line(height, tuple(pieces)),))]


def _cell(note: Note, setting: Setting) -> list[Line]:
    size, x = setting.small, setting.indent
    runs = [Run(note.title, BOLD), Run(note.words)]
    lines = wrapped(runs, x, setting.width - x, size, setting.measure)
    if note.category is None:
        return lines
    tall = size * 0.75
    mark = Mark(0, size * (ASCENT - 0.36) - tall / 2, tall, note.category.look)
    return [lines[0]._replace(pieces=(mark, *lines[0].pieces)), *lines[1:]]
