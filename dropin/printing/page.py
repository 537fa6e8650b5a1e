"""The Print page: choose a sheet and its options, see it exactly as printed, print or save it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import day_long, month_start, next_month_start
from dropin.kit import theme
from dropin.kit.buttons import Button, MenuButton
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
    PEOPLE_OR_A_DATE,
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
from dropin.printing.packs.model import usual_sheet
from dropin.printing.packs.operations import add_sheet
from dropin.printing.packs.pack_view import PackView
from dropin.printing.packs.packs_view import PackList
from dropin.printing.packs.store import packs
from dropin.printing.preview_view import ZOOMS, PdfPages
from dropin.printing.sheet_card_view import PICTURE_WIDTH
from dropin.printing.sheet_view import SheetView
from dropin.storage.file import CentreFile
from dropin.words import say

_LEFT_WIDTH = 288  # pixels at 100 % text
_LEFT_SHARE = 0.3  # of the page, at most


class PrintPage(QWidget):
    """Sheets at the left, the true preview at the right. It changes nothing in the programme."""

    said = Signal(str)
    edited = Signal(str)  # a pack was made or changed, which can be undone
    previewed = Signal()  # the preview shows what is chosen

    def __init__(self, file: CentreFile, today: Callable[[], date]) -> None:
        super().__init__()
        self._file, self._today = file, today
        self._day = today()
        self._kind = SHEETS[0]
        self._options = {each.key: each.usual for each in SHEETS}
        self.gallery = Gallery()
        self.view = SheetView(file, today)
        self.packs = PackList(file)
        self.pack_view = PackView(file, today)
        self.pictures = SmallPictures(self.gallery, self._drawn, self)
        self._build_header()
        self._build_body()
        self._wire()
        self.gallery.choose(self._kind.key)
        self._show()

    def refresh(self) -> None:
        """Read the file again: what is in sight, the packs, and the small pictures."""
        self.packs.refresh()
        self._offer_packs()
        if self._shows_pack:
            self.pack_view.refresh()
        else:
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
            self._choose(kind)

    def open_pack(self, number: int) -> None:
        """Show a pack in the place of the preview."""
        self.gallery.choose("")
        self.packs.choose(number)
        self.stack.setCurrentWidget(self.pack_view)
        self.pack_view.show_pack(number, self._day)
        self._dress_header()

    def print_out(self) -> None:
        """Print what is in sight: the sheet, or the whole pack."""
        (self.pack_view.print_all if self._shows_pack else self.view.print_out)()

    def save_as(self) -> None:
        """Save what is in sight: the sheet, or the whole pack."""
        (self.pack_view.save_all if self._shows_pack else self.view.save_as)()

    def state(self) -> dict[str, str]:
        """How each sheet is printed. Which one was in sight is not kept: the week comes first."""
        kept = {"zoom": str(self.view.zoom.value())}
        for kind in SHEETS:
            kept[kind.key] = write_options(self._options[kind.key], kind.usual)
        return kept

    def restore(self, state: dict[str, str]) -> None:
        for kind in SHEETS:
            self._options[kind.key] = read_options(state.get(kind.key, ""), kind.usual)
        zoom = state.get("zoom", "")
        if zoom in map(str, ZOOMS):
            self.view.set_zoom(int(zoom))
        self.view.forget()
        self._choose(self._kind)

    # Parts

    def _build_header(self) -> None:
        self.frame = PageFrame(say("Print"))
        self.navigation = today_navigation()
        self.title = Label("", "body", wraps=False, bold=True)
        self.into_pack = MenuButton(say("Into a pack"))
        self.save_button = Button(say("Save as PDF"), pressed=self.save_as)
        self.print_button = Button(say("Print…"), "primary", pressed=self.print_out)
        self.frame.add_navigation(self.navigation)
        self.frame.add_navigation(self.title)
        self.frame.add_filter(self.view.page_number)
        self.frame.add_filter(self.view.zoom)
        self.frame.add_filter(self.into_pack)
        self.frame.add_filter(self.save_button)
        self.frame.set_primary(self.print_button)

    def _build_body(self) -> None:
        side = QWidget()
        choices = QVBoxLayout(side)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(0)
        choices.addWidget(self.packs)
        choices.addWidget(self.gallery, 1)
        self.left = scrolling(side)
        self._fit_left()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.pack_view)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.stack, 1)
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
        self.packs.wanted.connect(self.open_pack)
        self.pack_view.gone.connect(lambda: self._choose(self._kind))
        self.pack_view.said.connect(self.said)
        self.into_pack.chosen.connect(self._put_into_pack)
        for part in (self.packs, self.pack_view):
            part.edited.connect(self.edited)
        self.pictures.tasks.failed.connect(self.view.fail)
        self.left.verticalScrollBar().valueChanged.connect(self.pictures.go_on)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_out)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save_as)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pictures.go_on()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_left()

    def _fit_left(self) -> None:
        """Two cards beside each other, or one where letters are large: the preview needs room."""
        one_card = theme.scaled(_LEFT_WIDTH - PICTURE_WIDTH) - PICTURE_WIDTH // 2
        share = round(self.width() * _LEFT_SHARE)
        self.left.setFixedWidth(min(theme.scaled(_LEFT_WIDTH), max(one_card, share)))

    # What is shown

    def _choose(self, kind: SheetKind) -> None:
        self._kind = kind
        self.stack.setCurrentWidget(self.view)
        self.gallery.choose(kind.key)
        self.packs.choose(0)
        self._show()

    @property
    def _shows_pack(self) -> bool:
        return self.stack.currentWidget() is self.pack_view

    def _show(self) -> None:
        if self._shows_pack:
            self.pack_view.day = self._day
        else:
            self.view.show_day(self._kind, self._options[self._kind.key], self._day)
        self._dress_header()

    def _dress_header(self) -> None:
        """What the header says and offers belongs to what is in sight: a sheet, or a pack."""
        is_pack = self._shows_pack
        has_days = is_pack or self._kind.about not in (SOMETHING, NOTHING)
        day = day_long(self._day, centre(self._file).customs)
        self.navigation.setVisible(has_days)
        self.title.setText((not is_pack and self.view.title) or (day if has_days else ""))
        self.save_button.setText(say("Save all…") if is_pack else say("Save as PDF"))
        self.print_button.setText(say("Print all…") if is_pack else say("Print…"))
        for part in (self.view.page_number, self.view.zoom):
            part.setVisible(not is_pack)
        for button in (self.save_button, self.print_button):
            button.setEnabled(is_pack or self.view.printed is not None)
        self._offer_packs()

    def _offer_packs(self) -> None:
        known = packs(self._file)
        self.into_pack.set_choices([(each.name, each.id) for each in known])
        fits = not self._shows_pack and self._kind.fits_a_pack and bool(known)
        self.into_pack.setVisible(fits and not self._file.read_only)

    def _put_into_pack(self, number: object) -> None:
        """The sheet in sight, as it is now chosen."""
        how = self.view.options
        sheet = usual_sheet(self._kind.key)._replace(name_level=how.name_level, options=how)
        add_sheet(self._file, int(str(number)), sheet)
        self.packs.refresh()
        self.edited.emit(self._file.undo_label or "")

    def _previewed(self) -> None:
        self._dress_header()
        self.pictures.go_on()
        self.previewed.emit()

    def _keep_options(self) -> None:
        self._options[self._kind.key] = self.view.options

    def _stepped(self, step: int) -> date:
        """A day in the day, week or month before or after the one shown."""
        if self._kind.about in (A_DAY, A_DATE, PEOPLE_OR_A_DATE):
            return self._day + timedelta(days=step)
        if self._kind.about not in (A_MONTH, A_QUARTER):
            return self._day + timedelta(weeks=step)
        if step > 0:
            return next_month_start(self._day)
        return month_start(month_start(self._day) - timedelta(days=1))

    # The small pictures, beside the window's thread

    def _drawn(
        self, keys: Sequence[str], before: Mapping[str, Sheet | Document], width: int
    ) -> dict[str, tuple[Sheet | Document, QImage]]:
        """The likeliest sheet of each kind, read by an opening of the file of its own."""
        opened = CentreFile.open(
            self._file.path, clock=self._file.clock, who=self._file.who, read_only=True
        )
        with opened as file:
            said = {key: self._likeliest(file, key) for key in keys}
        return {
            key: (sheet, PdfPages(printed(sheet).pdf).picture(0, width))
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
