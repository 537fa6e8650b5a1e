"""The first page anyone sees, and the three ways on from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dropin.exchange.forms import ImportDialog
from dropin.programme.store import activities
from dropin.shell import window as window_module
from dropin.shell.first_run import FirstRun
from dropin.shell.new_centre_form import NewCentreDialog
from dropin.shell.window import MainWindow
from tests.files import new_file
from tests.sample_file import sample_file
from tests.shell.conftest import OpenWindow
from tests.shell.hands import button, click, focused, meeting, press, write


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Documents folder of whoever sits there; not made yet, as on a fresh machine."""
    folder = tmp_path / "Documents"
    monkeypatch.setattr(window_module, "_documents", lambda: folder)
    return folder


def first_page(window: MainWindow) -> FirstRun:
    page = window.centralWidget()
    assert isinstance(page, FirstRun)
    return page


def test_the_sample_centre_opens_with_a_full_week(
    open_window: OpenWindow, documents: Path, qtbot: QtBot
) -> None:
    window = open_window()
    click(qtbot, first_page(window).sample)
    assert window.workspace is not None
    assert window.windowTitle() == "Harbour House – Drop-in"
    assert len(activities(window.workspace.file)) > 20
    assert window.workspace.current_key == "today"
    assert {each.suffix for each in documents.iterdir()} == {".dropin", ".lock"}


def test_the_sample_is_made_once_and_keeps_what_was_done_in_it(
    open_window: OpenWindow, documents: Path, qtbot: QtBot
) -> None:
    window = open_window()
    click(qtbot, first_page(window).sample)
    assert window.file is not None
    with window.file.change("Add Bo") as change:
        change.insert("person", name="Bo of the test")
    window.welcome()
    click(qtbot, first_page(window).sample)
    assert window.file is not None
    assert window.file.read_only is None
    assert window.file.value("SELECT count(*) FROM person WHERE name = 'Bo of the test'") == 1


def test_starting_empty_asks_for_a_name_and_makes_the_file(
    open_window: OpenWindow, documents: Path, qtbot: QtBot
) -> None:
    window = open_window()

    def answer(dialog: NewCentreDialog) -> None:
        qtbot.waitUntil(dialog.isActiveWindow)
        assert focused() is dialog.name.editor
        write(qtbot, "Quay: Centre?")
        press(qtbot, Qt.Key.Key_Return)

    with meeting(NewCentreDialog, answer):
        click(qtbot, first_page(window).empty)
    assert window.windowTitle() == "Quay: Centre? – Drop-in"
    assert (documents / "Quay Centre.dropin").exists()
    assert window.workspace is not None
    assert activities(window.workspace.file) == ()


def test_a_centre_without_a_name_is_asked_for_one_under_the_field(
    open_window: OpenWindow, documents: Path, qtbot: QtBot
) -> None:
    window = open_window()
    said: list[str] = []

    def answer(dialog: NewCentreDialog) -> None:
        click(qtbot, dialog.begin)
        row = dialog.form._rows["name"]
        assert row.error is not None
        said.append(row.error.label.text())
        dialog.reject()

    with meeting(NewCentreDialog, answer):
        click(qtbot, first_page(window).empty)
    assert said == ["Give the centre a name to begin with."]
    assert window.workspace is None
    first_page(window)


def test_a_name_already_taken_is_said_and_nothing_is_replaced(
    open_window: OpenWindow, documents: Path, qtbot: QtBot
) -> None:
    documents.mkdir()
    taken = sample_file(documents, "Quay Centre")
    before = taken.read_bytes()
    window = open_window()
    said: list[str] = []

    def answer(dialog: NewCentreDialog) -> None:
        dialog.name.set_value("Quay Centre")
        click(qtbot, dialog.begin)
        row = dialog.form._rows["name"]
        assert row.error is not None
        said.append(row.error.label.text())
        dialog.reject()

    with meeting(NewCentreDialog, answer):
        click(qtbot, first_page(window).empty)
    assert "There is already a file" in said[0]
    assert taken.read_bytes() == before


def test_bringing_in_makes_a_centre_and_goes_straight_to_its_programme(
    open_window: OpenWindow,
    documents: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window()
    source = Path(__file__).parents[1] / "exchange" / "data" / "clubhouse.csv"
    monkeypatch.setattr("dropin.exchange.forms.choose_source", lambda parent: source)

    def name_it(dialog: NewCentreDialog) -> None:
        dialog.name.set_value("Quay Centre")
        click(qtbot, dialog.begin)

    def bring_in(dialog: ImportDialog) -> None:
        qtbot.waitUntil(lambda: dialog.bring_in_button.isEnabled() and bool(dialog.plan.rows))
        click(qtbot, dialog.bring_in_button)

    with meeting(NewCentreDialog, name_it), meeting(ImportDialog, bring_in):
        click(qtbot, first_page(window).bring_in)
    assert window.workspace is not None
    assert window.workspace.current_key == "calendar"
    titles = {each.title for each in activities(window.workspace.file)}
    assert {"Stretching", "Work Units"} <= titles


def test_leaving_the_questions_leaves_the_welcome_page_and_no_file(
    open_window: OpenWindow, documents: Path, qtbot: QtBot
) -> None:
    window = open_window()
    for way in (first_page(window).empty, first_page(window).bring_in):
        with meeting(NewCentreDialog, lambda dialog: press(qtbot, Qt.Key.Key_Escape, on=dialog)):
            click(qtbot, way)
    first_page(window)
    assert not documents.exists()


def test_by_keyboard_alone_every_way_can_be_reached(
    open_window: OpenWindow, documents: Path, qtbot: QtBot
) -> None:
    page = first_page(open_window())
    reached = set()
    for _ in range(12):
        press(qtbot, Qt.Key.Key_Tab)
        reached.add(focused())
    assert {page.sample, page.bring_in, page.empty, button(page, "Open a file…")} <= reached
    page.sample.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert (documents / "Harbour House (sample).dropin").exists()


def test_files_of_before_are_offered_newest_first_and_opened_by_a_click(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    with new_file(tmp_path) as file:
        older = file.path
    newer = sample_file(tmp_path)
    gone = sample_file(tmp_path, "Gone")
    first = open_window(gone)
    first.open_path(older)
    first.open_path(newer)
    first.close()
    gone.unlink()

    window = open_window()
    assert window.remembered.recent_files == [newer, older]
    click(qtbot, button(first_page(window), "centre"))
    assert window.file is not None
    assert window.file.path == older


def test_large_text_has_the_height_it_needs_also_below_many_files(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    for number in range(8):
        path = tmp_path / f"Centre {number}.dropin"
        path.touch()
        window.remembered.opened(path)
    window.set_text_percent(200)
    window.welcome()
    page = first_page(window)
    ways = (page.sample, page.bring_in, page.empty)
    qtbot.waitUntil(lambda: all(way.height() == way.heightForWidth(way.width()) for way in ways))
    assert page.verticalScrollBar().maximum() > 0


def test_a_file_is_chosen_in_the_dialog_of_the_system(
    open_window: OpenWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window = open_window()
    click(qtbot, button(first_page(window), "Open a file…"))
    assert window.file is not None
    assert window.file.path == path


def test_a_sample_that_cannot_be_made_is_said_and_the_page_stays(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "Documents"
    in_the_way.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(window_module, "_documents", lambda: in_the_way)
    window = open_window()
    with pytest.raises(Exception, match="No file can be made"):
        window.open_sample()
    first_page(window)
