"""Long work leaves the window free, says how far it is, and can be left."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.errors import BugError, KnownError
from dropin.kit.tasks import Progress, TaskBar, Tasks


class Desk:
    """What came back from the work, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.threads: list[threading.Thread] = []

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(threading.current_thread())

    def failed(self, error: Exception) -> None:
        self.errors.append(error)
        self.threads.append(threading.current_thread())


def test_the_result_arrives_on_the_windows_thread(qtbot: QtBot) -> None:
    tasks, desk, workers = Tasks(), Desk(), []

    def work(progress: Progress) -> int:
        workers.append(threading.current_thread())
        return 6 * 7

    tasks.run("Counting", work, desk.done, desk.failed)
    qtbot.waitUntil(lambda: desk.results == [42])
    assert desk.threads == [threading.main_thread()]
    assert workers[0] is not threading.main_thread()
    assert tasks.running == []


def test_the_bar_says_what_is_done_and_goes_with_the_work(qtbot: QtBot) -> None:
    tasks, desk, go_on = Tasks(), Desk(), threading.Event()
    bar = TaskBar(tasks)
    qtbot.addWidget(bar)

    def work(progress: Progress) -> str:
        progress.say(0.5, "Drawing week 3 of 6")
        go_on.wait(10)
        return "drawn"

    tasks.run("Printing", work, desk.done)
    assert bar.isVisible()
    qtbot.waitUntil(lambda: bar.label.text() == "Drawing week 3 of 6")
    assert bar.accessibleName() == "Drawing week 3 of 6"
    go_on.set()
    qtbot.waitUntil(lambda: desk.results == ["drawn"])
    assert not bar.isVisible()


def test_cancel_by_key_stops_the_work_and_delivers_nothing(qtbot: QtBot) -> None:
    tasks, desk, steps = Tasks(), Desk(), []
    cancelled = threading.Event()
    bar = TaskBar(tasks)
    qtbot.addWidget(bar)

    def work(progress: Progress) -> str:
        progress.say(0.1, "Reading")
        cancelled.wait(10)
        progress.say(0.2, "Still reading")
        steps.append("went on")
        return "read"

    task = tasks.run("Reading", work, desk.done, desk.failed)
    bar.cancel_button.setFocus()
    qtbot.keyClick(bar.cancel_button, Qt.Key.Key_Return)
    assert bar.label.text() == "Stopping…"
    with qtbot.waitSignal(task.ended):
        cancelled.set()
    assert (steps, desk.results, desk.errors) == ([], [], [])
    assert not bar.isVisible()


def test_work_that_never_asks_still_delivers_nothing_once_cancelled(qtbot: QtBot) -> None:
    tasks, desk, go_on = Tasks(), Desk(), threading.Event()

    def work(progress: Progress) -> bool:
        go_on.wait(10)
        return progress.cancelled

    task = tasks.run("Waiting", work, desk.done, desk.failed)
    task.cancel()
    with qtbot.waitSignal(task.ended):
        go_on.set()
    assert desk.results == []


def test_an_error_of_the_world_arrives_as_it_is(qtbot: QtBot) -> None:
    tasks, desk = Tasks(), Desk()
    known = KnownError("The disk is full.", "Free some space.")

    def work(progress: Progress) -> None:
        raise known

    tasks.run("Saving", work, desk.done, desk.failed)
    qtbot.waitUntil(lambda: desk.errors == [known])
    assert desk.threads == [threading.main_thread()]


def test_a_mistake_of_ours_arrives_as_a_bug_with_its_cause(qtbot: QtBot) -> None:
    tasks, desk = Tasks(), Desk()
    tasks.failed.connect(desk.failed)

    def work(progress: Progress) -> float:
        return 1 / 0

    tasks.run("Dividing", work, desk.done)
    qtbot.waitUntil(lambda: bool(desk.errors))
    assert isinstance(desk.errors[0], BugError)
    assert isinstance(desk.errors[0].__cause__, ZeroDivisionError)


def test_closing_the_window_stops_all_work(qapp: QApplication) -> None:
    tasks, desk = Tasks(), Desk()

    def work(progress: Progress) -> None:
        while not progress.cancelled:
            threading.Event().wait(0.005)

    for title in ("One", "Two"):
        tasks.run(title, work, desk.done)
    assert tasks.stop_all(seconds=5)
    qapp.processEvents()
    assert (tasks.running, desk.results) == ([], [])


def test_work_that_outlives_its_window_ends_without_a_word(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks, desk, go_on = Tasks(), Desk(), threading.Event()
    cries: list[object] = []
    monkeypatch.setattr(threading, "excepthook", cries.append)
    task = tasks.run("Drawing", lambda progress: go_on.wait(10), desk.done, desk.failed)
    shiboken6.delete(tasks)
    go_on.set()
    assert task.wait(10)
    qapp.processEvents()
    assert (cries, desk.results, desk.errors) == ([], [], [])


def test_progress_stays_between_nothing_and_all() -> None:
    told: list[float] = []
    progress = Progress(lambda fraction, _: told.append(fraction))
    for fraction in (-1.0, 0.5, 7.0):
        progress.say(fraction, "")
    assert told == [0.0, 0.5, 1.0]
