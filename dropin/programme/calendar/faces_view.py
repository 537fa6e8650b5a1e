"""The type an entry is written in, and words broken into lines: measured once, then remembered.

Before a word is broken, larger text shrinks: down to 70 % of its own small size, and never below
what small type is at 100 %.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from dropin.kit import theme

Found = TypeVar("Found")
_SHARES = (0.9, 0.8, 0.7)  # of small type
_HYPHEN = "-"
_LEAST_LETTERS = 2  # of a broken word on either line
_remembered: list[Any] = []


class Face(NamedTuple):
    """A font with its measures. ``size``, ``bold``, ``share`` and ``percent`` name it."""

    size: theme.TypeSize
    bold: bool
    share: float
    percent: int
    font: QFont
    metrics: QFontMetricsF
    height: float
    ascent: float

    def advance(self, text: str) -> float:
        """How wide ``text`` is on one line."""
        return _advance(text, self.size, self.bold, self.share, self.percent)

    def cut(self, text: str, width: float) -> str:
        """``text`` on one line, with "…" where it does not fit."""
        if self.advance(text) <= width:
            return text
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def dotted(self, text: str, width: float) -> str:
        """``text`` with "…" behind it, shortened where there is no room for that."""
        return self.cut(text + "…", width)

    def holds(self, text: str, width: float, less: float = 0) -> bool:
        """Whether no word of ``text`` is wider than a line, the first line shorter by ``less``."""
        first, *others = text.split(" ")
        return self.advance(first) <= width - less and all(
            self.advance(word) <= width for word in others
        )


def face(size: theme.TypeSize = "small", *, bold: bool = False, share: float = 1) -> Face:
    """The face in force at today's text size, shrunk to ``share`` of it."""
    return _face(size, bold, share, theme.text_percent())


def title_face() -> Face:
    return face("body", bold=True)


def smaller_faces() -> tuple[Face, ...]:
    """Bold faces under the small one, down to the least, for titles with a long word."""
    percent = theme.text_percent()
    return tuple(face(bold=True, share=share) for share in _SHARES if share * percent >= 100)


def mark_side() -> float:
    return theme.scaled(11)


def broken_lines(text: str, chosen: Face, width: int, less: int = 0) -> tuple[str, ...]:
    """``text`` in as many lines ``width`` pixels wide as it needs, the first shorter by ``less``.

    Words too long for a line are broken, with a hyphen.
    """
    return _broken(text, chosen.size, chosen.bold, chosen.share, chosen.percent, width, less)


def while_text_lasts(size: int) -> Callable[[Callable[..., Found]], Callable[..., Found]]:
    """Remember so many answers until ``forget_faces``."""

    def remember(measure: Callable[..., Found]) -> Callable[..., Found]:
        remembering = lru_cache(maxsize=size)(measure)
        _remembered.append(remembering)
        return remembering

    return remember


def forget_faces() -> None:
    """The fonts have changed: measure anew."""
    for each in _remembered:
        each.cache_clear()


@while_text_lasts(4096)
def _broken(
    text: str,
    size: theme.TypeSize,
    bold: bool,
    share: float,
    percent: int,
    width: int,
    less: int,
) -> tuple[str, ...]:
    chosen = _face(size, bold, share, percent)
    if not chosen.holds(text, width, less):
        text = _hyphenated(text, chosen, width, less)
    layout = QTextLayout(text, chosen.font)
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


def _hyphenated(text: str, chosen: Face, width: int, less: int) -> str:
    """``text`` with the words that are too long for a line in pieces that are not."""
    pieces: list[str] = []
    for word in text.split(" "):
        rest = word
        room = width if pieces else width - less
        while chosen.advance(rest) > room and len(rest) > 2 * _LEAST_LETTERS:
            letters = _letters_that_fit(rest, chosen, room)
            pieces.append(rest[:letters] + _HYPHEN)
            rest, room = rest[letters:], width
        pieces.append(rest)
    return " ".join(pieces)


def _letters_that_fit(word: str, chosen: Face, room: float) -> int:
    most = len(word) - _LEAST_LETTERS
    while most > _LEAST_LETTERS and chosen.advance(word[:most] + _HYPHEN) > room:
        most -= 1
    return most


@while_text_lasts(8192)
def _advance(text: str, size: theme.TypeSize, bold: bool, share: float, percent: int) -> float:
    return _face(size, bold, share, percent).metrics.horizontalAdvance(text)


@while_text_lasts(64)
def _face(size: theme.TypeSize, bold: bool, share: float, percent: int) -> Face:
    font = theme.tabular(theme.font(size, bold=bold))
    font.setPointSizeF(font.pointSizeF() * share)
    metrics = QFontMetricsF(font)
    return Face(size, bold, share, percent, font, metrics, metrics.height(), metrics.ascent())
