"""Lines to choose from: by mouse and arrows, with the choice kept when they are read again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.choice_lines import ChoiceLines, LineChoice
from tests.kit.looking import shows

THREE = [LineChoice(1, "Choir", "12 came"), LineChoice(2, "Yoga"), LineChoice(None, "Dropped in")]


@pytest.fixture
def lines(qtbot: QtBot) -> ChoiceLines:
    shown = ChoiceLines("On today")
    shown.show_choices(THREE)
    qtbot.addWidget(shown)
    shown.resize(300, 200)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def test_a_click_chooses_and_tells(lines: ChoiceLines, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lines.chosen) as told:
        qtbot.mouseClick(lines.lines[2], Qt.MouseButton.LeftButton)
    assert told.args == [2]
    assert [line.isChecked() for line in lines.lines.values()] == [False, True, False]
    assert shows(lines.lines[2], theme.current().accent_soft)


def test_arrows_move_the_choice_and_stop_at_the_ends(lines: ChoiceLines, qtbot: QtBot) -> None:
    lines.set_value(1)
    lines.take_keyboard()
    for _ in range(4):
        qtbot.keyClick(lines.window().focusWidget(), Qt.Key.Key_Down)
    assert lines.value() is None
    assert lines.lines[None].hasFocus()
    qtbot.keyClick(lines.lines[None], Qt.Key.Key_Up)
    assert lines.value() == 2


def test_the_choice_and_the_keyboard_stay_when_the_lines_are_read_again(
    lines: ChoiceLines, qtbot: QtBot
) -> None:
    lines.choose(2)
    lines.take_keyboard()
    lines.show_choices(THREE[1:])
    assert lines.lines[2].isChecked()
    qtbot.waitUntil(lines.lines[2].hasFocus)


def test_tab_comes_to_one_line_alone(lines: ChoiceLines) -> None:
    by_tab = [line for line in lines.lines.values() if line.focusPolicy() & Qt.FocusPolicy.TabFocus]
    by_tab = [line for line in by_tab if line.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert len(by_tab) == 1
