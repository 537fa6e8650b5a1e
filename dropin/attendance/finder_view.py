"""A line on which one types a name; who fits stands under it, and Enter takes one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dropin.kit.fields import LineField
from dropin.kit.pick_list import Found, PickList
from dropin.people.model import Person
from dropin.people.store import find_beginning
from dropin.storage.file import CentreFile
from dropin.words import say

_MOST = 6
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PersonFinder(QObject):
    """``picked`` says whom; the line is empty again then, for the next name.

    With ``takes_new`` a name nobody has can be taken as somebody new: ``newcomer`` says it.

    Whoever shows it puts ``field`` where one types, and ``list`` under it.
    """

    picked = Signal(int)
    newcomer = Signal(str)

    def __init__(
        self, file: CentreFile, words: str, parent: QWidget, *, shows_numbers: bool = True
    ) -> None:
        """Beside a name stands their number, or what they are called for short."""
        super().__init__(parent)
        self._file, self._shows_numbers = file, shows_numbers
        self.takes_new = False
        self.field = LineField(words)
        self.field.name_aloud(words)
        self.list = PickList(most=_MOST)
        self.list.hide()
        self.field.line.textEdited.connect(self._look)
        self.field.line.installEventFilter(self)
        self.list.picked.connect(lambda found: found.action())

    def begin(self, letters: str) -> None:
        """Go on with letters typed elsewhere."""
        self.field.set_value(letters)
        self.field.setFocus()
        self.field.line.end(False)
        self._look(letters)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line's keys that belong to the list; Escape empties the line before anything else."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _STEPS and not self.list.isHidden():
            self.list.move_by(_STEPS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.list.isHidden():
            if (found := self.list.current()) is not None:
                found.action()
            return True
        if key == Qt.Key.Key_Escape and self.field.value():
            self._empty()
            return True
        return False

    def _look(self, text: str) -> None:
        found = [
            Found(each.name, self._beside(each), "people", partial(self._take, each.id))
            for each in find_beginning(self._file, text, _MOST)
        ]
        name = " ".join(text.split())
        if (
            self.takes_new
            and name
            and all(each.title.casefold() != name.casefold() for each in found)
        ):
            words = say("“{name}” is new here", name=name)
            found.append(Found(words, "", "plus", partial(self._take_new, name)))
        self.list.show_found(found)
        self.list.setVisible(bool(found))

    def _beside(self, each: Person) -> str:
        return each.phone if self._shows_numbers else each.short_name

    def _take(self, person_id: int) -> None:
        self._empty()
        self.picked.emit(person_id)

    def _take_new(self, name: str) -> None:
        self._empty()
        self.newcomer.emit(name)

    def _empty(self) -> None:
        self.field.set_value("")
        self._look("")
