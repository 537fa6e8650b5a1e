"""Some of several values are ticked, by mouse and keys, and rows that share a line."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.ticks_field import TicksField
from tests.kit.looking import cut_texts
from tests.shell.hands import click, focused, press

DAYS = [("Mon", 0), ("Tue", 1), ("Wed", 2), ("Thu", 3), ("Fri", 4), ("Sat", 5), ("Sun", 6)]


def shown(qtbot: QtBot) -> tuple[Form, TicksField[int]]:
    form = Form()
    ticks = TicksField(DAYS, least=1, trouble="Tick a day.")
    form.add("days", "On", ticks)
    form.add("from", "From", LineField())
    form.add("until", "Until", LineField())
    form.put_beside("from", "until")
    qtbot.addWidget(form)
    form.resize(300, 400)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form, ticks


def test_what_is_ticked_is_the_answer_in_order(qtbot: QtBot) -> None:
    form, ticks = shown(qtbot)
    ticks.set_value((4, 0))
    assert ticks.value() == (0, 4)
    with qtbot.waitSignal(form.changed):
        click(qtbot, ticks.checks[2])
    assert ticks.value() == (0, 2, 4)
    assert ticks.in_words((4, 2)) == "Wed, Fri"
    assert ticks.in_words(()) == "nothing"


def test_too_few_are_asked_for_in_words(qtbot: QtBot) -> None:
    form, ticks = shown(qtbot)
    assert not form.ready()
    assert ticks.problem() == "Tick a day."
    assert ticks.checks[0].hasFocus(), "the keyboard is where the answer is missing"
    press(qtbot, Qt.Key.Key_Space)
    assert form.ready()


def test_each_box_says_aloud_to_what_it_belongs(qtbot: QtBot) -> None:
    _, ticks = shown(qtbot)
    assert ticks.checks[1].accessibleName() == "On: Tue"


def test_tab_comes_to_one_box_and_arrow_keys_to_the_others(qtbot: QtBot) -> None:
    form, ticks = shown(qtbot)
    ticks.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Space)
    assert ticks.value() == (1, 2)
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() is form.field("from").editor
    press(qtbot, Qt.Key.Key_Backtab)
    assert ticks.checks[1].hasFocus(), "back to where one was"


def test_rows_beside_one_another_share_a_line_and_tab_goes_across(qtbot: QtBot) -> None:
    form, ticks = shown(qtbot)
    first, second = form.field("from"), form.field("until")
    one, other = (each.mapTo(form, each.rect().topLeft()) for each in (first, second))
    assert one.y() == other.y()
    assert one.x() + first.width() <= other.x()
    assert cut_texts(form) == []
    ticks.checks[-1].setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() is first.editor
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() is second.editor
