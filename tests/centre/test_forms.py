"""The centre's sections of Settings: what is typed is kept, what is wrong is said where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dropin.centre.forms import CentreSection, HoursSection
from dropin.centre.model import Hours
from dropin.centre.operations import save_centre
from dropin.centre.store import centre, opening_hours
from dropin.errors import KnownError
from dropin.kit.form import Form
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.shell.hands import button, settle

TODAY = date(2026, 11, 22)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as opened:
        yield opened


def show(qtbot: QtBot, section: QWidget) -> None:
    qtbot.addWidget(section)
    section.resize(640, 900)
    with qtbot.waitExposed(section):
        section.show()


@pytest.fixture
def settings(file: CentreFile, qtbot: QtBot) -> CentreSection:
    section = CentreSection(file)
    show(qtbot, section)
    return section


@pytest.fixture
def hours(file: CentreFile, qtbot: QtBot) -> HoursSection:
    section = HoursSection(file, TODAY)
    show(qtbot, section)
    file.listeners.append(lambda _: section.refresh())
    return section


def write(qtbot: QtBot, form: Form, name: str, words: str) -> None:
    """Type ``words`` in the place of what stands in a field."""
    editor = form.field(name).editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, words) if words else qtbot.keyClick(editor, Qt.Key.Key_Delete)


def error(form: Form, name: str) -> str:
    sign = form._rows[name].error
    return sign.label.text() if sign is not None else ""


def beneath(form: Form, name: str) -> str:
    """What stands under a field about a change beneath what was typed."""
    sign = form._rows[name].beneath
    return sign.label.text() if sign is not None else ""


def shown(form: Form, name: str) -> str:
    editor = form.field(name).editor
    assert isinstance(editor, QLineEdit)
    return editor.text()


def days_in_order(section: HoursSection) -> list[str]:
    """The weekdays as they stand under one another, Monday "0"."""
    rows = {day: section.week._rows[day].y() for day in section.week.values()}
    return sorted(rows, key=rows.__getitem__)


def test_the_settings_are_shown_changed_and_undone_in_one_step(
    settings: CentreSection, file: CentreFile, qtbot: QtBot
) -> None:
    before = centre(file)
    assert settings.form.values()["name"] == "Harbour House"
    write(qtbot, settings.form, "name", "Quay Centre")
    write(qtbot, settings.form, "member", "guest")
    write(qtbot, settings.form, "members", "guests")
    write(qtbot, settings.form, "country", "united k")
    settings.form.field("zone").set_value("Europe/London")
    settings.form.field("twelve_hours").set_value(True)
    settings.form.field("paper").set_value("a3")
    with qtbot.waitSignal(settings.said):
        qtbot.mouseClick(settings.save_button, Qt.MouseButton.LeftButton)
    now = centre(file)
    assert (now.name, now.wording.members, now.country) == ("Quay Centre", "guests", "GB")
    assert (now.zone, now.customs.twelve_hours, now.paper) == ("Europe/London", True, "a3")
    file.undo()
    assert centre(file) == before


def test_what_is_typed_outlives_a_change_elsewhere_and_the_change_beneath_is_told(
    settings: CentreSection, file: CentreFile, qtbot: QtBot
) -> None:
    file.listeners.append(lambda _: settings.refresh())
    write(qtbot, settings.form, "name", "Quay Centre")
    with file.change("Elsewhere") as change:
        change.execute("UPDATE centre SET member_word = 'guest'")
    assert settings.form.values()["name"] == "Quay Centre"
    assert settings.form.values()["member"] == "guest"
    assert beneath(settings.form, "name") == ""
    with file.change("Elsewhere") as change:
        change.execute("UPDATE centre SET name = 'Old Mill'")
    assert settings.form.values()["name"] == "Quay Centre"
    assert "Old Mill" in beneath(settings.form, "name")
    file.undo()
    assert "Harbour House" in beneath(settings.form, "name")
    settings.save()
    assert centre(file).name == "Quay Centre"
    assert beneath(settings.form, "name") == ""


def test_a_choice_not_saved_yet_outlives_an_undo(
    settings: CentreSection, file: CentreFile, qtbot: QtBot
) -> None:
    file.listeners.append(lambda _: settings.refresh())
    with file.change("Elsewhere") as change:
        change.execute("UPDATE centre SET paper = 'letter'")
    paper = settings.form.field("paper")
    qtbot.keyClick(paper.editor, Qt.Key.Key_Down)
    chosen = paper.value()
    file.undo()
    assert paper.value() == chosen
    assert "A4" in beneath(settings.form, "paper")


def test_enter_in_a_field_saves(settings: CentreSection, file: CentreFile, qtbot: QtBot) -> None:
    write(qtbot, settings.form, "name", "Quay Centre")
    qtbot.keyClick(settings.form.field("name").editor, Qt.Key.Key_Return)
    assert centre(file).name == "Quay Centre"


def test_a_centre_without_a_name_is_refused_under_the_field(
    settings: CentreSection, file: CentreFile, qtbot: QtBot
) -> None:
    write(qtbot, settings.form, "name", "")
    settings.save()
    assert "needs a name" in error(settings.form, "name")
    assert centre(file).name == "Harbour House"


def test_an_empty_word_for_people_becomes_the_usual_one(
    settings: CentreSection, file: CentreFile, qtbot: QtBot
) -> None:
    write(qtbot, settings.form, "member", "")
    write(qtbot, settings.form, "members", "")
    settings.save()
    assert centre(file).wording.members == "members"


def test_a_zone_with_an_old_name_stays_the_one_chosen(file: CentreFile, qtbot: QtBot) -> None:
    with file.change("Old zone") as change:
        change.execute("UPDATE centre SET zone = 'US/Eastern'")
    section = CentreSection(file)
    show(qtbot, section)
    assert section.form.values()["zone"] == "US/Eastern"
    section.save()
    assert centre(file).zone == "US/Eastern"


def test_a_logo_is_chosen_shown_and_taken_away(
    settings: CentreSection,
    file: CentreFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = tmp_path / "logo.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    image.save(str(picture))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    settings.choose_logo()
    settings.refresh()
    assert centre(file).logo == picture.read_bytes()
    assert settings.logo.pixmap().height() == 64
    settings.set_logo(None)
    settings.refresh()
    assert centre(file).logo is None
    assert settings.logo.text() == "None yet."


def test_a_logo_that_is_no_picture_is_refused_and_the_old_one_stays(
    settings: CentreSection, file: CentreFile
) -> None:
    with pytest.raises(KnownError, match="PNG or JPEG"):
        settings.set_logo(b"GIF89a")
    assert centre(file).logo is None


# Hours


def test_the_week_is_written_in_words_and_read_back(
    hours: HoursSection, file: CentreFile, qtbot: QtBot
) -> None:
    write(qtbot, hours.week, "0", "9-12, 13-17")
    write(qtbot, hours.week, "5", "")
    qtbot.keyClick(hours.week.field("5").editor, Qt.Key.Key_Return)
    week = opening_hours(file).week
    assert week[0] == (Hours(time(9), time(12)), Hours(time(13), time(17)))
    assert week[5] == ()
    assert shown(hours.week, "0") == "9:00–12:00, 13:00–17:00"
    file.undo()
    assert opening_hours(file).week[0] == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [("from nine", "Write it like"), ("9-5", "Write it like"), ("9-13, 12-17", "overlap")],
)
def test_hours_that_cannot_be_are_said_under_their_day_and_none_are_saved(
    hours: HoursSection, file: CentreFile, qtbot: QtBot, words: str, told: str
) -> None:
    write(qtbot, hours.week, "1", "10-16")
    write(qtbot, hours.week, "3", words)
    hours.save_week()
    assert told in error(hours.week, "3")
    assert error(hours.week, "1") == ""
    assert opening_hours(file).week == ((),) * 7
    assert shown(hours.week, "1") == "10:00–16:00", "what was typed stays"


def test_a_day_with_other_hours_is_added_listed_and_removed(
    hours: HoursSection, file: CentreFile, qtbot: QtBot
) -> None:
    write(qtbot, hours.special, "day", "24 December 2026")
    write(qtbot, hours.special, "hours", "10-12, 13-15")
    write(qtbot, hours.special, "name", "Christmas Eve")
    qtbot.mouseClick(hours.days.add_button, Qt.MouseButton.LeftButton)
    eve = date(2026, 12, 24)
    assert [each.hours.opens for each in opening_hours(file).special_days] == [time(10), time(13)]
    assert opening_hours(file).special_days[0].day == eve
    assert file.undo_label == "Other hours on Thursday 24 December 2026"
    assert hours.special.field("name").value() == ""
    file.undo()
    assert opening_hours(file).special_days == ()
    file.redo()
    settle()
    button(hours, "Remove: Thursday 24 December 2026 · 10:00–12:00 · Christmas Eve").click()
    assert len(opening_hours(file).special_days) == 1


@pytest.mark.parametrize(
    ("day", "words", "field"),
    [
        ("", "10-12", "day"),
        ("someday", "10-12", "day"),
        ("24 December 2026", "", "hours"),
        ("24 December 2026", "all day", "hours"),
        ("24 December 2026", "9-13, 12-17", "hours"),
    ],
)
def test_what_is_wrong_with_a_special_day_is_said_under_its_field(
    hours: HoursSection, file: CentreFile, qtbot: QtBot, day: str, words: str, field: str
) -> None:
    write(qtbot, hours.special, "day", day)
    write(qtbot, hours.special, "hours", words)
    hours.add_day()
    assert error(hours.special, field)
    assert opening_hours(file).special_days == ()


def test_days_gone_by_are_not_listed(file: CentreFile, qtbot: QtBot) -> None:
    with file.change("Two days") as change:
        for day in ("2026-11-21", "2026-11-22"):
            change.insert("special_day", day=day, opens="10:00", closes="12:00")
    section = HoursSection(file, TODAY)
    show(qtbot, section)
    assert len(opening_hours(file).special_days) == 2
    listed = [each.text() for each in section.days.findChildren(QLabel)]
    assert any("22 November" in each for each in listed)
    assert not any("21 November" in each for each in listed)


def test_the_week_begins_as_it_does_in_the_country(file: CentreFile, qtbot: QtBot) -> None:
    with file.change("Sunday first") as change:
        change.execute("UPDATE centre SET first_weekday = 6")
    section = HoursSection(file, TODAY)
    show(qtbot, section)
    assert days_in_order(section)[0] == "6"


def test_hours_half_written_outlive_other_changes(
    hours: HoursSection, file: CentreFile, qtbot: QtBot
) -> None:
    write(qtbot, hours.week, "0", "9-12")
    write(qtbot, hours.week, "1", "nine till")
    write(qtbot, hours.special, "name", "Christmas Eve")
    with file.change("Elsewhere") as change:
        change.insert("opening_hours", weekday=0, opens="10:00", closes="11:00")
        change.insert("opening_hours", weekday=2, opens="10:00", closes="11:00")
    assert [shown(hours.week, day) for day in "012"] == ["9:00–12:00", "nine till", "10:00–11:00"]
    assert shown(hours.special, "name") == "Christmas Eve"
    assert "10:00–11:00" in beneath(hours.week, "0")
    assert beneath(hours.week, "1") == ""


def test_hours_follow_new_customs_at_once_and_keep_what_is_typed(
    hours: HoursSection, file: CentreFile, qtbot: QtBot
) -> None:
    write(qtbot, hours.week, "2", "13:30-17")
    hours.save_week()
    write(qtbot, hours.special, "day", "24 December 2026")
    write(qtbot, hours.special, "hours", "10-16")
    hours.add_day()
    write(qtbot, hours.week, "0", "9-17")
    write(qtbot, hours.special, "day", "25 December 2026")
    hours.week.field("1").setFocus()
    with file.change("American customs") as change:
        change.execute("UPDATE centre SET twelve_hours = 1, first_weekday = 6, month_first = 1")
    settle()
    assert days_in_order(hours) == ["6", "0", "1", "2", "3", "4", "5"]
    assert shown(hours.week, "2") == "1:30 pm–5 pm"
    assert shown(hours.week, "0") == "9 am–5 pm"
    assert beneath(hours.week, "0") == ""
    assert shown(hours.special, "day") == "Friday, December 25, 2026"
    button(hours, "Remove: Thursday, December 24, 2026 · 10 am–4 pm")
    hours.week.field("6").setFocus()
    qtbot.keyClick(hours.week.field("6").editor, Qt.Key.Key_Tab)
    assert hours.week.field("0").editor.hasFocus()


def test_a_file_one_may_only_read_can_be_looked_at_only(file: CentreFile, qtbot: QtBot) -> None:
    path = file.path
    with CentreFile.open(path, clock=file.clock, who="Ben", read_only=True) as reading:
        for section in (CentreSection(reading), HoursSection(reading, TODAY)):
            qtbot.addWidget(section)
            assert not section.isEnabled()


def test_a_country_is_found_by_its_name_and_shown_by_it(
    settings: CentreSection, file: CentreFile, qtbot: QtBot
) -> None:
    write(qtbot, settings.form, "country", "irel")
    editor = settings.form.field("country").editor
    assert isinstance(editor, QLineEdit)
    completer = editor.completer()
    assert completer.currentCompletion() == "Ireland"
    settings.save()
    assert centre(file).country == "IE"
    assert shown(settings.form, "country") == "Ireland"
    write(qtbot, settings.form, "country", "united")  # states, kingdom, emirates
    settings.save()
    assert "more than one" in error(settings.form, "country")
    assert centre(file).country == "IE"
    write(qtbot, settings.form, "country", "")
    settings.save()
    assert centre(file).country == ""


def test_a_country_without_a_name_here_is_shown_by_its_code_and_kept(
    file: CentreFile, qtbot: QtBot
) -> None:
    save_centre(file, replace(centre(file), country="XK"))
    section = CentreSection(file)
    show(qtbot, section)
    assert shown(section.form, "country") == "XK"
    write(qtbot, section.form, "name", "Quay Centre")
    section.save()
    assert (centre(file).name, centre(file).country) == ("Quay Centre", "XK")


def test_a_region_the_country_does_not_have_is_said_with_those_it_has(
    settings: CentreSection, file: CentreFile, qtbot: QtBot
) -> None:
    before = centre(file)
    write(qtbot, settings.form, "country", "canada")
    write(qtbot, settings.form, "region", "XX")
    settings.save()
    assert "ON" in error(settings.form, "region")
    assert centre(file) == before
    write(qtbot, settings.form, "region", "on")
    settings.save()
    assert (centre(file).country, centre(file).region) == ("CA", "ON")


def test_a_logo_that_cannot_be_read_is_said_plainly(
    settings: CentreSection,
    file: CentreFile,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    missing = str(tmp_path / "gone.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (missing, ""))
    with pytest.raises(KnownError, match=r"gone\.png"):
        settings.choose_logo()
    assert centre(file).logo is None


def test_the_address_of_the_calendar_is_saved_and_a_slip_is_said_under_it(
    settings: CentreSection, file: CentreFile, qtbot: QtBot
) -> None:
    write(qtbot, settings.form, "calendar_address", "example")
    settings.save()
    assert "no address" in error(settings.form, "calendar_address")
    write(qtbot, settings.form, "calendar_address", "https://example.org/us.ics")
    settings.save()
    assert centre(file).calendar_address == "https://example.org/us.ics"
