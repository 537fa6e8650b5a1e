"""Fields and small parts that several panels of choosing share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from dropin.choosing.amounts import read_hours, write_hours
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.kit.suggest_field import SuggestField
from dropin.kit.typed_fields import ReadField
from dropin.people.store import named_people, named_person
from dropin.programme.model import BOARD, MEMBERS, STAFF
from dropin.storage.file import CentreFile
from dropin.words import say


def person_field(file: CentreFile, nobody: str) -> SuggestField[int]:
    """Somebody in the file, found by a part of the name; ``nobody`` says what empty means."""
    return SuggestField(
        lambda: named_people(file),
        say("Nobody in the file has this name. Choose one from the list, or add them in People."),
        nobody,
        words_of=partial(named_person, file),
    )


class HoursField(ReadField[int]):
    """Hours as people type them ("1.5", "1:30"), held in minutes."""

    def __init__(self) -> None:
        super().__init__(read_hours, write_hours, say("Write hours, such as 2 or 1:30."))


def deciders() -> Sequence[tuple[str, str]]:
    """Who can decide something, in words."""
    return [(say("the board"), BOARD), (say("{members}"), MEMBERS), (say("staff"), STAFF)]


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
