"""Which rows belong to one date of an activity.

People are filed under the activity, day and clock that its rule gave (``Key``). When an activity
is carried on as a second one, or its usual clock changes, they still belong to the date: the
clock only tells apart several occurrences of one activity on one day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from dropin.programme.model import DATED, ActivityTime, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from dropin.programme.recurrence.rule_dates import is_within_day
from dropin.programme.recurrence.rules import parse_rule

Chains = Mapping[int, tuple[int, ...]]
"""Of each activity its own id and those it continues, the nearest first."""


def is_only_one_that_day(occurrence: Occurrence) -> bool:
    """Whether the activity's rules give nothing else on the day that the rule gave this one."""
    times = occurrence.activity.times
    if len(times) == 1 and not _may_come_twice(times[0]):
        return True
    day = occurrence.original_day
    # Terms, closures and suspensions only take dates away; without them none is overlooked.
    planned = replace(
        occurrence.activity,
        times=tuple(replace(each, term="") for each in times if each.dating == DATED),
        suspended_from=None,
    )
    found = occurrences(Programme((planned,)), day, day + timedelta(days=1))
    return len({each.original_at for each in found}) <= 1


def families(chains: Chains) -> dict[int, int]:
    """By activity, the one that all those it was carried on as began with."""
    return {activity_id: chain[-1] for activity_id, chain in chains.items()}


@lru_cache(maxsize=4096)
def _may_come_twice(each: ActivityTime) -> bool:
    return bool(each.rule) and is_within_day(parse_rule(each.rule))
