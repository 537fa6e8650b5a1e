"""Putting one's name down for an activity of the coming days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from dropin.attendance.desk import DeskName, is_over
from dropin.attendance.model import GOING, OFFERED, WAITING, SignUp
from dropin.attendance.operations import sign_up, withdraw
from dropin.attendance.sign_ups import place_in_line
from dropin.attendance.store import sign_up_of, sign_ups_of
from dropin.centre.store import centre
from dropin.dates import day_short
from dropin.errors import KnownError
from dropin.kit.large_card import CardGrid, LargeCard
from dropin.programme.model import CANCELLED, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.shell.desk.screen import DeskScreen, NameStep, scrolled
from dropin.shell.desk.whats_on import place_words, when_words
from dropin.storage.file import CentreFile
from dropin.words import say

DAYS_AHEAD = 7


class NameDown(DeskScreen):
    """What is on, then one's own name; told whether it is a place or the waiting list."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(say("Put my name down"), file, now, parent)
        self._occurrence: Occurrence | None = None
        self.activities = CardGrid()
        self._list = scrolled(self.activities)
        self.name = NameStep(file, now)
        self.add_step(self._list)
        self.add_step(self.name)
        self.name.finder.taken.connect(self._put_down)
        self.name.finder.typed.connect(self.forget_escape)
        self.start()

    def start(self) -> None:
        self._occurrence = None
        self.name.finder.start()
        cards = self._cards()
        self.activities.show_cards(cards)
        self.heading.setText(
            say("For what?") if cards else say("Nothing is on in the days to come.")
        )
        self.show_step(self._list)
        if cards:
            cards[0].setFocus()

    def choose(self, occurrence: Occurrence) -> None:
        """Go on with this one: whose name is it?"""
        self._occurrence = occurrence
        self.heading.setText(occurrence.title)
        self.name.about.setText(self._when(occurrence))
        self.show_step(self.name)
        self.name.finder.start()

    def _cards(self) -> list[LargeCard]:
        now = self._now()
        first, end = now.date(), now.date() + timedelta(days=DAYS_AHEAD)
        programme = programme_between(self._file, first, end)
        cards = []
        for each in occurrences(programme, first, end):
            if each.status != CANCELLED and not is_over(each, now):
                card = LargeCard(each.title, self._when(each, programme))
                card.clicked.connect(partial(self.choose, each))
                cards.append(card)
        return cards

    def _when(self, occurrence: Occurrence, programme: Programme | None = None) -> str:
        customs = centre(self._file).customs
        place = place_words(occurrence, programme) if programme else ""
        parts = (day_short(occurrence.day, customs), when_words(occurrence, customs), place)
        return ", ".join(filter(None, parts))

    def _put_down(self, found: DeskName) -> None:
        occurrence = self._occurrence
        if occurrence is None:
            return
        before = sign_up_of(self._file, occurrence, found.person_id)
        if before is not None and before.state in (GOING, WAITING, OFFERED):
            self.finish(say("You are down for it already."), self._standing(occurrence, before))
            return
        try:
            made = sign_up(self._file, occurrence, found.person_id, now=self._now())
        except KnownError:  # its words are for the office: they name people and say why
            self.finish(say("That cannot be done here."), say("Please ask somebody of the centre."))
            return
        self.finish(
            say("You are on the waiting list.")
            if made.state == WAITING
            else say("You have a place."),
            self._standing(occurrence, made),
            partial(withdraw, self._file, made.id, self._now()),
        )

    def _standing(self, occurrence: Occurrence, signed: SignUp) -> str:
        number = place_in_line(sign_ups_of(self._file, occurrence), signed.person_id)
        what = f"{occurrence.title}, {self._when(occurrence)}."
        if number is None:
            return what
        return say("{what} You are number {number} in line.", what=what, number=number)
