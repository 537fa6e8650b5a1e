"""A chip on its way: what dropping it where it is now would do, and which rules that would break.

Nothing is forbidden: a rule that would be broken is said, and the drop still works.
"""

from __future__ import annotations

from collections.abc import Iterable

from dropin.records import record
from dropin.roster.grid.cells import Cell
from dropin.roster.grid.standing import Standing
from dropin.roster.planning.model import Obstacle


@record
class Outcome:
    """How it would be after a drop: who stands where, and the rules that breaks of the two."""

    standing: Standing
    obstacles: tuple[Obstacle, ...]


class Moving:
    """``taken`` is on its way; ``over`` is the cell it would be dropped on, if any."""

    def __init__(self, standing: Standing, taken: Cell) -> None:
        assert taken.person_id is not None
        self.taken = taken
        self.over: Cell | None = None
        self._standing = standing
        self._freed = Freed(standing, taken.person_id, taken.id)
        self._outcomes: dict[int, Outcome] = {}

    @property
    def person_id(self) -> int:
        assert self.taken.person_id is not None
        return self.taken.person_id

    @property
    def changes(self) -> bool:
        """Whether dropping it now would change anything."""
        over = self.over
        return (
            over is not None and over.id != self.taken.id and over.person_id != self.taken.person_id
        )

    @property
    def is_exchange(self) -> bool:
        return self.changes and self.over is not None and self.over.person_id is not None

    def go(self, over: Cell | None) -> bool:
        """It is over this cell now; whether that is another than before."""
        moved = (over.id if over else None) != (self.over.id if self.over else None)
        self.over = over
        return moved

    def outcome(self) -> Outcome | None:
        """Of dropping it now; None where that changes nothing."""
        if not self.changes or self.over is None:
            return None
        if self.over.id not in self._outcomes:
            self._outcomes[self.over.id] = outcome_of(self._standing, self.taken, self.over)
        return self._outcomes[self.over.id]

    def refused(self, cells: Iterable[Cell]) -> set[int]:
        """Of these cells' slots, those where some rule would be broken by this person."""
        return {
            cell.id
            for cell in cells
            if cell.person_id != self.person_id and self._freed.stands_against(cell.id)
        }


class Freed:
    """The rules for one leader who leaves a slot, asked about many others at once."""

    def __init__(self, standing: Standing, person_id: int, slot_id: int) -> None:
        self._standing = standing.after_putting(slot_id, None)
        self._person_id = person_id
        rules = standing.rules
        self._leader = rules.leaders.get(person_id)
        self._theirs = tuple(
            rules.slots[each]
            for each, holder in self._standing.assignment.items()
            if holder == person_id
        )

    def stands_against(self, slot_id: int) -> bool:
        """Whether any rule keeps them from a slot they do not stand in."""
        rules = self._standing.rules
        if self._leader is None:
            return False
        if rules.apart.get(self._person_id):
            return bool(self._standing.in_the_way(self._person_id, slot_id))
        found = rules.beside(self._leader, rules.slots[slot_id], self._theirs, {})
        return next(found, None) is not None


def outcome_of(standing: Standing, one: Cell, other: Cell) -> Outcome:
    """How it would be with the people of two cells in each other's place."""
    after = standing.after_exchange(one.id, other.id)
    found: tuple[Obstacle, ...] = ()
    for cell, comes in ((other, one.person_id), (one, other.person_id)):
        if comes is not None:
            found += after.in_the_way(comes, cell.id)
    return Outcome(after, found)
