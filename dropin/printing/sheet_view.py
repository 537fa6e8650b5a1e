"""One sheet as it will come out: its options, what shows of people, the true preview, the ways out.

The Print page and the dialog in which one prints from where one works both show this.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.fields import ChoiceField
from dropin.kit.labels import Label, Sign
from dropin.kit.tasks import Progress, TaskBar, Tasks
from dropin.kit.toast import announce
from dropin.printing.catalogue import SheetKind
from dropin.printing.composing import Composed, composed
from dropin.printing.documents.reading import Wanted
from dropin.printing.documents.subjects import Subject, nothing_to_show, subjects
from dropin.printing.model import Sheet, SheetOptions
from dropin.printing.operations import Printed, printed
from dropin.printing.options_view import OptionsStrip
from dropin.printing.outlet_view import Outlet
from dropin.printing.people_shown import in_words
from dropin.printing.preview_view import PAGE_WIDTH, WHOLE_PAGE, ZOOMS, Preview
from dropin.printing.remembering import print_of, remember
from dropin.storage.file import CentreFile
from dropin.words import say

_OUR_FAULT = "That did not work, and it is our mistake. Your file is untouched."


class SheetView(QWidget):
    """Shows one sheet at a time. ``said`` tells what became of it.

    ``previewed``: the preview shows what is chosen, or says why there is nothing. ``optioned``:
    another option was chosen.
    """

    said = Signal(str)
    previewed = Signal()
    optioned = Signal()

    def __init__(
        self, file: CentreFile, today: Callable[[], date], *, inset: int = theme.WIDE
    ) -> None:
        """``inset``: how far from the edges the words over the preview stand."""
        super().__init__()
        self._inset = inset
        self._file, self._today = file, today
        self.kind: SheetKind | None = None
        self._fixed: Wanted | None = None
        self._day = today()
        self.shown: Composed | None = None
        self.printed: Printed | None = None
        self._how = SheetOptions()
        self.drawing = self._outdated = False
        self._wished: Callable[[], None] | None = None  # once the preview shows what is chosen
        self.tasks = Tasks(self)
        self.drawings = Tasks(self)  # too quick for a bar
        self.outlet = Outlet(self, self.tasks)
        self._make_parts()
        self._lay_out()
        self._wire()

    @property
    def title(self) -> str:
        """What the sheet in sight is called; empty where there is none."""
        return self.shown.sheet.title if self.shown is not None else ""

    @property
    def options(self) -> SheetOptions:
        return self.strip.options

    def show_day(self, kind: SheetKind, options: SheetOptions, day: date) -> None:
        """The sheet of this kind about ``day``, or what there is on that day to choose from."""
        same = kind is self.kind and self._fixed is None
        chosen = self.strip.subject.value() if same else 0
        self.kind, self._fixed, self._day = kind, None, day
        if not same:
            self.strip.show_kind(kind, options)
        self.strip.show_subjects(subjects(self._file, kind.key, day, self._today()), chosen)
        self._draw()

    def show_only(self, kind: SheetKind, options: SheetOptions, wanted: Wanted) -> None:
        """The sheet about just this."""
        self.kind, self._fixed = kind, wanted
        self.strip.show_kind(kind, options, wanted)
        self.strip.show_subjects((Subject("", wanted),))
        self._draw()

    def forget(self) -> None:
        """The next sheet that is shown comes with the options given for it."""
        self.kind = None

    def refresh(self) -> None:
        """Read the file again; what is chosen stays chosen."""
        if self.kind is not None and self._fixed is None:
            self.show_day(self.kind, self.options, self._day)
        elif self.kind is not None:
            self._draw()

    def set_zoom(self, zoom: int) -> None:
        """One of ZOOMS."""
        self.zoom.set_value(zoom)
        self.preview.set_zoom(zoom)

    def save_as(self) -> None:
        """Ask where to, then write the PDF: of what is chosen, also if it is still being drawn."""
        if self.drawing:
            self._wished = self.save_as
        elif self.printed is not None and self.shown is not None:
            self.say_trouble("")
            self.outlet.save(self.printed.pdf, self.shown.sheet.file_name, self._noting())

    def print_out(self) -> None:
        """Ask which printer, then print what is chosen, also if it is still being drawn."""
        if self.drawing:
            self._wished = self.print_out
        elif self.printed is not None and self.shown is not None and self.kind is not None:
            self.say_trouble("")
            self.outlet.print_out(
                self.printed.pdf,
                self.shown.sheet.file_name,
                self.kind.key,
                self._noting(),
                duplex=self._how.duplex,
            )

    def stop_all(self, seconds: float = 5) -> bool:
        """Cancel all work and wait; whether all ended in time."""
        return self.drawings.stop_all(seconds) and self.tasks.stop_all(seconds)

    def say_trouble(self, sentence: str) -> None:
        self.trouble.set_text(sentence)
        if sentence:
            announce(self, sentence)

    # Parts

    def _make_parts(self) -> None:
        self.strip = OptionsStrip(centre(self._file).paper)
        self.zoom: ChoiceField[int] = ChoiceField([(_zoom_words(zoom), zoom) for zoom in ZOOMS])
        self.zoom.name_aloud(say("Zoom"))
        self.page_number = Label("", "body", "muted", wraps=False)
        self.people = Sign("people", "muted")
        self.trouble = Sign("warning", "needed")
        self.warning = Sign("info", "careful")
        self.preview = Preview()
        self.nothing = Label("", "section", "muted")
        for part in (self.people, self.trouble, self.warning, self.nothing):
            part.hide()

    def _lay_out(self) -> None:
        above = QWidget()
        told = QVBoxLayout(above)
        told.setContentsMargins(QMargins(self._inset, 0, self._inset, 0))
        told.setSpacing(theme.TIGHT)
        for part in (self.strip, self.people, self.trouble, self.warning, self.nothing):
            told.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(above)
        column.addWidget(self.preview, 1)
        column.addWidget(TaskBar(self.tasks))

    def _wire(self) -> None:
        self.strip.changed.connect(self._changed)
        self.zoom.changed.connect(lambda: self.preview.set_zoom(self.zoom.value()))
        self.preview.page_shown.connect(self._say_page)
        self.outlet.said.connect(self.said)
        for tasks in (self.tasks, self.drawings):
            tasks.failed.connect(self.fail)

    # Drawing

    def _changed(self) -> None:
        self.optioned.emit()
        self._draw()

    def _draw(self) -> None:
        """Draw what is chosen beside the window's thread; once more if it changes meanwhile."""
        if self.drawing:
            self._outdated = True
            return
        subject = self.strip.chosen_subject
        if subject is None or self.kind is None:
            self._show_nothing(nothing_to_show(self.kind.key if self.kind else ""))
            return
        self.drawing, self._outdated = True, False
        how, today = self.strip.options, self._today()
        self.drawings.run(
            say("Drawing the preview"),
            partial(self._drawn, subject.wanted, how, today),
            self._show,
            self._not_drawn,
        )

    def _drawn(
        self, wanted: Wanted, how: SheetOptions, today: date, progress: Progress
    ) -> tuple[Composed, SheetOptions, Printed]:
        """Read by an opening of the file of its own: a list of everybody takes its time."""
        opened = CentreFile.open(
            self._file.path, clock=self._file.clock, who=self._file.who, read_only=True
        )
        with opened as file:
            found = composed(file, wanted, how, today=today)
        return found, how, printed(found.sheet)

    def _show(self, drawn: tuple[Composed, SheetOptions, Printed]) -> None:
        self.drawing = False
        if self._outdated:
            self._draw()
            return
        self.shown, self._how, self.printed = drawn
        self.nothing.hide()
        self.preview.show()
        self.preview.show_pdf(self.printed.pdf, say("Preview of {title}", title=self.title))
        self.people.set_text(in_words(self.shown.people, self._how.name_level))
        self.warning.set_text(" ".join(map(str, self.printed.warnings)))
        self.previewed.emit()
        wished, self._wished = self._wished, None
        if wished is not None:
            wished()

    def _show_nothing(self, why: str) -> None:
        self.shown = self.printed = None
        self.preview.hide()
        self.people.hide()
        self.warning.hide()
        self.page_number.setText("")
        self.nothing.setText(why)
        self.nothing.show()
        self.previewed.emit()

    def _not_drawn(self, error: Exception) -> None:
        self.drawing, self._wished = False, None
        if self._outdated:
            self._draw()
        elif isinstance(error, KnownError):
            self._show_nothing(str(error))
        else:
            self.fail(error)

    def _say_page(self, page: int, count: int) -> None:
        self.page_number.setText(say("Page {page} of {count}", page=page, count=count))

    def fail(self, error: Exception) -> None:
        """Say what went wrong."""
        self.say_trouble(str(error) if isinstance(error, KnownError) else say(_OUR_FAULT))

    def _noting(self) -> Callable[[], None]:
        """What remembers the sheet in sight once it is printed or saved."""
        shown, how, kind = self.shown, self._how, self.kind

        def note() -> None:
            if shown is not None and kind is not None and kind.is_remembered:
                assert isinstance(shown.sheet, Sheet)
                remember(self._file, [print_of(shown.sheet, how, self._file.clock())])

        return note


def _zoom_words(zoom: int) -> str:
    if zoom == WHOLE_PAGE:
        return say("Whole page")
    if zoom == PAGE_WIDTH:
        return say("Page width")
    return say("{percent} %", percent=zoom)
