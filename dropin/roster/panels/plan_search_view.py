"""The search for a roster beside the window: how long it has taken so far, and Cancel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.tasks import Task, TaskBar, Tasks
from dropin.roster.planner import SECONDS
from dropin.roster.planning.model import Plan, Problem
from dropin.words import say

_TICK_MILLISECONDS = 500


class Search(Protocol):
    """Looks for the best plan, telling each better one; blocks its thread. As ``plan_apart``."""

    def __call__(
        self,
        problem: Problem,
        *,
        on_better: Callable[[Plan], None],
        cancelled: Callable[[], bool],
    ) -> Plan: ...


class PlanSearch(QWidget):
    """One search at a time. ``better`` comes with each better plan; ``ended`` once, with the last
    plan, or None where somebody cancelled it or it went wrong; never as the window closes.

    ``had_keyboard``: whether Cancel had it when the last search ended."""

    better = Signal(object)
    ended = Signal(object)

    _heard = Signal(object, object)

    def __init__(self, search: Search) -> None:
        super().__init__()
        self._search = search
        self._task: Task | None = None
        self._began = 0.0
        self._cancelled_here = False
        self.had_keyboard = False
        self.tasks = Tasks(self)
        self.tasks.started.connect(self._watch_keyboard)  # before the bar, which goes at the end
        self.bar = TaskBar(self.tasks)
        self.bar.cancel_button.clicked.connect(self._note_cancel)
        self.bar.setContentsMargins(-theme.WIDE, 0, -theme.WIDE, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MILLISECONDS)
        self._tick.timeout.connect(self._tell_time)
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self.hide()

    @property
    def running(self) -> bool:
        return self._task is not None

    def begin(self, problem: Problem) -> None:
        """Look for the best plan of this problem."""
        number = self._began = monotonic()
        self._cancelled_here = False
        search, heard = self._search, self._heard.emit
        self.show()
        task = self.tasks.run(
            say("Looking for the best roster"),
            lambda progress: search(
                problem,
                on_better=lambda plan: heard(number, plan),
                cancelled=lambda: progress.cancelled,
            ),
            done=self._end,
            failed=self._fail,
        )
        self._task = task
        task.ended.connect(partial(self._task_ended, task))
        self._tick.start()

    def stop(self) -> None:
        """End it at once, without a word."""
        self._task = None
        self._tick.stop()
        self.tasks.stop_all()
        self.hide()

    def _hear(self, number: float, plan: Plan) -> None:
        if self._task is not None and number == self._began:
            self.better.emit(plan)

    def _tell_time(self) -> None:
        if self._task is None or self._task.progress.cancelled:
            return
        seconds = monotonic() - self._began
        words = say(
            "Looking for a fairer roster, {seconds} of at most {most} s",
            seconds=int(seconds),
            most=int(SECONDS),
        )
        self._task.progress.say(seconds / SECONDS, words)

    def _watch_keyboard(self, task: Task) -> None:
        task.ended.connect(self._note_keyboard)

    def _note_keyboard(self) -> None:
        self.had_keyboard = self.bar.cancel_button.hasFocus()

    def _note_cancel(self) -> None:
        self._cancelled_here = True

    def _task_ended(self, task: Task) -> None:
        """What was cancelled delivers nothing after this. Where nobody pressed Cancel the window
        closes, and whoever listens would read a closed file."""
        if task is self._task and self._cancelled_here:
            self._end(None)

    def _fail(self, error: Exception) -> None:
        self._end(None)
        raise error

    def _end(self, plan: Plan | None) -> None:
        self._task = None
        self._tick.stop()
        self.hide()
        self.ended.emit(plan)
