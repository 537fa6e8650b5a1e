"""One sheet of a pack in one row: for whom, when, names, copies, its place, and out with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import CheckField, ChoiceField
from dropin.kit.flow import Flow
from dropin.kit.labels import Label, Rule
from dropin.printing.catalogue import A_DATE, A_DAY, A_MONTH, A_QUARTER, NOTHING
from dropin.printing.options_view import NAME_LEVELS
from dropin.printing.packs.model import NEXT, READERS, THIS, PackSheet
from dropin.words import say, say_count

_USUAL_COPIES = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 99)
_NAME_WIDTH = 120  # pixels at 100 % text


class PackRow(QWidget):
    """``changed`` gives the sheet as it is now chosen."""

    changed = Signal(object)
    earlier_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, sheet: PackSheet) -> None:
        super().__init__()
        self.sheet = sheet
        kind = sheet.kind
        name = str(kind.name) if kind is not None else sheet.sheet
        about = kind.about if kind is not None else NOTHING
        self.label = Label(name, "body", bold=True, wraps=False)
        self.readers = ChoiceField([(str(words), key) for key, words in READERS.items()])
        self.time = ChoiceField(_times(about))
        self.names = ChoiceField([(str(words), level) for level, words in NAME_LEVELS.items()])
        copies = sorted({*_USUAL_COPIES, sheet.copies})
        self.copies = ChoiceField(
            [(say_count("{count} copy", "{count} copies", each), each) for each in copies]
        )
        self.marks = CheckField(say("Mark changes"))
        self.earlier = Button("", "quiet", icon="chevron_up", pressed=self.earlier_wanted.emit)
        self.out = Button("", "quiet", icon="close", pressed=self.removal_wanted.emit)
        self._name_aloud(name)
        self.time.setVisible(about != NOTHING)
        self.names.setVisible(kind is not None and "name_level" in kind.options)
        self.marks.setVisible(kind is not None and kind.is_remembered)
        self._lay_out()
        for field in (self.readers, self.time, self.names, self.copies, self.marks):
            field.changed.connect(self._tell)
        self.show_sheet(sheet)

    def show_sheet(self, sheet: PackSheet) -> None:
        """What is chosen for it, without telling anyone."""
        self.sheet = sheet
        self.readers.set_value(sheet.readers)
        self.time.set_value(sheet.time)
        self.names.set_value(sheet.name_level)
        self.copies.set_value(sheet.copies)
        self.marks.set_value(sheet.options.mark_changes)

    def holds_keyboard(self) -> bool:
        return any(part.hasFocus() for part in self.findChildren(QWidget))

    def take_keyboard(self) -> None:
        self.earlier.setFocus()

    def _name_aloud(self, name: str) -> None:
        self.readers.name_aloud(say("For whom: {name}", name=name))
        self.time.name_aloud(say("When: {name}", name=name))
        self.names.name_aloud(say("How much of a name: {name}", name=name))
        self.copies.name_aloud(say("Copies: {name}", name=name))
        self.earlier.setAccessibleName(say("Earlier: {name}", name=name))
        self.out.setAccessibleName(say("Take out: {name}", name=name))
        for button in (self.earlier, self.out):
            button.setToolTip(button.accessibleName())

    def _lay_out(self) -> None:
        self.label.setMinimumWidth(theme.scaled(_NAME_WIDTH))
        row = Flow()
        for part in (self.label, self.copies, self.readers, self.time, self.names, self.marks):
            row.add(part)
        for button in (self.earlier, self.out):
            row.add(button, at_end=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.TIGHT, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(row)
        column.addWidget(Rule())

    def _tell(self) -> None:
        self.changed.emit(
            self.sheet._replace(
                readers=self.readers.value(),
                time=self.time.value(),
                name_level=self.names.value(),
                copies=self.copies.value(),
                options=self.sheet.options._replace(mark_changes=self.marks.value()),
            )
        )


def _times(about: str) -> list[tuple[str, str]]:
    if about in (A_DAY, A_DATE):
        return [(say("Today"), THIS), (say("Tomorrow"), NEXT)]
    if about in (A_MONTH, A_QUARTER):
        return [(say("This month"), THIS), (say("Next month"), NEXT)]
    return [(say("This week"), THIS), (say("Next week"), NEXT)]
