"""The programme: what is offered, when, where, by whom, and what differs on one date.

An activity has one or more times. A time is dated by a rule of recurrence (RFC 5545), by dates
picked by hand, or by both; or it stays words ("by appointment") shown beside the calendar. A rule
without ``starts_on`` holds for all dates, before today too: that is how "every Monday" on a wall
is meant. A ``DateChange`` belongs to the date its rule gave (``original_day``) and wins over the
time, which wins over the activity.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from dropin.centre.model import OpeningHours

COLOURS = ("blue", "orange", "green", "pink", "violet", "ochre", "teal", "slate")
CENTRE, COMMUNITY = "centre", "community"
SKIP, KEEP = "skip", "keep"
DATED, WORDS, ASK = "dated", "words", "ask"
PLANNED, MOVED, CANCELLED = "planned", "moved", "cancelled"
USUAL_MINUTES = 60  # how long an activity without an end is drawn


@dataclass(frozen=True, slots=True)
class Category:
    id: int
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Place:
    """A room or an address; ``access_facts`` in words ("step-free, hearing loop")."""

    id: int
    name: str
    address: str = ""
    access_facts: str = ""
    setting: str = CENTRE


@dataclass(frozen=True, slots=True)
class Term:
    """One range of a named term; a name may have many ("School term")."""

    id: int
    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Activity:
    """What is offered. ``led_by`` is in words, for where no one person leads."""

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
    import_key: str = ""
    times: tuple[ActivityTime, ...] = ()

    def suspended_on(self, day: date) -> bool:
        if self.suspended_from is None or day < self.suspended_from:
            return False
        return self.suspended_until is None or day < self.suspended_until


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One dated instance, with every change of its date applied.

    ``day``, ``at`` and ``minutes`` are when it happens now; ``original_day`` and ``original_at``
    say when its rule put it and, with the time's id, name it for good. ``at`` is None where there
    is no clock time, ``minutes`` None where there is no end. ``status`` is planned, moved (other
    day or clock than the rule's) or cancelled (``note`` says why, in public). ``changed`` names
    the fields that a date change altered.
    """

    activity: Activity
    activity_time: ActivityTime
    original_day: date
    original_at: time | None
    day: date
    at: time | None
    minutes: int | None
    title: str
    topic: str = ""
    place_id: int | None = None
    leader_id: int | None = None
    co_leader_id: int | None = None
    led_by: str = ""
    status: str = PLANNED
    note: str = ""
    changed: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[int, date, time | None]:
        """What its DateChange is filed under: the clock only where it is not the time's own."""
        own_clock = self.original_at == self.activity_time.at
        return self.activity_time.id, self.original_day, None if own_clock else self.original_at

    @property
    def led(self) -> bool:
        """Whether anybody, named or in words, leads it."""
        return self.leader_id is not None or bool(self.led_by)
