"""More slots filled by making room: a leader takes an open one and gives up all that is in its way.

What was given up is then open in its place and looks for another leader in turn. Slots that were
in vain looked for often become dear, and so are given up ever less readily, while cheap ones move:
in that way the few hands that hard slots need become free. It is counted in steps, never by the
clock, and draws from one seeded generator.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from dropin.roster.planning.draft import Draft
from dropin.roster.planning.puzzle import members

_MOST_STEPS = 3_000
_UPROOTED = 3
"""What it costs a repair more to take a slot from whoever it was published to."""


def with_room_made(start: Draft, least_open: int, seed: int) -> Draft:
    """The roster with more slots filled if a way was found, otherwise ``start`` itself.

    It ends when no more than ``least_open`` are open, or after so many steps.
    """
    if len(start.open) <= least_open:
        return start
    return _Room(start, Random(f"{seed} room")).made(least_open)


class _Room:
    """A roster in which open slots press for a place; ``waiting`` are those that anybody takes."""

    def __init__(self, start: Draft, random: Random) -> None:
        self.puzzle, self.start, self.random = start.puzzle, start, random
        self.draft = Draft.of(start.puzzle, start.holders)
        self.waiting = [slot for slot in self.draft.open if self.puzzle.takers[slot]]
        self.hopeless = len(self.draft.open) - len(self.waiting)
        self.dear = [1] * len(self.puzzle.slots)

    def made(self, least_open: int) -> Draft:
        best, fewest = None, len(self.start.open) - self.hopeless
        for _ in range(_MOST_STEPS):
            if fewest + self.hopeless <= least_open:
                break
            self._place(self.waiting.pop(self._below(len(self.waiting))))
            if len(self.waiting) < fewest:
                best, fewest = list(self.draft.holders), len(self.waiting)
        return self.start if best is None else Draft.of(self.puzzle, best)

    def _place(self, slot: int) -> None:
        """Give the slot to whoever may take it, or else to whoever gives up the least for it."""
        able = [each for each in self.puzzle.takers[slot] if self.draft.may_take(each, slot)]
        if able:
            published = self.puzzle.published[slot]
            taker = published if published in able else able[self._below(len(able))]
        else:
            self.dear[slot] += 1
            ways = [(self._price(way), *way) for way in self._ways(slot)]
            if not ways:
                self.waiting.append(slot)
                return
            _, taker, given_up = min(ways)
            for each in members(given_up):
                self.draft.drop(each)
                self.waiting.append(each)
        self.draft.put(taker, slot)

    def _below(self, count: int) -> int:
        return int(self.random.random() * count)

    def _price(self, way: tuple[int, int]) -> float:
        """What a way costs; chance decides between equal ones."""
        return self.random.random() + sum(map(self._dear, members(way[1])))

    def _dear(self, slot: int) -> int:
        stays = self.draft.holders[slot] == self.puzzle.published[slot]
        return self.dear[slot] + _UPROOTED * (self.puzzle.is_repair and stays)

    def _ways(self, slot: int) -> Iterator[tuple[int, int]]:
        """Who could take the slot, and the slots to be given up for it."""
        for leader in self.puzzle.takers[slot]:
            given_up = self._in_the_way(leader, slot)
            if given_up is not None:
                yield leader, given_up

    def _in_the_way(self, leader: int, slot: int) -> int | None:
        """A cheap set of slots without which the leader may take this one; None: there is none."""
        puzzle, held = self.puzzle, self.draft.held[leader]
        out = held & puzzle.conflicts[leader][slot]
        for slots, most in puzzle.limits_at[leader][slot]:
            if most <= 0:
                return None
            within = held & slots & ~out
            out |= self._cheapest(within, within.bit_count() - most + 1)
        for rest in puzzle.rest_weeks[leader]:
            worked = [week & held & ~out for week in rest.weeks if week & held & ~out]
            own = next((week for week in rest.weeks if week >> slot & 1), 0)
            if own and not own & held & ~out and len(worked) >= rest.most:
                if not worked:
                    return None
                out |= min(worked, key=lambda week: sum(map(self._dear, members(week))))
        for other in puzzle.apart[leader]:
            out |= self.draft.held[other] & puzzle.overlapping[slot]
        return out

    def _cheapest(self, slots: int, count: int) -> int:
        cheap_first = sorted(members(slots), key=self._dear)
        return sum(1 << each for each in cheap_first[: max(0, count)])
