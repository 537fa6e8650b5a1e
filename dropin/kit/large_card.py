"""A card one presses: an icon, what it is for, and a quieter line under that; for fingers."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from dropin.kit import theme
from dropin.kit.drawn_button import DrawnButton
from dropin.kit.icons import paint_icon
from dropin.kit.large import LARGE, LARGER, large_font
from dropin.kit.painting import RING_ROOM, focus_ring, rounded_box

_COLUMNS = 2
_ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up)
_CARD_WIDTH = 460  # narrower than this at 100 % text, cards stand in one column


class LargeCard(DrawnButton):
    """As wide as it is given, as high as its words need there."""

    def __init__(self, text: str, detail: str = "", icon: str = "") -> None:
        super().__init__()
        self._detail, self._icon = detail, icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changes().changed.connect(self.updateGeometry)

    @property
    def detail(self) -> str:
        return self._detail

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, detail = self._rects(width)
        bottom = detail.bottom() if self._detail else title.bottom()
        return bottom + theme.WIDE

    def sizeHint(self) -> QSize:
        width = max(self.width(), 400)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the layout keeps the height it was told for another width

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys are for whatever arranges the cards; a button alone would take them."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        card = QRectF(self.rect()).adjusted(RING_ROOM, RING_ROOM, -RING_ROOM, -RING_ROOM)
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        fill = colours.accent_soft if lit else colours.surface
        rounded_box(painter, card, fill, colours.edge, theme.CARD_RADIUS)
        title, detail = self._rects(self.width())
        height = (detail if self._detail else title).bottom() - title.top()
        down = max(0, round((self.height() - height) / 2) - title.top())
        if self._icon:
            side = _icon_side()
            box = QRectF(theme.ROOMY, (self.height() - side) / 2, side, side)
            paint_icon(painter, box, self._icon, colours.accent)
        painter.setPen(colours.text if self.isEnabled() else colours.muted)
        painter.setFont(large_font(LARGER, bold=True))
        painter.drawText(title.translated(0, down), Qt.TextFlag.TextWordWrap, self.text())
        painter.setPen(colours.muted)
        painter.setFont(large_font())
        painter.drawText(detail.translated(0, down), Qt.TextFlag.TextWordWrap, self._detail)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), theme.CARD_RADIUS + 2)

    def _rects(self, width: int) -> tuple[QRect, QRect]:
        left = theme.ROOMY + (_icon_side() + theme.ROOMY if self._icon else 0)
        flags = int(Qt.TextFlag.TextWordWrap)
        room = QRect(left, theme.WIDE, max(60, width - left - theme.WIDE), 100_000)
        title = QFontMetrics(large_font(LARGER, bold=True)).boundingRect(room, flags, self.text())
        room.setTop(title.bottom() + theme.HAIR)
        return title, QFontMetrics(large_font(LARGE)).boundingRect(room, flags, self._detail)


class CardGrid(QWidget):
    """Cards in two columns, or one where they would be narrow; arrow keys go from one to another.
    They are as high as there is room for."""

    def __init__(self, columns: int = _COLUMNS) -> None:
        super().__init__()
        self.cards: list[LargeCard] = []
        self._most = columns
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.SPACE)

    def show_cards(self, cards: list[LargeCard]) -> None:
        """These, in place of those before."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = cards
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() // theme.scaled(_CARD_WIDTH)
        columns = max(1, min(self._most, fits))
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
        }
        step = steps.get(Qt.Key(event.key()))
        holder = next((place for place, each in enumerate(self.cards) if each.hasFocus()), None)
        if step is None or holder is None:
            super().keyPressEvent(event)
        elif 0 <= holder + step < len(self.cards):
            self.cards[holder + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // self._columns, place % self._columns)
            card.show()


def _icon_side() -> int:
    return round(QFontMetrics(large_font(LARGER, bold=True)).height() * 1.3)
