"""The field that finds something in the list of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.search_field import SearchField


def test_it_says_what_it_finds_to_eyes_and_ears(qtbot: QtBot) -> None:
    field = SearchField("Find an idea")
    qtbot.addWidget(field)
    field.look_for("Find a ballot")
    assert field.line.placeholderText() == "Find a ballot"
    assert field.line.accessibleName() == "Find a ballot"


def test_it_grows_with_the_text_while_it_stands(qtbot: QtBot, qapp: QApplication) -> None:
    field = SearchField("Find an activity")
    qtbot.addWidget(field)
    narrow = field.width()
    theme.apply(qapp, "light", 200)
    assert field.width() == 2 * narrow
