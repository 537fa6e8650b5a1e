"""Kinds of shift and customs in Settings; a person's side of the roster, in their panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dropin.dates import Customs
from dropin.kit import theme
from dropin.people.forms import PersonPanel
from dropin.people.operations import remove_person
from dropin.programme.model import KEEP
from dropin.roster.model import PatternRole, RosterCustoms, Terms, UsualTime
from dropin.roster.operations import (
    note_absence,
    put,
    remove_pattern,
    save_customs,
    save_pattern,
    set_usual_week,
    set_wishes,
)
from dropin.roster.panels.fields_view import ShareField
from dropin.roster.panels.week_view import WeekGrid
from dropin.roster.person_view import PersonOnCall
from dropin.roster.planning.model import BACKUP, CANNOT, PREFERS, PRIMARY, RATHER_NOT
from dropin.roster.settings_view import OnCallSection
from dropin.roster.store import (
    absences_of,
    customs,
    gentle_returns_of,
    patterns,
    terms_of,
    usual_times_of,
    wishes,
)
from dropin.roster.terms_words import read_share, share_words
from tests.kit.looking import cut_texts
from tests.roster.house import A_WEEK, DESK, MONDAY, NOW, TODAY, TUESDAY, House
from tests.shell import hands
from tests.shell.hands import CONTROL, SHIFT, click, press, settle, write

DUBLIN = ZoneInfo("Europe/Dublin")


def show(widget: QWidget, house: House, qtbot: QtBot, refresh: Callable[[], None]) -> None:
    qtbot.addWidget(widget)
    widget.resize(640, 2400)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    house.file.listeners.append(lambda _: refresh())
    settle()


def settings(house: House, qtbot: QtBot) -> OnCallSection:
    section = OnCallSection(house.file, TODAY)
    show(section, house, qtbot, section.refresh)
    return section


def beside(house: House, qtbot: QtBot, person_id: int) -> PersonOnCall:
    section = PersonOnCall(house.file, person_id, lambda: NOW.astimezone(DUBLIN))
    show(section, house, qtbot, section.refresh)
    return section


def button(widget: QWidget, called: str) -> QAbstractButton:
    """As it stands once what was just changed is in sight."""
    settle()
    return hands.button(widget, called)


def words(widget: QWidget) -> str:
    settle()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def in_sight(widget: QWidget) -> list[str]:
    settle()
    return [each.text() for each in widget.findChildren(QAbstractButton) if each.isVisible()]


# Settings


def test_a_centre_begins_with_a_desk_in_one_click(house: House, qtbot: QtBot) -> None:
    section = settings(house, qtbot)
    assert "Nobody is on call yet." in words(section)
    with qtbot.waitSignal(section.said):
        click(qtbot, button(section, "Begin with a desk"))
    (desk,) = patterns(house.file)
    assert (desk.name, desk.weekdays) == ("Desk", (0, 1, 2, 3, 4))
    assert [(each.role, each.people) for each in desk.roles] == [(PRIMARY, 1), (BACKUP, 1)]
    assert "Begin with a desk" not in in_sight(section)
    assert "Desk · Mon–Fri · 10:00–14:00" in in_sight(section)


def test_a_night_is_written_as_a_person_would_say_it(house: House, qtbot: QtBot) -> None:
    phone = house.training("Phone")
    section = settings(house, qtbot)
    click(qtbot, button(section, "Add a kind of shift"))
    write(qtbot, "Overnight")
    form = section.patterns.form
    for name, typed in (("starts_at", "10 pm"), ("ends_at", "8"), ("primary_people", "2")):
        field = form.field(name)
        field.setFocus()
        field.set_value(None)
        write(qtbot, typed)
    click(qtbot, button(section, "On: Mon"))
    click(qtbot, button(section, "Counts as a night"))
    click(qtbot, button(section, "Also while the centre is closed"))
    click(qtbot, button(section, "Needs: Phone"))
    form.field("primary_languages").setFocus()
    write(qtbot, "Spanish, Irish")
    press(qtbot, Qt.Key.Key_Return)
    (night,) = patterns(house.file)
    role = PatternRole(PRIMARY, 2, 100, ("Spanish", "Irish"), (phone,))
    assert (night.starts_at, night.ends_at, night.weekdays) == (time(22), time(8), (1, 2, 3, 4))
    assert (night.night, night.on_closure, night.roles) == (True, KEEP, (role,))
    assert not section.patterns.form.isVisible()


def test_what_is_wrong_is_said_under_its_field(house: House, qtbot: QtBot) -> None:
    section = settings(house, qtbot)
    click(qtbot, button(section, "Add a kind of shift"))
    form = section.patterns.form
    click(qtbot, button(section, "Save"))
    assert "A shift needs a name." in words(form)
    form.set_values({"name": "Desk", "weekdays": ()})
    click(qtbot, button(section, "Save"))
    assert "Tick at least one weekday." in words(form)
    form.set_values({"weekdays": (0,), "last_day": date(2026, 11, 1)})
    click(qtbot, button(section, "Save"))
    assert "would end before it begins" in words(form)
    form.set_values({"last_day": None, "primary_people": 0})
    click(qtbot, button(section, "Save"))
    assert "Nobody would be on duty" in words(form)
    assert patterns(house.file) == ()


def test_saving_says_before_what_it_means_for_shifts_ahead(house: House, qtbot: QtBot) -> None:
    desk, ana = house.desk(), house.leader("Ana")
    put(house.file, house.slot(MONDAY).id, ana)
    section = settings(house, qtbot)
    click(qtbot, button(section, "Change: Desk · Mon–Fri · 10:00–14:00"))
    assert "In 1 of them somebody is on duty already" in words(section)
    click(qtbot, button(section, "On: Mon"))
    assert "somebody is on duty in it: it stays." in words(section)
    click(qtbot, button(section, "Save"))
    assert house.shift(MONDAY).by_hand
    with qtbot.waitSignal(section.said) as told:
        click(qtbot, button(section, "Remove: Desk · Tue–Fri · 10:00–14:00"))
    assert told.args == ["Removed Desk; 1 shift with somebody in it stays."]
    assert desk


def test_a_training_that_came_meanwhile_can_be_asked_for(house: House, qtbot: QtBot) -> None:
    section = settings(house, qtbot)
    click(qtbot, button(section, "Begin with a desk"))
    phone = house.training("Phone")
    click(qtbot, button(section, "Change: Desk · Mon–Fri · 10:00–14:00"))
    click(qtbot, button(section, "Needs: Phone"))
    click(qtbot, button(section, "Save"))
    (desk,) = patterns(house.file)
    assert desk.roles[0].trainings == (phone,)


def test_two_of_a_name_at_once_are_told_and_allowed(house: House, qtbot: QtBot) -> None:
    house.desk()
    section = settings(house, qtbot)
    click(qtbot, button(section, "Add a kind of shift"))
    form = section.patterns.form
    form.set_values({"name": "desk", "weekdays": (4,)})
    form.field("ends_at").setFocus()
    form.field("ends_at").set_value(None)
    write(qtbot, "16:00")
    assert "stands twice on Friday" in words(section)
    click(qtbot, button(section, "Save"))
    assert len(patterns(house.file)) == 2
    assert "Desk stands twice on Friday: 10:00–14:00 and 10:00–16:00." in words(section)


def test_what_is_typed_outlasts_a_change_or_removal_beneath(house: House, qtbot: QtBot) -> None:
    desk = house.desk()
    section = settings(house, qtbot)
    click(qtbot, button(section, "Change: Desk · Mon–Fri · 10:00–14:00"))
    form = section.patterns.form
    write(qtbot, "Front ")
    save_pattern(house.file, replace(DESK, id=desk, name="Counter", ends_at=time(15)), TODAY)
    assert "became “Counter” meanwhile" in words(section)
    assert form.field("ends_at").value() == time(15)
    remove_pattern(house.file, desk, TODAY)
    assert "removed meanwhile" in words(section)
    click(qtbot, button(section, "Save"))
    (kept,) = patterns(house.file)
    assert (kept.name, kept.ends_at) == ("Front Desk", time(15))


def test_how_the_roster_works_is_saved_by_enter(house: House, qtbot: QtBot) -> None:
    section = settings(house, qtbot)
    section.form.field("rest_minutes").setFocus()
    section.form.field("rest_minutes").set_value(None)
    write(qtbot, "10:30")
    press(qtbot, Qt.Key.Key_Return)
    assert customs(house.file) == RosterCustoms(rest_minutes=630)
    save_customs(house.file, RosterCustoms(past_weeks=4))
    assert section.form.values()["past_weeks"] == 4


# A person


def test_somebody_joins_the_roster(house: House, qtbot: QtBot) -> None:
    ana = house.person("Ana Lopes")
    section = beside(house, qtbot, ana)
    assert "Not on the on-call roster." in words(section)
    click(qtbot, button(section, "Put them on the roster"))
    section.terms.form.field("share").set_value(None)
    write(qtbot, "half")
    press(qtbot, Qt.Key.Key_Return)
    assert terms_of(house.file, ana) == Terms(1, ana, TODAY, share=50)
    assert "Takes half a share.\n10 hours of rest between shifts." in words(section)


def test_terms_that_cannot_be_are_said_and_what_can_is_kept(house: House, qtbot: QtBot) -> None:
    ana = house.leader("Ana")
    section = beside(house, qtbot, ana)
    click(qtbot, button(section, "Change: terms"))
    section.terms.form.set_values({"most_a_week": 2, "last_day": date(2025, 12, 1)})
    click(qtbot, button(section.terms, "Save"))
    assert "leave the roster before joining it" in words(section)
    section.terms.form.set_values(
        {"last_day": None, "rest_week_every": 4, "shadow_first": 1, "lives_near": True}
    )
    click(qtbot, button(section.terms, "Save"))
    known = terms_of(house.file, ana)
    assert known is not None
    assert (known.most_a_week, known.rest_week_every, known.shadow_first) == (2, 4, 1)
    assert "At most 2 shifts a week." in words(section)
    assert "Lives near, and is quick to come in." in words(section)


def test_a_week_is_painted_by_keys_alone(house: House, qtbot: QtBot) -> None:
    ana = house.leader("Ana")
    section = beside(house, qtbot, ana)
    click(qtbot, button(section, "Change: the usual week"))
    grid = section.week.grid
    assert grid.hasFocus()
    for _ in range(4):
        press(qtbot, Qt.Key.Key_Down, SHIFT)
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Right, CONTROL | SHIFT)
    assert grid.marked_words() == "Monday–Friday, 9:00–15:30: can"
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, Qt.Key.Key_End)
    press(qtbot, Qt.Key.Key_Home, SHIFT)
    press(qtbot, Qt.Key.Key_Down)
    assert grid.accessibleDescription() == "Saturday, 0:00–0:30: can"
    press(qtbot, Qt.Key.Key_End, SHIFT)
    press(qtbot, Qt.Key.Key_4)
    click(qtbot, button(section, "Save the week"))
    week = {(each.weekday, each.starts_at, each.ends_at, each.liking) for each in kept(house, ana)}
    assert week == {
        *((day, time(9), time(15, 30), PREFERS) for day in range(5)),
        (5, time(0), time(0), CANNOT),
    }
    assert "Mon–Fri 9:00–15:30: prefers\nSat all day: cannot\nAny other time: can" in words(section)


def test_a_week_is_painted_with_a_brush(house: House, qtbot: QtBot) -> None:
    ana = house.leader("Ana")
    section = beside(house, qtbot, ana)
    click(qtbot, button(section, "Change: the usual week"))
    click(qtbot, button(section, "Paint: rather not"))
    drag(qtbot, section.week.grid, (1, 18), (2, 25))
    click(qtbot, button(section, "Save the week"))
    assert [
        (each.weekday, each.starts_at, each.ends_at, each.liking) for each in kept(house, ana)
    ] == [
        (1, time(9), time(13), RATHER_NOT),
        (2, time(9), time(13), RATHER_NOT),
    ]


def test_any_other_time_is_part_of_the_week(house: House, qtbot: QtBot) -> None:
    ana = house.leader("Ana")
    set_usual_week(house.file, ana, [UsualTime(0, 0, 0, time(9, 15), time(12), PREFERS)])
    section = beside(house, qtbot, ana)
    click(qtbot, button(section, "Change: the usual week"))
    box = section.week.form.field("otherwise").editor
    box.setFocus()
    press(qtbot, Qt.Key.Key_End)
    click(qtbot, button(section, "Save the week"))
    (left,) = kept(house, ana)
    assert left.starts_at == time(9, 15), "to the minute, as it was not painted over"
    known = terms_of(house.file, ana)
    assert known is not None
    assert known.otherwise == CANNOT
    click(qtbot, button(section, "Change: the usual week"))
    click(qtbot, button(section.week, "Cancel"))
    assert "Mon 9:15–12:00: prefers" in words(section)


def test_an_absence_has_no_reason_and_ends_gently(house: House, qtbot: QtBot) -> None:
    ana = house.leader("Ana")
    section = beside(house, qtbot, ana)
    click(qtbot, button(section, "Away…"))
    assert "Nobody is asked why, and no reason is kept anywhere." in words(section)
    assert list(section.away.form.values()) == ["starts_on", "last_day"]
    press(qtbot, Qt.Key.Key_Return)
    assert [(each.starts_on, each.ends_on) for each in absences_of(house.file, ana)] == [
        (TODAY, None)
    ]
    line = "From Sunday 22 November 2026, until they are back"
    with qtbot.waitSignal(section.said) as told:
        click(qtbot, button(section, f"Is back: {line}"))
    assert told.args == ["Ana is back, with fewer hours for a while."]
    assert gentle_returns_of(house.file, ana)
    house.file.undo()
    click(qtbot, button(section, f"Remove: {line}"))
    assert absences_of(house.file, ana) == ()
    assert "Not away." in words(section)


def test_wishes_are_added_and_taken_out(house: House, qtbot: QtBot) -> None:
    ana, ben = house.leaders("Ana", "Ben")
    house.person("Cam, who is not on the roster")
    section = beside(house, qtbot, ana)
    click(qtbot, button(section, "A wish…"))
    press(qtbot, Qt.Key.Key_Return)
    assert "Choose somebody from the list." in words(section)
    write(qtbot, "Cam")
    press(qtbot, Qt.Key.Key_Return)
    assert "Nobody on the roster has this name." in words(section)
    section.wishes.form.set_values({"other_id": ben})
    click(qtbot, button(section.wishes, "Note it"))
    (wish,) = wishes(house.file)
    assert (wish.person_id, wish.other_id, wish.kind) == (ana, ben, "together")
    assert "told to nobody" in words(section)
    click(qtbot, button(section, "Remove: Gladly with Ben"))
    assert wishes(house.file) == ()


def test_leaving_says_what_becomes_open_and_opens_it(house: House, qtbot: QtBot) -> None:
    house.desk()
    ana = house.leader("Ana")
    put(house.file, house.slot(MONDAY).id, ana)
    put(house.file, house.slot(TUESDAY).id, ana)
    section = beside(house, qtbot, ana)
    assert "Mon 23 Nov, 10:00 · Desk\nTue 24 Nov, 10:00 · Desk" in words(section)
    click(qtbot, button(section, "Leave the roster…"))
    assert "2 shifts ahead become open." in words(section)
    section.leaving.form.field("last_day").set_value(None)
    write(qtbot, "23 November")
    assert "1 shift ahead becomes open." in words(section)
    with qtbot.waitSignal(section.said) as told:
        press(qtbot, Qt.Key.Key_Return)
    assert told.args == ["Ana has left the roster. 1 shift ahead becomes open."]
    assert house.standing() == {("Mon", PRIMARY): ana}


def test_a_leader_who_is_removed_says_what_becomes_open(house: House, qtbot: QtBot) -> None:
    house.desk()
    ana = house.leader("Ana")
    put(house.file, house.slot(MONDAY).id, ana)
    panel = PersonPanel(
        house.file,
        ana,
        TODAY,
        Customs(),
        (lambda file, number: PersonOnCall(file, number, lambda: NOW.astimezone(DUBLIN)),),
    )
    show(panel, house, qtbot, panel.refresh)
    with qtbot.waitSignal(panel.said) as told:
        panel.remove()
    assert told.args == ["Removed Ana. 1 shift ahead becomes open."]
    assert house.slot(MONDAY).person_id is None


def test_a_section_outlasts_the_removal_of_its_person(house: House, qtbot: QtBot) -> None:
    ana = house.leader("Ana")
    section = beside(house, qtbot, ana)
    remove_person(house.file, ana)
    section.refresh()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_at_any_text_size(house: House, qtbot: QtBot, percent: int) -> None:
    house.desk()
    house.training("Telephone support")
    ana, ben = house.leaders("Ana", "Benedict Okafor-Lindqvist")
    note_absence(house.file, ana, MONDAY + A_WEEK, None)
    set_wishes(house.file, ana, apart=frozenset({ben}), together=frozenset())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", percent)
    try:
        section, person = settings(house, qtbot), beside(house, qtbot, ana)
        person.resize(488 if percent == 200 else 328, 4000)
        section.resize(640 * percent // 100, 5000)
        section.patterns.change(1)
        for part in (person.terms, person.week):
            part.edit()
        for opened in (person.away, person.wishes, person.leaving):
            opened.open()
        qtbot.waitUntil(lambda: cut_texts(section) == [])
        qtbot.waitUntil(lambda: cut_texts(person) == [])
    finally:
        theme.apply(application, "light", 100)


@pytest.mark.parametrize(
    ("typed", "percent"),
    [("Half", 50), ("a full share", 100), ("75", 75), ("75 % of a share", 75), ("double", 200)],
)
def test_a_share_is_read_as_people_say_it(typed: str, percent: int) -> None:
    assert read_share(typed) == percent
    assert read_share(share_words(percent)) == percent


@pytest.mark.parametrize("typed", ["lots", "-1", "1001", ""])
def test_what_is_no_share_is_refused(typed: str, qtbot: QtBot) -> None:
    field = ShareField()
    qtbot.addWidget(field)
    field.line.setText(typed)
    assert "Write full, half, double" in field.problem()


def kept(house: House, person_id: int) -> tuple[UsualTime, ...]:
    return usual_times_of(house.file, person_id)


def drag(qtbot: QtBot, grid: WeekGrid, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Over the half hours from one corner to the other."""
    first, last = (
        QPoint(*map(round, (grid._box(*cell).center().x(), grid._box(*cell).center().y())))
        for cell in (start, end)
    )
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(grid, last)
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=last)
