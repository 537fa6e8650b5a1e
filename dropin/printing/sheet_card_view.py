"""The sheets one can print, each as a small picture of the real thing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dropin.kit import theme
from dropin.kit.painting import RING_ROOM, focus_ring, rounded_box

PICTURE_WIDTH, _PICTURE_HEIGHT = 96, 84  # pixels at 100 % text; an upright page is narrower


class SheetCard(QAbstractButton):
    """One kind of sheet: chosen by a click, Space, or the arrow keys within its group."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changes().changed.connect(self.updateGeometry)

    def set_picture(self, picture: QImage) -> None:
        """``picture`` is the first page of the sheet."""
        self._picture = picture
        self.update()

    @property
    def has_picture(self) -> bool:
        return not self._picture.isNull()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = max(theme.scaled(PICTURE_WIDTH), words) + 2 * (theme.TIGHT + RING_ROOM)
        height = theme.scaled(_PICTURE_HEIGHT) + self._text_height() + 3 * theme.TIGHT
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(RING_ROOM, RING_ROOM, -RING_ROOM, -RING_ROOM)
        ground = colours.accent_soft if self.isChecked() else None
        rounded_box(painter, box, ground, colours.accent if self.isChecked() else None)
        self._paint_picture(painter, box)
        painter.setFont(theme.font("body", bold=self.isChecked()))
        painter.setPen(colours.text)
        words = QRectF(
            box.left(), box.bottom() - self._text_height() - 2, box.width(), self._text_height()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()))

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        """As large as fits, in the middle, as wide or high as the real page."""
        wide, tall = self._picture.width() or 297, self._picture.height() or 210
        room = QSizeF(theme.scaled(PICTURE_WIDTH), theme.scaled(_PICTURE_HEIGHT))
        size = QSizeF(wide, tall).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        middle = QPointF(box.center().x(), box.top() + theme.TIGHT + room.height() / 2)
        paper = QRectF(QPointF(), size)
        paper.moveCenter(middle)
        painter.fillRect(paper, Qt.GlobalColor.white)
        if self.has_picture:
            painter.drawImage(paper, self._picture)
        painter.setPen(theme.current().edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)

    def _text_height(self) -> int:
        return self.fontMetrics().height() + theme.HAIR
