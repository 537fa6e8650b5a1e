"""The page of the peer leader: their shifts, attendance, what is on, and numbers to ring."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal

from dropin.shell.desk.cards import CardKind, CardsPage
from dropin.storage.file import CentreFile
from dropin.words import say


class OnDutyPage(CardsPage):
    """``attendance_wanted`` asks for the page where who came is noted."""

    attendance_wanted = Signal()

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        self._file, self._now = file, now
        kinds = (
            CardKind(
                say("Who is on call, and my shifts"),
                say("Offer one, or take one."),
                "oncall",
                self.open_shifts,
            ),
            CardKind(
                say("Take attendance"),
                say("Who is expected, and who came."),
                "attendance",
                lambda: self.attendance_wanted.emit(),
            ),
            CardKind(say("What is on"), say("Today and later."), "calendar", self.open_programme),
            CardKind(
                say("Ring somebody"),
                say("Numbers of those who agreed to it."),
                "phone",
                self.open_numbers,
            ),
        )
        super().__init__(say("On duty"), kinds, read_only=file.read_only is not None)

    # Each imports its screen inside: the page stands before any of them is needed.

    def open_shifts(self) -> None:
        from dropin.roster.desk_view import OnCallDesk
        from dropin.roster.now import MEMBERS_ROOM

        self.visit(OnCallDesk(self._file, self._now, MEMBERS_ROOM, self))

    def open_programme(self) -> None:
        from dropin.shell.desk.whats_on import WhatIsOn

        self.visit(WhatIsOn(self._file, self._now, self))

    def open_numbers(self) -> None:
        from dropin.shell.desk.ringing import RingSomebody

        self.visit(RingSomebody(self._file, self._now, self))
