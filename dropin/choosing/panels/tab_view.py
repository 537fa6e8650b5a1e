"""What the three tabs of the page have in common."""

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
    """One way to look at what members choose. ``said`` tells what was done and can be undone,
    ``told`` what cannot: votes and papers have no way back.

    ``print_wanted`` asks for a sheet; the others ask for something that another tab, or another
    page, shows: an idea, a ballot (with an idea on it where the second number is not 0), an
    activity, or an idea to become one.
    """

    said = Signal(str)
    told = Signal(str)
    print_wanted = Signal(str, dict)
    idea_wanted = Signal(int)
    ballot_wanted = Signal(int, int)
    activity_wanted = Signal(int)
    begin_wanted = Signal(int)

    def __init__(self, file: CentreFile, now: Callable[[], datetime], frame: PageFrame) -> None:
        super().__init__()
        self.file, self.now, self.frame = file, now, frame
        self.customs = centre(file).customs
        self.others: Sequence[Button] = ()
        self.primary: Button | None = None

    def today(self) -> date:
        return self.now().date()

    def offer(self, primary: Button, *others: Button) -> None:
        """The header's buttons while this tab is in sight; only prints work in a file that can't
        be changed."""
        self.primary, self.others = primary, others
        for button in others:
            self.frame.add_filter(button)
        self.frame.set_primary(primary)
        primary.setEnabled(self.file.read_only is None)
        primary.setToolTip(self.file.read_only or "")

    def show_header(self, shown: bool) -> None:
        """Show or hide this tab's own buttons."""
        for button in (*self.others, *filter(None, [self.primary])):
            button.setVisible(shown)

    def refresh(self) -> None:
        """Read the file again."""
        raise NotImplementedError

    def search_for(self, words: str) -> None:
        """Show only what has these words."""

    def take_keyboard(self) -> None:
        """Hand the keyboard to what the tab shows first."""
        raise NotImplementedError
