"""A list of found things under a line one types in: grouped, and moved through from that line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dropin.kit import theme
from dropin.kit.icons import paint_icon
from dropin.kit.painting import rounded_box
from dropin.records import record


@record
class Found:
    """One thing found: its name, a word on which it is, an icon, and what choosing it does."""

    title: str
    detail: str
    icon: str
    action: Callable[[], object]
    group: str = ""


class PickList(QWidget):
    """The things found, one of them pointed at. It never takes the keyboard itself.

    At most ``most`` show at once; the others come into view as one moves down.
    """

    picked = Signal(object)
    pointed = Signal(object)

    def __init__(self, *, most: int = 9) -> None:
        super().__init__()
        self._most = most
        self._found: Sequence[Found] = ()
        self._place = 0
        self._first = 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_found(self, found: Sequence[Found]) -> None:
        """Show ``found``, pointing at the first."""
        self._found, self._place, self._first = found, 0, 0
        self.updateGeometry()
        self.update()

    def current(self) -> Found | None:
        return self._found[self._place] if self._found else None

    def move_by(self, step: int) -> None:
        """Point ``step`` further down (up if negative), no further than the ends."""
        if not self._found:
            return
        self._place = max(0, min(len(self._found) - 1, self._place + step))
        self._first = min(self._first, self._place)
        self._first = max(self._first, self._place - self._most + 1)
        self.updateGeometry()
        self.update()
        self.pointed.emit(self._found[self._place])

    def sizeHint(self) -> QSize:
        return QSize(300, sum(self._heights()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().y())
        if place is not None and place != self._place:
            self._place = place
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().y())
        if place is not None:
            self.picked.emit(self._found[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = 0
        for offset, (thing, height) in enumerate(zip(self._shown(), self._heights(), strict=True)):
            if height > theme.row_height():
                self._paint_group(painter, top, thing.group)
            row = QRectF(0, top + height - theme.row_height(), self.width(), theme.row_height())
            self._paint_row(painter, row, thing, pointed=self._first + offset == self._place)
            top += height

    def _shown(self) -> Sequence[Found]:
        return self._found[self._first : self._first + self._most]

    def _heights(self) -> list[int]:
        """Of every row in view; the first of each group carries the group's heading on top."""
        heights, group = [], ""
        for thing in self._shown():
            heading = self._group_height() if thing.group != group else 0
            heights.append(theme.row_height() + heading)
            group = thing.group
        return heights

    def _group_height(self) -> int:
        return QFontMetrics(theme.font("small", bold=True)).height() + theme.SPACE

    def _place_at(self, y: float) -> int | None:
        top = 0
        for offset, height in enumerate(self._heights()):
            if top + height - theme.row_height() <= y < top + height:
                return self._first + offset
            top += height
        return None

    def _paint_group(self, painter: QPainter, top: int, group: str) -> None:
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(theme.current().muted)
        box = QRectF(theme.SPACE, top, self.width() - 2 * theme.SPACE, self._group_height())
        painter.drawText(
            box.adjusted(0, 0, 0, -2),
            Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft,
            group,
        )

    def _paint_row(self, painter: QPainter, row: QRectF, thing: Found, *, pointed: bool) -> None:
        colours = theme.current()
        if pointed:
            box = row.adjusted(theme.HAIR, 1, -theme.HAIR, -1)
            rounded_box(painter, box, colours.accent_soft)
            bar = QRectF(box.left(), box.top(), theme.HAIR, box.height())
            rounded_box(painter, bar, colours.accent, radius=2)
        metrics = QFontMetrics(theme.font())
        side = metrics.height() * 1.05
        spot = QRectF(row.left() + theme.SPACE, row.center().y() - side / 2, side, side)
        if thing.icon:
            paint_icon(painter, spot, thing.icon, colours.accent if pointed else colours.muted)
        words = row.adjusted(2 * theme.SPACE + side, 0, -theme.WIDE, 0)
        detail_width = min(metrics.horizontalAdvance(thing.detail) + 2, int(words.width() / 2))
        title_room = words.width() - detail_width - theme.SPACE
        painter.setFont(theme.font(bold=pointed))
        painter.setPen(colours.text)
        title = QFontMetrics(painter.font()).elidedText(
            thing.title, Qt.TextElideMode.ElideRight, int(title_room)
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(theme.font())
        painter.setPen(colours.muted)
        detail = metrics.elidedText(thing.detail, Qt.TextElideMode.ElideRight, detail_width)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
