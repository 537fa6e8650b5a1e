"""Who is on duty: put, exchanged, locked; planned as a draft, published, undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dropin.errors import KnownError
from dropin.people.operations import remove_person
from dropin.roster.model import ShiftPattern
from dropin.roster.operations import (
    discard_draft,
    exchange,
    keep_draft,
    lock,
    note_done,
    publish,
    put,
    save_pattern,
)
from dropin.roster.planning.model import BACKUP, NEW_ROSTER, PRIMARY, Stage
from dropin.roster.posing import assignment
from dropin.roster.store import (
    draft,
    people_of_version,
    published_people,
    situation,
    versions,
)
from tests.files import dump
from tests.roster.house import A_WEEK, DESK, MONDAY, NOW, TODAY, TUESDAY, House

END = MONDAY + A_WEEK


def keep(house: House, people: dict[tuple[str, str], int]) -> None:
    keep_draft(house.file, house.plan(people), MONDAY, END, way=NEW_ROSTER, now=NOW)


def drafted(house: House) -> dict[int, int]:
    """Who would stand where, by slot, if the draft were published."""
    return assignment(situation(house.file, MONDAY, END, today=TODAY))


def test_the_first_word_about_a_shift_lays_it_out_once(house: House) -> None:
    house.desk()
    ana, ben = house.leaders("Ana", "Ben")
    by_pattern = house.slot().id
    assert by_pattern < 0
    row = put(house.file, by_pattern, ana)
    assert put(house.file, by_pattern, ben) == row == house.slot().id, "the old number still leads"
    assert house.standing() == {("Mon", PRIMARY): ben}
    assert len(house.shifts()) == 5


def test_two_people_change_places_and_an_open_slot_is_moved_to(house: House) -> None:
    house.desk()
    ana, ben = house.leaders("Ana", "Ben")
    put(house.file, house.slot(MONDAY).id, ana)
    put(house.file, house.slot(TUESDAY).id, ben)
    exchange(house.file, house.slot(MONDAY).id, house.slot(TUESDAY).id)
    assert house.standing() == {("Mon", PRIMARY): ben, ("Tue", PRIMARY): ana}
    exchange(house.file, house.slot(MONDAY).id, house.slot(TUESDAY, BACKUP).id)
    assert house.standing() == {("Tue", PRIMARY): ana, ("Tue", BACKUP): ben}


def test_only_a_slot_with_somebody_in_it_is_locked(house: House) -> None:
    house.desk()
    ana = house.leader("Ana")
    with pytest.raises(KnownError, match="Nobody stands"):
        lock(house.file, house.slot().id, True)
    put(house.file, house.slot().id, ana)
    lock(house.file, house.slot().id, True)
    assert house.problem().slots[0].locked_to == ana
    put(house.file, house.slot().id, None)
    assert not house.slot().locked, "an open slot is free for the next plan"


def test_what_was_really_done_can_be_noted(house: House) -> None:
    house.desk()
    note_done(house.file, house.slot().id, 90)
    assert house.slot().done_minutes == 90
    note_done(house.file, house.slot().id, None)
    assert house.slot().done_minutes is None


def test_nobody_who_is_gone_is_put_anywhere(house: House) -> None:
    house.desk()
    with pytest.raises(KnownError, match="no longer in the file"):
        put(house.file, house.slot().id, 99)
    with pytest.raises(KnownError, match="no longer there"):
        put(house.file, 99, None)


def test_a_draft_changes_nobodys_shifts_until_it_is_published(house: House) -> None:
    house.desk()
    ana, ben = house.leaders("Ana", "Ben")
    put(house.file, house.slot(MONDAY).id, ana)
    keep(house, {("Mon", PRIMARY): ben, ("Tue", PRIMARY): ana})
    assert house.standing() == {("Mon", PRIMARY): ana}
    assert drafted(house) == {house.slot(MONDAY).id: ben, house.slot(TUESDAY).id: ana}
    version = publish(house.file, MONDAY, END, now=NOW)
    assert house.standing() == {("Mon", PRIMARY): ben, ("Tue", PRIMARY): ana}
    assert draft(house.file) is None
    kept = people_of_version(house.file, version)
    assert len(kept) == 10, "open slots are part of what was published"
    assert kept == published_people(house.file, MONDAY, END)
    (published,) = versions(house.file, MONDAY, END)
    assert (published.starts_on, published.ends_on) == (MONDAY, END)
    assert (published.published_at, published.published_by) == (NOW, "Ana")


def test_hands_change_the_draft_on_its_days_and_the_roster_on_others(house: House) -> None:
    house.desk()
    ana, ben = house.leaders("Ana", "Ben")
    keep(house, {("Mon", PRIMARY): ana})
    put(house.file, house.slot(MONDAY).id, ben)
    put(house.file, house.slot(END).id, ben)
    exchange(house.file, house.slot(MONDAY).id, house.slot(TUESDAY).id)
    assert house.standing(MONDAY, END + A_WEEK) == {("Mon", PRIMARY): ben}, "that of a week later"
    assert drafted(house) == {house.slot(TUESDAY).id: ben}
    discard_draft(house.file)
    assert drafted(house) == {}


def test_a_draft_takes_the_place_of_the_one_before(house: House) -> None:
    house.desk()
    ana, ben = house.leaders("Ana", "Ben")
    keep(house, {("Mon", PRIMARY): ana, ("Tue", PRIMARY): ana})
    keep(house, {("Mon", PRIMARY): ben})
    assert drafted(house) == {house.slot(MONDAY).id: ben}


def test_a_draft_remembers_what_could_be_said_for_it(house: House) -> None:
    house.desk()
    stage = Stage("uncovered", 10.0, 10.0, True)
    plan = replace(house.plan({}), stages=(stage,), seed=7, fingerprint="abc", ended="counted")
    keep_draft(house.file, plan, MONDAY, END, way="repair", now=NOW)
    kept = draft(house.file)
    assert kept is not None
    assert (kept.stages, kept.seed, kept.fingerprint) == ((stage,), 7, "abc")
    assert (kept.way, kept.ended, kept.made_at) == ("repair", "counted", NOW)


def test_a_lock_made_in_a_draft_holds_who_stands_in_the_draft(house: House) -> None:
    house.desk()
    ana, ben = house.leaders("Ana", "Ben")
    put(house.file, house.slot().id, ana)
    keep(house, {("Mon", PRIMARY): ben})
    lock(house.file, house.slot().id, True)
    assert house.problem().slots[0].locked_to == ben


def test_nothing_is_published_where_there_is_no_shift(house: House) -> None:
    with pytest.raises(KnownError, match="no shift in these days"):
        publish(house.file, MONDAY, END, now=NOW)


def test_each_step_is_undone_and_done_again_to_the_row(house: House) -> None:
    house.desk()
    (ana,) = house.leaders("Ana")
    states = [dump(house.file)]
    keep(house, {("Mon", PRIMARY): ana})
    states.append(dump(house.file))
    put(house.file, house.slot(TUESDAY).id, ana)
    states.append(dump(house.file))
    publish(house.file, MONDAY, END, now=NOW)
    states.append(dump(house.file))
    for state in reversed(states[:-1]):
        house.file.undo()
        assert dump(house.file) == state
    for state in states[1:]:
        house.file.redo()
        assert dump(house.file) == state


def test_a_pattern_that_loses_a_day_takes_it_out_of_the_draft(house: House) -> None:
    desk = house.desk()
    (ana,) = house.leaders("Ana")
    keep(house, {("Mon", PRIMARY): ana, ("Tue", PRIMARY): ana})
    only_tuesday: ShiftPattern = replace(DESK, id=desk, weekdays=(1,))
    save_pattern(house.file, only_tuesday, TODAY)
    publish(house.file, MONDAY, END, now=NOW)
    assert house.standing() == {("Tue", PRIMARY): ana}
    assert [each.day for each in house.shifts()] == [date(2026, 11, 24)]


def test_the_shifts_of_somebody_removed_are_open(house: House) -> None:
    house.desk()
    ana, ben = house.leaders("Ana", "Ben")
    put(house.file, house.slot(MONDAY).id, ana)
    put(house.file, house.slot(TUESDAY).id, ben)
    lock(house.file, house.slot(MONDAY).id, True)
    remove_person(house.file, ana)
    assert house.standing() == {("Tue", PRIMARY): ben}
    assert house.problem().slots[0].locked_to is None, "the next plan may fill it"
    house.file.undo()
    assert house.standing()["Mon", PRIMARY] == ana
