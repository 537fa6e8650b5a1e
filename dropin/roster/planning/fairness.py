"""What each leader's share of the hours is, and how far a roster is from it.

A target is the leader's fair part of the past and of the plan, less what they have already
carried: ``past hours × past share / all past shares + hours to cover × share / all shares −
past load``. Who carried more than their part is given less now, and may even have a target below
zero; somebody new, with neither past share nor past load, starts level.

Nobody's target is more than they could take at most (absences, limits a week or a month, rest):
the hours that leaves over are shared out among the others. So a leader who can take nothing, or
hardly anything, makes no one else look unfairly treated.

Loads are whole multiples of one *unit* (the largest that measures them all, at least a quarter of
an hour); targets are rounded to the *grain*, the largest part of a unit that is not above half an
hour. In these whole numbers hours are compared, so that "fairest" has one meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import gcd, sqrt

from dropin.records import record
from dropin.roster.planning.model import SHADOW, Assignment, Leader, Slot

_LEAST_UNIT = 15
_MOST_GRAIN = 30


def load(slot: Slot) -> int:
    """What a slot counts: real minutes times its weight, to the nearest whole minute."""
    return (slot.minutes * slot.weight + 50) // 100


@record
class Measure:
    """How hours are counted in one plan: minutes a unit, and grains a unit."""

    unit: int
    grains: int

    @property
    def grain(self) -> int:
        """Minutes."""
        return self.unit // self.grains

    def units(self, minutes: int) -> int:
        """A load in whole units."""
        return (minutes + self.unit // 2) // self.unit

    def to_grains(self, minutes: Fraction) -> int:
        """A target in whole grains."""
        return round(minutes / self.grain)

    def apart(self, units: int, target: int) -> int:
        """How far a load in units is above a target in grains, in grains."""
        return units * self.grains - target


def measure_of(loads: Iterable[int]) -> Measure:
    """The coarsest measure in which all loads are whole; a quarter of an hour where none is."""
    unit = gcd(*loads)
    if unit < _LEAST_UNIT:
        unit = _LEAST_UNIT if unit else _MOST_GRAIN
    grain = next(each for each in range(min(unit, _MOST_GRAIN), 0, -1) if unit % each == 0)
    return Measure(unit, unit // grain)


def targets(
    leaders: Sequence[Leader], minutes: int, most: Mapping[int, int]
) -> dict[int, Fraction]:
    """Minutes each leader should carry of the ``minutes`` to cover, given the most they could.

    They add up to ``minutes`` unless the most that all could carry is less.
    """
    able = [leader for leader in leaders if most.get(leader.id, 0) > 0]
    owed = _owed_from_the_past(able)
    capped: dict[int, Fraction] = {}
    while True:
        free = [leader for leader in able if leader.id not in capped]
        left = minutes - sum(capped.values(), Fraction(0))
        fair = _shared_out(free, left - sum((owed[each.id] for each in free), Fraction(0)))
        wanted = {leader.id: fair[leader.id] + owed[leader.id] for leader in free}
        over = {each: Fraction(most[each]) for each in wanted if wanted[each] > most[each]}
        if not over:
            nothing = {leader.id: Fraction(0) for leader in leaders}
            return {**nothing, **capped, **wanted}
        capped.update(over)


def _owed_from_the_past(leaders: Sequence[Leader]) -> dict[int, Fraction]:
    """Minutes each was below (above: negative) their part of what was carried."""
    carried = sum(leader.past_load for leader in leaders)
    shares = sum(leader.past_share for leader in leaders)
    return {
        leader.id: Fraction(carried * leader.past_share, shares or 1) - leader.past_load
        for leader in leaders
    }


def _shared_out(leaders: Sequence[Leader], minutes: Fraction) -> dict[int, Fraction]:
    shares = sum(leader.share for leader in leaders)
    if not shares:
        return {leader.id: Fraction(minutes, len(leaders)) for leader in leaders}
    return {leader.id: minutes * leader.share / shares for leader in leaders}


def root_mean_square(total_of_squares: float, count: int) -> float:
    """Of ``count`` deviations whose squares add up to the total."""
    return sqrt(max(0.0, total_of_squares) / count) if count else 0.0


def planned_loads(slots: Iterable[Slot], assignment: Assignment) -> dict[int, int]:
    """Minutes each leader carries in a roster, leaders without any left out; shadows count none."""
    planned: dict[int, int] = {}
    for slot in slots:
        if slot.role != SHADOW and slot.id in assignment:
            holder = assignment[slot.id]
            planned[holder] = planned.get(holder, 0) + load(slot)
    return planned
