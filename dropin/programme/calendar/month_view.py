"""The month, drawn by us: each day's entries in time order, dragged to another date."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from dropin.dates import day_short, month_title, weekday_short
from dropin.kit import theme
from dropin.kit.painting import blend, focus_ring, rounded_box
from dropin.programme.calendar.entries import Entry
from dropin.programme.calendar.entries_view import EntriesView
from dropin.programme.calendar.entry_view import paint_row, row_height, row_lines
from dropin.programme.calendar.faces_view import face
from dropin.programme.calendar.month_layout import (
    MonthCell,
    MonthLayout,
    closed_words,
    month_layout,
)
from dropin.programme.calendar.week_layout import Hit
from dropin.words import say

_TIGHTER = 2  # pixels less between lines than in the week: a month has many
_KEY_DAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthView(EntriesView):
    """Whole weeks, one cell a day."""

    def __init__(self) -> None:
        super().__init__(say("Month"))
        self.month = date(2000, 1, 1)
        self._layout: MonthLayout | None = None
        self._dragged: Entry | None = None
        self._target: date | None = None

    def show_month(self, month: date) -> None:
        """Which month the days given next belong to; the others stand back."""
        self.month = month
        self.setAccessibleName(month_title(month))

    def entry_rect(self, entry: Entry) -> QRectF:
        """Where ``entry`` (or the "+n more" that holds it) stands in the viewport."""
        box = self._layout.box_of(entry) if self._layout else None
        if self._layout is None or box is None:
            return QRectF()
        top = box.top + self._layout.heading_height - self.verticalScrollBar().value()
        return QRectF(box.left, top, box.width, box.height)

    def point_of(self, day: date) -> QPoint:
        """The point of the viewport on the number of ``day``."""
        cell = self._layout.cell_of(day) if self._layout else None
        if self._layout is None or cell is None:
            return QPoint()
        top = cell.box.top + self._layout.heading_height - self.verticalScrollBar().value()
        return QPoint(round(cell.box.left + cell.box.width / 2), round(top + 8))

    # What the shared view asks.

    def arrange(self) -> None:
        if not self.days:
            return
        view = self.viewport()
        layout = self._layout = month_layout(
            self.days, self.month, view.width(), view.height(), row_height() - _TIGHTER, row_lines
        )
        room = view.height() - layout.heading_height
        bar = self.verticalScrollBar()
        bar.setSingleStep(round(layout.row))
        bar.setRange(0, max(0, round(layout.height - room)))
        bar.setPageStep(max(1, round(room)))
        view.update()

    def hit(self, position: QPointF) -> Hit | None:
        layout = self._layout
        if layout is None or position.y() < layout.heading_height:
            return None
        down = self.verticalScrollBar().value()
        return layout.at(position.x(), position.y() - layout.heading_height + down)

    def bring_into_sight(self) -> None:
        layout = self._layout
        box = layout.box_of(self.focused) if layout and self.focused else None
        if layout is None or box is None:
            return
        bar, room = self.verticalScrollBar(), self.viewport().height() - layout.heading_height
        if box.top - layout.number < bar.value():
            bar.setValue(round(box.top - layout.number))
        elif box.top + box.height > bar.value() + room:
            bar.setValue(round(box.top + box.height - room) + 4)

    def moved_by_key(self, entry: Entry, key: Qt.Key) -> tuple[date, time | None] | None:
        if key not in _KEY_DAYS:
            return None
        return entry.occurrence.day + timedelta(days=_KEY_DAYS[key]), entry.occurrence.at

    def choose_empty(self, hit: Hit) -> None:
        if self.editable:
            self.time_chosen.emit(hit.day, None)

    def begin_drag(self, hit: Hit) -> bool:
        self._dragged, self._target = hit.entry, hit.day
        return True

    def drag_to(self, position: QPointF) -> None:
        hit = self.hit(position)
        if hit is not None:
            self._target = hit.day
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def drop(self) -> None:
        entry, target = self._dragged, self._target
        if entry is not None and target is not None and target != entry.occurrence.day:
            self.moved.emit(entry, target, entry.occurrence.at)

    def end_drag(self) -> None:
        self._dragged = self._target = None

    # How it is drawn.

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self._layout
        if layout is None:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.current().ground)
        painter.save()
        painter.setClipRect(
            QRectF(0, layout.heading_height, self.viewport().width(), self.viewport().height())
        )
        painter.translate(0, layout.heading_height - self.verticalScrollBar().value())
        for cell in layout.cells:
            self._paint_cell(painter, layout, cell)
        self._paint_target(painter, layout)
        painter.restore()
        self._paint_headings(painter, layout)

    def _paint_headings(self, painter: QPainter, layout: MonthLayout) -> None:
        painter.setFont(theme.font("body"))
        for cell in layout.cells[:7]:
            box = QRectF(cell.box.left, 0, cell.box.width, layout.heading_height)
            painter.setPen(theme.current().muted)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignCenter, weekday_short(cell.shown.day.weekday())
            )

    def _paint_cell(self, painter: QPainter, layout: MonthLayout, cell: MonthCell) -> None:
        colours = theme.current()
        box = QRectF(cell.box.left, cell.box.top, cell.box.width, cell.box.height)
        if cell.shown.closed:
            painter.fillRect(box, colours.sunken)
        elif not cell.in_month:
            painter.fillRect(box, blend(colours.sunken, colours.ground, 0.45))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colours.line, 1))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.topLeft(), box.bottomLeft())
        self._paint_number(painter, layout, cell)
        focused = self.focused if self.hasFocus() else None
        for row in range(cell.rows):
            entry = cell.shown.entries[row]
            spot = layout.row_box(cell, row)
            rect = QRectF(spot.left, spot.top, spot.width, spot.height)
            paint_row(painter, rect, entry, focused=entry is focused, near=entry is self.near)
        if cell.more:
            self._paint_more(painter, layout, cell, focused)

    def _paint_number(self, painter: QPainter, layout: MonthLayout, cell: MonthCell) -> None:
        colours = theme.current()
        today = cell.shown.day == self.now.date()
        line = QRectF(cell.box.left + 7, cell.box.top, cell.box.width - 12, layout.number)
        painter.setFont(theme.tabular(theme.font("body", bold=today)))
        number = str(cell.shown.day.day)
        if today:
            metrics = painter.fontMetrics()
            wide = metrics.horizontalAdvance(number) + 12
            pill = QRectF(line.left() - 3, line.top() + 3, wide, line.height() - 5)
            rounded_box(painter, pill, colours.accent, radius=pill.height() / 2)
            painter.setPen(colours.on_accent)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, number)
            line.setLeft(pill.right() + 4)
        else:
            painter.setPen(colours.text if cell.in_month else colours.muted)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, number)
            line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance("00") + 8)
        words = " · ".join(closed_words(cell.shown))
        painter.setFont(face().font)
        painter.setPen(colours.muted)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, right, face().cut(words, line.width()))

    def _paint_more(
        self, painter: QPainter, layout: MonthLayout, cell: MonthCell, focused: Entry | None
    ) -> None:
        spot = layout.row_box(cell, cell.rows)
        rect = QRectF(spot.left, spot.top, spot.width, spot.height)
        painter.setFont(face(bold=True).font)
        painter.setPen(theme.current().accent)
        hidden = cell.shown.entries[cell.rows :]
        words = say("+{count} more", count=len(hidden))
        chosen = next((each for each in hidden if each is focused), None)
        if chosen is not None:
            words = f"{words}: {chosen.title}"
            focus_ring(painter, rect.adjusted(-2, -2, 2, 2))
        shown = face(bold=True).cut(words, rect.width() - 8)
        painter.drawText(rect.adjusted(7, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_target(self, painter: QPainter, layout: MonthLayout) -> None:
        """The day a dragged entry would go to, with its name."""
        cell = layout.cell_of(self._target) if self._target and self._dragged else None
        if cell is None or self._dragged is None:
            return
        colours = theme.current()
        box = QRectF(cell.box.left, cell.box.top, cell.box.width, cell.box.height)
        rounded_box(painter, box, None, colours.accent, width=2)
        spot = layout.row_box(cell, 0)
        rect = QRectF(spot.left, spot.top, spot.width, spot.height * 2 + 4)
        category = colours.category(self._dragged.colour)
        rounded_box(painter, rect, category.soft, category.bar, 5, 2)
        painter.setPen(colours.text)
        painter.setFont(theme.font("small", bold=True))
        words = f"{day_short(cell.shown.day, self.customs)}\n{self._dragged.title}"
        painter.drawText(rect.adjusted(8, 2, -4, -2), Qt.AlignmentFlag.AlignVCenter, words)
