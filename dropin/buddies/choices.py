"""Matching asked of a file: the short list of one request, the best set of all, who could stand in.

Nothing is written by asking. Each answer comes with the problem it was given to, which knows the
names of everybody in it.
"""

from __future__ import annotations

from datetime import date

from dropin.buddies.fitting.model import Problem, Result, ShortList
from dropin.buddies.matching import match_all, short_list
from dropin.buddies.posing import problem
from dropin.buddies.store import pair, request, situation, stand_in_situation, waiting_requests
from dropin.storage.file import CentreFile


def choices_for(
    file: CentreFile, request_id: int, today: date, most: int = 5
) -> tuple[Problem, ShortList] | None:
    """The buddies who could be theirs, the best first; None once the request is gone."""
    known = request(file, request_id)
    if known is None:
        return None
    posed = problem(situation(file, today, requests=(known,)))
    return posed, short_list(posed, request_id, most)


def best_set(file: CentreFile, today: date) -> tuple[Problem, Result]:
    """The best set of pairs for everybody who waits for a buddy from today or before."""
    waiting = tuple(each for each in waiting_requests(file) if each.starts_on <= today)
    posed = problem(situation(file, today, requests=waiting))
    return posed, match_all(posed)


def stand_ins_for(
    file: CentreFile, pair_id: int, today: date, most: int = 5
) -> tuple[Problem, ShortList] | None:
    """Who could stand in for the buddy of a pair, the best first; None where it lasts no more."""
    known = pair(file, pair_id)
    if known is None or not known.is_open:
        return None
    posed = problem(stand_in_situation(file, known, today))
    (asked,) = posed.requests
    return posed, short_list(posed, asked.id, most)
