"""What just happened, said at the bottom left, with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import Label
from dropin.kit.painting import rounded_box
from dropin.words import say

LEAST_MILLISECONDS = 6_000
_A_LETTER_MILLISECONDS = 60  # longer sentences stay longer
_MOST_WIDTH = 560  # also where text is large: beyond it stands the side panel


class Toast(QWidget):
    """One line over the bottom left of ``over``; a new one takes the place of the old.

    It stays at least six seconds, and as long as the pointer or the keyboard is on it. The
    keyboard reaches its button in the order of focus, or by ``focus_action``.
    """

    def __init__(self, over: QWidget, *, left: int = 0) -> None:
        """``left`` is how far from the left edge of ``over`` its ground begins (a sidebar)."""
        super().__init__(over)
        self.left = left
        self._action: Callable[[], object] | None = None
        self._returns_to: QWidget | None = None
        self.label = Label("", role="on_notice")
        self.action_button = _NoticeButton(say("Undo"))
        self.action_button.clicked.connect(self._act)
        self.action_button.installEventFilter(self)
        self._over = over
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.WIDE, theme.HAIR, theme.TIGHT, theme.HAIR)
        row.setSpacing(theme.SPACE)
        row.addWidget(self.label, 1)
        row.addWidget(self.action_button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        over.installEventFilter(self)
        theme.changes().changed.connect(self._place)
        self.hide()

    def say(
        self, text: str, action: Callable[[], object] | None = None, action_text: str = ""
    ) -> None:
        """Show ``text``; with ``action`` a button (Undo unless ``action_text`` says otherwise)."""
        self._action = action
        self.label.setText(text)
        self.action_button.setText(action_text or say("Undo"))
        self.action_button.setVisible(action is not None)
        beside = theme.TIGHT if action is not None else theme.WIDE  # a button has room of its own
        self._row.setContentsMargins(theme.WIDE, theme.HAIR, beside, theme.HAIR)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        announce(self, text)
        self._timer.start(max(LEAST_MILLISECONDS, _A_LETTER_MILLISECONDS * len(text)))

    def focus_action(self) -> None:
        """Hand the keyboard to the button, if there is one."""
        if self.isVisible() and self._action is not None:
            self._returns_to = QApplication.focusWidget()
            self.action_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Go now."""
        self._timer.stop()
        self._action = None
        if self.action_button.hasFocus() and self._returns_to is not None:
            self._returns_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self._returns_to = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.action_button and event.type() == QEvent.Type.FocusOut:
            self._timer.start(LEAST_MILLISECONDS)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(LEAST_MILLISECONDS)

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded_box(QPainter(self), QRectF(self.rect()), theme.current().notice, radius=8)

    def _act(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()

    def _time_is_up(self) -> None:
        if self.underMouse() or self.action_button.hasFocus():
            self._timer.start(LEAST_MILLISECONDS)
            return
        self.dismiss()

    def _place(self) -> None:
        margin = theme.WIDE
        room = max(120, min(_MOST_WIDTH, self._over.width() - self.left - 2 * margin))
        self.label.setWordWrap(False)
        wanted = self._row.sizeHint().width()
        self.label.setWordWrap(wanted > room)
        width = min(wanted, room)
        height = self._row.sizeHint().height()
        if self._row.hasHeightForWidth():
            height = max(self._row.totalHeightForWidth(width), theme.control_height())
        self.setGeometry(self.left + margin, self._over.height() - height - margin, width, height)


class _NoticeButton(Button):
    """A link in the colours of the dark strip it stands on."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "link")

    def _paint_box(self, painter: QPainter, box: QRectF) -> QColor:
        colours = theme.current()
        if self.underMouse() or self.hasFocus():
            rounded_box(painter, box, None, colours.notice_action)
        return colours.notice_action


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text`` when it next pauses."""
    # Five milliseconds that start-up can do without.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
