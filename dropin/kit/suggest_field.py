"""A line that offers known things while one types: people, places, activities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate

from dropin.kit.fields import Field, FramedLine

Value = TypeVar("Value")
_MOST_SHOWN = 10


class SuggestField(Field[Value | None]):
    """One of many values by its words, quick with thousands; empty means None.

    ``known`` is asked when the keyboard first comes to the field, not before. Words that fit no
    value, or more than one, are a problem with the sentence ``trouble``.
    """

    def __init__(
        self,
        known: Callable[[], Sequence[tuple[str, Value]]],
        trouble: str,
        placeholder: str = "",
    ) -> None:
        self.line = FramedLine()
        super().__init__(self.line)
        self._known, self._trouble = known, trouble
        self._values: dict[str, Value] | None = None
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._write_back)

    def value(self) -> Value | None:
        words = self.line.text().strip()
        if not words:
            return None
        return self._named()[self._match(words)]

    def set_value(self, value: Value | None) -> None:
        words = next((words for words, one in self._named().items() if one == value), "")
        self.line.setText("" if value is None else words)
        self.line.setCursorPosition(0)

    def problem(self) -> str:
        try:
            self.value()
        except ValueError:
            return self._trouble
        return ""

    def _named(self) -> dict[str, Value]:
        if self._values is None:
            self._values = dict(self._known())
        return self._values

    def _match(self, words: str) -> str:
        """The words of the one value meant: all of them, or a beginning only it has."""
        folded = words.casefold()
        if words in self._named():
            return words
        found = [known for known in self._named() if known.casefold().startswith(folded)]
        exact = [known for known in found if known.casefold() == folded]
        if len(exact or found) != 1:
            raise ValueError(words)
        return (exact or found)[0]

    def _typed(self) -> None:
        if self.line.completer() is None:
            self.line.setCompleter(self._completer())
        self.changed.emit()

    def _completer(self) -> QCompleter:
        completer = QCompleter(QStringListModel(list(self._named()), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MOST_SHOWN)
        popup = QListView()
        completer.setPopup(popup)
        # Only this delegate takes the height of rows from the style sheet.
        popup.setItemDelegate(QStyledItemDelegate(popup))
        completer.activated.connect(lambda: self.changed.emit())
        return completer

    def _write_back(self) -> None:
        if self.line.text().strip() and not self.problem():
            self.set_value(self.value())
