"""The page Ideas & votes: what members would like, what they vote on, what their board decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dropin.choosing.panels.ballots_view import BallotsTab
from dropin.choosing.panels.board_view import BoardTab
from dropin.choosing.panels.ideas_view import IdeasTab
from dropin.choosing.panels.tab_view import Tab
from dropin.choosing.waiting import BALLOTS, BOARD, IDEAS
from dropin.kit.buttons import Segments
from dropin.kit.draft_panel import may_replace
from dropin.kit.page_frame import PageFrame
from dropin.kit.search_field import SearchField
from dropin.storage.file import CentreFile
from dropin.words import say

TABS = (IDEAS, BALLOTS, BOARD)


class ChoosingPage(QWidget):
    """Three tabs, each built when first shown. ``said`` tells what was done and can be undone,
    ``told`` what cannot.

    ``print_wanted`` asks for a sheet and says what it is about; ``activity_wanted`` for an
    activity, ``begin_wanted`` for an idea (its id) to become one.
    """

    said = Signal(str)
    told = Signal(str)
    print_wanted = Signal(str, dict)
    activity_wanted = Signal(int)
    begin_wanted = Signal(int)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        """``now`` gives the present on the centre's wall, with its zone."""
        super().__init__()
        self._file, self._now = file, now
        self.tabs: dict[str, Tab] = {}
        self.frame = PageFrame(say("Ideas & votes"))
        self.segments = Segments(
            [(say("Ideas"), IDEAS), (say("Ballots"), BALLOTS), (say("Board"), BOARD)],
            accessible_name=say("What to look at"),
        )
        self.search = SearchField(say("Find an idea"))
        self._stack = QStackedWidget()
        self.frame.add_navigation(self.segments)
        self.frame.add_filter(self.search)
        self.frame.set_content(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.segments.chosen.connect(self._choose)
        self.search.changed.connect(self._search)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self.show_tab(IDEAS)

    def refresh(self) -> None:
        """Read the file again."""
        for tab in self.tabs.values():
            tab.refresh()

    def show_tab(self, key: str) -> Tab:
        """Go to a tab, building it if it is its first time."""
        tab = self.tabs.get(key) or self._build(key)
        self.segments.set_value(key)
        for each in self.tabs.values():
            each.show_header(each is tab)
        self.search.look_for(say("Find a ballot") if key == BALLOTS else say("Find an idea"))
        self.search.setVisible(key != BOARD)
        self._stack.setCurrentWidget(tab)
        return tab

    def go_to(self, key: str) -> None:
        """Go to a tab, unless somebody wants to stay with what they typed."""
        self._leave_for(key)

    def open_idea(self, idea_id: int) -> None:
        """Show one idea at the side."""
        tab = self._leave_for(IDEAS)
        if isinstance(tab, IdeasTab):
            tab.open(idea_id)

    def open_ballot(self, ballot_id: int, idea_id: int = 0) -> None:
        """Show one ballot at the side (0: a new one), perhaps with an idea put on it."""
        tab = self._leave_for(BALLOTS)
        if isinstance(tab, BallotsTab):
            if ballot_id:
                tab.open(ballot_id, idea_id=idea_id)
            else:
                tab.edit(0, idea_id=idea_id)

    def state(self) -> dict[str, str]:
        return {"tab": str(self.segments.value()), "search": self.search.value()}

    def restore(self, state: Mapping[str, str]) -> None:
        """Stand as ``state`` says; what no longer fits is left as it is."""
        self.search.set_value(state.get("search", ""))
        if state.get("tab") in TABS:
            self.show_tab(state["tab"])
        self._search()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the tab in sight."""
        self.tabs[str(self.segments.value())].take_keyboard()

    def _choose(self, key: object) -> None:
        if self._leave_for(str(key)) is None:
            self.segments.set_value(self._key_in_sight())

    def _leave_for(self, key: str) -> Tab | None:
        """Another tab; what is open at the side belongs to the one before. None: one stays."""
        if key == self._key_in_sight():
            return self.tabs[key]
        if not may_replace(self.frame):
            return None
        if self.frame.side is not None:
            self.frame.side.close_panel()
        return self.show_tab(key)

    def _key_in_sight(self) -> str:
        return next(key for key, tab in self.tabs.items() if self._stack.currentWidget() is tab)

    def _build(self, key: str) -> Tab:
        tab = _made(key, self._file, self._now, self.frame)
        self.tabs[key] = tab
        self._stack.addWidget(tab)
        tab.said.connect(self.said)
        tab.told.connect(self.told)
        tab.print_wanted.connect(self.print_wanted)
        tab.activity_wanted.connect(self.activity_wanted)
        tab.begin_wanted.connect(self.begin_wanted)
        tab.idea_wanted.connect(self.open_idea)
        tab.ballot_wanted.connect(self.open_ballot)
        tab.search_for(self.search.value())
        return tab

    def _search(self) -> None:
        for tab in self.tabs.values():
            tab.search_for(self.search.value())


def _made(key: str, file: CentreFile, now: Callable[[], datetime], frame: PageFrame) -> Tab:
    if key == IDEAS:
        return IdeasTab(file, now, frame)
    if key == BALLOTS:
        return BallotsTab(file, now, frame)
    return BoardTab(file, now, frame)
