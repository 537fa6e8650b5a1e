"""A short list under a small form that adds to it; things can be changed and taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.records import record
from dropin.words import say


@record
class Listed:
    """One thing in the list. ``change`` puts it into the form; None where it can't be changed."""

    words: str
    remove: Callable[[], object]
    change: Callable[[], object] | None = None


class ListEditor(QWidget):
    """The form, the button that asks to add what it holds (``added``), and the list."""

    added = Signal()

    def __init__(self, form: Form, add_text: str, empty_text: str) -> None:
        super().__init__()
        self.form = form
        self._add_text, self._empty_text = add_text, empty_text
        self.add_button = Button(add_text, pressed=self.added.emit)
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
        """Show these instead of what stood there."""
        while (item := self._list.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.deleteLater()
        for each in listed:
            self._list.addWidget(_line(each))
        if not listed:
            self._list.addWidget(Label(self._empty_text, role="muted"))

    def set_changing(self, changing: bool) -> None:
        """Whether the form holds something from the list, or something new."""
        self.add_button.setText(say("Save the change") if changing else self._add_text)


def _line(listed: Listed) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.TIGHT)
    row.addWidget(Label(listed.words), 1)
    if listed.change is not None:
        row.addWidget(_action(say("Change"), listed.words, listed.change))
    row.addWidget(_action(say("Remove"), listed.words, listed.remove))
    return line


def _action(text: str, words: str, act: Callable[[], object]) -> Button:
    name = say("{action}: {what}", action=text, what=words)
    return Button(text, "link", accessible_name=name, pressed=act)
