"""From the open ballots to the booth: what is voted on, and one's own name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from dropin.attendance.desk import DeskName
from dropin.choosing.booth_view import Booth
from dropin.choosing.model import OPEN, Ballot
from dropin.choosing.operations import require_vote_left
from dropin.choosing.store import ballots, way_of_voting
from dropin.errors import KnownError
from dropin.kit.large_card import CardGrid, LargeCard
from dropin.shell.desk.screen import VISIT_MILLISECONDS, DeskScreen, NameStep, scrolled
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class Voting(DeskScreen):
    """Where one thing is voted on, it begins with the name."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(say("Vote"), file, now, parent)
        self._page = parent
        self._ballot: Ballot | None = None
        self.booth: Booth | None = None
        self.ballots = CardGrid()
        self._list = scrolled(self.ballots)
        self.name = NameStep(file, now)
        self.add_step(self._list)
        self.add_step(self.name)
        self.name.finder.taken.connect(self._enter)
        self.name.finder.typed.connect(self.forget_escape)
        self.start()

    def start(self) -> None:
        self._ballot = None
        self.name.finder.start()
        today = self._now().date()
        standing = [each for each in ballots(self._file) if each.state_on(today) == OPEN]
        cards = [self._card(each) for each in standing]
        self.ballots.show_cards(cards)
        self.heading.setText(say("On what?") if cards else say("Nothing is voted on just now."))
        self.show_step(self._list)
        if len(standing) == 1:
            self.choose(standing[0])
        elif cards:
            cards[0].setFocus()

    def choose(self, ballot: Ballot) -> None:
        """Go on with this one: who votes?"""
        self._ballot = ballot
        self.heading.setText(ballot.question)
        self.name.about.setText(say("Only that you voted is noted, never what you ticked."))
        self.show_step(self.name)
        self.name.finder.start()

    def _card(self, ballot: Ballot) -> LargeCard:
        count = len(ballot.standing)
        words = say_count("1 thing to tick", "{count} things to tick", count)
        card = LargeCard(ballot.question, words, "choosing")
        card.clicked.connect(partial(self.choose, ballot))
        return card

    def _enter(self, found: DeskName) -> None:
        """Into the booth; who has voted is told so, and nobody else is told anything."""
        ballot = self._ballot
        if ballot is None:
            return
        try:
            require_vote_left(self._file, ballot.id, found.person_id, self._now().date())
        except KnownError:  # its words are for the office: they name people
            if way_of_voting(self._file, ballot.id, found.person_id):
                self.finish(say("You have voted already."), say("That vote counts."))
            else:
                self.finish(
                    say("This is not for you to vote on."), say("If that is wrong, please ask.")
                )
            return
        self.booth = Booth(self._file, ballot.id, found.person_id, self._now, self._page)
        self.booth.thanks.tell.hide()
        self.booth.over.connect(self.booth.close)
        self.booth.open_for_a_visit(VISIT_MILLISECONDS)
        self.close()
