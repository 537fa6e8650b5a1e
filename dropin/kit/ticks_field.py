"""Some of several values, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from dropin.kit import theme
from dropin.kit.fields import Field, FramedCheck
from dropin.kit.flow import Flow
from dropin.words import say

Value = TypeVar("Value")
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class TicksField(Field[tuple[Value, ...]]):
    """Boxes side by side, going on to another line; the value is what is ticked, in order.

    Tab comes to one of them, the arrow keys go to the others, the space bar ticks.
    ``least`` so many must be ticked; ``trouble`` is what is said where they are not.
    """

    def __init__(
        self, choices: Sequence[tuple[str, Value]], *, least: int = 0, trouble: str = ""
    ) -> None:
        self.ticks = Flow(theme.SPACE)
        super().__init__(self.ticks)
        self._least, self._trouble = least, trouble
        self._values = [value for _, value in choices]
        self.checks = [_Tick(words) for words, _ in choices]
        for place, check in enumerate(self.checks):
            self.ticks.add(check)
            check.clicked.connect(lambda: self.changed.emit())
            check.moved.connect(lambda step, place=place: self._go(place + step))
            check.reached.connect(lambda place=place: self._let_tab_come_to(place))
        if self.checks:
            self._let_tab_come_to(0)

    def value(self) -> tuple[Value, ...]:
        pairs = zip(self._values, self.checks, strict=True)
        return tuple(value for value, check in pairs if check.isChecked())

    def set_value(self, value: Sequence[Value]) -> None:
        for known, check in zip(self._values, self.checks, strict=True):
            check.setChecked(known in value)

    def in_words(self, value: Sequence[Value]) -> str:
        pairs = zip(self._values, self.checks, strict=True)
        ticked = [check.text() for known, check in pairs if known in value]
        return ", ".join(ticked) or say("nothing")

    def problem(self) -> str:
        return self._trouble if len(self.value()) < self._least else ""

    def name_aloud(self, name: str, description: str = "") -> None:
        super().name_aloud(name, description)
        for check in self.checks:
            whole = say("{group}: {choice}", group=name, choice=check.text())
            check.setAccessibleName(whole)
            check.setAccessibleDescription(description)

    def set_wrong(self, wrong: bool) -> None:
        super().set_wrong(wrong)
        for check in self.checks:
            check.setProperty("wrong", wrong)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.checks):
            self.checks[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _let_tab_come_to(self, there: int) -> None:
        for place, check in enumerate(self.checks):
            is_there = place == there
            check.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_there else Qt.FocusPolicy.ClickFocus
            )
        self.setFocusProxy(self.checks[there])


class _Tick(FramedCheck):
    """One box; ``moved`` asks for one before or after it, ``reached`` tells it has the keyboard."""

    moved = Signal(int)
    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)
