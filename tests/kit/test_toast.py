"""What just happened can be read in peace and taken back, by mouse or by key."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit import theme, toast
from dropin.kit.toast import Toast
from tests.kit.looking import cut_texts, outside


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QLineEdit(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_undo_by_key_takes_it_back_once_and_returns_the_keyboard(
    qtbot: QtBot, window: QWidget
) -> None:
    line = window.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    undone: list[str] = []
    shown = Toast(window)
    shown.say("Choir moved to 14:00", lambda: undone.append("Choir"))
    shown.focus_action()
    assert shown.action_button.hasFocus()
    qtbot.keyClick(shown.action_button, Qt.Key.Key_Return)
    assert undone == ["Choir"]
    assert not shown.isVisible()
    assert line.hasFocus()


def test_the_tab_key_reaches_undo(qtbot: QtBot, window: QWidget) -> None:
    line = window.findChild(QLineEdit)
    assert line is not None
    shown = Toast(window)
    shown.say("Saved", lambda: None)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert shown.action_button.hasFocus()


def test_escape_sends_it_away(qtbot: QtBot, window: QWidget) -> None:
    shown = Toast(window)
    shown.say("Saved", lambda: None)
    shown.focus_action()
    qtbot.keyClick(shown.action_button, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_it_stays_at_least_six_seconds_and_longer_for_long_sentences(window: QWidget) -> None:
    shown = Toast(window)
    shown.say("Saved")
    assert shown._timer.interval() >= 6_000
    shown.say("word " * 60)
    assert shown._timer.interval() > 10_000


def test_it_goes_by_itself_but_not_from_under_pointer_or_keyboard(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast, "LEAST_MILLISECONDS", 40)
    monkeypatch.setattr(toast, "_A_LETTER_MILLISECONDS", 1)
    shown = Toast(window)
    shown.say("Saved", lambda: None)
    shown.focus_action()
    qtbot.wait(120)
    assert shown.isVisible()
    shown.action_button.clearFocus()
    qtbot.waitUntil(lambda: not shown.isVisible())

    shown.say("Saved again")
    middle = shown.rect().center().toPointF()
    QApplication.sendEvent(shown, QEnterEvent(middle, middle, middle))
    qtbot.wait(120)
    assert shown.isVisible()
    QApplication.sendEvent(shown, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not shown.isVisible())


def test_a_new_one_takes_the_place_of_the_old_with_its_own_undo(window: QWidget) -> None:
    undone: list[str] = []
    shown = Toast(window)
    shown.say("First", lambda: undone.append("first"))
    shown.say("Second", lambda: undone.append("second"))
    shown.action_button.click()
    assert (shown.label.text(), undone) == ("Second", ["second"])


def test_without_anything_to_undo_there_is_no_button(window: QWidget) -> None:
    shown = Toast(window)
    shown.say("Copied")
    assert not shown.action_button.isVisible()


def test_a_screen_reader_is_told(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    Toast(window).say("Choir moved to 14:00")
    assert told == ["Choir moved to 14:00"]


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_it_stands_whole_at_the_bottom_left(
    qapp: QApplication, window: QWidget, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    shown = Toast(window, left=208)
    shown.say("The peer support circle on 24 November moved to 14:00 in the library", lambda: None)
    window.resize(1100, 700)
    qapp.processEvents()
    assert outside(window, shown) == []
    assert cut_texts(shown) == []
    assert shown.x() == 208 + 16
    assert shown.geometry().bottom() >= 700 - 20
