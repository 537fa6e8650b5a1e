"""Moving in time from the head of a page: ‹ Today ›."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dropin.kit.buttons import Button
from dropin.words import say


class TimeNavigation(QWidget):
    """‹ Today ›: an earlier stretch of time, the one that holds now, a later one."""

    earlier = Signal()
    now = Signal()
    later = Signal()

    def __init__(self, now_text: str, earlier_text: str, later_text: str) -> None:
        """``now_text`` stands on the middle button; the others name the arrows aloud."""
        super().__init__()
        self.earlier_button = Button("", "quiet", icon="chevron_left", accessible_name=earlier_text)
        self.now_button = Button(now_text, "quiet")
        self.later_button = Button("", "quiet", icon="chevron_right", accessible_name=later_text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button, signal in (
            (self.earlier_button, self.earlier),
            (self.now_button, self.now),
            (self.later_button, self.later),
        ):
            row.addWidget(button)
            button.clicked.connect(signal)


def today_navigation() -> TimeNavigation:
    """The usual one, in weeks, months or days."""
    return TimeNavigation(say("Today"), say("Earlier"), say("Later"))
