"""Worth a word: who might like to hear of a free place, who is new, who may want a talk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.finder_view import PersonFinder
from dropin.attendance.operations import note_companion
from dropin.attendance.store import (
    dates_with_room,
    invitations_for,
    newcomers_on,
    proposed_conversations,
)
from dropin.attendance.suggestions import FreePlaces, Invitation, Newcomer
from dropin.dates import Customs, clock, day_short
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.side_panel import SidePanel
from dropin.people.model import Person
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say

DAYS_AHEAD = 7
_MOST_SHOWN = 12
_MOST_DATES = 3


class SuggestionsPanel(SidePanel):
    """Proposals, nothing more: ``person_wanted`` opens somebody, ``said`` tells what was done."""

    said = Signal(str)
    person_wanted = Signal(int)

    def __init__(self, file: CentreFile, now: Callable[[], datetime], customs: Customs) -> None:
        self._file, self._now, self._customs = file, now, customs
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.HAIR)
        super().__init__(say("Worth a word"), content)
        self.refresh()

    def refresh(self) -> None:
        """Read again what may be worth saying."""
        empty(self._column)
        today = self._now().date()
        end = today + timedelta(days=DAYS_AHEAD)
        parts = (
            (say("A friendly talk"), self._talks(today)),
            (
                say("New here"),
                [self._newcomer(each, today) for each in newcomers_on(self._file, today)],
            ),
            (
                say("Nothing on this week"),
                [self._invitation(each) for each in invitations_for(self._file, today, end)],
            ),
            (
                say("Places free"),
                [self._free(each) for each in dates_with_room(self._file, today, end)],
            ),
        )
        for heading, lines in parts:
            if lines:
                title = Label(heading, "section")
                title.setContentsMargins(0, theme.SPACE, 0, 0)
                self._column.addWidget(title)
            for line in lines[:_MOST_SHOWN]:
                self._column.addWidget(line)
        if not any(lines for _, lines in parts):
            words = say("Nothing just now. Enjoy the day.")
            self._column.addWidget(Label(words, role="muted"))

    def _talks(self, today: date) -> list[QWidget]:
        return [
            self._about(each.person_id, str(each.reason))
            for each in proposed_conversations(self._file, today)
        ]

    def _newcomer(self, newcomer: Newcomer, today: date) -> QWidget:
        """Somebody new, and a line for who comes along with them."""
        part = self._about(newcomer.person_id, str(newcomer.reason))
        layout = part.layout()
        if self._file.read_only is None and layout is not None:
            finder = PersonFinder(self._file, say("Who comes along?"), part)
            finder.picked.connect(partial(self._accompany, newcomer.person_id, today))
            finder.field.hide()
            ask = Button(say("Somebody comes along…"), "link")
            ask.clicked.connect(partial(_swap, ask, finder.field))
            for each in (ask, finder.field, finder.list):
                layout.addWidget(each)
        return part

    def _invitation(self, invitation: Invitation) -> QWidget:
        dates = ", ".join(map(self._date_words, invitation.places[:_MOST_DATES]))
        return self._about(invitation.person_id, f"{dates}. {invitation.reason}.")

    def _free(self, places: FreePlaces) -> QWidget:
        words = self._date_words(places)
        if places.free is not None:
            words = say("{date}: {count} free", date=words, count=places.free)
        return Label(words)

    def _about(self, person_id: int, why: str) -> QWidget:
        """A name that opens the person, and why they stand here."""
        who = self._known(person_id)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, theme.TIGHT)
        column.setSpacing(0)
        words = who.name if who else ""
        column.addWidget(Button(words, "link", pressed=partial(self.person_wanted.emit, person_id)))
        phone = f" · {who.phone}" if who and who.phone else ""
        told = Label(why + phone, "small", "muted")
        told.setContentsMargins(theme.SPACE, 0, 0, 0)
        column.addWidget(told)
        return part

    def _accompany(self, newcomer_id: int, day: date, companion_id: int) -> None:
        note_companion(self._file, newcomer_id, companion_id, day)
        self.refresh()
        names = {
            "companion": self._name(companion_id),
            "newcomer": self._name(newcomer_id),
        }
        self.said.emit(say("{companion} comes along with {newcomer}.", **names))

    def _known(self, person_id: int) -> Person | None:
        return person(self._file, person_id)

    def _name(self, person_id: int) -> str:
        who = self._known(person_id)
        return who.name if who else ""

    def _date_words(self, places: FreePlaces) -> str:
        occurrence = places.occurrence
        day = day_short(occurrence.day, self._customs)
        at = f" {clock(occurrence.at, self._customs)}" if occurrence.at else ""
        return f"{occurrence.title}, {day}{at}"


def _swap(asked: QWidget, answered_in: QWidget) -> None:
    """Put the line in the place of the button that asks for it."""
    asked.hide()
    answered_in.show()
    answered_in.setFocus()
