"""A question with two to four answers, each with a line on what it does. Escape leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QSizePolicy, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.kit.painting import RING_ROOM, focus_ring, rounded_box
from dropin.records import record
from dropin.words import say

Value = TypeVar("Value")
_WIDTH = 440


@record
class Choice(Generic[Value]):
    """One answer: what it is, its words, and a line on what it does."""

    value: Value
    words: str
    explanation: str = ""


class ChoiceDialog(QDialog, Generic[Value]):
    """Asks; the first choice has the keyboard. ``answer`` is None if the person left."""

    def __init__(
        self, parent: QWidget | None, question: str, choices: Sequence[Choice[Value]]
    ) -> None:
        super().__init__(parent)
        self.answer: Value | None = None
        self.setWindowTitle(question)
        self.question = Label(question, "section")
        self.buttons = [BigButton(choice.words, choice.explanation) for choice in choices]
        self.leave_button = Button(say("Cancel"), "quiet", pressed=self.reject)

        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.ROOMY, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self.question)
        column.addSpacing(theme.HAIR)
        for button in self.buttons:
            column.addWidget(button)
        column.addStretch(1)
        foot = Flow()
        foot.add(self.leave_button, at_end=True)
        column.addWidget(foot)
        self.setMinimumWidth(min(720, theme.scaled(_WIDTH)))

        for button, choice in zip(self.buttons, choices, strict=True):
            button.clicked.connect(lambda _=False, value=choice.value: self._take(value))
        self.buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        holder = self.focusWidget()
        if step is not None and isinstance(holder, BigButton):
            place = self.buttons.index(holder) + step
            self.buttons[place % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _take(self, value: Value) -> None:
        self.answer = value
        self.accept()


def ask(parent: QWidget | None, question: str, choices: Sequence[Choice[Value]]) -> Value | None:
    """The value of the answer chosen, or None if the person left."""
    dialog = ChoiceDialog(parent, question, choices)
    dialog.exec()
    return dialog.answer


class BigButton(QAbstractButton):
    """Bold words over a line of explanation that wraps, in one card."""

    def __init__(self, words: str, explanation: str) -> None:
        super().__init__()
        self.setText(words)
        self.explanation = explanation
        self.setAccessibleDescription(explanation)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, explanation = self._rects(width)
        bottom = explanation.bottom() if self.explanation else words.bottom()
        return max(theme.control_height(), bottom + 1 + theme.TIGHT + RING_ROOM)

    def sizeHint(self) -> QSize:
        width = theme.scaled(_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme.control_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            event.ignore()  # the dialog goes to the next answer, wrapping round
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(RING_ROOM, RING_ROOM, -RING_ROOM, -RING_ROOM)
        near = self.underMouse() or self.hasFocus()
        rounded_box(painter, box, colours.accent_soft if near else colours.surface, colours.edge)
        words, explanation = self._rects(self.width())
        painter.setPen(colours.text)
        painter.setFont(theme.font(bold=True))
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self.text())
        painter.setPen(colours.muted)
        painter.setFont(theme.font())
        painter.drawText(explanation, Qt.TextFlag.TextWordWrap, self.explanation)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), theme.RADIUS + 2)

    def _rects(self, width: int) -> tuple[QRect, QRect]:
        left = RING_ROOM + theme.SPACE
        room = QRect(left, RING_ROOM + theme.TIGHT, max(40, width - 2 * left), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        words = QFontMetrics(theme.font(bold=True)).boundingRect(room, flags, self.text())
        room.setTop(words.bottom() + 3)
        explanation = QFontMetrics(theme.font()).boundingRect(room, flags, self.explanation)
        return words, explanation
