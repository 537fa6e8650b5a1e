"""A small centre for the tests of the programme's screens, and hands to work them with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit.choice_dialog import ChoiceDialog
from dropin.programme.calendar.entries import Entry
from dropin.programme.calendar.entries_view import EntriesView
from dropin.programme.calendar.page import CalendarPage
from dropin.programme.model import ASK, WORDS, Activity, ActivityTime, Closure
from dropin.programme.operations import add_activity, save_closure
from dropin.storage.file import CentreFile
from tests.files import new_file

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26)
HALL, KITCHEN = 1, 2
ANA, JO = 1, 2


def now() -> datetime:
    """Wednesday morning of the week the tests look at."""
    return datetime(2026, 11, 25, 11, 24, tzinfo=ZoneInfo("Europe/Dublin"))


def weekly(days: str, at: time | None, minutes: int | None = 60, **more: Any) -> ActivityTime:
    """A new time every week; ``more`` are further fields of it."""
    rule = f"FREQ=WEEKLY;BYDAY={days}"
    return ActivityTime(0, 0, "", rule=rule, at=at, minutes=minutes, **more)


def sample(folder: Path) -> CentreFile:
    """Choir on Tuesdays, two things at once on Wednesdays, and some without dates. Close it."""
    file = new_file(folder)
    with file.load("Start") as change:
        for name in ("Ana Lopes", "Jo Byrne"):
            change.insert("person", name=name)
        for weekday in range(6):
            change.insert("opening_hours", weekday=weekday, opens="09:30", closes="17:00")
        for name, colour in (("Music", "pink"), ("Food", "orange")):
            change.insert("category", name=name, colour=colour)
        change.insert("place", name="Hall", access_facts="step-free")
        change.insert("place", name="Kitchen")
    for draft in (
        _activity("Choir", 1, HALL, ANA, weekly("TU", time(14), 120)),
        _activity("Open kitchen", 2, KITCHEN, ANA, weekly("WE", time(10), 120)),
        _activity("Baking", 2, KITCHEN, JO, weekly("WE", time(10, 30), 60)),
        _activity("Quiet hour", None, HALL, None, weekly("TH", None, None, time_words="morning")),
        _activity(
            "Advice", None, HALL, JO, ActivityTime(0, 0, "", dating=WORDS, words="by appointment")
        ),
        _activity(
            "Garden", None, None, JO, ActivityTime(0, 0, "", dating=ASK, words="every other Friday")
        ),
    ):
        add_activity(file, draft)
    save_closure(file, Closure(0, date(2026, 11, 27), date(2026, 11, 28), reason="floor laid"))
    return file


def calendar(file: CentreFile, qtbot: QtBot, view: str = "week") -> CalendarPage:
    """The Calendar page on the office screen, with the keyboard in the week or the month."""
    page = CalendarPage(file, now)
    qtbot.addWidget(page)
    page.resize(1158, 768)
    page.restore({"view": view})
    with qtbot.waitExposed(page):
        page.show()
    (page.month if view == "month" else page.week).setFocus()
    return page


def entry(view: EntriesView, title: str) -> Entry:
    """The first entry in ``view`` whose title begins so."""
    return next(each for each in view.entries() if each.title.startswith(title))


def drag(view: EntriesView, start: QPoint, end: QPoint) -> None:
    """Press, move in steps, release: as a hand would."""
    hold(view, start, end)
    release(view, end)


def hold(view: EntriesView, start: QPoint, end: QPoint) -> None:
    """Press and move in steps."""
    surface = view.viewport()
    _mouse(surface, QEvent.Type.MouseButtonPress, start)
    for step in (0.2, 0.6, 1.0):
        _mouse(surface, QEvent.Type.MouseMove, start + (end - start) * step)


def release(view: EntriesView, at: QPoint) -> None:
    _mouse(view.viewport(), QEvent.Type.MouseButtonRelease, at)


@contextmanager
def answering(words: str) -> Iterator[list[str]]:
    """Answer the next question with the choice ``words``; yields the questions asked."""
    asked: list[str] = []
    timer = QTimer()

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ChoiceDialog):
            timer.stop()
            asked.append(dialog.windowTitle())
            buttons = {button.text(): button for button in dialog.buttons}
            (buttons.get(words) or dialog.leave_button).click()

    timer.timeout.connect(press)
    timer.start(5)
    yield asked
    timer.stop()


def _activity(
    title: str,
    category_id: int | None,
    place_id: int | None,
    leader_id: int | None,
    *times: ActivityTime,
) -> Activity:
    return Activity(
        0,
        title,
        category_id=category_id,
        place_id=place_id,
        leader_id=leader_id,
        created_on=date(2026, 1, 1),
        times=times,
    )


def _mouse(surface: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    moving = kind == QEvent.Type.MouseMove
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(
        kind,
        QPointF(at),
        QPointF(surface.mapToGlobal(at)),
        none if moving else left,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(surface, event)
