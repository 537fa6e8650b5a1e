"""A titled part at the foot of a side panel, added to it by a room above through the roof."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.labels import Label


class Section(QWidget):
    """Says and does something about the record its panel shows; subclasses fill ``column``."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme.TIGHT, 0, 0)
        self.column.setSpacing(theme.TIGHT)
        self.column.addWidget(Label(title, "section"))

    def refresh(self) -> None:
        """Read the file again; what the section was about may be gone by now."""
        raise NotImplementedError

    def parting(self) -> str:
        """What the removal of the record leaves behind, told with it; empty for nothing."""
        return ""


def refresh_sections(panel: QWidget) -> None:
    """Let every section of ``panel`` read the file again."""
    for section in panel.findChildren(Section):
        section.refresh()


def partings(panel: QWidget) -> list[str]:
    """What every section of ``panel`` has to say where its record is about to be removed."""
    told = [section.parting() for section in panel.findChildren(Section)]
    return [sentence for sentence in told if sentence]
