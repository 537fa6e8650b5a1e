"""Large type for the screens that stand open to everybody: the front desk and the booth.

At 100 % the smallest of it is over twenty pixels high; it grows with the text size like the rest.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button, ButtonKind
from dropin.kit.drawn_button import DrawnButton
from dropin.kit.fields import FramedLine
from dropin.kit.icons import paint_icon
from dropin.kit.labels import Label
from dropin.kit.painting import RING_ROOM, focus_ring, rounded_box
from dropin.words import say

LARGE, LARGER, LARGEST = 1.65, 1.9, 2.4
"""Times the body's size: what is read, what is pressed, what greets."""


def large_font(scale: float = LARGE, *, bold: bool = False) -> QFont:
    """The system's font, ``scale`` times the size of body text."""
    font = theme.font("body", bold=bold)
    font.setPointSizeF(theme.size("body") * scale)
    return font


def large_width(letters: int, scale: float = LARGER) -> int:
    """Pixels that so many letters take in a button."""
    metrics = QFontMetrics(large_font(scale, bold=True))
    return letters * metrics.averageCharWidth() + 2 * theme.ROOMY


class LargeLabel(Label):
    """A sentence in large type."""

    def __init__(
        self, text: str = "", scale: float = LARGE, role: str = "text", *, bold: bool = False
    ) -> None:
        self._scale, self._heavy = scale, bold
        super().__init__(text, role=role)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def _dress(self) -> None:
        super()._dress()
        self.setFont(large_font(self._scale, bold=self._heavy))


class LargeButton(Button):
    """A button for fingers and tired eyes."""

    def __init__(self, text: str = "", kind: ButtonKind = "plain", scale: float = LARGER) -> None:
        self._scale = scale
        super().__init__(text, kind)

    def text_font(self) -> QFont:
        return large_font(self._scale, bold=self.kind == "primary" or self.isChecked())

    def sizeHint(self) -> QSize:
        # Measured in bold, so that choosing one never moves the others.
        metrics = QFontMetrics(large_font(self._scale, bold=True))
        width = metrics.horizontalAdvance(self.text()) + 2 * theme.ROOMY
        height = metrics.height() + 2 * theme.SPACE
        return QSize(width + 2 * RING_ROOM, height + 2 * RING_ROOM)


class LargeLine(FramedLine):
    """A line to write on, in large type."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._dress()
        theme.changes().changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        height = QFontMetrics(large_font(LARGEST)).height() + 2 * theme.SPACE
        return QSize(QFontMetrics(large_font(LARGEST)).averageCharWidth() * 24, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def _dress(self) -> None:
        self.setFont(large_font(LARGEST))
        self.updateGeometry()


class FullScreen(QWidget):
    """A screen of its own in front of everything, left by pressing Escape twice.

    The first Escape goes to ``first_escape``, which clears what was begun and says how to leave.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        """It goes with ``parent``, the page it was opened from."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._escaped = False
        self._closes: QTimer | None = None

    def open_for_a_visit(self, milliseconds: int) -> None:
        """Show it over everything; so long untouched it closes itself.

        A button to go back stands at the left of what the screen has at its foot.
        """
        self.back_button = LargeButton(say("Back"), "plain", LARGE)
        self.back_button.clicked.connect(self.close)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        _put_before_the_foot(column, self.back_button)
        self._closes = QTimer(self)
        self._closes.setSingleShot(True)
        self._closes.setInterval(milliseconds)
        self._closes.timeout.connect(self.close)
        self._closes.start()
        self.showFullScreen()
        self.activateWindow()

    def first_escape(self) -> None:
        """What one Escape does; subclasses say how to leave."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            self.forget_escape()
            super().keyPressEvent(event)
            return
        if self._escaped:
            self.close()
        else:
            self.first_escape()
            self._escaped = True  # only now: clearing what was begun counts as going on

    def forget_escape(self) -> None:
        """Somebody went on: one Escape is the first again."""
        self._escaped = False
        if self._closes is not None:
            self._closes.start()


class LargeTick(DrawnButton):
    """A box to tick as wide as the screen, its words and a quieter line under them wrapped."""

    def __init__(self, text: str, detail: str = "") -> None:
        super().__init__()
        self._detail = detail
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changes().changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, detail = self._rects(width)
        bottom = detail.bottom() if self._detail else title.bottom()
        return max(bottom, _tick_side() + theme.SPACE) + theme.SPACE

    def sizeHint(self) -> QSize:
        width = max(self.width(), 400)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the layout keeps the height it was told for another width

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        card = QRectF(self.rect()).adjusted(RING_ROOM, RING_ROOM, -RING_ROOM, -RING_ROOM)
        on = self.isChecked()
        fill = colours.accent_soft if on else colours.surface
        rounded_box(painter, card, fill, colours.accent if on else colours.edge, theme.CARD_RADIUS)
        box = QRectF(theme.WIDE, theme.SPACE + RING_ROOM, _tick_side(), _tick_side())
        rounded_box(painter, box, colours.accent if on else colours.surface, colours.edge, width=2)
        if on:
            paint_icon(painter, box.adjusted(3, 3, -3, -3), "check", colours.on_accent)
        title, detail = self._rects(self.width())
        painter.setPen(colours.text)
        painter.setFont(large_font(LARGER, bold=True))
        painter.drawText(title, Qt.TextFlag.TextWordWrap, self.text())
        painter.setPen(colours.muted)
        painter.setFont(large_font())
        painter.drawText(detail, Qt.TextFlag.TextWordWrap, self._detail)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), theme.CARD_RADIUS + 2)

    def _rects(self, width: int) -> tuple[QRect, QRect]:
        left = theme.WIDE + _tick_side() + theme.WIDE
        flags = int(Qt.TextFlag.TextWordWrap)
        room = QRect(left, theme.SPACE, max(60, width - left - theme.WIDE), 100_000)
        title = QFontMetrics(large_font(LARGER, bold=True)).boundingRect(room, flags, self.text())
        room.setTop(title.bottom() + theme.HAIR)
        metrics = QFontMetrics(large_font())
        return title, metrics.boundingRect(room, flags, self._detail)


def _put_before_the_foot(column: QVBoxLayout, button: QWidget) -> None:
    last = column.itemAt(column.count() - 1)
    row = last.layout() if last is not None else None
    if isinstance(row, QHBoxLayout):
        row.insertWidget(0, button)
        return
    foot = last.widget() if last is not None else None
    row = QHBoxLayout()
    row.addWidget(button)
    if foot is not None:
        column.removeWidget(foot)
        row.addWidget(foot, 1)
    column.addLayout(row)


def _tick_side() -> int:
    return QFontMetrics(large_font(LARGER, bold=True)).height()
