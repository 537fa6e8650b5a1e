"""Closures, places, categories and terms in Settings: added, changed, removed, and refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from dropin.centre.store import opening_hours
from dropin.errors import KnownError
from dropin.kit.choice_dialog import ChoiceDialog
from dropin.programme.category_looks_view import CategoriesSection
from dropin.programme.model import COLOURS, COMMUNITY, Closure, Place
from dropin.programme.operations import save_closure, save_place
from dropin.programme.settings_view import (
    ClosuresSection,
    PlacesSection,
    TermsSection,
)
from dropin.programme.store import categories, closures, places, terms
from dropin.storage.file import CentreFile
from tests.centre.test_forms import beneath, error, shown, write
from tests.files import new_file
from tests.shell.hands import button, meeting, settle

TODAY = date(2026, 11, 22)
Section = PlacesSection | CategoriesSection | TermsSection | ClosuresSection


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as opened:
        yield opened


def show(qtbot: QtBot, file: CentreFile, section: Section) -> list[str]:
    """Show it as the page does; what it then says is in the list."""
    qtbot.addWidget(section)
    section.resize(640, 900)
    with qtbot.waitExposed(section):
        section.show()
    file.listeners.append(lambda _: section.refresh())
    said: list[str] = []
    section.said.connect(said.append)
    return said


def add(qtbot: QtBot, section: Section) -> None:
    qtbot.mouseClick(section.list.add_button, Qt.MouseButton.LeftButton)


def labels(section: Section) -> list[str]:
    settle()
    return [each.text() for each in section.findChildren(QLabel) if each.isVisible()]


def test_a_place_is_added_changed_and_removed(file: CentreFile, qtbot: QtBot) -> None:
    section = PlacesSection(file)
    said = show(qtbot, file, section)
    assert "No place has a name yet." in labels(section)
    write(qtbot, section.form, "name", "Hall")
    write(qtbot, section.form, "access_facts", "step-free")
    section.form.field("setting").set_value(COMMUNITY)
    add(qtbot, section)
    assert [(each.name, each.access_facts, each.setting) for each in places(file)] == [
        ("Hall", "step-free", COMMUNITY)
    ]
    assert section.form.values()["name"] == ""

    settle()
    button(section, "Change: Hall · step-free").click()
    assert section.list.add_button.text() == "Save the change"
    write(qtbot, section.form, "name", "Great hall")
    qtbot.keyClick(section.form.field("name").editor, Qt.Key.Key_Return)
    assert [(each.id, each.name) for each in places(file)] == [(1, "Great hall")]
    assert section.list.add_button.text() == "Add this place"

    settle()
    button(section, "Remove: Great hall · step-free").click()
    assert places(file) == ()
    assert said == ["Saved Hall", "Saved Great hall", "Removed Great hall"]
    file.undo()
    assert [each.name for each in places(file)] == ["Great hall"]


def test_what_is_removed_while_it_is_being_changed_is_not_saved_again(
    file: CentreFile, qtbot: QtBot
) -> None:
    save_place(file, Place(0, "Hall"))
    section = PlacesSection(file)
    show(qtbot, file, section)
    settle()
    button(section, "Change: Hall").click()
    settle()
    button(section, "Remove: Hall").click()
    assert section.list.add_button.text() == "Add this place"
    assert section.form.values()["name"] == ""


def test_a_record_taken_back_while_it_is_being_changed_is_told_and_what_is_typed_stays(
    file: CentreFile, qtbot: QtBot
) -> None:
    save_place(file, Place(0, "Hall"))
    section = PlacesSection(file)
    show(qtbot, file, section)
    settle()
    button(section, "Change: Hall").click()
    write(qtbot, section.form, "name", "Great hall")
    file.undo()
    assert section.form.values()["name"] == "Great hall"
    assert "removed meanwhile" in beneath(section.form, "name")
    assert section.list.add_button.text() == "Add this place"
    add(qtbot, section)
    assert [each.name for each in places(file)] == ["Great hall"]
    assert beneath(section.form, "name") == ""


def test_what_is_changed_beneath_an_open_record_is_told(file: CentreFile, qtbot: QtBot) -> None:
    save_place(file, Place(0, "Hall", address="Quay 1"))
    section = PlacesSection(file)
    show(qtbot, file, section)
    settle()
    button(section, "Change: Hall · Quay 1").click()
    write(qtbot, section.form, "name", "Great hall")
    save_place(file, Place(1, "Old hall", address="Quay 2"))
    assert section.form.values()["name"] == "Great hall"
    assert section.form.values()["address"] == "Quay 2"
    assert "Old hall" in beneath(section.form, "name")


def test_another_record_does_not_take_the_place_of_what_is_typed_unasked(
    file: CentreFile, qtbot: QtBot
) -> None:
    save_place(file, Place(0, "Hall"))
    section = PlacesSection(file)
    show(qtbot, file, section)
    write(qtbot, section.form, "name", "Garden")
    settle()
    with meeting(ChoiceDialog, lambda dialog: dialog.reject()):
        button(section, "Change: Hall").click()
    assert section.form.values()["name"] == "Garden"
    with meeting(ChoiceDialog, lambda dialog: dialog.buttons[0].click()):
        button(section, "Change: Hall").click()
    assert [each.name for each in places(file)] == ["Hall", "Garden"]
    assert section.form.values()["name"] == "Hall"
    assert section.list.add_button.text() == "Save the change"


def test_removing_one_keeps_what_is_typed_about_another(file: CentreFile, qtbot: QtBot) -> None:
    save_place(file, Place(0, "Hall"))
    save_place(file, Place(0, "Garden"))
    section = PlacesSection(file)
    show(qtbot, file, section)
    settle()
    button(section, "Change: Hall").click()
    write(qtbot, section.form, "name", "Great hall")
    settle()
    button(section, "Remove: Garden").click()
    assert section.form.values()["name"] == "Great hall"
    assert section.list.add_button.text() == "Save the change"


def test_days_follow_new_customs_at_once(file: CentreFile, qtbot: QtBot) -> None:
    section = TermsSection(file, TODAY)
    show(qtbot, file, section)
    write(qtbot, section.form, "name", "School term")
    write(qtbot, section.form, "starts_on", "7 January 2027")
    write(qtbot, section.form, "last_day", "26 March 2027")
    add(qtbot, section)
    write(qtbot, section.form, "starts_on", "7 April 2027")
    section.form.field("name").setFocus()
    with file.change("American customs") as change:
        change.execute("UPDATE centre SET month_first = 1")
    assert "School term · January 7 – March 26, 2027" in labels(section)
    assert shown(section.form, "starts_on") == "Wednesday, April 7, 2027"


@pytest.mark.parametrize("kind", [PlacesSection, CategoriesSection])
def test_without_a_name_it_is_refused_under_the_field(
    file: CentreFile, qtbot: QtBot, kind: type[PlacesSection | CategoriesSection]
) -> None:
    section = kind(file)
    said = show(qtbot, file, section)
    before = file.last_change_id
    add(qtbot, section)
    assert error(section.form, "name")
    assert said == []
    assert file.last_change_id == before


def test_a_category_has_a_colour_and_its_mark(file: CentreFile, qtbot: QtBot) -> None:
    section = CategoriesSection(file)
    show(qtbot, file, section)
    write(qtbot, section.form, "name", "Music")
    section.form.field("colour").set_value("pink")
    add(qtbot, section)
    assert [(each.name, each.colour) for each in categories(file)] == [("Music", "pink")]
    assert "◆ Music" in labels(section)
    assert section.form.values()["colour"] == COLOURS[0]
    settle()
    button(section, "Remove: ◆ Music").click()
    assert categories(file) == ()


def test_a_term_counts_its_last_day(file: CentreFile, qtbot: QtBot) -> None:
    section = TermsSection(file, TODAY)
    show(qtbot, file, section)
    write(qtbot, section.form, "name", "School term")
    write(qtbot, section.form, "starts_on", "7 January 2027")
    write(qtbot, section.form, "last_day", "26 March 2027")
    add(qtbot, section)
    (term,) = terms(file)
    assert (term.starts_on, term.ends_on) == (date(2027, 1, 7), date(2027, 3, 27))
    words = "School term · 7 January – 26 March 2027"
    assert words in labels(section)
    settle()
    button(section, f"Change: {words}").click()
    assert section.form.values()["last_day"] == date(2027, 3, 26)
    settle()
    button(section, f"Remove: {words}").click()
    assert terms(file) == ()


@pytest.mark.parametrize(
    ("first", "last"),
    [("", "26 March 2027"), ("7 January 2027", ""), ("26 March 2027", "7 January 2027")],
)
def test_a_term_needs_two_days_in_order(
    file: CentreFile, qtbot: QtBot, first: str, last: str
) -> None:
    section = TermsSection(file, TODAY)
    said = show(qtbot, file, section)
    write(qtbot, section.form, "name", "School term")
    write(qtbot, section.form, "starts_on", first)
    write(qtbot, section.form, "last_day", last)
    add(qtbot, section)
    assert terms(file) == ()
    assert said == []
    assert any(error(section.form, name) for name in ("name", "starts_on", "last_day"))


# Closures


@pytest.fixture
def section(file: CentreFile, qtbot: QtBot) -> ClosuresSection:
    save_place(file, Place(0, "Hall"))
    section = ClosuresSection(file, TODAY)
    show(qtbot, file, section)
    return section


def test_the_centre_is_closed_for_some_days(
    section: ClosuresSection, file: CentreFile, qtbot: QtBot
) -> None:
    write(qtbot, section.form, "starts_on", "27 December 2026")
    write(qtbot, section.form, "last_day", "30 December 2026")
    write(qtbot, section.form, "reason", "Winter break")
    add(qtbot, section)
    (closure,) = closures(file)
    assert (closure.starts_on, closure.ends_on) == (date(2026, 12, 27), date(2026, 12, 31))
    assert closure.all_day
    words = "27 – 30 December 2026 · Winter break"
    assert words in labels(section)
    settle()
    button(section, f"Remove: {words}").click()
    assert closures(file) == ()


def test_one_place_is_closed_for_some_hours_of_one_day(
    section: ClosuresSection, file: CentreFile, qtbot: QtBot
) -> None:
    write(qtbot, section.form, "starts_on", "1 December 2026")
    write(qtbot, section.form, "hours", "12:30-24")
    section.form.field("place_id").set_value(1)
    add(qtbot, section)
    (closure,) = closures(file)
    assert (closure.starts_on, closure.ends_on) == (date(2026, 12, 1), date(2026, 12, 2))
    assert (closure.starts_at, closure.ends_at, closure.place_id) == (time(12, 30), time(23, 59), 1)
    (words,) = [each for each in labels(section) if "Hall" in each and "December" in each]
    settle()
    button(section, f"Change: {words}").click()
    assert section.form.values()["place_id"] == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"starts_on": ""}, "starts_on"),
        ({"starts_on": "some day"}, "starts_on"),
        ({"starts_on": "1 December 2026", "hours": "in the morning"}, "hours"),
        ({"starts_on": "1 December 2026", "hours": "9-10, 12-13"}, "hours"),
        ({"starts_on": "2 December 2026", "last_day": "1 December 2026"}, "starts_on"),
    ],
)
def test_what_is_wrong_with_a_closure_is_said_under_its_field(
    section: ClosuresSection,
    file: CentreFile,
    qtbot: QtBot,
    values: dict[str, str],
    field: str,
) -> None:
    for name, words in values.items():
        write(qtbot, section.form, name, words)
    add(qtbot, section)
    assert error(section.form, field)
    assert closures(file) == ()


def test_a_place_that_is_new_can_be_closed_at_once(
    section: ClosuresSection, file: CentreFile
) -> None:
    number = save_place(file, Place(0, "Garden"))
    section.form.field("place_id").set_value(number)
    assert section.form.field("place_id").value() == number


def test_a_place_taken_back_is_not_closed_in_its_stead(
    section: ClosuresSection, file: CentreFile
) -> None:
    save_place(file, Place(0, "Garden"))
    section.form.field("place_id").set_value(2)
    file.undo()
    assert "gone" in beneath(section.form, "place_id")


def test_closures_gone_by_are_not_listed(section: ClosuresSection, file: CentreFile) -> None:
    save_closure(file, Closure(0, date(2026, 11, 20), date(2026, 11, 22), reason="Flood"))
    save_closure(file, Closure(0, date(2026, 11, 22), date(2026, 11, 23), reason="Today only"))
    assert not any("Flood" in each for each in labels(section))
    assert any("Today only" in each for each in labels(section))


def test_a_public_holiday_is_closed_or_given_hours_and_then_no_longer_offered(
    section: ClosuresSection, file: CentreFile, qtbot: QtBot
) -> None:
    christmas = "Friday 25 December 2026, Christmas Day"
    settle()
    button(section, f"Closed: {christmas}").click()
    assert [(each.starts_on, each.reason) for each in closures(file)] == [
        (date(2026, 12, 25), "Christmas Day")
    ]
    assert not any(f"Closed: {christmas}" == each for each in names(section))
    stephen = next(each for each in names(section) if each.startswith("Other hours: Saturday 26"))
    settle()
    button(section, stephen).click()
    (special,) = opening_hours(file).special_days
    assert special.day == date(2026, 12, 26)
    assert stephen not in names(section)
    file.undo()
    assert stephen in names(section)


def test_holidays_follow_the_country_as_soon_as_it_is_named(
    section: ClosuresSection, file: CentreFile
) -> None:
    with file.change("No country") as change:
        change.execute("UPDATE centre SET country = ''")
    assert any(each.startswith("Name the country") for each in labels(section))
    with file.change("Nowhere") as change:
        change.execute("UPDATE centre SET country = 'QQ'")
    assert any("not known here" in each for each in labels(section))
    with file.change("Germany") as change:
        change.execute("UPDATE centre SET country = 'DE'")
    assert len([each for each in names(section) if each.startswith("Closed:")]) >= 9


def test_removing_a_place_in_use_is_refused_or_taken_back_whole(
    file: CentreFile, qtbot: QtBot
) -> None:
    save_place(file, Place(0, "Hall"))
    with file.change("Choir in the hall") as change:
        change.insert("activity", title="Choir", place_id=1, created_on="2026-01-01")
    section = PlacesSection(file)
    show(qtbot, file, section)
    try:
        section.records()[0].remove()
    except KnownError:
        told = True
    else:
        told = file.undo() is not None
    assert told
    assert file.value("SELECT place_id FROM activity") == 1
    assert [each.name for each in places(file)] == ["Hall"]


def names(section: Section) -> list[str]:
    settle()
    found = section.findChildren(QAbstractButton)
    return [each.accessibleName() for each in found if each.isVisible()]
