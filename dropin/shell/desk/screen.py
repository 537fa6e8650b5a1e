"""What the screens of the desk share: one step after another, a way back, and forgetting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from dropin.attendance.name_finder_view import NameFinder
from dropin.kit import theme
from dropin.kit.labels import IconView
from dropin.kit.large import LARGE, LARGEST, FullScreen, LargeButton, LargeLabel
from dropin.kit.side_panel import scrolling
from dropin.kit.toast import announce
from dropin.storage.file import CentreFile
from dropin.words import say

VISIT_MILLISECONDS = 90_000
"""So long after the last touch whoever was there is gone."""
THANKS_MILLISECONDS = 8_000


class DeskScreen(FullScreen):
    """Shows one step at a time; subclasses build them, and begin at the first in ``start``."""

    def __init__(
        self, title: str, file: CentreFile, now: Callable[[], datetime], parent: QWidget
    ) -> None:
        super().__init__(title, parent)
        self._file, self._now = file, now
        self.heading = LargeLabel(title, LARGEST, bold=True)
        self.done = _Done()
        self.hint = LargeLabel("", role="muted")
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.VAST, theme.ROOMY, theme.VAST, theme.WIDE)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.heading)
        column.addWidget(self._stack, 1)
        column.addWidget(self.hint)
        self.add_step(self.done)
        self.done.close_button.clicked.connect(self.close)
        self._thanked = QTimer(self)
        self._thanked.setSingleShot(True)
        self._thanked.setInterval(THANKS_MILLISECONDS)
        self._thanked.timeout.connect(self.close)

    def start(self) -> None:
        """Empty, at the first step."""
        raise NotImplementedError

    def first_escape(self) -> None:
        self._thanked.stop()
        self.start()
        self.hint.set_role("careful")
        self.hint.setText(say("Press Esc once more to leave."))

    def forget_escape(self) -> None:
        super().forget_escape()
        self.hint.setText("")

    def hideEvent(self, event: QHideEvent) -> None:
        self._thanked.stop()  # the file may be gone with the screen
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed anywhere belong to the name, where one is asked for; arrows move on."""
        step = self._stack.currentWidget()
        if isinstance(step, NameStep) and step.finder.take_key(event):
            return
        super().keyPressEvent(event)

    def add_step(self, step: QWidget) -> None:
        self._stack.addWidget(step)

    def show_step(self, step: QWidget) -> None:
        """Go on to ``step``, which is at hand for the keyboard."""
        self._stack.setCurrentWidget(step)
        self.forget_escape()

    def finish(
        self, words: str, detail: str = "", undo: Callable[[], object] | None = None
    ) -> None:
        """Say how it ended, with a way to take it back if there is one; then close by itself."""
        for step in self.findChildren(NameStep):
            step.forget()
        self.done.show_words(words, detail, undo)
        self.show_step(self.done)
        self.done.close_button.setFocus()
        announce(self, f"{words} {detail}".strip())
        self._thanked.start()


class NameStep(QWidget):
    """Where one's own name is asked for."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.about = LargeLabel("", role="muted")
        self.finder = NameFinder(file, now, say("Type the first letters of your name."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addStretch(1)
        column.addWidget(self.about)
        column.addWidget(self.finder)
        column.addStretch(2)

    def forget(self) -> None:
        """Nothing of what was typed stays, nor what it was for."""
        self.about.setText("")
        self.finder.start()


class _Done(QWidget):
    """How it ended; some seconds long."""

    def __init__(self) -> None:
        super().__init__()
        self._undo: Callable[[], object] | None = None
        self.words = LargeLabel("", LARGEST, bold=True)
        self.detail = LargeLabel("")
        self.close_button = LargeButton(say("Done"), "primary")
        self.undo_button = LargeButton(say("That was not me: undo"), "plain", LARGE)
        self.undo_button.clicked.connect(self._take_back)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(theme.WIDE)
        column.addStretch(1)
        self.icon = IconView("check", "good", 5)
        column.addWidget(self.icon, 0, middle)
        for label in (self.words, self.detail):
            column.addWidget(label)
        for button in (self.close_button, self.undo_button):
            column.addWidget(button, 0, middle)
        column.addStretch(2)

    def show_words(self, words: str, detail: str, undo: Callable[[], object] | None) -> None:
        self._undo = undo
        self.words.setText(words)
        self.detail.setText(detail)
        self.undo_button.setVisible(undo is not None)

    def _take_back(self) -> None:
        if self._undo is not None:
            self._undo()
        self.close_button.click()


def scrolled(content: QWidget) -> QScrollArea:
    """``content`` with room around it, in an area that scrolls."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, theme.TIGHT, 0)
    column.addWidget(content)
    column.addStretch(1)
    return scrolling(whole)
