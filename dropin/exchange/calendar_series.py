"""A series of a calendar, in whatever zone it was written, as dates on the centre's wall.

A rule keeps its own zone's weekdays and clock. Where the wall's clock or day differs from it, the
rule is turned into the wall's days; where no rule says that, a series that ends becomes picked
dates, and one that never ends is asked about rather than guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from dropin.exchange.calendar_values import Stamp
from dropin.programme.recurrence.rule_dates import dates, ends_on, is_within_day, settle_until
from dropin.programme.recurrence.rules import Rule, write_rule
from dropin.records import record
from dropin.words import Message

MOST_PICKED_DATES = 400
_YEARS_COMPARED = 8


@record
class Series:
    """Dates on the wall: by ``rule`` from ``starts_on`` or picked, mostly at ``at``.

    ``clocks`` are those of single dates that differ. ``doubt`` is set where the wall's dates
    cannot be said for sure; the rest is then the best guess and ``guesses`` are its clocks.
    """

    rule: Rule | None
    starts_on: date | None
    at: time | None
    picked: tuple[date, ...] = ()
    clocks: tuple[tuple[date, time], ...] = ()
    doubt: Message | None = None
    guesses: tuple[time, ...] = ()

    @property
    def rule_text(self) -> str:
        return write_rule(self.rule) if self.rule else ""

    def holds(self, day: date) -> bool:
        """Whether the rule or the picked dates give this day."""
        if day in self.picked or self.rule is None:
            return day in self.picked
        if is_within_day(self.rule):
            return True
        return any(dates(self.rule, self.starts_on, day, day + timedelta(days=1)))


def series_on_wall(rule: Rule, start: Stamp, wall: tzinfo) -> Series:
    """The series that begins at ``start``, on the wall. RuleError for a broken rule."""
    on_wall = start.on(wall)
    if start.at is None or start.zone is None or same_clocks(start.zone, wall, start.day.year):
        settled = settle_until(rule, start.at, wall)
        return Series(settled, on_wall.day, on_wall.at)
    settled = settle_until(rule, start.at, start.zone)
    if is_within_day(rule):
        return _doubtful(settled, on_wall, (on_wall.at,))
    return _turned(settled, start, on_wall, wall)


@lru_cache(maxsize=256)
def same_clocks(one: tzinfo, other: tzinfo, year: int) -> bool:
    """Whether two zones show the same clock in the years from ``year`` on."""
    if one == other:
        return True
    begin = datetime(min(max(year, 1970), 9900), 1, 1, tzinfo=UTC)
    weeks = (begin + timedelta(weeks=number) for number in range(52 * _YEARS_COMPARED))
    return all(_wall_clock(week, one) == _wall_clock(week, other) for week in weeks)


def _wall_clock(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def _turned(rule: Rule, start: Stamp, on_wall: Stamp, wall: tzinfo) -> Series:
    """The rule of another zone in the wall's days and clock."""
    last = ends_on(rule, start.day)
    furthest = min(start.day.toordinal() + 366 * _YEARS_COMPARED, date.max.toordinal() - 1)
    end = date.fromordinal(furthest) if last is None else last + timedelta(days=1)
    own = list(dates(rule, start.day, start.day, end))
    placed = [Stamp(day, start.at, start.zone).on(wall) for day in own]
    if not placed:
        return Series(None, None, on_wall.at)
    shifts = {(there.day - here).days for here, there in zip(own, placed, strict=True)}
    clocks = Counter(stamp.at for stamp in placed)
    if len(clocks) == len(shifts) == 1:
        turned = _shifted(rule, shifts.pop())
        if turned is not None:
            return Series(turned, on_wall.day, on_wall.at)
    if last is not None and len(placed) <= MOST_PICKED_DATES:
        return _picked(placed, clocks.most_common(1)[0][0])
    guesses = tuple(at for at, _ in clocks.most_common())
    return _doubtful(_shifted(rule, (on_wall.day - start.day).days) or rule, on_wall, guesses)


def _picked(placed: Sequence[Stamp], usual: time | None) -> Series:
    clocks = tuple((each.day, each.at) for each in placed if each.at and each.at != usual)
    return Series(None, None, usual, tuple(each.day for each in placed), clocks)


def _doubtful(rule: Rule, on_wall: Stamp, guesses: tuple[time | None, ...]) -> Series:
    return Series(
        rule,
        on_wall.day,
        on_wall.at,
        doubt=Message(
            "This repeats by the clock of another time zone, "
            "which moves against this centre’s when clocks change. When is it here?"
        ),
        guesses=tuple(at for at in guesses if at is not None),
    )


def _shifted(rule: Rule, days: int) -> Rule | None:
    """The rule whose dates come ``days`` later; None where no rule says that."""
    if days == 0:
        return rule
    until = rule.until + timedelta(days=days) if rule.until else None
    by_dates = rule.by_month or rule.by_month_day or rule.by_position
    if by_dates or rule.frequency not in ("DAILY", "WEEKLY"):
        return None
    by_day = tuple(sorted((0, (weekday + days) % 7) for _, weekday in rule.by_day))
    week_start = (rule.week_start + days) % 7 if rule.interval > 1 else rule.week_start
    return replace(rule, until=until, by_day=by_day, week_start=week_start)
