"""The front desk: a screen of its own where people check themselves in, by name and one touch.

It shows the first names that fit what is typed, says thank you, and forgets. Nothing else about
anybody is ever on it: no list, no fee, no number.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dropin.attendance.desk import MOST_ACTIVITIES, DeskName, DeskOffer, desk_offer
from dropin.attendance.model import CAME
from dropin.attendance.name_finder_view import NameFinder
from dropin.attendance.operations import check_in, undo_check_in
from dropin.attendance.store import attendance_of
from dropin.centre.store import centre
from dropin.dates import Customs, clock
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.flow import Flow
from dropin.kit.labels import IconView
from dropin.kit.large import (
    LARGE,
    LARGEST,
    FullScreen,
    LargeButton,
    LargeLabel,
)
from dropin.kit.layouts import empty
from dropin.kit.toast import announce
from dropin.programme.model import Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile
from dropin.words import say

THANKS_MILLISECONDS = 8_000
_LARGE_TEXT, _FEW = 150, 3
"""Beyond this text size the screen has room for so few of the day's activities."""


class FrontDesk(FullScreen):
    """Opens empty, ready for the first letter."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(say("Front desk"), parent)
        self._file, self._now = file, now
        self._customs = Customs()
        self._offer = DeskOffer()
        self._chosen: Occurrence | None = None
        prompt = say("Type the first letters of your name.")
        self.finder = NameFinder(file, now, prompt)
        self.welcome = _Welcome(centre(file).name, self.finder)
        self.thanks = _Thanks()
        self.hint = LargeLabel("", role="muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self.thanks)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.VAST, theme.ROOMY, theme.VAST, theme.WIDE)
        column.addWidget(self._stack, 1)
        column.addWidget(self.hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._wire()
        self.start()

    def start(self) -> None:
        """Empty, for whoever comes next."""
        self._timer.stop()
        self._customs = centre(self._file).customs
        self._offer = self._todays_offer()
        self._chosen = self._offer.usual
        self.welcome.show_offer(self._offer, self._chosen, self._customs)
        self._stack.setCurrentWidget(self.welcome)
        self.finder.start()
        self._say_how_to_leave(again=False)

    def first_escape(self) -> None:
        self.start()
        self._say_how_to_leave(again=True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()  # the file may be gone with the desk
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed anywhere belong to the name; arrows go to the names and back."""
        if self._stack.currentWidget() is self.thanks and event.text().isalpha():
            self.start()
        if self._stack.currentWidget() is self.welcome and self.finder.take_key(event):
            return
        super().keyPressEvent(event)

    def _wire(self) -> None:
        self.finder.typed.connect(self.forget_escape)
        self.finder.taken.connect(self._take)
        self.thanks.undo_button.clicked.connect(self._undo)
        self.thanks.next_button.clicked.connect(self.start)
        self._timer.timeout.connect(self.start)

    def _take(self, found: DeskName) -> None:
        occurrence, name = self.welcome.choice(), found.words
        try:
            done = check_in(self._file, occurrence, found.person_id, now=self._now())
        except KnownError as error:
            told = self._here_since(occurrence, found.person_id) or error.what
            self._thank(say("Hello, {name}.", name=name.rstrip(".")), told, None)
            return
        where = (
            say("You are checked in.")
            if occurrence is None
            else say("You are checked in to {activity}.", activity=occurrence.title)
        )
        self._thank(say("Thank you, {name}.", name=name.rstrip(".")), where, done.id)

    def _here_since(self, occurrence: Occurrence | None, person_id: int) -> str:
        """That they are here already; nobody's whole name stands on this screen."""
        seen = attendance_of(self._file, occurrence, self._now().date(), person_id)
        if seen is None or seen.presence != CAME:
            return ""
        if seen.came_at is None:
            return say("You are on the list already.")
        return say("You are here already, since {time}.", time=clock(seen.came_at, self._customs))

    def _thank(self, thanks: str, where: str, attendance_id: int | None) -> None:
        self.thanks.show_thanks(thanks, where, attendance_id)
        self._stack.setCurrentWidget(self.thanks)
        self.thanks.next_button.setFocus()
        announce(self, f"{thanks} {where}")
        self._timer.start(THANKS_MILLISECONDS)

    def _undo(self) -> None:
        if self.thanks.attendance_id is not None:
            undo_check_in(self._file, self.thanks.attendance_id)
        self.start()

    def _todays_offer(self) -> DeskOffer:
        now = self._now()
        today, tomorrow = now.date(), now.date() + timedelta(days=1)
        programme = programme_between(self._file, today, tomorrow)
        return desk_offer(occurrences(programme, today, tomorrow), now)

    def _say_how_to_leave(self, *, again: bool) -> None:
        self.hint.set_role("careful" if again else "muted")
        self.hint.setText(
            say("Press Esc once more to leave the front desk.")
            if again
            else say("Esc twice leaves the front desk.")
        )


class _Welcome(QWidget):
    """What one is here for, and where one finds one's name."""

    def __init__(self, centre_name: str, finder: NameFinder) -> None:
        super().__init__()
        self.greeting = LargeLabel(
            say("Welcome to {centre}", centre=centre_name), LARGEST, bold=True
        )
        self._offers: dict[LargeButton, Occurrence | None] = {}
        self._offered = QWidget()
        self._offered_column = QVBoxLayout(self._offered)
        self._offered_column.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addStretch(1)
        column.addWidget(self.greeting)
        column.addWidget(self._offered)
        column.addSpacing(theme.TIGHT)
        column.addWidget(finder)
        column.addStretch(2)

    def show_offer(self, offer: DeskOffer, chosen: Occurrence | None, customs: Customs) -> None:
        """What one can be here for, with what is meant unless said."""
        flow = Flow(theme.TIGHT, centred=True)
        self._offers = {}
        room = MOST_ACTIVITIES if theme.text_percent() <= _LARGE_TEXT else _FEW
        for each in (None, *offer.activities[:room]) if offer.activities else ():
            button = LargeButton(_offer_words(each, customs), "quiet", LARGE)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(each == chosen)
            self._offers[button] = each
            flow.add(button)
        empty(self._offered_column)
        self._offered_column.addWidget(flow)
        self._offered.setVisible(bool(self._offers))

    def choice(self) -> Occurrence | None:
        """What is chosen to be checked in to; None for dropping in."""
        return next((each for button, each in self._offers.items() if button.isChecked()), None)


class _Thanks(QWidget):
    """A thank-you that stays some seconds, with a way back."""

    def __init__(self) -> None:
        super().__init__()
        self.attendance_id: int | None = None
        self.thanks = LargeLabel("", LARGEST, bold=True)
        self.where = LargeLabel("")
        self.next_button = LargeButton(say("Done"), "primary")
        self.undo_button = LargeButton(say("That was not me: undo"), "plain", LARGE)
        column = QVBoxLayout(self)
        column.setSpacing(theme.WIDE)
        column.addStretch(1)
        centre_of_row = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconView("check", "good", 6), 0, centre_of_row)
        column.addWidget(self.thanks)
        column.addWidget(self.where)
        column.addSpacing(theme.WIDE)
        column.addWidget(self.next_button, 0, centre_of_row)
        column.addWidget(self.undo_button, 0, centre_of_row)
        column.addStretch(2)

    def show_thanks(self, thanks: str, where: str, attendance_id: int | None) -> None:
        self.attendance_id = attendance_id
        self.thanks.setText(thanks)
        self.where.setText(where)
        self.undo_button.setVisible(attendance_id is not None)


def _offer_words(occurrence: Occurrence | None, customs: Customs) -> str:
    if occurrence is None:
        return say("Just dropping in")
    if occurrence.at is None:
        return occurrence.title
    return f"{occurrence.title}, {clock(occurrence.at, customs)}"
