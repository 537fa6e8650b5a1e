"""Bars: how many of how many. Each says its numbers to a screen reader, too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dropin.kit import theme
from dropin.kit.painting import rounded_box
from dropin.words import say

_HEIGHT = 12


class ShareBar(QWidget):
    """A part of a whole. ``role`` is the colour of the part."""

    def __init__(self, role: str = "accent") -> None:
        super().__init__()
        self._role = role
        self._part, self._whole = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, part: int, whole: int) -> None:
        """Show ``part`` of ``whole``."""
        self._part, self._whole = part, whole
        self.setAccessibleName(say("{part} of {whole}", part=part, whole=whole))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, theme.scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        rounded_box(painter, box, colours.sunken, colours.line, radius=3)
        if self._part and self._whole:
            filled = QRectF(box)
            filled.setWidth(max(6, box.width() * min(self._part, self._whole) / self._whole))
            rounded_box(painter, filled, colours.role(self._role), radius=3)
