"""A short list under a small form that adds to it; things can be changed and taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.records import record
from dropin.words import say


@record
class Listed:
    """One thing in the list. ``change`` puts it into the form, ``earlier`` moves it up a line;
    None where that can't be done."""

    words: str
    remove: Callable[[], object]
    change: Callable[[], object] | None = None
    earlier: Callable[[], object] | None = None


class ListEditor(QWidget):
    """The form, the button that asks to add what it holds (``added``), and the list."""

    added = Signal()

    def __init__(self, form: Form, add_text: str, empty_text: str) -> None:
        super().__init__()
        self.form = form
        self._add_text, self._empty_text = add_text, empty_text
        self.add_button = Button(add_text, pressed=self.added.emit)
        self._lines: list[_Line] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.HAIR)
        foot = Flow()
        foot.add(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(form)
        column.addWidget(foot)
        column.addLayout(self._list)
        form.submitted.connect(self.added)

    def show_listed(self, listed: Sequence[Listed]) -> None:
        """Show these instead of what stood there; the keyboard stays with the line it was in."""
        before = next((line.in_focus() for line in self._lines if line.in_focus()), None)
        empty(self._list)
        self._lines = [_Line(each) for each in listed]
        for line in self._lines:
            self._list.addWidget(line)
            if before is not None and line.words == before[0]:
                line.take_keyboard(before[1])
        if not listed:
            self._list.addWidget(Label(self._empty_text, role="muted"))

    def set_changing(self, changing: bool) -> None:
        """Whether the form holds something from the list, or something new."""
        self.add_button.setText(say("Save the change") if changing else self._add_text)


class _Line(QWidget):
    """Words, and what can be done: ``buttons`` by their text."""

    def __init__(self, listed: Listed) -> None:
        super().__init__()
        self.words = listed.words
        self.buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        row.addWidget(Label(listed.words), 1)
        for text, act in (
            (say("Up"), listed.earlier),
            (say("Change"), listed.change),
            (say("Remove"), listed.remove),
        ):
            if act is not None:
                name = say("{action}: {what}", action=text, what=listed.words)
                self.buttons[text] = Button(text, "link", accessible_name=name, pressed=act)
                row.addWidget(self.buttons[text])

    def in_focus(self) -> tuple[str, str] | None:
        """Its words and the text of the button that has the keyboard."""
        for text, button in self.buttons.items():
            if button.hasFocus():
                return self.words, text
        return None

    def take_keyboard(self, text: str) -> None:
        """Hand it to the button of this text, else to the first."""
        button = self.buttons.get(text) or next(iter(self.buttons.values()))
        button.setFocus(Qt.FocusReason.OtherFocusReason)
