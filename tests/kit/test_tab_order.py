"""Tab goes as the eye does, or part by part; what goes leaves the keyboard near."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit.buttons import Button
from dropin.kit.layouts import empty, stacked
from dropin.kit.page_frame import PageFrame
from dropin.kit.parts import Part
from dropin.kit.side_panel import SidePanel
from dropin.kit.tab_order import go_as_seen, go_to_part, keyboard_kept, stops
from tests.shell.hands import focused


class Page(QWidget):
    """A header, a content, and a panel of two parts, each of which can be filled anew."""

    def __init__(self) -> None:
        super().__init__()
        self.frame = PageFrame("Page")
        self.frame.add_filter(Button("Filter"))
        self.frame.set_content(Button("Content"))
        self.parts = [Part("First"), Part("Second")]
        self.rows = [QVBoxLayout() for _ in self.parts]
        for part, rows in zip(self.parts, self.rows, strict=True):
            part.column.addLayout(rows)
        self.panel = SidePanel("Panel", stacked(*self.parts))
        column = QVBoxLayout(self)
        column.addWidget(self.frame)

    def fill(self, part: int, *words: str) -> None:
        empty(self.rows[part])
        for each in words:
            self.rows[part].addWidget(Button(each))


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    page.fill(1, "Ring", "Write")
    page.fill(0, "Ask Ana", "Ask Ben")  # made later, seen earlier
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.frame.open_side(page.panel)
    QApplication.processEvents()
    return page


def at() -> str:
    holder = focused()
    assert isinstance(holder, Button)
    return holder.text() or holder.accessibleName()


def go_to(page: Page, words: str) -> None:
    next(
        each for each in stops(page) if isinstance(each, Button) and each.text() == words
    ).setFocus()


def walk(page: Page, *, ahead: bool, most: int) -> list[str]:
    found = []
    for _ in range(most):
        assert go_as_seen(page, ahead=ahead)
        found.append(at())
    return found


def test_tab_goes_as_the_eye_does_whatever_was_made_first(page: Page) -> None:
    go_to(page, "Filter")
    whole = ["Content", "Close", "Ask Ana", "Ask Ben", "Ring", "Write", "Filter"]
    assert walk(page, ahead=True, most=7) == whole
    assert walk(page, ahead=False, most=7) == [*whole[-2::-1], "Filter"]


def test_what_cannot_be_pressed_is_passed_over(page: Page) -> None:
    go_to(page, "Ask Ana")
    next(each for each in page.findChildren(Button) if each.text() == "Ask Ben").setEnabled(False)
    assert walk(page, ahead=True, most=1) == ["Ring"]


def test_right_to_left_each_line_is_read_from_the_right(qtbot: QtBot) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    for words in ("One", "Two"):
        row.addWidget(Button(words))
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert [each.text() for each in stops(window) if isinstance(each, Button)] == ["One", "Two"]


def test_one_goes_from_part_to_part_and_round(page: Page) -> None:
    go_to(page, "Filter")
    found = []
    for step in (1, 1, 1, 1, -1):
        go_to_part(page, step)
        found.append(at())
    assert found == ["Content", "Ask Ana", "Ring", "Filter", "Ring"]


def test_what_takes_the_place_of_a_button_has_the_keyboard_then(page: Page) -> None:
    go_to(page, "Ask Ana")
    with keyboard_kept(page):
        page.fill(1, "Ring", "Write")
        page.fill(0, "Ana says yes", "Ana says no", "Ask Ben")
    assert at() == "Ana says yes"


def test_where_a_whole_part_goes_the_next_has_it_and_never_what_lies_behind(page: Page) -> None:
    go_to(page, "Ask Ben")
    with keyboard_kept(page):
        page.parts[0].hide()
    assert at() == "Ring"


def test_the_same_thing_made_anew_is_still_what_came_before(page: Page) -> None:
    go_to(page, "Write")
    with keyboard_kept(page):
        page.fill(0, "Ask Ana", "Ask Ben")
        page.fill(1, "Ring", "Written")
    assert at() == "Written"


def test_whoever_was_handed_the_keyboard_meanwhile_keeps_it(page: Page) -> None:
    go_to(page, "Ask Ana")
    with keyboard_kept(page):
        page.fill(0, "Ask Ana", "Ask Ben")
        new = page.rows[0].itemAt(1)
        assert new is not None
        widget = new.widget()
        assert widget is not None
        widget.show()
        widget.setFocus()
    assert at() == "Ask Ben"


def test_a_keyboard_elsewhere_is_left_alone(page: Page) -> None:
    go_to(page, "Content")
    with keyboard_kept(page):
        page.fill(0, "Ana says yes")
    assert at() == "Content"
