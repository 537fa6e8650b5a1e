"""A short list with a form under it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dropin.kit.buttons import Button
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.list_editor import Listed, ListEditor
from tests.kit.looking import cut_texts


@pytest.fixture
def editor(qtbot: QtBot) -> ListEditor:
    form = Form()
    form.add("name", "Name", LineField())
    editor = ListEditor(form, "Add", "Nothing yet.")
    qtbot.addWidget(editor)
    editor.resize(400, 300)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def buttons(editor: ListEditor) -> dict[str, Button]:
    settle()
    return {each.accessibleName() or each.text(): each for each in editor.findChildren(Button)}


def test_an_empty_list_says_so(editor: ListEditor) -> None:
    editor.show_listed([])
    settle()
    assert "Nothing yet." in [each.text() for each in editor.findChildren(QLabel)]


def test_each_thing_is_changed_and_removed_by_buttons_that_name_it(
    editor: ListEditor, qtbot: QtBot
) -> None:
    done: list[str] = []
    editor.show_listed(
        [
            Listed("Hall", lambda: done.append("hall away"), lambda: done.append("hall other")),
            Listed("Kitchen", lambda: done.append("kitchen away")),
        ]
    )
    found = buttons(editor)
    assert "Change: Kitchen" not in found
    for name in ("Change: Hall", "Remove: Hall", "Remove: Kitchen"):
        qtbot.mouseClick(found[name], Qt.MouseButton.LeftButton)
    assert done == ["hall other", "hall away", "kitchen away"]


def test_the_button_and_enter_both_ask_to_add(editor: ListEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.added):
        qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(editor.added):
        qtbot.keyClick(editor.form.field("name").editor, Qt.Key.Key_Return)


def test_the_button_says_whether_something_is_changed_or_added(editor: ListEditor) -> None:
    editor.set_changing(True)
    assert editor.add_button.text() == "Save the change"
    editor.set_changing(False)
    assert editor.add_button.text() == "Add"


def test_a_new_list_takes_the_place_of_the_old(editor: ListEditor) -> None:
    editor.show_listed([Listed("Hall", list)])
    editor.show_listed([Listed("Kitchen", list)])
    assert [name for name in buttons(editor) if name.startswith("Remove")] == ["Remove: Kitchen"]


def test_long_words_wrap(editor: ListEditor) -> None:
    editor.show_listed([Listed("A hall with a very long name " * 6, list, list)])
    editor.resize(320, 600)
    settle()
    assert cut_texts(editor) == []
