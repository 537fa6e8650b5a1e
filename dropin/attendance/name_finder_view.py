"""Where somebody at a desk for everybody types the first letters of their name and finds it.

It shows first names of people who agreed to be named, and of nobody else; whoever did not agree
types their whole name. It asks the file at every letter and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dropin.attendance.desk import MOST_LOOKED_AT, MOST_NAMES, DeskName, desk_names
from dropin.kit import theme
from dropin.kit.large import LargeButton, LargeLabel, LargeLine, large_width
from dropin.people.store import consents_of, find_beginning
from dropin.storage.file import CentreFile
from dropin.words import say

_COLUMNS = 3
_LETTERS = 12  # most first names with an initial
_STEPS = {
    Qt.Key.Key_Down: _COLUMNS,
    Qt.Key.Key_Up: -_COLUMNS,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
}


class NameFinder(QWidget):
    """``taken`` tells which name was pressed (a DeskName); ``typed`` comes with every letter."""

    taken = Signal(object)
    typed = Signal()

    def __init__(self, file: CentreFile, now: Callable[[], datetime], prompt: str) -> None:
        super().__init__()
        self._file, self._now = file, now
        self.prompt = LargeLabel(prompt)
        self.line = LargeLine()
        self.line.setAccessibleName(say("Your name"))
        self.nothing = LargeLabel("", role="muted")
        self.buttons = [NameButton() for _ in range(MOST_NAMES)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.prompt)
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._grid())
        column.addWidget(self.nothing)
        self.line.textEdited.connect(self._look)
        self.line.returnPressed.connect(self._take_only_one)
        for button in self.buttons:
            button.clicked.connect(partial(self._take, button))

    def start(self) -> None:
        """Empty, for whoever comes next."""
        self.line.clear()
        self._look("")
        self.line.setFocus()

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether a key pressed elsewhere was a letter of a name, or goes through the names."""
        if event.text().isalpha():
            self.line.setFocus()
            self.line.insert(event.text())
            self._look(self.line.text())
            return True
        step = _STEPS.get(Qt.Key(event.key()))
        return step is not None and self._step_by(step)

    def _look(self, typed: str) -> None:
        """Show whose names fit."""
        self.typed.emit()
        found = find_beginning(self._file, typed, MOST_LOOKED_AT + 1)
        consents = {each.id: consents_of(self._file, each.id) for each in found}
        shown = desk_names(typed, found, consents, self._now().date())
        for place, button in enumerate(self.buttons):
            button.show_name(shown.names[place] if place < len(shown.names) else None)
        self.nothing.setText(_nothing_words(typed, any_shown=bool(shown.names), more=shown.more))

    def _take_only_one(self) -> None:
        """Enter on the line: whoever alone fits; else on to the names."""
        shown = self._shown()
        if len(shown) == 1:
            self._take(shown[0])
        elif shown:
            shown[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, button: NameButton) -> None:
        assert button.name is not None  # hidden until it has one
        self.taken.emit(button.name)

    def _step_by(self, step: int) -> bool:
        """Go ``step`` names on from the one with the keyboard, or to the line before the first."""
        shown = self._shown()
        holder = next((place for place, each in enumerate(shown) if each.hasFocus()), None)
        if not shown or (holder is None and not self.line.hasFocus()):
            return False
        place = 0 if holder is None else holder + step
        if place < 0:
            self.line.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            shown[min(place, len(shown) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _shown(self) -> list[NameButton]:
        return [each for each in self.buttons if not each.isHidden()]

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.TIGHT)
        for place, button in enumerate(self.buttons):
            grid.addWidget(button, place // _COLUMNS, 1 + place % _COLUMNS)
        for beside in (0, _COLUMNS + 1):
            grid.setColumnStretch(beside, 1)
        return grid


class NameButton(LargeButton):
    """One name that fits; hidden while there is none for it."""

    def __init__(self) -> None:
        super().__init__()
        self.name: DeskName | None = None
        self.hide()

    def sizeHint(self) -> QSize:
        """Wide enough for most names, so that the buttons stand still while one types."""
        hint = super().sizeHint()
        return hint.expandedTo(QSize(large_width(_LETTERS), hint.height()))

    def show_name(self, name: DeskName | None) -> None:
        self.name = name
        self.setText(name.words if name else "")
        self.setVisible(name is not None)
        self.updateGeometry()


def _nothing_words(typed: str, *, any_shown: bool, more: bool) -> str:
    if more:
        return say("More names begin so. Type a letter or two more.")
    if any_shown or not typed.strip():
        return ""
    return say("Not there? Type your whole name, or ask somebody here.")
