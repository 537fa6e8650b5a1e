"""The on-call window of the desk PC: who is on call, for the whole room; and my own shifts by name.

It changes by itself as time passes and as the file changes, rests while nobody sees it, and goes
back to the board, forgetting whose shifts it showed, when nobody has touched it for a while.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dropin.attendance.desk import MOST_LOOKED_AT, desk_names
from dropin.centre.store import centre
from dropin.kit import theme
from dropin.kit.choice_dialog import Choice, ask
from dropin.kit.large import LARGE, FullScreen, LargeButton, LargeLabel
from dropin.kit.side_panel import scrolling
from dropin.kit.toast import announce
from dropin.people.store import consents_of, find_beginning
from dropin.roster.board_view import Board
from dropin.roster.now import MEMBERS_ROOM, OFFICE
from dropin.roster.own_finder_view import OwnFinder
from dropin.roster.own_view import OwnShifts
from dropin.roster.store import is_on_roster, on_call_at, posts
from dropin.roster.tally_entry_view import TallyEntry
from dropin.storage.file import CentreFile
from dropin.words import say

TICK_MILLISECONDS = 10_000
FORGETS_MILLISECONDS = 90_000
"""So long after the last touch it is nobody's own screen any more."""


def open_on_call_desk(
    file: CentreFile, now: Callable[[], datetime], parent: QWidget
) -> OnCallDesk | None:
    """Ask who can see the screen and open the window over everything; None where one leaves it."""
    seat = ask(
        parent,
        say("Who can see this screen?"),
        [
            Choice(
                MEMBERS_ROOM,
                say("Everybody in the room"),
                say("First names and numbers, of those who agreed to it."),
            ),
            Choice(OFFICE, say("Only the office"), say("Names and numbers of everybody.")),
        ],
    )
    if seat is None:
        return None
    desk = OnCallDesk(file, now, seat, parent)
    desk.showFullScreen()
    desk.activateWindow()
    return desk


class OnCallDesk(FullScreen):
    """``seat`` says where the screen stands (``now.OFFICE`` or ``now.MEMBERS_ROOM``), and so what
    it shows of people; ``now`` gives the present on the centre's wall."""

    def __init__(
        self, file: CentreFile, now: Callable[[], datetime], seat: str, parent: QWidget
    ) -> None:
        super().__init__(say("On call"), parent)
        self._file, self._now, self._seat = file, now, seat
        self._undone_label = ""
        self.board, self.own = Board(), OwnShifts(file, now)
        self.entry = TallyEntry(file, now, is_large=True)
        self.finder = OwnFinder()
        self.tally_button = LargeButton(say("Note a call or visit  +"), "plain", LARGE)
        self.done_button = LargeButton(say("Done"), "primary", LARGE)
        self.undo_button = LargeButton(say("Undo"), "plain", LARGE)
        self.hint = LargeLabel("", role="muted")
        self._stack = QStackedWidget()
        self._tick, self._forgets = QTimer(self), QTimer(self)
        self._build()
        self._wire()
        self.start()

    def start(self) -> None:
        """The board, for whoever looks; the letters typed and whose shifts are forgotten."""
        self._forgets.stop()
        self.own.forget()
        self.finder.clear()
        self._show(self._boards)
        self.refresh()
        self.finder.line.setFocus()
        self._say_how_to_leave(again=False)

    def refresh(self) -> None:
        """Read the file again: who is on now and next."""
        at = self._now()
        found = on_call_at(self._file, at)
        now, following = (
            posts(self._file, each, at, self._seat) for each in (found.now, found.next)
        )
        self.board.show_posts(found, now, following, centre(self._file).customs)

    def first_escape(self) -> None:
        self.start()
        self._say_how_to_leave(again=True)

    def forget_escape(self) -> None:
        super().forget_escape()
        self._say_how_to_leave(again=False)
        if self._stack.currentWidget() is not self._boards:
            self._forgets.start()

    def showEvent(self, event: QShowEvent) -> None:
        self._file.listeners.append(self._follow)
        self._tick.start()
        self.refresh()  # the clock went on meanwhile
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        self._forgets.stop()
        if self._follow in self._file.listeners:
            self._file.listeners.remove(self._follow)
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On the board letters belong to the name and ``+`` opens the tally; arrows move on."""
        on_board = self._stack.currentWidget() is self._boards
        if on_board and event.text() == "+" and self.tally_button.isEnabled():
            self.open_tally()
        elif on_board and event.text().isalpha():
            self.finder.type(event.text())
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)
            return
        self.forget_escape()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """No name has a plus in it: on the line too it opens the tally."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        opens = event.text() == "+" and self.tally_button.isEnabled()
        if opens:
            self.open_tally()
        return opens

    def open_tally(self) -> None:
        """A call or visit is noted, by whoever sits here."""
        self.entry.start()
        self._show(self._entries)
        self.entry.setFocus()
        self._forgets.start()

    def open_own(self, person_id: int) -> None:
        """One leader's own shifts."""
        self.own.show_person(person_id)
        self._show(self._owns)
        self.done_button.setFocus()
        self._forgets.start()

    def _build(self) -> None:
        self._boards = QWidget()
        column = QVBoxLayout(self._boards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(scrolling(self.board), 1)
        column.addWidget(self.finder)
        self._owns = scrolling(self.own)
        entries = QWidget()
        self._entries = scrolling(entries)
        middle = QVBoxLayout(entries)
        middle.addStretch(1)
        middle.addWidget(LargeLabel(say("Note a call or visit"), bold=True))
        middle.addWidget(self.entry)
        middle.addStretch(2)
        for screen in (self._boards, self._owns, self._entries):
            self._stack.addWidget(screen)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        for button in (self.undo_button, self.tally_button, self.done_button):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.VAST, theme.WIDE, theme.VAST, theme.SPACE)
        whole.setSpacing(theme.SPACE)
        whole.addWidget(self._stack, 1)
        whole.addLayout(foot)

    def _wire(self) -> None:
        self._tick.setInterval(TICK_MILLISECONDS)
        self._tick.timeout.connect(self.refresh)
        self._forgets.setSingleShot(True)
        self._forgets.setInterval(FORGETS_MILLISECONDS)
        self._forgets.timeout.connect(self.start)
        self.finder.line.installEventFilter(self)
        self.finder.line.textEdited.connect(self._look)
        self.finder.line.returnPressed.connect(self.finder.take_only_one)
        for button in self.finder.buttons:
            button.clicked.connect(partial(self._take, button))
        self.tally_button.clicked.connect(self.open_tally)
        self.done_button.clicked.connect(self.start)
        self.undo_button.clicked.connect(self._undo)
        self.own.left.connect(self.start)
        self.own.said.connect(self._done)
        self.entry.noted.connect(self._noted)
        read_only = self._file.read_only is not None
        self.tally_button.setEnabled(not read_only)

    def _show(self, screen: QWidget) -> None:
        self._stack.setCurrentWidget(screen)
        self.done_button.setVisible(screen is not self._boards)
        self.tally_button.setVisible(screen is self._boards)
        self.undo_button.hide()

    def _look(self, typed: str) -> None:
        """Show the leaders whose names fit; asked at every letter."""
        self.forget_escape()
        now = self._now()
        found = [
            each
            for each in find_beginning(self._file, typed, MOST_LOOKED_AT + 1)
            if is_on_roster(self._file, each.id, now)
        ]
        consents = {each.id: consents_of(self._file, each.id) for each in found}
        shown = desk_names(typed, found, consents, now.date())
        self.finder.show_names(shown.names, typed)

    def _take(self, button: LargeButton) -> None:
        name = self.finder.name_on(button)
        if name is not None:
            self.open_own(name.person_id)

    def _done(self, words: str) -> None:
        """Something was changed by name: it can be undone at once."""
        self._offer_undo(words)
        self.done_button.setFocus()

    def _noted(self, words: str) -> None:
        self.start()
        self._offer_undo(words)
        self.hint.setText(words)

    def _offer_undo(self, words: str) -> None:
        self._undone_label = self._file.undo_label or ""
        self.undo_button.setVisible(bool(self._undone_label))
        announce(self, words)

    def _undo(self) -> None:
        """Take back what was just done here, and nothing else."""
        if self._undone_label and self._file.undo_label == self._undone_label:
            self._file.undo()
        self.start()

    def _follow(self, tables: frozenset[str]) -> None:
        self.refresh()
        if self._stack.currentWidget() is self._owns:
            self.own.refresh()

    def _say_how_to_leave(self, *, again: bool) -> None:
        self.hint.set_role("careful" if again else "muted")
        self.hint.setText(
            say("Press Esc once more to leave.") if again else say("Esc twice leaves.")
        )
