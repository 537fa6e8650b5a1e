"""Why this person, and who else could: about one slot of a roster, for a person to weigh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dropin.records import record
from dropin.roster.planning.fairness import load, planned_loads, root_mean_square
from dropin.roster.planning.model import (
    OVERLAP,
    REST,
    SHADOW,
    Assignment,
    Obstacle,
    Problem,
    Share,
)
from dropin.roster.planning.reasons import most_lasting_first
from dropin.roster.planning.rules import Rulebook


@record
class Choice:
    """A leader for a slot, and what would follow if they had it and all else stayed.

    ``obstacles`` is what would be broken, empty where nothing is. ``gives_up`` are slots of theirs
    that leave no time for it; ``opens`` those of them that nobody else could take as it is.
    ``above`` is how many minutes they would be above their share (below: negative),
    ``holder_above`` the same for who has it now. ``spread`` is the root mean square of
    everybody's minutes.
    """

    leader_id: int
    liking: str
    obstacles: tuple[Obstacle, ...]
    gives_up: tuple[int, ...]
    opens: tuple[int, ...]
    above: int
    holder_above: int
    spread: float


@record
class Why:
    """Why a slot is whose it is.

    ``below`` is how many minutes below their share the holder would be without it. ``others`` are
    all who could have it with nothing in the way, the fairest first: none makes the holder the
    only one. ``spread`` is what it is now, to be held against that of the others.
    """

    slot_id: int
    leader_id: int
    is_locked: bool
    was_published: bool
    liking: str
    below: int
    spread: float
    others: tuple[Choice, ...]


def who_else(
    problem: Problem, assignment: Assignment, shares: Sequence[Share], slot_id: int
) -> tuple[Choice, ...]:
    """Everybody but the holder, for a slot that somebody or nobody has: first those with nothing
    in the way, the fairest first, then the others by how much is.

    ``shares`` are those of the plan; only their targets are looked at.
    """
    return _Table(problem, assignment, shares).choices(slot_id)


def why_this(
    problem: Problem, assignment: Assignment, shares: Sequence[Share], slot_id: int
) -> Why:
    """Why the holder of a slot has it. Raises KeyError where nobody has."""
    table = _Table(problem, assignment, shares)
    slot, holder = table.rulebook.slots[slot_id], assignment[slot_id]
    leader = table.rulebook.leaders.get(holder)
    return Why(
        slot_id=slot_id,
        leader_id=holder,
        is_locked=slot.locked_to == holder,
        was_published=slot.published_to == holder,
        liking=table.rulebook.liking(leader, slot) if leader is not None else "",
        below=table.load_of(slot_id) - table.above.get(holder, 0),
        spread=table.spread({}),
        others=tuple(each for each in table.choices(slot_id) if not each.obstacles),
    )


class _Table:
    """A roster with its rules and how far everybody is from their share."""

    def __init__(self, problem: Problem, assignment: Assignment, shares: Sequence[Share]) -> None:
        self.rulebook, self.assignment = Rulebook(problem), assignment
        planned = planned_loads(problem.slots, assignment)
        self.above = {
            each.leader_id: planned.get(each.leader_id, 0) - each.target for each in shares
        }

    def load_of(self, slot_id: int) -> int:
        slot = self.rulebook.slots[slot_id]
        return 0 if slot.role == SHADOW else load(slot)

    def spread(self, more: Mapping[int, int]) -> float:
        """Root mean square of the minutes from the shares, some having more than now."""
        squares = sum((above + more.get(each, 0)) ** 2 for each, above in self.above.items())
        return root_mean_square(squares, len(self.above))

    def choices(self, slot_id: int) -> tuple[Choice, ...]:
        holder = self.assignment.get(slot_id)
        found = [
            self._choice(leader_id, slot_id, holder)
            for leader_id in self.rulebook.leaders
            if leader_id != holder
        ]
        return tuple(
            sorted(
                found,
                key=lambda each: (
                    len(each.obstacles),
                    len(each.opens),
                    each.spread,
                    each.leader_id,
                ),
            )
        )

    def _choice(self, leader_id: int, slot_id: int, holder: int | None) -> Choice:
        obstacles = most_lasting_first(self.rulebook.within(self.assignment, leader_id, slot_id))
        in_time = [
            each.other_slot_id
            for each in obstacles
            if each.kind in (OVERLAP, REST) and each.other_slot_id is not None
        ]
        minutes = self.load_of(slot_id)
        more = {leader_id: minutes - sum(map(self.load_of, in_time))}
        if holder is not None:
            more[holder] = -minutes
        leader = self.rulebook.leaders[leader_id]
        return Choice(
            leader_id=leader_id,
            liking=self.rulebook.liking(leader, self.rulebook.slots[slot_id]),
            obstacles=obstacles,
            gives_up=tuple(in_time),
            opens=tuple(each for each in in_time if not self._goes_to_another(each, leader_id)),
            above=self.above.get(leader_id, 0) + more[leader_id],
            holder_above=self.above.get(holder, 0) - minutes if holder is not None else 0,
            spread=self.spread(more),
        )

    def _goes_to_another(self, slot_id: int, but: int) -> bool:
        return any(
            leader_id != but and not self.rulebook.within(self.assignment, leader_id, slot_id)
            for leader_id in self.rulebook.leaders
        )
