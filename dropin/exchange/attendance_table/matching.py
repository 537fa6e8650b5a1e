"""What one row would change of what is noted on its date. Raises RowError, saying why it can't."""

from __future__ import annotations

from datetime import date

from dropin.attendance.model import CAME, EXCUSED, Attendance, Fee
from dropin.centre.money import money
from dropin.exchange.attendance_table.model import VisitChange, VisitSaid
from dropin.exchange.attendance_table.noted import Noted
from dropin.exchange.cells import RowError
from dropin.programme.model import Occurrence
from dropin.words import say


def check_alone(said: VisitSaid, today: date, *, drops_in: bool) -> None:
    """Whether what the row says can be at all."""
    if said.day > today and said.presence != EXCUSED:
        raise RowError(say("This day is still to come."))
    if said.presence == CAME:
        return
    if drops_in:
        raise RowError(say("Without an activity only those who came are noted."))
    if said.guests or said.paid_cents:
        raise RowError(say("Who did not come brings no guests and pays nothing."))


def change_of(
    said: VisitSaid,
    person_id: int,
    occurrence: Occurrence | None,
    noted: Noted,
    currency: str,
) -> VisitChange | None:
    """What is written; None where all of it is noted already. ``person_id`` 0 is somebody new."""
    seen, fee = noted.seen.get(person_id), noted.fees.get(person_id)
    if seen is not None and seen.presence == CAME != said.presence and fee and fee.paid_cents:
        raise RowError(say("It is noted that they came and paid; give the money back first."))
    change = VisitChange(
        person_id,
        said.name,
        said.day,
        occurrence,
        said.presence,
        seen_id=seen.id if seen else 0,
        sign_up=said.signed_up and seen is None and person_id not in noted.asked,
        guests=_guests(said, seen),
        pay_cents=_to_pay(said, seen, fee, occurrence, currency),
    )
    same_presence = seen is not None and seen.presence == said.presence
    if same_presence and change.guests is None and not change.pay_cents:
        return None
    return change


def _guests(said: VisitSaid, seen: Attendance | None) -> int | None:
    if said.presence != CAME or (seen is not None and seen.guests == said.guests):
        return None
    return said.guests


def _to_pay(
    said: VisitSaid,
    seen: Attendance | None,
    fee: Fee | None,
    occurrence: Occurrence | None,
    currency: str,
) -> int:
    """What is to be taken on top of what was paid."""
    if said.paid_cents is None or said.presence != CAME:
        return 0
    paid = fee.paid_cents if fee else 0
    more = said.paid_cents - paid
    if more < 0:
        raise RowError(say("{paid} is noted as paid, more than here.", paid=money(paid, currency)))
    owing = _owing(seen, fee, occurrence)
    if more > owing:
        amounts = {"more": money(more, currency), "owing": money(owing, currency)}
        raise RowError(say("{more} to pay is more than is owing ({owing}).", **amounts))
    return more


def _owing(seen: Attendance | None, fee: Fee | None, occurrence: Occurrence | None) -> int:
    """What they owe once they are noted as having come."""
    if occurrence is None:
        return 0
    if fee is not None and fee.due_cents:
        return fee.owing_cents
    if seen is not None and seen.presence == CAME:
        return 0  # it cost nothing when they came
    return occurrence.activity.fee_cents
