"""The programme: what is offered, when, where, by whom, and what differs on one date.

An activity has one or more times. A time is dated by a rule of recurrence (RFC 5545), by dates
picked by hand, or by both; or it stays words ("by appointment") shown beside the calendar. A rule
without ``starts_on`` holds for all dates, before today too: that is how "every Monday" on a wall
is meant. A ``DateChange`` belongs to the date its rule gave (``original_day``) and wins over the
time, which wins over the activity.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, time

from dropin.centre.model import OpeningHours
from dropin.records import NamedTuple, record

COLOURS = ("blue", "orange", "green", "pink", "violet", "ochre", "teal", "slate")
CENTRE, COMMUNITY = "centre", "community"
SKIP, KEEP = "skip", "keep"
DATED, WORDS, ASK = "dated", "words", "ask"
PLANNED, MOVED, CANCELLED = "planned", "moved", "cancelled"
MEMBERS, BOARD, STAFF = "members", "board", "staff"
DECIDERS = (MEMBERS, BOARD, STAFF)
USUAL_MINUTES = 60  # how long an activity without an end is drawn


@record
class Category:
    """``colour`` is one of COLOURS; ``own_colour`` (``#RRGGBB``) and ``mark`` (one of MARKS) win
    over it and over its usual mark where the centre chose them."""

    id: int
    name: str
    colour: str
    own_colour: str = ""
    mark: str = ""

    @property
    def look(self) -> str:
        """How it shows, as ``dropin.colours`` writes looks."""
        return f"{self.own_colour or self.colour} {self.mark}".rstrip()


@record
class Place:
    """A room or an address; ``access_facts`` in words ("step-free, hearing loop")."""

    id: int
    name: str
    address: str = ""
    access_facts: str = ""
    setting: str = CENTRE


@record
class Term:
    """One range of a named term; a name may have many ("School term")."""

    id: int
    name: str
    starts_on: date
    ends_on: date


@record
class Closure:
    """Days (or the same hours on each of them) when the centre, or one place, is shut."""

    id: int
    starts_on: date
    ends_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place_id: int | None = None
    reason: str = ""

    @property
    def all_day(self) -> bool:
        return self.starts_at is None


@record
class ActivityTime:
    """When an activity happens: a rule, picked dates, or words alone (``dating``)."""

    id: int
    activity_id: int
    uid: str
    dating: str = DATED
    rule: str = ""
    starts_on: date | None = None
    at: time | None = None
    minutes: int | None = None
    time_words: str = ""
    words: str = ""
    topic: str = ""
    place_id: int | None = None
    term: str = ""
    added: tuple[date, ...] = ()
    excluded: tuple[date, ...] = ()


@record
class Activity:
    """What is offered. ``led_by`` is in words, for where no one person leads.

    ``continues_id`` is the activity that this one is from a date on. Where it came from:
    ``proposed_by`` and ``decided_by`` are one of DECIDERS or "" where nobody wrote it down;
    ``votes`` people ticked it, where it was voted on.
    """

    id: int
    title: str
    category_id: int | None = None
    description: str = ""
    place_id: int | None = None
    leader_id: int | None = None
    co_leader_id: int | None = None
    led_by: str = ""
    capacity: int | None = None
    fee_cents: int = 0
    open_to: str = ""
    bring: str = ""
    notes: str = ""
    setting: str = CENTRE
    on_closure: str = SKIP
    suspended_from: date | None = None
    suspended_until: date | None = None
    suspension_note: str = ""
    created_on: date = date(2000, 1, 1)
    times: tuple[ActivityTime, ...] = ()
    continues_id: int | None = None
    proposed_by: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    votes: int | None = None

    def suspended_on(self, day: date) -> bool:
        if self.suspended_from is None or day < self.suspended_from:
            return False
        return self.suspended_until is None or day < self.suspended_until


@record
class DateChange:
    """What differs on one date of one time. None means: as always. '' means: nobody, nothing.

    ``original_at`` is set only for a rule within the day, where it is not the time's own clock.
    """

    id: int
    time_id: int
    original_day: date
    original_at: time | None = None
    cancelled: bool = False
    note: str = ""
    moved_to: date | None = None
    at: time | None = None
    minutes: int | None = None
    title: str | None = None
    topic: str | None = None
    place_id: int | None = None
    leader_id: int | None = None
    co_leader_id: int | None = None
    led_by: str | None = None


@record
class Programme:
    """Everything needed to say what happens in a span of days, read once from the file."""

    activities: tuple[Activity, ...] = ()
    date_changes: tuple[DateChange, ...] = ()
    closures: tuple[Closure, ...] = ()
    terms: tuple[Term, ...] = ()
    places: Mapping[int, Place] = field(default_factory=dict)
    categories: Mapping[int, Category] = field(default_factory=dict)
    leaders: Mapping[int, str] = field(default_factory=dict)  # name of each person who leads
    opening: OpeningHours = OpeningHours()


AS_ALWAYS = DateChange(0, 0, date.min)
"""The change of a date on which nothing differs."""


class Occurrence(NamedTuple):
    """One dated instance: what the change of its date says, else the time, else the activity.

    ``original_day`` and ``original_at`` say when its rule put it; ``day``, ``at`` and ``minutes``
    when it happens now. ``at`` is None where there is no clock time, ``minutes`` None where there
    is no end. A tuple of few fields, because a look at a year makes thousands: it is made in a
    quarter of the time of a frozen dataclass.
    """

    activity: Activity
    activity_time: ActivityTime
    original_day: date
    original_at: time | None = None
    change: DateChange = AS_ALWAYS

    @property
    def key(self) -> tuple[int, date, time | None]:
        """Its name for good, under which its DateChange is filed.

        The clock is in it only where it is not the time's own.
        """
        own_clock = self.original_at == self.activity_time.at
        return self.activity_time.id, self.original_day, None if own_clock else self.original_at

    @property
    def day(self) -> date:
        moved_to = self.change.moved_to
        return self.original_day if moved_to is None else moved_to

    @property
    def at(self) -> time | None:
        at = self.change.at
        return self.original_at if at is None else at

    @property
    def minutes(self) -> int | None:
        minutes = self.change.minutes
        return self.activity_time.minutes if minutes is None else minutes

    @property
    def beside_clock(self) -> str:
        """What is said beside its clock time ("by appointment"); empty where words replace it."""
        return "" if self.at is None else self.activity_time.time_words

    @property
    def title(self) -> str:
        title = self.change.title
        return self.activity.title if title is None else title

    @property
    def topic(self) -> str:
        topic = self.change.topic
        return self.activity_time.topic if topic is None else topic

    @property
    def place_id(self) -> int | None:
        if self.change.place_id is not None:
            return self.change.place_id
        return self.usual_place_id

    @property
    def usual_place_id(self) -> int | None:
        """Where it is when nothing differs: the time's place, else the activity's."""
        own = self.activity_time.place_id
        return self.activity.place_id if own is None else own

    @property
    def leader_id(self) -> int | None:
        return self._led_then(self.change.leader_id, self.activity.leader_id)

    @property
    def co_leader_id(self) -> int | None:
        return self._led_then(self.change.co_leader_id, self.activity.co_leader_id)

    @property
    def led_by(self) -> str:
        led_by = self.change.led_by
        return self.activity.led_by if led_by is None else led_by

    @property
    def status(self) -> str:
        """Planned; moved, to another day or clock than its rule's; or cancelled."""
        if self.change.cancelled:
            return CANCELLED
        now = (self.day, self.at)
        return PLANNED if now == (self.original_day, self.original_at) else MOVED

    @property
    def note(self) -> str:
        """Why it is cancelled or what is special, in public."""
        return self.change.note

    @property
    def changed(self) -> frozenset[str]:
        """The names of what is otherwise than always on this date."""
        activity, always = self.activity, self.activity_time
        usual = {
            "day": self.original_day,
            "at": self.original_at,
            "minutes": always.minutes,
            "title": activity.title,
            "topic": always.topic,
            "place_id": self.usual_place_id,
            "leader_id": activity.leader_id,
            "co_leader_id": activity.co_leader_id,
            "led_by": activity.led_by,
        }
        return frozenset(name for name, value in usual.items() if getattr(self, name) != value)

    @property
    def led(self) -> bool:
        """Whether anybody, named or in words, leads it."""
        return self.leader_id is not None or bool(self.led_by)

    def _led_then(self, then: int | None, usual: int | None) -> int | None:
        """Words about who leads on the date say it all: no leader beside them means nobody."""
        return then if then is not None or self.change.led_by is not None else usual
