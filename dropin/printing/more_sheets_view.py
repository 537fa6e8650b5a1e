"""Further sheets of the Print page: each opens in a dialog of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.labels import Label
from dropin.kit.lines import Line, LineLook
from dropin.printing.documents.reading import Wanted
from dropin.printing.documents.to_hand import Offered
from dropin.words import say


class MoreSheets(QWidget):
    """Lines, each a sheet; ``wanted`` tells the one that was pressed."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.TIGHT, 0, theme.TIGHT, theme.WIDE)
        self._column.setSpacing(0)
        title = Label(say("More sheets"), "section")
        title.setContentsMargins(theme.TIGHT, 0, theme.TIGHT, theme.HAIR)
        self._column.addWidget(title)

    def show_sheets(self, offered: Sequence[Offered]) -> None:
        """Show these instead; the keyboard stays on the same line where it can."""
        held = next((place for place, line in enumerate(self.lines) if line.hasFocus()), None)
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(each) for each in offered]
        for line in self.lines:
            self._column.addWidget(line)
            if self.isVisible():
                line.show()  # at once, so that it can take the keyboard
        if held is not None and self.lines:
            self.lines[min(held, len(self.lines) - 1)].setFocus()

    def _line(self, offered: Offered) -> Line:
        line = Line(offered.words, offered.detail, LineLook(bold=False))
        line.clicked.connect(lambda _=False, wanted=offered.wanted: self._tell(wanted))
        return line

    def _tell(self, wanted: Wanted) -> None:
        self.wanted.emit(wanted)
