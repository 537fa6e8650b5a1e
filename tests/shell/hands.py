"""Hands for the window: keys, clicks and answers to the dialogs that come up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

Dialog = TypeVar("Dialog", bound=QDialog)
_LOOK_MILLISECONDS, _MOST_LOOKS = 5, 1_000
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def focused() -> QWidget:
    """What has the keyboard."""
    holder = QApplication.focusWidget()
    assert holder is not None, "nothing has the keyboard"
    return holder


def press(
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = NONE,
    on: QWidget | None = None,
) -> None:
    """Press a key where the keyboard is."""
    qtbot.keyClick(on or focused(), key, modifier)


def write(qtbot: QtBot, words: str) -> None:
    """Type where the keyboard is."""
    qtbot.keyClicks(focused(), words)


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def button(parent: QWidget, words: str) -> QAbstractButton:
    """The button in sight below ``parent`` that says ``words``, or is called so aloud."""
    for each in parent.findChildren(QAbstractButton):
        if each.isVisible() and words in (each.text(), each.accessibleName()):
            return each
    raise AssertionError(f"no button {words!r} is in sight")


def settle() -> None:
    """Let what was just changed come into sight, and what was let go of be gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@contextmanager
def meeting(kind: type[Dialog], act: Callable[[Dialog], object]) -> Iterator[list[Dialog]]:
    """Do ``act`` once with the next modal dialog of this kind; yields it in a list.

    Whatever goes wrong, no dialog stays open to keep the test waiting for ever.
    """
    met: list[Dialog] = []
    wrong: list[Exception] = []
    timer, looks = QTimer(), count()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and not met:
            met.append(dialog)
            try:
                act(dialog)
            except Exception as error:  # noqa: BLE001  raised again below, in the test itself
                wrong.append(error)
                dialog.reject()
        elif isinstance(dialog, QDialog) and next(looks) > _MOST_LOOKS:
            dialog.reject()

    timer.timeout.connect(look)
    timer.start(_LOOK_MILLISECONDS)
    try:
        yield met
    finally:
        timer.stop()
    if wrong:
        raise wrong[0]
    assert met, f"no {kind.__name__} came up"
