"""A row of parts that goes on to another line: at the left, or each line in the middle."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dropin.kit.flow import Flow


@pytest.mark.parametrize(("centred", "lefts"), [(False, [0, 110, 0]), (True, [45, 155, 100])])
def test_lines_stand_at_the_left_or_in_the_middle(
    qtbot: QtBot, centred: bool, lefts: list[int]
) -> None:
    flow = Flow(10, centred=centred)
    qtbot.addWidget(flow)
    parts = [QWidget() for _ in range(3)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.add(part)
    flow.resize(300, 100)
    flow.show()
    assert [part.x() for part in parts] == lefts
