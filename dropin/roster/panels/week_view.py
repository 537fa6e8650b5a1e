"""A usual week to look at and to paint: weekdays under each other, half hours across.

Each liking has a ground and marks of its own, so that a grey print loses nothing. The mouse paints
with the brush; the arrow keys move by half an hour (with Ctrl by three hours), with Shift they
mark a part of the week, and Space or a brush's number paints it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from dropin.dates import Customs, weekday_name, weekday_short
from dropin.kit import theme
from dropin.kit.painting import RING_ROOM, fill, focus_ring
from dropin.roster.planning.model import CAN, CANNOT, LIKINGS, PREFERS, RATHER_NOT
from dropin.roster.usual_week import HALVES, Cell, liking_words, span_words
from dropin.words import say

_ROW = 26
_STEP, _FAR = 1, 6
_MARKED_HOURS = (0, 6, 12, 18, 24)


class WeekGrid(QWidget):
    """``cells`` are half hours painted so far; ``brush`` is what the mouse and Space paint.

    ``painted`` comes with every stroke a person makes, ``pointed`` when the marked part moves.
    """

    painted = Signal()
    pointed = Signal(str)

    def __init__(self, customs: Customs) -> None:
        super().__init__()
        self._customs = customs
        self._week = [(customs.first_weekday + each) % 7 for each in range(7)]
        self.cells: dict[Cell, str] = {}
        self.otherwise = CAN
        self.brush = PREFERS
        self._at = self._from = (0, HALVES * 9 // 24)  # a row and a half hour
        self._painting = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("The usual week"))
        self._tell()

    def show_week(self, cells: Mapping[Cell, str], otherwise: str) -> None:
        """Show these instead of what was painted."""
        self.cells, self.otherwise = dict(cells), otherwise
        self._tell()
        self.update()

    def paint_marked(self, liking: str) -> None:
        """Paint the marked part, as a person would."""
        for row, half in self._marked():
            self.cells[self._week[row], half] = liking
        self._tell()
        self.update()
        self.painted.emit()

    def marked_words(self) -> str:
        """``Monday–Friday, 9:00–17:00: can``: the marked part, and what it holds so far."""
        (top, left), (bottom, right) = self._corners()
        days = weekday_name(self._week[top])
        if bottom != top:
            days = f"{days}–{weekday_name(self._week[bottom])}"
        held = {self._liking((self._week[row], half)) for row, half in self._marked()}
        found = ", ".join(liking_words(each) for each in LIKINGS if each in held)
        hours = span_words(left, right + 1, self._customs)
        return say("{days}, {hours}: {likings}", days=days, hours=hours, likings=found)

    def sizeHint(self) -> QSize:
        return QSize(320, self._head() + 7 * self._row() + 2 * RING_ROOM)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        if key in steps:
            far = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            down, across = steps[key]
            row, half = self._at
            self._go(row + down, half + across * (_FAR if far else _STEP), event)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(self._at[0], 0 if key == Qt.Key.Key_Home else HALVES - 1, event)
        elif key == Qt.Key.Key_Space:
            self.paint_marked(self.brush)
        elif event.text() in ("1", "2", "3", "4"):
            self.paint_marked(LIKINGS[int(event.text()) - 1])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._painting = True
            self._at = self._from = self._cell_at(event.position())
            self._tell()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._painting:
            self._at = self._cell_at(event.position())
            self._tell()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._painting:
            self._painting = False
            self.paint_marked(self.brush)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_head(painter)
        for row in range(7):
            self._paint_row(painter, row)
        if self.hasFocus() or self._painting:
            (top, left), (bottom, right) = self._corners()
            box = self._box(top, left).united(self._box(bottom, right))
            focus_ring(painter, box.adjusted(-3, -2, 3, 2), 4)

    def _paint_head(self, painter: QPainter) -> None:
        painter.setFont(theme.tabular(theme.font("small")))
        painter.setPen(theme.current().muted)
        for hour in _MARKED_HOURS:
            x = self._left() + self._half() * hour * 2
            room = QRectF(x - 30, 0, 60, self._head())
            if hour == 24:
                room = QRectF(x - 60, 0, 60, self._head())
            across = Qt.AlignmentFlag.AlignHCenter
            if hour in (0, 24):
                across = Qt.AlignmentFlag.AlignRight if hour else Qt.AlignmentFlag.AlignLeft
            if hour == 0:
                room.moveLeft(x)
            painter.drawText(room, across | Qt.AlignmentFlag.AlignVCenter, str(hour))

    def _paint_row(self, painter: QPainter, row: int) -> None:
        colours = theme.current()
        painter.setFont(theme.font("small"))
        painter.setPen(colours.text)
        label = QRectF(0, self._top(row), self._left() - theme.HAIR, self._row())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(label, flags, weekday_short(self._week[row]))
        runs = list(self._runs(row))
        for box, liking in runs:
            paint_ground(painter, box, liking)
        painter.setPen(QPen(colours.edge, 1))
        for hour in _MARKED_HOURS[1:-1]:
            x = round(self._left() + self._half() * hour * 2) + 0.5
            painter.drawLine(
                QPointF(x, self._top(row) + 1), QPointF(x, self._top(row) + self._row() - 1)
            )
        for box, liking in runs:
            paint_marks(painter, box, liking)

    def _runs(self, row: int) -> Iterator[tuple[QRectF, str]]:
        """The stretches of one liking in a row, and where each stands."""
        halves = groupby(range(HALVES), lambda half: self._liking((self._week[row], half)))
        for liking, run in halves:
            part = list(run)
            box = self._box(row, part[0]).united(self._box(row, part[-1]))
            yield box.adjusted(0, 1, 0, -1), liking

    def _go(self, row: int, half: int, event: QKeyEvent) -> None:
        self._at = (min(6, max(0, row)), min(HALVES - 1, max(0, half)))
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._from = self._at
        self._tell()
        self.update()

    def _tell(self) -> None:
        words = self.marked_words()
        self.setAccessibleDescription(words)
        self.pointed.emit(words)

    def _marked(self) -> list[tuple[int, int]]:
        (top, left), (bottom, right) = self._corners()
        return [(row, half) for row in range(top, bottom + 1) for half in range(left, right + 1)]

    def _corners(self) -> tuple[tuple[int, int], tuple[int, int]]:
        (row, half), (other_row, other_half) = self._at, self._from
        return (
            (min(row, other_row), min(half, other_half)),
            (max(row, other_row), max(half, other_half)),
        )

    def _liking(self, cell: Cell) -> str:
        return self.cells.get(cell, self.otherwise)

    def _cell_at(self, place: QPointF) -> tuple[int, int]:
        row = int((place.y() - self._top(0)) // self._row())
        half = int((place.x() - self._left()) // self._half())
        return min(6, max(0, row)), min(HALVES - 1, max(0, half))

    def _box(self, row: int, half: int) -> QRectF:
        return QRectF(self._left() + half * self._half(), self._top(row), self._half(), self._row())

    def _left(self) -> float:
        metrics = QFontMetrics(theme.font("small"))
        widest = max(metrics.horizontalAdvance(weekday_short(each)) for each in range(7))
        return widest + theme.TIGHT

    def _half(self) -> float:
        return (self.width() - self._left() - RING_ROOM) / HALVES

    def _head(self) -> int:
        return QFontMetrics(theme.font("small")).height() + theme.HAIR

    def _row(self) -> int:
        return max(_ROW, theme.scaled(_ROW))

    def _top(self, row: int) -> float:
        return self._head() + row * self._row()


def paint_ground(painter: QPainter, box: QRectF, liking: str) -> None:
    """A stretch of time in the ground of a liking."""
    fill(painter, box, _look(liking)[0])
    painter.setPen(QPen(theme.current().line, 1))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_marks(painter: QPainter, box: QRectF, liking: str) -> None:
    """The marks of a liking, as many as find room: +, nothing, – or ×."""
    ground, ink, mark = _look(liking)
    if not mark:
        return
    painter.setFont(theme.font("body", bold=True))
    advance = QFontMetrics(painter.font()).horizontalAdvance(mark)
    count = max(1, int(box.width() // (advance * 2.4)))
    for number in range(count):
        middle = QPointF(box.left() + box.width() * (number + 0.5) / count, box.center().y())
        around = QRectF(middle.x() - advance / 2 - 1, middle.y() - 7, advance + 2, 14)
        fill(painter, around.intersected(box.adjusted(1, 1, -1, -1)), ground)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(around, flags, mark)


def _look(liking: str) -> tuple[QColor, QColor, str]:
    """Ground, ink and mark."""
    colours = theme.current()
    slate = colours.category("slate")
    return {
        PREFERS: (colours.good_soft, colours.good, "+"),
        CAN: (colours.surface, colours.muted, ""),
        RATHER_NOT: (colours.careful_soft, colours.careful, "–"),
        CANNOT: (slate.soft, slate.bar, "×"),
    }[liking]
