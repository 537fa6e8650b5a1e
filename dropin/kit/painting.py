"""What self-drawn parts share: rounded boxes and the ring that shows where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dropin.kit import theme

RING_ROOM = 3  # around a control, for its focus ring to stand in


def fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill ``rect``, which lies on whole pixels."""
    # QPainter.fillRect would have PySide make the 170 preset gradients first.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)


def rounded_box(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None,
    edge: QColor | None = None,
    radius: float = theme.RADIUS,
    width: float = 1,
) -> None:
    """Fill and outline ``rect``; the outline stays inside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    painter.setPen(QPen(edge, width))
    inset = width / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float = theme.RADIUS) -> None:
    """The ring just inside ``rect``, two pixels wide."""
    rounded_box(painter, rect, None, theme.current().focus, radius, theme.FOCUS_WIDTH)


def blend(over: QColor, under: QColor, part: float) -> QColor:
    """``part`` (0 to 1) of ``over`` laid on ``under``."""
    return QColor.fromRgbF(
        *(
            part * above + (1 - part) * below
            for above, below in zip(_channels(over), _channels(under), strict=True)
        )
    )


def _channels(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()
