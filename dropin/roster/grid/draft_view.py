"""The strip over the roster that says, as long as one waits, that this is a draft."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from dropin.dates import Customs, day_range
from dropin.kit import theme
from dropin.kit.banner import Banner
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.roster.model import Draft
from dropin.words import say


class DraftBanner(Banner):
    """``let_go``: the draft is not wanted; ``show_wanted``: its days are to be shown;
    ``changes_wanted``: what it changes is to be told."""

    let_go = Signal()
    changes_wanted = Signal()
    show_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", "careful", icon="idea")
        self.show_button = Button(say("Show it"), "link", pressed=self.show_wanted.emit)
        self.let_go_button = Button(say("Let it go"), "link", pressed=self.let_go.emit)
        self.changes_button = Button(
            say("What it changes"), "link", pressed=self.changes_wanted.emit
        )
        self._steps = Flow(theme.TIGHT)
        for step in (self.show_button, self.changes_button, self.let_go_button):
            self._steps.add(step)
        row = self.layout()
        assert isinstance(row, QBoxLayout)
        self._row = row
        row.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the buttons go beneath the words."""
        super().resizeEvent(event)
        beside = self.width() >= 2 * self._steps.sizeHint().width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)

    def show_draft(self, draft: Draft | None, *, in_sight: bool, customs: Customs) -> None:
        """Say that what is shown is a draft, or that one waits on other days; or go."""
        if draft is None:
            self.set_text("")
            return
        days = day_range(draft.starts_on, draft.ends_on, customs)
        words = (
            say(
                "This is a draft of {days}. Nothing changes for anybody until you publish it.",
                days=days,
            )
            if in_sight
            else say("A draft of {days} waits to be published.", days=days)
        )
        self.set_text(words)
        self.show_button.setVisible(not in_sight)
