"""The centre's list of trainings in Settings: begun, added to, ordered, changed and removed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dropin.people.model import Person
from dropin.people.operations import add_person, grant_training, save_training
from dropin.people.settings_view import TrainingSection
from dropin.people.store import trainings
from dropin.people.training import Training
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.shell.hands import button, click, focused, press, settle, write

TODAY = date(2026, 11, 22)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as opened:
        yield opened


def shown(file: CentreFile, qtbot: QtBot) -> TrainingSection:
    section = TrainingSection(file, TODAY)
    qtbot.addWidget(section)
    section.resize(640, 900)
    with qtbot.waitActive(section):
        section.show()
        section.activateWindow()
    file.listeners.append(lambda _: section.refresh())
    return section


def listed(file: CentreFile) -> list[tuple[str, int | None, int]]:
    return [(each.name, each.months, each.renewal_days) for each in trainings(file)]


def test_an_empty_list_offers_the_usual_trainings_once(file: CentreFile, qtbot: QtBot) -> None:
    section = shown(file, qtbot)
    said: list[str] = []
    section.said.connect(said.append)
    click(qtbot, section.usual_button)
    assert ("First aid", 24, 60) in listed(file)
    assert ("Facilitation", None, 60) in listed(file)
    assert not section.usual_button.isVisible()
    assert said == ["The usual trainings are on the list."]
    file.undo()
    assert listed(file) == []
    assert section.usual_button.isVisible()


def test_a_training_is_added_by_keyboard_with_how_long_it_counts(
    file: CentreFile, qtbot: QtBot
) -> None:
    section = shown(file, qtbot)
    section.form.field("name").setFocus()
    write(qtbot, "First aid")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "24")
    press(qtbot, Qt.Key.Key_Return)
    assert listed(file) == [("First aid", 24, 60)]
    settle()
    texts = [each.text() for each in section.findChildren(QLabel)]
    assert "First aid · 24 months" in texts
    assert section.form.values() == {"name": "", "months": None, "renewal_days": 60}


def test_what_is_wrong_is_said_under_its_field(file: CentreFile, qtbot: QtBot) -> None:
    save_training(file, Training(0, "First aid"))
    section = shown(file, qtbot)
    section.form.set_values({"name": "first aid"})
    click(qtbot, section.list.add_button)
    settle()
    texts = [each.text() for each in section.findChildren(QLabel) if each.isVisible()]
    assert any("“First aid” is on the list already." in each for each in texts)
    assert len(listed(file)) == 1


def test_a_line_moves_up_and_the_keyboard_goes_with_it(file: CentreFile, qtbot: QtBot) -> None:
    for name in ("Facilitation", "Phone", "CPR"):
        save_training(file, Training(0, name))
    section = shown(file, qtbot)
    settle()
    button(section, "Up: CPR · does not lapse").setFocus()
    press(qtbot, Qt.Key.Key_Space)
    settle()
    assert [each.name for each in trainings(file)] == ["Facilitation", "CPR", "Phone"]
    assert focused().accessibleName() == "Up: CPR · does not lapse"
    press(qtbot, Qt.Key.Key_Space)
    settle()
    assert [each.name for each in trainings(file)] == ["CPR", "Facilitation", "Phone"]
    assert focused().accessibleName() == "Change: CPR · does not lapse"
    assert file.undo_label == "Move the training CPR"


def test_removing_says_what_goes_with_it(file: CentreFile, qtbot: QtBot) -> None:
    number = save_training(file, Training(0, "CPR", 12))
    ana = add_person(file, Person(0, "Ana"))
    grant_training(file, number, [ana], TODAY)
    section = shown(file, qtbot)
    said: list[str] = []
    section.said.connect(said.append)
    click(qtbot, button(section, "Remove: CPR · 12 months"))
    assert said == ["Removed CPR, which was noted once"]
    assert listed(file) == []
