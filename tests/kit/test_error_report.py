"""The world's errors say what to do next; ours keep names to themselves."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.errors import BugError, KnownError
from dropin.kit import theme
from dropin.kit.error_report import error_dialog, report_of, write_log
from tests.kit.looking import cut_texts

NOW = datetime(2026, 11, 22, 9, 12)


def a_bug() -> BugError:
    try:
        try:
            {"Ana Moreno": 1}["Jo Tan"]
        except KeyError as error:
            raise BugError("the shift of Jo Tan is gone") from error
    except BugError as bug:
        made = bug
    return made


def test_a_known_error_says_what_and_what_next(qtbot: QtBot) -> None:
    dialog = error_dialog(None, KnownError("The disk is full.", "Free some space."), NOW)
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.what.text(), dialog.next_step.text()) == (
        "The disk is full.",
        "Free some space.",
    )
    assert not dialog.copy_button.isVisible()


def test_our_own_mistake_can_be_copied_by_key(qtbot: QtBot) -> None:
    dialog = error_dialog(None, a_bug(), NOW)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "safe" in dialog.next_step.text()
    qtbot.keyClick(dialog.copy_button, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == report_of(a_bug(), NOW)
    assert dialog.copy_button.text() == "Copied"


def test_escape_closes_it(qtbot: QtBot) -> None:
    dialog = error_dialog(None, a_bug(), NOW)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_report_says_where_and_holds_no_names(tmp_path: Path) -> None:
    report = report_of(a_bug(), NOW)
    assert "KeyError" in report
    assert "BugError" in report
    assert re.search(r"tests/kit/test_error_report\.py:\d+ a_bug", report)
    for private in ("Ana", "Jo Tan", str(Path.home()), "/home", str(Path(__file__).parents[2])):
        assert private not in report


def test_the_log_grows_and_keeps_what_it_had(tmp_path: Path) -> None:
    log = write_log(a_bug(), tmp_path / "logs", NOW)
    write_log(a_bug(), tmp_path / "logs", NOW)
    assert log.read_text(encoding="utf-8").count("BugError") == 2


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_nothing_is_cut(qapp: QApplication, qtbot: QtBot, percent: int) -> None:
    theme.apply(qapp, "light", percent)
    dialog = error_dialog(None, a_bug(), NOW)
    qtbot.addWidget(dialog)
    dialog.show()
    qapp.processEvents()
    assert cut_texts(dialog) == []
    assert dialog.width() <= 1366
    assert dialog.height() <= 768
