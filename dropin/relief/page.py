"""The page of what needs cover: one list, the first number to ring, one key for each answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import may_replace
from dropin.kit.empty_page import EmptyPage
from dropin.kit.page_frame import PageFrame
from dropin.kit.side_panel import SidePanel, scrolling
from dropin.kit.tasks import TaskBar
from dropin.people.store import named_people, person
from dropin.relief.forms import StandDownPanel
from dropin.relief.given_and_asked import LATELY
from dropin.relief.model import SLOT, Need
from dropin.relief.needs_cover import Covered
from dropin.relief.panels.actions_view import CoverActions
from dropin.relief.panels.call_view import KEYS, CallView, name_of
from dropin.relief.panels.list_view import CoverList, Shown
from dropin.relief.panels.relief_view import ReliefPanel
from dropin.relief.panels.replan_view import ReplanPanel
from dropin.relief.replanning import Move
from dropin.relief.store import (
    call_lists,
    calls_since,
    cover,
    pairs_alone,
    relief,
    reliefs,
    still_open,
)
from dropin.storage.file import CentreFile
from dropin.words import say

_LIST_WIDTH = 340  # pixels at 100 % text
_MOST_OF_WIDTH = 0.44


class CoverPage(QWidget):
    """Who stands down, what of theirs needs cover, and whom to ring. ``said`` tells what was done,
    ``told`` what was not; the others ask for a sheet and for a pair of buddies."""

    said = Signal(str)
    told = Signal(str)
    pair_wanted = Signal(int)
    print_wanted = Signal(str, object)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        """``now`` gives the present on the centre's wall, with its zone."""
        super().__init__()
        self._file, self._now = file, now
        self._chosen: Need | Covered | None = None
        self._shown = Shown((), (), (), (), (), str)
        self.frame = PageFrame(say("Needs cover"))
        self.replan_button = Button(say("Re-plan around it"), pressed=self.replan)
        self.sheet_button = Button(say("Call sheet…"), pressed=self.print_sheet)
        self.unwell_button = Button(say("Someone is unwell…"), "primary", pressed=self.begin)
        self.list = CoverList()
        self.calls = CallView(lambda: named_people(file))
        self.actions_on_cover = CoverActions(file, now, self)
        self.task_bar = TaskBar(self.actions_on_cover.tasks)
        self.empty = EmptyPage(
            "heart",
            say("Nobody stands down just now"),
            say(
                "When a leader is unwell, press below. Everything of theirs that needs cover "
                "stands here then, with whom to ring first. Nobody is asked why."
            ),
            Button(say("Someone is unwell…"), "primary", pressed=self.begin),
        )
        self._stack = QStackedWidget()
        self._build()
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Read the file again; what was chosen stays chosen while it needs cover."""
        now = self._now()
        self._customs = centre(self._file).customs
        self._who = cache(partial(person, self._file))
        self._shown = self._read(now)
        self.list.show_cover(self._shown, now, self._customs)
        self.list.show_pairs(pairs_alone(self._file, now.date()), self._name_of)
        shown = self._shown
        anything = bool(shown.reliefs or shown.offered)
        self._stack.setCurrentIndex(0 if anything else 1)
        editable = self._file.read_only is None
        self.calls.set_editable(editable)
        for button in (self.unwell_button, *self.empty.steps):
            button.setEnabled(editable)
        self.replan_button.setVisible(any(each.what.kind == SLOT for each in shown.needs))
        self.replan_button.setEnabled(editable)
        self.sheet_button.setVisible(bool(shown.needs))
        self.unwell_button.setVisible(anything)
        self._show_chosen(now)
        if isinstance(self.frame.side, ReliefPanel):
            self.frame.side.refresh()

    def begin(self, person_id: int = 0) -> None:
        """Ask who stands down, at the side; ``person_id`` is filled in, if any."""
        if self._file.read_only is not None or not may_replace(self.frame):
            return
        panel = StandDownPanel(self._file, self._now, person_id)
        panel.relieved.connect(self._relieved)
        self._open_side(panel)

    def open_relief(self, relief_id: int) -> None:
        """One relief at the side."""
        known = relief(self._file, relief_id)
        who = self._who(known.person_id) if known is not None else None
        if known is None or who is None or not may_replace(self.frame):
            return
        panel = ReliefPanel(self._file, known, who, self._now)
        panel.said.connect(self.said)
        self._open_side(panel)

    def replan(self) -> None:
        """Ask how the roster could be repaired; what it would change is shown at the side."""
        self.actions_on_cover.replan()

    def print_sheet(self) -> None:
        """The call sheet of whoever the chosen thing was of."""
        chosen = self._chosen.need if isinstance(self._chosen, Covered) else self._chosen
        if chosen is not None:
            self.print_wanted.emit("call-sheet", {"relief_id": chosen.relief_id})

    def state(self) -> dict[str, str]:
        """Nothing: what needs cover is always now."""
        return {}

    def restore(self, state: Mapping[str, str]) -> None:
        """Nothing to restore."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to what needs cover."""
        if self._stack.currentIndex() == 1:
            self.empty.steps[0].setFocus(event.reason())
        else:
            self.list.needs.take_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    # How it is built.

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.frame)
        column.addWidget(self.task_bar)
        self.frame.add_filter(self.sheet_button)
        self.frame.add_filter(self.replan_button)
        self.frame.set_primary(self.unwell_button)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(theme.TIGHT, 0, 0, 0)
        row.setSpacing(0)
        self._list_area = scrolling(self.list)
        self._call_area = scrolling(self.calls)
        row.addWidget(self._list_area)
        row.addWidget(self._call_area, 1)
        self._stack.addWidget(content)
        self._stack.addWidget(self.empty)
        self.frame.set_content(self._stack)
        for outcome, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), content)  # not while a panel has the keyboard
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.calls.answer, outcome))
        theme.changes().changed.connect(self._fit)

    def _wire(self) -> None:
        acts = self.actions_on_cover
        self.list.chosen.connect(self._choose)
        self.list.relief_wanted.connect(self.open_relief)
        self.list.pair_wanted.connect(self.pair_wanted)
        self.list.given_back.connect(acts.give_back)
        self.calls.answered.connect(self._note)
        self.calls.taken_back.connect(self._take_back)
        self.calls.left_at_one.connect(lambda: self._with_need(acts.leave_at_one))
        self.calls.cancelled.connect(lambda: self._with_need(acts.cancel))
        acts.said.connect(self.said)
        acts.told.connect(self.told)
        acts.replanned.connect(self._show_moves)

    def _fit(self) -> None:
        """The list takes no more than its part; beside a panel whom to ring gives way."""
        wanted = theme.scaled(_LIST_WIDTH)
        beside = self.frame.side is not None
        room = self.width() - (self.frame.side.width() if self.frame.side is not None else 0)
        narrow = beside and room < 2 * wanted
        self._call_area.setVisible(not narrow)
        if narrow:
            self._list_area.setMinimumWidth(0)
            self._list_area.setMaximumWidth(16_777_215)
        else:
            self._list_area.setFixedWidth(min(wanted, round(room * _MOST_OF_WIDTH)))

    # What is shown.

    def _read(self, now: datetime) -> Shown:
        found = cover(self._file, now)
        lately = [
            each for each in reliefs(self._file, now.date() - LATELY) if each.ends_on is not None
        ]
        offered = [(each, still_open(self._file, each.id, now)) for each in lately]
        return Shown(
            found.reliefs,
            found.needs,
            found.covered,
            tuple((each, slots) for each, slots in offered if slots),
            calls_since(self._file, now - LATELY),
            self._name_of,
        )

    def _name_of(self, person_id: int) -> str:
        return name_of(self._who(person_id))

    def _show_chosen(self, now: datetime) -> None:
        chosen = self._still(self._chosen)
        if chosen is None and self._shown.needs:
            chosen = self._next_need()
        if chosen is None and self._shown.covered:
            chosen = self._shown.covered[0]
        self._chosen = chosen
        self.list.show_chosen(chosen)
        self.calls.setVisible(chosen is not None)
        if isinstance(chosen, Need):
            found = call_lists(self._file, [chosen], now)[chosen]
            self.calls.show_calls(found, self._who, now, self._customs)
        elif chosen is not None:
            self.calls.show_covered(chosen, self._who, now, self._customs)

    def _still(self, chosen: Need | Covered | None) -> Need | Covered | None:
        """What was chosen, as it is now; None once it is neither open nor covered as it was."""
        if isinstance(chosen, Need):
            return next((each for each in self._shown.needs if each.what == chosen.what), None)
        if chosen is not None:
            covered = self._shown.covered
            return next((each for each in covered if each.need.what == chosen.need.what), None)
        return None

    def _next_need(self) -> Need:
        """The one after what was chosen, else the first."""
        before = self._chosen
        if isinstance(before, Need):
            later = [each for each in self._shown.needs if each.starts >= before.starts]
            if later:
                return later[0]
        return self._shown.needs[0]

    def _choose(self, thing: object) -> None:
        if isinstance(thing, Need | Covered):
            self._chosen = thing
            self._show_chosen(self._now())

    def _relieved(self, relief_id: int) -> None:
        known = relief(self._file, relief_id)
        who = self._who(known.person_id) if known is not None else None
        theirs = [each for each in self._shown.needs if each.relief_id == relief_id]
        self._chosen = theirs[0] if theirs else None
        self._show_chosen(self._now())
        self.list.needs.take_keyboard()
        name = name_of(who)
        if theirs:
            self.said.emit(say("{name} stands down. Here is whom to ring.", name=name))
        else:
            self.said.emit(say("{name} stands down. Nothing of theirs needs cover.", name=name))

    def _show_moves(self, found: tuple[Move, ...], left: int, proven: bool) -> None:
        if not may_replace(self.frame):
            return
        panel = ReplanPanel(found, left, self._name_of, self._customs, proven=proven)
        panel.kept.connect(self.actions_on_cover.keep)
        panel.kept.connect(panel.close_panel)
        self._open_side(panel)

    def _open_side(self, panel: SidePanel) -> None:
        self.frame.open_side(panel)
        panel.closed.connect(self._fit)
        self._fit()

    # What is done.

    def _note(self, person_id: int, outcome: str) -> None:
        self._with_need(lambda need: self.actions_on_cover.note(need, person_id, outcome))

    def _take_back(self, person_id: int) -> None:
        if isinstance(self._chosen, Covered):
            self.actions_on_cover.take_back(self._chosen.need, person_id)

    def _with_need(self, act: Callable[[Need], object]) -> None:
        if isinstance(self._chosen, Need):
            act(self._chosen)
