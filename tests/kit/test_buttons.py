"""Buttons work by key as by mouse, show where the keyboard is, and are never cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.buttons import Button, ButtonKind, MenuButton, Segments
from tests.kit.looking import picture, shows

KINDS: tuple[ButtonKind, ...] = ("primary", "plain", "quiet", "link")


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[str] = []
    button = Button("Save", "primary", pressed=lambda: pressed.append("save"))
    shown(qtbot, button)
    button.setFocus()
    qtbot.keyClick(button, key)
    assert pressed == ["save"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_keyboard_shows_as_a_ring(
    qapp: QApplication, qtbot: QtBot, kind: ButtonKind, scheme: theme.Scheme
) -> None:
    theme.apply(qapp, scheme)
    button = Button("Save", kind)
    shown(qtbot, button)
    button.clearFocus()
    assert not shows(button, theme.current().focus)
    button.setFocus()
    assert shows(button, theme.current().focus)


def test_a_button_off_does_nothing_and_looks_it(qtbot: QtBot) -> None:
    pressed: list[str] = []
    button = Button("Save", "primary", pressed=lambda: pressed.append("save"))
    shown(qtbot, button)
    bright = picture(button)
    button.setEnabled(False)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == []
    assert picture(button) != bright


def test_a_button_of_one_icon_says_its_name_and_shows_it_as_a_tip() -> None:
    button = Button("", "quiet", icon="close", accessible_name="Close")
    assert (button.accessibleName(), button.toolTip()) == ("Close", "Close")


@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("kind", KINDS)
def test_the_words_always_fit(
    qapp: QApplication, qtbot: QtBot, percent: int, kind: ButtonKind
) -> None:
    theme.apply(qapp, "light", percent)
    button = Button("Bring in a programme", kind, icon="plus")
    qtbot.addWidget(button)
    words = button.fontMetrics().horizontalAdvance("Bring in a programme")
    assert button.sizeHint().width() >= words + theme.scaled(16)
    assert button.sizeHint().height() >= max(32, button.fontMetrics().height())


def test_a_button_grows_with_the_text(qapp: QApplication, qtbot: QtBot) -> None:
    button = Button("Save")
    qtbot.addWidget(button)
    before = button.sizeHint()
    theme.apply(qapp, "light", 200)
    assert button.sizeHint().width() > before.width()


def test_a_menu_button_opens_on_down_and_tells_what_was_chosen(qtbot: QtBot) -> None:
    button = MenuButton("All places")
    button.set_choices([("All places", None), ("Hall & garden", 2)])
    shown(qtbot, button)
    chosen: list[object] = []
    button.chosen.connect(chosen.append)
    qtbot.keyClick(button, Qt.Key.Key_Down)
    menu = button.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["All places", "Hall && garden"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert chosen == [2]


def test_arrow_keys_move_between_week_and_month(qtbot: QtBot) -> None:
    segments = Segments([("Week", "week"), ("Month", "month")], accessible_name="Look at")
    shown(qtbot, segments)
    chosen: list[object] = []
    segments.chosen.connect(chosen.append)
    segments.buttons[0].setFocus()
    qtbot.keyClick(segments.buttons[0], Qt.Key.Key_Right)
    assert (segments.value(), chosen) == ("month", ["month"])
    assert segments.buttons[1].hasFocus()
    qtbot.keyClick(segments.buttons[1], Qt.Key.Key_Right)
    assert chosen == ["month"]


def test_showing_a_choice_tells_nobody(qtbot: QtBot) -> None:
    segments = Segments([("Week", 1), ("Month", 2)], accessible_name="Look at")
    qtbot.addWidget(segments)
    with qtbot.assertNotEmitted(segments.chosen):
        segments.set_value(2)
    assert segments.value() == 2
    qtbot.mouseClick(segments.buttons[1], Qt.MouseButton.LeftButton)
    assert segments.value() == 2


def test_ways_to_look_that_are_too_many_for_the_width_go_on_to_another_line(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, "light", 200)
    ways = Segments(
        [(words, words) for words in ("Centre", "Closures", "Categories", "Attendance")],
        accessible_name="Sections",
    )
    ways.resize(420, ways.heightForWidth(420))
    shown(qtbot, ways)
    ways.resize(420, ways.heightForWidth(420))
    assert all(each.width() >= each.sizeHint().width() for each in ways.buttons)
    assert all(ways.rect().contains(each.geometry()) for each in ways.buttons)
    assert len({each.y() for each in ways.buttons}) > 1
