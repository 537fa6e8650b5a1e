"""Training days: an activity that trains people, and noting it for all who came in one step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from dropin.attendance.model import MISSED, key_of
from dropin.attendance.operations import (
    check_in,
    note_training_day,
    set_presence,
    set_trained_by,
    undo_check_in,
)
from dropin.attendance.store import attendance_of, trained_by, training_day
from dropin.attendance.training_day_view import ActivityTraining
from dropin.attendance.training_days import note_words
from dropin.attendance.waiting import Waiting, waiting_for_somebody
from dropin.dates import Customs
from dropin.errors import KnownError
from dropin.kit.labels import Label
from dropin.people.operations import note_training, save_training
from dropin.people.store import everybodys_trainings, trainings_of
from dropin.people.training import Training, TrainingHeld
from dropin.programme.operations import change_following, change_one, remove_activity
from dropin.programme.store import activities
from tests.attendance.house import (
    AT_THE_DOOR,
    LAST_TUESDAY,
    NEXT_TUESDAY,
    NOW,
    TUESDAY,
    House,
)
from tests.attendance.screens import in_sight, page_of, rows
from tests.files import dump
from tests.shell.hands import button, click, focused, settle

AFTERWARDS = datetime(2026, 11, 24, 15, 31, tzinfo=UTC)
"""A minute after the day's end; the centre is in Dublin, in winter."""


def course(house: House, *names: str, training_names: tuple[str, ...] = ("First aid",)) -> int:
    """A training day every Tuesday at two, and who came to it on the 24th."""
    numbers = {save_training(house.file, Training(0, name, 24)) for name in training_names}
    activity_id = house.choir(capacity=None, title="First aid day")
    set_trained_by(house.file, activity_id, numbers)
    for person_id in house.people(*names):
        check_in(house.file, house.on(activity_id), person_id, now=AT_THE_DOOR)
    return activity_id


def waiting(house: House, now: datetime = AFTERWARDS) -> list[Waiting]:
    found = waiting_for_somebody(house.file, now, Customs())
    return [each for each in found if "nothing noted yet" in str(each.text)]


def test_everybody_who_came_is_noted_in_one_step_and_undone_in_one(house: House) -> None:
    activity_id = course(house, "Ana", "Ben", training_names=("First aid", "CPR"))
    absent = house.person("Cleo")
    set_presence(house.file, house.on(activity_id), absent, MISSED, now=AFTERWARDS)
    before = dump(house.file)
    assert len(note_training_day(house.file, house.on(activity_id))) == 2
    held = everybodys_trainings(house.file)
    assert {person: len(each) for person, each in held.items()} == {1: 2, 2: 2}
    assert {each.held_on for each in held[1]} == {TUESDAY}
    assert {each.lapses_on for each in held[1]} == {TUESDAY.replace(year=2028)}
    assert {each.confirmed_by for each in held[1]} == {"Ana"}
    label = "Note First aid and CPR for 2 people who came to First aid day on Tue 24 Nov"
    assert house.file.undo() == label
    assert dump(house.file) == before


def test_whoever_is_noted_for_the_day_already_is_left_as_they_are(house: House) -> None:
    activity_id = course(house, "Ana", "Ben")
    note_training(house.file, TrainingHeld(0, 1, 1, TUESDAY, None, "Red Cross"))
    day = training_day(house.file, house.on(activity_id))
    assert day is not None
    assert str(note_words(day)) == "Note First aid for 1 more"
    assert note_training_day(house.file, house.on(activity_id)) == (2,)
    assert trainings_of(house.file, 1)[0].confirmed_by == "Red Cross"
    last = house.file.last_change_id
    assert note_training_day(house.file, house.on(activity_id)) == ()
    assert house.file.last_change_id == last, "nothing to note leaves no step to undo"


def test_a_date_nobody_came_to_and_an_activity_that_trains_nobody_note_nothing(
    house: House,
) -> None:
    activity_id = course(house)
    with pytest.raises(KnownError, match="Nobody was trained at First aid day on Tue 24 Nov"):
        note_training_day(house.file, house.on(activity_id))
    set_trained_by(house.file, activity_id, set())
    check_in(house.file, house.on(activity_id), house.person("Ana"), now=AT_THE_DOOR)
    assert training_day(house.file, house.on(activity_id)) is None
    with pytest.raises(KnownError, match="Nobody was trained"):
        note_training_day(house.file, house.on(activity_id))


def test_taking_a_check_in_back_leaves_what_was_noted(house: House) -> None:
    activity_id = course(house, "Ana")
    on = house.on(activity_id)
    note_training_day(house.file, on)
    came = attendance_of(house.file, on, TUESDAY, 1)
    assert came is not None
    undo_check_in(house.file, came.id)
    assert len(trainings_of(house.file, 1)) == 1


def test_an_activity_that_is_carried_on_still_trains_people(house: House) -> None:
    activity_id = course(house, "Ana")
    change_following(house.file, house.on(activity_id, NEXT_TUESDAY), title="Anew")
    (new_id,) = [each.id for each in activities(house.file) if each.title == "Anew"]
    assert [each.name for each in trained_by(house.file, new_id)] == ["First aid"]
    set_trained_by(house.file, new_id, set())
    assert trained_by(house.file, new_id) == trained_by(house.file, activity_id) == ()
    house.file.undo()
    check_in(house.file, house.on(new_id, NEXT_TUESDAY), 1, now=AT_THE_DOOR)
    later = AFTERWARDS + timedelta(days=7)
    assert [each.day for each in waiting(house, later)] == [TUESDAY, NEXT_TUESDAY]


def test_it_waits_for_somebody_until_it_is_noted_for_anybody(house: House) -> None:
    activity_id = course(house, "Ana", "Ben")
    assert waiting(house, AT_THE_DOOR) == [], "it is not over yet"
    (told,) = waiting(house)
    assert str(told.text) == "First aid day of Tue 24 Nov: 2 came, nothing noted yet."
    assert (told.key, told.day) == (key_of(house.on(activity_id)), TUESDAY)
    assert waiting(house, AFTERWARDS + timedelta(days=29)) == []
    assert len(waiting(house, AFTERWARDS + timedelta(days=27))) == 1
    note_training(house.file, TrainingHeld(0, 2, 1, TUESDAY))
    assert waiting(house) == [], "whoever is left out now was left out by a person"


def test_of_several_trainings_one_that_is_noted_is_enough_to_wait_for_nobody(
    house: House,
) -> None:
    course(house, "Ana", "Ben", training_names=("First aid", "CPR"))
    assert len(waiting(house)) == 1
    note_training(house.file, TrainingHeld(0, 1, 2, TUESDAY))
    assert waiting(house) == []


def test_a_date_that_was_moved_trains_on_the_day_it_happened(house: House) -> None:
    activity_id = course(house)
    thursday = TUESDAY + timedelta(days=2)
    change_one(house.file, house.on(activity_id), day=thursday)
    moved = house.on(activity_id, thursday)
    check_in(house.file, moved, house.person("Ana"), now=AT_THE_DOOR + timedelta(days=2))
    (told,) = waiting(house, AFTERWARDS + timedelta(days=2))
    assert told.day == thursday
    note_training_day(house.file, moved)
    assert [each.held_on for each in trainings_of(house.file, 1)] == [thursday]
    assert waiting(house, AFTERWARDS + timedelta(days=2)) == []


def test_the_date_offers_to_note_everybody_and_tells_what_it_did(
    house: House, qtbot: QtBot
) -> None:
    course(house, "Ana", "Ben", "Cleo")
    note_training(house.file, TrainingHeld(0, 3, 1, TUESDAY))
    page = page_of(house, qtbot)
    said: list[str] = []
    page.said.connect(said.append)
    click(qtbot, button(page, "Note First aid for 2 more"))
    assert said == ["Noted First aid for 2 people. Noted before: 1."]
    assert not page.date.action_buttons["training"].isVisible()
    house.file.undo()
    settle()
    assert button(page, "Note First aid for 2 more").isVisible()
    page.actions_on_date.mark(rows(page)[2], MISSED)
    assert said[-1] == "Cleo did not come. First aid stays noted for that day."
    page.actions_on_date.mark(rows(page)[2], "")
    assert said[-1] == "Took back the mark of Cleo. First aid stays noted for that day."
    assert button(page, "Note First aid for the 2 who came").isVisible()
    page.actions_on_date.mark(rows(page)[0], MISSED)
    assert said[-1] == "Ana did not come."
    assert button(page, "Note First aid for the one who came").isVisible()


def test_a_day_without_training_offers_nothing(house: House, qtbot: QtBot) -> None:
    choir = house.choir(capacity=None)
    check_in(house.file, house.on(choir), house.person("Ana"), now=AT_THE_DOOR)
    page = page_of(house, qtbot)
    assert not page.date.action_buttons["training"].isVisible()


def test_what_waits_on_the_page_leads_to_that_very_date(house: House, qtbot: QtBot) -> None:
    activity_id = course(house)
    house.choir(capacity=None, title="A choir before it")
    check_in(house.file, house.on(activity_id, LAST_TUESDAY), house.person("Ana"), now=NOW)
    page = page_of(house, qtbot)
    (line,) = [each for each in page.list.waiting_lines if "nothing noted" in each.text()]
    click(qtbot, line)
    assert page.date.title.text() == "First aid day"
    assert page.sheet.day == LAST_TUESDAY


def test_an_activity_becomes_a_training_day_at_its_side(house: House, qtbot: QtBot) -> None:
    for name in ("First aid", "CPR"):
        save_training(house.file, Training(0, name))
    choir = house.choir()
    section = ActivityTraining(house.file, choir)
    in_sight(section, qtbot)
    house.file.listeners.append(lambda _: section.refresh())
    said: list[str] = []
    section.said.connect(said.append)
    assert section.checks == {}
    click(qtbot, section.unfold_button)
    assert focused() is section.checks[1].editor
    settle()
    click(qtbot, section.checks[2].check)
    assert [each.name for each in trained_by(house.file, choir)] == ["CPR"]
    assert said == ["Saved what Choir trains people in."]
    click(qtbot, section.checks[2].check)
    assert trained_by(house.file, choir) == ()
    assert section.checks[2].isVisible(), "the list stays while somebody ticks"
    house.file.undo()
    assert section.checks[2].value() is True
    remove_activity(house.file, choir)


def test_without_a_list_the_side_says_where_the_list_is(house: House, qtbot: QtBot) -> None:
    section = ActivityTraining(house.file, house.choir())
    in_sight(section, qtbot)
    texts = [each.text() for each in section.findChildren(Label)]
    assert any("under Settings, Training" in each for each in texts)
    assert not section.unfold_button.isVisible()
