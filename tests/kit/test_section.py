"""Sections that rooms above add to a panel: titled, and read again when the page is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit.labels import Label
from dropin.kit.section import Section, refresh_sections
from dropin.kit.side_panel import SidePanel


class _Count(Section):
    def __init__(self) -> None:
        super().__init__("Times read")
        self.times = 0

    def refresh(self) -> None:
        self.times += 1


def test_every_section_of_a_panel_is_read_again_however_deep_it_stands(qtbot: QtBot) -> None:
    content, sections = QWidget(), [_Count(), _Count()]
    column = QVBoxLayout(content)
    for section in sections:
        column.addWidget(section)
    panel = SidePanel("Ana Lopes", content)
    qtbot.addWidget(panel)
    refresh_sections(panel)
    assert [each.times for each in sections] == [1, 1]
    assert [label.text() for label in sections[0].findChildren(Label)] == ["Times read"]
