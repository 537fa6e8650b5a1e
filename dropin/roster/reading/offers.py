"""Offers and swaps as the file holds them, with the slots they are about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dropin.centre.store import time_zone
from dropin.dates import read_moment, write_moment
from dropin.records import record
from dropin.roster.model import Offer
from dropin.roster.offers import Standing
from dropin.roster.planning.rules import Rulebook
from dropin.roster.posing import assignment, problem
from dropin.roster.reading.patterns import shift_of_slot
from dropin.roster.reading.situation import situation
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value

WEEKS_AHEAD = 6
"""So far ahead somebody's own shifts, and what they may swap them for, are shown."""

_OFFER = (
    "id, slot_id, person_id, said_at, said_to, other_id, other_slot_id, answer, other_said_at,"
    " other_said_to"
)


@record
class Roster:
    """The roster of the weeks ahead as its rules see it, without what only a draft says."""

    rulebook: Rulebook
    assignment: dict[int, int]


def offer(file: CentreFile, offer_id: int) -> Offer | None:
    """One offer, or None once undo took it back."""
    found = _offers(file, "id = ?", (offer_id,))
    return found[0] if found else None


def offers_of_slot(file: CentreFile, slot_id: int) -> tuple[Offer, ...]:
    """Every offer of a slot, also those answered, the oldest first."""
    return _offers(file, "slot_id = ?", (slot_id,))


def standing_offer(file: CentreFile, offer: Offer) -> Standing | None:
    """An offer with its slots; None where the file no longer holds the slot offered."""
    known = shift_of_slot(file, offer.slot_id)
    if known is None:
        return None
    wanted = None if offer.other_slot_id is None else shift_of_slot(file, offer.other_slot_id)
    return Standing(offer, *known, *(wanted or (None, None)))


def open_offers(file: CentreFile, now: datetime) -> tuple[Standing, ...]:
    """The offers that stand at ``now``, by when their shift begins."""
    known = (standing_offer(file, each) for each in _offers(file, "answer = ''", ()))
    found = [each for each in known if each is not None and each.is_open(now)]
    return tuple(sorted(found, key=lambda each: (each.shift.starts, each.offer.id)))


def answered_offers(file: CentreFile, since: datetime) -> tuple[Standing, ...]:
    """The offers answered or taken back from ``since`` on, the latest first."""
    found = _offers(file, "answer <> '' AND other_said_at >= ?", (write_moment(since),))
    known = (standing_offer(file, each) for each in reversed(found))
    return tuple(each for each in known if each is not None)


def roster_ahead(file: CentreFile, now: datetime, until: date | None = None) -> Roster:
    """What the rules are asked of for offers: the days from ``now`` on, WEEKS_AHEAD at least,
    and to ``until`` (itself included) where that is later."""
    today = now.astimezone(time_zone(file)).date()
    end = today + timedelta(weeks=WEEKS_AHEAD)
    if until is not None:
        end = max(end, until + timedelta(days=1))
    known = situation(file, today, end, today=today)
    return Roster(Rulebook(problem(known)), assignment(known, drafted=False))


def _offers(file: CentreFile, where: str, parameters: Sequence[Value]) -> tuple[Offer, ...]:
    rows = file.rows(f"SELECT {_OFFER} FROM slot_offer WHERE {where} ORDER BY id", parameters)
    return tuple(map(_offer, rows))


def _offer(row: Row) -> Offer:
    return Offer(
        id=row["id"],
        slot_id=row["slot_id"],
        person_id=row["person_id"],
        said_at=read_moment(row["said_at"]),
        said_to=row["said_to"],
        other_id=row["other_id"],
        other_slot_id=row["other_slot_id"],
        answer=row["answer"],
        other_said_at=read_moment(row["other_said_at"]) if row["other_said_at"] else None,
        other_said_to=row["other_said_to"],
    )
