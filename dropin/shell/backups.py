"""The backups of a file, to bring one back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dropin.dates import Customs, clock, day_long
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.kit.lines import Line, LineLook
from dropin.kit.side_panel import scrolling
from dropin.storage.backup_folder import Backup
from dropin.words import say

_WIDTH, _HEIGHT = 520, 480  # pixels at 100 % text


class BackupsDialog(QDialog):
    """Lists ``backups``, newest first; ``chosen`` is the one to bring back, None if none is."""

    def __init__(
        self, parent: QWidget | None, name: str, backups: Sequence[Backup], customs: Customs
    ) -> None:
        super().__init__(parent)
        self.chosen: Path | None = None
        self.setWindowTitle(say("Backups of {name}", name=name))
        self.lines = [self._line(backup, customs) for backup in backups]
        told = say(
            "Choose the day to go back to. What is in the file now is kept aside, so nothing is "
            "lost."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.ROOMY, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.SPACE)
        column.addWidget(Label(self.windowTitle(), "section"))
        column.addWidget(Label(told if backups else say("There is no backup yet."), role="muted"))
        column.addWidget(scrolling(self._list()), 1)
        foot = Flow()
        leave = say("Cancel") if backups else say("Close")
        foot.add(Button(leave, "quiet", pressed=self.reject), at_end=True)
        column.addWidget(foot)
        self.resize(min(1100, theme.scaled(_WIDTH)), min(720, theme.scaled(_HEIGHT)))

    def _list(self) -> QWidget:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        for line in self.lines:
            column.addWidget(line)
        column.addStretch(1)
        return listed

    def _line(self, backup: Backup, customs: Customs) -> Line:
        made = backup.made
        line = Line(day_long(made, customs), clock(made.time(), customs), LineLook(card=True))
        line.clicked.connect(lambda: self._choose(backup.path))
        return line

    def _choose(self, path: Path) -> None:
        self.chosen = path
        self.accept()
