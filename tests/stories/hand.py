"""What every hand does: keys go to the window of the screen, and find their own way from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

NONE, CONTROL, CONTROL_SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


@dataclass(frozen=True)
class Hand:
    """``go_to`` brings the keyboard to a field, ``press`` presses a button that is in sight."""

    go_to: Callable[[QWidget], None]
    press: Callable[[QWidget], None]


def key(widget: QWidget, which: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(handle(widget), which, modifier)


def type_words(widget: QWidget, words: str) -> None:
    """Where the keyboard is in the window of ``widget``."""
    for letter in words:
        QTest.keyClick(handle(widget), ord(letter))


def handle(widget: QWidget) -> QWindow:
    """The window of the screen that ``widget`` is drawn in."""
    window = widget.window().windowHandle()
    assert window is not None
    return window


def in_window(widget: QWidget, point: QPoint) -> QPoint:
    return widget.mapTo(widget.window(), point)
