"""The import preview, driven by mouse and keys as a coordinator would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.attendance.store import attendances_on
from dropin.errors import KnownError
from dropin.exchange.forms import ImportDialog
from dropin.kit import theme
from dropin.people.store import people
from dropin.programme.model import DATED
from dropin.programme.store import closures, programme
from dropin.roster.store import absences_of
from dropin.storage.file import CentreFile
from tests.exchange.bringing import TODAY, bring_in, titles, write_table
from tests.exchange.rostered import leader
from tests.kit.looking import cut_texts

Show = Callable[[Path], ImportDialog]


@pytest.fixture(autouse=True)
def plain_theme(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def show(file: CentreFile, qtbot: QtBot) -> Show:
    def shown(path: Path) -> ImportDialog:
        dialog = ImportDialog(file, path, TODAY)
        qtbot.addWidget(dialog)
        dialog.show()
        read(dialog, qtbot)
        return dialog

    return shown


def read(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.tasks.running, timeout=10_000)


def shown_rows(dialog: ImportDialog) -> list[int]:
    return [row.line for row in dialog.table.rows_model.rows]


def click(button: object, qtbot: QtBot) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_preview_shows_every_row_and_writes_nothing(
    file: CentreFile, show: Show, data_folder: Path
) -> None:
    dialog = show(data_folder / "clubhouse.csv")
    assert shown_rows(dialog) == list(range(2, 13))
    assert dialog.bring_in_button.text() == "Bring in 11"
    assert "1 question" in dialog.totals.text()
    dialog.reject()
    assert titles(file) == []


def test_bringing_in_writes_once_and_says_so(
    file: CentreFile, show: Show, data_folder: Path, qtbot: QtBot
) -> None:
    dialog = show(data_folder / "clubhouse.csv")
    with qtbot.waitSignal(dialog.said) as said:
        click(dialog.bring_in_button, qtbot)
    assert said.args == ["Brought in 11 rows of clubhouse.csv"]
    assert dialog.result() == 1
    assert len(titles(file)) == 11
    file.undo()
    assert titles(file) == []


def test_the_question_is_answered_by_a_button_and_the_row_read_anew(
    file: CentreFile, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = show(write_table(tmp_path / "p.csv", "Activity,When", "Tea,Fridays", "Trip,April 7"))
    assert dialog.detail.title.text() == "Trip"
    answer = next(button for button in dialog.detail.answers if "2027" in button.text())
    click(answer, qtbot)
    read(dialog, qtbot)
    assert [row.status for row in dialog.plan.rows] == ["ok", "ok"]
    assert dialog.detail.answers == []
    click(dialog.bring_in_button, qtbot)
    trip = next(each for each in programme(file).activities if each.title == "Trip")
    assert trip.times[0].dating == DATED


def test_a_closure_is_closed_by_a_button_and_its_days_are_told(
    file: CentreFile, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write_table(tmp_path / "p.csv", "Activity,When", "CLOSED,December 25 2026")
    dialog = show(path)
    (answer,) = dialog.detail.answers
    assert answer.text() == "Close the centre: December 25, 2026"
    click(answer, qtbot)
    read(dialog, qtbot)
    assert dialog.detail.reading.text() == "Closed: December 25, 2026"
    click(dialog.bring_in_button, qtbot)
    assert titles(file) == []
    assert [each.starts_on.isoformat() for each in closures(file)] == ["2026-12-25"]


def test_what_is_gone_from_the_file_is_told_above_the_rows(
    file: CentreFile, show: Show, tmp_path: Path
) -> None:
    bring_in(file, write_table(tmp_path / "p.csv", "Activity,When", "Tea,Fridays", "Choir,Mondays"))
    dialog = show(write_table(tmp_path / "p.csv", "Activity,When", "Tea,Fridays"))
    assert dialog.banner.isVisible()
    assert "not in it any more: Choir" in dialog.banner.sign.label.text()


def test_only_questions_can_be_shown(show: Show, data_folder: Path, qtbot: QtBot) -> None:
    dialog = show(data_folder / "senior_centre.csv")
    click(dialog.only_questions.check, qtbot)
    assert shown_rows(dialog) == list(range(9, 17))
    click(dialog.only_questions.check, qtbot)
    assert len(shown_rows(dialog)) == 19


def test_unknown_columns_are_chosen_before_anything_can_go_in(
    file: CentreFile, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = show(write_table(tmp_path / "p.csv", "Choir,Mondays 2 pm", "Chess,Fridays 3 pm"))
    assert dialog.columns.isVisible()
    assert not dialog.bring_in_button.isEnabled()
    assert "which columns" in dialog.banner.sign.label.text()
    for choice, words in zip(dialog.columns.fields, ("Activity", "When"), strict=True):
        choice.box.setFocus()
        qtbot.keyClicks(choice.box, words)
        qtbot.keyClick(choice.box, Qt.Key.Key_Return)
        choice.box.activated.emit(choice.box.currentIndex())
        read(dialog, qtbot)
    assert dialog.banner.isHidden()
    assert dialog.bring_in_button.text() == "Bring in 2"
    click(dialog.bring_in_button, qtbot)
    assert titles(file) == ["Chess", "Choir"]


def test_a_bad_row_is_counted_and_told_whole(show: Show, tmp_path: Path) -> None:
    dialog = show(write_table(tmp_path / "p.csv", "Activity,When", "Tea,Fridays", ",Mondays"))
    assert dialog.bring_in_button.text() == "Bring in 1, leave 1 out"
    assert dialog.detail.message.text() == "This row has no title."


def test_the_keyboard_alone_can_answer_and_bring_in(
    file: CentreFile, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = show(write_table(tmp_path / "p.csv", "Activity,When", "Trip,April 7"))
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    answer = dialog.detail.answers[0]
    assert dialog.focusWidget() is answer
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    read(dialog, qtbot)
    dialog.bring_in_button.setFocus()
    qtbot.keyClick(dialog.bring_in_button, Qt.Key.Key_Return)
    assert titles(file) == ["Trip"]


def test_what_is_no_table_never_opens_a_preview(file: CentreFile, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_bytes(b"%PDF-1.7")
    with pytest.raises(KnownError):
        ImportDialog(file, tmp_path / "p.csv", TODAY)


def test_closing_stops_the_reading(file: CentreFile, data_folder: Path, qtbot: QtBot) -> None:
    dialog = ImportDialog(file, data_folder / "clubhouse.csv", TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert all(task.wait(5) for task in dialog.tasks.running)
    assert titles(file) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut(
    qapp: QApplication, show: Show, data_folder: Path, scheme: theme.Scheme, percent: int
) -> None:
    theme.apply(qapp, scheme, percent)
    try:
        dialog = show(data_folder / "senior_centre.csv")
        assert dialog.width() <= 1366
        assert dialog.height() <= 768
        qapp.processEvents()
        assert cut_texts(dialog) == []
    finally:
        theme.apply(qapp, "light", 100)


# Tables of people and of attendance


PEOPLE_ROWS = ("Name,Phone,Roles", "Ana Silva,0171 555,member", "Ben,0171 555,chef")


def test_the_preview_says_what_the_table_is_about(show: Show, tmp_path: Path) -> None:
    dialog = show(write_table(tmp_path / "p.csv", *PEOPLE_ROWS))
    assert dialog.kind.value() == "people"
    assert [row.title for row in dialog.plan.rows] == ["Ana Silva", "Ben"]
    assert dialog.totals.text() == "1 new, 1 left out. 1 question: unanswered, it stays out."


def test_people_come_in_by_mouse_with_their_question_answered(
    file: CentreFile, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = show(write_table(tmp_path / "p.csv", *PEOPLE_ROWS))
    (answer,) = dialog.detail.answers
    assert answer.text() == "Leave out “chef”"
    click(answer, qtbot)
    read(dialog, qtbot)
    assert dialog.bring_in_button.text() == "Bring in 2"
    with qtbot.waitSignal(dialog.said) as said:
        click(dialog.bring_in_button, qtbot)
    assert said.args == ["Brought in 2 rows of p.csv"]
    assert [each.name for each in people(file)] == ["Ana Silva", "Ben"]


def test_an_answer_does_not_undo_an_earlier_one_of_the_same_row(
    file: CentreFile, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = show(write_table(tmp_path / "p.csv", "Name,Roles", "Ana,chef; cook"))
    for word in ("chef", "cook"):
        (answer,) = dialog.detail.answers
        assert answer.text() == f"Leave out “{word}”"
        click(answer, qtbot)
        read(dialog, qtbot)
    assert dialog.bring_in_button.text() == "Bring in 1"


def test_what_the_table_is_about_is_corrected_by_keys_alone(
    file: CentreFile, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = show(write_table(tmp_path / "p.csv", "Date,Name", "2026-11-17,Ana"))
    assert dialog.kind.value() == "programme"
    dialog.kind.box.setFocus()
    qtbot.keyClick(dialog.kind.box, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.kind.box, Qt.Key.Key_Down)
    read(dialog, qtbot)
    assert dialog.kind.value() == "attendance"
    assert [choice.value() for choice in dialog.columns.fields] == ["date", "name"]
    add = next(button for button in dialog.detail.answers if "somebody new" in button.text())
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Return)
    read(dialog, qtbot)
    dialog.bring_in_button.setFocus()
    qtbot.keyClick(dialog.bring_in_button, Qt.Key.Key_Return)
    (seen,) = attendances_on(file, date(2026, 11, 17))
    assert seen.key is None
    assert [each.name for each in people(file)] == ["Ana"]


def test_a_column_of_people_is_corrected_in_the_preview(
    file: CentreFile, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = show(write_table(tmp_path / "p.csv", "Name,Phone,Festnetz", "Ana,,0171 5"))
    click(dialog.columns_button, qtbot)
    choice = dialog.columns.fields[2]
    choice.box.setFocus()
    qtbot.keyClicks(choice.box, "Phone")
    qtbot.keyClick(choice.box, Qt.Key.Key_Return)
    choice.box.activated.emit(choice.box.currentIndex())
    read(dialog, qtbot)
    click(dialog.bring_in_button, qtbot)
    assert [each.phone for each in people(file)] == ["0171 5"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_in_a_table_of_people(
    qapp: QApplication, show: Show, tmp_path: Path, scheme: theme.Scheme, percent: int
) -> None:
    theme.apply(qapp, scheme, percent)
    try:
        dialog = show(write_table(tmp_path / "people.csv", *PEOPLE_ROWS))
        assert dialog.width() <= 1366
        assert dialog.height() <= 768
        qapp.processEvents()
        assert cut_texts(dialog) == []
    finally:
        theme.apply(qapp, "light", 100)


def test_an_absence_is_asked_about_and_brought_in_by_keys_alone(
    file: CentreFile, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    ana = leader(file, "Ana Silva")
    rows = ("Name,From,Until,Reason", "Ana,2026-12-01,2026-12-08,private")
    dialog = show(write_table(tmp_path / "absences.csv", *rows))
    assert dialog.kind.value() == "absences"
    assert "Why somebody is away is not kept" in dialog.banner.sign.label.text()
    for label in ("Ana Silva", "They are back that day"):
        answer = next(each for each in dialog.detail.answers if each.text() == label)
        answer.setFocus()
        qtbot.keyClick(answer, Qt.Key.Key_Return)
        read(dialog, qtbot)
    dialog.bring_in_button.setFocus()
    qtbot.keyClick(dialog.bring_in_button, Qt.Key.Key_Return)
    (absence,) = absences_of(file, ana)
    assert (absence.starts_on, absence.ends_on) == (date(2026, 12, 1), date(2026, 12, 8))
    assert file.undo_label == "Bring in absences.csv"
