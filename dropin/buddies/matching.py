"""Who could be whose buddy: a short list for one request, or the best set for everybody at once.

``short_list``  the buddies for one request, the best first, with reasons for and against
``match_all``   the best set of pairs, and for everybody without one why and what would help
``obstacles``   what stands in the way of one buddy and one request

All three are pure: they take a ``Problem`` (``dropin.buddies.fitting.model``), read no file and
show nothing, and change nothing: a match is a proposal, until both said yes. The same problem
gives the same answer, in whichever order its people stand.

What stands in the way is never broken: a wish to avoid somebody or something, a training that is
lapsed on the day, a rest, no place left, no time both are free, no language both speak. How sets
are compared stands in ``fitting/together.py``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dropin.buddies.fitting.helping import Helping
from dropin.buddies.fitting.model import (
    Buddy,
    Match,
    Obstacle,
    Problem,
    Request,
    Result,
    ShortList,
    Unmatched,
)
from dropin.buddies.fitting.points import load, points
from dropin.buddies.fitting.reasons import help_words, reasons_against, reasons_for, why_words
from dropin.buddies.fitting.rules import Rulebook
from dropin.buddies.fitting.together import best_set, make_table, worth


def short_list(problem: Problem, request_id: int, most: int = 5) -> ShortList:
    """The buddies who could be theirs, at most so many. KeyError for an unknown request."""
    rulebook = Rulebook(problem)
    request = {each.id: each for each in rulebook.requests}[request_id]
    found = [
        _match(rulebook, request, each)
        for each in rulebook.buddies
        if not rulebook.obstacles(request, each)
    ]
    found.sort(key=lambda each: (-each.worth, -each.points, each.buddy_id))
    return ShortList(request_id, tuple(found[:most]), None if found else _alone(problem, request))


def match_all(problem: Problem) -> Result:
    """The best set of pairs there is."""
    rulebook = Rulebook(problem)
    table = make_table(rulebook)
    columns = best_set(table)
    helping = Helping(table, columns)
    matches, unmatched = [], []
    placed = zip(table.requests, columns, strict=True)
    for request, column in sorted(placed, key=_asked_first):
        if column >= 0:
            matches.append(_match(rulebook, request, rulebook.buddies[column]))
        else:
            unmatched.append(_unmatched(problem, helping, request))
    return Result(tuple(matches), tuple(unmatched), worth(table, columns))


def obstacles(problem: Problem, request_id: int, buddy_id: int) -> tuple[Obstacle, ...]:
    """What stands in the way of one buddy and one request; KeyError where one is not there."""
    rulebook = Rulebook(problem)
    request = {each.id: each for each in rulebook.requests}[request_id]
    buddy = {each.id: each for each in rulebook.buddies}[buddy_id]
    return rulebook.obstacles(request, buddy)


def _asked_first(placed: tuple[Request, int]) -> tuple[date, int]:
    # In order of turn, the list would tell who goes first because the other said no.
    request, _ = placed
    return request.asked_on, request.id


def _match(rulebook: Rulebook, request: Request, buddy: Buddy) -> Match:
    fit = points(rulebook, request, buddy)
    return Match(
        request.id,
        buddy.id,
        fit,
        fit - load(rulebook.problem.weights, buddy.pairs),
        tuple(reasons_for(rulebook, request, buddy)),
        tuple(reasons_against(rulebook, request, buddy)),
    )


def _alone(problem: Problem, request: Request) -> Unmatched:
    """Why there is nobody for one request, whoever else is waiting."""
    table = make_table(Rulebook(replace(problem, requests=(request,))))
    return _unmatched(problem, Helping(table, [-1]), request)


def _unmatched(problem: Problem, helping: Helping, request: Request) -> Unmatched:
    changes = helping.smallest_change(request)
    reason = why_words(helping.reason(request), request)
    return Unmatched(request.id, reason, help_words(problem, request, changes), changes)
