"""Who is on call, for the whole room; of nobody anything they did not agree to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from dropin.centre.store import centre
from dropin.kit.side_panel import scrolling
from dropin.roster.board_view import Board
from dropin.roster.now import MEMBERS_ROOM
from dropin.roster.store import on_call_at, posts
from dropin.shell.desk.screen import DeskScreen
from dropin.storage.file import CentreFile
from dropin.words import say


class WhoIsOn(DeskScreen):
    """As it is when opened: it closes before that changes."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(say("Who is on call"), file, now, parent)
        self.heading.hide()  # the board has its own
        self.board = Board()
        self._whole = scrolling(self.board)
        self.add_step(self._whole)
        self.start()

    def start(self) -> None:
        at = self._now()
        found = on_call_at(self._file, at)
        now, following = (
            posts(self._file, each, at, MEMBERS_ROOM) for each in (found.now, found.next)
        )
        self.board.show_posts(found, now, following, centre(self._file).customs)
        self.show_step(self._whole)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.fit()
