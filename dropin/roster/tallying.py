"""The line's tally in figures: how many calls and visits, how long, of what kind, at what hour.

Days and clocks are those on the centre's wall, weeks begin on its first weekday. A call whose
length nobody noted counts as a call and adds no minutes. Nothing here is about who called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from dropin.dates import month_start, week_start
from dropin.records import record
from dropin.roster.model import CALL, VISIT, Tally

WEEK, MONTH, KIND, HOUR = "week", "month", "kind", "hour"
GROUPINGS = (WEEK, MONTH, KIND, HOUR)

Group = date | int | None
"""The first day of a week or month, the hour of the day, or a kind's id (None: no kind noted)."""


@record
class Figures:
    """What was noted in one group. ``minutes`` are of those ``timed``."""

    group: Group
    calls: int = 0
    visits: int = 0
    minutes: int = 0
    timed: int = 0
    called_in: int = 0

    @property
    def number(self) -> int:
        return self.calls + self.visits

    @property
    def usual_minutes(self) -> int | None:
        """How long one lasts on average, half a minute rounded up; None where none was timed."""
        return (2 * self.minutes + self.timed) // (2 * self.timed) if self.timed else None


def figures(tallies: Iterable[Tally], grouping: str, first_weekday: int = 0) -> tuple[Figures, ...]:
    """The figures by one of GROUPINGS: weeks, months and hours in order, the most frequent kind
    first. Groups without any are left out."""
    group_of: dict[str, Callable[[Tally], Group]] = {
        WEEK: lambda each: week_start(each.day, first_weekday),
        MONTH: lambda each: month_start(each.day),
        KIND: lambda each: each.kind_id,
        HOUR: lambda each: each.at.hour,
    }
    found: dict[Group, list[Tally]] = {}
    for each in tallies:
        found.setdefault(group_of[grouping](each), []).append(each)
    summed = [_summed(group, those) for group, those in found.items()]
    if grouping == KIND:
        return tuple(sorted(summed, key=lambda each: (-each.number, str(each.group))))
    return tuple(sorted(summed, key=lambda each: _in_time(each.group)))


def together(tallies: Iterable[Tally]) -> Figures:
    """The figures of all of them."""
    return _summed(None, list(tallies))


def _summed(group: Group, those: list[Tally]) -> Figures:
    timed = [each.minutes for each in those if each.minutes is not None]
    return Figures(
        group,
        calls=sum(each.way == CALL for each in those),
        visits=sum(each.way == VISIT for each in those),
        minutes=sum(timed),
        timed=len(timed),
        called_in=sum(each.called_in for each in those),
    )


def _in_time(group: Group) -> str:
    return f"{group:02}" if isinstance(group, int) else str(group)
