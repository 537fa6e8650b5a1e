"""Whose training is to be renewed: told one by one, and many as the first few and a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dropin.dates import Customs
from dropin.kit.lines import Line
from dropin.people.forms import PersonPanel
from dropin.people.model import Person
from dropin.people.operations import add_person, note_training, save_training
from dropin.people.page import PeoplePage
from dropin.people.renewals_view import RenewalsPanel
from dropin.people.training import Training, TrainingHeld
from dropin.people.waiting import waiting_for_somebody
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.shell.hands import press, settle

TODAY = date(2026, 11, 22)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as opened:
        save_training(opened, Training(0, "First aid", 24))
        yield opened


def trained(file: CentreFile, name: str, lapses_on: date) -> int:
    who = add_person(file, Person(0, name))
    note_training(file, TrainingHeld(0, who, 1, date(2024, 1, 1), lapses_on))
    return who


def told(file: CentreFile) -> list[tuple[str, int | None]]:
    found = waiting_for_somebody(file, TODAY, Customs())
    return [(str(each.text), each.person_id) for each in found]


def test_each_is_told_with_its_day_and_leads_to_its_person(file: CentreFile) -> None:
    assert told(file) == []
    ana = trained(file, "Ana", date(2027, 1, 3))
    ben = trained(file, "Ben", date(2026, 11, 22))
    cleo = trained(file, "Cleo", date(2026, 12, 3))
    assert told(file) == [
        ("First aid of Ben lapsed on 22 November.", ben),
        ("First aid of Cleo lapses on 3 December.", cleo),
        ("First aid of Ana lapses on 3 January 2027.", ana),
    ]


def test_of_many_the_first_are_told_and_how_many_more(file: CentreFile) -> None:
    people = [trained(file, f"P{day}", date(2026, 12, day)) for day in range(1, 5)]
    assert [person_id for _, person_id in told(file)] == people
    trained(file, "P5", date(2026, 12, 5))
    assert [person_id for _, person_id in told(file)] == [*people[:3], None]
    assert told(file)[3][0] == "2 more trainings are to be renewed."


def test_all_of_them_stand_in_a_list_that_leads_to_each(file: CentreFile, qtbot: QtBot) -> None:
    for day in range(1, 7):
        trained(file, f"P{day}", date(2026, 12, day))
    page = PeoplePage(file, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))
    qtbot.addWidget(page)
    page.resize(1158, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    file.listeners.append(lambda _: page.refresh())
    page.open_renewals()
    panel = page.frame.side
    assert isinstance(panel, RenewalsPanel)
    lines = panel.findChildren(Line)
    assert [each.text() for each in lines] == [f"P{day}" for day in range(1, 7)]
    assert lines[5].accessibleDescription() == "First aid lapses in 2 weeks: renew"
    for each in range(1, 7):
        note_training(file, TrainingHeld(0, each, 1, TODAY))
        settle()
    assert panel.findChildren(Line) == []
    assert any("Nothing lapses soon" in each.text() for each in panel.findChildren(QLabel))
    file.undo()
    settle()
    (line,) = panel.findChildren(Line)
    line.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert isinstance(page.frame.side, PersonPanel)
    assert page.frame.side.title.text() == "P6"
