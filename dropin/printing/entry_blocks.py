"""How one entry of a day is set: a roomy form for the week, a close one for the month."""

from __future__ import annotations

from collections.abc import Sequence

from dropin.printing.layout import (
    ASCENT,
    BOLD,
    GLUE,
    INK,
    LEADING,
    MUTED,
    REGULAR,
    Arrow,
    Block,
    Hatch,
    Line,
    Mark,
    Measure,
    Piece,
    Run,
    Text,
    wrapped,
)
from dropin.printing.model import CLOSED, MOVED_AWAY, Entry, SheetDay
from dropin.programme.model import CANCELLED, MOVED
from dropin.records import NamedTuple

_LEAST_HATCHING = 6.0  # points


class Setting(NamedTuple):
    """How large entries are set, in points, and the width they have.

    Where nothing on the sheet is ``marked``, text begins where its heading does.
    """

    width: float
    title: float
    small: float
    gap: float
    measure: Measure
    marked: bool

    @property
    def indent(self) -> float:
        """The room left of the text, where the mark stands."""
        return self.title * 1.05 if self.marked else 0.0


def any_marked(days: Sequence[SheetDay]) -> bool:
    """Whether anything stands left of an entry's text: a mark, or hatching."""
    return any(
        each.category is not None or each.status == CLOSED for day in days for each in day.entries
    )


def roomy(entry: Entry, setting: Setting) -> Block:
    """Title first and bold; below it the time, the place, who leads, and what is special."""
    lines = [
        *_set([_title(entry)], setting.title, setting),
        *_set([Run(entry.topic)], setting.small, setting),
        *_set(_when_and_where(entry), setting.small, setting),
        *_remark(entry, setting),
        *_set([Run(entry.note)], setting.small, setting),
    ]
    return Block(setting.gap, _marked(lines, entry, setting))


def close(entry: Entry, setting: Setting) -> Block:
    """Title and time in one breath, the rest below it."""
    runs = [_title(entry), *_when_and_where(entry, joint_before_clock=False)]
    if entry.topic:
        runs.insert(1, Run(entry.topic, joint="·"))
    lines = [
        *_set(runs, setting.title, setting),
        *_remark(entry, setting),
        *_set([Run(entry.note)], setting.small, setting),
    ]
    return Block(setting.gap, _marked(lines, entry, setting))


def pointer(
    words: str, x: float, bottom: float, width: float, size: float, measure: Measure
) -> list[Piece]:
    """One line above ``bottom`` that sends the reader on, with a triangle after its words."""
    room = 1.1 * size  # for the triangle
    size = min(size, size * (width - room) / measure(words, BOLD, size))
    wide = measure(words, BOLD, size)
    top = bottom - size * LEADING
    return [
        Text(x, top + size * ASCENT, words, BOLD, size, width=wide),
        Arrow(x + wide + size * 0.3, top + size * 0.3, size * 0.7, solid=True),
    ]


def hatching(x: float, top: float, width: float, bottom: float) -> list[Piece]:
    """Hatching down to ``bottom``; none where there is too little room to read it as shut."""
    height = bottom - top
    return [Hatch(x, top, width, height)] if height >= _LEAST_HATCHING else []


def _title(entry: Entry) -> Run:
    if entry.status == MOVED_AWAY:
        return Run(entry.title, REGULAR, MUTED, struck=True)
    return Run(entry.title, BOLD, INK, struck=entry.status == CANCELLED)


def _when_and_where(entry: Entry, joint_before_clock: bool = True) -> list[Run]:
    gone = entry.status in (CANCELLED, MOVED_AWAY)
    runs = []
    if entry.clock:
        runs.append(Run(entry.clock.replace(" ", GLUE), REGULAR, INK, struck=gone))
    for text in (entry.place, entry.leader):
        if text:
            runs.append(Run(text, REGULAR, MUTED, joint="·"))
    return runs


def _remark(entry: Entry, setting: Setting) -> list[Line]:
    """The words on a move or a cancellation, an arrow before those on a move."""
    if not entry.remark:
        return []
    if entry.status not in (MOVED, MOVED_AWAY):
        return _set([Run(entry.remark, BOLD)], setting.small, setting)
    size = setting.small
    arrow = Arrow(setting.indent, size * 0.24, size * 0.8)
    lines = _set([Run(entry.remark, BOLD)], size, setting, further=size * 1.15)
    first = lines[0]
    return [first._replace(pieces=(arrow, *first.pieces)), *lines[1:]]


def _set(runs: Sequence[Run], size: float, setting: Setting, further: float = 0.0) -> list[Line]:
    said = [run for run in runs if run.text]
    if not said:
        return []
    x = setting.indent + further
    return wrapped(said, x, setting.width - x, size, setting.measure)


def _marked(lines: Sequence[Line], entry: Entry, setting: Setting) -> tuple[Line, ...]:
    """The lines with the category's mark before the first, or hatching along all where shut."""
    if entry.status == CLOSED:
        wide = setting.indent * 0.62
        return tuple(
            line._replace(pieces=(Hatch(0, 0, wide, line.height), *line.pieces)) for line in lines
        )
    if entry.category is None or not lines:
        return tuple(lines)
    size = setting.title * 0.68
    top = setting.title * (ASCENT - 0.36) - size / 2
    mark: Piece = Mark(0, top, size, entry.category.look)
    first = lines[0]._replace(pieces=(mark, *lines[0].pieces))
    return (first, *lines[1:])
