"""Text that keeps its size and colour when the theme or the text size changes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from dropin.kit import theme
from dropin.kit.icons import paint_icon


class Label(QLabel):
    """A sentence in a type size and the colour of a role; wraps unless told to stay on a line."""

    def __init__(
        self,
        text: str = "",
        size: theme.TypeSize = "body",
        role: str = "text",
        *,
        bold: bool | None = None,
        wraps: bool = True,
    ) -> None:
        super().__init__(text)
        self._size, self._role, self._bold = size, role, bold
        self._changed = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self._dress()
        theme.changes().changed.connect(self._dress)

    def set_role(self, role: str) -> None:
        self._role = role
        self._changed = True
        self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        if self._changed:  # where it was polished in between, Qt brought the first palette back
            self._dress()
        super().showEvent(event)

    def _dress(self) -> None:
        self.setFont(theme.font(self._size, bold=self._bold))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.current().role(self._role))
        self.setPalette(palette)


class IconView(QWidget):
    """One icon, as tall as a line of text times ``scale``; says nothing to a screen reader."""

    def __init__(self, name: str, role: str = "muted", scale: float = 1.25) -> None:
        super().__init__()
        self._name, self._role, self._scale = name, role, scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, role: str) -> None:
        """Another icon, in the colour of another role."""
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * self._scale)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), self._name, theme.current().role(self._role))


class Sign(QWidget):
    """An icon with a sentence in the same role: something needs care, or went well."""

    def __init__(self, icon: str, role: str, text: str = "", size: theme.TypeSize = "body") -> None:
        super().__init__()
        self.label = Label(text, size, role)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        self._icon = IconView(icon, role, 1.1)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)

    def set_text(self, text: str) -> None:
        self.label.setText(text)
        self.setVisible(bool(text))

    def show_as(self, icon: str, role: str) -> None:
        """From now on with this icon, in the colour of this role."""
        self._icon.show_icon(icon, role)
        self.label.set_role(role)


class Rule(QFrame):
    """A thin line between two parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().line)
