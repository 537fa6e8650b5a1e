"""How many steps a hand takes: clicks, keys, fields; and how long that takes a person.

A person is reckoned as the keystroke-level model of Card, Moran and Newell has them: a key, a way
of the mouse to what is pressed, and a thought before each field and each click.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

KEY_SECONDS, POINT_SECONDS, PRESS_SECONDS, THOUGHT_SECONDS = 0.2, 1.1, 0.1, 1.35


class Steps(QObject):
    """Counts what reaches the windows of the screen; ``fields`` are those keys were typed into."""

    def __init__(self) -> None:
        super().__init__()
        self.clicks = self.keys = 0
        self.fields: list[QWidget] = []

    @property
    def seconds(self) -> float:
        """How long a practised person takes, thinking once before each click and each field."""
        moving = self.clicks * (POINT_SECONDS + PRESS_SECONDS) + self.keys * KEY_SECONDS
        return moving + (self.clicks + len(self.fields)) * THOUGHT_SECONDS

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(watched, QWindow):
            self.clicks += event.type() == QEvent.Type.MouseButtonPress
            if event.type() == QEvent.Type.KeyPress:
                assert isinstance(event, QKeyEvent)
                self.keys += 1
                self._note_field(event.text())
        return False

    def _note_field(self, typed: str) -> None:
        holder = QApplication.focusWidget()
        known = any(each is holder for each in self.fields)
        if typed.isprintable() and typed and holder is not None and not known:
            self.fields.append(holder)


@contextmanager
def steps_taken() -> Iterator[Steps]:
    """Counts from here to the end of the block."""
    application, steps = QApplication.instance(), Steps()
    assert application is not None
    application.installEventFilter(steps)
    yield steps
    application.removeEventFilter(steps)
