"""What a row says of a kind of shift or a dated one, and what bringing it in would change."""

from __future__ import annotations

from datetime import date, time

from dropin.records import record
from dropin.roster.model import ShiftPattern

Clocks = tuple[time, time]


@record
class KindSaid:
    """A kind of shift, or one role of it. ``roles`` are pairs of role and how many.

    ``trainings`` and ``place`` are names. None is what the row leaves open; ``ends_on`` is
    excluded.
    """

    name: str
    weekdays: tuple[int, ...]
    clocks: Clocks
    roles: tuple[tuple[str, int], ...]
    trainings: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    place: str = ""
    night: bool | None = None
    starts_on: date | None = None
    ends_on: date | None = None


@record
class DutySaid:
    """A dated shift, and who takes which role in it: pairs of role and name, "" for nobody."""

    name: str
    day: date
    clocks: Clocks | None
    duties: tuple[tuple[str, str], ...]


@record
class KindChange:
    """A kind of shift as it is to be, and by role the trainings it needs, by name."""

    pattern: ShiftPattern
    trainings: tuple[tuple[str, tuple[str, ...]], ...]


@record
class DutyChange:
    """Who is to stand in which slots; a negative id is of a slot that stands only by its kind."""

    puts: tuple[tuple[int, int], ...]


@record
class NewDuty:
    """Slots of a shift that is not there yet: pairs of role and person, None for nobody."""

    name: str
    day: date
    clocks: Clocks
    slots: tuple[tuple[str, int | None], ...]
