"""A hand that never leaves the keyboard: Tab to what one sees, the space bar to press it.

It gives up where that is too far: what takes longer is something the window has to bring nearer.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dropin.kit.parts import Part
from tests.stories.hand import CONTROL, Hand, key
from tests.stories.hands import come_back, wait_until

MOST_TABS = 8
_MOST_PARTS, _MOST_LINES = 9, 30
_A_GLANCE = 30  # milliseconds


def tab_to(widget: QWidget) -> None:
    """Until the keyboard is there: to its part of a panel, then Tab, and in a list the arrows."""
    come_back(widget.window())
    QTest.qWait(_A_GLANCE)  # what was just changed finds its place first
    _go_to_the_part_of(widget)
    stop = _stop_of(widget)
    _press_until(stop, Qt.Key.Key_Backtab if _stands_above(stop) else Qt.Key.Key_Tab, MOST_TABS)
    if stop.hasFocus():
        _press_until(widget, Qt.Key.Key_Down, _MOST_LINES)
    assert widget.hasFocus(), f"the keyboard is at {QApplication.focusWidget()}, not at {widget}"
    wait_until(lambda: widget.visibleRegion().contains(widget.rect().center()))  # in sight too


def press_by_key(widget: QWidget) -> None:
    tab_to(widget)
    key(widget, Qt.Key.Key_Space)


def _go_to_the_part_of(widget: QWidget) -> None:
    part, above = widget.parentWidget(), _stands_above(widget)
    while part is not None and not isinstance(part, Part):
        part = part.parentWidget()
    for _ in range(_MOST_PARTS):
        holder = QApplication.focusWidget()
        if part is None or (holder is not None and part.isAncestorOf(holder)):
            return
        key(widget, Qt.Key.Key_PageUp if above else Qt.Key.Key_PageDown, CONTROL)


def _stands_above(widget: QWidget) -> bool:
    holder = QApplication.focusWidget() or widget
    return _place(widget) < _place(holder)


def _place(widget: QWidget) -> tuple[int, int]:
    spot = widget.mapTo(widget.window(), widget.rect().topLeft())
    return spot.y(), spot.x()


def _press_until(widget: QWidget, which: Qt.Key, most: int) -> None:
    for _ in range(most):
        if widget.hasFocus():
            return
        key(widget, which)


def _stop_of(widget: QWidget) -> QWidget:
    """Itself, or the one of its list that Tab comes to."""
    around = widget.parentWidget()
    assert around is not None
    alike = [widget, *around.findChildren(type(widget))]
    return next((each for each in alike if each.focusPolicy() & Qt.FocusPolicy.TabFocus), widget)


KEYBOARD = Hand(tab_to, press_by_key)
