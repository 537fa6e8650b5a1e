"""The box that finds anything: type, see what is found under it, move with the arrows, Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.fields import FramedLine
from dropin.kit.labels import Label
from dropin.kit.painting import rounded_box
from dropin.kit.pick_list import Found, PickList
from dropin.kit.toast import announce
from dropin.words import say

_WIDTH = 600
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class FindBox(QWidget):
    """Covers ``over`` while open; a click beside the box or Escape closes it.

    ``search`` is asked at every keystroke, with "" on opening, and must answer within a frame.
    """

    def __init__(
        self, over: QWidget, search: Callable[[str], Sequence[Found]], placeholder: str
    ) -> None:
        super().__init__(over)
        self._over = over
        self._search = search
        self._returns_to: QWidget | None = None
        self.line = FramedLine()
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.list = PickList()
        self.list.picked.connect(self._take)
        self.list.pointed.connect(
            lambda thing: announce(self.line, f"{thing.title}, {thing.detail}")
        )
        self.nothing = Label(say("Nothing found."), role="muted")
        self.nothing.setContentsMargins(theme.SPACE, theme.TIGHT, theme.SPACE, theme.TIGHT)

        self.box = QWidget(self)
        column = self._column = QVBoxLayout(self.box)
        column.setContentsMargins(theme.TIGHT, theme.TIGHT, theme.TIGHT, theme.TIGHT)
        column.setSpacing(theme.HAIR)
        column.addWidget(self.line)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        over.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it empty, with the keyboard in it."""
        self._returns_to = QApplication.focusWidget()
        self.line.clear()
        self._look("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_box(self) -> None:
        """Hide it; the keyboard goes back where it was."""
        self.hide()
        if self._returns_to is not None and self._returns_to.isVisible():
            self._returns_to.setFocus(Qt.FocusReason.PopupFocusReason)
        self._returns_to = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        return isinstance(event, QKeyEvent) and self._key(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.box.geometry().contains(event.position().toPoint()):
            self.close_box()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        veil = QColor(colours.sunken)
        veil.setAlphaF(0.6)
        painter.fillRect(self.rect(), veil)
        box = QRectF(self.box.geometry())
        rounded_box(painter, box, colours.ground, colours.edge, theme.CARD_RADIUS)

    def _key(self, event: QKeyEvent) -> bool:
        """Keys of the line that belong to the list; whether it was one."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        key = Qt.Key(event.key())
        if key not in (
            *_STEPS,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Tab,
        ):
            return False
        event.accept()
        if event.type() == QEvent.Type.ShortcutOverride:
            return True
        if key in _STEPS:
            self.list.move_by(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        elif key != Qt.Key.Key_Tab and (thing := self.list.current()) is not None:
            self._take(thing)
        return True

    def _look(self, text: str) -> None:
        found = self._search(text.strip())
        self.list.show_found(found)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found and bool(text.strip()))
        self._place()

    def _take(self, thing: Found) -> None:
        self.close_box()
        thing.action()

    def _place(self) -> None:
        over = self._over
        self.setGeometry(over.rect())
        width = min(max(_WIDTH, theme.scaled(_WIDTH)), 900, over.width() - 2 * theme.ROOMY)
        height = self._column.totalSizeHint().height()
        height = min(height, over.height() - 2 * theme.ROOMY)
        top = min(over.height() // 10, over.height() - height - theme.ROOMY)
        self.box.setGeometry((over.width() - width) // 2, top, width, height)
        self.update()
