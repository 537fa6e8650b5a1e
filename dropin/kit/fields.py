"""Parts of a form that hold words and choices. Dates, times and numbers: ``typed_fields.py``.

Every field has ``value``, ``set_value`` and the signal ``changed``, which only a person's change
sends. ``problem`` says in a sentence why what stands there cannot be read, or nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from dropin.dates import Customs
from dropin.kit import theme
from dropin.kit.icons import paint_icon
from dropin.kit.painting import RING_ROOM, focus_ring, rounded_box
from dropin.words import say

Value = TypeVar("Value")


class Field(QWidget, Generic[Value]):
    """One answer. ``editor`` is the part that takes the keyboard."""

    changed = Signal()

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        self.wrong = False
        self.setFocusProxy(editor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.HAIR)
        self._row.addWidget(editor, 1)

    def value(self) -> Value:
        """What stands there. Raises ValueError if it cannot be read."""
        raise NotImplementedError

    def set_value(self, value: Value) -> None:
        """Show ``value`` without sending ``changed``."""
        raise NotImplementedError

    def in_words(self, value: Value) -> str:
        """``value`` as it would be shown; empty for nothing."""
        return str(value)

    def problem(self) -> str:
        """Why what stands there cannot be read; empty if it can."""
        return ""

    def use_customs(self, customs: Customs) -> None:
        """From now on show days and clocks so; most fields hold neither."""

    def set_wrong(self, wrong: bool) -> None:
        """Show the edge of the field in the role of what needs someone."""
        self.wrong = wrong
        self.editor.setProperty("wrong", wrong)
        self.editor.update()

    def name_aloud(self, name: str, description: str = "") -> None:
        """What a screen reader calls the field and says about it."""
        self.editor.setAccessibleName(name)
        self.editor.setAccessibleDescription(description)


class LineField(Field[str]):
    """A line of words, without spaces at its ends."""

    def __init__(self, placeholder: str = "") -> None:
        self.line = FramedLine()
        super().__init__(self.line)
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(lambda: self.changed.emit())

    def value(self) -> str:
        return self.line.text().strip()

    def set_value(self, value: str) -> None:
        self.line.setText(value)
        self.line.setCursorPosition(0)


class SecretField(LineField):
    """One line of words that nobody looking on may read."""

    def __init__(self) -> None:
        super().__init__()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)


class TextField(Field[str]):
    """Several lines; grows with what is written, up to ``most_lines``, then scrolls."""

    def __init__(self, placeholder: str = "", *, least_lines: int = 2, most_lines: int = 8) -> None:
        self.text = FramedText(least_lines, most_lines)
        super().__init__(self.text)
        self.text.setPlaceholderText(placeholder)
        self._quiet = False
        self.text.textChanged.connect(self._tell)

    def value(self) -> str:
        return self.text.toPlainText().strip()

    def set_value(self, value: str) -> None:
        self._quiet = True
        self.text.setPlainText(value)
        self._quiet = False

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()


class ChoiceField(Field[Value]):
    """One of several values, each shown in words."""

    def __init__(self, choices: Sequence[tuple[str, Value]]) -> None:
        self.box = FramedChoice()
        super().__init__(self.box)
        self._values: list[Value] = []
        self.set_choices(choices)
        self.box.activated.connect(lambda: self.changed.emit())

    def set_choices(self, choices: Sequence[tuple[str, Value]]) -> None:
        """Offer ``choices`` instead, keeping the value if it is still among them."""
        kept = self._values[self.box.currentIndex()] if self._values else None
        self._values = [value for _, value in choices]
        self.box.clear()
        self.box.addItems([words for words, _ in choices])
        if kept in self._values:
            self.box.setCurrentIndex(self._values.index(kept))

    def value(self) -> Value:
        if not self._values:
            raise ValueError("nothing to choose from")
        return self._values[self.box.currentIndex()]

    def set_value(self, value: Value) -> None:
        self.box.setCurrentIndex(self._values.index(value))

    def in_words(self, value: Value) -> str:
        return self.box.itemText(self._values.index(value)) if value in self._values else ""


class CheckField(Field[bool]):
    """Yes or no; its sentence stands beside the box."""

    def __init__(self, text: str) -> None:
        self.check = FramedCheck(text)
        super().__init__(self.check)
        self.check.clicked.connect(lambda: self.changed.emit())

    def value(self) -> bool:
        return self.check.isChecked()

    def set_value(self, value: bool) -> None:
        self.check.setChecked(value)

    def in_words(self, value: bool) -> str:
        return say("yes") if value else say("no")

    def name_aloud(self, name: str, description: str = "") -> None:
        self.check.setAccessibleName(name or self.check.text())
        self.check.setAccessibleDescription(description)


def paint_frame(widget: QWidget, painter: QPainter, box: QRectF, *, focused: bool) -> None:
    """The ground and edge of a field."""
    colours = theme.current()
    wrong = bool(widget.property("wrong"))
    fill = colours.surface if widget.isEnabled() else colours.sunken
    edge = colours.needed if wrong else colours.edge if widget.isEnabled() else colours.line
    if focused:
        rounded_box(painter, box, fill)
        focus_ring(painter, box)
        return
    rounded_box(painter, box, fill, edge, width=2 if wrong else 1)


class FramedLine(QLineEdit):
    """A line edit that draws its own frame."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self.setTextMargins(theme.TIGHT, 0, theme.TIGHT, 0)
        self.setMinimumWidth(40)
        clear = self.palette()
        clear.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(clear)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.control_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, theme.control_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(self, painter, QRectF(self.rect()), focused=self.hasFocus())
        painter.end()
        super().paintEvent(event)


class FramedText(QFrame):
    """A field of several lines in a frame of its own, as high as what is written in it."""

    textChanged = Signal()  # noqa: N815  # as QPlainTextEdit calls it

    def __init__(self, least_lines: int, most_lines: int) -> None:
        super().__init__()
        self._lines = (least_lines, most_lines)
        self.edit = QPlainTextEdit()
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setTabChangesFocus(True)
        self.edit.viewport().setAutoFillBackground(False)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.HAIR + 1, RING_ROOM, RING_ROOM, RING_ROOM)
        row.addWidget(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.edit.textChanged.connect(self.textChanged)
        self.edit.document().documentLayout().documentSizeChanged.connect(
            lambda: self.updateGeometry()
        )

    def setPlaceholderText(self, text: str) -> None:
        self.edit.setPlaceholderText(text)

    def toPlainText(self) -> str:
        return self.edit.toPlainText()

    def setPlainText(self, text: str) -> None:
        self.edit.setPlainText(text)

    def setAccessibleName(self, name: str) -> None:
        self.edit.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        self.edit.setAccessibleDescription(description)

    def sizeHint(self) -> QSize:
        least, most = self._lines
        shown = max(least, min(most, round(self.edit.document().size().height())))
        line = QFontMetrics(self.edit.font()).lineSpacing()
        return QSize(200, shown * line + theme.SPACE + 2 * RING_ROOM)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        focused = self.edit.hasFocus()
        paint_frame(self, QPainter(self), QRectF(self.rect()), focused=focused)


class FramedChoice(QComboBox):
    """A choice that draws its own frame and arrow, and leaves the wheel to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(14)
        # Only this delegate takes the height of rows from the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max(
            (metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())),
            default=0,
        )
        return QSize(widest + 3 * theme.SPACE + metrics.height(), theme.control_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.control_height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.showPopup()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_frame(self, painter, box, focused=self.hasFocus())
        side = self.fontMetrics().height() * 0.8
        spot = QRectF(box.right() - theme.TIGHT - side, box.center().y() - side / 2, side, side)
        paint_icon(painter, spot, "chevron_down", colours.muted)
        painter.setPen(colours.text if self.isEnabled() else colours.edge)
        words = box.adjusted(theme.TIGHT + 2, 0, -side - theme.TIGHT - theme.HAIR, 0)
        shown = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)


class FramedCheck(QCheckBox):
    """A box to tick, with a sentence that wraps beside it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(self._text_left() + words.width() + RING_ROOM * 2, self.heightForWidth(10_000))

    def minimumSizeHint(self) -> QSize:
        width = self._text_left() + self.fontMetrics().averageCharWidth() * 10
        return QSize(width, self._least_height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = self.fontMetrics().boundingRect(
            0, 0, max(1, width - self._text_left() - RING_ROOM), 10_000, self._flags(), self.text()
        )
        return max(self._least_height(), words.height() + 2 * RING_ROOM)

    def hitButton(self, position: QPoint) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        side = self._side()
        top = max(RING_ROOM, (theme.LEAST_TARGET - side) / 2)
        box = QRectF(RING_ROOM, top, side, side)
        if self.isChecked():
            rounded_box(painter, box, colours.accent, radius=4)
            paint_icon(painter, box.adjusted(2, 2, -2, -2), "check", colours.on_accent)
        else:
            rounded_box(painter, box, colours.surface, colours.edge, radius=4)
        painter.setPen(colours.text if self.isEnabled() else colours.edge)
        words = self.rect().adjusted(self._text_left(), 0, -RING_ROOM, 0)
        if self.height() <= theme.LEAST_TARGET + 2:
            words.setBottom(words.top() + round(box.center().y() * 2))
        painter.drawText(words, self._flags() | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()))

    def _side(self) -> int:
        return max(18, theme.scaled(18))

    def _least_height(self) -> int:
        return max(theme.LEAST_TARGET, self._side() + 2 * RING_ROOM)

    def _text_left(self) -> int:
        return RING_ROOM + self._side() + theme.TIGHT

    @staticmethod
    def _flags() -> int:
        return int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic)
