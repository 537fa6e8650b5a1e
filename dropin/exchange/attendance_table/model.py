"""What a row says of one person on one date, and what bringing it in would change."""

from __future__ import annotations

from datetime import date, time

from dropin.programme.model import Occurrence
from dropin.records import record


@record
class VisitSaid:
    """What one row says. ``activity`` "" is dropping in; None is what the row leaves open.

    ``clocks`` are the times that its Time may mean, on a face of twelve hours.
    """

    name: str
    day: date
    activity: str
    clocks: frozenset[time]
    presence: str
    guests: int | None = None
    paid_cents: int | None = None
    signed_up: bool = False


@record
class VisitChange:
    """What is written of one person on one date. ``person_id`` 0 is the new ``name``.

    ``seen_id`` is the attendance that is noted already, 0 where there is none. ``pay_cents`` is
    what is taken on top of what was.
    """

    person_id: int
    name: str
    day: date
    occurrence: Occurrence | None
    presence: str
    seen_id: int = 0
    sign_up: bool = False
    guests: int | None = None
    pay_cents: int = 0
