"""What the members chose: their share of the programme, and who decided what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from dropin.choosing.model import IDEA_STATES, OUTCOMES, Decision
from dropin.programme.model import DECIDERS, Activity
from dropin.programme.origin import Shares, shares
from dropin.records import record


@record
class Figures:
    """``programme`` is what runs on the day asked about. ``decisions`` counts those of a span,
    by who decided and with which outcome; ``ideas`` all ideas by their state now."""

    programme: Shares
    decisions: Mapping[str, Mapping[str, int]]
    ideas: Mapping[str, int]


def figures(
    activities: Iterable[Activity],
    decisions: Iterable[Decision],
    states: Iterable[str],
    first: date,
    end: date,
) -> Figures:
    """The figures of what runs on the last day before ``end``, and of decisions from ``first``
    up to ``end``. ``states`` are those of every idea."""
    decided = {by: dict.fromkeys(OUTCOMES, 0) for by in DECIDERS}
    for each in decisions:
        if first <= each.decided_on < end:
            decided[each.decided_by][each.outcome] += 1
    ideas = dict.fromkeys(IDEA_STATES, 0)
    for state in states:
        ideas[state] += 1
    return Figures(
        shares(activities, date.fromordinal(end.toordinal() - 1)),
        MappingProxyType({by: MappingProxyType(outcomes) for by, outcomes in decided.items()}),
        MappingProxyType(ideas),
    )
