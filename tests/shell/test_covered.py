"""While the front desk or the booth fills the screen, its keys wait for no page behind it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.attendance.page import AttendancePage
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.shell.window import MainWindow


def test_the_page_behind_the_front_desk_catches_up_when_the_desk_is_left(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = window.workspace
    assert home is not None
    page = home.show_page("attendance")
    assert isinstance(page, AttendancePage)
    read: list[str] = []
    monkeypatch.setattr(page, "refresh", lambda: read.append("again"))
    page.open_desk()
    assert page.desk is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page.desk)
    add_person(home.file, Person(0, "Ana"))
    assert not read
    page.desk.close()
    window.activateWindow()
    qtbot.waitUntil(lambda: bool(read))
    add_person(home.file, Person(0, "Ben"))
    assert len(read) == 2
