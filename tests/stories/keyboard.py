"""A hand that never leaves the keyboard: Tab to what one sees, the space bar to press it.

It gives up where that is too far: what takes longer is something the window has to bring nearer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from dropin.kit.parts import Part
from dropin.kit.side_panel import SidePanel
from tests.stories.hand import CONTROL, Hand, key
from tests.stories.hands import come_back, wait_until
from tests.stories.stage import Stage, Story

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
    """The keyboard stays in the panel that the button stands in, whatever becomes of the button."""
    tab_to(widget)
    panel = _around(widget, SidePanel)
    key(widget, Qt.Key.Key_Space)
    if panel is not None and isValid(panel) and panel.isVisible():
        holder = QApplication.focusWidget()
        assert holder is None or panel.isAncestorOf(holder), f"it went off to {holder}"


def _go_to_the_part_of(widget: QWidget) -> None:
    part, above = _around(widget, Part), _stands_above(widget)
    for _ in range(_MOST_PARTS):
        holder = QApplication.focusWidget()
        if part is None or (holder is not None and part.isAncestorOf(holder)):
            return
        key(widget, Qt.Key.Key_PageUp if above else Qt.Key.Key_PageDown, CONTROL)


def _around(widget: QWidget, kind: type[QWidget]) -> QWidget | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, kind):
        around = around.parentWidget()
    return around


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


class _Mouse(QObject):
    """Counts every press and every turn of its wheel, in whatever window."""

    used = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.used += event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
        return False


@contextmanager
def without_mouse() -> Iterator[None]:
    """No hand may leave the keyboard meanwhile."""
    application, mouse = QApplication.instance(), _Mouse()
    assert application is not None
    application.installEventFilter(mouse)
    yield
    application.removeEventFilter(mouse)
    assert not mouse.used


def in_the_dark(story: Story, play: Callable[[Stage, Hand], None]) -> Story:
    """The story once more: dark, twice as large, and by keys alone."""

    def open_in_the_dark(stage: Stage) -> None:
        stage.window.set_scheme("dark")
        stage.window.set_text_percent(200)
        stage.window.resize(1366, 768)
        story.open(stage)

    def play_by_keys(stage: Stage) -> None:
        with without_mouse():
            play(stage, KEYBOARD)

    return Story(story.begins, open_in_the_dark, play_by_keys, story.ended_well)
