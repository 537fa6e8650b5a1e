"""A strip across the page that says something lasting about it, with perhaps one thing to do."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import Sign

BannerRole = Literal["careful", "good", "needed"]
_ICONS: dict[BannerRole, str] = {"careful": "lock", "good": "check", "needed": "warning"}


class Banner(QWidget):
    """The file is read-only, a backup failed, a holiday was found: said as long as it is so."""

    def __init__(
        self,
        text: str,
        role: BannerRole = "careful",
        action: Button | None = None,
        *,
        icon: str = "",
    ) -> None:
        super().__init__()
        self._role = role
        self.sign = Sign(icon or _ICONS[role], role, text)
        self.action = action
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(
            QMargins(theme.WIDE + theme.HAIR, theme.TIGHT, theme.WIDE, theme.TIGHT)
        )
        row.addWidget(self.sign, 1, Qt.AlignmentFlag.AlignVCenter)
        if action is not None:
            row.addWidget(action)

    def set_text(self, text: str) -> None:
        """Say something else; with nothing to say the strip goes."""
        self.sign.set_text(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().role(f"{self._role}_soft"))
