"""One way to fill something in: labelled rows, a hint, and under a field what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dropin.dates import Customs
from dropin.kit import theme
from dropin.kit.fields import CheckField, Field
from dropin.kit.labels import Label, Sign
from dropin.words import say

AnyField = TypeVar("AnyField", bound=Field[Any])
_NOTHING_YET = object()
"""What a field that was never filled is compared with: unlike every value."""


class Form(QWidget):
    """Rows of fields. Enter in a line asks to save (``submitted``); so does Ctrl+Enter anywhere.

    ``changed`` comes with every change a person makes. A form holds a draft only: nothing is
    written until whoever shows the form reads ``values``. What a person typed stays until
    ``set_values`` replaces it; where the file changes in the meantime, ``follow`` says so. Until
    somebody types, the keys for undo and redo are the window's.
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
        field.changed.connect(row.take_typing)
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

    def put_beside(self, first: str, second: str) -> None:
        """Let the row ``second`` stand at the right of ``first``; they share the width."""
        rows = self._rows[first], self._rows[second]
        place = self._column.indexOf(rows[0])
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.SPACE)
        for row in rows:
            across.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        self._column.insertWidget(place, both)

    def set_row_visible(self, name: str, visible: bool) -> None:
        self._rows[name].setVisible(visible)

    def set_order(self, names: Sequence[str]) -> None:
        """Let these rows, which must stand together, follow one another so, for Tab too."""
        places = [self._column.indexOf(self._rows[name]) for name in names]
        before: QWidget | None = None
        for place, name in enumerate(names, min(places)):
            self._column.insertWidget(place, self._rows[name])
            editor = self._rows[name].field.editor
            if before is not None:
                QWidget.setTabOrder(before, editor)
            before = editor

    def field(self, name: str) -> Field[Any]:
        return self._rows[name].field

    def values(self) -> dict[str, Any]:
        """What stands in every field. Raises ValueError while ``ready`` would say no."""
        return {name: row.field.value() for name, row in self._rows.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill the named fields; the others keep what they have."""
        for name, value in values.items():
            self._rows[name].fill(value)

    def follow(self, values: Mapping[str, Any]) -> None:
        """Show what is saved now, but keep what a person typed since ``set_values``.

        Where something else was saved beneath what they typed, it is said under the field.
        """
        for name, value in values.items():
            self._rows[name].follow(value)

    def use_customs(self, customs: Customs) -> None:
        """From now on show days and clocks in these customs of the centre."""
        for row in self._rows.values():
            row.field.use_customs(customs)

    @property
    def touched(self) -> bool:
        """Whether a person typed or chose something that was not saved yet."""
        return any(row.touched for row in self._rows.values())

    def settle(self) -> None:
        """What stands in the fields was saved as it is: it is no draft any more."""
        for row in self._rows.values():
            row.touched = False

    def note(self, name: str, sentence: str) -> None:
        """Say under a field what happened beneath it, until the field is filled anew."""
        self._rows[name].show_note(sentence)

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
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return not self.touched and _leave_to_window(event)
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
        self.beneath: Sign | None = None
        self.touched = False
        self._saved: object = _NOTHING_YET
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

    def take_typing(self) -> None:
        self.touched = True
        self.show_error("")

    def fill(self, value: Any) -> None:
        self.field.set_value(value)
        self._saved, self.touched = value, False
        self.show_error("")
        self.show_note("")

    def follow(self, value: Any) -> None:
        if self.touched and not self._holds(value):
            if value != self._saved:
                self.show_note(_beneath(self.field.in_words(value)))
            self._saved = value
        elif value != self._saved or self.touched:
            self.fill(value)

    def show_note(self, sentence: str) -> None:
        if not sentence and self.beneath is None:
            return
        if self.beneath is None:
            self.beneath = Sign("warning", "careful", size="small")
            self._column.addWidget(self.beneath)
        self.beneath.set_text(sentence)
        self.field.name_aloud(self._name, sentence or self._hint)

    def _holds(self, value: Any) -> bool:
        return not self.field.problem() and bool(self.field.value() == value)


def _leave_to_window(event: QKeyEvent) -> bool:
    """Whether the keys are those of undo or redo: with nothing typed they mean the last change."""
    steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    if not any(event.matches(each) for each in steps):
        return False
    event.ignore()
    return True


def _beneath(words: str) -> str:
    if not words:
        return say("This was emptied meanwhile. If you save, what you typed takes its place.")
    return say(
        "This became “{words}” meanwhile. If you save, what you typed takes its place.",
        words=words,
    )
