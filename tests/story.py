"""One morning at the office PC, played with real keys and clicks on the window of the program.

First run → the sample centre → move the choir → undo → print the week. ``play`` works in any
window; run as a program it opens its own, on whatever screen there is, and ends with status 0.
"""

from __future__ import annotations

import faulthandler
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget

from dropin.app import build_window
from dropin.kit.choice_dialog import ChoiceDialog
from dropin.kit.theme import new_application
from dropin.printing.page import PrintPage
from dropin.programme.calendar.page import CalendarPage
from dropin.programme.model import Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme
from dropin.shell.first_run import FirstRun
from dropin.shell.pages import PAGES
from dropin.shell.window import MainWindow
from dropin.shell.workspace import Workspace

Dialog = TypeVar("Dialog", bound=QDialog)
NOW = datetime(2026, 11, 25, 11, 24, tzinfo=UTC)
MONDAY, END = date(2026, 11, 23), date(2026, 11, 30)
TUESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 26)
PATIENCE_MILLISECONDS = 20_000
LONGEST_SECONDS = 90
LEFT, NONE, CONTROL = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def play(window: MainWindow, pdf: Path) -> None:
    """The whole story; asserts what is seen on the way."""
    begin_with_the_sample(window)
    move_the_choir(window)
    undo(window)
    print_the_week(window, pdf)


def begin_with_the_sample(window: MainWindow) -> None:
    page = window.centralWidget()
    assert isinstance(page, FirstRun)
    click(page.sample)
    assert window.windowTitle() == "Harbour House – Drop-in"


def move_the_choir(window: MainWindow) -> None:
    calendar = home(window).show_page("calendar")
    assert isinstance(calendar, CalendarPage)
    wait_until(lambda: any(each.title.startswith("Choir") for each in calendar.week.entries()))
    entry = next(each for each in calendar.week.entries() if each.title.startswith("Choir"))
    calendar.week.focus_entry(entry)
    start = calendar.week.entry_rect(entry).center().toPoint()
    end = calendar.week.point_of(THURSDAY, 15 * 60)
    with_next(ChoiceDialog, lambda dialog: key(dialog, Qt.Key.Key_Return))
    drag(calendar.week.viewport(), start, QPoint(end.x(), start.y()))
    wait_until(lambda: choir(window).day == THURSDAY)
    assert choir(window).at == time(14)
    assert choir(window).status == "moved"
    assert "Choir" in home(window).toast.label.text()


def undo(window: MainWindow) -> None:
    assert window.menus.undo.text().startswith("Undo: Move Choir")
    window.activateWindow()  # a screen without a desktop does not do it when the question goes
    wait_until(window.isActiveWindow)
    key(window, Qt.Key.Key_Z, CONTROL)
    wait_until(lambda: choir(window).day == TUESDAY)
    assert home(window).toast.label.text().startswith("Undone: Move Choir")


def print_the_week(window: MainWindow, pdf: Path) -> None:
    key(window, Qt.Key(Qt.Key.Key_1 + [kind.key for kind in PAGES].index("print")), CONTROL)
    page = home(window).pages["print"]
    assert isinstance(page, PrintPage)
    wait_until(lambda: not page.drawing and page.save_button.isVisible())

    def name_the_file(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText(str(pdf))
        key(dialog, Qt.Key.Key_Return)

    with_next(QFileDialog, name_the_file)
    click(page.save_button)
    wait_until(lambda: home(window).toast.label.text() == f"Saved as {pdf.name}.")
    assert pdf.exists()


# What one sees


def home(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def choir(window: MainWindow) -> Occurrence:
    """This week's choir, as the file has it now."""
    found = occurrences(programme(home(window).file), MONDAY, END)
    return next(each for each in found if each.title == "Choir")


# What hands do


def click(widget: QWidget) -> None:
    QTest.mouseClick(handle(widget), LEFT, NONE, in_window(widget, widget.rect().center()))


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move in steps, release."""
    window = handle(widget)
    QTest.mousePress(window, LEFT, NONE, in_window(widget, start))
    for step in (0.1, 0.5, 0.9, 1.0):
        QTest.mouseMove(window, in_window(widget, start + (end - start) * step))
    QTest.mouseRelease(window, LEFT, NONE, in_window(widget, end))


def key(widget: QWidget, which: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(handle(widget), which, modifier)


def handle(widget: QWidget) -> QWindow:
    """The window of the screen that ``widget`` is drawn in."""
    window = widget.window().windowHandle()
    assert window is not None
    return window


def in_window(widget: QWidget, point: QPoint) -> QPoint:
    return widget.mapTo(widget.window(), point)


def with_next(kind: type[Dialog], act: Callable[[Dialog], None]) -> None:
    """When a dialog of this kind stands there, do ``act`` with it, once."""
    timer = QTimer(QApplication.instance())

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isVisible():
            timer.stop()
            timer.deleteLater()
            act(dialog)

    timer.timeout.connect(look)
    timer.start(20)


def wait_until(true: Callable[[], bool]) -> None:
    """Let the window work until it is so."""
    clock = QElapsedTimer()
    clock.start()
    while not true():
        assert clock.elapsed() < PATIENCE_MILLISECONDS, "it never came to that"
        QTest.qWait(20)


def main(pdf: Path) -> int:
    faulthandler.dump_traceback_later(LONGEST_SECONDS, exit=True)  # an error dialog would wait
    application = new_application()
    window = build_window(application, who="Ana", clock=lambda: NOW)
    window.welcome()
    window.show()
    window.activateWindow()
    outcome: list[int] = []

    def begin() -> None:
        try:
            play(window, pdf)
            outcome.append(0)
            key(window, Qt.Key.Key_Q, CONTROL)
        except BaseException:  # noqa: BLE001  told to whoever started us; the window must not stay
            traceback.print_exc()
            outcome.append(1)
        QTimer.singleShot(0, application.quit)

    QTimer.singleShot(0, begin)
    application.exec()
    return outcome[0]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
