"""Who means to come, who came, and what it cost them.

A sign-up, an attendance and a fee belong to one date of an activity: to the date and clock its
rule gave (``Key``), so that they follow when that date is moved. Days are on the centre's wall,
moments UTC, money integer cents. Nothing here says why somebody stayed away.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from dropin.programme.model import Occurrence
from dropin.records import record

GOING, WAITING, OFFERED = "going", "waiting", "offered"
EXCUSED, WITHDRAWN, LAPSED = "excused", "withdrawn", "lapsed"
STATES = (GOING, WAITING, OFFERED, EXCUSED, WITHDRAWN, LAPSED)
HOLDS_A_PLACE = frozenset({GOING, OFFERED})

CAME, MISSED = "came", "missed"
PRESENCES = (CAME, EXCUSED, MISSED)

YES, NO, TAKEN_BACK = "yes", "no", "taken back"


class Key(NamedTuple):
    """One date of an activity by what its rule gave; day and clock None for the whole course."""

    activity_id: int
    original_day: date | None = None
    original_at: time | None = None


def key_of(occurrence: Occurrence) -> Key:
    """The name under which an occurrence's people are filed."""
    return Key(occurrence.activity.id, occurrence.original_day, occurrence.original_at)


@record
class SignUp:
    """Somebody's wish to come. ``number`` is the order of asking, the first being 1.

    ``guests`` and ``carers`` come along and need room too; ``childcare`` counts children to be
    looked after meanwhile; ``access`` is for this outing, in their own words.
    """

    id: int
    key: Key
    person_id: int
    state: str
    number: int
    made_at: datetime
    answer_by: datetime | None = None
    guests: int = 0
    carers: int = 0
    transport: bool = False
    childcare: int = 0
    access: str = ""

    @property
    def heads(self) -> int:
        """Places it takes: the person and everybody they bring."""
        return 1 + self.guests + self.carers


@record
class Offer:
    """A free place offered to somebody in line, and what they said ("" while open)."""

    id: int
    sign_up_id: int
    offered_at: datetime
    answer_by: datetime
    answer: str = ""
    answered_at: datetime | None = None


@record
class Attendance:
    """That somebody came, was excused or missed. ``key`` is None for dropping in that day.

    ``person_id`` is None once the person was removed: they still count. ``guests`` are all who
    came along. ``came_at`` is on the wall, where it is known.
    """

    id: int
    day: date
    key: Key | None
    person_id: int | None
    presence: str
    signed_up: bool = False
    guests: int = 0
    came_at: time | None = None


@record
class HeadCount:
    """How many were there beside those noted by name. ``key`` as in ``Attendance``."""

    id: int
    day: date
    key: Key | None
    heads: int


@record
class Fee:
    """What one person owes for one date: the price as it was then, and what was waived of it."""

    id: int
    day: date
    key: Key | None
    person_id: int | None
    title: str
    due_cents: int
    waived_cents: int = 0
    paid_cents: int = 0

    @property
    def owing_cents(self) -> int:
        """What is left to pay; below 0 where something is to be given back."""
        return self.due_cents - self.waived_cents - self.paid_cents


@record
class Payment:
    """Money taken (or, below 0, given back), with the number of its receipt."""

    id: int
    fee_id: int
    day: date
    cents: int
    receipt: int


@record
class CashDay:
    """The cash box of one day. ``counted_cents`` is None until somebody counted it."""

    id: int
    day: date
    opening_cents: int = 0
    counted_cents: int | None = None
    note: str = ""


@record
class Agreement:
    """The members' own rule of fair attendance, for one activity or (None) for all.

    ``missed`` times within ``within_days`` propose a conversation; older ones have lapsed.
    ``words`` and ``follows`` are the members' own.
    """

    id: int
    activity_id: int | None
    missed: int
    within_days: int
    words: str
    follows: str
    starts_on: date
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@record
class Conversation:
    """A friendly talk that the agreement proposed, or that was let be. ``outcome`` is one of
    ``talked``, ``let be``, ``pause``."""

    id: int
    person_id: int
    agreement_id: int
    held_on: date
    outcome: str


@record
class Pause:
    """No sign-up for a while, confirmed by a person; it may be appealed.

    ``appeal_result`` is "" while open, ``stands`` or ``lifted``.
    """

    id: int
    person_id: int
    activity_id: int | None
    starts_on: date
    ends_on: date
    confirmed_by: str
    appealed_on: date | None = None
    appeal: str = ""
    appeal_result: str = ""

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day < self.ends_on and self.appeal_result != "lifted"


@record
class AttendanceCustoms:
    """How this centre signs up: an offer waits ``offer_hours`` for its answer; who missed out in
    the last ``fair_turn_days`` goes first; somebody is new for ``newcomer_days``."""

    offer_hours: int = 24
    fair_turn_days: int = 56
    newcomer_days: int = 30
