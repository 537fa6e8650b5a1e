"""When somebody is away. Nobody is asked why: there is no field for it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import day_long, day_range
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.parts import Part, actions, give_keyboard, keyboard_in, link, row
from dropin.kit.typed_fields import DateField
from dropin.people.store import person
from dropin.roster.model import Absence
from dropin.roster.operations import come_back, note_absence, remove_absence
from dropin.roster.store import absences_of
from dropin.storage.file import CentreFile
from dropin.words import say


class AwayPart(Part):
    """The absences that are not over, and a small form that adds one."""

    def __init__(self, file: CentreFile, person_id: int, today: date) -> None:
        super().__init__()
        self._file, self._person_id, self._today = file, person_id, today
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.HAIR)
        self.away_button = Button(say("Away…"), pressed=self.open)
        self.form = Form()
        written = centre(file).customs
        self.form.add("starts_on", say("Away from"), DateField(today, written, required=True))
        self.form.add(
            "last_day",
            say("Last day away"),
            DateField(today, written),
            say("Empty: until they say they are back."),
        )
        self._editor = QWidget()
        self._arrange()
        self.form.submitted.connect(self.save)
        self.refresh()

    def refresh(self) -> None:
        """Read the absences again."""
        held = keyboard_in(self)
        empty(self._list)
        found = [
            each
            for each in absences_of(self._file, self._person_id)
            if each.ends_on is None or each.ends_on > self._today
        ]
        for each in found:
            self._list.addWidget(self._line(each))
        if not found:
            self._list.addWidget(Label(say("Not away."), role="muted"))
        give_keyboard(self, held)

    def open(self) -> None:
        """Open the form, from today."""
        self.form.set_values({"starts_on": self._today, "last_day": None})
        self.away_button.hide()
        self._editor.show()
        self.form.field("last_day").setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Note the absence in the form."""
        if not self.form.ready():
            return
        values = self.form.values()
        last_day = values["last_day"]
        ends_on = None if last_day is None else last_day + timedelta(days=1)
        try:
            note_absence(self._file, self._person_id, values["starts_on"], ends_on)
        except KnownError as error:
            self.form.show_errors({"last_day": str(error)})
            return
        self.close()
        self.said.emit(say("{name} is away. No reason is kept.", name=self._name()))

    def close(self) -> bool:
        """Let the form go."""
        self.form.settle()
        self._editor.hide()
        self.away_button.show()
        self.away_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def back(self, absence: Absence) -> None:
        """They are back from today on, and take up duty gently."""
        gentle = come_back(self._file, absence.id, self._today)
        told = say("{name} is back.", name=self._name())
        if gentle is not None:
            told = say("{name} is back, with fewer hours for a while.", name=self._name())
        self.said.emit(told)

    def remove(self, absence: Absence) -> None:
        """It was noted by mistake."""
        remove_absence(self._file, absence.id)
        self.said.emit(say("The absence of {name} is taken out.", name=self._name()))

    def _arrange(self) -> None:
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        save = Button(say("Note it"), "primary", pressed=self.save)
        cancel = Button(say("Cancel"), "quiet", pressed=self.close)
        column.addWidget(self.form)
        column.addWidget(
            Label(say("Nobody is asked why, and no reason is kept anywhere."), "small", "muted")
        )
        column.addWidget(actions(save, cancel))
        self._editor.hide()
        self.column.addWidget(Label(say("Away"), bold=True))
        self.column.addLayout(self._list)
        self.column.addWidget(actions(self.away_button))
        self.column.addWidget(self._editor)

    def _line(self, absence: Absence) -> QWidget:
        words = self._words(absence)
        links = [link(say("Remove"), words, partial(self.remove, absence))]
        if absence.starts_on <= self._today:
            links.insert(0, link(say("Is back"), words, partial(self.back, absence)))
        return row(words, *links)

    def _words(self, absence: Absence) -> str:
        written = centre(self._file).customs
        if absence.ends_on is None:
            day = day_long(absence.starts_on, written)
            return say("From {day}, until they are back", day=day)
        return day_range(absence.starts_on, absence.ends_on, written, year=True)

    def _name(self) -> str:
        known = person(self._file, self._person_id)
        return known.name if known is not None else ""
