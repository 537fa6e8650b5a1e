"""The passphrase of the coordinator’s seat: set, changed, taken off; kept as a hash alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from dropin.centre.operations import set_passphrase, take_off_passphrase
from dropin.centre.passphrase import opens
from dropin.centre.seat_view import ComingBack
from dropin.centre.store import seat_lock
from dropin.errors import KnownError
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.shell.hands import button, click, press, write

WORDS = "grey heron at noon"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as opened:
        yield opened


@pytest.fixture
def part(file: CentreFile, qtbot: QtBot) -> ComingBack:
    made = ComingBack(file)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def type_twice(qtbot: QtBot, part: ComingBack, words: str, again: str) -> None:
    for name, each in (("passphrase", words), ("again", again)):
        part.form.field(name).editor.setFocus()
        write(qtbot, each)


def test_none_is_set_at_first(file: CentreFile) -> None:
    assert seat_lock(file) == ""


def test_the_file_holds_no_word_of_it_nor_says_the_history_what_changed(file: CentreFile) -> None:
    set_passphrase(file, WORDS)
    assert opens(seat_lock(file), WORDS)
    assert file.undo_label == "Change the settings of Harbour House"
    take_off_passphrase(file)
    assert file.undo_label == "Change the settings of Harbour House"
    file.close()
    written = b"".join(each.read_bytes() for each in file.path.parent.glob("centre*"))
    assert WORDS.encode() not in written


def test_another_takes_its_place_and_undo_brings_the_first_back(file: CentreFile) -> None:
    set_passphrase(file, WORDS)
    set_passphrase(file, "quite another")
    assert not opens(seat_lock(file), WORDS)
    file.undo()
    assert opens(seat_lock(file), WORDS)


def test_one_that_is_guessed_by_trying_is_refused(file: CentreFile) -> None:
    with pytest.raises(KnownError, match="too short"):
        set_passphrase(file, "heron   ")
    assert seat_lock(file) == ""


def test_it_is_set_by_keys_and_nothing_of_it_stays_on_screen(
    file: CentreFile, part: ComingBack, qtbot: QtBot
) -> None:
    assert part.standing.text() == "No passphrase is set."
    assert {each.echoMode() for each in part.findChildren(QLineEdit)} == {
        QLineEdit.EchoMode.Password
    }
    type_twice(qtbot, part, WORDS, WORDS)
    press(qtbot, Qt.Key.Key_Return)
    assert opens(seat_lock(file), WORDS)
    assert part.standing.text() == "A passphrase is set."
    assert [each.text() for each in part.findChildren(QLineEdit)] == ["", ""]


def test_two_that_differ_set_nothing(file: CentreFile, part: ComingBack, qtbot: QtBot) -> None:
    type_twice(qtbot, part, WORDS, "grey heron at night")
    click(qtbot, part.set_button)
    assert seat_lock(file) == ""
    assert any("not the same" in each.text() for each in part.findChildren(QLabel))


def test_it_is_taken_off(file: CentreFile, part: ComingBack, qtbot: QtBot) -> None:
    set_passphrase(file, WORDS)
    part.refresh()
    click(qtbot, button(part, "Take it off"))
    assert seat_lock(file) == ""
    assert part.off_button.isHidden()
