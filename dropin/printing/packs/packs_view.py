"""The list of packs over the sheets: one click leads to the pack, one more prints it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.kit.lines import Line, LineLook
from dropin.printing.packs.model import Pack, in_words, ready_made
from dropin.printing.packs.operations import add_pack, add_ready_made
from dropin.printing.packs.store import packs
from dropin.storage.file import CentreFile
from dropin.words import say


class PackList(QWidget):
    """``wanted`` tells the pack that was pressed; ``edited`` that one was made."""

    wanted = Signal(int)
    edited = Signal(str)

    def __init__(self, file: CentreFile) -> None:
        super().__init__()
        self._file = file
        self._shown: tuple[Pack, ...] | None = None
        self._chosen = 0
        self.lines: list[Line] = []
        self.new_button = Button(say("New pack"), "quiet", icon="plus", pressed=self.make_empty)
        self.new_button.setEnabled(not file.read_only)
        foot = Flow()
        foot.add(self.new_button)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.TIGHT, 0, theme.TIGHT, theme.TIGHT)
        column.setSpacing(0)
        heading = Label(say("Packs"), "section")
        heading.setContentsMargins(theme.TIGHT, 0, 0, theme.HAIR)
        column.addWidget(heading)
        column.addLayout(self._list)
        column.addWidget(foot)
        self.refresh()

    def refresh(self) -> None:
        """Read the packs again; the keyboard stays on the same line where it can."""
        found = packs(self._file)
        if found == self._shown:
            return
        self._shown = found
        held = next((place for place, line in enumerate(self.lines) if line.hasFocus()), None)
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(each) for each in found] or [self._offer()]
        for line in self.lines:
            self._list.addWidget(line)
            if self.isVisible():
                line.show()  # at once, so that it can take the keyboard
        if held is not None:
            self.lines[min(held, len(self.lines) - 1)].setFocus()
        self.choose(self._chosen)

    def choose(self, number: int) -> None:
        """Show that this pack is in hand; 0 for none."""
        self._chosen = number
        for line, each in zip(self.lines, self._shown or (), strict=False):
            line.setChecked(each.id == number)

    def make_ready(self) -> None:
        """The pack most centres print on a Monday, and go to it."""
        self._made(add_ready_made(self._file, say("Monday")))

    def make_empty(self) -> None:
        """An empty pack under the next free name, and go to it."""
        number = 1
        while True:
            name = say("Pack {number}", number=number)
            try:
                made = add_pack(self._file, Pack(0, name))
            except KnownError:  # the name is taken
                number += 1
                continue
            break
        self._made(made)

    def _made(self, number: int) -> None:
        self.refresh()
        self.edited.emit(self._file.undo_label or "")
        self.wanted.emit(number)

    def _line(self, pack: Pack) -> Line:
        line = Line(pack.name, in_words(pack), LineLook(bold=True))
        line.setCheckable(True)
        line.clicked.connect(partial(self.wanted.emit, pack.id))
        return line

    def _offer(self) -> Line:
        """Where there is no pack yet: the first one, ready-made."""
        offered = in_words(ready_made(""))
        line = Line(say("Make a Monday pack"), offered, LineLook(bold=False))
        line.setEnabled(not self._file.read_only)
        line.clicked.connect(self.make_ready)
        return line
