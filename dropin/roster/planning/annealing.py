"""Better rosters by many small moves: one slot changes hands, or two leaders swap.

A move that makes the roster a little worse is sometimes taken, ever more rarely, so that the
search does not end in the first valley. It is counted in moves, never by the clock, and draws from
one seeded generator: the same puzzle, start, seed and number of moves give the same roster, under
any hash seed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log
from random import Random

from dropin.roster.planning.draft import Draft, facts, worth
from dropin.roster.planning.puzzle import OPEN, Puzzle
from dropin.roster.planning.wishes import TOGETHER_POINTS

_A_GRAIN_TOO_FAR = 50.0
"""What every grain beyond the worst deviation aimed at weighs, on top of its square."""
_COLD = 0.2
_SLACK = 1e-6
_ASK_EVERY = 20_000


def improved(
    puzzle: Puzzle,
    start: Sequence[int],
    seed: int,
    moves: int,
    allowed_changes: int = 0,
    is_late: Callable[[], bool] = bool,
) -> list[int]:
    """The best roster met in so many moves, never worse than ``start``.

    Half of the moves look at the squares, a quarter at whoever is worst off, a quarter at
    preferences. ``is_late`` is asked now and then, and ends the search early.
    """
    best = list(start)
    for number, part in enumerate((2, 4, 4)):
        random = Random(f"{seed} {number}")
        worst = facts(puzzle, best).worst - 1 if number == 1 else None
        walk = (
            _Walk(puzzle, best, random, worst) if number < 2 else _PointsWalk(puzzle, best, random)
        )
        best = _better(puzzle, best, walk.run(moves // part, is_late), allowed_changes)
    return best


def polished(
    puzzle: Puzzle,
    start: Sequence[int],
    seed: int,
    moves: int,
    allowed_changes: int = 0,
    is_late: Callable[[], bool] = bool,
) -> list[int]:
    """As ``improved``, but fairness stays as it is and only preferences are looked at."""
    found = _PointsWalk(puzzle, start, Random(f"{seed} points")).run(moves, is_late)
    return _better(puzzle, list(start), found, allowed_changes)


def _better(puzzle: Puzzle, one: list[int], other: list[int], allowed_changes: int) -> list[int]:
    return min(one, other, key=lambda each: worth(puzzle, each, allowed_changes))


class _Walk:
    """A walk through rosters that all keep the rules, from warm to cold, for fairness.

    ``weight`` is what the roster weighs more than the first one.
    """

    open_weight, point_weight = 1e7, 1e-3

    def __init__(
        self, puzzle: Puzzle, start: Sequence[int], random: Random, worst: int | None = None
    ) -> None:
        self.puzzle, self.random = puzzle, random
        self.draft = Draft.of(puzzle, start)
        self.weight = 0.0
        self.square_weight, self.warm = self._scale()
        if worst is not None:
            self.warm /= 4
        self.change_weight = 1e5 if puzzle.is_repair else 1e-5
        most = sum(puzzle.loads)
        self.fairness = [
            [self._unfairness(leader, units, worst) for units in range(base + most + 1)]
            for leader, base in enumerate(puzzle.base)
        ]
        self.bonus = 2 * TOGETHER_POINTS * self.point_weight if puzzle.together else 0.0

    def _scale(self) -> tuple[float, float]:
        """What a square weighs, and how much worse a move may be at the beginning."""
        grains = self.puzzle.measure.grains
        average = sum(self.puzzle.loads) / max(1, len(self.puzzle.loads))
        return 1 / grains, max(1.0, average * average * grains / 2)

    def _unfairness(self, leader: int, units: int, worst: int | None) -> float:
        apart = abs(self.puzzle.measure.apart(units, self.puzzle.targets[leader]))
        too_far = 0 if worst is None else max(0, apart - worst)
        return self.square_weight * apart * apart + _A_GRAIN_TOO_FAR * self.warm * too_far

    def run(self, moves: int, is_late: Callable[[], bool]) -> list[int]:
        """The lightest roster met."""
        holders, takers = self.draft.holders, self.puzzle.takers
        best, least = list(holders), self.weight
        changeable = [slot for slot, able in enumerate(takers) if able]
        if not changeable:
            return best
        count, uniform = len(changeable), self.random.random
        warmth = self.warm
        cooling = (_COLD / max(_COLD, warmth)) ** (1 / max(1, moves))
        for move in range(moves):
            if move % _ASK_EVERY == 0 and is_late():
                break
            warmth *= cooling
            limit = self.weight - warmth * log(1 - uniform())
            slot = changeable[int(uniform() * count)]
            if holders[slot] == OPEN or uniform() < 0.5:
                able = takers[slot]
                self._hand_over(slot, able[int(uniform() * len(able))], limit)
            else:
                self._swap(slot, changeable[int(uniform() * count)], limit)
            if self.weight < least - _SLACK:
                best, least = list(holders), self.weight
        return best

    def _hand_over(self, slot: int, taker: int, limit: float) -> None:
        """Another takes the slot, if rules and limit allow it."""
        draft, holder = self.draft, self.draft.holders[slot]
        if taker == holder:
            return
        load = self.puzzle.loads[slot]
        weight = self.weight + self._moved(taker, load) + self._taken(taker, slot)
        if holder == OPEN:
            weight -= self.open_weight
        else:
            weight += self._moved(holder, -load) - self._taken(holder, slot)
        if weight - self.bonus > limit:
            return
        if holder != OPEN:
            draft.drop(slot)
            weight += self._met(holder, slot)
        weight -= self._met(taker, slot)
        if weight <= limit and draft.may_take(taker, slot):
            draft.put(taker, slot)
            self.weight = weight
        elif holder != OPEN:
            draft.put(holder, slot)

    def _swap(self, slot: int, other: int, limit: float) -> None:
        """The holders of two slots swap them, if rules and limit allow it."""
        draft, points = self.draft, self.puzzle.points
        one, two = draft.holders[slot], draft.holders[other]
        if two == OPEN or one == two or slot not in points[two] or other not in points[one]:
            return
        more = self.puzzle.loads[other] - self.puzzle.loads[slot]
        weight = self.weight
        if more:
            weight += self._moved(one, more) + self._moved(two, -more)
        weight += self._taken(two, slot) - self._taken(one, slot)
        weight += self._taken(one, other) - self._taken(two, other)
        if weight - self.bonus > limit:
            return
        draft.drop(slot)
        draft.drop(other)
        weight += self._met(one, slot) + self._met(two, other) + self._met_in(one, slot, two, other)
        if draft.may_take(two, slot):
            draft.put(two, slot)
            weight -= self._met(two, slot) + self._met(one, other)
            if weight <= limit and draft.may_take(one, other):
                draft.put(one, other)
                self.weight = weight
                return
            draft.drop(slot)
        draft.put(one, slot)
        draft.put(two, other)

    def _moved(self, leader: int, load: int) -> float:
        table, units = self.fairness[leader], self.draft.units[leader]
        return table[units + load] - table[units]

    def _taken(self, leader: int, slot: int) -> float:
        weight = self.point_weight * self.puzzle.points[leader][slot]
        published = self.puzzle.published[slot]
        if published is not None and published != leader:
            weight += self.change_weight
        return weight

    def _met(self, leader: int, slot: int) -> float:
        """What comes off because companions are on duty then."""
        overlapping = self.puzzle.overlapping[slot]
        met = sum(
            (self.draft.held[other] & overlapping).bit_count()
            for other in self.puzzle.companions[leader]
        )
        return TOGETHER_POINTS * self.point_weight * met

    def _met_in(self, one: int, slot: int, two: int, other: int) -> float:
        """What came off because the two slots' own holders were companions."""
        meet = self.puzzle.overlapping[slot] >> other & 1 and two in self.puzzle.companions[one]
        return TOGETHER_POINTS * self.point_weight if meet else 0.0


class _PointsWalk(_Walk):
    """The same for preferences: a square is dearer than all points, and warmth is in points."""

    open_weight, point_weight = 1e9, 1.0

    def _scale(self) -> tuple[float, float]:
        return 10.0 * len(self.puzzle.slots) + 1, 3.0
