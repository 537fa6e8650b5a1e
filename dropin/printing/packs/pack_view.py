"""The pack in hand: its sheets in order, for whom, how often and with how much of a name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button, MenuButton
from dropin.kit.fields import LineField
from dropin.kit.flow import Flow
from dropin.kit.labels import Label, Sign
from dropin.kit.side_panel import scrolling
from dropin.kit.tasks import TaskBar, Tasks
from dropin.printing.catalogue import SHEETS
from dropin.printing.packs.model import Pack, PackSheet, usual_sheet
from dropin.printing.packs.operations import (
    add_sheet,
    move_earlier,
    remove_pack,
    remove_sheet,
    rename_pack,
    save_sheet,
)
from dropin.printing.packs.row_view import PackRow
from dropin.printing.packs.running_view import PackRun
from dropin.printing.packs.store import pack
from dropin.storage.file import CentreFile
from dropin.words import say


class PackView(QWidget):
    """Shows and changes one pack; every change is kept at once and can be undone.

    ``edited`` tells a change, ``said`` what came out, ``gone`` that there is no such pack any more.
    """

    edited = Signal(str)
    said = Signal(str)
    gone = Signal()

    def __init__(self, file: CentreFile, today: Callable[[], date]) -> None:
        super().__init__()
        self._file = file
        self.pack: Pack | None = None
        self.day = today()
        self.rows: list[PackRow] = []
        self.tasks = Tasks(self)
        self.run = PackRun(file, today, self, self.tasks)
        self._make_parts()
        self._lay_out()
        self._wire()

    def show_pack(self, pack_id: int, day: date) -> None:
        """This pack, for the week, day and month that hold ``day``."""
        self.day = day
        self._say_trouble("")
        self.caution.set_text("")
        self.pack = pack(self._file, pack_id)
        self.refresh()

    def refresh(self) -> None:
        """Read the pack again; the keyboard stays in its row."""
        known = pack(self._file, self.pack.id) if self.pack is not None else None
        if known is None:
            if self.pack is not None:
                self.pack = None
                self.gone.emit()
            return
        self.pack = known
        if not self.name.line.hasFocus() or not self.name.line.isModified():
            self.name.set_value(known.name)
        if [row.sheet.id for row in self.rows] == [each.id for each in known.sheets]:
            for row, each in zip(self.rows, known.sheets, strict=True):
                row.show_sheet(each)
        else:
            self._fill(known)
        for place, row in enumerate(self.rows):
            row.earlier.setEnabled(place > 0)
        self.empty.setVisible(not known.sheets)

    def print_all(self) -> None:
        """Ask which printer, then print every sheet of the pack."""
        if self.pack is not None and not self.tasks.running:
            self._say_trouble("")
            self.run.print_all(self.pack, self.day)

    def save_all(self) -> None:
        """Ask for a folder, then save every sheet of the pack there."""
        if self.pack is not None and not self.tasks.running:
            self._say_trouble("")
            self.run.save_all(self.pack, self.day)

    # Parts

    def _make_parts(self) -> None:
        self.name = LineField(say("What the pack is called"))
        self.name.name_aloud(say("Name of the pack"))
        self.remove_button = Button(say("Remove this pack"), "quiet", pressed=self._remove)
        self.add_button = MenuButton(say("Add a sheet"))
        self.add_button.set_choices(
            [(str(each.name), each.key) for each in SHEETS if each.fits_a_pack]
        )
        self.empty = Label(say("Add the sheets that are printed together."), "body", "muted")
        self.trouble = Sign("warning", "needed")
        self.caution = Sign("info", "careful")
        for part in (self.trouble, self.caution, self.empty):
            part.hide()
        can_change = not self._file.read_only
        for field in (self.name, self.remove_button, self.add_button):
            field.setEnabled(can_change)

    def _lay_out(self) -> None:
        head = Flow()
        self.name.setMinimumWidth(theme.scaled(220))
        head.add(self.name)
        head.add(self.remove_button, at_end=True)
        add = Flow()
        add.add(self.add_button)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(QMargins(theme.WIDE, 0, theme.WIDE, theme.WIDE))
        inside.setSpacing(theme.SPACE)
        for part in (head, self.trouble, self.caution, self.empty):
            inside.addWidget(part)
        inside.addLayout(self._list)
        inside.addWidget(add)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling(content), 1)
        column.addWidget(TaskBar(self.tasks))

    def _wire(self) -> None:
        self.name.line.editingFinished.connect(self._rename)
        self.add_button.chosen.connect(lambda key: self._add(str(key)))
        self.run.said.connect(self.said)
        self.run.cautioned.connect(self.caution.set_text)
        self.tasks.failed.connect(self._failed)

    def _fill(self, known: Pack) -> None:
        held = next((place for place, row in enumerate(self.rows) if row.holds_keyboard()), None)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(each) for each in known.sheets]
        for row in self.rows:
            self._list.addWidget(row)
        if held is not None and self.rows:
            self.rows[min(held, len(self.rows) - 1)].take_keyboard()

    def _row(self, sheet: PackSheet) -> PackRow:
        row = PackRow(sheet)
        row.setEnabled(not self._file.read_only)
        row.changed.connect(self._save)
        row.earlier_wanted.connect(partial(self._move, sheet.id))
        row.removal_wanted.connect(partial(self._take_out, sheet.id))
        return row

    # Edits

    def _rename(self) -> None:
        if self.pack is None or not self.name.line.isModified():
            return
        self.name.line.setModified(False)
        try:
            rename_pack(self._file, self.pack.id, self.name.value())
        except KnownError as error:
            self._say_trouble(str(error))
            self.name.set_value(self.pack.name)
            return
        self._say_trouble("")
        self._tell()

    def _add(self, key: str) -> None:
        if self.pack is not None:
            add_sheet(self._file, self.pack.id, usual_sheet(key))
            self._tell()

    def _save(self, sheet: PackSheet) -> None:
        save_sheet(self._file, sheet)
        self._tell()

    def _move(self, sheet_id: int) -> None:
        move_earlier(self._file, sheet_id)
        self._tell()

    def _take_out(self, sheet_id: int) -> None:
        remove_sheet(self._file, sheet_id)
        self._tell()

    def _remove(self) -> None:
        if self.pack is not None:
            remove_pack(self._file, self.pack.id)
            self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.edited.emit(self._file.undo_label or "")

    def _failed(self, error: Exception) -> None:
        ours = say("That did not work, and it is our mistake. Your file is untouched.")
        self._say_trouble(str(error) if isinstance(error, KnownError) else ours)

    def _say_trouble(self, sentence: str) -> None:
        self.trouble.set_text(sentence)
