"""The panel at the right that shows and edits one thing without leaving the view.

It stands there at once: nothing slides, so there is nothing to switch off for people whom
movement disturbs, and nothing to wait for on an old computer.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import Label, Rule
from dropin.kit.painting import RING_ROOM
from dropin.words import say

PANEL_WIDTH = 360
_MOST_WIDTH = 520


class SidePanel(QWidget):
    """A title with a close button, content that scrolls, and buttons that stay in sight.

    Escape asks to close. ``leaving`` may be set by whoever holds a draft: it returns False to
    stay. Focus returns to where it was. A closed panel is deleted.
    """

    closed = Signal()

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__()
        self.returns_to: QWidget | None = None
        self.leaving: Callable[[], bool] = lambda: True
        self.content = content
        self.setAccessibleName(title)
        self.title = Label(title, "section")
        self.close_button = Button(
            "", "quiet", icon="close", accessible_name=say("Close"), pressed=self.close_panel
        )
        self.buttons = Flow(theme.TIGHT)

        head = QHBoxLayout()
        head.setContentsMargins(theme.WIDE, theme.TIGHT, theme.TIGHT, theme.TIGHT)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = scrolling(self._padded(content))
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        edge = theme.WIDE - RING_ROOM
        foot.setContentsMargins(edge, theme.TIGHT, edge, theme.SPACE)
        foot.addWidget(self.buttons)
        self._rule = Rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._rule)
        column.addWidget(self._foot)
        self._foot.hide()
        self._rule.hide()
        self._fit()
        theme.changes().changed.connect(self._fit)

    def add_button(self, button: Button, *, at_end: bool = False) -> Button:
        """To the foot of the panel: the primary first, leaving beside it, erasing at the end."""
        self.buttons.add(button, at_end=at_end)
        self._foot.show()
        self._rule.show()
        return button

    def open(self, returns_to: QWidget | None = None) -> None:
        """Show it and hand it the keyboard; on closing it goes to ``returns_to`` or back."""
        self.returns_to = returns_to or QApplication.focusWidget()
        self.show()
        self._take_focus()

    def roll_to(self, part: QWidget) -> None:
        """Bring a part of the content into sight."""
        self._scroll.ensureWidgetVisible(part)

    def close_panel(self) -> None:
        """Close unless the draft's holder wants to stay."""
        if not self.leaving():
            return
        self.closed.emit()
        _give_back(self.returns_to)
        self.close_quietly()

    def close_quietly(self) -> None:
        """Take it away because another takes its place."""
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.surface)
        painter.fillRect(0, 0, 1, self.height(), colours.line)

    def _padded(self, content: QWidget) -> QWidget:
        padded = QWidget()
        column = QVBoxLayout(padded)
        column.setContentsMargins(theme.WIDE, theme.HAIR, theme.WIDE, theme.WIDE)
        column.addWidget(content)
        column.addStretch(1)
        return padded

    def _take_focus(self) -> None:
        first = next(
            (
                child
                for child in self.content.findChildren(QWidget)
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(self)
            ),
            self.close_button,
        )
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self.setFixedWidth(max(PANEL_WIDTH, min(_MOST_WIDTH, theme.scaled(PANEL_WIDTH))))


def scrolling(content: QWidget) -> QScrollArea:
    """``content`` in an area that scrolls up and down, on the ground it stands on."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


def _give_back(holder: QWidget | None) -> None:
    from shiboken6 import isValid  # only when closing; the holder may be gone with its list

    if holder is not None and isValid(holder) and holder.isVisible():
        holder.setFocus(Qt.FocusReason.OtherFocusReason)
