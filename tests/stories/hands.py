"""What hands do at the window and what eyes see in it: buttons, fields and lists, words in sight.

``by`` says with which hand: the mouse, unless it is the one that never leaves the keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from dropin.shell.pages import PAGES
from dropin.shell.window import MainWindow
from dropin.shell.workspace import Workspace
from tests.stories.hand import CONTROL, NONE, Hand, handle, in_window, key, type_words
from tests.stories.mouse import LEFT, MOUSE

Dialog = TypeVar("Dialog", bound=QDialog)
Shown = TypeVar("Shown", bound=QWidget)
PATIENCE_MILLISECONDS = 20_000
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
_BAR = " | "


# What eyes see


def home(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def in_sight(parent: QWidget) -> str:
    """Every word of labels and buttons that stands in ``parent``, a line each."""
    labels = (each.text() for each in parent.findChildren(QLabel) if each.isVisible())
    buttons = (
        f"{each.text()}\n{each.accessibleDescription()}"
        for each in parent.findChildren(QAbstractButton)
        if each.isVisible()
    )
    return "\n".join([*labels, *buttons])


def see(parent: QWidget, words: str) -> None:
    """Wait until ``words`` stand there."""
    wait_until(
        lambda: words in in_sight(parent), lambda: f"{words!r} is not in\n{in_sight(parent)}"
    )


def rows_in_sight(parent: QWidget) -> list[str]:
    """What the list there says, a line each, its cells with a bar between; none without a list."""
    return [_BAR.join(cells) for table in _tables(parent) for cells in _cells(table)]


def see_row(parent: QWidget, words: str) -> None:
    """Wait until one of the cells of the list there says ``words``."""
    wait_until(
        lambda: any(words in row.split(_BAR) for row in rows_in_sight(parent)),
        lambda: f"no row {words!r} in {rows_in_sight(parent)}",
    )


def told(window: MainWindow, sentence: str) -> None:
    """Wait until the window says so in passing."""
    toast = home(window).toast
    wait_until(lambda: toast.label.text() == sentence, lambda: f"{toast.label.text()!r} was said")


def stands_there(kind: type[Shown]) -> Shown:
    """The window or dialog of this kind, as soon as it is there."""
    wait_until(lambda: any(_tops(kind)), lambda: f"no {kind.__name__} came up")
    return next(_tops(kind))


def wait_until(true: Callable[[], bool], else_say: Callable[[], str] = lambda: "") -> None:
    """Let the window work until it is so."""
    clock = QElapsedTimer()
    clock.start()
    while not true():
        assert clock.elapsed() < PATIENCE_MILLISECONDS, f"it never came to that: {else_say()}"
        QTest.qWait(20)


# What hands do


def go(window: MainWindow, page: str) -> QWidget:
    """To a page of the window, by its key."""
    come_back(window)
    place = [kind.key for kind in PAGES].index(page) + 1
    key(window, Qt.Key(Qt.Key.Key_0 + place) if place <= 9 else Qt.Key.Key_Comma, CONTROL)
    wait_until(lambda: home(window).current_key == page)
    return home(window).pages[page]


def press(parent: QWidget, words: str, by: Hand = MOUSE) -> None:
    """Press the button that says ``words``, or is called so aloud; of several the one that has the
    keyboard."""

    def found() -> list[QAbstractButton]:
        return [
            each
            for each in parent.findChildren(QAbstractButton)
            if each.isVisible() and words in (each.text(), each.accessibleName())
        ]

    wait_until(lambda: bool(found()), lambda: f"no button {words!r} among\n{in_sight(parent)}")
    by.press(next((each for each in found() if each.hasFocus()), found()[0]))


def press_row(parent: QWidget, words: str) -> None:
    """Click the row of the list in sight that says ``words`` in one of its cells."""
    see_row(parent, words)
    (table,) = _tables(parent)
    row, column = next(
        (row, cells.index(words)) for row, cells in enumerate(_cells(table)) if words in cells
    )
    spot = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(handle(table), LEFT, NONE, in_window(table.viewport(), spot))


def take(parent: QWidget, button: str, choice: str, by: Hand = MOUSE) -> None:
    """Open the menu of a button and take a choice from it, with the arrow keys."""
    press(parent, button, by)
    wait_until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    place = [each.text() for each in menu.actions()].index(choice)
    for _ in range(place):  # the first is pointed at already
        key(parent, Qt.Key.Key_Down)
    key(parent, Qt.Key.Key_Return)


def write(parent: QWidget, field: str, words: str, by: Hand = MOUSE) -> None:
    """Into the field of this name, in place of what stood there.

    Where it offers what fits while one types, the first of that is taken.
    """
    by.go_to(_field(parent, field))
    key(parent, Qt.Key.Key_A, CONTROL)
    type_words(parent, words)
    if QApplication.activePopupWidget() is not None:
        key(parent, Qt.Key.Key_Down)
        key(parent, Qt.Key.Key_Return)


def choose(parent: QWidget, field: str, words: str) -> None:
    """One of the choices of a field, by the first letters of what it says."""
    box = _field(parent, field)
    assert isinstance(box, QComboBox)
    MOUSE.press(box)
    wait_until(lambda: QApplication.activePopupWidget() is not None)
    type_words(parent, words)
    key(parent, Qt.Key.Key_Return)
    wait_until(lambda: box.currentText().startswith(words))


def save_as_pdf(dialog_parent: QWidget, button: str, pdf: Path, by: Hand = MOUSE) -> None:
    """Press the button, and give the file that is asked for this name."""
    name_next(pdf)
    press(dialog_parent, button, by)


def name_next(path: Path) -> None:
    """When a file or folder is asked for, give it this name."""

    def name(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText(str(path))
        key(dialog, Qt.Key.Key_Return)

    with_next(QFileDialog, name)


def find(window: MainWindow, words: str) -> None:
    """Whatever is called so, by the box that finds anything."""
    come_back(window)
    key(window, Qt.Key.Key_K, CONTROL)
    type_words(window, words)
    key(window, Qt.Key.Key_Return)


def come_back(window: QWidget) -> None:
    """Turn to the window; a screen without a desktop does not do it when what was before goes."""
    window.activateWindow()
    wait_until(window.isActiveWindow)


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


def _tops(kind: type[Shown]) -> Iterator[Shown]:
    for each in QApplication.topLevelWidgets():
        if isinstance(each, kind) and each.isVisible() and each.windowHandle().isExposed():
            yield each


def _tables(parent: QWidget) -> list[QTableView]:
    return [each for each in parent.findChildren(QTableView) if each.isVisible()]


def _cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _field(parent: QWidget, name: str) -> QWidget:
    def found() -> list[QWidget]:
        return [
            each
            for kind in _FIELDS
            for each in parent.findChildren(kind)
            if each.isVisible() and each.accessibleName() == name
        ]

    wait_until(lambda: bool(found()), lambda: f"no field {name!r} is in sight")
    return found()[0]
