"""The page of the front desk: everything somebody who comes in may do here by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from dropin.centre.store import centre
from dropin.kit.large import FullScreen
from dropin.shell.desk.cards import CardKind, CardsPage
from dropin.storage.file import CentreFile
from dropin.words import say


class FrontDeskPage(CardsPage):
    """Shows nobody. Each card opens a screen that forgets whose it was."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        self._file, self._now = file, now
        kinds = (
            CardKind(say("I am here"), say("Sign in with your name."), "check", self.sign_in, True),
            CardKind(
                say("What is on today"),
                say("And in the days to come."),
                "calendar",
                partial(self._open, _whats_on),
            ),
            CardKind(
                say("Put my name down"),
                say("For something in the next days."),
                "attendance",
                partial(self._open, _name_down),
                True,
            ),
            CardKind(
                say("Vote"),
                say("In secret, on what is being voted on."),
                "choosing",
                partial(self._open, _voting),
                True,
            ),
            CardKind(
                say("I have an idea"),
                say("With your name or without."),
                "idea",
                partial(self._open, _own_idea),
                True,
            ),
            CardKind(
                say("Who is on call"),
                say("Now, and who comes next."),
                "oncall",
                partial(self._open, _who_is_on),
            ),
        )
        greeting = say("Welcome to {centre}", centre=centre(file).name)
        super().__init__(greeting, kinds, read_only=file.read_only is not None)

    def sign_in(self) -> None:
        """The desk where people sign in; it closes once somebody did."""
        from dropin.attendance.desk_view import FrontDesk

        desk = FrontDesk(self._file, self._now, self)
        desk.thanks.next_button.clicked.connect(desk.close)
        self.visit(desk)

    def _open(
        self, build: Callable[[CentreFile, Callable[[], datetime], CardsPage], FullScreen]
    ) -> None:
        self.visit(build(self._file, self._now, self))


# Each imports its screen inside: the page stands before any of them is needed.


def _whats_on(file: CentreFile, now: Callable[[], datetime], page: CardsPage) -> FullScreen:
    from dropin.shell.desk.whats_on import WhatIsOn

    return WhatIsOn(file, now, page)


def _name_down(file: CentreFile, now: Callable[[], datetime], page: CardsPage) -> FullScreen:
    from dropin.shell.desk.name_down import NameDown

    return NameDown(file, now, page)


def _voting(file: CentreFile, now: Callable[[], datetime], page: CardsPage) -> FullScreen:
    from dropin.shell.desk.voting import Voting

    return Voting(file, now, page)


def _own_idea(file: CentreFile, now: Callable[[], datetime], page: CardsPage) -> FullScreen:
    from dropin.shell.desk.own_idea import OwnIdea

    return OwnIdea(file, now, page)


def _who_is_on(file: CentreFile, now: Callable[[], datetime], page: CardsPage) -> FullScreen:
    from dropin.shell.desk.who_is_on import WhoIsOn

    return WhoIsOn(file, now, page)
