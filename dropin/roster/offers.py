"""Shifts offered and swapped: which offers still stand, what each would do, what speaks against it.

An offer is somebody's yes to giving a slot away; whoever takes it says the other. Nothing
lapses by a clock of its own: an offer stands as long as nobody has answered it, whoever offers
the slot (and, in a swap, whoever holds the other) still has it, and neither shift has begun. So
a slot put by hand, a shift left out or a swap that came first ends it, and undo brings it back.

A *proposal* never names somebody who is not trained for the slot, does not speak its language, is
away, has not shadowed enough, is on call then already, or is to be kept apart from who is. Other
rules of the centre are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from dropin.records import record
from dropin.roster.model import Offer, Shift, Slot
from dropin.roster.planning.model import (
    AWAY,
    LAPSED,
    NO_LANGUAGE,
    NOT_TOGETHER,
    OVERLAP,
    SHADOW_FIRST,
    UNTRAINED,
    Assignment,
    Obstacle,
)
from dropin.roster.planning.rules import Rulebook

NEVER_PROPOSED = frozenset(
    {UNTRAINED, LAPSED, NO_LANGUAGE, AWAY, SHADOW_FIRST, OVERLAP, NOT_TOGETHER}
)

ANSWERED, CHANGED_HANDS, BEGUN = "answered", "changed hands", "begun"


@record
class Standing:
    """An offer with the slots it is about, as they are now. ``wanted`` is the one of a swap."""

    offer: Offer
    shift: Shift
    slot: Slot
    wanted_shift: Shift | None = None
    wanted: Slot | None = None

    @property
    def is_swap(self) -> bool:
        return self.offer.other_slot_id is not None

    def lapsed(self, now: datetime) -> str:
        """Why the offer no longer stands: ANSWERED, CHANGED_HANDS, BEGUN; "" while it does."""
        if self.offer.answer:
            return ANSWERED
        if not _holds(self.shift, self.slot, self.offer.person_id):
            return CHANGED_HANDS
        if self.is_swap and not self._wanted_holds():
            return CHANGED_HANDS
        begun = [each for each in (self.shift, self.wanted_shift) if each and each.starts <= now]
        return BEGUN if begun else ""

    def is_open(self, now: datetime) -> bool:
        return not self.lapsed(now)

    def concerns(self, person_id: int) -> bool:
        """Whether somebody may answer it: it is theirs to say, or anybody's but the giver's."""
        if self.offer.other_id is not None:
            return self.offer.other_id == person_id
        return self.offer.person_id != person_id

    def _wanted_holds(self) -> bool:
        known = self.wanted_shift is not None and self.wanted is not None
        return known and _holds(self.wanted_shift, self.wanted, self.offer.other_id)


@record
class Handover:
    """Who would stand in which slot once both have said yes: one slot, or the two of a swap."""

    moves: tuple[tuple[int, int], ...]

    def applied(self, assignment: Assignment) -> dict[int, int]:
        """The roster after it."""
        return {**assignment, **dict(self.moves)}


def handover(standing: Standing, taker_id: int) -> Handover:
    """What a yes of ``taker_id`` would do."""
    gives = (standing.slot.id, taker_id)
    if standing.offer.other_slot_id is None:
        return Handover((gives,))
    return Handover((gives, (standing.offer.other_slot_id, standing.offer.person_id)))


def against(rulebook: Rulebook, assignment: Assignment, moves: Handover) -> tuple[Obstacle, ...]:
    """Every rule that a handover would break, as the roster would stand after it."""
    after = moves.applied(assignment)
    return tuple(_against(rulebook, after, moves))


def may_propose(found: Sequence[Obstacle]) -> bool:
    """Whether what speaks against it still lets a handover be proposed."""
    return not any(each.kind in NEVER_PROPOSED for each in found)


def takers(
    rulebook: Rulebook, assignment: Assignment, standing: Standing
) -> dict[int, tuple[Obstacle, ...]]:
    """To whom an offer may be proposed, by leader, with what is to be told; the freest first."""
    found: dict[int, tuple[Obstacle, ...]] = {}
    for leader_id in rulebook.leaders:
        if standing.concerns(leader_id):
            told = against(rulebook, assignment, handover(standing, leader_id))
            if may_propose(told):
                found[leader_id] = told
    return dict(sorted(found.items(), key=lambda each: (len(each[1]), each[0])))


def swaps(
    rulebook: Rulebook, assignment: Assignment, slot_id: int, ahead: Mapping[int, Shift]
) -> dict[int, tuple[Obstacle, ...]]:
    """For which slots of others the holder of ``slot_id`` may propose a swap: those among
    ``ahead`` (shifts by slot) in which both could stand, with what is to be told of either."""
    giver = assignment.get(slot_id)
    if giver is None:
        return {}
    found: dict[int, tuple[Obstacle, ...]] = {}
    for other_id, holder in assignment.items():
        if holder == giver or other_id not in ahead or holder not in rulebook.leaders:
            continue
        told = against(rulebook, assignment, Handover(((slot_id, holder), (other_id, giver))))
        if may_propose(told):
            found[other_id] = told
    return found


def _against(rulebook: Rulebook, after: Assignment, moves: Handover) -> Iterator[Obstacle]:
    for slot_id, person_id in moves.moves:
        if slot_id in rulebook.slots:
            yield from rulebook.within(after, person_id, slot_id)


def _holds(shift: Shift | None, slot: Slot | None, person_id: int | None) -> bool:
    if shift is None or slot is None or person_id is None:
        return False
    return not shift.cancelled and slot.person_id == person_id
