"""The Attendance page on the house's choir, at the door five minutes before it begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dropin.attendance.page import AttendancePage
from dropin.attendance.roll import RollRow
from tests.attendance.house import House

DOOR = datetime(2026, 11, 24, 13, 55, tzinfo=ZoneInfo("Europe/Dublin"))


def page_of(
    house: House, qtbot: QtBot, now: Callable[[], datetime] = lambda: DOOR
) -> AttendancePage:
    """The page on the office screen, reading again after every change as in the window."""
    page = AttendancePage(house.file, now)
    in_sight(page, qtbot)
    house.file.listeners.append(lambda _: page.refresh())
    return page


def in_sight(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(1158, 768)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def rows(page: AttendancePage) -> list[RollRow]:
    return page.date.table.rows_model.rows


def names(page: AttendancePage) -> list[str]:
    return [row.person.name for row in rows(page)]


def presences(page: AttendancePage) -> dict[str, str]:
    return {row.person.name: row.presence for row in rows(page)}
