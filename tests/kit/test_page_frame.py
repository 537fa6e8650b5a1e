"""Pages keep their shape: a header that is never cut, a side panel that gives the keyboard back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.banner import Banner
from dropin.kit.buttons import Button, MenuButton, Segments
from dropin.kit.empty_page import EmptyPage
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.page_frame import PageFrame
from dropin.kit.side_panel import SidePanel
from dropin.kit.time_navigation import today_navigation
from tests.kit.looking import cut_texts, outside


class Page(PageFrame):
    """A page with a full header."""

    def __init__(self) -> None:
        super().__init__("23 – 29 November 2026")
        self.navigation = today_navigation()
        self.add_navigation(self.navigation)
        self.add_navigation(Segments([("Week", 1), ("Month", 2)], accessible_name="Look at"))
        self.add_filter(MenuButton("All places"))
        self.add_filter(MenuButton("All categories"))
        self.primary = Button("New activity", "primary")
        self.set_primary(self.primary)
        self.line = QLineEdit()
        content = QWidget()
        QVBoxLayout(content).addWidget(self.line)
        self.set_content(content)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.resize(1158, 768)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def panel() -> tuple[SidePanel, Form]:
    form = Form()
    form.add("title", "Title", LineField())
    side = SidePanel("Choir", form)
    side.add_button(Button("Save", "primary"))
    return side, form


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("width", [1158, 1366, 800])
def test_the_header_flows_on_and_is_never_cut(
    qapp: QApplication, page: Page, percent: int, width: int
) -> None:
    page.resize(width, 768)
    theme.apply(qapp, "light", percent)
    for _ in range(3):
        qapp.processEvents()
    parts = [*page.header.findChildren(QLabel), *page.header.findChildren(Button)]
    assert cut_texts(page) == []
    assert outside(page, *parts) == []
    assert outside(page.header, *parts) == []
    for place, part in enumerate(parts):
        for other in parts[place + 1 :]:
            mine = part.rect().translated(part.mapTo(page, part.rect().topLeft()))
            theirs = other.rect().translated(other.mapTo(page, other.rect().topLeft()))
            assert not mine.intersects(theirs), (part, other)


def test_a_long_title_wraps_rather_than_pushing_the_page_wider(
    qapp: QApplication, page: Page
) -> None:
    page.resize(600, 768)
    page.set_title("A very long title of a page that will not fit into one line of it " * 2)
    qapp.processEvents()
    assert page.width() == 600
    assert cut_texts(page) == []
    assert page.accessibleName().startswith("A very long title")


def test_the_primary_action_stands_rightmost(page: Page) -> None:
    right = page.primary.mapTo(page, page.primary.rect().topRight()).x()
    assert right == page.width() - theme.WIDE - 1


def test_time_moves_by_its_three_buttons(qtbot: QtBot, page: Page) -> None:
    navigation = page.navigation
    for button, signal in (
        (navigation.earlier_button, navigation.earlier),
        (navigation.now_button, navigation.now),
        (navigation.later_button, navigation.later),
    ):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(button, Qt.Key.Key_Space)


def test_tab_goes_through_the_header_in_the_order_read(qtbot: QtBot, page: Page) -> None:
    page.navigation.earlier_button.setFocus()
    order = []
    for _ in range(7):
        holder = QApplication.focusWidget()
        assert isinstance(holder, Button)
        order.append(holder.text() or holder.accessibleName())
        qtbot.keyClick(holder, Qt.Key.Key_Tab)
    assert order == [
        *("Earlier", "Today", "Later", "Week", "All places", "All categories", "New activity")
    ]


def test_the_panel_takes_the_keyboard_and_escape_gives_it_back(qtbot: QtBot, page: Page) -> None:
    page.line.setFocus()
    side, form = panel()
    page.open_side(side)
    assert form.field("title").editor.hasFocus()
    with qtbot.waitSignal(side.closed):
        qtbot.keyClick(form.field("title").editor, Qt.Key.Key_Escape)
    assert page.line.hasFocus()
    assert page.side is None


def test_a_second_panel_takes_the_place_of_the_first_and_returns_where_it_began(
    qtbot: QtBot, page: Page
) -> None:
    page.line.setFocus()
    first, _ = panel()
    second, form = panel()
    page.open_side(first)
    page.open_side(second)
    assert not first.isVisible()
    assert page.side is second
    qtbot.keyClick(form.field("title").editor, Qt.Key.Key_Escape)
    assert page.line.hasFocus()


def test_a_draft_may_keep_its_panel_open(qtbot: QtBot, page: Page) -> None:
    side, _ = panel()
    side.leaving = lambda: False
    page.open_side(side)
    qtbot.mouseClick(side.close_button, Qt.MouseButton.LeftButton)
    assert side.isVisible()
    side.leaving = lambda: True
    qtbot.mouseClick(side.close_button, Qt.MouseButton.LeftButton)
    assert not side.isVisible()


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_the_panel_keeps_its_buttons_in_sight_and_leaves_room_for_the_page(
    qapp: QApplication, page: Page, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    form = Form()
    for number in range(20):
        form.add(str(number), f"Question {number}", LineField())
    side = SidePanel("Choir on Tuesday 24 November", form)
    save = side.add_button(Button("Save this and following", "primary"))
    leave = side.add_button(Button("Leave"))
    page.open_side(side)
    for _ in range(3):
        qapp.processEvents()
    assert outside(page, side, save, leave) == []
    assert cut_texts(side) == []
    assert 360 <= side.width() <= 520
    assert page.width() - side.width() >= 600


@pytest.mark.parametrize("percent", [100, 200])
def test_banner_and_empty_page_are_whole(qapp: QApplication, page: Page, percent: int) -> None:
    theme.apply(qapp, "dark", percent)
    again = Button("Try again")
    banner = Banner("Ana has this file open on OFFICE-PC since 9:12.", action=again)
    empty = EmptyPage(
        "activities",
        "No activities yet",
        "Here stands what your centre offers. Begin with the one you know best.",
        Button("New activity", "primary"),
        Button("Bring in a programme", "link"),
    )
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(banner)
    column.addWidget(empty, 1)
    page.set_content(content)
    for _ in range(3):
        qapp.processEvents()
    assert cut_texts(page) == []
    assert outside(page, banner, again, *empty.steps, empty.text) == []
    assert banner.accessibleName().startswith("Ana has")
    banner.set_text("")
    assert not banner.isVisible()
