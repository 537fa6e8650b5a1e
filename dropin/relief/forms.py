"""Somebody is unwell: who, from when, back on which day. Nothing more is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Signal

from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import stacked
from dropin.kit.suggest_field import SuggestField
from dropin.kit.typed_fields import DateField
from dropin.people.store import named_people, named_person
from dropin.relief.operations import relieve
from dropin.storage.file import CentreFile
from dropin.words import say

USUALLY = timedelta(weeks=2)
"""So long somebody stands down if nobody says otherwise."""


class StandDownPanel(DraftPanel):
    """Lets somebody stand down in one press; ``relieved`` gives the number of the relief."""

    relieved = Signal(int)

    def __init__(self, file: CentreFile, now: Callable[[], datetime], person_id: int = 0) -> None:
        """``person_id`` is filled in, if any."""
        self._file, self._now = file, now
        customs, today = centre(file).customs, now().date()
        self.form = Form()
        self.who: SuggestField[int] = SuggestField(
            lambda: named_people(file),
            say("Write a name that stands in the list of people, so far that only one is meant."),
            say("Type a name"),
            words_of=lambda number: named_person(file, number),
        )
        self.form.add("who", say("Who stands down?"), self.who)
        self.form.add("first", say("From"), DateField(today, customs, required=True))
        back = DateField(today, customs)
        hint = say("Two weeks, unless you say otherwise. Empty: until further notice.")
        self.form.add("back", say("Back on"), back, hint)
        told = Label(
            say("Nobody is asked why. Their shifts stand open at once, and you see whom to ring."),
            role="muted",
        )
        super().__init__(say("Someone is unwell"), stacked(told, self.form))
        self.form.set_values({"who": person_id or None, "first": today, "back": today + USUALLY})
        self.offer_to_save(say("Show whom to ring"), self.form)

    def save(self) -> None:
        """Write it; what is wrong is said under its field."""
        if not self.form.ready():
            return
        values = self.form.values()
        if values["who"] is None:
            self.form.show_errors({"who": say("Write whose shifts and activities need cover.")})
            return
        try:
            made = relieve(self._file, values["who"], values["first"], values["back"], self._now())
        except KnownError as error:
            self.form.show_errors({"back": str(error)})
            return
        self.forget()
        self.relieved.emit(made)
