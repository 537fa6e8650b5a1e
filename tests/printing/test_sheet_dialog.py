"""The dialog of one sheet, driven as a person does: look, choose, save, print."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.fields import CheckField
from dropin.people.naming import FULL
from dropin.printing import printer_view
from dropin.printing.documents.reading import CASH, SIGN_IN, Wanted
from dropin.printing.sheet_dialog_view import SheetDialog
from dropin.programme.store import activities
from dropin.storage.file import CentreFile
from tests.printing.made import TODAY
from tests.printing.made_documents import TUESDAY
from tests.printing.signed_up import sign_up_by_name


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication, file: CentreFile) -> Iterator[SheetDialog]:
    theme.apply(qapp, "light")
    sign_up_by_name(file, "Choir", TUESDAY, "Ana Silva", "Ben Okoye")
    (choir,) = [each.id for each in activities(file) if each.title == "Choir"]
    shown = SheetDialog(file, Wanted(SIGN_IN, day=TUESDAY, activity_id=choir), TODAY)
    qtbot.addWidget(shown)
    with qtbot.waitSignal(shown.previewed, timeout=10_000):
        shown.open()
    yield shown
    shown.done(0)


def check(dialog: SheetDialog) -> QCheckBox:
    field = dialog.view.strip.fields["needs"]
    assert isinstance(field, CheckField)
    return field.check


def words(dialog: SheetDialog) -> str:
    return " ".join(dialog.view.preview.text(0).split())


def test_it_shows_who_agreed_to_be_named_and_a_line_for_who_did_not(dialog: SheetDialog) -> None:
    assert dialog.windowTitle() == "Print: Choir"
    assert "1 Ana 2 Also here today" in words(dialog)
    assert "Ben" not in words(dialog)
    assert dialog.view.page_number.text() == "Page 1 of 1"


def test_more_of_a_name_shows_at_once(qtbot: QtBot, dialog: SheetDialog) -> None:
    assert "Silva" not in words(dialog)
    with qtbot.waitSignal(dialog.previewed, timeout=10_000):
        names = dialog.view.strip.fields["name_level"]
        names.set_value(FULL)
        names.changed.emit()
    assert "Ana Silva" in words(dialog)
    assert "Ben" not in words(dialog)


def test_the_needs_of_an_outing_are_added_up_when_asked(qtbot: QtBot, dialog: SheetDialog) -> None:
    assert "Needed" not in words(dialog)
    with qtbot.waitSignal(dialog.previewed, timeout=10_000):
        qtbot.mouseClick(check(dialog), Qt.MouseButton.LeftButton)
    assert "Needed nothing special" in words(dialog)


def test_it_is_saved_under_a_name_that_says_what_it_is(
    qtbot: QtBot, dialog: SheetDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def answer(parent: QWidget, title: str, name: str, *_: object) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(tmp_path / "choir"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    with qtbot.waitSignal(dialog.said, timeout=10_000) as said:
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert proposed == ["Harbour House Choir Tuesday 24 November 2026.pdf"]
    assert said.args == ["Saved as choir.pdf."]
    saved = PdfReader(BytesIO((tmp_path / "choir.pdf").read_bytes()))
    assert "Choir" in saved.pages[0].extract_text()


def test_it_prints_upright(
    qtbot: QtBot, dialog: SheetDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    onto = tmp_path / "printed.pdf"

    def onto_paper(printer: QPrinter, parent: QWidget) -> bool:
        printer.setOutputFileName(str(onto))
        printer.setResolution(75)
        return True

    monkeypatch.setattr(printer_view, "chosen_by_person", onto_paper)
    with qtbot.waitSignal(dialog.said, timeout=20_000) as said:
        qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    assert said.args == ["1 page sent to the printer."]
    box = PdfReader(BytesIO(onto.read_bytes())).pages[0].mediabox
    assert box.height > box.width


def test_a_sheet_without_names_offers_no_choice_of_them(qtbot: QtBot, file: CentreFile) -> None:
    dialog = SheetDialog(file, Wanted(CASH, day=TUESDAY), TODAY)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.previewed, timeout=10_000):
        dialog.open()
    assert dialog.view.strip.fields["paper"].isVisible()
    assert not dialog.view.strip.fields["name_level"].isVisible()
    assert not dialog.view.strip.fields["needs"].isVisible()
    dialog.done(0)


def test_a_date_that_is_not_there_is_said(qapp: QApplication, file: CentreFile) -> None:
    with pytest.raises(KnownError, match="not on Sunday 22 November 2026"):
        SheetDialog(file, Wanted(SIGN_IN, day=TODAY, activity_id=1), TODAY)
