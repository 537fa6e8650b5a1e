"""What every better solution has in common, found by deciding a few yes-or-no questions first.

Knows neither a solver nor rooms. An exact solver decides in an order of its own; where a handful
of unknowns stand for much else (is this week worked at all?), the bounds with those decided are so
good that few of the ways to decide them are left, often none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from heapq import heappop, heappush
from typing import TypeAlias

from dropin.records import record

Decided: TypeAlias = Mapping[int, int]
"""Unknowns by number, each 0 or 1."""

_A_LITTLE = 1e-6


@record
class Relaxed:
    """The least an objective can be where unknowns may lie between 0 and 1, and a way to it."""

    least: float
    values: Sequence[float]


@record
class Way:
    """Some of the questions decided, and the least an objective can be then."""

    least: float
    decided: Decided


def ways_left(
    questions: Sequence[int],
    relaxed: Callable[[Decided], Relaxed | None],
    most: float,
    tries: int,
) -> list[Way]:
    """Ways to decide that leave out no solution up to ``most``, best first; none: there is none.

    ``relaxed`` answers for some questions decided, None where that cannot be. It is asked
    ``tries`` times at most; where that is too few, ways are left that decide less.
    """
    left: list[Way] = []
    waiting: list[tuple[float, int, int, Decided, int | None]] = []
    asked = 0

    def look(decided: Decided) -> None:
        nonlocal asked
        asked += 1
        found = relaxed(decided)
        if found is not None and found.least <= most:
            question = _most_undecided(questions, found.values)
            heappush(waiting, (found.least, -len(decided), asked, decided, question))

    look({})
    while waiting:
        least, _, _, decided, question = heappop(waiting)
        if question is None or asked + 2 > tries:
            left.append(Way(least, decided))
            continue
        for answer in (0, 1):
            look({**decided, question: answer})
    return left


def in_common(ways: Sequence[Way]) -> Way:
    """What all of them decide alike, in one."""
    alike = set.intersection(*(set(way.decided.items()) for way in ways))
    return Way(min(way.least for way in ways), dict(alike))


def _most_undecided(questions: Sequence[int], values: Sequence[float]) -> int | None:
    """The question whose answer is furthest from 0 and 1; None: all are answered."""
    furthest = max(questions, key=lambda each: min(values[each], 1 - values[each]), default=None)
    if furthest is None or not _A_LITTLE < values[furthest] < 1 - _A_LITTLE:
        return None
    return furthest
