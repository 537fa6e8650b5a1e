"""The page Buddies on the office screen, and hands to work it with."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dropin.buddies.page import BuddiesPage
from dropin.kit.form import Form
from dropin.kit.side_panel import SidePanel
from dropin.storage.file import CentreFile
from tests.shell.hands import button, click, press, settle, write


class Shown:
    """The page in sight on 22 November 2026, and everything it said or asked for."""

    def __init__(self, file: CentreFile, qtbot: QtBot) -> None:
        self.now = datetime(2026, 11, 22, 11, 24, tzinfo=ZoneInfo("Europe/Dublin"))
        self.file, self.qtbot = file, qtbot
        self.page = BuddiesPage(file, lambda: self.now)
        self.said: list[str] = []
        self.told: list[str] = []
        self.prints: list[tuple[str, dict[str, Any]]] = []
        file.listeners.append(self._refresh)
        self.page.said.connect(self.said.append)
        self.page.told.connect(self.told.append)
        self.page.print_wanted.connect(lambda sheet, what: self.prints.append((sheet, what)))
        qtbot.addWidget(self.page)
        self.page.resize(1158, 768)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        settle()

    @property
    def side(self) -> SidePanel:
        settle()
        assert self.page.frame.side is not None
        return self.page.frame.side

    def press(self, words: str) -> None:
        """Click the button in sight that says so, or is called so aloud; then look again."""
        settle()
        click(self.qtbot, button(self.page, words))
        settle()

    def fill(self, form: Form, name: str, words: str) -> None:
        """Type into a field of a form, in place of what stood there."""
        form.field(name).editor.setFocus()
        press(self.qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        press(self.qtbot, Qt.Key.Key_Delete)
        write(self.qtbot, words)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()  # the names that fit
            self.page.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def words(self, parent: QWidget | None = None) -> str:
        """Every sentence in sight, and what the buttons say."""
        settle()
        whole = parent or self.page
        labels = [each.text() for each in whole.findChildren(QLabel) if each.isVisible()]
        buttons = [
            f"{each.text()} {each.accessibleDescription()}"
            for each in whole.findChildren(QAbstractButton)
            if each.isVisible()
        ]
        return "\n".join([*labels, *buttons])

    def _refresh(self, _tables: frozenset[str]) -> None:
        """What the window does with every change."""
        self.page.refresh()
