"""What people do every day takes as few steps as was promised, counted at the hands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.app import build_window
from dropin.attendance.desk_view import FrontDesk
from dropin.centre.customs import new_centre
from dropin.centre.operations import save_centre
from dropin.kit import theme
from dropin.kit.find_box import FindBox
from dropin.people.model import NAME_ON_PRINTS, Person
from dropin.people.operations import add_person, give_consent
from dropin.programme.operations import add_activity
from dropin.programme.store import activities
from dropin.shell.window import MainWindow
from dropin.storage.file import CentreFile
from tests.printing.made import weekly
from tests.stories.hand import CONTROL, key, type_words
from tests.stories.hands import (
    come_back,
    go,
    home,
    in_sight,
    press,
    see,
    stands_there,
    told,
    wait_until,
    with_next,
)
from tests.stories.mouse import MOUSE
from tests.stories.stage import Clock
from tests.stories.steps import steps_taken
from tests.stories.week.house import CENTRE, MONDAY, NAMES


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """A centre with ten people who agreed to be shown, and a choir that somebody leads."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    monkeypatch.setattr("dropin.shell.mishaps.catch_mishaps", lambda window: None)
    clock = Clock(MONDAY)
    path = tmp_path / f"{CENTRE}.dropin"
    with CentreFile.create(path, clock=clock, who="Ana") as file, file.load("Start"):
        save_centre(file, new_centre(CENTRE, "Europe/Dublin"))
        numbers = [
            add_person(file, Person(0, name, phone=f"085 55{place}0"))
            for place, name in enumerate(NAMES)
        ]
        for number in numbers:
            give_consent(file, number, NAME_ON_PRINTS, date(2026, 1, 1))
        add_activity(file, weekly(0, "Choir", "MO", time(14), leader_id=numbers[0]))
    shown = build_window(qapp, who="Ana", clock=clock)
    shown.open_path(path)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    go(shown, "today")
    yield shown
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(qapp, "light")


def test_a_new_weekly_activity_takes_four_fields_and_fifteen_seconds(window: MainWindow) -> None:
    with steps_taken() as steps:
        MOUSE.press(home(window).sidebar.buttons["activities"])
        page = home(window).pages["activities"]
        press(page, "New activity")
        type_words(window, "Chess")
        key(window, Qt.Key.Key_Tab)
        type_words(window, "every mon 14:00")
        key(window, Qt.Key.Key_Return)
        told(window, "Added Chess.")
    assert len(activities(home(window).file)) == 2
    assert len(steps.fields) <= 4
    assert steps.seconds <= 15


def test_this_week_is_printed_by_two_clicks_from_anywhere(window: MainWindow) -> None:
    asked: list[bool] = []

    def leave(dialog: QPrintDialog) -> None:
        asked.append(True)
        dialog.reject()

    go(window, "settings")
    with steps_taken() as steps:
        MOUSE.press(home(window).sidebar.buttons["print"])
        page = home(window).pages["print"]
        with_next(QPrintDialog, leave)
        wait_until(lambda: "Page 1 of" in in_sight(page))
        press(page, "Print…")
        wait_until(lambda: bool(asked))
    assert steps.clicks <= 2


def test_who_comes_signs_in_by_two_touches(window: MainWindow) -> None:
    page = go(window, "attendance")
    press(page, "Open the front desk")
    desk = stands_there(FrontDesk)
    with steps_taken() as steps:
        type_words(desk, "c")
        press(desk, "Cleo")
        see(desk, "Thank you, Cleo.")
    assert steps.clicks + steps.keys <= 2
    for _ in range(2):
        key(desk, Qt.Key.Key_Escape)
    come_back(window)


def test_somebodys_number_is_in_sight_within_three_seconds(window: MainWindow) -> None:
    with steps_taken() as steps:
        key(window, Qt.Key.Key_K, CONTROL)
        type_words(window, "cle")
        box = window.findChild(FindBox)
        assert isinstance(box, FindBox)
        wait_until(lambda: number_pointed_at(box) == "085 5520")
    assert steps.seconds <= 3


def number_pointed_at(box: FindBox) -> str:
    found = box.list.current()
    return found.detail if found is not None else ""
