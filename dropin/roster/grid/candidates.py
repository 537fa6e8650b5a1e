"""Who could stand in a slot, and what would follow: best first, with what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping

from dropin.records import record
from dropin.roster.grid.cells import Cell
from dropin.roster.grid.standing import Standing
from dropin.roster.planning.likings import liking
from dropin.roster.planning.model import CAN, PREFERS, RATHER_NOT, Obstacle
from dropin.roster.telling import NOT_QUALIFIED, Listed, Telling, hours_words, reason
from dropin.words import Message

_EVEN = 15


@record
class Candidate:
    """One leader: what stands in the way, how gladly, and minutes over their share with it."""

    person_id: int
    obstacles: tuple[Obstacle, ...]
    gladly: str
    over: int

    @property
    def is_free(self) -> bool:
        return not self.obstacles


def candidates(standing: Standing, cell: Cell, targets: Mapping[int, int]) -> tuple[Candidate, ...]:
    """Every leader but whoever stands there: who is free first, then who can at all, and in each
    whoever is furthest under their share."""
    freed = standing.after_putting(cell.id, None)
    loads, slot = freed.loads(), freed.rules.slots[cell.id]
    found = [
        Candidate(
            leader.id,
            freed.in_the_way(leader.id, cell.id),
            liking(leader, slot),
            loads[leader.id] - targets.get(leader.id, loads[leader.id]),
        )
        for leader in standing.problem.leaders
        if leader.id != cell.person_id
    ]
    return tuple(sorted(found, key=_order))


def candidate_words(candidate: Candidate, telling: Telling) -> Message:
    """``free, 3 h under their share`` or ``6 hours' rest instead of 10``."""
    if candidate.obstacles:
        parts = dict.fromkeys(str(reason(each, telling)) for each in candidate.obstacles)
        return Message("{reasons}", reasons=Listed(parts))
    parts_free = [_GLADLY[candidate.gladly], share_words(candidate.over)]
    return Message("{reasons}", reasons=Listed(parts_free))


def share_words(over: int) -> Message:
    """``3 h under their share``."""
    hours = hours_words(round(abs(over) / 15) * 15)
    if abs(over) < _EVEN:
        return Message("even with their share")
    words = "{hours} h over their share" if over > 0 else "{hours} h under their share"
    return Message(words, hours=hours)


def why_this(standing: Standing, cell: Cell, targets: Mapping[int, int]) -> tuple[Message, ...]:
    """Why whoever stands in a slot stands there, as far as the roster itself tells."""
    if cell.person_id is None or cell.person_id not in standing.rules.leaders:
        return ()
    if cell.slot.locked:
        return (Message("Locked: plans leave this shift alone."),)
    leader, slot = standing.rules.leaders[cell.person_id], standing.rules.slots[cell.id]
    others = candidates(standing, cell, targets)
    free = [each for each in others if each.is_free]
    told = []
    if not free:
        told.append(Message("Nobody else is free for it."))
    else:
        of_all = {"free": len(free), "all": len(others)}
        told.append(Message("Of {all} others {free} would be free for it.", **of_all))
    gladly = liking(leader, slot)
    if gladly != CAN:
        told.append(Message(_TOLD_GLADLY[gladly]))
    over = standing.loads()[leader.id] - targets.get(leader.id, 0)
    if leader.id in targets:
        told.append(Message("With it they are {apart}.", apart=share_words(over)))
    return tuple(told)


def _order(candidate: Candidate) -> tuple[bool, bool, int, int, int]:
    unable = any(each.kind in NOT_QUALIFIED for each in candidate.obstacles)
    reluctant = candidate.gladly == RATHER_NOT
    return (
        unable,
        not candidate.is_free,
        len(candidate.obstacles),
        reluctant * 100_000 + candidate.over,
        candidate.person_id,
    )


_GLADLY = {
    PREFERS: Message("free, gladly"),
    CAN: Message("free"),
    RATHER_NOT: Message("rather not"),
}
_TOLD_GLADLY = {
    PREFERS: "They like this hour.",
    RATHER_NOT: "They would rather not at this hour.",
    "cannot": "They said they cannot at this hour.",
}
