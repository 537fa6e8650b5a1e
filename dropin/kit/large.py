"""Large type for the screens that stand open to everybody: the front desk and the booth.

At 100 % the smallest of it is over twenty pixels high; it grows with the text size like the rest.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button, ButtonKind
from dropin.kit.fields import FramedLine
from dropin.kit.labels import Label
from dropin.kit.painting import RING_ROOM

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
        self._escapes = 0

    def first_escape(self) -> None:
        """What one Escape does; subclasses say how to leave."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            self.forget_escape()
            super().keyPressEvent(event)
            return
        self._escapes += 1
        if self._escapes >= 2:
            self.close()
        else:
            self.first_escape()

    def forget_escape(self) -> None:
        """Somebody went on: one Escape is the first again."""
        self._escapes = 0
