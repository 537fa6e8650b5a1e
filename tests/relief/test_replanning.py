"""Re-planned around a relief, the least changes, and nothing before a person keeps them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dropin.errors import KnownError
from dropin.relief.model import YES
from dropin.relief.operations import keep_moves, note_call
from dropin.relief.reading.repairing import Repair
from dropin.relief.replanning import Move, changes_proven, moves
from dropin.relief.store import repair
from dropin.roster.planner import plan
from dropin.roster.planning.model import BACKUP
from dropin.roster.planning.rules import broken
from tests.relief.house import MONDAY, NOW, TODAY, TUESDAY, House


def repairing(house: House) -> Repair:
    found = repair(house.file, NOW)
    assert found is not None
    return found


def repaired(house: House) -> tuple[Move, ...]:
    asked = repairing(house)
    return moves(asked.shifts, asked.problem, plan(asked.problem).assignment)


def test_only_what_needs_cover_changes_where_that_is_enough(house: House) -> None:
    for offset in range(1, 5):
        house.stands(house.ana, TODAY + timedelta(days=offset))
        house.stands(house.dan, TODAY + timedelta(days=offset), BACKUP)
    house.relieve(house.ana)
    needed = {each.what.slot_id for each in house.needs()}
    asked = repairing(house)
    planned = plan(asked.problem)
    found = moves(asked.shifts, asked.problem, planned.assignment)
    assert broken(asked.problem, planned.assignment) == ()
    assert {each.slot_id for each in found} == needed
    assert all(each.before_id is None for each in found)
    assert {each.after_id for each in found} <= {house.ben, house.cleo}
    assert changes_proven(planned)
    assert house.needs()  # nothing is written yet
    keep_moves(house.file, found)
    assert house.needs() == ()
    house.file.undo()
    assert {each.what.slot_id for each in house.needs()} == needed


def test_other_gaps_stay_as_they_are(house: House) -> None:
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana)
    found = repaired(house)
    assert [(each.day, each.role) for each in found] == [(MONDAY, "primary")]


def test_somebody_moves_where_nobody_is_free(house: House) -> None:
    """Only the backup is trained then; somebody untrained can be backup in their place."""
    house.train(house.dan)
    house.stands(house.ana, MONDAY)
    house.stands(house.dan, MONDAY, BACKUP)
    for away in (house.ben, house.cleo):
        house.relieve(away, MONDAY, TUESDAY)
    house.relieve(house.ana)
    found = repaired(house)
    assert [(each.role, each.before_id, each.after_id) for each in found] == [
        ("primary", None, house.dan),
        ("backup", house.dan, house.eve),
    ]
    keep_moves(house.file, found)
    assert (house.holder(MONDAY), house.holder(MONDAY, BACKUP)) == (house.dan, house.eve)


def test_what_was_agreed_on_the_phone_stays(house: House) -> None:
    for day in (MONDAY, TUESDAY):
        house.stands(house.ana, day)
    house.relieve(house.ana)
    note_call(house.file, house.need(MONDAY).what, house.cleo, YES, NOW)
    slot = next(each for each in repairing(house).problem.slots if each.day == MONDAY)
    assert slot.locked_to == house.cleo


def test_a_roster_that_changed_meanwhile_is_not_overwritten(house: House) -> None:
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana)
    found = repaired(house)
    other = house.cleo if found[0].after_id == house.ben else house.ben
    house.stands(other, MONDAY)
    with pytest.raises(KnownError, match="Plan again"):
        keep_moves(house.file, found)
    assert house.holder(MONDAY) == other


def test_without_shifts_there_is_nothing_to_plan(house: House) -> None:
    house.choir(house.ana)
    house.relieve(house.ana)
    assert repair(house.file, NOW) is None
