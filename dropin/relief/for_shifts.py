"""Who could take a slot that needs cover, by the rules of the roster: the planner's own answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dropin.relief.candidates import Able, Unable, is_soon
from dropin.relief.model import Need
from dropin.roster.planning.likings import liking
from dropin.roster.planning.model import (
    BACKUP,
    LIKINGS,
    PREFERS,
    PRIMARY,
    RATHER_NOT,
    Assignment,
    Leader,
    Slot,
)
from dropin.roster.planning.rules import Rulebook
from dropin.roster.telling import Listed, Telling, reason
from dropin.words import Message


def for_shift(
    need: Need, book: Rulebook, assignment: Assignment, telling: Telling, now: datetime
) -> tuple[list[Able], list[Unable]]:
    """Those who could take the slot of ``need`` and those who could not.

    Whoever is backup in the same shift may step up. The person who stands down is neither.
    """
    able: list[Able] = []
    unable: list[Unable] = []
    slot = book.slots[need.what.slot_id]
    backups = _backups(book, assignment, slot)
    for leader in book.leaders.values():
        if leader.id == need.person_id:
            continue
        obstacles = book.within(assignment, leader.id, slot.id)
        backup = backups.get(leader.id) if obstacles else None
        if backup is not None and not _could_step_up(book, assignment, leader, slot, backup):
            backup = None
        if not obstacles or backup is not None:
            able.append(_able(need, leader, slot, backup, telling, now))
        else:
            unable.append(Unable(leader.id, tuple(reason(each, telling) for each in obstacles)))
    return able, unable


def _able(
    need: Need,
    leader: Leader,
    slot: Slot,
    backup: int | None,
    telling: Telling,
    now: datetime,
) -> Able:
    steps_up = backup is not None
    liked = liking(leader, slot)
    fit = int(steps_up != is_soon(need, now)), LIKINGS.index(liked)
    return Able(leader.id, fit, tuple(_reasons(slot, steps_up, liked, telling)), backup)


def _reasons(slot: Slot, steps_up: bool, liked: str, telling: Telling) -> Iterator[Message]:
    if slot.trainings:
        names = Listed(telling.training(each) for each in sorted(slot.trainings))
        yield Message("holds {trainings}", trainings=names)
    if slot.languages:
        yield Message(
            "speaks {languages}", languages=Listed(map(str.title, sorted(slot.languages)))
        )
    if steps_up:
        yield Message("is backup then: steps up, and the backup stands open")
    elif liked == PREFERS:
        yield Message("free then and likes this hour")
    elif liked == RATHER_NOT:
        yield Message("free then, though they would rather not at this hour")
    else:
        yield Message("free then")
    if not steps_up:
        yield Message("rested")


def _backups(book: Rulebook, assignment: Assignment, slot: Slot) -> dict[int, int]:
    """By person the backups' slots of the same shift, where one can step up to ``slot``."""
    if slot.role != PRIMARY:
        return {}
    return {
        assignment[other.id]: other.id
        for other in book.slots.values()
        if other.shift_id == slot.shift_id and other.role == BACKUP and other.id in assignment
    }


def _could_step_up(
    book: Rulebook, assignment: Assignment, leader: Leader, slot: Slot, backup: int
) -> bool:
    left = {slot_id: holder for slot_id, holder in assignment.items() if slot_id != backup}
    return not book.within(left, leader.id, slot.id)
