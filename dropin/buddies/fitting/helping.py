"""Why somebody is left without a buddy, and the smallest change that would help.

A change is one buddy's: one more pair, a training renewed, another time in their week … What
somebody would avoid is never among them: that is theirs, and stays so. A change counts only if it
really helps: with it, and with everybody else's pair kept (some perhaps with another buddy), the
one who is without has one too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dropin.buddies.fitting.model import (
    AWAY,
    FOR_GOOD,
    FULL,
    LAPSED,
    NO_LANGUAGE,
    NO_TIME,
    SHADOW_FIRST,
    UNTRAINED,
    Buddy,
    Obstacle,
    Request,
)
from dropin.buddies.fitting.points import points
from dropin.buddies.fitting.together import Table

_EASE = (NO_TIME, FULL, LAPSED, SHADOW_FIRST, AWAY, UNTRAINED, NO_LANGUAGE)
"""The easier to bring about the earlier."""

NOBODY, NOBODY_NOW, NOT_FOR_EACH_OTHER, ALL_FULL = "nobody", "nobody now", "not for them", "full"
IN_A_CIRCLE = "circle"
REASONS = (NOBODY, NOBODY_NOW, NO_LANGUAGE, NO_TIME, NOT_FOR_EACH_OTHER, ALL_FULL, IN_A_CIRCLE)


class Helping:
    """Asked about everybody a set leaves without. ``columns`` is that set."""

    def __init__(self, table: Table, columns: Sequence[int]) -> None:
        self._rulebook = table.rulebook
        self._roomy = _roomy_columns(table, columns)
        self._paired = {
            (table.requests[row].person_id, table.rulebook.buddies[column].id)
            for row, column in enumerate(columns)
            if column >= 0
        }

    def reason(self, request: Request) -> str:
        """One of REASONS: the first sieve through which no buddy comes."""
        buddies = list(self._rulebook.buddies)
        if not [each for each in buddies if each.id != request.person_id]:
            return NOBODY
        found = [self._rulebook.obstacles(request, each) for each in buddies]
        kinds = [{each.kind for each in obstacles} for obstacles in found]
        left = list(range(len(kinds)))
        sieves = (
            (NOBODY_NOW, {AWAY, LAPSED, UNTRAINED, SHADOW_FIRST}),
            (NO_LANGUAGE, {NO_LANGUAGE}),
            (NO_TIME, {NO_TIME}),
            (NOT_FOR_EACH_OTHER, set(FOR_GOOD)),
        )
        for reason, sieve in sieves:
            left = [each for each in left if kinds[each].isdisjoint(sieve)]
            if not left:
                return reason
        return ALL_FULL if self._roomy.isdisjoint(left) else IN_A_CIRCLE

    def smallest_change(self, request: Request) -> tuple[Obstacle, ...]:
        """What would have to go, all of one buddy; empty where somebody new is needed.

        Fewest changes first, then the easiest, then whom they fit best.
        """
        possible = min(
            self._possible(request),
            key=lambda each: (
                len(each[1]),
                _effort(each[1]),
                -points(self._rulebook, request, each[0]),
                each[0].id,
            ),
            default=None,
        )
        return () if possible is None else possible[1]

    def _possible(self, request: Request) -> Iterator[tuple[Buddy, tuple[Obstacle, ...]]]:
        for column, buddy in enumerate(self._rulebook.buddies):
            found = self._rulebook.obstacles(request, buddy)
            is_circle = (buddy.id, request.person_id) in self._paired
            if is_circle or any(each.kind in FOR_GOOD for each in found):
                continue
            changes = [each for each in found if each.kind != FULL]
            if column not in self._roomy:
                changes.append(Obstacle(FULL, buddy.id))
            if changes:
                yield buddy, tuple(changes)


def _roomy_columns(table: Table, columns: Sequence[int]) -> frozenset[int]:
    """The buddies who have a place left, or could have if others moved to another buddy.

    Nobody who is a buddy themselves is moved: that might make a circle.
    """
    buddy_ids = {each.id for each in table.rulebook.buddies}
    held: dict[int, list[int]] = {}
    for row, column in enumerate(columns):
        if column >= 0:
            held.setdefault(column, []).append(row)
    roomy = {
        column for column, loads in enumerate(table.loads) if len(held.get(column, ())) < len(loads)
    }
    crowded = set(held) - roomy
    while True:
        freed = {
            column
            for column in crowded
            if any(
                table.requests[row].person_id not in buddy_ids
                and not roomy.isdisjoint(table.points[row])
                for row in held[column]
            )
        }
        if not freed:
            return frozenset(roomy)
        roomy |= freed
        crowded -= freed


def _effort(changes: Sequence[Obstacle]) -> int:
    return sum(1 << _EASE.index(each.kind) for each in changes)
