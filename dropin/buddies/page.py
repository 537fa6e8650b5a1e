"""The page Buddies: who waits, who needs a nudge, whose review is due, who carries too much or
too little, who has gone quiet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dropin.buddies.panels.buddies_view import BuddiesTab
from dropin.buddies.panels.glance_view import BUDDIES, PAIRS, WAITING, GlanceTab
from dropin.buddies.panels.pairs_view import PairsTab
from dropin.buddies.panels.tab_view import Tab
from dropin.buddies.panels.waiting_view import WaitingTab
from dropin.kit.buttons import Button, Segments
from dropin.kit.draft_panel import may_replace
from dropin.kit.empty_page import EmptyPage
from dropin.kit.page_frame import PageFrame
from dropin.kit.search_field import SearchField
from dropin.storage.file import CentreFile
from dropin.words import say

GLANCE = "glance"
TABS = (GLANCE, WAITING, PAIRS, BUDDIES)
_MADE: Mapping[str, type[Tab]] = {
    GLANCE: GlanceTab,
    WAITING: WaitingTab,
    PAIRS: PairsTab,
    BUDDIES: BuddiesTab,
}


class BuddiesPage(QWidget):
    """Tabs, each built when first shown, and at the side whatever one of their lines is about.

    ``said`` tells what was done and can be undone, ``told`` what is nobody's to undo in passing;
    ``print_wanted`` asks for a sheet, ``person_wanted`` for somebody's own panel.
    """

    said = Signal(str)
    told = Signal(str)
    print_wanted = Signal(str, dict)
    person_wanted = Signal(int)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        """``now`` gives the present on the centre's wall, with its zone."""
        super().__init__()
        self._file, self._now = file, now
        self.tabs: dict[str, Tab] = {}
        self._outdated: set[str] = set()
        self.frame = PageFrame(say("Buddies"))
        self.segments = Segments(
            [
                (say("At a glance"), GLANCE),
                (say("Waiting"), WAITING),
                (say("Pairs"), PAIRS),
                (say("Buddies"), BUDDIES),
            ],
            accessible_name=say("What to look at"),
        )
        self.search = SearchField(say("Find somebody"))
        self.match_button = Button(say("Match everyone…"), pressed=self.match_everyone)
        self.new_button = Button(say("New request"), "primary", pressed=self.new_request)
        self._stack = QStackedWidget()
        self.empty = self._made_empty()
        self._stack.addWidget(self.empty)
        self._build_frame()
        self.show_tab(GLANCE)

    def refresh(self) -> None:
        """Read the file again; a tab out of sight does so when it is next shown."""
        self._outdated = set(self.tabs)
        self.show_tab(self._key_in_sight())
        side = self.frame.side
        refresh = getattr(side, "refresh", None)
        if refresh is not None:
            refresh()

    def show_tab(self, key: str) -> Tab:
        """Go to a tab, building it if it is its first time."""
        tab = self.tabs.get(key) or self._build(key)
        if key in self._outdated:
            self._outdated.discard(key)
            tab.refresh()
        self.segments.set_value(key)
        for each in self.tabs.values():
            each.show_header(each is tab)
        self.search.setVisible(key != GLANCE)
        self._show_empty_or(tab)
        return tab

    def open_request(self, request_id: int) -> None:
        """Show one request at the side; 0: an empty form."""
        from dropin.buddies.panels.request_view import RequestPanel

        if not request_id:
            self.new_request()
            return
        if not may_replace(self.frame):
            return
        panel = RequestPanel(self._file, request_id, self._now)
        panel.said.connect(self.said)
        panel.pair_wanted.connect(self.open_pair)
        panel.change_wanted.connect(self.change_request)
        self.frame.open_side(panel)

    def new_request(self, person_id: int = 0) -> None:
        """An empty form at the side, perhaps of somebody already known."""
        self._open_form(0, person_id)

    def change_request(self, request_id: int) -> None:
        """The form of a request at the side."""
        self._open_form(request_id)

    def open_pair(self, pair_id: int) -> None:
        """Show one pair at the side."""
        from dropin.buddies.panels.pair_view import PairPanel

        if not may_replace(self.frame):
            return
        panel = PairPanel(self._file, pair_id, self._now)
        panel.said.connect(self.said)
        panel.told.connect(self.told)
        panel.pair_wanted.connect(self.open_pair)
        panel.request_wanted.connect(self.open_request)
        panel.print_wanted.connect(self.print_wanted)
        self.frame.open_side(panel)

    def open_buddy(self, person_id: int) -> None:
        """Show one buddy at the side; 0: an empty form."""
        from dropin.buddies.panels.buddy_view import BuddyPanel

        if not may_replace(self.frame):
            return
        panel = BuddyPanel(self._file, person_id, self._now)
        panel.said.connect(self.said)
        panel.pair_wanted.connect(self.open_pair)
        panel.buddy_wanted.connect(self.open_buddy)
        panel.print_wanted.connect(self.print_wanted)
        self.frame.open_side(panel)

    def match_everyone(self) -> None:
        """The best set of pairs at the side."""
        from dropin.buddies.panels.matching_view import MatchingPanel

        if may_replace(self.frame):
            panel = MatchingPanel(self._file, self._now)
            panel.said.connect(self.said)
            self.frame.open_side(panel)

    def state(self) -> dict[str, str]:
        return {"tab": self._key_in_sight(), "search": self.search.value()}

    def restore(self, state: Mapping[str, str]) -> None:
        """Stand as ``state`` says; what no longer fits is left as it is."""
        self.search.set_value(state.get("search", ""))
        if state.get("tab") in TABS:
            self.show_tab(state["tab"])
        self._search()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to what is in sight."""
        if self._stack.currentWidget() is self.empty:
            self.empty.steps[0].setFocus(event.reason())
        else:
            self.tabs[self._key_in_sight()].take_keyboard()

    # How it is built.

    def _build_frame(self) -> None:
        self.frame.add_navigation(self.segments)
        self.frame.add_filter(self.search)
        self.frame.set_content(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        editable = self._file.read_only is None
        for button in (self.match_button, self.new_button, *self.empty.steps):
            button.setEnabled(editable)
            button.setToolTip(self._file.read_only or "")
        self.frame.add_filter(self.match_button)
        self.frame.set_primary(self.new_button)
        self.segments.chosen.connect(self._choose)
        self.search.changed.connect(self._search)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._find)

    def _made_empty(self) -> EmptyPage:
        return EmptyPage(
            "heart",
            say("Nobody to go along with yet"),
            say(
                "Buddies are trained volunteers who keep somebody company: to the shops, on the "
                "bus, at the computer. Both choose each other, and both are asked. Put down who "
                "is a buddy, and who would like one."
            ),
            Button(say("Add the first request"), "primary", pressed=self.new_request),
            Button(say("Add the first buddy"), pressed=partial(self.open_buddy, 0)),
        )

    def _build(self, key: str) -> Tab:
        tab = _MADE[key](self._file, self._now, self.frame)
        self.tabs[key] = tab
        self._stack.addWidget(tab)
        tab.request_wanted.connect(self.open_request)
        tab.pair_wanted.connect(self.open_pair)
        tab.buddy_wanted.connect(self.open_buddy)
        tab.call_wanted.connect(self._open_call)
        tab.summary_wanted.connect(self._open_summary)
        tab.tab_wanted.connect(self._go_to)
        tab.search_for(self.search.value())
        for button in (self.match_button, self.new_button):  # the filled one stays rightmost
            self.frame.header.take(button)
            self.frame.add_filter(button)
        return tab

    # What is shown.

    def _show_empty_or(self, tab: Tab) -> None:
        nothing = isinstance(tab, GlanceTab) and not tab.holds_anything
        self._stack.setCurrentWidget(self.empty if nothing else tab)
        self.new_button.setVisible(not nothing)
        self.match_button.setVisible(not nothing)

    def _open_form(self, request_id: int, person_id: int = 0) -> None:
        from dropin.buddies.panels.request_form_view import RequestForm

        if self._file.read_only is not None or not may_replace(self.frame):
            return
        panel = RequestForm(self._file, request_id, self._now, person_id)
        panel.said.connect(self.said)
        panel.saved.connect(self.open_request)
        panel.topics_added.connect(partial(self._open_form, request_id, person_id))
        self.frame.open_side(panel)

    def _open_call(self, concern_id: int) -> None:
        from dropin.buddies.panels.call_view import CallPanel

        if may_replace(self.frame):
            panel = CallPanel(self._file, concern_id, self._now)
            panel.told.connect(self.told)
            panel.pair_wanted.connect(self.open_pair)
            self.frame.open_side(panel)
            panel.called_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_summary(self) -> None:
        from dropin.buddies.panels.summary_view import SummaryPanel

        if may_replace(self.frame):
            panel = SummaryPanel(self._file, self._now().date())
            panel.print_wanted.connect(self.print_wanted)
            self.frame.open_side(panel)

    def _choose(self, key: object) -> None:
        self.show_tab(str(key))

    def _go_to(self, key: str) -> None:
        self.show_tab(key).take_keyboard()

    def _key_in_sight(self) -> str:
        return str(self.segments.value()) if self.tabs else GLANCE

    def _find(self) -> None:
        if self._key_in_sight() == GLANCE:
            self.show_tab(PAIRS)
        self.search.setFocus()

    def _search(self) -> None:
        for tab in self.tabs.values():
            tab.search_for(self.search.value())
