"""The shape every page shares: one header row, the content under it, a side panel at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.flow import Flow
from dropin.kit.labels import Label

if TYPE_CHECKING:
    from dropin.kit.buttons import Button
    from dropin.kit.side_panel import SidePanel


class PageFrame(QWidget):
    """A page: title, moving in time, filters, one filled action; content; perhaps a side panel.

    The header flows on to more lines where text is large, so nothing in it is ever cut.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.title = Label(title, "title")
        self.header = Flow(
            theme.TIGHT, QMargins(theme.WIDE + theme.HAIR, theme.TIGHT, theme.WIDE, theme.TIGHT)
        )
        self.header.add(self.title)
        self.side: SidePanel | None = None
        self.content: QWidget | None = None

        self._body = QHBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addLayout(self._body, 1)

    def set_title(self, title: str) -> None:
        """Where am I; also what a screen reader calls the page."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def add_navigation(self, widget: QWidget) -> None:
        """Beside the title: moving in time, ways of looking."""
        self.header.add(widget)

    def add_filter(self, widget: QWidget) -> None:
        """At the right, before the primary action."""
        self.header.add(widget, at_end=True)

    def set_primary(self, button: Button) -> None:
        """The one filled action, rightmost; add it after the filters."""
        self.header.add(button, at_end=True)

    def set_content(self, content: QWidget) -> None:
        """What the page shows; what stood there before goes."""
        if self.content is content:
            return
        if self.content is not None:
            self._body.removeWidget(self.content)
            self.content.deleteLater()
        self.content = content
        self._body.insertWidget(0, content, 1)

    def open_side(self, panel: SidePanel) -> None:
        """Show ``panel`` at the right, in place of the one open now, and give it the keyboard."""
        before = self.side.returns_to if self.side is not None else None
        if self.side is not None and self.side is not panel:
            self.side.closed.disconnect(self._forget_side)
            self.side.close_quietly()
        self.side = panel
        self._body.addWidget(panel)
        panel.closed.connect(self._forget_side, Qt.ConnectionType.UniqueConnection)
        panel.open(returns_to=before)

    def _forget_side(self) -> None:
        self.side = None
