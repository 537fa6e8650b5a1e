"""Fields for days, clock times, numbers and money: typed as people write them, read on leaving.

What was understood is written back in the centre's own way, so a person sees how it was read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from dropin.dates import Customs, clock, day_long
from dropin.kit.buttons import Button
from dropin.kit.fields import Field, FramedLine
from dropin.kit.typed_values import read_money, read_typed_clock, read_typed_day, write_money
from dropin.words import say

Read = TypeVar("Read")


class ReadField(Field[Read | None]):
    """A line that is read as something; empty means None unless the field is ``required``."""

    def __init__(
        self,
        read: Callable[[str], Read],
        write: Callable[[Read], str],
        trouble: str,
        *,
        required: bool = False,
        placeholder: str = "",
    ) -> None:
        """``trouble`` is what stands under the field when ``read`` raises ValueError."""
        self.line = FramedLine()
        super().__init__(self.line)
        self._read, self._write, self._trouble = read, write, trouble
        self._required = required
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(lambda: self.changed.emit())
        self.line.editingFinished.connect(self._write_back)

    def value(self) -> Read | None:
        words = self.line.text().strip()
        if words:
            return self._read(words)
        if self._required:
            raise ValueError("nothing written")
        return None

    def set_value(self, value: Read | None) -> None:
        self.line.setText(self.in_words(value))
        self.line.setCursorPosition(0)

    def in_words(self, value: Read | None) -> str:
        return "" if value is None else self._write(value)

    def problem(self) -> str:
        try:
            self.value()
        except ValueError:
            return self._trouble
        return ""

    def _write_back(self) -> None:
        if self.line.text().strip() and not self.problem():
            self.set_value(self.value())


class CustomsField(ReadField[Read]):
    """A line in the customs of the centre, which may change while it is in sight."""

    def __init__(
        self,
        read: Callable[[str, Customs], Read],
        write: Callable[[Read, Customs], str],
        trouble: str,
        customs: Customs,
        *,
        required: bool = False,
        placeholder: str = "",
    ) -> None:
        super().__init__(
            lambda words: read(words, self._customs),
            lambda value: write(value, self._customs),
            trouble,
            required=required,
            placeholder=placeholder,
        )
        self._customs = customs

    def use_customs(self, customs: Customs) -> None:
        if self.problem():
            self._customs = customs
            return
        value = self.value()
        self._customs = customs
        self.set_value(value)


class DateField(CustomsField[date]):
    """A day, typed or picked from a month (the button, or Alt+Down)."""

    def __init__(self, today: date, customs: Customs, *, required: bool = False) -> None:
        super().__init__(
            lambda words, customs: read_typed_day(words, today, customs),
            day_long,
            say("Write a day, such as 24 November or Friday."),
            customs,
            required=required,
        )
        self._today = today
        self.pick_button = Button(
            "", "plain", icon="calendar", accessible_name=say("Choose a day"), pressed=self.pick
        )
        self._row.addWidget(self.pick_button)
        self.line.installEventFilter(self)

    def pick(self) -> None:
        """Open the month under the field."""
        from dropin.kit.month_picker import MonthPicker  # most forms never open it

        shown = self._today if self.problem() else self.value() or self._today
        first_weekday = self._customs.first_weekday
        picker = MonthPicker(self, shown, self._today, first_weekday, self.in_words)
        picker.picked.connect(self._picked)
        picker.open_under(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and _is_alt_down(event):
            self.pick()
            return True
        return False

    def _picked(self, day: date) -> None:
        self.set_value(day)
        self.changed.emit()


class TimeField(CustomsField[time]):
    """A clock time on the centre's wall: "14:00", "2 pm", "1430"."""

    def __init__(self, customs: Customs, *, required: bool = False) -> None:
        super().__init__(
            lambda words, _: read_typed_clock(words),
            clock,
            say("Write a time, such as 14:00 or 2 pm."),
            customs,
            required=required,
        )


class NumberField(ReadField[int]):
    """A whole number from ``least`` to ``most``; ``unit`` may stand behind it."""

    def __init__(
        self, least: int = 0, most: int = 9_999, *, unit: str = "", required: bool = False
    ) -> None:
        super().__init__(
            lambda words: _number(words, unit, least, most),
            lambda number: f"{number} {unit}".strip(),
            say("Write a number from {least} to {most}.", least=least, most=most),
            required=required,
        )


class MoneyField(ReadField[int]):
    """An amount in cents, shown in whole money: "3.50"."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(
            read_money, write_money, say("Write an amount, such as 3.50."), required=required
        )


def _number(words: str, unit: str, least: int, most: int) -> int:
    number = int(words.removesuffix(unit).strip() if unit else words)
    if not least <= number <= most:
        raise ValueError(words)
    return number


def _is_alt_down(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Down
        and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    )
