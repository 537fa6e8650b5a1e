"""Who could take a slot that needs cover, by the rules of the roster: the planner's own answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dropin.records import record
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
    need: Need,
    book: Rulebook,
    assignment: Assignment,
    drafted: Assignment,
    telling: Telling,
    now: datetime,
) -> tuple[list[Able], list[Unable]]:
    """Those who could take the slot of ``need`` and those who could not.

    Whoever is backup in the same shift may step up. The person who stands down is neither.
    ``drafted`` is who stands where once the draft that waits is published: whom it has here comes
    first, whom it has elsewhere last.
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
            draft = _in_the_draft(book, _without(drafted, backup), leader, slot, telling)
            able.append(_able(need, leader, slot, backup, draft, telling, now))
        else:
            unable.append(Unable(leader.id, tuple(reason(each, telling) for each in obstacles)))
    return able, unable


@record
class _InDraft:
    """What the draft has to say of somebody: the higher the rank, the later they are asked."""

    rank: int
    words: tuple[Message, ...] = ()


def _in_the_draft(
    book: Rulebook, drafted: Assignment, leader: Leader, slot: Slot, telling: Telling
) -> _InDraft:
    if drafted.get(slot.id) == leader.id:
        return _InDraft(0, (Message("the draft that waits has them here"),))
    obstacles = book.within(drafted, leader.id, slot.id)
    if not obstacles:
        return _InDraft(1)
    reasons = Listed(reason(each, telling) for each in obstacles)
    return _InDraft(2, (Message("by the draft that waits: {reasons}", reasons=reasons),))


def _able(
    need: Need,
    leader: Leader,
    slot: Slot,
    backup: int | None,
    draft: _InDraft,
    telling: Telling,
    now: datetime,
) -> Able:
    steps_up = backup is not None
    liked = liking(leader, slot)
    fit = draft.rank, int(steps_up != is_soon(need, now)), LIKINGS.index(liked)
    reasons = (*_reasons(slot, steps_up, liked, telling), *draft.words)
    return Able(leader.id, fit, reasons, backup)


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
    return not book.within(_without(assignment, backup), leader.id, slot.id)


def _without(assignment: Assignment, slot_id: int | None) -> Assignment:
    return {each: holder for each, holder in assignment.items() if each != slot_id}
