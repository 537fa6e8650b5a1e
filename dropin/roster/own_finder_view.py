"""Where one types the first letters of one's name, and the leaders that fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.desk import MOST_NAMES, DeskName
from dropin.kit import theme
from dropin.kit.flow import Flow
from dropin.kit.large import LargeButton, LargeLabel, LargeLine
from dropin.words import say


class OwnFinder(QWidget):
    """A line for the first letters of one's name, and the leaders that fit."""

    def __init__(self) -> None:
        super().__init__()
        self.prompt = LargeLabel(say("Your own shifts: type the first letters of your name."))
        self.line = LargeLine()
        self.line.setAccessibleName(say("Your name"))
        self.buttons = [LargeButton() for _ in range(MOST_NAMES)]
        self.nothing = LargeLabel("", role="muted")
        self._names: dict[LargeButton, DeskName] = {}
        row = Flow(theme.TIGHT, centred=True)
        row.add(self.prompt)
        row.add(self.line)
        self._row = Flow(theme.TIGHT, centred=True)
        for button in self.buttons:
            self._row.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        for part in (row, self._row, self.nothing):
            column.addWidget(part)
        self.clear()

    def clear(self) -> None:
        self.line.clear()
        self.show_names((), "")

    def type(self, letters: str) -> None:
        """Letters pressed elsewhere belong to the line."""
        self.line.setFocus()
        self.line.insert(letters)
        self.line.textEdited.emit(self.line.text())

    def show_names(self, names: tuple[DeskName, ...], typed: str) -> None:
        self._names = dict(zip(self.buttons, names, strict=False))
        for button in self.buttons:
            name = self._names.get(button)
            button.setText(name.words if name else "")
            button.setVisible(name is not None)
        self._row.setVisible(bool(names))
        self._row.updateGeometry()
        unknown = bool(typed.strip()) and not names
        self.nothing.setText(say("Not there? Type your whole name.") if unknown else "")
        self.nothing.setVisible(unknown)

    def name_on(self, button: LargeButton) -> DeskName | None:
        return self._names.get(button)

    def take_only_one(self) -> None:
        """Enter on the line: whoever alone fits; else on to the names."""
        shown = list(self._names)
        if len(shown) == 1:
            shown[0].click()
        elif shown:
            shown[0].setFocus(Qt.FocusReason.TabFocusReason)
