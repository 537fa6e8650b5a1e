"""The centre's list of trainings, and who was trained when: each edit can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.people.model import Person
from dropin.people.operations import (
    add_person,
    add_usual_trainings,
    correct_training,
    grant_training,
    move_training,
    note_training,
    remove_person,
    remove_training,
    remove_training_held,
    save_training,
    update_person,
)
from dropin.people.store import (
    everybodys_trainings,
    lapsing,
    training,
    training_held,
    trainings,
    trainings_of,
)
from dropin.people.training import Training, TrainingHeld, held_anew
from dropin.storage.file import CentreFile
from tests.files import dump, new_file

TODAY = date(2026, 11, 24)
FIRST_AID = Training(0, "First aid", months=24, renewal_days=60)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as file:
        yield file


def names(file: CentreFile) -> list[str]:
    return [each.name for each in trainings(file)]


def first_aid(file: CentreFile) -> Training:
    found = training(file, save_training(file, FIRST_AID))
    assert found is not None
    return found


def person_named(file: CentreFile, name: str) -> int:
    return add_person(file, Person(0, name))


def test_the_list_keeps_the_order_a_person_gives_it(file: CentreFile) -> None:
    numbers = [save_training(file, Training(0, name)) for name in ("Choir lead", "CPR", "Phone")]
    move_training(file, numbers[2], 0)
    assert names(file) == ["Phone", "Choir lead", "CPR"]
    move_training(file, numbers[0], 99)
    assert names(file) == ["Phone", "CPR", "Choir lead"]
    assert file.undo() == "Move the training Choir lead"
    assert names(file) == ["Phone", "Choir lead", "CPR"]


def test_a_training_has_a_name_of_its_own(file: CentreFile) -> None:
    number = save_training(file, Training(0, "  First   aid ", 36))
    assert names(file) == ["First aid"]
    with pytest.raises(KnownError, match="is on the list already"):
        save_training(file, Training(0, "FIRST AID"))
    with pytest.raises(KnownError, match="needs a name"):
        save_training(file, Training(number, " "))
    save_training(file, Training(number, "First Aid", None, 0))
    assert training(file, number) == Training(number, "First Aid", None, 0, 0)
    with pytest.raises(KnownError, match="no longer on the list"):
        save_training(file, Training(99, "Gone"))


def test_the_usual_trainings_come_in_one_step_and_double_nothing(file: CentreFile) -> None:
    save_training(file, Training(0, "first aid", 36))
    add_usual_trainings(file)
    assert names(file)[0] == "first aid"
    assert {"Facilitation", "Telephone support", "CPR", "Conflict resolution"} <= set(names(file))
    assert "First aid" not in names(file)
    assert file.undo() == "Add the usual trainings"
    assert names(file) == ["first aid"]


def test_what_is_noted_keeps_its_day_when_the_list_changes(file: CentreFile) -> None:
    aid, ana = first_aid(file), person_named(file, "Ana")
    held = note_training(file, held_anew(aid, ana, TODAY, "Jo"))
    save_training(file, replace(aid, months=12))
    assert training_held(file, held) == TrainingHeld(
        held, ana, aid.id, TODAY, date(2028, 11, 24), "Jo"
    )


def test_one_training_is_noted_once_a_day_and_lapses_after_it_was_held(file: CentreFile) -> None:
    aid, ana = first_aid(file), person_named(file, "Ana")
    held = note_training(file, held_anew(aid, ana, TODAY))
    with pytest.raises(KnownError, match="First aid of Ana is noted for 24 November 2026 already"):
        note_training(file, held_anew(aid, ana, TODAY))
    with pytest.raises(KnownError, match="before it was held"):
        note_training(file, TrainingHeld(0, ana, aid.id, date(2026, 1, 1), date(2026, 1, 1)))
    with pytest.raises(KnownError, match="no longer in the file"):
        note_training(file, held_anew(aid, 99, TODAY))
    other = note_training(file, held_anew(aid, ana, date(2024, 1, 1)))
    with pytest.raises(KnownError, match="already"):
        correct_training(file, TrainingHeld(other, ana, aid.id, TODAY))
    correct_training(file, TrainingHeld(held, ana, aid.id, TODAY, None, "Mo"))
    assert [each.lapses_on for each in trainings_of(file, ana)] == [date(2026, 1, 1), None]
    assert file.undo_label == "Correct First aid of Ana"


def test_taking_a_note_back_can_be_undone_and_is_said_once(file: CentreFile) -> None:
    aid, ana = first_aid(file), person_named(file, "Ana")
    held = note_training(file, held_anew(aid, ana, TODAY))
    before = dump(file)
    remove_training_held(file, held)
    assert trainings_of(file, ana) == ()
    with pytest.raises(KnownError, match="no longer there"):
        remove_training_held(file, held)
    assert file.undo() == "Take back First aid of Ana"
    assert dump(file) == before


def test_many_are_noted_at_once_and_undone_at_once(file: CentreFile) -> None:
    aid = first_aid(file)
    ana, ben, cleo = (person_named(file, name) for name in ("Ana", "Ben", "Cleo"))
    own = TrainingHeld(0, ben, aid.id, TODAY, date(2027, 1, 1), "Red Cross")
    note_training(file, own)
    before = dump(file)
    assert grant_training(file, aid.id, [ana, ben, cleo, ana], TODAY, "Jo") == (ana, cleo)
    (anas,) = trainings_of(file, ana)
    assert (anas.lapses_on, anas.confirmed_by) == (date(2028, 11, 24), "Jo")
    assert [each.confirmed_by for each in trainings_of(file, ben)] == ["Red Cross"]
    assert set(everybodys_trainings(file)) == {ana, ben, cleo}
    assert file.undo() == "Note First aid for 2 people"
    assert dump(file) == before


def test_granting_what_everybody_has_leaves_no_trace(file: CentreFile) -> None:
    aid, ana = first_aid(file), person_named(file, "Ana")
    grant_training(file, aid.id, [ana], TODAY)
    last = file.last_change_id
    assert grant_training(file, aid.id, [ana], TODAY) == ()
    assert file.last_change_id == last


def test_somebody_gone_meanwhile_grants_nobody_anything(file: CentreFile) -> None:
    aid, ana = first_aid(file), person_named(file, "Ana")
    with pytest.raises(KnownError, match="no longer in the file"):
        grant_training(file, aid.id, [ana, 99], TODAY)
    assert everybodys_trainings(file) == {}


def test_a_training_leaves_the_list_with_what_is_noted_and_comes_back_whole(
    file: CentreFile,
) -> None:
    aid = first_aid(file)
    grant_training(file, aid.id, [person_named(file, "Ana"), person_named(file, "Ben")], TODAY)
    before = dump(file)
    remove_training(file, aid.id, TODAY)
    assert (names(file), everybodys_trainings(file)) == ([], {})
    assert file.undo() == "Remove the training First aid (noted 2 times)"
    assert dump(file) == before


def test_what_a_shift_needs_stays_on_the_list(file: CentreFile) -> None:
    aid = first_aid(file)
    with file.change("Roster") as change:
        pattern = change.insert(
            "shift_pattern",
            name="Evening phone line",
            weekdays="0",
            starts_at="18:00",
            ends_at="22:00",
            starts_on="2026-01-01",
        )
        role = change.insert("pattern_role", pattern_id=pattern, role="primary")
        change.insert("pattern_training", role_id=role, training_id=aid.id)
        for day, name in (("2026-11-23", "Open day"), ("2026-11-24", "Night walk")):
            shift = change.insert("shift", day=day, name=name, starts_at="10:00", ends_at="12:00")
            slot = change.insert("slot", shift_id=shift, role="primary", number=1)
            change.insert("slot_training", slot_id=slot, training_id=aid.id)
    with pytest.raises(
        KnownError, match=r"First aid is needed for Evening phone line, Night walk\."
    ):
        remove_training(file, aid.id, TODAY)
    assert names(file) == ["First aid"]
    with file.change("Roster") as change:
        change.update("shift_pattern", pattern, ends_on="2026-11-24")
    remove_training(file, aid.id, TODAY + timedelta(days=1))
    assert names(file) == []


def test_who_is_to_renew_soon_is_found_unless_renewed_or_gone(file: CentreFile) -> None:
    aid, phone = first_aid(file), save_training(file, Training(0, "Phone", None))
    soon = date(2026, 12, 3)
    people = {name: person_named(file, name) for name in ("Ana", "Ben", "Cleo", "Dan", "Eve")}
    for who in people.values():
        note_training(file, TrainingHeld(0, who, aid.id, date(2024, 12, 3), soon))
        note_training(file, TrainingHeld(0, who, phone, date(2024, 12, 3)))
    note_training(file, held_anew(aid, people["Ben"], TODAY))
    update_person(file, Person(people["Cleo"], "Cleo", left_on=TODAY))
    remove_person(file, people["Dan"])
    update_person(file, Person(people["Eve"], "Eve", left_on=TODAY + timedelta(days=1)))
    found = lapsing(file, TODAY)
    assert [(each.person.name, each.training.name, each.lapses_on) for each in found] == [
        ("Ana", "First aid", soon),
        ("Eve", "First aid", soon),
    ]
    assert len(lapsing(file, date(2027, 1, 31))) == 1, "lapsed for under sixty days"
    assert lapsing(file, date(2027, 2, 1)) == ()
    assert lapsing(file, date(2026, 10, 3)) == ()


def test_finding_who_is_to_renew_looks_at_no_whole_table_of_certificates(file: CentreFile) -> None:
    from dropin.people.reading.trainings import LAPSING_NEAR

    plan = file.rows(f"EXPLAIN QUERY PLAN {LAPSING_NEAR}", {"today": TODAY.isoformat()})
    steps = [row["detail"] for row in plan]
    assert [each for each in steps if each.startswith("SCAN") and "training_held" in each] == []
    assert any("training_held_by_training" in each and "lapses_on>" in each for each in steps)
