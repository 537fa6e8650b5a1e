"""What the window leaves until its first page stands is done all the same."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dropin.storage import stamp
from tests.shell.conftest import OpenWindow


def test_a_large_table_with_missing_rows_is_told_once_the_page_stands(
    open_window: OpenWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "LARGE", 2)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE file_stamp SET number = 7 WHERE table_name = 'person'")
    connection.close()
    window = open_window(path)
    home = window.workspace
    assert home is not None
    assert not home.file.notices
    told: list[str] = []
    monkeypatch.setattr(home, "warn", told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert "does not hold what it should (person)" in told[0]


def test_an_opened_file_is_remembered_once_the_page_stands(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    window = open_window(path)
    qtbot.waitUntil(lambda: window.remembered.recent_files == [path.resolve()])


def test_the_first_change_is_prepared_once_the_page_stands(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    """So that the first key at the front desk answers as quickly as the next."""
    file = open_window(path).file
    assert file is not None
    triggers = "SELECT count(*) FROM temp.sqlite_master WHERE type = 'trigger'"
    assert file.value(triggers) == 0
    qtbot.waitUntil(lambda: file.value(triggers) != 0)
    with file.change("Add Ana") as change:
        change.insert("person", name="Ana")
    assert file.undo_label == "Add Ana"
