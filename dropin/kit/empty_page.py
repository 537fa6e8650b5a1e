"""What stands where there is nothing yet: what this page is for, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import IconView, Label

_WIDTH = 460


class EmptyPage(QWidget):
    """An icon, a short title, a sentence or two, and one or two buttons."""

    def __init__(self, icon: str, title: str, text: str, *steps: Button) -> None:
        super().__init__()
        self.title = Label(title, "section")
        self.text = Label(text, role="muted")
        self.steps = steps
        self._middle = QWidget()
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.ROOMY, theme.VAST, theme.ROOMY, theme.VAST)
        across.addStretch(1)
        across.addWidget(self._middle, 100)
        across.addStretch(1)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addStretch(2)
        column.addWidget(IconView(icon, "accent", 2.6), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.TIGHT)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(theme.SPACE)
        for step in steps:
            column.addWidget(step, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._fit()
        theme.changes().changed.connect(self._fit)

    def _fit(self) -> None:
        self._middle.setMaximumWidth(min(theme.scaled(_WIDTH), 720))
