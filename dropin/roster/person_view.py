"""A person's side of the roster: on what terms they are on it, when they can, with whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import clock, day_short
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import Label
from dropin.kit.section import Section
from dropin.people.store import person
from dropin.roster.model import Shift, Slot
from dropin.roster.panels.away_view import AwayPart
from dropin.roster.panels.leaving_view import LeavingPart, open_words, shifts_from
from dropin.roster.panels.terms_view import TermsPart
from dropin.roster.panels.week_editor_view import WeekPart
from dropin.roster.panels.wishes_view import WishesPart
from dropin.roster.planning.model import BACKUP, SHADOW
from dropin.roster.store import terms_of
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_MOST_SHOWN = 4


class PersonOnCall(Section):
    """What the roster knows of the person beside one. ``said`` tells what was done."""

    said = Signal(str)
    print_wanted = Signal(str, dict)  # a sheet, and what it is about
    calendar_wanted = Signal(int)  # of the person of this number

    def __init__(self, file: CentreFile, person_id: int, now: Callable[[], datetime]) -> None:
        super().__init__(say("On call"))
        self._file, self._person_id, self._now = file, person_id, now
        today = now().date()
        self.ahead = Label()
        self.sheet_button = Button(say("Print their sheet…"), "quiet", pressed=self._print)
        self.calendar_button = Button(
            say("Save as a calendar…"),
            "quiet",
            accessible_name=say("Save their shifts as a calendar for a telephone"),
            pressed=lambda: self.calendar_wanted.emit(person_id),
        )
        self.terms = TermsPart(file, person_id, today)
        self.week = WeekPart(file, person_id)
        self.away = AwayPart(file, person_id, today)
        self.wishes = WishesPart(file, person_id)
        self.leaving = LeavingPart(file, person_id, today)
        self._on_roster = QWidget()
        column = QVBoxLayout(self._on_roster)
        column.setContentsMargins(0, theme.TIGHT, 0, 0)
        column.setSpacing(theme.SPACE)
        for part in (self.week, self.away, self.wishes, self.leaving):
            column.addWidget(part)
            part.said.connect(self.said)
        self.terms.said.connect(self.said)
        self.column.addWidget(self.ahead)
        self.column.addWidget(self.sheet_button)
        self.column.addWidget(self.calendar_button)
        for widget in (self.terms, self._on_roster):
            widget.setEnabled(file.read_only is None)
            self.column.addWidget(widget)
        self.refresh()

    def refresh(self) -> None:
        if person(self._file, self._person_id) is None:
            return  # just removed; the panel goes too
        terms = terms_of(self._file, self._person_id)
        self.ahead.setText(self._ahead_words())
        self.ahead.setVisible(bool(self.ahead.text()))
        self.sheet_button.setVisible(bool(self.ahead.text()))
        self.calendar_button.setVisible(bool(self.ahead.text()))
        self.terms.show_terms(terms)
        self._on_roster.setVisible(terms is not None)
        if terms is not None:
            self.week.show_terms(terms)
            for part in (self.away, self.wishes, self.leaving):
                part.refresh()

    def parting(self) -> str:
        return open_words(len(shifts_from(self._file, self._person_id, self._now().date())))

    def _print(self) -> None:
        self.print_wanted.emit("leader", {"person_id": self._person_id})

    def _ahead_words(self) -> str:
        """The next shifts, a line each, and how many more."""
        found = shifts_from(self._file, self._person_id, self._now().date())
        lines = [self._shift_words(shift, slot) for shift, slot in found[:_MOST_SHOWN]]
        more = len(found) - len(lines)
        if more:
            lines.append(say_count("and 1 more shift", "and {count} more shifts", more))
        return "\n".join(lines)

    def _shift_words(self, shift: Shift, slot: Slot) -> str:
        """``Tue 24 Nov, 10:00 · Desk · backup``."""
        written = centre(self._file).customs
        words = f"{day_short(shift.day, written)}, {clock(shift.starts_at, written)} · {shift.name}"
        role = {BACKUP: say("backup"), SHADOW: say("shadow")}.get(slot.role)
        return f"{words} · {role}" if role else words
