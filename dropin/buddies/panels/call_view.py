"""Somebody would like the coordinator to call: who and when, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dropin.buddies.operations import note_called
from dropin.buddies.store import concern
from dropin.buddies.telling import day_told
from dropin.centre.store import centre
from dropin.dates import clock
from dropin.errors import KnownError
from dropin.kit.buttons import Button
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import stacked
from dropin.kit.side_panel import SidePanel
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say


class CallPanel(SidePanel):
    """The coordinator’s alone. ``told`` tells what was done, ``pair_wanted`` asks for the pair."""

    told = Signal(str)
    pair_wanted = Signal(int)

    def __init__(self, file: CentreFile, concern_id: int, now: Callable[[], datetime]) -> None:
        self._file, self._id, self._now = file, concern_id, now
        self.when = Sign("phone", "needed")
        self.number = Label("", "section")
        self.problem = Sign("warning", "needed")
        super().__init__("", self._content())
        self.problem.hide()
        self.called_button = Button(say("I called them"), "primary", pressed=self.called)
        self.called_button.setEnabled(file.read_only is None)
        self.pair_button = Button(say("Open the pair"), pressed=self._open_pair)
        self.add_button(self.called_button)
        self.add_button(self.pair_button)
        self.refresh()

    def refresh(self) -> None:
        """Read it again; once they were called there is nothing more to show."""
        known = concern(self._file, self._id)
        who = person(self._file, known.person_id) if known is not None else None
        if known is None or who is None or known.called_on is not None:
            self.close_panel()
            return
        customs = centre(self._file).customs
        here = known.marked_at.astimezone(self._now().tzinfo)
        day, at = day_told(here.date(), customs), clock(here.time(), customs)
        self.title.setText(say("{name} would like a call", name=who.name))
        self.setAccessibleName(self.title.text())
        self.when.set_text(say("Since {day}, {clock}.", day=day, clock=at))
        self.number.setText(who.phone or say("No number in the file"))
        self._pair_id = known.pair_id or 0
        self.pair_button.setVisible(bool(self._pair_id))

    def called(self) -> None:
        """The coordinator has called them."""
        try:
            note_called(self._file, self._id, self._now().date())
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.told.emit(say("Noted that you called."))

    def _content(self) -> QWidget:
        about = Label(
            say("What it is about is not written down anywhere. Nobody else sees this."),
            role="muted",
        )
        return stacked(self.problem, self.when, self.number, about)

    def _open_pair(self) -> None:
        self.pair_wanted.emit(self._pair_id)
