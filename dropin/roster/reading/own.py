"""What a peer leader sees of the roster by their own name: their shifts, and what they may answer.

Of others it holds only what is offered to them, and of the rules only what is about themselves.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dropin.centre.store import time_zone
from dropin.records import record
from dropin.roster.model import Shift, Slot
from dropin.roster.offers import Standing, against, handover, may_propose, swaps
from dropin.roster.planning.model import Obstacle
from dropin.roster.reading.leaders import terms_of
from dropin.roster.reading.offers import WEEKS_AHEAD, open_offers, roster_ahead
from dropin.roster.reading.patterns import shifts_between, shifts_of_person
from dropin.roster.shifts import slots_of
from dropin.storage.file import CentreFile


@record
class OwnShift:
    """One shift of theirs, and the offers of it that stand."""

    shift: Shift
    slot: Slot
    offers: tuple[Standing, ...] = ()


@record
class ToAnswer:
    """An offer they may say yes to, and the rules their yes would break for themselves."""

    standing: Standing
    told: tuple[Obstacle, ...] = ()


@record
class Wanted:
    """A shift of somebody else's for which they may propose a swap; whose, is not said."""

    shift: Shift
    slot: Slot
    told: tuple[Obstacle, ...] = ()


def is_on_roster(file: CentreFile, person_id: int, now: datetime) -> bool:
    """Whether somebody is on the roster, today or ahead."""
    known, today = terms_of(file, person_id), _today(file, now)
    return known is not None and (known.ends_on is None or known.ends_on > today)


def own_shifts(file: CentreFile, person_id: int, now: datetime) -> tuple[OwnShift, ...]:
    """Their shifts that are not over, WEEKS_AHEAD ahead, by time."""
    today = _today(file, now)
    end = today + timedelta(weeks=WEEKS_AHEAD)
    standing = [each for each in open_offers(file, now) if each.offer.person_id == person_id]
    return tuple(
        OwnShift(shift, slot, tuple(each for each in standing if each.slot.id == slot.id))
        for shift, slot in shifts_of_person(file, person_id, today - timedelta(days=1), end)
        if shift.ends > now
    )


def offers_to_answer(file: CentreFile, person_id: int, now: datetime) -> tuple[ToAnswer, ...]:
    """The offers that stand and may be proposed to them, the soonest shift first."""
    standing = [each for each in open_offers(file, now) if each.concerns(person_id)]
    if not standing or not is_on_roster(file, person_id, now):
        return ()
    days = [each.day for one in standing for each in (one.shift, one.wanted_shift) if each]
    roster = roster_ahead(file, now, max(days))
    found = []
    for each in standing:
        told = against(roster.rulebook, roster.assignment, handover(each, person_id))
        if may_propose(told):
            found.append(ToAnswer(each, _about(person_id, told)))
    return tuple(found)


def shifts_to_swap_for(file: CentreFile, slot_id: int, now: datetime) -> tuple[Wanted, ...]:
    """For which shifts the holder of a slot may propose a swap, by time."""
    today = _today(file, now)
    shifts = shifts_between(file, today, today + timedelta(weeks=WEEKS_AHEAD))
    ahead = {slot.id: shift for shift, slot in slots_of(shifts) if shift.starts > now}
    roster = roster_ahead(file, now)
    giver = roster.assignment.get(slot_id, 0)
    found = swaps(roster.rulebook, roster.assignment, slot_id, ahead)
    return tuple(
        Wanted(shift, slot, _about(giver, found[slot.id]))
        for shift, slot in slots_of(shifts)
        if slot.id in found
    )


def _about(person_id: int, told: tuple[Obstacle, ...]) -> tuple[Obstacle, ...]:
    return tuple(each for each in told if each.leader_id == person_id)


def _today(file: CentreFile, now: datetime) -> date:
    return now.astimezone(time_zone(file)).date()
