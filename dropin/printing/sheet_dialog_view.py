"""A flowing sheet seen exactly as printed, asked for from where one works; then print or save."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dropin.centre.model import PAPERS
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import CheckField, ChoiceField
from dropin.kit.flow import Flow
from dropin.kit.labels import Label, Sign
from dropin.kit.tasks import TaskBar, Tasks
from dropin.kit.toast import announce
from dropin.people.naming import FIRST, FULL, INITIALS
from dropin.printing.documents.reading import (
    AGENDA,
    BALLOT,
    CASH,
    HONORARIA,
    RESULT,
    ROSTER_OFFICE,
    SIGN_IN,
    Wanted,
    document_of,
)
from dropin.printing.flowing.model import Document
from dropin.printing.operations import Printed, printed
from dropin.printing.options_view import PAPER_NAMES
from dropin.printing.outlet_view import Outlet
from dropin.printing.preview_view import PAGE_WIDTH, Preview
from dropin.storage.file import CentreFile
from dropin.words import say

_NAMES_FIXED = (BALLOT, RESULT, AGENDA, CASH, ROSTER_OFFICE)
_NAMES_IN_FULL = (HONORARIA,)  # unless one chooses otherwise: somebody is paid by it
_WIDTH, _HEIGHT = 880, 700  # pixels at 100 % text
_OUR_FAULT = "That did not work, and it is our mistake. Your file is untouched."


class SheetDialog(QDialog):
    """Shows one sheet; ``said`` tells what became of it.

    Raises KnownError where what the sheet is about is not in the file.
    """

    said = Signal(str)
    previewed = Signal()  # the preview shows what is chosen

    def __init__(
        self, file: CentreFile, wanted: Wanted, today: date, parent: QWidget | None = None
    ) -> None:
        document = document_of(file, wanted, today=today)  # before there is a dialog to be left
        super().__init__(parent)
        self._file, self._wanted, self._today = file, wanted, today
        self._document = document
        self._printed: Printed | None = None
        self._drawing = self._outdated = False
        self.tasks = Tasks(self)
        self.drawings = Tasks(self)  # too quick for a bar
        self.outlet = Outlet(self, self.tasks)
        self._make_parts()
        self._lay_out()
        self._wire()
        self._draw()

    def done(self, result: int) -> None:
        self.drawings.stop_all()
        self.tasks.stop_all()
        super().done(result)

    def save_as(self) -> None:
        """Ask where to, then write the PDF."""
        if self._printed is not None:
            self._say_trouble("")
            self.outlet.save(self._printed.pdf, self._document.file_name)

    def print_out(self) -> None:
        """Ask which printer, then print."""
        if self._printed is not None:
            self._say_trouble("")
            shown = self._document
            self.outlet.print_out(
                self._printed.pdf, shown.file_name, shown.paper, landscape=shown.landscape
            )

    # Parts

    def _make_parts(self) -> None:
        title = say("Print: {title}", title=self._document.title)
        self.setWindowTitle(title)
        self.title = Label(title, "section", wraps=True)
        self.paper: ChoiceField[str] = ChoiceField([(PAPER_NAMES[each], each) for each in PAPERS])
        self.paper.set_value(self._document.paper)
        self.paper.name_aloud(say("Paper"))
        self.names: ChoiceField[str] = ChoiceField(
            [(say("First name"), FIRST), (say("Full name"), FULL), (say("Initials"), INITIALS)]
        )
        self.names.name_aloud(say("How much of a name"))
        self.names.setVisible(self._wanted.kind not in _NAMES_FIXED)
        if self._wanted.kind in _NAMES_IN_FULL:
            self.names.set_value(FULL)
        self.needs = CheckField(say("Add up transport, childcare and access"))
        self.needs.setVisible(self._wanted.kind == SIGN_IN)
        self.page_number = Label("", "body", "muted", wraps=False)
        self.trouble = Sign("warning", "needed")
        self.warning = Sign("info", "careful")
        for sign in (self.trouble, self.warning):
            sign.hide()
        self.preview = Preview()
        self.preview.set_zoom(PAGE_WIDTH)
        self.task_bar = TaskBar(self.tasks)
        self.close_button = Button(say("Close"), "quiet", pressed=self.reject)
        self.save_button = Button(say("Save as PDF"), pressed=self.save_as)
        self.print_button = Button(say("Print…"), "primary", pressed=self.print_out)

    def _lay_out(self) -> None:
        options = Flow()
        for option in (self.paper, self.names, self.needs):
            options.add(option)
        options.add(self.page_number, at_end=True)
        foot = Flow()
        for button in (self.close_button, self.save_button, self.print_button):
            foot.add(button, at_end=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.ROOMY, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.SPACE)
        for part in (self.title, options, self.trouble, self.warning):
            column.addWidget(part)
        column.addWidget(self.preview, 1)
        column.addWidget(self.task_bar)
        column.addWidget(foot)
        self.resize(min(1300, theme.scaled(_WIDTH)), min(720, theme.scaled(_HEIGHT)))

    def _wire(self) -> None:
        for option in (self.paper, self.names, self.needs):
            option.changed.connect(self._draw)
        self.preview.page_shown.connect(self._say_page)
        self.outlet.said.connect(self.said)
        self.tasks.failed.connect(self._failed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_out)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save_as)
        self.print_button.setFocus()

    # Drawing

    def _draw(self) -> None:
        """Draw what is chosen beside the window's thread; once more if it changes meanwhile."""
        if self._drawing:
            self._outdated = True
            return
        self._drawing, self._outdated = True, False
        self._wanted = self._wanted._replace(needs=self.needs.value())
        document = document_of(
            self._file,
            self._wanted,
            today=self._today,
            paper=self.paper.value(),
            name_level=self.names.value(),
        )
        self.drawings.run(
            say("Drawing the preview"),
            lambda progress: (document, printed(document)),
            self._show,
            self._not_drawn,
        )

    def _show(self, drawn: tuple[Document, Printed]) -> None:
        self._drawing = False
        if self._outdated:
            self._draw()
            return
        self._document, self._printed = drawn
        spoken = say("Preview of {title}", title=self._document.title)
        self.preview.show_pdf(self._printed.pdf, spoken)
        self.warning.set_text(" ".join(map(str, self._printed.warnings)))
        self.previewed.emit()

    def _not_drawn(self, error: Exception) -> None:
        self._drawing = False
        self._failed(error)

    def _say_page(self, page: int, count: int) -> None:
        self.page_number.setText(say("Page {page} of {count}", page=page, count=count))

    def _failed(self, error: Exception) -> None:
        self._say_trouble(str(error) if isinstance(error, KnownError) else say(_OUR_FAULT))

    def _say_trouble(self, sentence: str) -> None:
        self.trouble.set_text(sentence)
        if sentence:
            announce(self, sentence)
