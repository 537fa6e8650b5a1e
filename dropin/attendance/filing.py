"""Which rows belong to one date of an activity.

People are filed under the activity, day and clock that its rule gave (``Key``). When an activity
is carried on as a second one, or its usual clock changes, they still belong to the date: the
clock only tells apart several occurrences of one activity on one day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from dropin.attendance.model import Key
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


class Dates:
    """Dates of the programme, found by the key that people are filed under."""

    def __init__(self, dates: Iterable[Occurrence], chains: Chains) -> None:
        self._on: dict[tuple[int, date], list[Occurrence]] = {}
        for each in dates:
            for activity_id in chains.get(each.activity.id, (each.activity.id,)):
                self._on.setdefault((activity_id, each.original_day), []).append(each)

    def under(self, key: Key) -> Occurrence | None:
        """The date a key belongs to; None where the programme has no such date now."""
        if key.original_day is None:
            return None
        for each in self._on.get((key.activity_id, key.original_day), ()):
            if each.original_at == key.original_at or is_only_one_that_day(each):
                return each
        return None


@lru_cache(maxsize=4096)
def _may_come_twice(each: ActivityTime) -> bool:
    return bool(each.rule) and is_within_day(parse_rule(each.rule))
