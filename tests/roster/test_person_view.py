"""The roster's side of a person: what can be done from there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.roster.operations import put
from dropin.roster.person_view import PersonOnCall
from tests.roster.house import MONDAY, NOW, House


@pytest.fixture(autouse=True)
def plain_theme(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def shown(house: House, person_id: int, qtbot: QtBot) -> PersonOnCall:
    section = PersonOnCall(house.file, person_id, lambda: NOW)
    qtbot.addWidget(section)
    section.show()
    return section


def test_a_leader_with_shifts_ahead_gets_their_sheet(house: House, qtbot: QtBot) -> None:
    house.desk()
    ana = house.leader("Ana")
    put(house.file, house.slot(MONDAY).id, ana)
    section = shown(house, ana, qtbot)
    with qtbot.waitSignal(section.print_wanted) as wanted:
        section.sheet_button.setFocus()
        qtbot.keyClick(section.sheet_button, Qt.Key.Key_Space)
    assert wanted.args == ["leader", {"person_id": ana}]
    with qtbot.waitSignal(section.calendar_wanted) as asked:
        qtbot.keyClick(section.calendar_button, Qt.Key.Key_Space)
    assert asked.args == [ana]


def test_without_a_shift_ahead_there_is_no_sheet_to_print(house: House, qtbot: QtBot) -> None:
    section = shown(house, house.leader("Ana"), qtbot)
    assert not section.sheet_button.isVisible()
    assert not section.calendar_button.isVisible()
