"""How one entry of the calendar is drawn: soft fill, bar, mark, words; nothing by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QLinearGradient, QPainter, QPainterPath, QPen

from dropin.kit import theme
from dropin.kit.icons import category_mark, paint_icon
from dropin.kit.painting import blend, focus_ring, rounded_box
from dropin.programme.calendar.entries import Entry
from dropin.programme.calendar.entry_text_view import Line, fitting_lines, whole_height
from dropin.programme.calendar.faces_view import Face, face, mark_side, title_face
from dropin.programme.calendar.layout import rows_that_fit
from dropin.programme.calendar.row_text_view import (
    CLOCK_GAP,
    mark_room,
    row_lines_wanted,
    row_words,
)
from dropin.records import record
from dropin.words import say

BAR = 4
_PAD_LEFT, _PAD_RIGHT = 6, 4
_RADIUS = 5
_NARROW = 90  # pixels under which words need the room more than air
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@record
class Manner:
    """How an entry is shown just now. ``begins`` and ``ends``: in this day, not beyond midnight."""

    focused: bool = False
    near: bool = False
    open_end: bool = False
    begins: bool = True
    ends: bool = True


def paint_entry(painter: QPainter, box: QRectF, entry: Entry, manner: Manner) -> None:
    """Draw ``entry`` into ``box``: as much of its words as fit, whole lines only."""
    if entry.cancelled and _inside(box).height() < title_face().height + face().height:
        paint_row(painter, box, entry, focused=manner.focused, near=manner.near)
        return
    painter.save()
    _paint_ground(painter, box, entry, manner)
    inside = _inside(box)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    if entry.clash:
        side = mark_side()
        spot = QRectF(box.right() - side - _PAD_RIGHT, inside.top() + 1, side, side)
        paint_icon(painter, spot, "warning", theme.current().careful)
    _paint_lines(painter, inside, fitting_lines(entry, inside.width(), inside.height()), entry)
    painter.restore()
    if manner.focused:
        focus_ring(painter, box.adjusted(-2, -2, 2, 2), _RADIUS + 2)


def wanted_height(entry: Entry, width: float) -> float:
    """How high a box ``width`` wide must be to show every word."""
    inside = _inside(QRectF(0, 0, width, 10_000))
    return whole_height(entry, inside.width()) + 2 * inside.top()


def paint_row(
    painter: QPainter, box: QRectF, entry: Entry, *, focused: bool = False, near: bool = False
) -> None:
    """One line for ``entry``, two where the box has room: mark, clock, title.

    For the month, the strip and stacks.
    """
    colours, side = theme.current(), mark_side()
    fill = _fill(entry, near=near)
    rounded_box(painter, box, fill, radius=4)
    bar = QRectF(box.left(), box.top() + 1, 3, box.height() - 2)
    painter.fillRect(bar, colours.category(entry.colour).bar)
    lines = 2 if box.height() >= 2 * face().height else 1
    lead = _row_pads(box.width())[0]
    spot = QRectF(box.left() + lead, box.top() + (box.height() / lines - side) / 2, side, side)
    paint_mark(painter, spot, entry, fill)
    words = _row_room(box, entry)
    if entry.clash:
        sign = QRectF(box.right() - 3 - side, spot.top(), side, side)
        paint_icon(painter, sign, "warning", colours.careful)
    _paint_row_words(painter, words, entry, lines)
    if focused:
        focus_ring(painter, box.adjusted(-2, -2, 2, 2), 6)


def row_lines(entry: Entry, width: float) -> int:
    """How many lines, one or two, a row ``width`` wide needs to show more of the title."""
    return row_lines_wanted(entry, _row_room(QRectF(0, 0, width, 1), entry).width())


def paint_stack(
    painter: QPainter, box: QRectF, entries: Sequence[Entry], focused: Entry | None, *, near: bool
) -> None:
    """What found no column: as many as fit one under the other, then how many more."""
    colours, row = theme.current(), row_height()
    ground = colours.sunken if near else colours.surface
    rounded_box(painter, box, ground, colours.edge, _RADIUS)
    inside = box.adjusted(3, 3, -3, -3)
    high = max(row, min(3 * row, inside.height() / len(entries)))
    fit = rows_that_fit(len(entries), inside.height() + 0.01, high)
    first = _first_shown(entries, focused, fit)
    spot = QRectF(inside.left(), inside.top(), inside.width(), high - 2)
    for entry in entries[first : first + fit]:
        if high < 1.6 * row:
            paint_row(painter, spot, entry)
        else:
            paint_entry(painter, spot, entry, Manner())
        spot.translate(0, high)
    if fit < len(entries):
        painter.setFont(face(bold=True).font)
        painter.setPen(colours.accent)
        rest = QRectF(inside.left() + 4, spot.top(), inside.width() - 4, inside.bottom())
        rest.setBottom(inside.bottom())
        across = _MIDDLE if fit == 0 else Qt.AlignmentFlag.AlignTop
        painter.drawText(rest, across, say("+{count} more", count=len(entries) - fit))
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
    return round(face().height + 7)


def _row_room(box: QRectF, entry: Entry) -> QRectF:
    """Where the words of a row stand: behind the mark, before the sign of a clash."""
    sign = mark_side() + 2 if entry.clash else 0
    left, right = _row_pads(box.width())
    return box.adjusted(left + mark_room(), 0, -right - sign, 0)


def _row_pads(width: float) -> tuple[int, int]:
    """Left of the mark, the bar included, and right of the words."""
    return (5, 1) if width < theme.scaled(_NARROW) else (7, 3)


def _first_shown(entries: Sequence[Entry], focused: Entry | None, fit: int) -> int:
    """So far down that the focused one is among those that show."""
    if focused is None or not fit:
        return 0
    place = next((at for at, each in enumerate(entries) if each is focused), 0)
    return max(0, place - fit + 1)


def _inside(box: QRectF) -> QRectF:
    """Room for words: four pixels above and below, or what centres one line in a low box."""
    pad = max(0.0, min(4.0, (box.height() - title_face().height) / 2))
    narrow = 3 if box.width() < theme.scaled(_NARROW) else 0
    return box.adjusted(BAR + _PAD_LEFT - narrow, pad, narrow - _PAD_RIGHT, -pad)


def _fill(entry: Entry, *, near: bool) -> QColor:
    colours = theme.current()
    category = colours.category(entry.colour)
    soft = blend(category.soft, colours.surface, 0.4) if entry.cancelled else category.soft
    return blend(soft, category.bar, 0.9) if near else soft


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
    painter.fillRect(bar, _fading(box, category.bar) if manner.open_end else QBrush(category.bar))
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


def _paint_lines(painter: QPainter, inside: QRectF, lines: Sequence[Line], entry: Entry) -> None:
    colours, side = theme.current(), mark_side()
    spot = QRectF(inside.left(), inside.top() + (title_face().height - side) / 2, side, side)
    paint_mark(painter, spot, entry, _fill(entry, near=False))
    top = inside.top()
    for line in lines:
        painter.setFont(_struck(line.face) if line.struck else line.face.font)
        painter.setPen(colours.role(line.role))
        start = QPointF(inside.left() + line.indent, top + line.face.ascent)
        painter.drawText(start, line.text)
        top += line.face.height


def _paint_row_words(painter: QPainter, words: QRectF, entry: Entry, lines: int) -> None:
    colours, plain = theme.current(), face()
    said = row_words(entry, words.width(), lines)
    line = QRectF(words.left(), words.top(), words.width(), words.height() / lines)
    if lines == 2 and len(said.title) == 1 and not said.below:
        line.setHeight(words.height())
    if said.cancelled:
        spot = line.translated(-mark_room(), line.height()) if said.below else line
        side = Qt.AlignmentFlag.AlignLeft if said.below else Qt.AlignmentFlag.AlignRight
        painter.setFont(plain.font)
        painter.setPen(colours.needed)
        painter.drawText(spot, _MIDDLE | side, said.cancelled)
    painter.setPen(colours.muted if entry.cancelled else colours.text)
    indent = 0.0
    if said.start:
        painter.setFont(plain.font)
        painter.drawText(line, _MIDDLE, said.start)
        indent = plain.advance(said.start) + CLOCK_GAP
    painter.setFont(_struck(said.face) if entry.cancelled else said.face.font)
    for text in said.title:
        painter.drawText(line.adjusted(indent, 0, 0, 0), _MIDDLE, text)
        line.translate(0, line.height())
        indent = -mark_room()


def _struck(written: Face) -> QFont:
    font = QFont(written.font)
    font.setStrikeOut(True)
    return font
