"""The sidebar: where one can go, and where one is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.drawn_button import DrawnButton
from dropin.kit.icons import paint_icon
from dropin.kit.labels import Label
from dropin.kit.painting import fill, focus_ring, rounded_box
from dropin.shell.pages import PageKind
from dropin.shell.seats import COORDINATOR, Seat
from dropin.words import say

WIDTH = 208
ICON_SIDE = 18


class Sidebar(QWidget):
    """The centre's name, whose seat it is, and one button a page; icons alone when ``set_narrow``.

    A seat of one page has none to choose from: it is hidden.
    """

    chosen = Signal(str)

    def __init__(self, centre_name: str, seat: Seat = COORDINATOR) -> None:
        super().__init__()
        self._seat = seat
        self.setAccessibleName(say("Pages"))
        self.name = Label(centre_name, "section")
        self.name.setWordWrap(True)
        self.buttons = {kind.key: _PageButton(kind) for kind in seat.pages}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.TIGHT, theme.WIDE, theme.TIGHT, theme.WIDE)
        column.setSpacing(0)
        column.addWidget(self.name)
        self.whose: Label | None = None
        if seat is not COORDINATOR:
            self.whose = Label(str(seat.name), role="muted")
            self.whose.setContentsMargins(theme.TIGHT, 0, 0, 0)
            column.addWidget(self.whose)
        column.addSpacing(theme.SPACE)
        for key, button in self.buttons.items():
            self._group.addButton(button)
            column.addWidget(button)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.name.setContentsMargins(theme.TIGHT, 0, 0, 0)
        self._narrow = False
        theme.changes().changed.connect(self._fit)
        self._fit()
        self.setHidden(len(seat.pages) == 1)

    def show_as_current(self, key: str) -> None:
        """Mark the page ``key``; a page that stands in no list marks the one it belongs to."""
        under = {kind.key: kind.under for kind in self._seat.beside}
        button = self.buttons.get(under.get(key, key))
        if button is not None:
            button.setChecked(True)
            for each in self.buttons.values():  # Tab comes to it, arrow keys go on from there
                is_current = each is button
                each.setFocusPolicy(
                    Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus
                )

    def holds_keyboard(self) -> bool:
        return any(button.hasFocus() for button in self.buttons.values())

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone; each button's name stays its tool tip and its accessible name."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), theme.current().sunken)
        fill(painter, QRectF(self.width() - 1, 0, 1, self.height()), theme.current().line)

    def _fit(self) -> None:
        self.name.setVisible(not self._narrow)
        if self.whose is not None:
            self.whose.setVisible(not self._narrow)
        for button in self.buttons.values():
            button.set_narrow(self._narrow)
        widest = max(button.sizeHint().width() for button in self.buttons.values())
        wanted = widest + 2 * theme.TIGHT
        self.setFixedWidth(wanted if self._narrow else max(WIDTH, wanted))


class _PageButton(DrawnButton):
    def __init__(self, kind: PageKind) -> None:
        super().__init__()
        self._icon = kind.icon
        self._narrow = False
        self.setText(str(kind.name))
        self.setAccessibleName(str(kind.name))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        icon = theme.scaled(ICON_SIDE)
        width = theme.WIDE + icon + theme.WIDE
        if not self._narrow:
            # Bold is the wider of its two weights: choosing a page must not move anything.
            metrics = QFontMetrics(theme.font("body", bold=True))
            width += theme.SPACE + metrics.horizontalAdvance(self.text())
        return QSize(width, theme.row_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.isChecked():
            rounded_box(painter, box, colours.accent_soft)
        elif self.underMouse():
            rounded_box(painter, box, colours.line)
        ink = colours.accent if self.isChecked() else colours.text
        side = theme.scaled(ICON_SIDE)
        left = (self.width() - side) / 2 if self._narrow else theme.WIDE - theme.HAIR
        paint_icon(painter, QRectF(left, (self.height() - side) / 2, side, side), self._icon, ink)
        if not self._narrow:
            painter.setFont(theme.font("body", bold=self.isChecked()))
            painter.setPen(ink)
            words = box.adjusted(left + side + theme.SPACE - 2, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), theme.RADIUS + 2)
