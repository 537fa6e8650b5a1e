"""Who is on call, readable across a room: a card for each shift that runs, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dropin.dates import Customs, clock, day_short
from dropin.kit import theme
from dropin.kit.labels import IconView
from dropin.kit.large import LARGE, LARGER, LARGEST, LargeLabel
from dropin.kit.layouts import empty
from dropin.kit.painting import rounded_box
from dropin.roster.now import OnCall, Post, Shown, names_words
from dropin.words import say

_ALONE, _BESIDE = 6.5, 4.2
"""Times the body's size at 100 % text: a name one reads across a room, alone or beside others."""
_CARD_WIDTH = 400  # narrower than this at 100 % text, cards stand under one another


class Board(QWidget):
    """The cards of now beside each other where there is room, and one line on what comes."""

    def __init__(self) -> None:
        super().__init__()
        self.title = LargeLabel("", LARGER, "muted")
        self.nobody = LargeLabel(say("Nobody is on call now."), LARGEST, bold=True)
        self.next = LargeLabel("", LARGER)
        self._number = 0
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(theme.WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.WIDE)
        column.addWidget(self.title)
        column.addStretch(1)
        column.addLayout(self._cards)
        column.addWidget(self.nobody)
        column.addWidget(self.next)
        column.addStretch(1)

    def show_posts(
        self, found: OnCall, now: Sequence[Post], following: Sequence[Post], customs: Customs
    ) -> None:
        """Show these; ``found.at`` is a moment in the centre's own zone."""
        at = found.at
        self.title.setText(
            say(
                "On call · {day} {time}",
                day=day_short(at.date(), customs),
                time=clock(at.time(), customs),
            )
        )
        empty(self._cards)
        self._number = len(now)
        for post in now:
            self._cards.addWidget(Card(post, at, customs, alone=len(now) == 1), 1)
        self.nobody.setVisible(not now)
        self.next.setText(_next_words(at, following, customs))
        self.fit()

    def fit(self) -> None:
        """Cards stand under one another where each would be too narrow."""
        beside = self.width() >= self._number * theme.scaled(_CARD_WIDTH)
        directions = QBoxLayout.Direction
        self._cards.setDirection(directions.LeftToRight if beside else directions.TopToBottom)


class Card(QWidget):
    """One shift: until when, who is called first, whom else."""

    def __init__(self, post: Post, at: datetime, customs: Customs, *, alone: bool) -> None:
        super().__init__()
        first, others = post.primary or post.backup, post.backup if post.primary else ()
        ends = post.shift.ends.astimezone(at.tzinfo)
        until = say(
            "{shift}, until {time}", shift=post.shift.name, time=clock(ends.time(), customs)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.WIDE, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.TIGHT)
        column.addStretch(1)
        column.addWidget(LargeLabel(until, LARGER if alone else LARGE, "muted"))
        if not post.is_covered:
            column.addWidget(IconView("warning", "needed", 2.5), 0, Qt.AlignmentFlag.AlignHCenter)
        for who in first:
            column.addWidget(_name(who, _ALONE if alone else _BESIDE))
            if who is not None and who.phone:
                column.addWidget(LargeLabel(who.phone, LARGEST))
        for words, those in ((say("Backup"), others), (say("Shadowing"), post.shadow)):
            if any(those):
                column.addWidget(LargeLabel(f"{words}: {_with_numbers(those)}", LARGE))
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        rounded_box(QPainter(self), card, colours.surface, colours.line, theme.CARD_RADIUS)


def _name(who: Shown | None, scale: float) -> LargeLabel:
    if who is None:
        return LargeLabel(say("Nobody is down for it"), LARGER, "needed", bold=True)
    # Large enough already, it grows no more with the text of everything else.
    grown = max(LARGEST, scale * 100 / max(100, theme.text_percent()))
    return LargeLabel(names_words((who,)), grown, bold=True)


def _with_numbers(those: Sequence[Shown | None]) -> str:
    return say(", ").join(
        f"{names_words((each,))} {each.phone}".strip() for each in those if each is not None
    )


def _next_words(at: datetime, following: Sequence[Post], customs: Customs) -> str:
    """``Next, from 14:00: Ana (Desk), Ben (Phone)``."""
    if not following:
        return say("Nothing is planned after that yet.")
    starts = following[0].shift.starts.astimezone(at.tzinfo)
    when = clock(starts.time(), customs)
    if starts.date() != at.date():
        when = f"{day_short(starts.date(), customs)} {when}"
    told = (
        say(
            "{names} ({shift})",
            names=names_words(each.primary or each.backup),
            shift=each.shift.name,
        )
        for each in following
    )
    return say("Next, from {when}: {who}", when=when, who=say(", ").join(told))
