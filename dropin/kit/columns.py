"""A column of headings, sentences and lines; two of them side by side where there is room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.labels import Label

_COLUMNS_OVER = 900  # narrower than this, the two columns stand under one another


class TextColumn(QWidget):
    """Headings, sentences and lines under one another."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.SPACE, theme.TIGHT, theme.SPACE, theme.ROOMY)
        self._layout.setSpacing(0)

    def add(self, part: QWidget) -> None:
        self._layout.addWidget(part)

    def add_heading(self, text: str) -> None:
        heading = Label(text, "section")
        heading.setContentsMargins(theme.TIGHT, theme.SPACE, 0, theme.HAIR)
        self.add(heading)

    def add_sentence(self, text: str, role: str = "text") -> None:
        sentence = Label(text, role=role)
        sentence.setContentsMargins(theme.TIGHT, theme.TIGHT, 0, theme.HAIR)
        self.add(sentence)

    def finish(self) -> None:
        self._layout.addStretch(1)


class TwoColumns(QWidget):
    """Two columns side by side, or under one another where it is narrow."""

    def __init__(self, wide: QWidget, slim: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(theme.TIGHT, 0, theme.TIGHT, 0)
        self._row.setSpacing(theme.SPACE)
        self._row.addWidget(wide, 3)
        self._row.addWidget(slim, 2)
        theme.changes().changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        beside = self.width() >= theme.scaled(_COLUMNS_OVER)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
