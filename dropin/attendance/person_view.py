"""A person's side of attendance: where they stand, when they come, what they like and owe."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.model import CAME, EXCUSED, GOING, OFFERED, WAITING, Attendance, SignUp
from dropin.attendance.operations import LIFTED, set_interests
from dropin.attendance.standing_view import PausePart, StandingPart
from dropin.attendance.store import (
    attendances_of_person,
    fees_owing,
    interests_of,
    occurrence_of,
    pauses_of,
    sign_ups_of_person,
    standings_of,
)
from dropin.centre.money import money
from dropin.centre.store import centre
from dropin.dates import clock, day_short
from dropin.kit import theme
from dropin.kit.fields import CheckField
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.section import Section
from dropin.people.store import person
from dropin.programme.store import activity, categories
from dropin.storage.file import CentreFile
from dropin.words import say

Part = TypeVar("Part", StandingPart, PausePart)
_ASKS = (GOING, WAITING, OFFERED)
_RECENT_DAYS, _MOST_RECENT = 60, 6
_MOST_COMING = 8


class PersonAttendance(Section):
    """What one tells the person beside one, plainly. ``said`` tells what was done."""

    said = Signal(str)

    def __init__(self, file: CentreFile, person_id: int, now: Callable[[], datetime]) -> None:
        super().__init__(say("Attendance"))
        self._file, self._person_id, self._now = file, person_id, now
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.HAIR)
        self._standings: dict[int, StandingPart] = {}
        self._pauses: dict[int, PausePart] = {}
        self._agreed = QVBoxLayout()
        self._agreed.setSpacing(theme.TIGHT)
        self.interests: dict[int, CheckField] = {}
        self.column.addLayout(self._agreed)
        self.column.addLayout(self._told)
        self._add_interests()
        self.refresh()

    def refresh(self) -> None:
        settings = centre(self._file)
        self._customs, self._currency = settings.customs, settings.currency
        empty(self._told)
        if person(self._file, self._person_id) is None:
            return  # just removed; the panel goes too
        self._show_standing()
        self._tell(say("Comes to"), self._coming())
        self._tell(say("Lately"), self._lately())
        self._tell(say("Fees owing"), self._owing())
        liked = interests_of(self._file, self._person_id)
        for category_id, check in self.interests.items():
            check.set_value(category_id in liked)

    def _show_standing(self) -> None:
        """Each agreement and pause keeps its part, so that what is typed there stays."""
        today = self._now().date()
        standings = {
            each.agreement.id: each for each in standings_of(self._file, self._person_id, today)
        }
        pauses = {
            each.id: each
            for each in pauses_of(self._file, self._person_id)
            if each.ends_on > today and each.appeal_result != LIFTED
        }
        self._let_go(self._standings, standings)
        self._let_go(self._pauses, pauses)
        for number, standing in standings.items():
            self._part(self._standings, number, StandingPart).show_agreed(standing)
        for number, pause in pauses.items():
            self._part(self._pauses, number, PausePart).show_agreed(pause)

    def _part(self, held: dict[int, Part], number: int, kind: type[Part]) -> Part:
        if number not in held:
            held[number] = kind(self._file, self._person_id, self._now)
            held[number].said.connect(self.said)
            self._agreed.addWidget(held[number])
        return held[number]

    def _let_go(self, held: dict[int, Part], wanted: Collection[int]) -> None:
        for number in [each for each in held if each not in wanted]:
            part = held.pop(number)
            self._agreed.removeWidget(part)
            part.hide()
            part.deleteLater()

    def _tell(self, heading: str, lines: list[str]) -> None:
        if not lines:
            return
        title = Label(heading, bold=True)
        title.setContentsMargins(0, theme.TIGHT, 0, 0)
        self._told.addWidget(title)
        for words in lines:
            self._told.addWidget(Label(words, role="muted"))

    def _coming(self) -> list[str]:
        found = sign_ups_of_person(self._file, self._person_id, self._now().date())
        return [self._coming_words(each) for each in found if each.state in _ASKS][:_MOST_COMING]

    def _coming_words(self, each: SignUp) -> str:
        """``Choir, Tue 24 Nov, 14:00``, as the date stands now."""
        state = {WAITING: say("waits for a place"), OFFERED: say("was offered a place")}
        told = f" · {state[each.state]}" if each.state in state else ""
        occurrence = occurrence_of(self._file, each.key)
        if occurrence is None:
            held = activity(self._file, each.key.activity_id)
            title = held.title if held is not None else ""
            return say("{title}, the whole course", title=title) + told
        day = day_short(occurrence.day, self._customs)
        at = "" if occurrence.at is None else f", {clock(occurrence.at, self._customs)}"
        return f"{occurrence.title}, {day}{at}{told}"

    def _lately(self) -> list[str]:
        end = self._now().date() + timedelta(days=1)
        first = end - timedelta(days=_RECENT_DAYS)
        found = attendances_of_person(self._file, self._person_id, first, end)
        return [self._lately_words(each) for each in reversed(found[-_MOST_RECENT:])]

    def _lately_words(self, each: Attendance) -> str:
        held = activity(self._file, each.key.activity_id) if each.key is not None else None
        title = held.title if held is not None else say("dropped in")
        day = day_short(each.day, self._customs)
        if each.presence == CAME:
            return f"{day} · {title}"
        other = say("excused") if each.presence == EXCUSED else say("missed")
        return f"{day} · {title} · {other}"

    def _owing(self) -> list[str]:
        return [
            say(
                "{amount} for {title} on {day}",
                amount=money(each.owing_cents, self._currency),
                title=each.title,
                day=day_short(each.day, self._customs),
            )
            for each in fees_owing(self._file, self._person_id)
        ]

    def _add_interests(self) -> None:
        offered = categories(self._file)
        if not offered:
            return
        title = Label(say("Would like to hear of"), bold=True)
        title.setContentsMargins(0, theme.TIGHT, 0, 0)
        self.column.addWidget(title)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for category in offered:
            check = CheckField(category.name)
            check.name_aloud(category.name)
            check.changed.connect(self._save_interests)
            self.interests[category.id] = check
            column.addWidget(check)
        part.setEnabled(self._file.read_only is None)
        self.column.addWidget(part)

    def _save_interests(self) -> None:
        liked = {each for each, check in self.interests.items() if check.value()}
        set_interests(self._file, self._person_id, liked)
        who = person(self._file, self._person_id)
        self.said.emit(say("Noted what {name} likes.", name=who.name if who else ""))
