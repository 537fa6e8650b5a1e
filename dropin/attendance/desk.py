"""Whose names the front desk may show for the letters somebody typed there.

Whoever stands in front of it sees first names of people who agreed to have their name shown, and
of nobody else; who did not agree finds themselves by typing their whole name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from dropin.dates import MINUTES_A_DAY, minutes_of
from dropin.people.model import NAME_ON_PRINTS, Consent, Person, agreed
from dropin.people.store import searchable
from dropin.programme.model import CANCELLED, USUAL_MINUTES, Occurrence
from dropin.records import record

MOST_NAMES = 6
MOST_ACTIVITIES = 5
EARLY_MINUTES = 20
"""People come this long before an activity begins and mean it."""
MOST_LOOKED_AT = 24
"""So many people are asked for; where more fit, a letter more is needed anyway."""


@record
class DeskName:
    """One large button: whom it checks in, and the words on it."""

    person_id: int
    words: str


@record
class DeskNames:
    """The names to show; ``more`` says that others fit too and another letter is needed."""

    names: tuple[DeskName, ...] = ()
    more: bool = False


def desk_names(
    typed: str, found: Sequence[Person], consents: Mapping[int, Sequence[Consent]], day: date
) -> DeskNames:
    """What to show of ``found``, those in whose names words begin with the words typed.

    Where too many fit, only those show whose first name is just what was typed, if they are few.
    """
    present = [
        each
        for each in found
        if (each.left_on is None or each.left_on > day) and _begins_so(typed, each)
    ]
    shown = [
        each
        for each in present
        if _is_whole_name(typed, each) or agreed(consents.get(each.id, ()), NAME_ON_PRINTS, day)
    ]
    if len(shown) <= MOST_NAMES and len(found) <= MOST_LOOKED_AT:
        return DeskNames(_named(typed, shown))
    exact = [each for each in shown if _is_first_name(typed, each)]
    return DeskNames(_named(typed, exact) if len(exact) <= MOST_NAMES else (), more=True)


@record
class DeskOffer:
    """What one can be checked in to, the soonest first, and the one that is meant unless said."""

    activities: tuple[Occurrence, ...] = ()
    usual: Occurrence | None = None


def desk_offer(todays: Sequence[Occurrence], now: datetime) -> DeskOffer:
    """What is on today and not over; ``usual`` is what is on now, where that is one thing."""
    minutes = minutes_of(now.time())
    held = [each for each in todays if each.status != CANCELLED]
    coming = [each for each in held if minutes < ends_at(each)]
    on_now = [each for each in coming if each.at and minutes_of(each.at) - EARLY_MINUTES <= minutes]
    shown = coming[:MOST_ACTIVITIES]
    return DeskOffer(tuple(shown), on_now[0] if len(on_now) == 1 else None)


def ends_at(occurrence: Occurrence) -> int:
    """Minutes since midnight; without a clock time it may be till the end of the day."""
    if occurrence.at is None:
        return MINUTES_A_DAY
    return minutes_of(occurrence.at) + (occurrence.minutes or USUAL_MINUTES)


def is_over(occurrence: Occurrence, now: datetime) -> bool:
    """Whether it has ended by ``now``, on the centre's wall."""
    days = (now.date() - occurrence.day).days
    return ends_at(occurrence) <= days * MINUTES_A_DAY + minutes_of(now.time())


def _named(typed: str, persons: Sequence[Person]) -> tuple[DeskName, ...]:
    firsts = [each.printed_name for each in persons]
    return tuple(DeskName(each.id, _words(typed, each, persons, firsts)) for each in persons)


def _words(typed: str, person: Person, others: Sequence[Person], firsts: Sequence[str]) -> str:
    """Who typed their whole name reads it back; else the first name, with an initial if shared."""
    if _is_whole_name(typed, person):
        return person.name
    first = person.printed_name
    if firsts.count(first) == 1:
        return first
    family = _family(person)
    rivals = [_family(each) for each in others if each.printed_name == first and each != person]
    for letters in range(1, len(family)):
        if not any(rival.startswith(family[:letters]) for rival in rivals):
            return f"{first} {family[:letters]}."
    return f"{first} {family}".strip()


def _family(person: Person) -> str:
    """What tells two people of one first name apart: the last word of the name."""
    return person.name.split()[-1] if " " in person.name else ""


def _is_whole_name(typed: str, person: Person) -> bool:
    return searchable(typed).split() == searchable(person.name).split()


def _begins_so(typed: str, person: Person) -> bool:
    """Whether the first word typed begins the first name, or what they are called for short."""
    begun = searchable(typed).split()[:1]
    firsts = (searchable(person.name), searchable(person.printed_name))
    return bool(begun) and any(each.startswith(begun[0]) for each in firsts)


def _is_first_name(typed: str, person: Person) -> bool:
    words = searchable(typed).split()
    return searchable(person.name).split()[: len(words)] == words or words == [
        searchable(person.printed_name)
    ]
