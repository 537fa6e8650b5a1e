"""A line that can be pressed: read aloud whole, pressed by any hand, never cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.lines import Line, LineLook
from tests.kit.looking import picture, shows

LONG = "A very long title of something that happens here every other week in term time"


def shown(qtbot: QtBot, line: Line, width: int = 300) -> Line:
    qtbot.addWidget(line)
    line.resize(width, line.heightForWidth(width))
    with qtbot.waitExposed(line):
        line.show()
    return line


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_it_is_pressed_by_mouse_and_keys(qtbot: QtBot, key: Qt.Key) -> None:
    line = shown(qtbot, Line("Choir"))
    with qtbot.waitSignal(line.clicked):
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(line.clicked):
        qtbot.keyClick(line, key)


def test_all_its_words_are_read_aloud(qtbot: QtBot) -> None:
    line = shown(qtbot, Line("Choir", "Hall · Ana", LineLook(lead="14:00", lead_width=60)))
    assert line.accessibleName() == "14:00, Choir"
    assert line.accessibleDescription() == "Hall · Ana"
    assert line.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_long_words_take_more_height_where_it_is_narrow() -> None:
    line = Line(LONG, LONG)
    assert line.heightForWidth(220) > line.heightForWidth(900) >= theme.row_height()


def test_large_text_takes_more_height(qapp: QApplication) -> None:
    line = Line(LONG, LONG)
    usual = line.heightForWidth(300)
    theme.apply(qapp, "light", 200)
    assert line.heightForWidth(300) > usual * 1.5


def test_the_focus_is_seen(qtbot: QtBot) -> None:
    line = shown(qtbot, Line("Choir"))
    line.clearFocus()
    assert not shows(line, theme.current().focus)
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    assert shows(line, theme.current().focus)


def test_what_is_struck_through_looks_different(qtbot: QtBot) -> None:
    plain = shown(qtbot, Line("Choir"))
    struck = shown(qtbot, Line("Choir", look=LineLook(struck=True)))
    assert picture(plain) != picture(struck)


def test_its_text_fits_when_its_width_changed_before_it_showed(qtbot: QtBot) -> None:
    """As on a page that is built out of sight and then finds less room than it was told."""
    parent = QWidget()
    qtbot.addWidget(parent)
    column = QVBoxLayout(parent)
    line = Line(LONG, LONG)
    column.addWidget(line)
    column.addStretch(1)
    for width in (900, 260):
        parent.resize(width, 600)
        column.activate()
    with qtbot.waitExposed(parent):
        parent.show()
    assert line.height() >= line.heightForWidth(line.width())
