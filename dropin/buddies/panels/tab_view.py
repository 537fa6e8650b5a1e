"""What the tabs of the page have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dropin.centre.store import centre
from dropin.kit.buttons import Button
from dropin.kit.page_frame import PageFrame
from dropin.storage.file import CentreFile


class Tab(QWidget):
    """One way to look at the programme. The signals ask for what opens at the side: a request, a
    pair, a buddy (0: a new one), somebody who would like a call; or for another tab."""

    request_wanted = Signal(int)
    pair_wanted = Signal(int)
    buddy_wanted = Signal(int)
    call_wanted = Signal(int)
    summary_wanted = Signal()
    tab_wanted = Signal(str)

    def __init__(self, file: CentreFile, now: Callable[[], datetime], frame: PageFrame) -> None:
        super().__init__()
        self.file, self.now, self.frame = file, now, frame
        self.customs = centre(file).customs
        self.own_buttons: Sequence[Button] = ()

    def today(self) -> date:
        return self.now().date()

    def offer(self, *buttons: Button) -> None:
        """The header's buttons while this tab is in sight."""
        self.own_buttons = buttons
        for button in buttons:
            self.frame.add_filter(button)

    def show_header(self, shown: bool) -> None:
        """Show or hide this tab's own buttons."""
        for button in self.own_buttons:
            button.setVisible(shown)

    def refresh(self) -> None:
        """Read the file again."""
        raise NotImplementedError

    def search_for(self, words: str) -> None:
        """Show only what has these words."""

    def take_keyboard(self) -> None:
        """Hand the keyboard to what the tab shows first."""
        raise NotImplementedError
