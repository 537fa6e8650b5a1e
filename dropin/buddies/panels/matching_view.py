"""The best set of pairs for everybody who waits: proposed by the program, chosen by a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dropin.buddies.fitting.model import Match, Result, Unmatched
from dropin.buddies.matching import match_all
from dropin.buddies.operations import propose_set
from dropin.buddies.panels.choices_view import nobody, reasons
from dropin.buddies.posing import problem
from dropin.buddies.store import names_of, situation, waiting_requests
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import FramedCheck
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.side_panel import SidePanel
from dropin.kit.tasks import TaskBar, Tasks
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class MatchingPanel(SidePanel):
    """``said`` tells what was done. What was found stays as it is until looked for again."""

    said = Signal(str)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        self._file, self._now = file, now
        self.result: Result | None = None
        self.checks: dict[tuple[int, int], FramedCheck] = {}
        self.about = Label(
            say(
                "As many {members} as possible get a buddy; who waited longest and who was left "
                "without before goes first. It is a proposal: you choose, then both are asked."
            ),
            role="muted",
        )
        self.summary = Label(bold=True)
        self.problem = Sign("warning", "needed")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.SPACE)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE)
        for part in (self.about, self.problem, self.summary):
            self._column.addWidget(part)
        self._column.addLayout(self._lines)
        super().__init__(say("Match everyone"), content)
        self.problem.hide()
        self.tasks = Tasks(self)
        self._bar = TaskBar(self.tasks)
        self._column.insertWidget(1, self._bar)
        self.propose_button = Button(say("Propose these"), "primary", pressed=self.propose)
        self.add_button(self.propose_button)
        self.add_button(Button(say("Look again"), "quiet", pressed=self.look))
        self.look()

    def refresh(self) -> None:
        """What was found stays, until somebody looks again."""

    def look(self) -> None:
        """Find the best set there is now."""
        today = self._now().date()
        asking = tuple(each for each in waiting_requests(self._file) if each.starts_on <= today)
        posed = problem(situation(self._file, today, requests=asking))
        self._whose = {each.id: each.person_id for each in posed.requests}
        self.propose_button.setEnabled(False)
        self.summary.setText("")
        empty(self._lines)
        self.tasks.run(
            say("Looking for the best pairs"), lambda _: match_all(posed), done=self._show
        )

    def propose(self) -> None:
        """Propose the ticked ones in one step; whom the set leaves without goes first next time."""
        assert self.result is not None
        chosen = [pair for pair, check in self.checks.items() if check.isChecked()]
        left_out = [each.request_id for each in self.result.unmatched]
        try:
            propose_set(self._file, chosen, self._now().date(), left_out=left_out)
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.close_panel()
        self.said.emit(
            say_count(
                "Proposed 1 pair. Now each is asked.",
                "Proposed {count} pairs. Now each is asked.",
                len(chosen),
            )
        )

    def _show(self, result: Result) -> None:
        self.result = result
        self.problem.set_text("")
        self.checks = {}
        empty(self._lines)
        ids = [each.buddy_id for each in result.matches]
        self._names = names_of(self._file, [*self._whose.values(), *ids])
        self.summary.setText(self._told(result))
        for match in result.matches:
            self._lines.addWidget(self._matched(match))
        if result.unmatched:
            self._lines.addWidget(Label(say("Left without, this time"), "section"))
        for each in result.unmatched:
            self._lines.addWidget(self._left_without(each))
        self._count()
        if self.checks and self.isAncestorOf(QApplication.focusWidget() or self):
            next(iter(self.checks.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, result: Result) -> str:
        count, left = len(result.matches), len(result.unmatched)
        if not count and not left:
            return say("Nobody waits for a buddy just now.")
        return say(
            "{count} of {all} get a buddy. No other set gives more.", count=count, all=count + left
        )

    def _matched(self, match: Match) -> QWidget:
        words = say(
            "{member} and {buddy}",
            member=self._name(match.request_id),
            buddy=self._names.get(match.buddy_id, ""),
        )
        check = FramedCheck(words)
        check.setAccessibleName(words)
        check.setChecked(True)
        check.clicked.connect(lambda: self._count())
        self.checks[match.request_id, match.buddy_id] = check
        return _block(check, *reasons(match))

    def _left_without(self, each: Unmatched) -> QWidget:
        return _block(Label(self._name(each.request_id), bold=True), *nobody(each))

    def _count(self) -> None:
        count = sum(check.isChecked() for check in self.checks.values())
        self.propose_button.setText(
            say_count("Propose this pair", "Propose these {count} pairs", count)
            if count
            else say("Propose these")
        )
        self.propose_button.updateGeometry()
        self.propose_button.setEnabled(bool(count) and self._file.read_only is None)

    def _name(self, request_id: int) -> str:
        return self._names.get(self._whose.get(request_id, 0), "")


def _block(*parts: QWidget) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.HAIR)
    for part in parts:
        column.addWidget(part)
    return block
