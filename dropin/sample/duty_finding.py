"""Who takes which of the sample's shifts: whoever is furthest from their share and can.

The shifts of years go through here one after another in time, so it looks at no more than what
the planner would ask of each leader alone and of what they took before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from dropin.dates import month_start, week_start
from dropin.roster.model import Shift, Slot, Terms
from dropin.roster.planning.likings import liking
from dropin.roster.planning.model import CAN, CANNOT, PREFERS, RATHER_NOT, SHADOW, Busy, Leader
from dropin.roster.planning.model import Slot as PlannedSlot
from dropin.roster.shifts import wall_minutes

_RELUCTANCE = {PREFERS: -240, CAN: 0, RATHER_NOT: 480, CANNOT: 10_000}
"""Minutes by which a liking moves somebody's turn."""

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


class Candidate:
    """A leader on the roster, with what they took so far."""

    def __init__(self, terms: Terms, leader: Leader) -> None:
        self.terms, self._leader = terms, leader
        self._free_from = _LONG_AGO
        self._in_week: Counter[date] = Counter()
        self._in_month: Counter[date] = Counter()
        self._nights: Counter[date] = Counter()
        self._load = 0
        self._shadowed = 0
        self._likings: dict[tuple[int | None, int], str] = {}

    def is_on_roster(self, first: date, end: date) -> bool:
        """On any day from ``first`` up to but not including ``end``."""
        starts_on, ends_on = self.terms.starts_on, self.terms.ends_on
        return starts_on < end and (ends_on is None or ends_on > first)

    def start_level(self) -> None:
        """Shares are counted anew from here."""
        self._load = 0

    def turn(self, shift: Shift) -> float:
        """Who has the lowest is next; a liking moves it."""
        return self._load * 100 / self.terms.share + _RELUCTANCE[self._liking(shift)]

    def can_take(self, shift: Shift, slot: Slot, busy: Iterable[Busy]) -> bool:
        return (
            self.terms.hold_on(shift.day)
            and shift.starts >= self._free_from
            and self._is_within_limits(shift)
            and self._liking(shift) != CANNOT
            and self._is_trained(shift, slot)
            and self._is_there(shift)
            and not any(each.starts < shift.ends and shift.starts < each.ends for each in busy)
        )

    def take(self, shift: Shift, slot: Slot) -> None:
        rest = timedelta(minutes=self._leader.rest_minutes)
        self._free_from = shift.ends + rest
        self._in_week[week_start(shift.day, 0)] += 1
        self._in_month[month_start(shift.day)] += 1
        self._nights[month_start(shift.day)] += int(shift.night)
        self._load += shift.minutes * slot.weight // 100
        self._shadowed += int(slot.role == SHADOW)

    def _is_within_limits(self, shift: Shift) -> bool:
        terms, week, month = self.terms, week_start(shift.day, 0), month_start(shift.day)
        if terms.most_a_week is not None and self._in_week[week] >= terms.most_a_week:
            return False
        if terms.most_a_month is not None and self._in_month[month] >= terms.most_a_month:
            return False
        if shift.night and terms.most_nights is not None:
            return self._nights[month] < terms.most_nights
        every = terms.rest_week_every
        return every is None or not all(
            self._in_week[week - back * _WEEK] for back in range(1, every)
        )

    def _is_trained(self, shift: Shift, slot: Slot) -> bool:
        if slot.role == SHADOW:
            if self._shadowed >= self._leader.shadow_first:
                return False
        elif self._shadowed < self._leader.shadow_first:
            return False
        if any(each.casefold() not in self._leader.languages for each in slot.languages):
            return False
        return all(self._holds(each, shift.day) for each in slot.trainings)

    def _holds(self, training_id: int, day: date) -> bool:
        return any(
            each.training_id == training_id
            and each.valid_from <= day
            and (each.valid_until is None or day < each.valid_until)
            for each in self._leader.held
        )

    def _is_there(self, shift: Shift) -> bool:
        last = shift.day if shift.ends_at > shift.starts_at else shift.day + _DAY
        return not any(
            first <= last and (until is None or shift.day < until)
            for first, until in self._leader.absences
        )

    def _liking(self, shift: Shift) -> str:
        key = shift.pattern_id, shift.day.weekday()
        if key not in self._likings:
            clocks = wall_minutes(shift.starts_at, shift.ends_at)
            asked = PlannedSlot(0, 0, "", shift.starts, shift.ends, shift.day, *clocks)
            self._likings[key] = liking(self._leader, asked)
        return self._likings[key]


def taker(
    candidates: Sequence[Candidate], shift: Shift, slot: Slot, busy: dict[int, tuple[Busy, ...]]
) -> int | None:
    """Who takes this slot, by id, noted as theirs from now on; None where nobody can."""
    turns = {each: each.turn(shift) for each in candidates}
    for each in sorted(candidates, key=turns.__getitem__):
        if each.can_take(shift, slot, busy.get(each.terms.person_id, ())):
            each.take(shift, slot)
            return each.terms.person_id
    return None
