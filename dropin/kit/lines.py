"""A row that can be pressed: something at its left, a title, a quieter line under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from dropin.kit import theme
from dropin.kit.drawn_button import DrawnButton
from dropin.kit.painting import focus_ring, rounded_box
from dropin.records import record

PaintLead = Callable[[QPainter, QRectF], None]

_WRAP = Qt.TextFlag.TextWordWrap
_ROOM_FOR_MEASURING = 100_000
_LEAST_WIDTH = 200


@record
class LineLook:
    """How a line shows. ``lead`` is words in a left column of ``lead_width`` pixels at 100 %."""

    lead: str = ""
    lead_width: int = 0
    title_size: theme.TypeSize = "body"
    bold: bool = True
    struck: bool = False
    card: bool = False
    pad: int = theme.TIGHT


class Line(DrawnButton):
    """Title and detail wrap as the width asks, and are never cut.

    ``mark`` draws a square sign before the title, ``mark_side`` pixels at 100 % text.
    """

    def __init__(
        self,
        title: str,
        detail: str = "",
        look: LineLook = LineLook(),
        *,
        mark: PaintLead | None = None,
        mark_side: int = 14,
    ) -> None:
        super().__init__()
        self._detail, self._look, self._mark, self._mark_side = detail, look, mark, mark_side
        self._heights: dict[int, int] = {}
        self._unbroken: tuple[int, int] | None = None
        self.setText(title)
        self.setAccessibleName(", ".join(part for part in (look.lead, title) if part))
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changes().changed.connect(self._measure_again)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # A layout asks a dozen times for each width it tries.
        if width not in self._heights:
            self._heights[width] = self._height_at(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = max(self.width(), _LEAST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.heightForWidth(max(self.width(), _LEAST_WIDTH)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the layout keeps the height it was told for another width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        self._paint_lead(painter)
        pad = self._look.pad
        words = QRectF(self.rect()).adjusted(self._words_left(), pad, -pad, 0)
        title = self._title_font()
        _write(painter, words, title, theme.current().text, self.text())
        if self._detail:
            below = _box(title, int(words.width()), self.text()).height() + theme.HAIR
            muted = theme.current().muted
            under = words.adjusted(0, below, 0, 0)
            _write(painter, under, theme.font("body"), muted, self._detail)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), self._radius() + 2)

    def _height_at(self, width: int) -> int:
        if self._unbroken is None:
            self._unbroken = self._measure(_ROOM_FOR_MEASURING)
        room = max(60, width - self._words_left() - self._look.pad)
        widest, height = self._unbroken
        # Of the many widths a layout tries, most have room for all words on one line.
        return height if widest < room else self._measure(room)[1]

    def _measure(self, room: int) -> tuple[int, int]:
        """How wide the words are where they have this room, and how high the line is then."""
        box = _box(self._title_font(), room, self.text())
        width, height = box.width(), box.height()
        if self._detail:
            box = _box(theme.font("body"), room, self._detail)
            width, height = max(width, box.width()), height + theme.HAIR + box.height()
        return width, max(height + 2 * self._look.pad, theme.row_height())

    def _measure_again(self) -> None:
        self._heights.clear()
        self._unbroken = None
        self.updateGeometry()

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.current()
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self._look.card:
            edge = colours.accent if self.underMouse() else colours.line
            rounded_box(painter, box, colours.surface, edge, self._radius())
        elif self.isChecked():
            rounded_box(painter, box, colours.accent_soft, None, self._radius())
        elif self.underMouse():
            rounded_box(painter, box, colours.sunken, None, self._radius())

    def _paint_lead(self, painter: QPainter) -> None:
        pad = self._look.pad
        if self._look.lead:
            box = QRectF(pad, pad, theme.scaled(self._look.lead_width), self.height())
            figures = theme.tabular(theme.font("body"))
            _write(painter, box, figures, theme.current().muted, self._look.lead)
        if self._mark is not None:
            side = theme.scaled(self._mark_side)
            line = QFontMetrics(self._title_font()).height()
            top = (self.height() - side) / 2 if self._look.card else pad + (line - side) / 2
            left = self._words_left() - side - theme.TIGHT * (2 if self._look.card else 1)
            self._mark(painter, QRectF(left, top, side, side))

    def _words_left(self) -> int:
        left = self._look.pad
        if self._look.lead_width:
            left += theme.scaled(self._look.lead_width) + theme.TIGHT
        if self._mark is not None:
            left += theme.scaled(self._mark_side) + theme.TIGHT * (2 if self._look.card else 1)
        return left

    def _radius(self) -> int:
        return theme.CARD_RADIUS if self._look.card else theme.RADIUS

    def _title_font(self) -> QFont:
        font = theme.font(self._look.title_size, bold=self._look.bold)
        font.setStrikeOut(self._look.struck)
        return font


def _box(font: QFont, room: int, text: str) -> QRect:
    return QFontMetrics(font).boundingRect(0, 0, room, _ROOM_FOR_MEASURING, _WRAP, text)


def _write(painter: QPainter, box: QRectF, font: QFont, colour: QColor, text: str) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, _WRAP, text)
