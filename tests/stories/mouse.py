"""The hand on the mouse: clicks, a drag, the wheel."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.stories.hand import NONE, Hand, handle, in_window

LEFT = Qt.MouseButton.LeftButton
_NOTCH = 120  # eighths of a degree, as the wheel of a mouse turns
_MOST_NOTCHES = 100


def click(widget: QWidget) -> None:
    """In its middle, rolled into sight first."""
    roll_into_sight(widget)
    QTest.mouseClick(handle(widget), LEFT, NONE, in_window(widget, widget.rect().center()))


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move in steps, release."""
    window = handle(widget)
    QTest.mousePress(window, LEFT, NONE, in_window(widget, start))
    for step in (0.1, 0.5, 0.9, 1.0):
        QTest.mouseMove(window, in_window(widget, start + (end - start) * step))
    QTest.mouseRelease(window, LEFT, NONE, in_window(widget, end))


def roll_into_sight(widget: QWidget) -> None:
    """Turn the wheel over whatever ``widget`` lies in until its middle shows."""
    for area in _areas_around(widget):
        over = in_window(area.viewport(), area.viewport().rect().center())
        for _ in range(_MOST_NOTCHES):
            QApplication.processEvents()  # what was just changed finds its place first
            middle = widget.mapTo(area.viewport(), widget.rect().center()).y()
            if 0 <= middle < area.viewport().height():
                break
            turn = -_NOTCH if middle > 0 else _NOTCH
            QTest.wheelEvent(handle(widget), over, QPoint(0, turn))


def _areas_around(widget: QWidget) -> Iterator[QScrollArea]:
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea):
            yield parent
        parent = parent.parentWidget()


MOUSE = Hand(click, click)
