"""Figures of each date, and turn-out over many: what the planning meeting looks at.

They are sums of the rows and nothing else. Money is integer cents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from fractions import Fraction

from dropin.records import record


@record
class OccurrenceFigures:
    """One date of an activity, or (``activity_id`` None) one day's dropping in.

    ``signed_up`` had a place, also those excused since; ``waiting`` are in line or were offered a
    place; ``came`` counts everybody who was there but for ``guests``: by name, removed people
    too, and by head. ``fee_due`` is the price; of it ``fee_waived`` was waived and ``fee_paid``
    taken, less what was given back. All fees in cents.
    """

    day: date
    at: time | None
    activity_id: int | None
    activity: str
    capacity: int | None = None
    signed_up: int = 0
    waiting: int = 0
    came: int = 0
    excused: int = 0
    missed: int = 0
    guests: int = 0
    fee_due: int = 0
    fee_paid: int = 0
    fee_waived: int = 0


@record
class TurnOut:
    """How an activity was attended over a span: what speaks for more room, or for a change."""

    activity_id: int
    activity: str
    dates: int
    came: int
    places: int | None
    waiting: int
    turned_away: int
    missed: int

    @property
    def average_came(self) -> Fraction:
        return Fraction(self.came, self.dates)

    @property
    def share_of_places(self) -> Fraction | None:
        """How full it was, 1 being full; None where one date had no limit."""
        return None if not self.places else Fraction(self.came, self.places)


def turn_outs(
    figures: Iterable[OccurrenceFigures],
    turned_away: Mapping[int, int],
    families: Mapping[int, int],
) -> tuple[TurnOut, ...]:
    """Turn-out of each activity by its newest title, one carried on as another being the same.

    ``turned_away`` counts people by activity; ``families`` names the activity each began as.
    """
    of_family: dict[int, list[OccurrenceFigures]] = {}
    for each in figures:
        if each.activity_id is not None:
            family = families.get(each.activity_id, each.activity_id)
            of_family.setdefault(family, []).append(each)
    away: dict[int, int] = {}
    for activity_id, people in turned_away.items():
        family = families.get(activity_id, activity_id)
        away[family] = away.get(family, 0) + people
    found = [_turn_out(each, away.get(family, 0)) for family, each in of_family.items()]
    return tuple(sorted(found, key=lambda each: (each.activity.casefold(), each.activity_id)))


def _turn_out(figures: list[OccurrenceFigures], turned_away: int) -> TurnOut:
    newest = max(figures, key=lambda each: each.day)
    limits = [each.capacity for each in figures]
    known = [limit for limit in limits if limit is not None]
    return TurnOut(
        activity_id=newest.activity_id or 0,
        activity=newest.activity,
        dates=len(figures),
        came=sum(each.came for each in figures),
        places=sum(known) if len(known) == len(limits) else None,
        waiting=sum(each.waiting for each in figures),
        turned_away=turned_away,
        missed=sum(each.missed for each in figures),
    )
