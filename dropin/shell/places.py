"""Where each seat's pages stand: the one in force in front, the coordinator's kept behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from dropin.shell.seats import COORDINATOR, Seat
from dropin.shell.workspace import Workspace


class Places(QStackedWidget):
    """The coordinator's workspace keeps its drafts while somebody else sits here; any other is
    gone with who sat there."""

    def __init__(self, build: Callable[[Seat], Workspace]) -> None:
        super().__init__()
        self._build = build
        self._kept: Workspace | None = None
        self.front: Workspace | None = None

    def sit(self, seat: Seat) -> Workspace:
        """Bring the seat's workspace to the front; every window of the one before closes."""
        before, kept = self.front, self._kept if seat is COORDINATOR else None
        if before is not None:
            before.close_windows()
        self.front = kept or self._build(seat)
        if kept is None:
            self.addWidget(self.front)
        self.setCurrentWidget(self.front)
        if seat is COORDINATOR:
            self._kept = self.front
        if before is not None and before is not self._kept:
            self._let_go(before)
        if kept is None:
            self.front.show_first_page()
        else:
            self.front.come_back()
        return self.front

    def leave(self) -> None:
        """Remember how everything stands; the file is closed by who opened it."""
        for workspace in (self.front, self._kept if self._kept is not self.front else None):
            if workspace is not None:
                workspace.leave()

    def _let_go(self, workspace: Workspace) -> None:
        workspace.leave()
        self.removeWidget(workspace)
        workspace.deleteLater()
