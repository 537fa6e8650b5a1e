"""What stands in the way of a buddy and a request. These rules are never broken by a match.

A ``Rulebook`` is made of one problem and asked often: once for every buddy and request.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dropin.buddies.fitting.model import (
    ALREADY,
    AVOIDED,
    AWAY,
    CIRCLE,
    FULL,
    KEPT_APART,
    LAPSED,
    NO_LANGUAGE,
    NO_TIME,
    SHADOW_FIRST,
    THEMSELVES,
    TRIED,
    UNTRAINED,
    UNWILLING,
    Buddy,
    Obstacle,
    Problem,
    Request,
)
from dropin.buddies.fitting.usual_weeks import ANY_TIME, long_enough, minutes_free


class Rulebook:
    """The rules of one problem. Buddies and requests stand in the order of their numbers."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.buddies = tuple(sorted(problem.buddies, key=lambda each: each.id))
        self.requests = tuple(sorted(problem.requests, key=lambda each: each.id))
        self._weeks = {each.id: minutes_free(each.times) for each in self.buddies}
        self._asked = {each.id: minutes_free(each.times or ANY_TIME) for each in self.requests}
        self._spoken = {each.id: _casefolded(each.languages) for each in self.buddies}
        self._wished = {each.id: _casefolded(each.languages) for each in self.requests}
        self._own: dict[tuple[int, date], tuple[Obstacle, ...]] = {}

    def obstacles(self, request: Request, buddy: Buddy) -> tuple[Obstacle, ...]:
        """All that stands in the way of the two; empty: they can be a pair."""
        return tuple(self._found(request, buddy))

    def fits(self, request: Request, buddy: Buddy) -> bool:
        """Whether nothing stands in the way, but for a full buddy: places are counted apart."""
        return next(self._between(request, buddy), None) is None and not self.of_buddy(
            buddy, self.day_of(request)
        )

    def day_of(self, request: Request) -> date:
        """The day for which they are matched."""
        return max(self.problem.day, request.starts_on or self.problem.day)

    def shared_minutes(self, request: Request, buddy: Buddy) -> int:
        """The minutes of the week, as bits, in which both are free."""
        return self._asked[request.id] & self._weeks[buddy.id]

    def shared_languages(self, request: Request, buddy: Buddy) -> tuple[str, ...]:
        """Those both speak, in the order and the spelling of the request."""
        spoken = self._spoken[buddy.id]
        return tuple(each for each in request.languages if each.casefold() in spoken)

    def of_buddy(self, buddy: Buddy, day: date) -> tuple[Obstacle, ...]:
        """What keeps a buddy from taking on anybody for that day, but for being full."""
        if (buddy.id, day) not in self._own:
            self._own[buddy.id, day] = tuple(self._alone(buddy, day))
        return self._own[buddy.id, day]

    def _found(self, request: Request, buddy: Buddy) -> Iterator[Obstacle]:
        yield from self.of_buddy(buddy, self.day_of(request))
        yield from self._between(request, buddy)
        if buddy.pairs >= buddy.most_pairs:
            yield Obstacle(FULL, buddy.id)

    def _alone(self, buddy: Buddy, day: date) -> Iterator[Obstacle]:
        for starts_on, ends_on in buddy.away:
            if starts_on <= day and (ends_on is None or day < ends_on):
                yield Obstacle(AWAY, buddy.id, day=ends_on)
        for training in self.problem.trainings:
            yield from _untrained(buddy, training.id, day)
        if buddy.shadowed < buddy.shadow_first:
            yield Obstacle(SHADOW_FIRST, buddy.id)

    def _between(self, request: Request, buddy: Buddy) -> Iterator[Obstacle]:
        person = request.person_id
        if person == buddy.id:
            yield Obstacle(THEMSELVES, buddy.id)
        if person in buddy.own_buddies:
            yield Obstacle(CIRCLE, buddy.id)
        if person in buddy.pairs_with:
            yield Obstacle(ALREADY, buddy.id)
        if person in buddy.keeps_from or buddy.id in request.keeps_from:
            yield Obstacle(KEPT_APART, buddy.id)
        if not (request.avoids.isdisjoint(buddy.likes) and buddy.avoids.isdisjoint(request.likes)):
            yield Obstacle(AVOIDED, buddy.id)
        if request.hopes and request.hopes <= buddy.rather_not:
            yield Obstacle(UNWILLING, buddy.id)
        if buddy.id in request.tried:
            yield Obstacle(TRIED, buddy.id)
        wished = self._wished[request.id]
        if wished and wished.isdisjoint(self._spoken[buddy.id]):
            yield Obstacle(NO_LANGUAGE, buddy.id)
        if not self._can_meet(self.shared_minutes(request, buddy)):
            yield Obstacle(NO_TIME, buddy.id)

    def _can_meet(self, week: int) -> bool:
        """Whether a week leaves a meeting's time without a break somewhere."""
        return week != 0 and long_enough(week, self.problem.meeting_minutes) != 0


def _untrained(buddy: Buddy, training_id: int, day: date) -> Iterator[Obstacle]:
    held = [each for each in buddy.held if each.training_id == training_id]
    if any(
        each.valid_from <= day and (each.valid_until is None or day < each.valid_until)
        for each in held
    ):
        return
    lapsed = [each.valid_until for each in held if each.valid_until and each.valid_until <= day]
    kind = LAPSED if lapsed else UNTRAINED
    yield Obstacle(kind, buddy.id, training_id, max(lapsed, default=None))


def _casefolded(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(each.casefold() for each in languages)
