"""A relief and what belongs to it. Nobody is asked why, and there is no field for a reason.

A relief lasts as long as the absence it stands on: from a day up to but not including another,
open where ``ends_on`` is None. Moments are aware; those that really happened are UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from dropin.records import record

YES, NO, NO_ANSWER, LATER = "yes", "no", "no answer", "later"
OUTCOMES = (YES, NO, NO_ANSWER, LATER)

SLOT, LEADS, CO_LEADS = "slot", "leads", "co-leads"
KINDS = (SLOT, LEADS, CO_LEADS)
"""What can need cover. Pairs of the buddy programme stand beside it (``reading/pairs.py``): nobody
is rung for them, a temporary buddy is asked by that programme."""

LOOK_AHEAD = timedelta(weeks=8)
"""So far ahead things come onto the list: of an open relief, and of a very long one."""

_A_DAY = timedelta(days=1)


@record
class Relief:
    """Somebody stands down. ``absence_id`` is the absence of the roster that says from when
    until when."""

    id: int
    person_id: int
    absence_id: int
    starts_on: date
    ends_on: date | None
    made_at: datetime

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    def touches(self, first: date, last: date) -> bool:
        """Whether it holds on any day from ``first`` to ``last``, both included."""
        return self.starts_on <= last and (self.ends_on is None or first < self.ends_on)

    def is_over(self, today: date) -> bool:
        return self.ends_on is not None and self.ends_on <= today


@record
class What:
    """What is to be covered: a slot, or one part in leading one date of an activity.

    ``time_id``, ``original_day`` and ``original_at`` are the date's name for good, as
    ``Occurrence.key`` gives it.
    """

    kind: str
    slot_id: int = 0
    time_id: int = 0
    original_day: date | None = None
    original_at: time | None = None

    @property
    def filed_under(self) -> tuple[int, int, date | None, time | None]:
        """What calls about it are filed under: leading and co-leading one date are one call."""
        return self.slot_id, self.time_id, self.original_day, self.original_at


@record
class Need:
    """Something that nobody covers yet, and whose it was.

    ``role`` is the slot's. ``at`` is None where an activity has no clock time; it then stands
    from midnight to midnight. ``beside_id`` leads, or co-leads, the same date.
    """

    what: What
    relief_id: int
    person_id: int
    title: str
    day: date
    at: time | None
    starts: datetime
    ends: datetime
    role: str = ""
    beside_id: int | None = None
    activity_id: int = 0

    @property
    def minutes(self) -> int:
        """How long it really lasts."""
        return (self.ends - self.starts) // timedelta(minutes=1)

    @property
    def end_day(self) -> date:
        """The day after the last one it touches, taken amply: questions about a day end here."""
        return self.day + 2 * _A_DAY


@record
class Call:
    """Somebody was asked: what for, when, by whom, and one of OUTCOMES."""

    id: int
    filed_under: tuple[int, int, date | None, time | None]
    person_id: int
    asked_at: datetime
    asked_by: str
    outcome: str


@record
class Claim:
    """A slot was somebody's when they stood down. Later ones have greater ids."""

    id: int
    relief_id: int
    slot_id: int


def last_answers(calls: Sequence[Call], what: What) -> dict[int, Call]:
    """Of everybody asked about one thing their last answer, by person."""
    about = [each for each in calls if each.filed_under == what.filed_under]
    return {each.person_id: each for each in sorted(about, key=lambda each: each.id)}
