"""How somebody leaves the roster, and what becomes of their shifts ahead."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.parts import Part, actions
from dropin.kit.typed_fields import DateField
from dropin.people.store import person
from dropin.roster.model import Shift, Slot
from dropin.roster.operations import leave_roster
from dropin.roster.store import shifts_of_person
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_AHEAD = timedelta(days=3653)  # nobody is on duty further ahead


class LeavingPart(Part):
    """A button, and under it the day and what leaving then means."""

    def __init__(self, file: CentreFile, person_id: int, today: date) -> None:
        super().__init__()
        self._file, self._person_id, self._today = file, person_id, today
        self.leave_button = Button(say("Leave the roster…"), "quiet", pressed=self.open)
        self.form = Form()
        day = DateField(today, centre(file).customs, required=True)
        self.form.add("last_day", say("Last day on the roster"), day)
        self.means = Label(role="careful")
        self._editor = QWidget()
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        leave = Button(say("Leave the roster"), "primary", pressed=self.leave)
        cancel = Button(say("Cancel"), "quiet", pressed=self.close)
        for part in (self.form, self.means, actions(leave, cancel)):
            column.addWidget(part)
        self._editor.hide()
        self.column.addWidget(actions(self.leave_button))
        self.column.addWidget(self._editor)
        self.form.changed.connect(self._tell)
        self.form.submitted.connect(self.leave)

    def refresh(self) -> None:
        """Count again what would become open."""
        self._tell()

    def open(self) -> None:
        """Ask for the day."""
        self.form.set_values({"last_day": self._today})
        self.leave_button.hide()
        self._editor.show()
        self._tell()
        self.form.field("last_day").setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """They leave; their shifts after that day are open, and that is told."""
        if not self.form.ready():
            return
        day = self.form.values()["last_day"] + timedelta(days=1)
        told = open_words(len(shifts_from(self._file, self._person_id, day)))
        self.close()
        leave_roster(self._file, self._person_id, day)
        who = person(self._file, self._person_id)
        left = say("{name} has left the roster", name=who.name if who is not None else "")
        self.said.emit(". ".join(filter(None, [left, told])))

    def close(self) -> bool:
        """Stay on the roster."""
        self.form.settle()
        self._editor.hide()
        self.leave_button.show()
        return True

    def _tell(self) -> None:
        field = self.form.field("last_day")
        day = None if field.problem() else field.value()
        self.means.setVisible(day is not None)
        if day is not None:
            found = shifts_from(self._file, self._person_id, day + timedelta(days=1))
            self.means.setText(open_words(len(found)) or say("No shift of theirs becomes open."))


def shifts_from(file: CentreFile, person_id: int, day: date) -> tuple[tuple[Shift, Slot], ...]:
    """What somebody is on duty for from ``day`` on, by time."""
    return shifts_of_person(file, person_id, day, day + _AHEAD)


def open_words(count: int) -> str:
    """How many shifts become open where somebody goes; empty for none."""
    if not count:
        return ""
    return say_count("1 shift ahead becomes open.", "{count} shifts ahead become open.", count)
