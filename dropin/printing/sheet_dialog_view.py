"""One sheet seen exactly as printed, asked for from where one works; then print or save."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dropin.errors import BugError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.printing.catalogue import sheet_kind
from dropin.printing.composing import composed
from dropin.printing.documents.reading import Wanted
from dropin.printing.preview_view import PAGE_WIDTH
from dropin.printing.sheet_view import SheetView
from dropin.storage.file import CentreFile
from dropin.words import say

_WIDTH, _HEIGHT = 880, 700  # pixels at 100 % text


class SheetDialog(QDialog):
    """Shows one sheet; ``said`` tells what became of it.

    Raises KnownError where what the sheet is about is not in the file.
    """

    said = Signal(str)
    previewed = Signal()  # the preview shows what is chosen

    def __init__(
        self, file: CentreFile, wanted: Wanted, today: date, parent: QWidget | None = None
    ) -> None:
        kind = sheet_kind(wanted.kind)
        if kind is None:
            raise BugError(f"no such sheet: {wanted.kind}")
        composed(file, wanted, kind.usual, today=today)  # before there is a dialog to be left
        super().__init__(parent)
        self.title = Label("", "section", wraps=True)
        self.view = SheetView(file, lambda: today, inset=0)
        self.view.set_zoom(PAGE_WIDTH)
        self.close_button = Button(say("Close"), "quiet", pressed=self.reject)
        self.save_button = Button(say("Save as PDF"), pressed=self.view.save_as)
        self.print_button = Button(say("Print…"), "primary", pressed=self.view.print_out)
        self._lay_out()
        self._wire()
        self.view.show_only(kind, kind.usual, wanted)

    def done(self, result: int) -> None:
        self.view.stop_all()
        super().done(result)

    def _lay_out(self) -> None:
        head = Flow()
        head.add(self.title)
        for part in (self.view.page_number, self.view.zoom):
            head.add(part, at_end=True)
        foot = Flow()
        for button in (self.close_button, self.save_button, self.print_button):
            foot.add(button, at_end=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.ROOMY, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.SPACE)
        column.addWidget(head)
        column.addWidget(self.view, 1)
        column.addWidget(foot)
        self.resize(min(1300, theme.scaled(_WIDTH)), min(720, theme.scaled(_HEIGHT)))

    def _wire(self) -> None:
        self.view.previewed.connect(self._previewed)
        self.view.said.connect(self.said)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.view.print_out)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.view.save_as)
        self.print_button.setFocus()

    def _previewed(self) -> None:
        title = say("Print: {title}", title=self.view.title)
        self.setWindowTitle(title)
        self.title.setText(title)
        self.previewed.emit()
