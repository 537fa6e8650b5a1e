"""Talks of a buddy with the coordinator: held, and the next; and how they learn from a pair."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.buddies.model import SupportMeeting
from dropin.buddies.operations import note_support, plan_support, remove_support
from dropin.buddies.store import support_meetings_of
from dropin.buddies.telling import day_told
from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.parts import Part, actions, give_keyboard, keyboard_in, link, row
from dropin.kit.typed_fields import DateField
from dropin.storage.file import CentreFile
from dropin.words import say

_MOST = 3


class SupportPart(Part):
    """The last talks and the next one."""

    def __init__(self, file: CentreFile, person_id: int, now: Callable[[], datetime]) -> None:
        super().__init__(say("Talks with the coordinator"))
        self._file, self._person_id, self._today = file, person_id, now().date()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.HAIR)
        self.form = Form()
        day = DateField(self._today, centre(file).customs, required=True)
        self.form.add("day", say("A talk on"), day)
        self.form.set_values({"day": self._today})
        self.held_button = Button(say("It was held"), pressed=self.held)
        self.plan_button = Button(say("Plan it for then"), pressed=self.plan)
        self.column.addLayout(self._list)
        self.column.addWidget(self.form)
        self.column.addWidget(actions(self.plan_button, self.held_button))
        self.setEnabled(file.read_only is None)
        self.refresh()

    def refresh(self) -> None:
        """Read the talks again."""
        held = keyboard_in(self)
        empty(self._list)
        found = support_meetings_of(self._file, self._person_id)
        for each in found[-_MOST:]:
            self._list.addWidget(self._line(each))
        if not found:
            self._list.addWidget(Label(say("None yet."), role="muted"))
        give_keyboard(self, held)

    def held(self) -> None:
        """A talk was held on the day in the form."""
        self._write(note_support, say("Noted the talk. Nothing of what was said is kept."))

    def plan(self) -> None:
        """The next talk is on the day in the form."""
        self._write(plan_support, say("Planned the next talk."))

    def _write(self, act: Callable[[CentreFile, int, date], int], told: str) -> None:
        if not self.form.ready():
            return
        try:
            act(self._file, self._person_id, self.form.values()["day"])
        except KnownError as error:
            self.form.show_errors({"day": str(error)})
            return
        self.form.set_values({"day": self._today})
        self.said.emit(told)

    def _line(self, each: SupportMeeting) -> QWidget:
        day = day_told(each.day, centre(self._file).customs)
        words = say("Held on {day}", day=day) if each.held else say("Next on {day}", day=day)
        return row(words, link(say("Remove"), words, partial(self._remove, each)))

    def _remove(self, each: SupportMeeting) -> None:
        remove_support(self._file, each.id)
        self.said.emit(say("Taken out."))
