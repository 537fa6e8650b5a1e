"""Choosing which column of a table says what."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dropin.exchange.source import Source
from dropin.kit import theme
from dropin.kit.fields import ChoiceField
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.words import say

_HEIGHT = 190


class ColumnChooser(QScrollArea):
    """One choice for each column of a table: which field it holds.

    ``mapped`` gives the source with the columns as they were chosen.
    """

    mapped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[ChoiceField[str]] = []
        self._source = Source("")
        self._flow = Flow()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setMaximumHeight(theme.scaled(_HEIGHT))

    def show_source(self, source: Source) -> None:
        """Offer the columns of this table, as they are read now."""
        self._source = source
        self.fields = []
        self._flow = Flow()
        if source.mapping is not None:
            for place, field in enumerate(source.mapping.fields):
                self._flow.add(self._part(place, field))
        self.setWidget(self._flow)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as all choices need at this width, within bounds."""
        needed = self._flow.heightForWidth(self.viewport().width())
        self.setMinimumHeight(min(theme.scaled(_HEIGHT), needed))

    def _part(self, place: int, field: str) -> QWidget:
        name = self._column_name(place)
        choice = ChoiceField(self._choices())
        choice.set_value(field)
        choice.name_aloud(name)
        choice.changed.connect(partial(self._choose, place))
        self.fields.append(choice)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        column.addWidget(Label(name, "small", "muted", wraps=False))
        column.addWidget(choice)
        return part

    def _choices(self) -> list[tuple[str, str]]:
        assert self._source.mapping is not None
        names = self._source.mapping.columns.names
        return [(say("Leave out"), ""), *((say(name), field) for field, name in names.items())]

    def _choose(self, place: int) -> None:
        assert self._source.mapping is not None
        mapping = self._source.mapping.with_field(place, self.fields[place].value())
        for choice, field in zip(self.fields, mapping.fields, strict=True):
            choice.set_value(field)
        self._source = replace(self._source, mapping=mapping)
        self.mapped.emit(self._source)

    def _column_name(self, place: int) -> str:
        """The name of a column: its header, or else what its first cell holds."""
        assert self._source.table is not None
        first_row = self._source.table.rows[:1]
        name = first_row[0].cell(place) if first_row else ""
        return (name or say("Column {number}", number=place + 1))[:40]
