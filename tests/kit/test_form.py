"""A form is filled in by keyboard, says what is wrong under the field, and reads what is meant."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dropin.dates import Customs
from dropin.kit import theme
from dropin.kit.fields import CheckField, ChoiceField, Field, LineField, TextField
from dropin.kit.form import Form
from dropin.kit.month_picker import MonthPicker
from dropin.kit.side_panel import scrolling
from dropin.kit.suggest_field import SuggestField
from dropin.kit.typed_fields import DateField, MoneyField, NumberField, TimeField
from tests.kit.looking import cut_texts, shows

TODAY = date(2026, 11, 22)
PEOPLE = [("Ana Moreno", 1), ("Anna Berg", 2), ("Jo", 3)]


class Sample(Form):
    """One field of every kind."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.add("title", "Title", LineField(), "As it stands on the wall")
        self.about = self.add("about", "About", TextField())
        self.place = self.add("place", "Place", ChoiceField([("Hall", 1), ("Kitchen", 2)]))
        self.day = self.add("day", "Day", DateField(TODAY, Customs(), required=True))
        self.at = self.add("at", "Starts", TimeField(Customs()))
        self.places = self.add("places", "Places", NumberField(1, 99, unit="people"))
        self.fee = self.add("fee", "Fee", MoneyField())
        self.leader = self.add(
            "leader", "Led by", SuggestField(lambda: PEOPLE, "Nobody has this name.")
        )
        self.public = self.add("public", "", CheckField("Show on printed sheets"))


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = Sample()
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def sample(form: Form) -> Sample:
    assert isinstance(form, Sample)
    return form


def test_every_field_keeps_what_it_was_given(form: Form) -> None:
    given = {
        "title": "Choir",
        "about": "Come and sing",
        "place": 2,
        "day": date(2026, 11, 24),
        "at": time(14),
        "places": 12,
        "fee": 350,
        "leader": 3,
        "public": True,
    }
    form.set_values(given)
    assert form.values() == given


def test_filling_in_by_program_is_no_change_of_a_persons(qtbot: QtBot, form: Form) -> None:
    with qtbot.assertNotEmitted(form.changed):
        form.set_values({"title": "Choir", "about": "Sing", "place": 2, "public": True, "fee": 1})


def test_every_keystroke_and_click_is_a_change(qtbot: QtBot, form: Form) -> None:
    acts: list[tuple[Field[Any], Callable[[], None]]] = [
        (sample(form).title, lambda: QTest.keyClicks(sample(form).title.line, "C")),
        (sample(form).about, lambda: QTest.keyClicks(sample(form).about.text.edit, "C")),
        (sample(form).place, lambda: QTest.keyClick(sample(form).place.box, Qt.Key.Key_Down)),
        (sample(form).at, lambda: QTest.keyClicks(sample(form).at.line, "2")),
        (sample(form).public, lambda: QTest.keyClick(sample(form).public.check, Qt.Key.Key_Space)),
    ]
    for field, act in acts:
        with qtbot.waitSignals([form.changed, field.changed]):
            act()


def test_tab_goes_down_the_form_in_the_order_read(qtbot: QtBot, form: Form) -> None:
    form.field("title").setFocus()
    order = []
    for _ in range(10):
        holder = QApplication.focusWidget()
        assert holder is not None
        order.append(holder.accessibleName())
        qtbot.keyClick(holder, Qt.Key.Key_Tab)
    assert order == [
        *("Title", "About", "Place", "Day", "Choose a day", "Starts", "Places", "Fee", "Led by"),
        "Show on printed sheets",
    ]


def test_fields_say_name_and_hint_aloud(form: Form) -> None:
    assert sample(form).title.line.accessibleName() == "Title"
    assert sample(form).title.line.accessibleDescription() == "As it stands on the wall"


def test_the_field_with_the_keyboard_has_a_ring(form: Form) -> None:
    for name in ("title", "about", "place", "day", "public"):
        field = form.field(name)
        field.setFocus()
        assert shows(field.editor, theme.current().focus), name
        field.editor.clearFocus()
        form.field("fee").setFocus()
        assert not shows(field.editor, theme.current().focus), name


def test_an_error_stands_under_its_field_and_goes_with_the_next_change(
    qtbot: QtBot, form: Form
) -> None:
    form.show_errors({"place": "The hall is closed on that day."})
    place = sample(form).place
    row = place.parentWidget()
    assert row is not None
    assert place.box.hasFocus()
    assert place.box.accessibleDescription() == "The hall is closed on that day."
    assert shows(row, theme.current().needed)
    qtbot.keyClick(place.box, Qt.Key.Key_Down)
    assert not shows(row, theme.current().needed)


def test_what_cannot_be_read_is_said_and_nothing_is_ready(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(sample(form).at.line, "half past")
    qtbot.keyClicks(sample(form).leader.line, "An")
    assert not form.ready()
    assert sample(form).day.line.hasFocus()
    assert sample(form).at.line.accessibleDescription().startswith("Write a time")
    form.set_values({"day": TODAY, "at": time(14), "leader": 1})
    assert form.ready()


def test_a_field_that_does_not_show_is_not_asked_for(form: Form) -> None:
    form.set_row_visible("day", False)
    assert form.ready()


@pytest.mark.parametrize(
    ("name", "typed", "stands", "value"),
    [
        ("day", "24 nov", "Tuesday 24 November 2026", date(2026, 11, 24)),
        ("at", "2 pm", "14:00", time(14)),
        ("places", "12", "12 people", 12),
        ("fee", "3,5", "3.50", 350),
        ("leader", "ana", "Ana Moreno", 1),
        ("leader", "jo", "Jo", 3),
        ("leader", "", "", None),
    ],
)
def test_what_was_typed_is_written_back_as_it_was_read(
    qtbot: QtBot, form: Form, name: str, typed: str, stands: str, value: object
) -> None:
    field = form.field(name)
    field.setFocus()
    qtbot.keyClicks(field.editor, typed)
    qtbot.keyClick(QApplication.activePopupWidget() or field.editor, Qt.Key.Key_Tab)
    assert (field.editor.property("text"), field.value()) == (stands, value)


def test_enter_in_a_line_asks_to_save_and_in_a_text_does_not(qtbot: QtBot, form: Form) -> None:
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(sample(form).title.line, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(form.submitted):
        qtbot.keyClick(sample(form).about.text.edit, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(
            sample(form).about.text.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )


def picker_of(field: DateField) -> MonthPicker:
    picker = field.findChild(MonthPicker)
    assert picker is not None
    return picker


@pytest.mark.parametrize(
    ("keys", "picked"),
    [
        ([], date(2026, 11, 24)),
        ([Qt.Key.Key_Right], date(2026, 11, 25)),
        ([Qt.Key.Key_Down, Qt.Key.Key_Left], date(2026, 11, 30)),
        ([Qt.Key.Key_PageDown], date(2026, 12, 24)),
        ([Qt.Key.Key_PageUp, Qt.Key.Key_Up], date(2026, 10, 17)),
        ([Qt.Key.Key_Home], TODAY),
    ],
)
def test_a_day_is_picked_by_key(qtbot: QtBot, form: Form, keys: list[Qt.Key], picked: date) -> None:
    day: DateField = sample(form).day
    day.set_value(date(2026, 11, 24))
    qtbot.keyClick(day.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    days = picker_of(day).days
    for key in keys:
        qtbot.keyClick(days, key)
    with qtbot.waitSignal(day.changed):
        qtbot.keyClick(days, Qt.Key.Key_Return)
    assert day.value() == picked


def test_a_day_is_picked_by_mouse_and_escape_leaves_it(qtbot: QtBot, form: Form) -> None:
    day: DateField = sample(form).day
    qtbot.mouseClick(day.pick_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(picker_of(day).days, Qt.Key.Key_Escape)
    assert day.line.text() == ""
    day.pick()
    picker = day.findChildren(MonthPicker)[-1]
    side = picker.days.width() // 7
    assert side >= 32
    qtbot.mouseClick(
        picker.days, Qt.MouseButton.LeftButton, pos=QPoint(side + side // 2, side + side // 2)
    )
    assert day.value() == date(2026, 10, 27)  # Tuesday of the first week shown


def test_the_last_of_a_long_month_becomes_the_last_of_a_short_one(qtbot: QtBot, form: Form) -> None:
    day: DateField = sample(form).day
    day.set_value(date(2027, 1, 31))
    day.pick()
    picker = picker_of(day)
    qtbot.keyClick(picker.days, Qt.Key.Key_PageDown)
    assert picker.days.chosen == date(2027, 2, 28)
    assert picker.title.text() == "February 2027"
    picker.close()


def test_the_wheel_over_a_choice_moves_the_page_not_the_answer(form: Form) -> None:
    box = sample(form).place.box
    assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_several_lines_grow_with_what_is_written(qtbot: QtBot, form: Form) -> None:
    about = sample(form).about
    before = about.height()
    about.set_value("\n".join(f"line {number}" for number in range(6)))
    qtbot.waitUntil(lambda: about.height() > before)
    edit = about.text.edit
    assert edit.verticalScrollBar().maximum() == 0


def test_choices_offered_anew_keep_the_answer() -> None:
    field = ChoiceField([("Hall", 1), ("Kitchen", 2)])
    field.set_value(2)
    field.set_choices([("Garden", 3), ("Kitchen", 2)])
    assert field.value() == 2


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_nothing_is_cut_or_too_small_in_a_side_panel(
    qapp: QApplication, qtbot: QtBot, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    form = Sample()
    form.show_errors({"place": "The hall is closed on that day, and the kitchen is taken."})
    area: QScrollArea = scrolling(form)
    qtbot.addWidget(area)
    area.resize(480, 700)
    area.show()
    qapp.processEvents()
    assert cut_texts(form) == []
    fields = form.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively)
    for widget in fields:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(form):
            assert widget.height() >= 32, widget.accessibleName()
            assert widget.height() >= widget.fontMetrics().height()


def test_what_is_shown_of_one_known_thing_is_not_looked_for_among_all(qtbot: QtBot) -> None:
    asked: list[str] = []

    def everybody() -> list[tuple[str, int]]:
        asked.append("all")
        return PEOPLE

    field = SuggestField(everybody, "Nobody.", words_of={1: "Ana Moreno"}.__getitem__)
    qtbot.addWidget(field)
    field.set_value(1)
    assert (field.line.text(), field.value(), asked) == ("Ana Moreno", 1, [])
    qtbot.keyClicks(field.line, "x")
    field.line.setText("Jo")
    assert (field.value(), asked) == (3, ["all"])
