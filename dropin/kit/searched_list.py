"""A list that can be searched, and what stands in its place where it has nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from dropin.kit import theme
from dropin.kit.labels import Label
from dropin.kit.table import Table


class Searched(Protocol):
    """A row that knows its own words, folded as those searched for are."""

    @property
    def folded(self) -> str: ...


Row = TypeVar("Row", bound=Searched)


class SearchedList(QStackedWidget, Generic[Row]):
    """The rows that have all the words searched for. ``empty`` stands there before there is any
    row at all; ``nothing`` says that none has the words. ``fold`` makes words typed alike those
    of the rows."""

    def __init__(
        self, table: Table[Row], empty: QWidget, nothing: str, fold: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._fold = fold
        self._table, self._empty = table, empty
        self._nothing = Label(nothing, role="muted")
        self._nothing.setContentsMargins(*[theme.ROOMY] * 4)
        for part in (table, empty, self._nothing):
            self.addWidget(part)
        self._rows: Sequence[Row] = ()
        self._words: list[str] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """All rows there are; those that have the words are shown."""
        self._rows = rows
        self._show()

    def search_for(self, words: str) -> None:
        """From now on only what has all these words."""
        self._words = self._fold(words).split()
        self._show()

    def _show(self) -> None:
        rows = [row for row in self._rows if all(word in row.folded for word in self._words)]
        self._table.show_rows(rows)
        shown = self._table if rows else self._nothing if self._rows else self._empty
        self.setCurrentWidget(shown)
