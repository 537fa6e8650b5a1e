"""A buddy takes nobody on for a while. Nobody is asked why: there is no field for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.buddies.model import Rest
from dropin.buddies.operations import end_rest, note_rest
from dropin.buddies.store import rests_of
from dropin.buddies.telling import day_told
from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty, stacked
from dropin.kit.parts import Part, actions, give_keyboard, keyboard_in, link, row
from dropin.kit.typed_fields import DateField
from dropin.storage.file import CentreFile
from dropin.words import say


class RestsPart(Part):
    """The rests that are not over, and a small form that adds one."""

    def __init__(self, file: CentreFile, person_id: int, now: Callable[[], datetime]) -> None:
        super().__init__(say("Rest"))
        self._file, self._person_id, self._today = file, person_id, now().date()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.HAIR)
        self.rest_button = Button(say("Rests…"), pressed=self.open)
        self.form = Form()
        customs = centre(file).customs
        day = DateField(self._today, customs, required=True)
        self.form.add("starts_on", say("Takes nobody on from"), day)
        self.form.add(
            "last_day",
            say("Last day of rest"),
            DateField(self._today, customs),
            say("Empty: until they say so. Pairs they have go on."),
        )
        self._editor = stacked(
            self.form,
            actions(
                Button(say("Note the rest"), "primary", pressed=self.save),
                Button(say("Cancel"), "quiet", pressed=self.close),
            ),
        )
        self._editor.hide()
        self.column.addLayout(self._list)
        self.column.addWidget(actions(self.rest_button))
        self.column.addWidget(self._editor)
        self.setEnabled(file.read_only is None)
        self.form.submitted.connect(self.save)
        self.refresh()

    def refresh(self) -> None:
        """Read the rests again."""
        held = keyboard_in(self)
        empty(self._list)
        found = [
            each
            for each in rests_of(self._file, self._person_id)
            if each.ends_on is None or each.ends_on > self._today
        ]
        for each in found:
            self._list.addWidget(self._line(each))
        if not found:
            self._list.addWidget(Label(say("Takes somebody on."), role="muted"))
        give_keyboard(self, held)

    def open(self) -> None:
        """Open the form, from today."""
        self.form.set_values({"starts_on": self._today, "last_day": None})
        self.rest_button.hide()
        self._editor.show()
        self.form.field("last_day").setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Note the rest in the form."""
        if not self.form.ready():
            return
        values = self.form.values()
        last_day = values["last_day"]
        ends_on = None if last_day is None else last_day + timedelta(days=1)
        try:
            note_rest(self._file, self._person_id, values["starts_on"], ends_on)
        except KnownError as error:
            self.form.show_errors({"last_day": str(error)})
            return
        self.close()
        self.said.emit(say("Noted a rest. No reason is kept."))

    def close(self) -> bool:
        """Let the form go."""
        self.form.settle()
        self._editor.hide()
        self.rest_button.show()
        self.rest_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _line(self, rest: Rest) -> QWidget:
        customs = centre(self._file).customs
        words = say("Rests from {day}", day=day_told(rest.starts_on, customs))
        if rest.ends_on is not None:
            last = day_told(rest.ends_on - timedelta(days=1), customs)
            words = say("{words} to {day}", words=words, day=last)
        return row(words, link(say("End it"), words, partial(self._end, rest)))

    def _end(self, rest: Rest) -> None:
        end_rest(self._file, rest.id, self._today)
        self.said.emit(say("The rest is over."))
