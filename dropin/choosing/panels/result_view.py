"""The side panel of a closed ballot: the count in words and pictures, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.money import money
from dropin.centre.store import centre
from dropin.choosing.model import SHARES
from dropin.choosing.panels.bars_view import ShareBar
from dropin.choosing.panels.outcome_view import OutcomePart
from dropin.choosing.results import Result, ResultLine, closed_on, result, settled_words
from dropin.choosing.store import ballot, decided_ballots, papers_counted, papers_marked, votes_of
from dropin.dates import Customs, day_long
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.parts import actions
from dropin.kit.side_panel import SidePanel
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class ResultPanel(SidePanel):
    """``said`` tells what was done; the others ask for an activity, for an idea to become one,
    for a sheet, or for the papers still to be entered."""

    said = Signal(str)
    activity_wanted = Signal(int)
    begin_wanted = Signal(int)
    print_wanted = Signal(str, dict)
    papers_wanted = Signal(int)

    def __init__(
        self, file: CentreFile, ballot_id: int, now: Callable[[], datetime], customs: Customs
    ) -> None:
        self._file, self._id, self._now, self._customs = file, ballot_id, now, customs
        self._money = partial(money, currency=centre(file).currency)
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.TIGHT)
        self.outcome = OutcomePart(file, ballot_id, now, customs)
        self.papers_button = Button(say("Enter papers…"), pressed=self._enter)
        known = ballot(file, ballot_id)
        super().__init__(known.question if known is not None else "", self._content())
        self.outcome.said.connect(self.said)
        self.outcome.activity_wanted.connect(self.activity_wanted)
        self.outcome.begin_wanted.connect(self.begin_wanted)
        self.add_button(Button(say("Print the result…"), pressed=self._print))
        self.refresh()

    def refresh(self) -> None:
        """Count again: papers may have come in, a decision may have been written."""
        known = ballot(self._file, self._id)
        if known is None or known.state_on(self._now().date()) != "closed":
            self.close_panel()
            return
        left = papers_marked(self._file, self._id) - papers_counted(self._file, self._id)
        counted = result(
            known,
            votes_of(self._file, self._id, self._now().date()),
            decided=decided_ballots(self._file).get(self._id),
            papers_left=left,
            money=self._money,
        )
        self.papers_button.setVisible(left > 0 and self._file.read_only is None)
        self._show(counted)
        self.outcome.show_result(counted)

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(self._told)
        column.addWidget(actions(self.papers_button))
        column.addWidget(self.outcome)
        return content

    def _show(self, counted: Result) -> None:
        empty(self._told)
        day = day_long(closed_on(counted.ballot), self._customs)
        voted = say_count("{count} person voted.", "{count} people voted.", counted.votes)
        self._told.addWidget(
            Label(say("{voted} Closed on {day}.", voted=voted, day=day), role="muted")
        )
        for note in counted.notes:
            self._told.addWidget(Sign("warning", "careful", str(note)))
        if counted.settled is not None:
            self._told.addWidget(Sign("check", "good", f"{counted.settled.title}."))
        for line in counted.lines:
            self._told.addWidget(_Picture(line, counted))
        for words in _beside(counted):
            self._told.addWidget(Label(words, role="muted"))

    def _enter(self) -> None:
        self.papers_wanted.emit(self._id)

    def _print(self) -> None:
        self.print_wanted.emit("result", {"ballot_id": self._id})


class _Picture(QWidget):
    """One option: its name with a mark where it was chosen, a bar, and the count in words."""

    def __init__(self, line: ResultLine, counted: Result) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.HAIR, 0, theme.HAIR)
        column.setSpacing(theme.HAIR)
        title = line.option.title
        if line.chosen:
            chosen = Sign("check", "good", say("{option}: chosen", option=title))
            column.addWidget(chosen)
        else:
            column.addWidget(Label(title, bold=True))
        bar = ShareBar("good" if line.chosen else "edge")
        bar.show_share(line.ticks, counted.votes)
        column.addWidget(bar)
        column.addWidget(Label(f"{line.words}.", "small", "muted"))
        if line.chosen != line.by_most_ticks and counted.ballot.rule == SHARES:
            words = (
                say("Most ticks alone would have chosen it.")
                if line.by_most_ticks
                else say("Most ticks alone would not have chosen it.")
            )
            column.addWidget(Label(words, "small", "careful"))


def _beside(counted: Result) -> Iterator[str]:
    """What most ticks would have chosen, and how ties were broken."""
    if counted.ballot.rule == SHARES:
        titles = [each.option.title for each in counted.lines if each.by_most_ticks]
        if all(each.chosen == each.by_most_ticks for each in counted.lines):
            yield say("Most ticks alone would have chosen the same.")
        elif titles:
            yield say("Most ticks alone would have chosen: {titles}.", titles=", ".join(titles))
    settled = settled_words(counted)
    if settled is not None:
        yield str(settled)
    for tie in counted.count.ties:
        yield str(tie.message)
    if not counted.count.ties and not counted.level and counted.votes:
        yield say("No tie had to be broken.")
