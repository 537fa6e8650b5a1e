"""Trainings somebody holds: when each lapses, whether it counts on a day, when to renew it.

A certificate counts from ``held_on`` up to but not including ``lapses_on``. Somebody may hold
several of one training; it counts on every day that any of them covers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import MAXYEAR, date, timedelta

from dropin.dates import Customs, day_range, next_month_start
from dropin.records import record
from dropin.words import Message

VALID, RENEW, LAPSED, AHEAD = "valid", "renew", "lapsed", "ahead"
STATES = (VALID, RENEW, LAPSED, AHEAD)

_DAY = timedelta(days=1)
_TOLD_IN_WEEKS = 14


@record
class Training:
    """A course or certificate of the centre's own list.

    It counts for ``months``, or for good where None. ``renewal_days`` before it lapses, and as
    long after, whoever has not renewed it is told about; at 0 nobody is.
    """

    id: int
    name: str
    months: int | None = None
    renewal_days: int = 60
    position: int = 0


@record
class TrainingHeld:
    """One time somebody was trained. ``lapses_on`` is the first day it no longer counts, None:
    it does not lapse. ``confirmed_by`` is a name, or empty."""

    id: int
    person_id: int
    training_id: int
    held_on: date
    lapses_on: date | None = None
    confirmed_by: str = ""

    def counts_on(self, day: date) -> bool:
        return self.held_on <= day and (self.lapses_on is None or day < self.lapses_on)


@record
class Validity:
    """Somebody is trained without a gap from a day up to but not including another, None: for
    good."""

    person_id: int
    training_id: int
    starts_on: date
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@record
class State:
    """How somebody stands with one training on a day: one of STATES.

    ``day`` is when it lapses or lapsed, for AHEAD when it begins; None: it does not lapse.
    """

    kind: str
    day: date | None


def lapse_day(held_on: date, months: int | None) -> date | None:
    """The same day so many months later, or the last of a month that has no such day.

    None for no months, and beyond the end of the calendar.
    """
    if months is None:
        return None
    year, month = divmod(held_on.year * 12 + held_on.month - 1 + months, 12)
    if year >= MAXYEAR:
        return None
    first = date(year, month + 1, 1)
    last = next_month_start(first) - _DAY
    return first.replace(day=min(held_on.day, last.day))


def held_anew(
    training: Training, person_id: int, held_on: date, confirmed_by: str = ""
) -> TrainingHeld:
    """A draft that somebody was trained on a day, lapsing as the centre's list says."""
    lapses_on = lapse_day(held_on, training.months)
    return TrainingHeld(0, person_id, training.id, held_on, lapses_on, confirmed_by)


def is_valid(held: Iterable[TrainingHeld], training_id: int, day: date) -> bool:
    """Whether any of one person's certificates of this training counts on ``day``."""
    return any(each.training_id == training_id and each.counts_on(day) for each in held)


def validities(held: Iterable[TrainingHeld]) -> tuple[Validity, ...]:
    """Of whoever holds what: the stretches without a gap, by person, training and day."""
    found: list[Validity] = []
    for each in sorted(held, key=lambda each: (each.person_id, each.training_id, each.held_on)):
        span = Validity(each.person_id, each.training_id, each.held_on, each.lapses_on)
        if found and _carries_on(found[-1], span):
            found[-1] = _joined(found[-1], span)
        else:
            found.append(span)
    return tuple(found)


def to_renew(
    trainings: Iterable[Training], held: Iterable[TrainingHeld], day: date
) -> tuple[Validity, ...]:
    """The last stretch of each person and training that on ``day`` lapses soon, or lapsed lately.

    The first to lapse comes first, then by person. What a later certificate carries on is not
    among them.
    """
    renewal_days = {each.id: each.renewal_days for each in trainings}
    last = {(each.person_id, each.training_id): each for each in validities(held)}
    near = [each for each in last.values() if _is_near(each, renewal_days[each.training_id], day)]
    return tuple(sorted(near, key=lambda each: each.ends_on or date.max))


def state_on(training: Training, own: Iterable[TrainingHeld], day: date) -> State | None:
    """How one person stands with ``training``; None where ``own`` has no certificate of it."""
    spans = validities(each for each in own if each.training_id == training.id)
    if not spans:
        return None
    for span in spans:
        if span.holds_on(day):
            soon = _is_near(span, training.renewal_days, day)
            return State(RENEW if soon else VALID, span.ends_on)
        if span.starts_on > day:
            return State(AHEAD, span.starts_on)
    return State(LAPSED, spans[-1].ends_on)


def state_words(state: State, today: date, customs: Customs) -> Message:
    """``valid until 3 March 2027``, ``lapses in 3 weeks: renew``, ``lapsed on 1 May 2026``."""
    if state.day is None:
        return Message("valid, does not lapse")
    if state.kind == RENEW:
        return _soon_words((state.day - today).days)
    words = {
        VALID: "valid until {day}",
        LAPSED: "lapsed on {day}",
        AHEAD: "valid from {day}",
    }
    return Message(words[state.kind], day=day_words(state.day, customs))


def day_words(day: date, customs: Customs) -> str:
    """``3 March 2027``, as certificates say it."""
    return day_range(day, day + _DAY, customs, year=True)


def _carries_on(span: Validity, other: Validity) -> bool:
    same = (span.person_id, span.training_id) == (other.person_id, other.training_id)
    return same and (span.ends_on is None or other.starts_on <= span.ends_on)


def _joined(span: Validity, other: Validity) -> Validity:
    if span.ends_on is None or other.ends_on is None:
        return replace(span, ends_on=None)
    return replace(span, ends_on=max(span.ends_on, other.ends_on))


def _is_near(span: Validity, renewal_days: int, day: date) -> bool:
    """Whether its end is so few days ahead, or fewer than so many back."""
    if span.ends_on is None:
        return False
    return -renewal_days < (span.ends_on - day).days <= renewal_days


def _soon_words(days: int) -> Message:
    if days == 1:
        return Message("lapses tomorrow: renew")
    if days < _TOLD_IN_WEEKS:
        return Message("lapses in {count} days: renew", count=days)
    return Message("lapses in {count} weeks: renew", count=days // 7)
