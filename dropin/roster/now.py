"""Who is on call at a moment, until when, and who comes next. Pure: it is told the moment.

Moments are aware; a shift holds from its start up to but not including its end, both real
moments, so that midnight and clock changes need no care here. Where no shift runs, nobody is on
call; where a slot of one that runs has no person, nobody is down for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from dropin.dates import Customs, clock_span
from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Consent, Person, agreed
from dropin.records import record
from dropin.roster.model import Shift, Slot
from dropin.roster.planning.model import BACKUP, PRIMARY, SHADOW
from dropin.roster.shifts import slots_of, wall_minutes
from dropin.words import say

OFFICE, MEMBERS_ROOM = "office", "members"
"""Where a screen stands: who may be in front of it decides what it shows of a person."""

DAYS_AHEAD = 8
"""How far ahead the next shift is looked for."""

_ROLE_NAMES = {PRIMARY: "on call", BACKUP: "backup", SHADOW: "shadowing"}


@record
class OnCall:
    """The shifts that run ``at`` a moment, and those that begin next, all at the same time."""

    at: datetime
    now: tuple[Shift, ...] = ()
    next: tuple[Shift, ...] = ()

    @property
    def changes_at(self) -> datetime | None:
        """The first moment at which this is no longer true; None: nothing is known ahead."""
        moments = [each.ends for each in self.now] + [each.starts for each in self.next]
        return min(moments, default=None)

    @property
    def is_gap(self) -> bool:
        """Whether nobody at all is on call now."""
        return not any(slot.person_id for _, slot in self.posts_now() if slot.role != SHADOW)

    def posts_now(self) -> Iterator[tuple[Shift, Slot]]:
        """Every slot that runs now, with its shift."""
        return slots_of(self.now)

    def posts_next(self) -> Iterator[tuple[Shift, Slot]]:
        """Every slot of the shifts that begin next."""
        return slots_of(self.next)


@record
class Shown:
    """What a screen says of somebody: "" where they did not agree to more."""

    name: str
    phone: str = ""


@record
class Post:
    """A shift as it is told: who stands in each role. None: nobody is down for it."""

    shift: Shift
    primary: tuple[Shown | None, ...] = ()
    backup: tuple[Shown | None, ...] = ()
    shadow: tuple[Shown | None, ...] = ()

    @property
    def is_covered(self) -> bool:
        """Whether somebody stands in every slot one is called on first."""
        return None not in (self.primary or self.backup)


def on_call(shifts: Iterable[Shift], at: datetime) -> OnCall:
    """What ``shifts``, those around ``at`` in time order, say about it."""
    known = [each for each in shifts if not each.cancelled]
    ahead = [each for each in known if each.starts > at]
    soonest = min((each.starts for each in ahead), default=None)
    return OnCall(
        at,
        tuple(each for each in known if each.starts <= at < each.ends),
        tuple(each for each in ahead if each.starts == soonest),
    )


def shown(person: Person, consents: Sequence[Consent], day: date, seat: str) -> Shown:
    """What may be said of ``person`` on ``day`` on a screen that stands at ``seat``.

    The office sees names and numbers. In the members' room stands the first name of whoever
    agreed to be named, with their number if they agreed to that too.
    """
    if seat == OFFICE:
        return Shown(person.name, person.phone)
    if not agreed(consents, NAME_ON_PRINTS, day):
        return Shown("")
    may_call = agreed(consents, NUMBER_TO_MEMBERS, day)
    return Shown(person.printed_name, person.phone if may_call else "")


def who_words(who: Shown | None) -> str:
    """Their name; ``a peer leader`` for who did not agree to be named; ``nobody yet``."""
    if who is None:
        return say("nobody yet")
    return who.name or say("a peer leader")


def names_words(those: Sequence[Shown | None]) -> str:
    """Several in one role, with commas between."""
    return say(", ").join(map(who_words, those))


def role_words(role: str) -> str:
    """``on call``, ``backup``, ``shadowing``."""
    return say(_ROLE_NAMES[role])


def span_words(shift: Shift, customs: Customs) -> str:
    """``10:00–14:00``, by the clocks on the wall."""
    starts, ends = wall_minutes(shift.starts_at, shift.ends_at)
    return clock_span(shift.starts_at, ends - starts, customs)
