"""What cannot well happen at once: the same place or leader twice, or a place that is shut.

Clashes are shown, never forbidden. What has no clock time clashes with nothing; what has no end
clashes only where something else runs over its start.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import time

from dropin.dates import MINUTES_A_DAY, minutes_of
from dropin.programme.model import CANCELLED, KEEP, Closure, Occurrence
from dropin.records import record
from dropin.words import Message


@record
class Clash:
    """Two occurrences that overlap; ``one`` starts first. What they share is one or both."""

    one: Occurrence
    other: Occurrence
    same_place: bool
    same_leader: bool

    @property
    def what(self) -> Message:
        """What they share, as it stands after "the same"."""
        if self.same_place and self.same_leader:
            return Message("place and leader")
        return Message("place") if self.same_place else Message("leader")


@record
class ClosureClash:
    """An occurrence that happens while the centre, or its place, is shut."""

    occurrence: Occurrence
    closure: Closure


def clashes(occurrences: Sequence[Occurrence]) -> tuple[Clash, ...]:
    """The pairs that overlap and share a place or a leader, in order of their starts."""
    timed = [each for each in occurrences if each.at is not None and each.status != CANCELLED]
    starting = sorted(timed, key=_span)
    pairs = sorted(set(_overlaps(starting)))
    return tuple(_clash(starting[first], starting[second]) for first, second in pairs)


def closure_clashes(
    occurrences: Iterable[Occurrence], closures: Sequence[Closure]
) -> tuple[ClosureClash, ...]:
    """The occurrences that run into a closure, or were moved into one by hand.

    An activity that chose to happen in closures clashes with none.
    """
    return tuple(
        ClosureClash(each, closure)
        for each in occurrences
        if each.status != CANCELLED and each.activity.on_closure != KEEP
        for closure in closures
        if concerns(closure, each.place_id) and _runs_into(each, closure)
    )


def concerns(closure: Closure, place_id: int | None) -> bool:
    """Whether the closure shuts the whole centre or this very place."""
    return closure.place_id is None or closure.place_id == place_id


def _overlaps(starting: Iterable[Occurrence]) -> Iterator[tuple[int, int]]:
    """Index pairs of what overlaps within one place or one leader, swept in order of start."""
    running: dict[Hashable, list[tuple[int, int, int]]] = {}
    for index, occurrence in enumerate(starting):
        start, end = _span(occurrence)
        for shared in _shared(occurrence):
            still = [
                each for each in running.get(shared, ()) if each[2] > start or each[1] == start
            ]
            for earlier, _, _ in still:
                yield earlier, index
            running[shared] = [*still, (index, start, end)]


def _shared(occurrence: Occurrence) -> set[tuple[str, int]]:
    """The place and the leaders that nothing else can have meanwhile."""
    leaders = (occurrence.leader_id, occurrence.co_leader_id)
    found = {("leader", each) for each in leaders if each is not None}
    if occurrence.place_id is not None:
        found.add(("place", occurrence.place_id))
    return found


def _clash(one: Occurrence, other: Occurrence) -> Clash:
    kinds = {kind for kind, _ in _shared(one) & _shared(other)}
    return Clash(one, other, same_place="place" in kinds, same_leader="leader" in kinds)


def _span(occurrence: Occurrence) -> tuple[int, int]:
    """Start and end in minutes on one long wall clock; without an end both are the start."""
    start = occurrence.day.toordinal() * MINUTES_A_DAY + minutes_of(occurrence.at or time.min)
    return start, start + (occurrence.minutes or 0)


def _runs_into(occurrence: Occurrence, closure: Closure) -> bool:
    if not closure.starts_on <= occurrence.day < closure.ends_on:
        return False
    if closure.starts_at is None or closure.ends_at is None:
        return True
    if occurrence.at is None:
        return False
    start = minutes_of(occurrence.at)
    shut_from, shut_until = minutes_of(closure.starts_at), minutes_of(closure.ends_at)
    return start < shut_until and max(start + (occurrence.minutes or 0), start + 1) > shut_from
