"""A person's training at the side: how they stand, noted, renewed in one press, put right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dropin.dates import Customs
from dropin.kit.choice_dialog import ChoiceDialog
from dropin.kit.lines import Line
from dropin.people.forms import PersonPanel
from dropin.people.model import Person
from dropin.people.operations import (
    add_person,
    note_training,
    remove_training_held,
    save_training,
)
from dropin.people.store import trainings_of
from dropin.people.training import Training, TrainingHeld
from dropin.people.training_view import PersonTraining
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.kit.looking import cut_texts
from tests.shell.hands import CONTROL, button, click, focused, meeting, press, settle, write

TODAY = date(2026, 11, 22)
ANA, FIRST_AID, PHONE = 1, 1, 2


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    """Ana, and a list of two trainings."""
    with new_file(tmp_path) as opened:
        with opened.load("Start"):
            add_person(opened, Person(0, "Ana"))
            save_training(opened, Training(0, "First aid", 24))
            save_training(opened, Training(0, "Phone"))
        yield opened


def shown(file: CentreFile, qtbot: QtBot) -> tuple[PersonTraining, list[str]]:
    """The section in sight, and what it says was done."""
    section = PersonTraining(file, ANA, TODAY)
    qtbot.addWidget(section)
    section.resize(320, 700)
    with qtbot.waitActive(section):
        section.show()
        section.activateWindow()
    file.listeners.append(lambda _: section.refresh())
    said: list[str] = []
    section.said.connect(said.append)
    return section, said


def lines(section: PersonTraining) -> list[tuple[str, str]]:
    settle()
    return [(each.text(), each.accessibleDescription()) for each in section.findChildren(Line)]


def held(held_on: date, lapses_on: date | None, training_id: int = FIRST_AID) -> TrainingHeld:
    return TrainingHeld(0, ANA, training_id, held_on, lapses_on)


def test_it_says_how_somebody_stands_and_offers_to_renew_only_then(
    file: CentreFile, qtbot: QtBot
) -> None:
    note_training(file, held(date(2024, 12, 6), date(2026, 12, 6)))
    note_training(file, held(date(2024, 12, 6), None, PHONE))
    section, said = shown(file, qtbot)
    assert lines(section) == [
        ("First aid", "lapses in 2 weeks: renew"),
        ("Phone", "valid, does not lapse"),
    ]
    renew = button(section, "First aid: renewed today")
    renew.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert lines(section)[0] == ("First aid", "valid until 22 November 2028")
    assert said == ["First aid of Ana is valid until 22 November 2028."]
    assert focused().accessibleName() == "First aid", "the keyboard stays with the training"
    assert trainings_of(file, ANA)[1].confirmed_by == "Ana"
    with pytest.raises(AssertionError):
        button(section, "First aid: renewed today")
    assert file.undo() == "Note First aid for Ana"
    assert lines(section)[0] == ("First aid", "lapses in 2 weeks: renew")
    assert cut_texts(section) == []


def test_a_training_is_noted_by_keyboard_and_lapses_as_the_list_says(
    file: CentreFile, qtbot: QtBot
) -> None:
    section, said = shown(file, qtbot)
    click(qtbot, section.note_button)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_A, CONTROL)
    write(qtbot, "1 March 2026")
    press(qtbot, Qt.Key.Key_Return)
    (noted,) = trainings_of(file, ANA)
    assert (noted.training_id, noted.held_on) == (FIRST_AID, date(2026, 3, 1))
    assert (noted.lapses_on, noted.confirmed_by) == (date(2028, 3, 1), "Ana")
    assert said == ["Noted First aid for Ana."]
    assert section.form.isHidden()
    assert focused() is section.note_button


def test_a_lapse_day_that_a_person_wrote_stays_as_they_wrote_it(
    file: CentreFile, qtbot: QtBot
) -> None:
    section, _ = shown(file, qtbot)
    click(qtbot, section.note_button)
    form = section.form.form
    form.set_values({"lapses_on": date(2027, 1, 1)})
    form.field("held_on").set_value(date(2026, 3, 1))
    form.field("held_on").changed.emit()
    assert form.values()["lapses_on"] == date(2027, 1, 1)


def test_another_training_brings_its_own_lapse_day(file: CentreFile, qtbot: QtBot) -> None:
    section, _ = shown(file, qtbot)
    click(qtbot, section.note_button)
    form = section.form.form
    assert form.values()["lapses_on"] == date(2028, 11, 22)
    form.field("training_id").setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert form.values()["lapses_on"] is None


def test_pressing_a_line_puts_right_what_was_noted_also_earlier(
    file: CentreFile, qtbot: QtBot
) -> None:
    for year in (2022, 2024, 2026):
        note_training(file, held(date(year, 3, 1), date(year + 2, 3, 1)))
    section, said = shown(file, qtbot)
    click(qtbot, section.findChildren(Line)[0])
    form = section.form.form
    assert form.values()["held_on"] == date(2026, 3, 1)
    settle()
    click(qtbot, button(section, "Held before: 1 March 2022"))
    assert form.values()["held_on"] == date(2022, 3, 1)
    form.set_values({"held_on": date(2024, 3, 1)})
    click(qtbot, button(section, "Save"))
    assert form.isVisible(), "the same day twice is said under the field"
    form.set_values({"held_on": date(2021, 3, 1), "confirmed_by": "Jo"})
    click(qtbot, button(section, "Save"))
    assert [each.held_on.year for each in trainings_of(file, ANA)] == [2021, 2024, 2026]
    settle()
    click(qtbot, section.findChildren(Line)[0])
    click(qtbot, button(section, "Remove"))
    assert [each.held_on.year for each in trainings_of(file, ANA)] == [2021, 2024]
    assert said == ["Saved First aid of Ana.", "Took back First aid of Ana."]


def test_what_is_put_right_and_gone_meanwhile_closes(file: CentreFile, qtbot: QtBot) -> None:
    number = note_training(file, held(date(2026, 3, 1), None))
    section, _ = shown(file, qtbot)
    click(qtbot, section.findChildren(Line)[0])
    remove_training_held(file, number)
    assert section.form.isHidden()
    assert section.none.text() == "Nothing is noted yet."


def test_without_a_list_it_says_where_the_list_is(tmp_path: Path, qtbot: QtBot) -> None:
    with new_file(tmp_path) as empty_file:
        add_person(empty_file, Person(0, "Ana"))
        section, _ = shown(empty_file, qtbot)
        assert "under Settings, Training" in section.none.text()
        assert not section.note_button.isVisible()


def test_what_is_typed_is_asked_about_before_another_takes_its_place(
    file: CentreFile, qtbot: QtBot
) -> None:
    note_training(file, held(date(2026, 3, 1), None, PHONE))
    section, said = shown(file, qtbot)
    click(qtbot, section.note_button)
    section.form.form.field("confirmed_by").setFocus()
    write(qtbot, " and Jo")
    settle()
    with meeting(ChoiceDialog, lambda dialog: dialog.reject()):
        click(qtbot, section.findChildren(Line)[0])
    assert section.form.form.values()["training_id"] == FIRST_AID, "the person stays"
    with meeting(ChoiceDialog, lambda dialog: click(qtbot, button(dialog, "Save"))):
        click(qtbot, section.findChildren(Line)[0])
    assert said == ["Noted First aid for Ana."]
    assert section.form.form.values()["training_id"] == PHONE


def test_a_training_being_typed_is_saved_with_the_person(file: CentreFile, qtbot: QtBot) -> None:
    panel = PersonPanel(file, ANA, TODAY, Customs())
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    assert panel.training is not None
    click(qtbot, panel.training.note_button)
    panel.training.form.form.field("confirmed_by").setFocus()
    write(qtbot, "x")
    assert panel.touched
    click(qtbot, button(panel.training, "Cancel"))
    assert not panel.touched
    click(qtbot, panel.training.note_button)
    panel.training.form.form.field("confirmed_by").setFocus()
    write(qtbot, "Jo & ")
    panel.save()
    (noted,) = trainings_of(file, ANA)
    assert "Jo & " in noted.confirmed_by
