"""One way to fill something in: labelled rows, a hint, and under a field what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.fields import CheckField, Field
from dropin.kit.labels import Label, Sign

AnyField = TypeVar("AnyField", bound=Field[Any])


class Form(QWidget):
    """Rows of fields. Enter in a line asks to save (``submitted``); so does Ctrl+Enter anywhere.

    ``changed`` comes with every change a person makes. A form holds a draft only: nothing is
    written until whoever shows the form reads ``values``.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, _Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE)

    def add(self, name: str, label: str, field: AnyField, hint: str = "") -> AnyField:
        """A row called ``name`` in ``values`` and ``show_errors``; returns the field."""
        row = _Row(label, field, hint)
        self._rows[name] = row
        self._column.addWidget(row)
        field.changed.connect(row.forget_error)
        field.changed.connect(self.changed)
        field.editor.installEventFilter(self)
        return field

    def add_section(self, title: str) -> Label:
        """A heading over the rows that follow."""
        heading = Label(title, "section")
        heading.setContentsMargins(0, theme.TIGHT, 0, 0)
        self._column.addWidget(heading)
        return heading

    def add_part(self, part: QWidget) -> None:
        """Anything else between the rows."""
        self._column.addWidget(part)

    def set_row_visible(self, name: str, visible: bool) -> None:
        self._rows[name].setVisible(visible)

    def field(self, name: str) -> Field[Any]:
        return self._rows[name].field

    def values(self) -> dict[str, Any]:
        """What stands in every field. Raises ValueError while ``ready`` would say no."""
        return {name: row.field.value() for name, row in self._rows.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill the named fields; the others keep what they have."""
        for name, value in values.items():
            self._rows[name].field.set_value(value)
            self._rows[name].forget_error()

    def ready(self) -> bool:
        """Whether every field that shows can be read; where not, it says so under the field."""
        problems = {
            name: row.field.problem() for name, row in self._rows.items() if not row.isHidden()
        }
        found = {name: problem for name, problem in problems.items() if problem}
        self.show_errors(found)
        return not found

    def show_errors(self, errors: Mapping[str, object]) -> None:
        """Say each sentence under its field, and go to the first; no other field keeps one."""
        for name, row in self._rows.items():
            row.show_error(str(errors.get(name, "")))
        first = next((row for name, row in self._rows.items() if errors.get(name)), None)
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and isinstance(watched, QLineEdit) and not event.modifiers():
                self.submitted.emit()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
            return
        super().keyPressEvent(event)


class _Row(QWidget):
    """A label above its field, a hint under the label's words, an error under the field."""

    def __init__(self, label: str, field: Field[Any], hint: str) -> None:
        super().__init__()
        self.field = field
        self._name, self._hint = label, hint
        self.error: Sign | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.HAIR)
        if label and not isinstance(field, CheckField):
            words = Label(label, bold=True)
            words.setBuddy(field.editor)
            self._column.addWidget(words)
        self._column.addWidget(field)
        if hint:
            self._column.addWidget(Label(hint, "small", "muted"))
        field.name_aloud(label, hint)

    def show_error(self, sentence: str) -> None:
        if not sentence and self.error is None:
            return
        if self.error is None:
            self.error = Sign("warning", "needed", size="small")
            self._column.addWidget(self.error)
        self.error.set_text(sentence)
        self.field.set_wrong(bool(sentence))
        self.field.name_aloud(self._name, sentence or self._hint)

    def forget_error(self) -> None:
        self.show_error("")
