"""Small parts of panels: titled ones, rows of buttons, and where the keyboard stays in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.words import say


class Part(QWidget):
    """A titled part of a panel; ``said`` tells what was done in it, ``told`` what needs no undo."""

    said = Signal(str)
    told = Signal(str)

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.TIGHT)
        if title:
            self.column.addWidget(Label(title, "section"))


def actions(*buttons: Button) -> Flow:
    """Buttons side by side, going on to another line where there is no room."""
    row = Flow(theme.HAIR)
    for button in buttons:
        row.add(button)
    return row


def row(words: str, *links: Button) -> QWidget:
    """A sentence with what can be done about it at its right."""
    line = QWidget()
    across = QHBoxLayout(line)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.HAIR)
    across.addWidget(Label(words), 1)
    for each in links:
        across.addWidget(each)
    return line


def keyboard_in(part: QWidget) -> str:
    """What in ``part`` has the keyboard, by the name it is called aloud; "" for nothing."""
    holder = QApplication.focusWidget()
    if holder is None or not part.isAncestorOf(holder):
        return ""
    return holder.accessibleName()


def give_keyboard(part: QWidget, name: str) -> None:
    """Hand the keyboard to the button in ``part`` called ``name``: the same one, made anew."""
    for button in part.findChildren(QAbstractButton) if name else ():
        if button.accessibleName() == name and button.isVisible():
            button.setFocus(Qt.FocusReason.OtherFocusReason)


def link(text: str, about: str, act: Callable[[], object]) -> Button:
    """A quiet action on one of several things; aloud it says on which."""
    name = say("{action}: {what}", action=text, what=about)
    return Button(text, "link", accessible_name=name, pressed=act)
