"""One month to pick a day from, by mouse or by key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dropin.dates import month_start, month_title, next_month_start, week_start, weekday_short
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import Label
from dropin.kit.painting import focus_ring, rounded_box
from dropin.kit.toast import announce
from dropin.words import say

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_WEEKS = 6


class MonthPicker(QWidget):
    """Opens over the page; ``picked`` says the day. Escape or a click elsewhere closes it.

    Arrows move by days and weeks, Page Up and Page Down by months, Home goes to today.
    """

    picked = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        shown: date,
        today: date,
        first_weekday: int,
        aloud: Callable[[date], str],
    ) -> None:
        """``aloud`` is how a day is read to those who do not see it."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(say("Choose a day"))
        self._aloud = aloud
        self.title = Label("", bold=True, wraps=False)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.days = _Days(shown, today, first_weekday)
        earlier = Button("", "quiet", icon="chevron_left", accessible_name=say("Earlier"))
        later = Button("", "quiet", icon="chevron_right", accessible_name=say("Later"))
        earlier.clicked.connect(lambda: self.go_to(_month_later(self.days.chosen, -1)))
        later.clicked.connect(lambda: self.go_to(_month_later(self.days.chosen, 1)))

        head = QHBoxLayout()
        head.addWidget(earlier)
        head.addWidget(self.title, 1)
        head.addWidget(later)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.TIGHT, theme.TIGHT, theme.TIGHT, theme.TIGHT)
        column.addLayout(head)
        column.addWidget(self.days)

        self.days.wanted.connect(self.go_to)
        self.days.taken.connect(self._take)
        self.setFocusProxy(self.days)
        self.title.setText(month_title(shown))

    def open_under(self, field: QWidget) -> None:
        """Show it at the lower edge of ``field``, with the keyboard in it."""
        self.adjustSize()
        self.move(self._place_near(field))
        self.show()
        self.days.setFocus(Qt.FocusReason.PopupFocusReason)

    def go_to(self, day: date) -> None:
        """Point at ``day``, in its month."""
        self.days.chosen = day
        self.days.update()
        self.title.setText(month_title(day))
        announce(self.days, self._aloud(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.surface)
        rounded_box(painter, QRectF(self.rect()), None, colours.edge, radius=0)

    def _place_near(self, field: QWidget) -> QPoint:
        """Under ``field``, or above it where the screen ends too soon."""
        screen = field.screen().availableGeometry()
        under = field.mapToGlobal(QPoint(0, field.height()))
        if under.y() + self.height() > screen.bottom():
            under.setY(max(screen.top(), under.y() - field.height() - self.height()))
        under.setX(max(screen.left(), min(under.x(), screen.right() - self.width())))
        return under

    def _take(self, day: date) -> None:
        self.close()
        self.picked.emit(day)


class _Days(QWidget):
    """Six weeks of squares. Asks to point elsewhere (``wanted``), or takes a day (``taken``)."""

    wanted = Signal(object)
    taken = Signal(object)

    def __init__(self, chosen: date, today: date, first_weekday: int) -> None:
        super().__init__()
        self.chosen, self._today, self._first_weekday = chosen, today, first_weekday
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._side()
        return QSize(7 * side, (_WEEKS + 1) * side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.wanted.emit(self.chosen + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.wanted.emit(_month_later(self.chosen, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.wanted.emit(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        column = int(event.position().x()) // self._side()
        week = int(event.position().y()) // self._side() - 1
        if 0 <= column < 7 and 0 <= week < _WEEKS:
            self.taken.emit(self._first_day() + timedelta(days=week * 7 + column))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        first = self._first_day()
        for column in range(7):
            self._paint_name(painter, column, (first + timedelta(days=column)).weekday())
        for place in range(7 * _WEEKS):
            self._paint_day(painter, place, first + timedelta(days=place))

    def _paint_name(self, painter: QPainter, column: int, weekday: int) -> None:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.current().muted)
        painter.drawText(
            self._square(column, 0), Qt.AlignmentFlag.AlignCenter, weekday_short(weekday)
        )

    def _paint_day(self, painter: QPainter, place: int, day: date) -> None:
        colours = theme.current()
        square = self._square(place % 7, place // 7 + 1)
        box = square.adjusted(1, 1, -1, -1)
        ink = colours.text if day.month == self.chosen.month else colours.muted
        if day == self.chosen:
            rounded_box(painter, box, colours.accent)
            ink = colours.on_accent
            if self.hasFocus():
                focus_ring(painter, square)
        elif day == self._today:
            rounded_box(painter, box, None, colours.accent)
        painter.setFont(theme.font(bold=day in (self.chosen, self._today)))
        painter.setPen(ink)
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _first_day(self) -> date:
        return week_start(month_start(self.chosen), self._first_weekday)

    def _square(self, column: int, row: int) -> QRectF:
        side = self._side()
        return QRectF(column * side, row * side, side, side)

    def _side(self) -> int:
        return theme.control_height() + theme.HAIR


def _month_later(day: date, step: int) -> date:
    """The same day of the next (1) or last (-1) month, or that month's last day."""
    start = next_month_start(day) if step > 0 else month_start(month_start(day) - timedelta(days=1))
    last = next_month_start(start) - timedelta(days=1)
    return min(start + timedelta(days=day.day - 1), last)
