"""Honoraria: what each leader did, what it is paid, and what was added or taken by hand.

- What counts is what was really done in a slot: its ``done_minutes``, else the real minutes of
  its shift, so that a night over a clock change is as long as it was.
- A rate is cents an hour in a role, from a day on. The rate of the day on which a shift *starts*
  holds for the whole shift, also where another begins at midnight or within the period.
- Each line is ``minutes × cents / 60``, in whole cents, half a cent rounded up. Lines are rounded
  one by one, then added: every total is the sum of the lines a reader sees, to the cent.
- A slot in a role without a rate on its day is a line of 0; so is one nobody did.

Periods are from their first day up to but not including their end, by the day a shift starts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dropin.records import record
from dropin.roster.model import Adjustment, Rate, Shift, Slot
from dropin.roster.shifts import slots_of


@record
class Line:
    """One slot somebody did. ``rate`` is cents an hour, None where the role has none that day."""

    slot_id: int
    day: date
    shift: Shift
    role: str
    minutes: int
    rate: int | None
    cents: int
    is_noted: bool = False


@record
class Statement:
    """What one leader did and is paid in a period, in the order of days."""

    person_id: int
    lines: tuple[Line, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()

    @property
    def minutes(self) -> int:
        return sum(each.minutes for each in self.lines)

    @property
    def earned_cents(self) -> int:
        """By the lines alone."""
        return sum(each.cents for each in self.lines)

    @property
    def adjusted_cents(self) -> int:
        return sum(each.cents for each in self.adjustments)

    @property
    def cents(self) -> int:
        """What is to be paid; below 0 where more was taken than earned."""
        return self.earned_cents + self.adjusted_cents

    def is_ahead(self, today: date) -> bool:
        """Whether some of it is not over yet, and so counted as it is planned."""
        return any(each.day >= today for each in self.lines)

    @property
    def unpaid_roles(self) -> tuple[str, ...]:
        """Roles in it without a rate, each once."""
        return tuple(dict.fromkeys(each.role for each in self.lines if each.rate is None))


def statements(
    shifts: Iterable[Shift], rates: Sequence[Rate], adjustments: Iterable[Adjustment]
) -> tuple[Statement, ...]:
    """A statement of everybody who stood in a slot of ``shifts``, or has an adjustment, by id.

    ``shifts`` and ``adjustments`` are those of the period; cancelled shifts count for nothing.
    """
    lines: dict[int, list[Line]] = {}
    for shift, slot in slots_of(each for each in shifts if not each.cancelled):
        if slot.person_id is not None:
            lines.setdefault(slot.person_id, []).append(line(shift, slot, rates))
    by_hand: dict[int, list[Adjustment]] = {}
    for each in adjustments:
        by_hand.setdefault(each.person_id, []).append(each)
    return tuple(
        Statement(
            person_id,
            tuple(lines.get(person_id, ())),
            tuple(sorted(by_hand.get(person_id, ()), key=lambda each: (each.day, each.id))),
        )
        for person_id in sorted(lines.keys() | by_hand.keys())
    )


def line(shift: Shift, slot: Slot, rates: Sequence[Rate]) -> Line:
    """What one slot comes to."""
    minutes = done_minutes(shift, slot)
    rate = rate_on(rates, slot.role, shift.day)
    return Line(
        slot_id=slot.id,
        day=shift.day,
        shift=shift,
        role=slot.role,
        minutes=minutes,
        rate=rate,
        cents=0 if rate is None else pay(minutes, rate),
        is_noted=slot.done_minutes is not None,
    )


def done_minutes(shift: Shift, slot: Slot) -> int:
    """What was really done in a slot: as noted, else as long as the shift really lasts."""
    return max(0, shift.minutes) if slot.done_minutes is None else slot.done_minutes


def rate_on(rates: Iterable[Rate], role: str, day: date) -> int | None:
    """Cents an hour in ``role`` on ``day``: the latest rate that has begun; None before any."""
    begun = [each for each in rates if each.role == role and each.starts_on <= day]
    return max(begun, key=lambda each: each.starts_on).cents if begun else None


def pay(minutes: int, cents_an_hour: int) -> int:
    """Whole cents for so many minutes, half a cent rounded up; neither is below 0."""
    return (minutes * cents_an_hour + 30) // 60
