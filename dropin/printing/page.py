"""The Print page: choose a sheet and its options, see it exactly as printed, print or save it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.centre.model import PAPERS
from dropin.centre.store import centre
from dropin.dates import month_start, next_month_start
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField
from dropin.kit.labels import Label, Sign
from dropin.kit.page_frame import PageFrame
from dropin.kit.side_panel import scrolling
from dropin.kit.tasks import TaskBar, Tasks
from dropin.kit.time_navigation import today_navigation
from dropin.kit.toast import announce
from dropin.people.naming import LEVELS
from dropin.printing.documents.reading import Wanted
from dropin.printing.documents.to_hand import sheets_to_hand
from dropin.printing.model import MONTH, Sheet, SheetOptions
from dropin.printing.more_sheets_view import MoreSheets
from dropin.printing.operations import Printed, printed, sheet_of
from dropin.printing.options_view import SheetChoices
from dropin.printing.outlet_view import Outlet
from dropin.printing.preview_view import PAGE_WIDTH, WHOLE_PAGE, ZOOMS, PdfPages, Preview
from dropin.printing.sheet_card_view import PICTURE_WIDTH
from dropin.storage.file import CentreFile
from dropin.words import say

_CHOICES_WIDTH = 288  # pixels at 100 % text


class PrintPage(QWidget):
    """Sheets at the left, the true preview at the right. Reads the file, never changes it."""

    said = Signal(str)
    print_wanted = Signal(str, dict)  # another sheet, and what it is about
    previewed = Signal()  # the preview shows what is chosen

    def __init__(self, file: CentreFile, today: Callable[[], date]) -> None:
        super().__init__()
        self._file, self._today = file, today
        self._day = today()
        self._sheet: Sheet | None = None
        self._printed: Printed | None = None
        self.drawing = self._outdated = False
        self.tasks = Tasks(self)
        self.drawings = Tasks(self)  # too quick for a bar
        self.outlet = Outlet(self, self.tasks)
        self.choices = SheetChoices(centre(file).paper)
        self.more = MoreSheets()
        self.preview = Preview()
        self._build_header()
        self._build_body()
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Read the file again, and draw the sheet and the small pictures anew."""
        self.more.show_sheets(sheets_to_hand(self._file, self._today()))
        self._draw()
        self._draw_pictures()

    def show_day(self, day: date) -> None:
        """Show the sheet of the week or month that holds ``day``."""
        self._day = day
        self._draw()

    def state(self) -> dict[str, str]:
        kept = {"kind": self.choices.kind, "zoom": str(self.zoom.value())}
        for kind in self.choices.cards:
            kept[kind] = " ".join(map(str, self.choices.options_of(kind)[:4]))
        return kept

    def restore(self, state: dict[str, str]) -> None:
        for kind in self.choices.cards:
            options = _read_options(state.get(kind, ""))
            if options is not None:
                self.choices.set_options(kind, options)
        if state.get("kind") in self.choices.cards:
            self.choices.choose(state["kind"])
        zoom = state.get("zoom", "")
        if zoom in map(str, ZOOMS):
            self.zoom.set_value(int(zoom))
            self.preview.set_zoom(int(zoom))
        self._draw()

    def save_as(self) -> None:
        """Ask where to, then write the PDF."""
        if self._printed is not None and self._sheet is not None:
            self._say_trouble("")
            self.outlet.save(self._printed.pdf, self._sheet.file_name)

    def print_out(self) -> None:
        """Ask which printer, then print."""
        if self._printed is not None and self._sheet is not None:
            self._say_trouble("")
            sheet = self._sheet
            self.outlet.print_out(self._printed.pdf, sheet.file_name, sheet.paper, landscape=True)

    def _build_header(self) -> None:
        self.frame = PageFrame(say("Print"))
        self.navigation = today_navigation()
        self.title = Label("", "body", wraps=False, bold=True)
        self.zoom: ChoiceField[int] = ChoiceField([(_zoom_words(zoom), zoom) for zoom in ZOOMS])
        self.zoom.name_aloud(say("Zoom"))
        self.page_number = Label("", "body", "muted", wraps=False)
        self.save_button = Button(say("Save as PDF"), pressed=self.save_as)
        self.print_button = Button(say("Print…"), "primary", pressed=self.print_out)
        self.frame.add_navigation(self.navigation)
        self.frame.add_navigation(self.title)
        self.frame.add_filter(self.page_number)
        self.frame.add_filter(self.zoom)
        self.frame.add_filter(self.save_button)
        self.frame.set_primary(self.print_button)

    def _build_body(self) -> None:
        self.trouble = Sign("warning", "needed")
        self.warning = Sign("info", "careful")
        for sign in (self.trouble, self.warning):
            sign.hide()
        self._choices_area = scrolling(self._left_side())
        self._fit_choices()
        right = QVBoxLayout()
        right.setSpacing(theme.TIGHT)
        for part in (self.trouble, self.warning):
            right.addWidget(part)
        right.addWidget(self.preview, 1)
        right.addWidget(TaskBar(self.tasks))
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._choices_area)
        row.addLayout(right, 1)
        self.frame.set_content(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    def _left_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choices)
        column.addWidget(self.more)
        column.addStretch(1)
        return side

    def _wire(self) -> None:
        theme.changes().changed.connect(self._fit_choices)
        self.navigation.earlier.connect(lambda: self.show_day(self._stepped(-1)))
        self.navigation.now.connect(lambda: self.show_day(self._today()))
        self.navigation.later.connect(lambda: self.show_day(self._stepped(1)))
        self.choices.changed.connect(self._draw)
        self.choices.kind_chosen.connect(lambda _: self._draw())
        self.more.wanted.connect(self._want)
        self.zoom.changed.connect(lambda: self.preview.set_zoom(self.zoom.value()))
        self.preview.page_shown.connect(self._say_page)
        self.outlet.said.connect(self.said)
        self.tasks.failed.connect(self._failed)
        self.drawings.failed.connect(self._failed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_out)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save_as)

    def _want(self, wanted: Wanted) -> None:
        about = wanted._asdict()
        self.print_wanted.emit(about.pop("kind"), about)

    def _fit_choices(self) -> None:
        self._choices_area.setFixedWidth(theme.scaled(_CHOICES_WIDTH))

    def _stepped(self, step: int) -> date:
        """A day in the week or month before or after the one shown."""
        if self.choices.kind != MONTH:
            return self._day + timedelta(days=7 * step)
        if step > 0:
            return next_month_start(self._day)
        return month_start(month_start(self._day) - timedelta(days=1))

    def _draw(self) -> None:
        """Draw what is chosen beside the window's thread; once more if it changes meanwhile."""
        if self.drawing:
            self._outdated = True
            return
        self.drawing, self._outdated = True, False
        sheet = self._composed(self.choices.kind)
        self.drawings.run(
            say("Drawing the preview"),
            lambda progress: (sheet, printed(sheet)),
            self._show,
            self._not_drawn,
        )

    def _draw_pictures(self) -> None:
        """The first page of each sheet, small, for its card."""
        sheets = {kind: self._composed(kind) for kind in self.choices.cards}
        self.drawings.run(
            say("Drawing the sheets"),
            lambda progress: {kind: printed(sheet).pdf for kind, sheet in sheets.items()},
            self._show_pictures,
        )

    def _composed(self, kind: str) -> Sheet:
        options = self.choices.options_of(kind)
        return sheet_of(self._file, kind, self._day, options, today=self._today())

    def _show(self, drawn: tuple[Sheet, Printed]) -> None:
        self.drawing = False
        if self._outdated:
            self._draw()
            return
        self._sheet, self._printed = drawn
        self.title.setText(self._sheet.title)
        spoken = say("Preview of {title}", title=self._sheet.title)
        self.preview.show_pdf(self._printed.pdf, spoken)
        self.warning.set_text(" ".join(map(str, self._printed.warnings)))
        self.previewed.emit()

    def _not_drawn(self, error: Exception) -> None:
        self.drawing = False
        self._failed(error)

    def _show_pictures(self, drawn: dict[str, bytes]) -> None:
        width = round(theme.scaled(PICTURE_WIDTH) * self.devicePixelRatioF())
        for kind, data in drawn.items():
            self.choices.set_picture(kind, PdfPages(data).picture(0, width))

    def _say_page(self, page: int, count: int) -> None:
        self.page_number.setText(say("Page {page} of {count}", page=page, count=count))

    def _failed(self, error: Exception) -> None:
        self._say_trouble(str(error) if isinstance(error, KnownError) else say(_OUR_FAULT))

    def _say_trouble(self, sentence: str) -> None:
        self.trouble.set_text(sentence)
        if sentence:
            announce(self, sentence)


_OUR_FAULT = "That did not work, and it is our mistake. Your file is untouched."


def _zoom_words(zoom: int) -> str:
    if zoom == WHOLE_PAGE:
        return say("Whole page")
    if zoom == PAGE_WIDTH:
        return say("Page width")
    return say("{percent} %", percent=zoom)


def _read_options(text: str) -> SheetOptions | None:
    """Options as ``state`` wrote them; None for anything else."""
    parts = text.split(" ")
    if len(parts) != 4 or parts[0] not in PAPERS or parts[3] not in LEVELS:
        return None
    return SheetOptions(parts[0], parts[1] == "True", parts[2] == "True", parts[3])
