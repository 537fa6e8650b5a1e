"""Finding anything: type, move, Enter; Escape leaves everything as it was."""

from collections.abc import Sequence
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.find_box import FindBox
from dropin.kit.pick_list import Found
from tests.kit.looking import outside, picture


class House:
    """A window with a find box over some things."""

    def __init__(self, qtbot: QtBot) -> None:
        self.chosen: list[str] = []
        self.window = QWidget()
        self.line = QLineEdit(self.window)
        self.window.resize(1158, 768)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.line.setFocus()
        self.box = FindBox(self.window, self.search, "Find people, activities, days")

    def search(self, text: str) -> Sequence[Found]:
        things = [(f"Person {number}", "People") for number in range(30)]
        things += [("Choir", "Activities"), ("Print the week", "Commands")]
        return [
            Found(title, "detail", "people", partial(self.chosen.append, title), group)
            for title, group in things
            if text.lower() in title.lower()
        ]


@pytest.fixture
def house(qtbot: QtBot) -> House:
    return House(qtbot)


def current(house: House) -> str:
    found = house.box.list.current()
    assert found is not None
    return found.title


def test_type_and_enter_does_it_and_gives_the_keyboard_back(qtbot: QtBot, house: House) -> None:
    house.box.open()
    assert house.box.line.hasFocus()
    qtbot.keyClicks(house.box.line, "choi")
    assert current(house) == "Choir"
    qtbot.keyClick(house.box.line, Qt.Key.Key_Return)
    assert house.chosen == ["Choir"]
    assert not house.box.isVisible()
    assert house.line.hasFocus()


def test_arrows_move_and_stop_at_the_ends(qtbot: QtBot, house: House) -> None:
    house.box.open()
    qtbot.keyClick(house.box.line, Qt.Key.Key_Up)
    assert current(house) == "Person 0"
    for _ in range(12):
        qtbot.keyClick(house.box.line, Qt.Key.Key_Down)
    assert current(house) == "Person 12"
    for _ in range(9):
        qtbot.keyClick(house.box.line, Qt.Key.Key_PageDown)
    assert current(house) == "Print the week"
    assert house.box.line.hasFocus()


def test_escape_changes_nothing(qtbot: QtBot, house: House) -> None:
    house.box.open()
    qtbot.keyClick(house.box.line, Qt.Key.Key_Escape)
    assert house.chosen == []
    assert house.line.hasFocus()


def test_a_click_on_a_thing_takes_it_and_beside_the_box_leaves(qtbot: QtBot, house: House) -> None:
    house.box.open()
    row = QPoint(60, house.box.list.height() - 10)
    qtbot.mouseMove(house.box.list, row)
    qtbot.mouseClick(house.box.list, Qt.MouseButton.LeftButton, pos=row)
    assert house.chosen == ["Person 8"]
    house.box.open()
    qtbot.mouseClick(house.box, Qt.MouseButton.LeftButton, pos=QPoint(5, 700))
    assert not house.box.isVisible()


def test_nothing_found_is_said_and_enter_is_harmless(qtbot: QtBot, house: House) -> None:
    house.box.open()
    qtbot.keyClicks(house.box.line, "zzz")
    assert house.box.nothing.isVisible()
    qtbot.keyClick(house.box.line, Qt.Key.Key_Return)
    assert house.chosen == []
    assert house.box.isVisible()


def test_it_opens_empty_again(qtbot: QtBot, house: House) -> None:
    house.box.open()
    qtbot.keyClicks(house.box.line, "choir")
    house.box.close_box()
    house.box.open()
    assert house.box.line.text() == ""


def test_what_is_pointed_at_looks_different(qtbot: QtBot, house: House) -> None:
    house.box.open()
    before = picture(house.box.list)
    qtbot.keyClick(house.box.line, Qt.Key.Key_Down)
    assert picture(house.box.list) != before


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_the_box_is_whole_in_the_window(qapp: QApplication, house: House, percent: int) -> None:
    theme.apply(qapp, "light", percent)
    house.box.open()
    qapp.processEvents()
    assert outside(house.window, house.box.box, house.box.line, house.box.list) == []
    assert house.box.list.height() >= house.box.list.sizeHint().height()
