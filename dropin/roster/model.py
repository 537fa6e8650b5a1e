"""Shifts, who is on duty in them, who can be, and on what terms.

A shift stands on a day from one clock to another on the centre's wall; one that ends at or before
the clock it starts at ends on the next day. ``starts`` and ``ends`` are the aware UTC moments of
that, so that a night's length is real also across a clock change. Money is integer cents, shares
and weights are percent. An absence has no reason: there is no field for one, on purpose.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from dropin.programme.model import SKIP
from dropin.records import record
from dropin.roster.planning.model import BACKUP, CAN, NEW_ROSTER, PRIMARY, SHADOW, Stage

USUAL_WEIGHT = {PRIMARY: 100, BACKUP: 50, SHADOW: 0}
"""What an hour in each role counts towards a leader's share, in percent, unless the centre says."""

CALL, VISIT = "call", "visit"
YES, NO, TAKEN_BACK = "yes", "no", "taken back"


@record
class PatternRole:
    """How many are on duty in one role, and what it takes: trainings, languages (all of them)."""

    role: str
    people: int = 1
    weight: int = 100
    languages: tuple[str, ...] = ()
    trainings: tuple[int, ...] = ()


@record
class ShiftPattern:
    """Shifts that recur on some weekdays (Monday 0), from a day up to but not including another."""

    id: int
    name: str
    weekdays: tuple[int, ...]
    starts_at: time
    ends_at: time
    starts_on: date
    ends_on: date | None = None
    place_id: int | None = None
    on_closure: str = SKIP
    night: bool = False
    position: int = 0
    roles: tuple[PatternRole, ...] = (PatternRole(PRIMARY),)

    def holds_on(self, day: date) -> bool:
        in_time = self.starts_on <= day and (self.ends_on is None or day < self.ends_on)
        return in_time and day.weekday() in self.weekdays

    def ended_by(self, day: date) -> bool:
        """Whether it gives no shift from ``day`` on."""
        return self.ends_on is not None and self.ends_on <= day


@record
class Slot:
    """One role in one shift, and who takes it (``person_id`` None: open).

    ``number`` tells several of one role apart. Plans leave a ``locked`` one alone. What was really
    done counts as ``done_minutes``, as long as the shift where that is None. An id below 0 is of
    a slot that stands only by its pattern so far (see ``shifts``).
    """

    id: int
    shift_id: int
    role: str
    number: int = 1
    weight: int = 100
    languages: tuple[str, ...] = ()
    trainings: tuple[int, ...] = ()
    person_id: int | None = None
    locked: bool = False
    done_minutes: int | None = None


@record
class Shift:
    """A dated shift with its slots, in the order of roles.

    ``by_hand`` outlives changes of its pattern; a ``cancelled`` one is kept so that the pattern
    does not bring it back. An id below 0 is of one that stands only by its pattern so far.
    """

    id: int
    pattern_id: int | None
    day: date
    name: str
    starts_at: time
    ends_at: time
    starts: datetime
    ends: datetime
    place_id: int | None = None
    night: bool = False
    by_hand: bool = False
    cancelled: bool = False
    note: str = ""
    position: int = 0
    slots: tuple[Slot, ...] = ()

    @property
    def minutes(self) -> int:
        """How long it really lasts."""
        return (self.ends - self.starts) // timedelta(minutes=1)


@record
class Terms:
    """How much somebody takes on, from a day up to but not including another.

    None is no limit; for ``rest_minutes`` and ``shadow_first`` it is the centre's own.
    ``rest_week_every`` n asks for one week without duty in any n. ``otherwise`` is their liking
    where their usual week says nothing; whoever ``lives_near`` is quick to come in.
    """

    id: int
    person_id: int
    starts_on: date
    ends_on: date | None = None
    share: int = 100
    most_a_week: int | None = None
    most_a_month: int | None = None
    most_nights: int | None = None
    rest_minutes: int | None = None
    rest_week_every: int | None = None
    otherwise: str = CAN
    shadow_first: int | None = None
    lives_near: bool = False

    def hold_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@record
class UsualTime:
    """Part of somebody's usual week; past midnight where it ends at or before it starts."""

    id: int
    person_id: int
    weekday: int
    starts_at: time
    ends_at: time
    liking: str


@record
class Absence:
    """Away from a day up to but not including another; open where ``ends_on`` is None."""

    id: int
    person_id: int
    starts_on: date
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@record
class GentleReturn:
    """A smaller share for a while: so many percent of it."""

    id: int
    person_id: int
    starts_on: date
    ends_on: date
    percent: int


@record
class DutyWish:
    """Two leaders who are on duty at the same time gladly (TOGETHER), or never (APART)."""

    id: int
    person_id: int
    other_id: int
    kind: str


@record
class Draft:
    """The plan that waits for a person to publish it: ``people`` by slot, None where it is open."""

    starts_on: date
    ends_on: date
    way: str = NEW_ROSTER
    made_at: datetime | None = None
    seed: int = 0
    fingerprint: str = ""
    ended: str = ""
    stages: tuple[Stage, ...] = ()
    people: tuple[tuple[int, int | None], ...] = ()


@record
class Version:
    """One publishing of the roster."""

    id: int
    starts_on: date
    ends_on: date
    published_at: datetime
    published_by: str


@record
class Offer:
    """Somebody offers a slot to anybody, to one person, or for a slot of theirs in a swap.

    ``said_at`` and ``said_to`` are when they said so and who noted it, ``other_…`` the same of who
    answered. Nothing changes hands before both have said yes.
    """

    id: int
    slot_id: int
    person_id: int
    said_at: datetime
    said_to: str
    other_id: int | None = None
    other_slot_id: int | None = None
    answer: str = ""
    other_said_at: datetime | None = None
    other_said_to: str = ""


@record
class TallyKind:
    id: int
    name: str


@record
class Tally:
    """A call or a visit while on call. There is nothing about who called, on purpose."""

    id: int
    day: date
    at: time
    way: str = CALL
    minutes: int | None = None
    kind_id: int | None = None
    called_in: bool = False
    shift_id: int | None = None


@record
class Rate:
    """What an hour in a role is paid from a day on, until a later rate."""

    id: int
    role: str
    starts_on: date
    cents: int


@record
class Adjustment:
    """Something added to, or below 0 taken from, somebody's honoraria, and why."""

    id: int
    person_id: int
    day: date
    cents: int
    note: str


@record
class RosterCustoms:
    """How this centre is on call.

    ``past_weeks`` are counted in when hours are shared out; whoever comes back takes
    ``return_percent`` of their share for ``return_weeks``.
    """

    rest_minutes: int = 600
    shadow_first: int = 0
    past_weeks: int = 8
    return_weeks: int = 4
    return_percent: int = 50
