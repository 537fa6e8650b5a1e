"""Lines under headings, one of which is chosen; the arrow keys move the choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.kit.lines import Line, LineLook, PaintLead
from dropin.records import record


@record
class LineChoice:
    """One line that can be chosen: what ``chosen`` then says, and what it shows."""

    value: object
    title: str
    detail: str = ""
    look: LineLook = LineLook()
    mark: PaintLead | None = None


class ChoiceLines(QWidget):
    """Lines from top to bottom, at most one of them chosen. Tab comes to that one alone."""

    chosen = Signal(object)

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.lines: dict[object, ChoiceLine] = {}
        self._value: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_choices(self, choices: Sequence[LineChoice]) -> None:
        """Show these instead; the choice in force and the keyboard stay where they can."""
        held = any(line.hasFocus() for line in self.lines.values())
        for line in self.lines.values():
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = {each.value: ChoiceLine(each) for each in choices}
        for value, line in self.lines.items():
            self._column.addWidget(line)
            if self.isVisible():
                line.show()  # at once, so that it can take the keyboard
            line.clicked.connect(lambda _=False, value=value: self.choose(value))
            line.moved.connect(self._move)
        self.set_value(self._value)
        if held:
            self.take_keyboard()

    def value(self) -> object:
        """The value of the line chosen; None before any was."""
        return self._value

    def set_value(self, chosen: object) -> None:
        """Show ``chosen`` without telling anyone."""
        self._value = chosen
        reachable = chosen if chosen in self.lines else next(iter(self.lines), None)
        for value, line in self.lines.items():
            line.setChecked(value == chosen)
            line.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if value == reachable else Qt.FocusPolicy.ClickFocus
            )

    def choose(self, value: object) -> None:
        """As a person would: show it and tell."""
        self.set_value(value)
        self.chosen.emit(value)

    def take_keyboard(self) -> None:
        """Hand the keyboard to the line chosen, or to the first."""
        for line in self.lines.values():
            if line.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                line.setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, step: int) -> None:
        values = list(self.lines)
        place = step if self._value not in values else values.index(self._value) + step
        if 0 <= place < len(values):
            self.choose(values[place])
            self.take_keyboard()


class ChoiceLine(Line):
    """A line that stays marked while it is the one chosen."""

    moved = Signal(int)

    def __init__(self, choice: LineChoice) -> None:
        super().__init__(choice.title, choice.detail, choice.look, mark=choice.mark)
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """The list decides which one is checked."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)
