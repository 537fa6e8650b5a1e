"""Numbers to ring, of those who agreed that {members} see their name and their number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.desk import DeskNames, desk_names
from dropin.kit import theme
from dropin.kit.large import LARGER, LARGEST, LargeLabel, LargeLine
from dropin.kit.layouts import empty
from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Person, agreed
from dropin.people.store import all_consents, find_beginning
from dropin.shell.desk.screen import DeskScreen
from dropin.storage.file import CentreFile
from dropin.words import say

_MOST = 500
"""So many who fit are asked for their consent; more begin with no letter."""


class RingSomebody(DeskScreen):
    """The numbers stand there as one types: nothing is to be pressed."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(say("Ring somebody"), file, now, parent)
        self._consents = all_consents(file)
        self.line = LargeLine()
        self.line.setAccessibleName(say("Name"))
        self.nothing = LargeLabel("", role="muted")
        self._found = QVBoxLayout()
        self._found.setSpacing(theme.TIGHT)
        self._step = QWidget()
        column = QVBoxLayout(self._step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(LargeLabel(say("Type the first letters of the name.")))
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._found)
        column.addWidget(self.nothing)
        column.addStretch(1)
        self.add_step(self._step)
        self.line.textEdited.connect(self._look)
        self.start()

    def start(self) -> None:
        self.line.clear()
        self._look("")
        self.show_step(self._step)
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed anywhere belong to the name."""
        if event.text().isalpha():
            self.line.setFocus()
            self.line.insert(event.text())
            self._look(self.line.text())
            return
        super().keyPressEvent(event)

    def _look(self, typed: str) -> None:
        self.forget_escape()
        day = self._now().date()
        may = [each for each in find_beginning(self._file, typed, _MOST) if self._shows(each)]
        names = desk_names(typed, may, self._consents, day)
        phones = {each.id: each.phone for each in may}
        empty(self._found)
        for each in names.names:
            self._found.addWidget(LargeLabel(each.words, LARGER))
            self._found.addWidget(LargeLabel(phones[each.person_id], LARGEST, bold=True))
        self.nothing.setText(_nothing_words(typed, names))

    def _shows(self, person: Person) -> bool:
        """Whether both their name and their number may be read here."""
        theirs = self._consents.get(person.id, ())
        day = self._now().date()
        both = all(agreed(theirs, kind, day) for kind in (NAME_ON_PRINTS, NUMBER_TO_MEMBERS))
        return both and bool(person.phone)


def _nothing_words(typed: str, found: DeskNames) -> str:
    if found.more:
        return say("More names begin so. Type a letter or two more.")
    if found.names or not typed.strip():
        return ""
    return say("Nobody of that name agreed to have their number shown. Ask the coordinator.")
