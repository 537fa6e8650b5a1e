"""What one votes on in the booth: the question, a tick for each option, two steps into the box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.choosing.model import Ballot, BallotOption
from dropin.kit import theme
from dropin.kit.flow import Flow
from dropin.kit.large import LARGER, LARGEST, LargeButton, LargeLabel, LargeTick
from dropin.kit.layouts import empty
from dropin.kit.side_panel import scrolling
from dropin.kit.toast import announce
from dropin.words import say, say_count


class BoothPaper(QWidget):
    """The question, a tick for each option, and the two steps into the box.

    ``cast`` comes when somebody has said twice that this is their vote.
    """

    changed = Signal()
    cast = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ticks: dict[int, LargeTick] = {}
        self.question = LargeLabel("", LARGEST, bold=True)
        self.how = LargeLabel("", role="muted")
        self.count = LargeLabel("", bold=True)
        self.vote = LargeLabel("", LARGER, bold=True)
        self.final = LargeLabel("", role="careful")
        self.problem = LargeLabel("", role="needed")
        self.cast_button = LargeButton(say("Put it in the box"), "primary")
        self.back_button = LargeButton(say("Go back"))
        self.sure_button = LargeButton(say("Yes, into the box"), "primary")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.TIGHT)
        self._build()
        self.cast_button.clicked.connect(self.ask)
        self.back_button.clicked.connect(self.go_back)
        self.sure_button.clicked.connect(self.cast)

    def show_ballot(self, known: Ballot, cost: Callable[[BallotOption], str]) -> None:
        """A fresh paper, nothing ticked."""
        self.question.setText(known.question)
        election = known.seat_id is not None
        self.how.setText(
            say("Tick everyone you would like to see in this seat.")
            if election
            else say("Tick everything you would come to.")
        )
        for option in known.standing:
            detail = "\n".join(filter(None, [option.description, cost(option)]))
            tick = LargeTick(option.title, detail)
            tick.clicked.connect(self._tell)
            self.ticks[option.id] = tick
            self._list.addWidget(tick)
        self.go_back()

    def ticked(self) -> frozenset[int]:
        """The options ticked, by id."""
        return frozenset(number for number, tick in self.ticks.items() if tick.isChecked())

    def ask(self) -> None:
        """Show what would go into the box, and that it stays there."""
        ticked = [tick.text() for tick in self.ticks.values() if tick.isChecked()]
        self._say_problem("")
        self.vote.setText(
            say("Your vote: {titles}.", titles=", ".join(ticked))
            if ticked
            else say("Your vote is blank: nothing is ticked.")
        )
        self.final.setText(
            say("In the box it is secret. Nobody can change it or take it out again.")
        )
        self._show_step(asking=True)
        self.back_button.setFocus()
        announce(self, f"{self.vote.text()} {self.final.text()}")

    def go_back(self) -> None:
        """To the ticks, as they were."""
        self._show_step(asking=False)
        self.vote.setText("")
        self._say_count()
        first = next(iter(self.ticks.values()), None)
        (first or self.cast_button).setFocus()

    def refuse(self, sentence: str) -> None:
        """The vote could not be taken: say why; the ticks stay."""
        self.go_back()
        self._say_problem(sentence)
        announce(self, sentence)

    def keep_only(self, standing: set[int]) -> None:
        """Options withdrawn meanwhile can't be ticked any more."""
        for number in [each for each in self.ticks if each not in standing]:
            tick = self.ticks.pop(number)
            tick.hide()
            tick.deleteLater()

    def clear(self) -> None:
        """Nothing of the vote stays, nor of what it was about."""
        for tick in self.ticks.values():
            tick.setChecked(False)
        self.ticks = {}
        empty(self._list)
        for label in (self.question, self.how, self.count, self.vote, self.problem):
            label.setText("")

    def step_by(self, step: int) -> None:
        """The keyboard goes on to the next option, or to the button under them."""
        stops = [*self.ticks.values(), self.cast_button]
        if self.sure_button.isVisible():
            stops = [self.back_button, self.sure_button]
        place = next((at for at, each in enumerate(stops) if each.hasFocus()), -step)
        there = stops[max(0, min(len(stops) - 1, place + step))]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(there)

    def _build(self) -> None:
        self._options = QWidget()
        self._options.setLayout(self._list)
        self._scroll = scrolling(self._options)
        self._steps = Flow(theme.WIDE)
        self._steps.add(self.count)
        self._steps.add(self.cast_button)
        self._steps.add(self.back_button)
        self._steps.add(self.sure_button)
        sure = QWidget()
        inside = QVBoxLayout(sure)
        inside.setSpacing(theme.WIDE)
        inside.addStretch(1)
        inside.addWidget(self.vote)
        inside.addWidget(self.final)
        inside.addStretch(1)
        self._asking = scrolling(sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for part in (self.question, self.how, self.problem):
            column.addWidget(part)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._asking, 1)
        column.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignHCenter)

    def _tell(self) -> None:
        self._say_count()
        self.changed.emit()

    def _say_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _say_count(self) -> None:
        self._say_problem("")
        self.count.setText(
            say_count("You ticked {count}.", "You ticked {count}.", len(self.ticked()))
            if self.ticked()
            else say("You ticked nothing yet.")
        )

    def _show_step(self, *, asking: bool) -> None:
        self._scroll.setVisible(not asking)
        self.count.setVisible(not asking)
        self.cast_button.setVisible(not asking)
        self.how.setVisible(not asking)
        self._asking.setVisible(asking)
        self.back_button.setVisible(asking)
        self.sure_button.setVisible(asking)
