"""How many slots no plan can fill, within a blink: the most that can flow from slots to leaders.

Each slot sends one unit to a leader who may take it, through that leader's week, which lets
through no more than the leader's limit and than their rest leaves room for, and then through the
leader, who has room for no more than their months allow. What cannot flow stays open in every
plan. The bound is nearly always the exact number; where it is not, the exact solver says so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from dropin.dates import week_start
from dropin.roster.planning.puzzle import Puzzle, members

LeaderWeek: TypeAlias = tuple[int, int]
"""A leader's number and the set of slots that one week holds for them."""


def least_uncovered(puzzle: Puzzle, first_weekday: int) -> int:
    """No plan leaves fewer free slots open than this."""
    flow = Flow(puzzle, first_weekday)
    return len(puzzle.slots) - len(flow.through)


class Flow:
    """The most that flows. ``through`` says for each slot through whose week, where it does."""

    def __init__(self, puzzle: Puzzle, first_weekday: int) -> None:
        self.puzzle = puzzle
        self.through: dict[int, LeaderWeek] = {}
        self.weeks = [week_start(slot.day, first_weekday) for slot in puzzle.slots]
        self.week_of = self._weeks_by_leader()
        self.room: dict[LeaderWeek, int] = {
            (leader, week): self._room(leader, week)
            for leader, weeks in enumerate(self.week_of)
            for week in set(weeks.values())
        }
        self.room_of_leader = [
            min(self._room(leader, slots), self._room_in_months(leader, slots))
            for leader, slots in enumerate(puzzle.takes)
        ]
        self.in_week: dict[LeaderWeek, set[int]] = {each: set() for each in self.room}
        self.of_leader: list[set[int]] = [set() for _ in puzzle.leaders]
        self._push_all()

    def _weeks_by_leader(self) -> list[dict[date, int]]:
        found: list[dict[date, int]] = []
        for slots in self.puzzle.takes:
            by_week: dict[date, int] = {}
            for slot in members(slots):
                by_week[self.weeks[slot]] = by_week.get(self.weeks[slot], 0) | 1 << slot
            found.append(by_week)
        return found

    def _room(self, leader: int, slots: int) -> int:
        """How many of these slots one leader can hold: rest, and the limits on parts of them."""
        most = self._most_in_time(leader, slots)
        for limit in self.puzzle.limits[leader]:
            inside = (limit.slots & slots).bit_count()
            if inside > limit.most:
                most = min(most, slots.bit_count() - inside + limit.most)
        return most

    def _room_in_months(self, leader: int, slots: int) -> int:
        """What the leader's months allow together."""
        by_month: dict[date, int] = {}
        for slot in members(slots):
            month = self.puzzle.slots[slot].day.replace(day=1)
            by_month[month] = by_month.get(month, 0) | 1 << slot
        return sum(self._room(leader, month) for month in by_month.values())

    def _most_in_time(self, leader: int, slots: int) -> int:
        """Earliest end first, each compatible with the one before: the most there can be."""
        count, taken = 0, 0
        by_end = sorted(members(slots), key=lambda slot: (self.puzzle.slots[slot].ends, slot))
        for slot in by_end:
            if not taken & self.puzzle.conflicts[leader][slot]:
                taken |= 1 << slot
                count += 1
        return count

    def _push_all(self) -> None:
        few_takers_first = sorted(
            range(len(self.puzzle.slots)), key=lambda slot: (len(self.puzzle.takers[slot]), slot)
        )
        for slot in few_takers_first:
            self._push(slot)

    def _push(self, slot: int) -> None:
        """Let one more slot flow, others making way, or leave all as it is."""
        came_from: dict[int, tuple[int, LeaderWeek]] = {}
        waiting, seen, asked = deque([slot]), {slot}, set[LeaderWeek]()
        while waiting:
            current = waiting.popleft()
            for way in self._ways(current):
                if way in asked:
                    continue
                asked.add(way)
                week_is_full = len(self.in_week[way]) >= self.room[way]
                leader_is_full = len(self.of_leader[way[0]]) >= self.room_of_leader[way[0]]
                if not week_is_full and not leader_is_full:
                    self._make_way(current, way, came_from)
                    return
                others = self.in_week[way] if week_is_full else self.of_leader[way[0]]
                for other in sorted(others - seen):
                    seen.add(other)
                    came_from[other] = (current, way)
                    waiting.append(other)

    def _ways(self, slot: int) -> Iterator[LeaderWeek]:
        for leader in self.puzzle.takers[slot]:
            yield leader, self.week_of[leader][self.weeks[slot]]

    def _make_way(
        self, slot: int, way: LeaderWeek, came_from: dict[int, tuple[int, LeaderWeek]]
    ) -> None:
        while True:
            old = self.through.get(slot)
            if old is not None:
                self.in_week[old].remove(slot)
                self.of_leader[old[0]].remove(slot)
            self.through[slot] = way
            self.in_week[way].add(slot)
            self.of_leader[way[0]].add(slot)
            if slot not in came_from:
                return
            slot, way = came_from[slot]
