"""How well a buddy and a request fit, in whole points by the centre's weights.

Each of help, times, interests, language and reach gives 0 to 12 steps (help up to 15, where the
buddy has helped with it before), each step as many points as its weight. What a buddy carries
already takes points off: ``load`` of a place grows with every pair they have.
"""

from __future__ import annotations

from dropin.buddies.fitting.model import Buddy, Problem, Request, Weights
from dropin.buddies.fitting.rules import Rulebook

_STEPS = 12
_PRACTISED_STEPS = 3
_HOURS_THAT_COUNT = 4
_INTERESTS_THAT_COUNT = 3
_STEPS_A_PAIR = 6


def points(rulebook: Rulebook, request: Request, buddy: Buddy) -> int:
    """How well the two fit, 0 or more; whether anything stands in their way is asked elsewhere."""
    weights = rulebook.problem.weights
    return (
        weights.help * _help(request, buddy)
        + weights.times * _times(rulebook.shared_minutes(request, buddy))
        + weights.interests * _interests(request, buddy)
        + weights.language * _language(request, buddy)
        + weights.reach * (_STEPS if not request.reach.isdisjoint(buddy.reach) else 0)
    )


def load(weights: Weights, pairs: int) -> int:
    """The points that taking one more on costs a buddy who has ``pairs``."""
    return weights.load * _STEPS_A_PAIR * pairs


def most_worth(problem: Problem) -> int:
    """More than the points and loads of any two pairs can differ by."""
    weights = problem.weights
    steps = _STEPS + _PRACTISED_STEPS
    by_points = steps * (
        weights.help + weights.times + weights.interests + weights.language + weights.reach
    )
    most_pairs = max((each.most_pairs for each in problem.buddies), default=0)
    return by_points + load(weights, most_pairs) + 1


def _help(request: Request, buddy: Buddy) -> int:
    if not request.hopes:
        return 0
    covered = len(request.hopes & buddy.helps)
    practised = len(request.hopes & buddy.helps & buddy.helped_with)
    return (_STEPS * covered + _PRACTISED_STEPS * practised) // len(request.hopes)


def _times(shared_minutes: int) -> int:
    hours = min(shared_minutes.bit_count() // 60, _HOURS_THAT_COUNT)
    return _STEPS * hours // _HOURS_THAT_COUNT


def _interests(request: Request, buddy: Buddy) -> int:
    shared = min(len(request.likes & buddy.likes), _INTERESTS_THAT_COUNT)
    return _STEPS * shared // _INTERESTS_THAT_COUNT


def _language(request: Request, buddy: Buddy) -> int:
    """Whether the buddy speaks the language they would like best."""
    first = request.languages[0].casefold() if request.languages else ""
    return _STEPS if any(each.casefold() == first for each in buddy.languages) else 0
