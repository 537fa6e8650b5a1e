"""A person's side of the buddy programme: as a buddy, as somebody who would like one, in pairs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from dropin.buddies.carrying import carried
from dropin.buddies.life import state_on
from dropin.buddies.listing import load_words
from dropin.buddies.model import Pair
from dropin.buddies.panels.looks_view import mark, state_look
from dropin.buddies.store import (
    names_of,
    open_request_of,
    pairs_of_buddy,
    pairs_of_member,
    terms_of,
)
from dropin.buddies.telling import day_told, state_name
from dropin.centre.store import centre
from dropin.kit.buttons import Button
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.lines import Line
from dropin.kit.parts import actions
from dropin.kit.section import Section
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class PersonInProgramme(Section):
    """The signals ask for somebody’s request, a new one, them as a buddy, a pair."""

    request_wanted = Signal(int)
    new_request_wanted = Signal(int)
    buddy_wanted = Signal(int)
    pair_wanted = Signal(int)

    def __init__(self, file: CentreFile, person_id: int, now: Callable[[], datetime]) -> None:
        super().__init__(say("Buddy programme"))
        self._file, self._person_id, self._now = file, person_id, now
        self._request_id = 0
        self.about = Label(role="muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.request_button = Button("", pressed=self._open_request)
        self.buddy_button = Button("", pressed=lambda: self.buddy_wanted.emit(self._person_id))
        self.column.addWidget(self.about)
        self.column.addLayout(self._lines)
        self.column.addWidget(actions(self.request_button, self.buddy_button))
        self.refresh()

    def refresh(self) -> None:
        if person(self._file, self._person_id) is None:
            return  # just removed; the panel goes too
        today = self._now().date()
        as_member = [each for each in pairs_of_member(self._file, self._person_id) if each.is_open]
        as_buddy = [each for each in pairs_of_buddy(self._file, self._person_id) if each.is_open]
        self.about.setText(self._about(as_buddy, today) or say("Not in it."))
        self.about.setVisible(not as_member or bool(self._about(as_buddy, today)))
        empty(self._lines)
        ids = (each for pair in (*as_member, *as_buddy) for each in (pair.member_id, pair.buddy_id))
        names = names_of(self._file, ids)
        for pair in as_member:
            self._add(pair, say("with {name}, their buddy", name=names[pair.buddy_id or 0]), today)
        for pair in as_buddy:
            self._add(pair, say("as a buddy of {name}", name=names[pair.member_id or 0]), today)
        self._show_buttons(has_buddy=bool(as_member))

    def parting(self) -> str:
        """Pairs that are left with one of the two."""
        found = [
            *pairs_of_member(self._file, self._person_id),
            *pairs_of_buddy(self._file, self._person_id),
        ]
        count = sum(each.is_open for each in found)
        if not count:
            return ""
        return say_count(
            "1 pair of theirs waits to be ended.",
            "{count} pairs of theirs wait to be ended.",
            count,
        )

    def _about(self, as_buddy: list[Pair], today: date) -> str:
        told = []
        known = terms_of(self._file, self._person_id)
        if known is not None:
            loads = carried([known], as_buddy, today)
            words = load_words(loads[0]) if loads else say("no buddy any more")
            told.append(say("As a buddy: {words}.", words=words))
        waiting = open_request_of(self._file, self._person_id)
        if waiting is not None:
            day = day_told(waiting.made_on, centre(self._file).customs)
            told.append(say("Would like a buddy since {day}.", day=day))
        return " ".join(told)

    def _add(self, pair: Pair, words: str, today: date) -> None:
        state = state_on(pair, today)
        line = Line(
            f"{words[:1].upper()}{words[1:]}", state_name(state), mark=mark(state_look(state))
        )
        line.clicked.connect(partial(self._open_pair, pair.id))
        self._lines.addWidget(line)

    def _show_buttons(self, *, has_buddy: bool) -> None:
        waiting = open_request_of(self._file, self._person_id)
        self._request_id = waiting.id if waiting is not None else 0
        self.request_button.setText(
            say("Open the request") if waiting is not None else say("Would like a buddy…")
        )
        self.request_button.setVisible(not has_buddy)
        self.request_button.setEnabled(waiting is not None or self._file.read_only is None)
        is_buddy = terms_of(self._file, self._person_id) is not None
        self.buddy_button.setText(say("Open as a buddy") if is_buddy else say("Is a buddy…"))
        self.buddy_button.setEnabled(is_buddy or self._file.read_only is None)
        for button in (self.request_button, self.buddy_button):
            button.updateGeometry()

    def _open_request(self) -> None:
        if self._request_id:
            self.request_wanted.emit(self._request_id)
        else:
            self.new_request_wanted.emit(self._person_id)

    def _open_pair(self, pair_id: int, _checked: bool = False) -> None:
        self.pair_wanted.emit(pair_id)
