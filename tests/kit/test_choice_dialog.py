"""This one, this and following, all: answered by one key, left by Escape."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.choice_dialog import Choice, ChoiceDialog, ask
from tests.kit.looking import cut_texts, shows

CHOICES = [
    Choice("one", "This one", "Only Tuesday 24 November."),
    Choice("following", "This and following", "Every Tuesday from 24 November on."),
    Choice("all", "All", "Every Tuesday, also those past."),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> ChoiceDialog[str]:
    dialog = ChoiceDialog(None, "Move Choir to 14:00?", CHOICES)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_the_first_answer_has_the_keyboard_and_arrows_move(
    qtbot: QtBot, dialog: ChoiceDialog[str]
) -> None:
    first, second, third = dialog.buttons
    assert first.hasFocus()
    assert shows(first, theme.current().focus)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert third.hasFocus()
    qtbot.keyClick(third, Qt.Key.Key_Return)
    assert dialog.answer == "all"
    assert not dialog.isVisible()


def test_escape_leaves_without_an_answer(qtbot: QtBot, dialog: ChoiceDialog[str]) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.answer, dialog.isVisible()) == (None, False)


def test_a_click_answers(qtbot: QtBot, dialog: ChoiceDialog[str]) -> None:
    qtbot.mouseClick(dialog.buttons[1], Qt.MouseButton.LeftButton)
    assert dialog.answer == "following"


def test_ask_waits_for_the_answer(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ChoiceDialog)
        dialog.buttons[0].click()

    QTimer.singleShot(0, answer)
    assert ask(window, "Move Choir?", CHOICES) == "one"


def test_explanations_are_read_aloud(dialog: ChoiceDialog[str]) -> None:
    assert dialog.buttons[0].accessibleDescription() == "Only Tuesday 24 November."


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_nothing_is_cut(qapp: QApplication, qtbot: QtBot, percent: int) -> None:
    theme.apply(qapp, "light", percent)
    dialog = ChoiceDialog(
        None, "Move Choir to 14:00?", [Choice(1, "This and all following " * 3, "Word " * 14)] * 4
    )
    qtbot.addWidget(dialog)
    dialog.show()
    qapp.processEvents()
    assert cut_texts(dialog) == []
    for button in dialog.buttons:
        assert button.height() >= button.heightForWidth(button.width())
    assert dialog.width() <= 1366
