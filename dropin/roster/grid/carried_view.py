"""What is drawn over the roster while a chip is on its way: it, its target, what that breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dropin.kit import theme
from dropin.kit.icons import paint_icon
from dropin.kit.painting import rounded_box
from dropin.records import record
from dropin.roster.grid.cells import Cell
from dropin.roster.grid.chip_view import first_height, hand, least_width, paint_chip
from dropin.roster.grid.faces import Face

_MOST_WIDTH = 320
_FAINT = 140  # of 255: the ground laid over cells that a rule stands against


@record
class Carried:
    """A chip ``at`` a point of the view, the cell it is ``over``, and what dropping it means."""

    cell: Cell
    face: Face | None
    at: QPointF
    over: QRectF
    words: str
    obstacles: Sequence[str]
    by_mouse: bool


def paint_carried(painter: QPainter, carried: Carried, view: QRectF) -> None:
    """Over everything else in the view."""
    colours = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if carried.words:
        ink = colours.careful if carried.obstacles else colours.accent
        painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(carried.over.adjusted(-2, -2, 2, 2), theme.RADIUS, theme.RADIUS)
    if carried.by_mouse:
        size = QSizeF(max(least_width(), theme.scaled(84)), first_height())
        chip = QRectF(carried.at - QPointF(size.width() / 2, size.height() / 2), size)
        painter.setOpacity(0.92)
        rounded_box(painter, chip.adjusted(-1, 1, 1, 3), colours.line, radius=theme.RADIUS)
        paint_chip(painter, chip, carried.face)
        painter.setOpacity(1)
    if carried.words:
        _paint_bubble(painter, carried, view)


def paint_refusals(painter: QPainter, boxes: Iterable[QRectF]) -> None:
    """Make cells faint and mark them: some rule stands against dropping the chip there."""
    colours = theme.current()
    veil = QColor(colours.ground)
    veil.setAlpha(_FAINT)
    side = round(hand("small").height * 0.8)
    for box in boxes:
        rounded_box(painter, box, veil, radius=5)
        spot = QRectF(box.right() - side - 3, box.top() + 2, side, side)
        paint_icon(painter, spot, "warning", colours.careful)


def _paint_bubble(painter: QPainter, carried: Carried, view: QRectF) -> None:
    """The words beside the target, inside the view."""
    colours, bold, plain = theme.current(), hand("body", bold=True), hand("body")
    lines = [(bold, carried.words), *((plain, each) for each in carried.obstacles)]
    side = plain.height * 0.9 if carried.obstacles else 0
    room = theme.scaled(_MOST_WIDTH)
    flags = int(Qt.TextFlag.TextWordWrap)
    boxes = [
        written.metrics.boundingRect(QRectF(0, 0, room, 1000), flags, text)
        for written, text in lines
    ]
    wide = max(box.width() for box in boxes) + 2 * theme.SPACE + (side + theme.TIGHT if side else 0)
    high = sum(box.height() for box in boxes) + 2 * theme.TIGHT
    left = min(max(theme.HAIR, carried.over.center().x() - wide / 2), view.width() - wide - 4)
    top = carried.over.bottom() + theme.TIGHT + (first_height() / 2 if carried.by_mouse else 0)
    if top + high > view.height():
        top = carried.over.top() - high - theme.TIGHT - (first_height() / 2 if side else 0)
    bubble = QRectF(left, top, wide, high)
    rounded_box(painter, bubble, colours.notice, radius=8)
    painter.setPen(colours.on_notice)
    words = QRectF(left + theme.SPACE, top + theme.TIGHT, wide - 2 * theme.SPACE, high)
    if side:
        spot = QRectF(words.left(), words.top() + 1, side, side)
        paint_icon(painter, spot, "warning", colours.notice_action)
        words.setLeft(spot.right() + theme.TIGHT)
    for (written, text), box in zip(lines, boxes, strict=True):
        painter.setFont(written.font)
        painter.setPen(colours.on_notice)
        painter.drawText(
            QRectF(words.topLeft(), QSizeF(words.width() + 2, box.height())), flags, text
        )
        words.setTop(words.top() + box.height())
