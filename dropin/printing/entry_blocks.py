"""How one entry of a day is set: a roomy form, a close one, and either beside its time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dropin.printing.framed import change_words, framed
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
    placed,
    shifted,
    texts_of,
    wrapped,
)
from dropin.printing.model import CLOSED, GONE, MOVED_AWAY, Entry, SheetDay
from dropin.programme.model import CANCELLED, MOVED
from dropin.records import NamedTuple

_LEAST_HATCHING = 6.0  # points
MOST_CLOCKS = 0.3  # of the width, for a column of times
_BETWEEN = 0.9  # sizes between that column and the titles


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


SetEntry = Callable[[Entry, Setting], Block]


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


def beside_time(entry: Entry, setting: Setting, clocks: float, set_entry: SetEntry) -> Block:
    """The time in a column of its own, ``clocks`` wide, and the rest of the entry beside it.

    The time is read first, and whole: the lines it stands beside are one.
    """
    x = _after_clocks(setting, clocks)
    block = set_entry(entry._replace(clock=""), setting._replace(width=setting.width - x))
    lines = [
        line._replace(pieces=tuple(shifted(piece, x, 0) for piece in line.pieces))
        for line in block.lines
    ]
    run = Run(_breakable(entry.clock), REGULAR, INK, struck=_is_struck(entry))
    if not run.text:
        return block._replace(lines=tuple(lines))
    times = wrapped([run], 0, clocks, setting.title, setting.measure)
    drop = _above_title(entry, setting)
    tall = drop + sum(line.height for line in times)
    beside = 1
    while beside < len(lines) and sum(line.height for line in lines[:beside]) < tall:
        beside += 1
    first = Block(0, tuple(lines[:beside]))
    pieces = (*placed([Block(0, tuple(times))], 0, drop), *placed([first], 0, 0))
    return block._replace(lines=(Line(max(first.height, tall), pieces), *lines[beside:]))


def title_width(setting: Setting, clocks: float = 0.0) -> float:
    """How wide a title may be, beside a column of times ``clocks`` wide."""
    return setting.width - _after_clocks(setting, clocks) - setting.indent


def _after_clocks(setting: Setting, clocks: float) -> float:
    return clocks + setting.title * _BETWEEN if clocks else 0.0


def clock_column(entries: Iterable[Entry], setting: Setting, most: float) -> float:
    """The width of a column for times: at most this share of it all, where longer ones wrap."""
    found = [setting.measure(each.clock, REGULAR, setting.title) for each in entries]
    return min(max(found, default=0.0) + 0.02, setting.width * most)


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
    if entry.status == MOVED_AWAY or entry.change == GONE:
        return Run(entry.title, REGULAR, MUTED, struck=True)
    return Run(entry.title, BOLD, INK, struck=entry.status == CANCELLED)


def _is_struck(entry: Entry) -> bool:
    """Whether it does not take place at this time."""
    return entry.status in (CANCELLED, MOVED_AWAY) or entry.change == GONE


def _when_and_where(entry: Entry, joint_before_clock: bool = True) -> list[Run]:
    runs = []
    if entry.clock:
        runs.append(Run(entry.clock.replace(" ", GLUE), REGULAR, INK, struck=_is_struck(entry)))
    for text in (entry.place, entry.leader):
        if text:
            runs.append(Run(text, REGULAR, MUTED, joint="·"))
    return runs


def _breakable(clock: str) -> str:
    """``clock`` that breaks after a dash or a comma rather than inside ``11:30 am``."""
    return "".join(
        GLUE
        if each == " " and (clock[place - 1 : place].isdigit() or clock[place + 1 :][:1] == "–")
        else each
        for place, each in enumerate(clock)
    )


def _remark(entry: Entry, setting: Setting) -> list[Line]:
    """The words on a move or a cancellation, an arrow before those on a move."""
    if not entry.remark:
        return []
    if entry.status not in (MOVED, MOVED_AWAY):
        return _set([Run(entry.remark, BOLD)], setting.small, setting)
    size = setting.small
    lines = _set([Run(entry.remark, BOLD)], size, setting, further=size * 1.15)
    first = lines[0]
    arrow = Arrow(setting.indent, _baseline(first) - size * (ASCENT - 0.24), size * 0.8)
    return [first._replace(pieces=(arrow, *first.pieces)), *lines[1:]]


def _set(runs: Sequence[Run], size: float, setting: Setting, further: float = 0.0) -> list[Line]:
    said = [run for run in runs if run.text]
    if not said:
        return []
    x = setting.indent + further
    return wrapped(said, x, setting.width - x, size, setting.measure)


def _marked(lines: Sequence[Line], entry: Entry, setting: Setting) -> tuple[Line, ...]:
    """The lines with all that is drawn: how it changed, and a mark, or hatching where shut."""
    if entry.status == CLOSED:
        wide = setting.indent * 0.62
        lines = [
            line._replace(pieces=(Hatch(0, 0, wide, line.height), *line.pieces)) for line in lines
        ]
    elif entry.category is not None and lines:
        size = setting.title * 0.68
        top = _baseline(lines[0]) - setting.title * 0.36 - size / 2
        mark: Piece = Mark(0, top, size, entry.category.look)
        lines = [lines[0]._replace(pieces=(mark, *lines[0].pieces)), *lines[1:]]
    return (*_changed(entry, setting), *lines)


def _baseline(line: Line) -> float:
    """Where the words of ``line`` stand, from its top: lower where they need room above."""
    return texts_of(line.pieces)[0].y


def _changed(entry: Entry, setting: Setting) -> list[Line]:
    """Over the title and framed: how the entry is otherwise than on the last print."""
    if not entry.change:
        return []
    x, words = setting.indent, change_words(entry.change)
    return framed(words, x, setting.width - x, setting.small, setting.measure)


def _above_title(entry: Entry, setting: Setting) -> float:
    return sum(line.height for line in _changed(entry, setting))
