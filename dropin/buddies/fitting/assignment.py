"""The best assignment of rows to columns that have several places: exact, for any whole numbers.

Rows are added one by one, each along the cheapest path that may move earlier rows to other
columns (successive shortest paths; E. A. Dinic and N. Tomizawa). Potentials keep every step of
such a path at 0 or above, so that each is found by a search from the nearest on, and after each
row the assignment is the cheapest there is for the rows so far.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

from dropin.records import record


@record
class _Path:
    """How the cheapest path ends, and the row from which each column on it was reached.

    ``column`` takes one more where ``row`` is None; otherwise ``row`` is left without.
    """

    column: int
    row: int | None
    reached_from: Mapping[int, int]


class Assignment:
    """Rows in columns at least cost.

    ``costs[r][c]`` is what row r costs in column c (absent: not possible), ``skips[r]`` what it
    costs to leave it without, ``places[c][k]`` what the (k+1)th row in column c costs on top,
    which must not fall with k. Ties go the same way every time. ``column_of[r]`` is the answer,
    -1 for a row left without; ``rows_in[c]`` the same by column.
    """

    def __init__(
        self,
        costs: Sequence[Mapping[int, int]],
        skips: Sequence[int],
        places: Sequence[Sequence[int]],
    ) -> None:
        self._costs, self._skips, self._places = costs, skips, places
        self._row_levels = [0] * len(costs)
        self._column_levels = [0] * len(places)
        self.column_of = [-1] * len(costs)
        self.rows_in: list[list[int]] = [[] for _ in places]
        for row in range(len(costs)):
            self._add(row)

    def _add(self, row: int) -> None:
        levels = self._column_levels
        best = max(
            (levels[column] - cost for column, cost in self._costs[row].items()), default=None
        )
        without = -self._skips[row]
        self._row_levels[row] = without if best is None else max(best, without)
        path = self._cheapest(row)
        self._follow(row, path)

    def _cheapest(self, first: int) -> _Path:
        """The cheapest way to place one more row; levels follow what was found."""
        row_levels, column_levels = self._row_levels, self._column_levels
        distance: dict[int, int] = {}
        reached_from: dict[int, int] = {}
        settled: dict[int, int] = {}
        rows_at: list[tuple[int, int]] = []
        heap: list[tuple[int, int]] = []
        end = self._skips[first] + row_levels[first]
        end_column, end_row = -1, first
        fresh, at, via = [first], 0, -1
        while True:
            for row in fresh:
                rows_at.append((row, at))
                base = at + row_levels[row]
                if base + self._skips[row] < end:
                    end, end_column, end_row = base + self._skips[row], via, row
                for column, cost in self._costs[row].items():
                    far = base + cost - column_levels[column]
                    if far < end and far < distance.get(column, end):
                        distance[column] = far
                        reached_from[column] = row
                        heappush(heap, (far, column))
            while heap and (heap[0][1] in settled or heap[0][0] > distance[heap[0][1]]):
                heappop(heap)
            if not heap or heap[0][0] >= end:
                break
            at, via = heappop(heap)
            settled[via] = at
            taken = len(self.rows_in[via])
            if taken < len(self._places[via]):
                far = at + self._places[via][taken] + column_levels[via]
                if far < end:
                    end, end_column, end_row = far, via, -1
            fresh = self.rows_in[via]
        for row, far in rows_at:
            if far < end:
                row_levels[row] += far - end
        for column, far in settled.items():
            if far < end:
                column_levels[column] += far - end
        return _Path(end_column, None if end_row < 0 else end_row, reached_from)

    def _follow(self, first: int, path: _Path) -> None:
        """Move every row along the path to its new column."""
        if path.row is not None:
            if path.row == first:
                return
            self.rows_in[path.column].remove(path.row)
            self.column_of[path.row] = -1
        column = path.column
        while True:
            row = path.reached_from[column]
            before = self.column_of[row]
            self.column_of[row] = column
            self.rows_in[column].append(row)
            if row == first:
                return
            self.rows_in[before].remove(row)
            column = before
