"""Which lines of words an entry's box shows: measured once, remembered while the text size lasts.

A week asks for the same lines at every step of a drag, and most weeks look like the one before.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from dropin.kit import theme
from dropin.programme.calendar.entries import Entry
from dropin.records import record
from dropin.words import say

_DOT = "\N{NO-BREAK SPACE}· "  # stays at the end of a line, never at the beginning


class Face(NamedTuple):
    """A font with its measures. ``size``, ``bold`` and ``percent`` name it."""

    size: theme.TypeSize
    bold: bool
    percent: int
    font: QFont
    metrics: QFontMetricsF
    height: float
    ascent: float

    def advance(self, text: str) -> float:
        """How wide ``text`` is on one line."""
        return _advance(text, self.size, self.bold, self.percent)

    def cut(self, text: str, width: float) -> str:
        """``text`` on one line, with "…" where it does not fit."""
        if self.advance(text) <= width:
            return text
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def dotted(self, text: str, width: float) -> str:
        """``text`` with "…" behind it, shortened where there is no room for that."""
        return self.cut(text + "…", width)


@record
class Line:
    """One line of words; ``role`` is its colour, ``struck`` for what does not happen.

    ``goes_on``: the next line belongs to the same sentence.
    """

    text: str
    face: Face
    role: str
    indent: float = 0
    struck: bool = False
    title: bool = False
    goes_on: bool = False


class _Words(NamedTuple):
    """All that an entry says, to remember its lines by."""

    title: str
    start: str
    span: str
    place: str
    leader: str
    was: str
    note: str
    cancelled: bool
    clash: bool


def face(size: theme.TypeSize = "small", *, bold: bool = False) -> Face:
    """The face in force at today's text size."""
    return _face(size, bold, theme.text_percent())


def title_face() -> Face:
    return face("body", bold=True)


def mark_side() -> float:
    return theme.scaled(11)


def fitting_lines(entry: Entry, width: float, height: float) -> tuple[Line, ...]:
    """Whole lines from the top that fit ``width`` by ``height`` pixels.

    Where the title alone is too much it becomes small; the last line that fits then says with
    "…" that there is more.
    """
    return _fitting(_words(entry), round(width), round(height), theme.text_percent())


def whole_height(entry: Entry, width: float) -> float:
    """How high all the words of ``entry`` are in ``width`` pixels."""
    return sum(line.face.height for line in _all_lines(_words(entry), round(width)))


def forget_faces() -> None:
    """The fonts have changed: measure anew."""
    for remembered in (_face, _advance, _broken, _fitting):
        remembered.cache_clear()


def _words(entry: Entry) -> _Words:
    return _Words(
        entry.title,
        entry.start,
        entry.span,
        entry.place,
        entry.leader,
        entry.was,
        entry.occurrence.note,
        entry.cancelled,
        bool(entry.clash),
    )


@lru_cache(maxsize=2048)
def _fitting(words: _Words, width: int, height: int, _percent: int) -> tuple[Line, ...]:
    lines = _all_lines(words, width)
    title = [line for line in lines if line.title]
    # What does not happen must say so, however long its title is.
    kept = face(bold=True).height if words.cancelled else 0
    room = height + 1
    if len(title) * title[0].face.height > room - kept:
        lines = _all_lines(words, width, small=True)
        title = [line for line in lines if line.title]
    fitting = max(1, int((room - kept) // title[0].face.height))
    shown: list[Line] = []
    if len(title) > fitting:
        shown = _cut_title(title, fitting, width)
        lines = lines[len(title) :] if words.cancelled else []
    used = sum(line.face.height for line in shown)
    for line in lines:
        used += line.face.height
        if used > room:
            break
        shown.append(line)
    if shown:
        shown[-1] = _marked_as_cut(shown[-1], width)
    return tuple(shown)


def _marked_as_cut(line: Line, width: int) -> Line:
    """With "…" where its sentence would go on; at a dot it may end as if it were whole."""
    if not line.goes_on:
        return line
    whole = line.text.removesuffix(_DOT.rstrip())
    return replace(line, text=whole if whole != line.text else line.face.dotted(line.text, width))


def _cut_title(title: list[Line], fitting: int, width: int) -> list[Line]:
    rest = " ".join(line.text for line in title[fitting - 1 :]).strip()
    last = title[fitting - 1]
    cut = last.face.cut(rest, width - last.indent)
    return [*title[: fitting - 1], replace(last, text=cut)]


def _all_lines(words: _Words, width: int, *, small: bool = False) -> list[Line]:
    chosen = face(bold=True) if small else _title_face_for(words.title, width)
    role = "muted" if words.cancelled else "text"
    beside = mark_side() + 5
    lines = [
        Line(text, chosen, role, beside if at == 0 else 0, words.cancelled, title=True)
        for at, text in enumerate(_title_lines(words, chosen, width, beside))
    ]
    for text, role, bold in _details(words, width):
        written = face(bold=bold)
        parts = broken_lines(text, written, width)
        lines += [
            Line(part, written, role, goes_on=at < len(parts) - 1) for at, part in enumerate(parts)
        ]
    return lines


def _title_face_for(title: str, width: int) -> Face:
    """The bold body face, or the small one where a word would have to be broken."""
    usual = title_face()
    widest = max((usual.advance(word) for word in title.split()), default=0)
    return usual if widest <= width else face(bold=True)


def _title_lines(words: _Words, chosen: Face, width: int, beside: float) -> tuple[str, ...]:
    """Beside the mark, or under it where the first word needs the whole width."""
    less = round(beside + (mark_side() + 2 if words.clash else 0))
    if chosen.advance(words.title.split(" ", 1)[0]) > width - less:
        return ("", *broken_lines(words.title, chosen, width))
    return broken_lines(words.title, chosen, width, less)


def _details(words: _Words, width: int) -> list[tuple[str, str, bool]]:
    """Text, role and boldness of each paragraph under the title."""
    if words.cancelled:
        found = [(say("Cancelled"), "needed", True), (words.note, "text", False)]
        found.append((_when_and_where(words, width), "text", False))
    else:
        found = [(_when_and_where(words, width), "text", False)]
        found += [(words.leader, "text", False), (words.note, "text", False)]
    return [each for each in found if each[0]]


def _when_and_where(words: _Words, width: int) -> str:
    """With the end where that still fits on one line, else the start alone."""
    arrow = "→ " if words.was else ""
    was = say("was {before}", before=words.was) if words.was else ""
    long, short = (
        _DOT.join(part for part in (arrow + clock, was, words.place) if part.strip())
        for clock in (words.span, words.start)
    )
    return long if face().advance(long) <= width else short


def broken_lines(text: str, chosen: Face, width: int, less: int = 0) -> tuple[str, ...]:
    """``text`` in as many lines ``width`` pixels wide as it needs, the first shorter by ``less``.

    Words too long for a line are broken.
    """
    return _broken(text, chosen.size, chosen.bold, chosen.percent, width, less)


@lru_cache(maxsize=4096)
def _broken(
    text: str, size: theme.TypeSize, bold: bool, percent: int, width: int, less: int
) -> tuple[str, ...]:
    """``text`` in lines, the first shorter by ``less``; words too long for a line are broken."""
    layout = QTextLayout(text, _face(size, bold, percent).font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(12, width - (less if not lines else 0)))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        line = layout.createLine()
    layout.endLayout()
    return tuple(lines)


@lru_cache(maxsize=8192)
def _advance(text: str, size: theme.TypeSize, bold: bool, percent: int) -> float:
    return _face(size, bold, percent).metrics.horizontalAdvance(text)


@lru_cache(maxsize=32)
def _face(size: theme.TypeSize, bold: bool, percent: int) -> Face:
    font = theme.tabular(theme.font(size, bold=bold))
    metrics = QFontMetricsF(font)
    return Face(size, bold, percent, font, metrics, metrics.height(), metrics.ascent())
