"""Offers, swaps and their answers: a shift changes hands once both have said yes.

``said_to`` is who noted it; where it is "", the name the file was opened with. Nothing is
forbidden here but what makes no sense: what a rule of the centre says against it comes back in
the answer, to be told.
"""

from __future__ import annotations

from datetime import datetime

from dropin.attendance.changes.telling import known_person
from dropin.dates import write_moment
from dropin.errors import KnownError
from dropin.people.store import person
from dropin.records import record
from dropin.roster.changes.shifts import shift_words
from dropin.roster.model import NO, TAKEN_BACK, YES, Offer, Shift
from dropin.roster.offers import BEGUN, Standing, against, handover
from dropin.roster.planning.model import Obstacle
from dropin.roster.reading.offers import (
    offer,
    offers_of_slot,
    roster_ahead,
    standing_offer,
)
from dropin.roster.reading.patterns import shift_of_slot
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


@record
class Answered:
    """What an answer did: whether the shift changed hands, and what rules that breaks."""

    offer: Offer
    changed_hands: bool
    told: tuple[Obstacle, ...] = ()


def offer_slot(file: CentreFile, slot_id: int, *, now: datetime, said_to: str = "") -> int:
    """Whoever stands in the slot offers it to anybody; returns the offer's id.

    Raises KnownError where nobody stands in it, it has begun, or it is offered so already.
    """
    shift, giver = _held(file, slot_id, now)
    what = {"name": _name(file, giver), "shift": shift_words(file, shift)}
    return _add(file, say("{name} offers {shift}", **what), slot_id, giver, now, said_to)


def offer_to(
    file: CentreFile, slot_id: int, other_id: int, *, now: datetime, said_to: str = ""
) -> int:
    """Whoever stands in the slot offers it to one person; returns the offer's id.

    Raises KnownError as ``offer_slot`` does, and where they would offer it to themselves.
    """
    shift, giver = _held(file, slot_id, now)
    if other_id == giver:
        raise KnownError(
            say("{name} has this shift already.", name=_name(file, giver)),
            say("Choose somebody else."),
        )
    label = say(
        "{name} offers {shift} to {other}",
        name=_name(file, giver),
        shift=shift_words(file, shift),
        other=known_person(file, other_id).name,
    )
    return _add(file, label, slot_id, giver, now, said_to, other_id=other_id)


def propose_swap(
    file: CentreFile, slot_id: int, other_slot_id: int, *, now: datetime, said_to: str = ""
) -> int:
    """Whoever stands in the one slot would take the other for it; returns the offer's id.

    Raises KnownError where nobody stands in one of them or it has begun, the same person stands
    in both, or this very swap is proposed already.
    """
    shift, giver = _held(file, slot_id, now)
    wanted, other = _held(file, other_slot_id, now)
    if giver == other:
        raise KnownError(
            say("{name} has both of these shifts.", name=_name(file, giver)),
            say("Choose a shift of somebody else."),
        )
    label = say(
        "{name} would swap {shift} for {wanted}",
        name=_name(file, giver),
        shift=shift_words(file, shift),
        wanted=shift_words(file, wanted),
    )
    return _add(
        file, label, slot_id, giver, now, said_to, other_id=other, other_slot_id=other_slot_id
    )


def answer_offer(
    file: CentreFile,
    offer_id: int,
    person_id: int,
    *,
    yes: bool,
    now: datetime,
    said_to: str = "",
) -> Answered:
    """What somebody said to an offer. A yes hands over the shift, or swaps both.

    A no to what was offered to anybody leaves it open for the others. Raises KnownError where the
    offer no longer stands, or is not theirs to answer.
    """
    standing = _standing(file, offer_id, now)
    who = known_person(file, person_id)
    if not standing.concerns(person_id):
        raise KnownError(
            say("This was not offered to {name}. Nothing was changed.", name=who.name),
            say("Note the answer of whoever was asked."),
        )
    if not yes and standing.offer.other_id is None:
        return Answered(standing.offer, changed_hands=False)
    told = _told_of(file, standing, person_id, now) if yes else ()
    with file.change(_answer_label(file, standing, who.name, yes=yes)) as change:
        change.update(
            "slot_offer",
            offer_id,
            other_id=person_id,
            answer=YES if yes else NO,
            other_said_at=write_moment(now),
            other_said_to=said_to or file.who,
        )
        if yes:
            for slot_id, taker in handover(standing, person_id).moves:
                _hand_over(file, change, slot_id, taker)
    answered = offer(file, offer_id)
    assert answered is not None
    return Answered(answered, yes, told)


def take_back(file: CentreFile, offer_id: int, *, now: datetime, said_to: str = "") -> None:
    """Whoever offered it keeps the shift. KnownError where the offer no longer stands."""
    standing = _standing(file, offer_id, now)
    who = _name(file, standing.offer.person_id)
    with file.change(say("{name} takes an offer back", name=who)) as change:
        change.update(
            "slot_offer",
            offer_id,
            answer=TAKEN_BACK,
            other_said_at=write_moment(now),
            other_said_to=said_to or file.who,
        )


def _add(
    file: CentreFile,
    label: str,
    slot_id: int,
    giver: int,
    now: datetime,
    said_to: str,
    *,
    other_id: int | None = None,
    other_slot_id: int | None = None,
) -> int:
    draft = Offer(0, slot_id, giver, now, said_to or file.who, other_id, other_slot_id)
    if any(_is_same(each, draft) for each in offers_of_slot(file, slot_id)):
        raise KnownError(
            say("This is offered already. Nothing was changed."),
            say("Wait for an answer, or take the offer back first."),
        )
    with file.change(label) as change:
        return change.insert(
            "slot_offer",
            slot_id=slot_id,
            person_id=giver,
            said_at=write_moment(now),
            said_to=draft.said_to,
            other_id=other_id,
            other_slot_id=other_slot_id,
        )


def _is_same(known: Offer, draft: Offer) -> bool:
    about = (draft.person_id, draft.other_id, draft.other_slot_id)
    return not known.answer and (known.person_id, known.other_id, known.other_slot_id) == about


def _held(file: CentreFile, slot_id: int, now: datetime) -> tuple[Shift, int]:
    """The shift of a slot somebody stands in, still ahead, and who that is."""
    known = shift_of_slot(file, slot_id)
    if known is None or known[0].cancelled or known[1].person_id is None:
        raise KnownError(
            say("Nobody stands in this shift. There is nothing to offer."),
            say("Look at the roster again."),
        )
    if known[0].starts <= now:
        raise KnownError(
            say("This shift has begun. It can no longer be offered."),
            say("Put somebody else in it by hand."),
        )
    return known[0], known[1].person_id


def _standing(file: CentreFile, offer_id: int, now: datetime) -> Standing:
    known = offer(file, offer_id)
    standing = None if known is None else standing_offer(file, known)
    reason = "" if standing is None else standing.lapsed(now)
    if standing is None or reason:
        raise KnownError(
            say("The shift has begun meanwhile. Nothing was changed.")
            if reason == BEGUN
            else say("This offer no longer stands. Nothing was changed."),
            say("Look at the roster again."),
        )
    return standing


def _told_of(
    file: CentreFile, standing: Standing, taker_id: int, now: datetime
) -> tuple[Obstacle, ...]:
    days = [each.day for each in (standing.shift, standing.wanted_shift) if each is not None]
    roster = roster_ahead(file, now, max(days))
    return against(roster.rulebook, roster.assignment, handover(standing, taker_id))


def _hand_over(file: CentreFile, change: Change, slot_id: int, person_id: int) -> None:
    """Also in the draft, which would else take back on publishing what the two agreed."""
    change.update("slot", slot_id, person_id=person_id)
    drafted = file.value("SELECT id FROM draft_slot WHERE slot_id = ?", (slot_id,))
    if drafted is not None:
        change.update("draft_slot", int(str(drafted)), person_id=person_id)


def _answer_label(file: CentreFile, standing: Standing, name: str, *, yes: bool) -> str:
    what = {
        "name": name,
        "giver": _name(file, standing.offer.person_id),
        "shift": shift_words(file, standing.shift),
    }
    if not yes:
        return say("{name} says no to {shift}", **what)
    if standing.wanted_shift is None:
        return say("{name} takes {shift} from {giver}", **what)
    wanted = shift_words(file, standing.wanted_shift)
    return say("{giver} and {name} swap {shift} and {wanted}", **what, wanted=wanted)


def _name(file: CentreFile, person_id: int) -> str:
    known = person(file, person_id)
    return known.name if known is not None else say("Somebody")
