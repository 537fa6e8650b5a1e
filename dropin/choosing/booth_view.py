"""The voting booth: a screen of its own, in large type, for one person and one secret vote.

It shows a question and what can be ticked; nobody's name, no count, no list. What is ticked is
held by the buttons alone, until it is in the box: then they are gone, and the screen is blank.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dropin.centre.money import money
from dropin.centre.store import centre
from dropin.choosing.amounts import costs
from dropin.choosing.booth_paper_view import BoothPaper
from dropin.choosing.model import BallotOption
from dropin.choosing.operations import vote
from dropin.choosing.store import ballot
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.labels import IconView
from dropin.kit.large import LARGEST, FullScreen, LargeButton, LargeLabel
from dropin.kit.toast import announce
from dropin.storage.file import CentreFile
from dropin.words import say

THANKS_MILLISECONDS = 8_000


class Booth(FullScreen):
    """One vote of one person. ``cast`` comes once it is in the box; it does not say what it was.
    ``over`` comes when the screen is blank again.

    Left by Escape twice, nothing is kept: neither ticks nor that anybody was here.
    """

    cast = Signal()
    over = Signal()

    def __init__(
        self,
        file: CentreFile,
        ballot_id: int,
        person_id: int,
        now: Callable[[], datetime],
        parent: QWidget,
    ) -> None:
        super().__init__(say("Voting booth"), parent)
        self._file, self._ballot_id, self._now = file, ballot_id, now
        self._person_id: int | None = person_id
        self.paper = BoothPaper()
        self.thanks = _Thanks()
        self.blank = QWidget()
        self.hint = LargeLabel("", role="muted")
        self._stack = QStackedWidget()
        for screen in (self.paper, self.thanks, self.blank):
            self._stack.addWidget(screen)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.VAST, theme.WIDE, theme.VAST, theme.SPACE)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self._stack, 1)
        column.addWidget(self.hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(THANKS_MILLISECONDS)
        self._timer.timeout.connect(self._go_blank)
        self.paper.changed.connect(self.forget_escape)
        self.paper.cast.connect(self._cast)
        self._show_paper()
        self._say_how_to_leave(again=False)

    def first_escape(self) -> None:
        """Back to the ticks, if one was about to vote; once more leaves."""
        if self._stack.currentWidget() is self.paper:
            self.paper.go_back()
        self._say_how_to_leave(again=True)

    def forget_escape(self) -> None:
        super().forget_escape()
        self._say_how_to_leave(again=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through what can be ticked."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self._stack.currentWidget() is self.paper:
            self.paper.step_by(step)
            return
        super().keyPressEvent(event)

    def _show_paper(self) -> None:
        known = ballot(self._file, self._ballot_id)
        if known is None:
            self._go_blank()
            return
        written = partial(money, currency=centre(self._file).currency)
        self.paper.show_ballot(known, lambda option: _cost_words(option, written))
        self._stack.setCurrentWidget(self.paper)

    def _cast(self) -> None:
        """Into the box; from here on nothing on the screen or in memory knows what it was."""
        assert self._person_id is not None  # there is no paper to cast without somebody
        try:
            today = self._now().date()
            vote(self._file, self._ballot_id, self._person_id, self.paper.ticked(), today)
        except KnownError as error:
            self._follow_withdrawn()
            self.paper.refuse(str(error))
            return
        self._person_id = None
        self.paper.clear()
        self._stack.setCurrentWidget(self.thanks)
        self.thanks.done_button.setFocus()
        self.thanks.done_button.clicked.connect(self._go_blank)
        announce(self, self.thanks.words.text())
        self._timer.start()
        self.cast.emit()

    def _follow_withdrawn(self) -> None:
        known = ballot(self._file, self._ballot_id)
        if known is not None:
            self.paper.keep_only({each.id for each in known.standing})

    def _go_blank(self) -> None:
        self._timer.stop()
        self._stack.setCurrentWidget(self.blank)
        self.setFocus()
        self.over.emit()

    def _say_how_to_leave(self, *, again: bool) -> None:
        self.hint.set_role("careful" if again else "muted")
        self.hint.setText(
            say("Press Esc once more to leave the booth.")
            if again
            else say("Esc twice leaves the booth.")
        )


class _Thanks(QWidget):
    """A thank-you; then nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.words = LargeLabel(say("Thank you. Your vote is in the box."), LARGEST, bold=True)
        self.tell = LargeLabel(say("Please tell the desk that you are done."), role="muted")
        self.done_button = LargeButton(say("Done"), "primary")
        column = QVBoxLayout(self)
        column.setSpacing(theme.WIDE)
        column.addStretch(1)
        column.addWidget(IconView("check", "good", 4), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words)
        column.addWidget(self.tell)
        column.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)


def _cost_words(option: BallotOption, written: Callable[[int], str]) -> str:
    found = costs(option, written)
    return say("Costs {costs}", costs=found) if found else ""
