"""A person's side of relief: cover given and asked, and standing down in two presses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal

from dropin.centre.store import centre
from dropin.kit.buttons import Button
from dropin.kit.labels import Label
from dropin.kit.section import Section
from dropin.people.store import roles_of
from dropin.relief.candidates import figures_words
from dropin.relief.given_and_asked import NOTHING
from dropin.relief.store import figures, reliefs_of
from dropin.relief.telling import away_words
from dropin.roster.store import terms_of
from dropin.storage.file import CentreFile
from dropin.words import say


class PersonCover(Section):
    """For whoever leads or is on call. ``relief_wanted`` gives the person's number."""

    relief_wanted = Signal(int)

    def __init__(self, file: CentreFile, person_id: int, now: Callable[[], datetime]) -> None:
        super().__init__(say("Cover"))
        self._file, self._person_id, self._now = file, person_id, now
        self.lately = Label(role="muted")
        self.away = Label()
        self.unwell_button = Button(
            say("Stands down for a while…"), pressed=lambda: self.relief_wanted.emit(person_id)
        )
        self.unwell_button.setEnabled(file.read_only is None)
        for part in (self.lately, self.away, self.unwell_button):
            self.column.addWidget(part)
        self.refresh()

    def refresh(self) -> None:
        now = self._now()
        known = figures(self._file, now).get(self._person_id, NOTHING)
        words = ", ".join(map(str, figures_words(known)))
        self.lately.setText(f"{words[:1].upper()}{words[1:]}.")
        current = [
            each for each in reliefs_of(self._file, self._person_id) if not each.is_over(now.date())
        ]
        customs = centre(self._file).customs
        away = " · ".join(str(away_words(each, customs)) for each in current)
        self.away.setText(f"{away[:1].upper()}{away[1:]}")
        self.away.setVisible(bool(current))


def leads_or_is_on_call(file: CentreFile, person_id: int, now: datetime) -> bool:
    """Whether this side of a person has anything to say of them."""
    roles = roles_of(file, person_id)
    is_leader = any(each.role == "leader" and each.held_on(now.date()) for each in roles)
    return is_leader or terms_of(file, person_id) is not None
