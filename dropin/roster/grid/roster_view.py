"""The roster with all that stands around it: the draft's strip, fair shares, who is on call now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.dates import day_range
from dropin.kit import theme
from dropin.roster.grid.draft_view import DraftBanner
from dropin.roster.grid.fair_shares_view import FairShares
from dropin.roster.grid.gathering import RosterShown
from dropin.roster.grid.grid_view import GridView
from dropin.roster.grid.now_view import NowLine
from dropin.roster.now import on_call
from dropin.words import say


class RosterView(QWidget):
    """Shows what was gathered of some weeks; a chip on its way moves the bars."""

    def __init__(self) -> None:
        super().__init__()
        self.banner, self.grid = DraftBanner(), GridView()
        self.fairness, self.now_line = FairShares(), NowLine()
        self.grid.previewed.connect(self.fairness.preview)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.grid, 1)
        left.addWidget(self.now_line)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, theme.SPACE)
        side.addWidget(self.fairness)
        side.addStretch(1)
        across = QHBoxLayout()
        across.setContentsMargins(theme.WIDE, 0, theme.WIDE, 0)
        across.setSpacing(theme.SPACE)
        across.addLayout(left, 1)
        across.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self.banner)
        column.addLayout(across, 1)

    def show_roster(self, shown: RosterShown, now: datetime) -> None:
        """``now`` is on the centre's wall."""
        self.grid.show_roster(shown)
        days = day_range(shown.first, shown.end, shown.customs)
        self.grid.setAccessibleName(say("Roster, {days}", days=days))
        self.banner.show_draft(shown.draft, in_sight=shown.in_draft, customs=shown.customs)
        self.fairness.show_roster(shown)
        self.show_now(shown, now)

    def show_now(self, shown: RosterShown, now: datetime) -> None:
        """Only what the clock moves."""
        self.now_line.show_line(on_call(shown.around_now, now), shown.faces, shown.customs)

    def room_beside(self, width: int) -> bool:
        """Whether every day and fair shares stand beside one another in so much width."""
        beside = self.fairness.width() + 2 * theme.WIDE + theme.SPACE
        return width - beside >= self.grid.least_width()
