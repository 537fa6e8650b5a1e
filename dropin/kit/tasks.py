"""Work that takes longer than a blink, done beside the window: progress, cancel, one result.

The work is a plain function on plain data. It gets a ``Progress`` to say how far it is, and is
stopped where it says so. Its result, or what went wrong, arrives on the window's thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dropin.errors import BugError, KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import Label
from dropin.kit.painting import rounded_box
from dropin.words import say

Result = TypeVar("Result")


class CancelledError(Exception):
    """Raised inside the work where a person has cancelled it."""


class Progress:
    """What the work holds: it says how far it is, and there learns that it should stop."""

    def __init__(self, tell: Callable[[float, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    def say(self, fraction: float, sentence: str) -> None:
        """``fraction`` from 0 to 1 is done, now doing ``sentence``. Raises CancelledError."""
        if self._stop.is_set():
            raise CancelledError
        self._tell(min(1.0, max(0.0, fraction)), sentence)

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        self._stop.set()


class Task(QObject):
    """One piece of work under way. All signals arrive on the window's thread."""

    progressed = Signal(float, str)
    ended = Signal()

    _arrived = Signal(object, object)

    def __init__(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.progress = Progress(self.progressed.emit)
        self._work, self._done, self._failed = work, done, failed
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name=title, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop where it next says how far it is. Nothing is delivered then."""
        self.progress.cancel()

    def wait(self, seconds: float) -> bool:
        """Wait for the thread, not for the delivery; whether it ended in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            result, error = self._work(self.progress), None
        except Exception as raised:  # noqa: BLE001  # carried over to the window's thread
            result, error = None, raised
        with suppress(RuntimeError):  # the window was gone first: nobody waits for it any more
            self._arrived.emit(result, error)

    def _deliver(self, result: object, error: Exception | None) -> None:
        self.ended.emit()
        if self.progress.cancelled:
            return
        if error is None:
            self._done(result)
        elif isinstance(error, KnownError | BugError):
            self._failed(error)
        else:
            self._failed(_as_bug(error))


class Tasks(QObject):
    """All work under way in one window. ``failed`` gets what no ``failed`` of a run took."""

    started = Signal(Task)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running: list[Task] = []

    def run(
        self,
        title: str,
        work: Callable[[Progress], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Begin ``work``; ``title`` says what it does ("Printing the week"). Later, on this
        thread, either ``done`` gets the result or ``failed`` a KnownError or a BugError."""
        task = Task(title, work, done, failed or self.failed.emit, self)
        self.running.append(task)
        task.ended.connect(self._forget)
        self.started.emit(task)
        task.start()
        return task

    def stop_all(self, seconds: float = 5) -> bool:
        """Cancel everything and wait; whether all ended in time. For closing the window."""
        for task in self.running:
            task.cancel()
        return all(task.wait(seconds) for task in self.running)

    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task) and task in self.running:
            self.running.remove(task)
            task.deleteLater()


class TaskBar(QWidget):
    """What the newest work is doing, how far it is, and Cancel. Hidden while nothing runs."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._task: Task | None = None
        self._fraction = 0.0
        self.label = Label()
        self.cancel_button = Button(say("Cancel"), pressed=self._cancel)
        self._bar = _Bar()
        words = QVBoxLayout()
        words.setSpacing(theme.HAIR)
        words.addWidget(self.label)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.WIDE, theme.TIGHT, theme.WIDE, theme.TIGHT)
        row.setSpacing(theme.SPACE)
        row.addLayout(words, 1)
        row.addWidget(self.cancel_button)
        tasks.started.connect(self._show)
        self.hide()

    def _show(self, task: Task) -> None:
        self._task = task
        task.progressed.connect(self._progressed)
        task.ended.connect(self._ended)
        self.cancel_button.setEnabled(True)
        self._say(0.0, task.title)
        self.show()

    def _progressed(self, fraction: float, sentence: str) -> None:
        if self.sender() is self._task and self.cancel_button.isEnabled():
            self._say(fraction, sentence)

    def _say(self, fraction: float, sentence: str) -> None:
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self._bar.set_fraction(fraction)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.cancel_button.setEnabled(False)
            self.label.setText(say("Stopping…"))

    def _ended(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self.hide()


class _Bar(QWidget):
    """How much is done."""

    def __init__(self) -> None:
        super().__init__()
        self._fraction = 0.0
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_fraction(self, fraction: float) -> None:
        self._fraction = fraction
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        whole = QRectF(self.rect())
        rounded_box(painter, whole, colours.sunken, colours.edge, 4)
        done = QRectF(whole.left(), whole.top(), whole.width() * self._fraction, whole.height())
        if done.width() >= whole.height():
            rounded_box(painter, done, colours.accent, radius=4)


def _as_bug(error: Exception) -> BugError:
    bug = BugError(type(error).__name__)
    bug.__cause__ = error
    return bug
