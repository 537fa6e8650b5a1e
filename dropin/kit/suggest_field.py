"""A line that offers known things while one types: people, places, activities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate

from dropin.kit.typed_fields import ReadField

Value = TypeVar("Value")
_MOST_SHOWN = 10


class SuggestField(ReadField[Value]):
    """One of many values by its words, quick with thousands; empty means None.

    ``known`` is asked when somebody types, not before; what to show of one value is asked of
    ``words_of``, where there is one. Words that fit no value, or more than one, are a problem
    with the sentence ``trouble``.
    """

    def __init__(
        self,
        known: Callable[[], Sequence[tuple[str, Value]]],
        trouble: str,
        placeholder: str = "",
        *,
        words_of: Callable[[Value], str] | None = None,
    ) -> None:
        super().__init__(self._value_of, self._words_of, trouble, placeholder=placeholder)
        self._known, self._words_of_one = known, words_of
        self._shown: tuple[str, Value] | None = None
        self._values: dict[str, Value] | None = None
        self.line.textEdited.connect(self._offer)

    def _value_of(self, words: str) -> Value:
        if self._shown is not None and self._shown[0] == words:
            return self._shown[1]
        return self._named()[self._match(words)]

    def _words_of(self, value: Value) -> str:
        if self._shown is None or self._shown[1] != value:
            self._shown = (self._look_up(value), value)
        return self._shown[0]

    def _look_up(self, value: Value) -> str:
        if self._words_of_one is not None and self._values is None:
            return self._words_of_one(value)
        return next((words for words, one in self._named().items() if one == value), "")

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

    def _offer(self) -> None:
        if self.line.completer() is None:
            self.line.setCompleter(self._completer())

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
