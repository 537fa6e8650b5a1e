"""The People page: find, add, change with roles and consents, history, remove; all undone whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dropin.kit.choice_dialog import ChoiceDialog
from dropin.people.forms import PersonPanel
from dropin.people.model import NAME_ON_PRINTS, Person, agreed
from dropin.people.operations import add_person
from dropin.people.page import PeoplePage
from dropin.people.store import all_roles, consents_of, people, person
from dropin.storage.file import CentreFile
from tests.files import dump, new_file
from tests.kit.looking import cut_texts
from tests.shell.hands import button, click, focused, meeting, press, settle, write

TODAY = date(2026, 11, 22)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as opened:
        yield opened


@pytest.fixture
def page(file: CentreFile, qtbot: QtBot) -> PeoplePage:
    """Ana Lopes and Jo Byrne are in the file."""
    for name in ("Ana Lopes", "Jo Byrne"):
        add_person(file, Person(0, name))
    return shown(file, qtbot)


def shown(file: CentreFile, qtbot: QtBot) -> PeoplePage:
    page = PeoplePage(file, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))
    qtbot.addWidget(page)
    page.resize(1158, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    file.listeners.append(lambda _: page.refresh())
    return page


def panel(page: PeoplePage) -> PersonPanel:
    assert isinstance(page.frame.side, PersonPanel)
    return page.frame.side


def names(page: PeoplePage) -> list[str]:
    return [row.person.name for row in page.table.rows_model.rows]


def test_undoing_that_somebody_was_added_closes_their_panel(
    page: PeoplePage, file: CentreFile
) -> None:
    page.open_person(add_person(file, Person(0, "Mo Adams")))
    file.undo()
    assert page.frame.side is None
    assert names(page) == ["Ana Lopes", "Jo Byrne"]


def test_an_empty_page_says_what_it_is_for_and_offers_the_first_step(
    file: CentreFile, qtbot: QtBot
) -> None:
    page = shown(file, qtbot)
    assert page.empty.isVisible()
    click(qtbot, button(page, "Add the first person"))
    qtbot.waitUntil(lambda: focused() is panel(page).form.field("name").editor)
    write(qtbot, "Ana Lopes")
    press(qtbot, Qt.Key.Key_Return)
    assert names(page) == ["Ana Lopes"]
    assert all_roles(file, TODAY) == {1: ("member",)}
    assert page.table.isVisible()


def test_adding_somebody_with_roles_and_consents_is_one_undo(
    page: PeoplePage, file: CentreFile, qtbot: QtBot
) -> None:
    before = dump(file)
    click(qtbot, page.add_button)
    form = panel(page).form
    form.set_values(
        {
            "name": "  Žofka   Ó Briain ",
            "short_name": "Zo",
            "pronouns": "she/her",
            "phone": "085 123",
            "languages": "Czech, , English",
            "role_leader": True,
            f"consent_{NAME_ON_PRINTS}": True,
        }
    )
    said: list[str] = []
    page.said.connect(said.append)
    click(qtbot, button(panel(page), "Save"))
    (added,) = [each for each in people(file) if each.short_name == "Zo"]
    assert (added.name, added.languages) == ("Žofka Ó Briain", ("Czech", "English"))
    assert added.joined_on == TODAY
    assert set(all_roles(file, TODAY)[added.id]) == {"member", "leader"}
    assert agreed(consents_of(file, added.id), NAME_ON_PRINTS, TODAY)
    assert page.frame.side is None
    assert len(said) == 1
    assert file.undo_label == "Add Žofka Ó Briain"
    file.undo()
    assert dump(file) == before


def test_changing_roles_and_consents_is_one_undo_too(
    page: PeoplePage, file: CentreFile, qtbot: QtBot
) -> None:
    page.open_person(1)
    panel(page).form.set_values({"role_member": True, f"consent_{NAME_ON_PRINTS}": True})
    click(qtbot, button(panel(page), "Save"))
    before = dump(file)
    page.open_person(1)
    assert panel(page).form.values()["role_member"] is True
    panel(page).form.set_values(
        {"phone": "1", "role_member": False, f"consent_{NAME_ON_PRINTS}": False}
    )
    click(qtbot, button(panel(page), "Save"))
    assert all_roles(file, TODAY) == {}
    assert not agreed(consents_of(file, 1), NAME_ON_PRINTS, TODAY)
    file.undo()
    assert dump(file) == before


def test_saving_what_was_not_changed_changes_nothing(
    page: PeoplePage, file: CentreFile, qtbot: QtBot
) -> None:
    page.open_person(1)
    panel(page).form.set_values({"phone": "1"})
    click(qtbot, button(panel(page), "Save"))
    before = file.last_change_id
    page.open_person(1)
    click(qtbot, button(panel(page), "Save"))
    assert file.last_change_id == before


def test_a_person_without_a_name_is_refused_under_the_field(
    page: PeoplePage, file: CentreFile, qtbot: QtBot
) -> None:
    click(qtbot, page.add_button)
    click(qtbot, button(panel(page), "Save"))
    row = panel(page).form._rows["name"]
    assert row.error is not None
    assert "needs a name" in row.error.label.text()
    assert len(people(file)) == 2


def test_search_finds_by_any_part_of_the_name_and_enter_opens_the_first(
    page: PeoplePage, qtbot: QtBot
) -> None:
    press(qtbot, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, on=page)
    write(qtbot, "byr jo")
    assert names(page) == ["Jo Byrne"]
    press(qtbot, Qt.Key.Key_Return)
    assert panel(page).form.values()["name"] == "Jo Byrne"
    page.search.set_value("")
    page.restore({"search": "lopes"})
    assert names(page) == ["Ana Lopes"]
    assert page.state() == {"search": "lopes"}


def test_typing_in_the_list_searches_and_enter_opens_who_is_pointed_at(
    page: PeoplePage, qtbot: QtBot
) -> None:
    page.table.setFocus()
    for letter in "jo":  # the first one takes the keyboard to the search
        write(qtbot, letter)
    assert names(page) == ["Jo Byrne"]
    page.search.set_value("")
    page.restore({})
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert panel(page).form.values()["name"] in ("Ana Lopes", "Jo Byrne")


def test_search_needs_no_accents(page: PeoplePage, file: CentreFile) -> None:
    add_person(file, Person(0, "Žofka Ó Briain"))
    page.restore({"search": "zofka"})
    assert names(page) == ["Žofka Ó Briain"]


def test_the_history_says_what_was_done_when_and_by_whom(
    page: PeoplePage, file: CentreFile, qtbot: QtBot
) -> None:
    page.open_person(1)
    panel(page).form.set_values({"phone": "085 123"})
    click(qtbot, button(panel(page), "Save"))
    page.open_person(1)
    told = [each.text() for each in panel(page).findChildren(QLabel)]
    newest = next(each for each in told if "Change Ana Lopes" in each)
    assert newest.startswith("Sun 22 Nov")
    assert newest.endswith("(Ana)")


def test_removing_somebody_is_undone_whole(
    page: PeoplePage, file: CentreFile, qtbot: QtBot
) -> None:
    page.open_person(1)
    panel(page).form.set_values({"role_leader": True, f"consent_{NAME_ON_PRINTS}": True})
    click(qtbot, button(panel(page), "Save"))
    before = dump(file)
    page.open_person(1)
    click(qtbot, button(panel(page), "Remove"))
    assert names(page) == ["Jo Byrne"]
    assert page.frame.side is None
    file.undo()
    assert dump(file) == before
    assert names(page) == ["Ana Lopes", "Jo Byrne"]


def test_escape_leaves_without_writing_anything(
    page: PeoplePage, file: CentreFile, qtbot: QtBot
) -> None:
    before = file.last_change_id
    page.open_person(1)
    press(qtbot, Qt.Key.Key_Escape)
    assert page.frame.side is None
    assert file.last_change_id == before


@pytest.mark.parametrize(("answer", "kept"), [(0, "Ana Maria"), (1, "Ana Lopes")])
def test_what_was_typed_is_not_lost_by_opening_somebody_else(
    page: PeoplePage, file: CentreFile, qtbot: QtBot, answer: int, kept: str
) -> None:
    page.open_person(1)
    editor = panel(page).form.field("name").editor
    editor.setFocus()
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "Ana Maria")
    with meeting(ChoiceDialog, lambda dialog: click(qtbot, dialog.buttons[answer])):
        page.open_person(2)
    settle()
    ana = person(file, 1)
    assert ana is not None
    assert ana.name == kept
    assert panel(page).form.values()["name"] == "Jo Byrne"


def test_somebody_removed_meanwhile_is_said_and_nothing_is_written(
    page: PeoplePage, file: CentreFile, qtbot: QtBot
) -> None:
    page.open_person(1)
    panel(page).form.field("phone").setFocus()
    write(qtbot, "085 123")
    with file.change("Remove Ana") as change:
        change.delete("person", 1)
    click(qtbot, button(panel(page), "Save"))
    row = panel(page).form._rows["name"]
    assert row.error is not None
    assert "no longer in the file" in row.error.label.text()
    assert len(people(file)) == 1


def test_no_word_of_the_panel_is_cut(page: PeoplePage, qtbot: QtBot) -> None:
    page.open_person(1)
    settle()
    assert cut_texts(page) == []


def test_a_file_one_may_only_read_can_be_looked_at_only(
    page: PeoplePage, file: CentreFile, qtbot: QtBot
) -> None:
    with CentreFile.open(file.path, clock=file.clock, who="Ben", read_only=True) as reading:
        looking = shown(reading, qtbot)
        assert not looking.add_button.isEnabled()
        looking.open_person(1)
        assert not panel(looking).form.isEnabled()
        with pytest.raises(AssertionError):
            button(panel(looking), "Save")
