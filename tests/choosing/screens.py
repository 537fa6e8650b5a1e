"""The page Ideas & votes on the office screen, and hands to work it with."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dropin.choosing.page import ChoosingPage
from dropin.kit.form import Form
from dropin.storage.file import CentreFile
from tests.shell.hands import button, click, focused, press, settle, write


def now() -> datetime:
    """The morning of the day on which the ballots of these tests are open."""
    return datetime(2026, 11, 22, 11, 24, tzinfo=ZoneInfo("Europe/Dublin"))


def later() -> datetime:
    """A day after the ballots of these tests have closed."""
    return datetime(2026, 12, 2, 11, 24, tzinfo=ZoneInfo("Europe/Dublin"))


class Shown:
    """The page in sight, and everything it said or asked for."""

    def __init__(self, file: CentreFile, page: ChoosingPage, qtbot: QtBot) -> None:
        self.page, self.qtbot = page, qtbot
        self.said: list[str] = []
        self.told: list[str] = []
        self.prints: list[tuple[str, dict[str, int]]] = []
        self.activities: list[int] = []
        self.begun: list[int] = []
        file.listeners.append(self._refresh)
        page.said.connect(self.said.append)
        page.told.connect(self.told.append)
        page.print_wanted.connect(lambda sheet, what: self.prints.append((sheet, what)))
        page.activity_wanted.connect(self.activities.append)
        page.begin_wanted.connect(self.begun.append)

    def press(self, words: str, parent: QWidget | None = None) -> None:
        """Click the button in sight that says so, or is called so aloud; then look again."""
        settle()
        click(self.qtbot, button(parent or self.page, words))
        settle()

    def fill(self, form: Form, name: str, words: str) -> None:
        """Type into a field of a form, in place of what stood there."""
        form.field(name).setFocus()
        line = focused()
        press(self.qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        press(self.qtbot, Qt.Key.Key_Delete)
        write(self.qtbot, words)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()  # the names that fit
        line.setFocus()

    def _refresh(self, _tables: frozenset[str]) -> None:
        """What the window does with every change."""
        self.page.refresh()

    def labels(self, parent: QWidget | None = None) -> list[str]:
        """Every sentence in sight."""
        settle()
        return [
            each.text() for each in (parent or self.page).findChildren(QLabel) if each.isVisible()
        ]


def shown(file: CentreFile, qtbot: QtBot, tab: str = "ideas", at: object = now) -> Shown:
    """The page at one of its tabs."""
    assert callable(at)
    page = ChoosingPage(file, at)
    qtbot.addWidget(page)
    page.resize(1158, 768)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.go_to(tab)
    return Shown(file, page, qtbot)
