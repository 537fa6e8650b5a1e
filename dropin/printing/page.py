"""The Print page: choose a sheet and its options, see it exactly as printed, print or save it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import day_long, month_start, next_month_start
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import Label
from dropin.kit.page_frame import PageFrame
from dropin.kit.side_panel import scrolling
from dropin.kit.time_navigation import today_navigation
from dropin.printing.catalogue import (
    A_DATE,
    A_DAY,
    A_MONTH,
    A_QUARTER,
    NOTHING,
    SHEETS,
    SOMETHING,
    SheetKind,
    sheet_kind,
)
from dropin.printing.composing import sheet_for
from dropin.printing.documents.subjects import subjects
from dropin.printing.flowing.model import Document
from dropin.printing.gallery_view import Gallery, SmallPictures
from dropin.printing.kept_options import read_options, write_options
from dropin.printing.model import Sheet
from dropin.printing.operations import printed
from dropin.printing.preview_view import ZOOMS, PdfPages
from dropin.printing.sheet_card_view import PICTURE_WIDTH
from dropin.printing.sheet_view import SheetView
from dropin.storage.file import CentreFile
from dropin.words import say

_LEFT_WIDTH = 288  # pixels at 100 % text


class PrintPage(QWidget):
    """Sheets at the left, the true preview at the right. It changes nothing in the programme."""

    said = Signal(str)
    previewed = Signal()  # the preview shows what is chosen

    def __init__(self, file: CentreFile, today: Callable[[], date]) -> None:
        super().__init__()
        self._file, self._today = file, today
        self._day = today()
        self._kind = SHEETS[0]
        self._options = {each.key: each.usual for each in SHEETS}
        self.gallery = Gallery()
        self.view = SheetView(file, today)
        self.pictures = SmallPictures(self.gallery, self._drawn, self)
        self._build_header()
        self._build_body()
        self._wire()
        self.gallery.choose(self._kind.key)
        self._show()

    def refresh(self) -> None:
        """Read the file again: the sheet in sight, and the small pictures."""
        self.view.refresh()
        self.pictures.make_anew()

    def show_day(self, day: date) -> None:
        """Show the sheet that holds ``day``."""
        self._day = day
        self._show()

    def show_sheet(self, key: str, day: date, *, mark_changes: bool = False) -> None:
        """Show the sheet of this kind that holds ``day``, perhaps with what changed marked."""
        kind = sheet_kind(key)
        if kind is not None:
            if mark_changes:
                self._options[key] = self._options[key]._replace(mark_changes=True)
            self._day = day
            self.view.forget()
            self.gallery.choose(key)
            self._choose(kind)

    def state(self) -> dict[str, str]:
        kept = {"sheet": self._kind.key, "zoom": str(self.view.zoom.value())}
        for kind in SHEETS:
            kept[kind.key] = write_options(self._options[kind.key], kind.usual)
        return kept

    def restore(self, state: dict[str, str]) -> None:
        for kind in SHEETS:
            self._options[kind.key] = read_options(state.get(kind.key, ""), kind.usual)
        kind = sheet_kind(state.get("sheet", "")) or self._kind
        zoom = state.get("zoom", "")
        if zoom in map(str, ZOOMS):
            self.view.set_zoom(int(zoom))
        self.view.forget()
        self.gallery.choose(kind.key)
        self._choose(kind)

    # Parts

    def _build_header(self) -> None:
        self.frame = PageFrame(say("Print"))
        self.navigation = today_navigation()
        self.title = Label("", "body", wraps=False, bold=True)
        self.save_button = Button(say("Save as PDF"), pressed=self.view.save_as)
        self.print_button = Button(say("Print…"), "primary", pressed=self.view.print_out)
        self.frame.add_navigation(self.navigation)
        self.frame.add_navigation(self.title)
        self.frame.add_filter(self.view.page_number)
        self.frame.add_filter(self.view.zoom)
        self.frame.add_filter(self.save_button)
        self.frame.set_primary(self.print_button)

    def _build_body(self) -> None:
        self.left = scrolling(self.gallery)
        self._fit_left()
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.view, 1)
        self.frame.set_content(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    def _wire(self) -> None:
        theme.changes().changed.connect(self._fit_left)
        self.navigation.earlier.connect(lambda: self.show_day(self._stepped(-1)))
        self.navigation.now.connect(lambda: self.show_day(self._today()))
        self.navigation.later.connect(lambda: self.show_day(self._stepped(1)))
        self.gallery.chosen.connect(self._choose)
        self.view.optioned.connect(self._keep_options)
        self.view.previewed.connect(self._previewed)
        self.view.said.connect(self.said)
        self.pictures.tasks.failed.connect(self.view.fail)
        self.left.verticalScrollBar().valueChanged.connect(self.pictures.go_on)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.view.print_out)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.view.save_as)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pictures.go_on()

    def _fit_left(self) -> None:
        self.left.setFixedWidth(theme.scaled(_LEFT_WIDTH))

    # What is shown

    def _choose(self, kind: SheetKind) -> None:
        self._kind = kind
        self._show()

    def _show(self) -> None:
        self.navigation.setVisible(self._kind.about not in (SOMETHING, NOTHING))
        self.view.show_day(self._kind, self._options[self._kind.key], self._day)

    def _previewed(self) -> None:
        day = day_long(self._day, centre(self._file).customs)
        self.title.setText(self.view.title or (day if self.navigation.isVisibleTo(self) else ""))
        for button in (self.save_button, self.print_button):
            button.setEnabled(self.view.printed is not None)
        self.pictures.go_on()
        self.previewed.emit()

    def _keep_options(self) -> None:
        self._options[self._kind.key] = self.view.options

    def _stepped(self, step: int) -> date:
        """A day in the day, week or month before or after the one shown."""
        if self._kind.about in (A_DAY, A_DATE):
            return self._day + timedelta(days=step)
        if self._kind.about not in (A_MONTH, A_QUARTER):
            return self._day + timedelta(weeks=step)
        if step > 0:
            return next_month_start(self._day)
        return month_start(month_start(self._day) - timedelta(days=1))

    # The small pictures, beside the window's thread

    def _drawn(
        self, keys: Sequence[str], before: Mapping[str, Sheet | Document]
    ) -> dict[str, tuple[Sheet | Document, QImage]]:
        """The likeliest sheet of each kind, read by an opening of the file of its own."""
        opened = CentreFile.open(
            self._file.path, clock=self._file.clock, who=self._file.who, read_only=True
        )
        with opened as file:
            said = {key: self._likeliest(file, key) for key in keys}
        return {
            key: (sheet, self._picture(sheet))
            for key, sheet in said.items()
            if sheet is not None and sheet != before.get(key)
        }

    def _likeliest(self, file: CentreFile, key: str) -> Sheet | Document | None:
        """None where there is nothing for this sheet just now."""
        today = self._today()
        found = subjects(file, key, today, today)
        if not found:
            return None
        how = self._options[key]._replace(mark_changes=False)
        return sheet_for(file, found[0].wanted, how, today=today)

    def _picture(self, sheet: Sheet | Document) -> QImage:
        width = round(theme.scaled(PICTURE_WIDTH) * self.devicePixelRatioF())
        return PdfPages(printed(sheet).pdf).picture(0, width)
