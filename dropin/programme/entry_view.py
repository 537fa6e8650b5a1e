"""How one entry of the calendar is drawn: soft fill, bar, mark, words; nothing by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from dropin.kit import theme
from dropin.kit.icons import category_mark, paint_icon
from dropin.kit.painting import blend, focus_ring, rounded_box
from dropin.programme.calendar_entries import Entry
from dropin.programme.calendar_layout import rows_that_fit
from dropin.words import say

BAR = 4
_PAD = 6
_LEAST_TITLE = 96  # pixels of a title worth more in a row than the clock before it
_RADIUS = 5


@dataclass(frozen=True, slots=True)
class Manner:
    """How an entry is shown just now. ``begins`` and ``ends``: in this day, not beyond midnight."""

    focused: bool = False
    near: bool = False
    open_end: bool = False
    begins: bool = True
    ends: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    font: QFont
    colour: QColor
    indent: float = 0
    struck: bool = False
    title: bool = False


def paint_entry(painter: QPainter, box: QRectF, entry: Entry, manner: Manner) -> None:
    """Draw ``entry`` into ``box``: as much of its words as fit, whole lines only."""
    painter.save()
    _paint_ground(painter, box, entry, manner)
    inside = _inside(box)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    if entry.clash:
        side = _mark_side()
        spot = QRectF(box.right() - side - _HAIR_PAD, inside.top() + 1, side, side)
        paint_icon(painter, spot, "warning", theme.current().careful)
    _paint_lines(painter, inside, _lines_that_fit(entry, inside), entry)
    painter.restore()
    if manner.focused:
        focus_ring(painter, box.adjusted(-2, -2, 2, 2), _RADIUS + 2)


def wanted_height(entry: Entry, width: float) -> float:
    """How high a box ``width`` wide must be to show every word."""
    inside = _inside(QRectF(0, 0, width, 10_000))
    lines = _all_lines(entry, inside.width())
    return sum(_height(line.font) for line in lines) + 2 * _top_pad(10_000)


def paint_row(
    painter: QPainter, box: QRectF, entry: Entry, *, focused: bool = False, near: bool = False
) -> None:
    """One line for ``entry``: mark, clock, title. For the month, the strip and stacks."""
    painter.save()
    colours = theme.current()
    category = colours.category(entry.colour)
    fill = _fill(entry, near=near)
    rounded_box(painter, box, fill, radius=4)
    bar = QPainterPath()
    bar.addRoundedRect(box, 4, 4)
    painter.setClipPath(bar, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), category.bar)
    side = _mark_side()
    spot = QRectF(box.left() + 7, box.center().y() - side / 2, side, side)
    paint_mark(painter, spot, entry, fill)
    left = spot.right() + 4
    right = box.right() - 3
    if entry.clash:
        paint_icon(
            painter, QRectF(right - side, spot.top(), side, side), "warning", colours.careful
        )
        right -= side + 2
    title_font = _small(bold=True, struck=entry.cancelled)
    words = _row_words(entry)
    painter.setPen(colours.muted if entry.cancelled else colours.text)
    if entry.start and (wide := _advance(entry.start, _small())) <= (
        right - left - 4 - min(_advance(words, title_font), _LEAST_TITLE * theme.scaled(1))
    ):
        painter.setFont(_small())
        spot = QRectF(left, box.top(), wide + 1, box.height())
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, entry.start)
        left += wide + 4
    painter.setFont(title_font)
    room = right - left
    shown = one_line(words, title_font, room)
    painter.drawText(
        QRectF(left, box.top(), room, box.height()), Qt.AlignmentFlag.AlignVCenter, shown
    )
    painter.restore()
    if focused:
        focus_ring(painter, box.adjusted(-2, -2, 2, 2), 6)


def paint_stack(
    painter: QPainter, box: QRectF, entries: Sequence[Entry], focused: Entry | None, *, near: bool
) -> None:
    """What found no column: the first few as rows, then how many more."""
    colours = theme.current()
    ground = colours.sunken if near else colours.surface
    rounded_box(painter, box, ground, colours.edge, _RADIUS)
    inside = box.adjusted(3, 3, -3, -3)
    high = max(row_height(), min(3 * row_height(), inside.height() / len(entries)))
    fit = rows_that_fit(len(entries), inside.height() + 0.01, high)
    first = 0
    if focused is not None and fit:
        place = next((at for at, each in enumerate(entries) if each is focused), 0)
        first = max(0, place - fit + 1)
    top = inside.top()
    for entry in entries[first : first + fit]:
        spot = QRectF(inside.left(), top, inside.width(), high - 2)
        if high < 1.6 * row_height():
            paint_row(painter, spot, entry)
        else:
            paint_entry(painter, spot, entry, Manner())
        top += high
    if fit < len(entries):
        painter.setFont(_small(bold=True))
        painter.setPen(colours.accent)
        words = say("+{count} more", count=len(entries) - fit)
        place_box = QRectF(inside.left() + 4, top, inside.width() - 4, inside.bottom() - top)
        across = Qt.AlignmentFlag.AlignVCenter if fit == 0 else Qt.AlignmentFlag.AlignTop
        painter.drawText(place_box, across, words)
    if focused is not None:
        focus_ring(painter, box.adjusted(-2, -2, 2, 2), _RADIUS + 2)


def paint_mark(painter: QPainter, spot: QRectF, entry: Entry, ground: QColor) -> None:
    """The category's mark; hollow where nobody leads."""
    category = theme.current().category(entry.colour)
    category_mark(painter, spot, category.mark, category.bar)
    if not entry.occurrence.led:
        hole = spot.width() * 0.24
        category_mark(painter, spot.adjusted(hole, hole, -hole, -hole), category.mark, ground)


def row_height() -> float:
    """One line of small text with a little air."""
    return round(_height(_small()) + 7)


def one_line(text: str, font: QFont, width: float) -> str:
    """``text`` cut with an ellipsis where it does not fit; for what is whole elsewhere."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


_HAIR_PAD = 4
_DOT = "\N{NO-BREAK SPACE}· "  # stays at the end of a line, never at the beginning


def _inside(box: QRectF) -> QRectF:
    pad = _top_pad(box.height())
    return box.adjusted(BAR + _PAD, pad, -_HAIR_PAD, -pad)


def _top_pad(height: float) -> float:
    """Four pixels, or what centres one line in a low box."""
    return max(0.0, min(4.0, (height - _height(_title_font())) / 2))


def _fill(entry: Entry, *, near: bool) -> QColor:
    colours = theme.current()
    soft = colours.category(entry.colour).soft
    if entry.cancelled:
        soft = blend(soft, colours.surface, 0.4)
    return blend(soft, colours.category(entry.colour).bar, 0.9) if near else soft


def _paint_ground(painter: QPainter, box: QRectF, entry: Entry, manner: Manner) -> None:
    category = theme.current().category(entry.colour)
    fill = _fill(entry, near=manner.near and not manner.focused)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    above = 0 if manner.begins else 2 * _RADIUS
    below = 0 if manner.ends else 2 * _RADIUS
    shape.addRoundedRect(box.adjusted(0, -above, 0, below), _RADIUS, _RADIUS)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.fillPath(shape, _fading(box, fill) if manner.open_end else QBrush(fill))
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    bar = QRectF(box.left(), box.top() - above, BAR, box.height() + above + below)
    if manner.open_end:
        painter.fillRect(bar, _fading(box, category.bar))
    else:
        painter.fillRect(bar, category.bar)
    if entry.cancelled:
        painter.setPen(QPen(category.bar, 1, Qt.PenStyle.DashLine))
        painter.drawPath(shape)


def _fading(box: QRectF, colour: QColor) -> QBrush:
    """``colour`` that leaves the lower edge open: nobody knows when it ends."""
    gradient = QLinearGradient(box.topLeft(), box.bottomLeft())
    gone = QColor(colour)
    gone.setAlpha(0)
    gradient.setColorAt(0, colour)
    gradient.setColorAt(0.55, colour)
    gradient.setColorAt(1, gone)
    return QBrush(gradient)


def _paint_lines(painter: QPainter, inside: QRectF, lines: Sequence[_Line], entry: Entry) -> None:
    side = _mark_side()
    title_height = _height(_title_font())
    spot = QRectF(inside.left(), inside.top() + (title_height - side) / 2, side, side)
    paint_mark(painter, spot, entry, _fill(entry, near=False))
    top = inside.top()
    for line in lines:
        metrics = QFontMetricsF(line.font)
        font = QFont(line.font)
        font.setStrikeOut(line.struck)
        painter.setFont(font)
        painter.setPen(line.colour)
        painter.drawText(QPointF(inside.left() + line.indent, top + metrics.ascent()), line.text)
        top += _height(line.font)


def _lines_that_fit(entry: Entry, inside: QRectF) -> list[_Line]:
    """Whole lines from the top; the last title line says with "…" that there is more."""
    lines = _all_lines(entry, inside.width())
    title = [line for line in lines if line.title]
    room = inside.height() + 1
    if len(title) * _height(lines[0].font) > room:
        lines = _all_lines(entry, inside.width(), small=True)
        title = [line for line in lines if line.title]
    fitting = max(1, int(room // _height(lines[0].font)))
    if len(title) > fitting:
        rest = " ".join(line.text.strip() for line in title[fitting - 1 :])
        last = title[fitting - 1]
        width = inside.width() - last.indent
        cut = one_line(rest, last.font, width)
        return [*title[: fitting - 1], _Line(cut, last.font, last.colour, last.indent, last.struck)]
    shown: list[_Line] = []
    used = 0.0
    for line in lines:
        used += _height(line.font)
        if used > room:
            break
        shown.append(line)
    return shown


def _all_lines(entry: Entry, width: float, *, small: bool = False) -> list[_Line]:
    colours = theme.current()
    indent = _mark_side() + 5
    ink = colours.muted if entry.cancelled else colours.text
    title_width = width - (_mark_side() + 2 if entry.clash else 0)
    font = _small(bold=True) if small else _title_font_for(entry.title, title_width)
    lines = [
        _Line(text, font, ink, indent if at == 0 else 0, entry.cancelled, title=True)
        for at, text in enumerate(_title_lines(entry.title, font, title_width, indent))
    ]
    for text, colour, bold in _details(entry, width):
        font = _small(bold=bold)
        lines += [_Line(part, font, colour) for part in _broken(text, font, round(width), 0)]
    return lines


def _title_font_for(title: str, width: float) -> QFont:
    """The bold body font, or the small one where a word would have to be broken."""
    font = _title_font()
    return font if _widest_word(title, font) <= width else _small(bold=True)


def _title_lines(title: str, font: QFont, width: float, indent: float) -> tuple[str, ...]:
    """Beside the mark, or under it where the first word needs the whole width."""
    first = _advance(title.split(" ", 1)[0], font)
    if first > width - indent:
        return ("", *_broken(title, font, round(width), 0))
    return _broken(title, font, round(width), round(indent))


def _widest_word(text: str, font: QFont) -> float:
    return max((_advance(word, font) for word in text.split()), default=0)


def _details(entry: Entry, width: float) -> list[tuple[str, QColor, bool]]:
    colours = theme.current()
    found: list[tuple[str, QColor, bool]] = []
    note = entry.occurrence.note
    if entry.cancelled:
        found.append((say("Cancelled"), colours.needed, True))
        if note:
            found.append((note, colours.text, False))
    found.append((_when_and_where(entry, width), colours.text, False))
    if entry.leader and not entry.cancelled:
        found.append((entry.leader, colours.text, False))
    if note and not entry.cancelled:
        found.append((note, colours.text, False))
    return [each for each in found if each[0]]


def _when_and_where(entry: Entry, width: float) -> str:
    """With the end where that still fits on one line, else the start alone."""
    arrow = "→ " if entry.was else ""
    was = say("was {before}", before=entry.was) if entry.was else ""
    for clock in (entry.span, entry.start):
        words = _DOT.join(part for part in (arrow + clock, was, entry.place) if part.strip())
        if _advance(words, _small()) <= width:
            return words
    return words


def _broken(text: str, font: QFont, width: int, indent: int) -> tuple[str, ...]:
    return _broken_with(text, font.key(), width, indent)


@lru_cache(maxsize=4096)
def _broken_with(text: str, font_key: str, width: int, indent: int) -> tuple[str, ...]:
    """``text`` in lines: the first shorter by ``indent``; words too long for a line are broken.

    Remembered, because a week asks for the same lines at every step of a drag.
    """
    font = QFont()
    font.fromString(font_key)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(12, width - (indent if not lines else 0)))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        line = layout.createLine()
    layout.endLayout()
    return tuple(lines)


def _row_words(entry: Entry) -> str:
    if entry.cancelled:
        return say("{title} · cancelled", title=entry.title)
    return f"→ {entry.title}" if entry.was else entry.title


def _advance(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _height(font: QFont) -> float:
    return QFontMetricsF(font).height()


def _mark_side() -> float:
    return theme.scaled(11)


def _title_font() -> QFont:
    return _font("body", True, False, theme.text_percent())


def _small(*, bold: bool = False, struck: bool = False) -> QFont:
    return _font("small", bold, struck, theme.text_percent())


@lru_cache(maxsize=64)
def _font(size: theme.TypeSize, bold: bool, struck: bool, percent: int) -> QFont:
    """Made once for each text size ``percent``: a week asks for them hundreds of times."""
    made = theme.tabular(theme.font(size, bold=bold))
    made.setStrikeOut(struck)
    return made
