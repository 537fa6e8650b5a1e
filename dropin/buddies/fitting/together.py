"""The best set of pairs for everybody at once.

Sets of pairs are compared in three steps, each held before the next is looked at:

1. as many people matched as possible;
2. those first in turn: whoever goes first before all others, then whoever asked earlier. Of those
   who come first in turn as many as possible, then of those who come second, and so on;
3. the points of all pairs, less the loads of the places taken, as many as possible.

Without circles all three are one sum of whole numbers: leaving somebody without costs more than
any points can make up for, and the more the earlier their turn. People that can be matched
together are the independent sets of a matroid (J. Edmonds, D. R. Fulkerson), so that weights
which only fall from turn to turn put the first in turn first without losing anybody: step 1 comes
with step 2.

Nobody becomes the buddy of their own buddy. Where the best set has such a circle, it is looked
for again without the one of the two pairs and without the other, the best set found so far
first, until that has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from heapq import heappop, heappush

from dropin.buddies.fitting.assignment import Assignment
from dropin.buddies.fitting.model import Request
from dropin.buddies.fitting.points import load, most_worth, points
from dropin.buddies.fitting.rules import Rulebook
from dropin.records import record

Turn = tuple[bool, date]
Rank = tuple[int, tuple[int, ...], int]
"""How good a set is in the three steps; the smaller the better."""
Place = tuple[int, int]
"""A row and a column: a request and a buddy by where they stand in a ``Table``."""


@record
class Table:
    """A problem as numbers: requests in turn as rows, buddies as columns.

    ``points[row]`` are the points by column, of those that fit, full ones too; ``loads[column]``
    of its free places, the cheapest first.
    """

    rulebook: Rulebook
    requests: tuple[Request, ...]
    points: tuple[dict[int, int], ...]
    loads: tuple[tuple[int, ...], ...]
    skips: tuple[int, ...]


def turn(request: Request) -> Turn:
    """Whose turn it is: the smaller comes first."""
    return (not request.goes_first, request.asked_on)


def make_table(rulebook: Rulebook) -> Table:
    problem = rulebook.problem
    requests = tuple(sorted(rulebook.requests, key=lambda each: (turn(each), each.id)))
    found = tuple(
        {
            column: points(rulebook, request, buddy)
            for column, buddy in enumerate(rulebook.buddies)
            if rulebook.fits(request, buddy)
        }
        for request in requests
    )
    loads = tuple(
        tuple(load(problem.weights, pairs) for pairs in range(each.pairs, each.most_pairs))
        for each in rulebook.buddies
    )
    step = most_worth(problem) * (len(requests) + 1)
    return Table(rulebook, requests, found, loads, _skips(requests, step))


def best_set(table: Table) -> list[int]:
    """The column of each row, -1 for those without: the best set there is."""
    circles = _possible_circles(table)
    waiting: list[tuple[Rank, int, list[int], frozenset[Place]]] = []
    without, number = frozenset[Place](), 0
    columns = _assigned(table, without)
    while circle := next((each for each in circles if _holds(columns, each)), None):
        for place in circle:
            number += 1
            fewer = without | {place}
            other = _assigned(table, fewer)
            heappush(waiting, (rank(table, other), number, other, fewer))
        _, _, columns, without = heappop(waiting)
    return columns


def rank(table: Table, columns: Sequence[int]) -> Rank:
    """How many are left without, how many of each turn, and the worth, as a rank."""
    left = [turn(each) for each, column in zip(table.requests, columns, strict=True) if column < 0]
    turns = sorted({turn(each) for each in table.requests})
    return len(left), tuple(left.count(each) for each in turns), -worth(table, columns)


def worth(table: Table, columns: Sequence[int]) -> int:
    """The points of all pairs, less the loads of the places they take."""
    taken = [0] * len(table.loads)
    found = 0
    for row, column in enumerate(columns):
        if column >= 0:
            found += table.points[row][column] - table.loads[column][taken[column]]
            taken[column] += 1
    return found


def _assigned(table: Table, without: frozenset[Place]) -> list[int]:
    # Every row costs the same more, so that no cost is below 0.
    more = most_worth(table.rulebook.problem)
    costs = [
        {column: more - each for column, each in row_points.items() if (row, column) not in without}
        for row, row_points in enumerate(table.points)
    ]
    skips = [more + each for each in table.skips]
    return Assignment(costs, skips, table.loads).column_of


def _skips(requests: Sequence[Request], step: int) -> tuple[int, ...]:
    """What leaving each without costs: a step more for every turn that comes after theirs."""
    turns = sorted({turn(each) for each in requests}, reverse=True)
    steps = {each: place + 1 for place, each in enumerate(turns)}
    return tuple(steps[turn(each)] * step for each in requests)


def _possible_circles(table: Table) -> tuple[tuple[Place, Place], ...]:
    """Two pairs that would make two people each other's buddy."""
    columns = {buddy.id: column for column, buddy in enumerate(table.rulebook.buddies)}
    both = [
        (row, columns[each.person_id], each.person_id)
        for row, each in enumerate(table.requests)
        if each.person_id in columns
    ]
    return tuple(
        ((row, other_column), (other_row, column))
        for place, (row, column, _) in enumerate(both)
        for other_row, other_column, _ in both[place + 1 :]
        if other_column in table.points[row] and column in table.points[other_row]
    )


def _holds(columns: Sequence[int], circle: tuple[Place, Place]) -> bool:
    return all(columns[row] == column for row, column in circle)
