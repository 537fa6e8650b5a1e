"""What the grid shows: weeks, in each the kinds of shift as lanes, in each lane a cell per slot.

A cell is HELD by somebody; a GAP that somebody should fill; OPEN where nothing was planned yet, or
where an extra (a shadow) may stand; or MISSED: nobody stood there, and it is over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta

from dropin.dates import Customs, clock_span, days
from dropin.people.training import TrainingHeld, validities
from dropin.programme.model import Closure
from dropin.records import record
from dropin.roster.grid.standing import Standing
from dropin.roster.model import Shift, Slot
from dropin.roster.planning.model import SHADOW, Obstacle
from dropin.roster.posing import Situation
from dropin.roster.shifts import wall_minutes
from dropin.words import say

HELD, GAP, OPEN, MISSED = "held", "gap", "open", "missed"

LaneKey = tuple[int, str, time, time]
"""A kind of shift: its pattern, or 0 and the name and hours of one made by hand."""

CellKey = tuple[LaneKey, date, str, int]
"""Which slot, for as long as its shift stands: its number may change as it is laid out."""


@record
class Cell:
    """One slot in the grid. ``row`` counts the cells of its lane and day from the top.

    ``hours`` are its own where they differ from those of its lane.
    """

    key: CellKey
    shift: Shift
    slot: Slot
    row: int
    state: str
    person_id: int | None = None
    broken: tuple[Obstacle, ...] = ()
    hours: str = ""

    @property
    def id(self) -> int:
        return self.slot.id

    @property
    def day(self) -> date:
        return self.shift.day


@record
class Lane:
    """One kind of shift in one week: ``rows`` cells at most on any of its days."""

    key: LaneKey
    name: str
    hours: str
    rows: int
    cells: tuple[Cell, ...]


@record
class DayHead:
    """A day of a week: why it is closed, who is away, whose training lapses (person, training)."""

    day: date
    closed: str = ""
    is_today: bool = False
    away: tuple[int, ...] = ()
    lapses: tuple[tuple[int, int], ...] = ()


@record
class Week:
    days: tuple[DayHead, ...]
    lanes: tuple[Lane, ...]

    @property
    def first(self) -> date:
        return self.days[0].day

    def cells(self) -> Iterator[Cell]:
        for lane in self.lanes:
            yield from lane.cells


def weeks_shown(
    situation: Situation,
    standing: Standing,
    closures: Sequence[Closure],
    first: date,
    count: int,
    today: date,
    customs: Customs,
) -> tuple[Week, ...]:
    """So many weeks from ``first`` on, which the situation holds."""
    whole = [each for each in closures if each.place_id is None and each.all_day]
    lapses = _lapses(situation)
    starts = [first + timedelta(weeks=step) for step in range(count)]
    return tuple(
        _week(
            situation,
            standing,
            start,
            today,
            customs,
            _heads(situation, whole, lapses, start, today),
        )
        for start in starts
    )


def closed_words(closures: Iterable[Closure], day: date) -> str:
    """Why the whole centre is shut on a day; empty where it is not."""
    shut = next((each for each in closures if each.starts_on <= day < each.ends_on), None)
    if shut is None:
        return ""
    return say("Closed: {reason}", reason=shut.reason) if shut.reason else say("Closed")


def _heads(
    situation: Situation,
    closures: Sequence[Closure],
    lapses: Mapping[date, tuple[tuple[int, int], ...]],
    first: date,
    today: date,
) -> tuple[DayHead, ...]:
    return tuple(
        DayHead(
            day,
            closed_words(closures, day),
            day == today,
            tuple(_away(situation, day)),
            lapses.get(day, ()),
        )
        for day in days(first, first + timedelta(days=7))
    )


def _away(situation: Situation, day: date) -> Iterator[int]:
    for terms in situation.terms:
        away = situation.absences.get(terms.person_id, ())
        if terms.hold_on(day) and any(each.holds_on(day) for each in away):
            yield terms.person_id


def _lapses(situation: Situation) -> dict[date, tuple[tuple[int, int], ...]]:
    """By day: whose training, of those that any shift asks for, counts no more from then on."""
    asked = {
        training_id
        for shift in situation.shifts
        for slot in shift.slots
        for training_id in slot.trainings
    }
    found: dict[date, tuple[tuple[int, int], ...]] = {}
    for terms in situation.terms:
        held: Iterable[TrainingHeld] = situation.trained.get(terms.person_id, ())
        for span in validities(each for each in held if each.training_id in asked):
            if span.ends_on is not None and situation.first <= span.ends_on < situation.end:
                theirs = (terms.person_id, span.training_id)
                found[span.ends_on] = (*found.get(span.ends_on, ()), theirs)
    return found


def _week(
    situation: Situation,
    standing: Standing,
    first: date,
    today: date,
    customs: Customs,
    heads: tuple[DayHead, ...],
) -> Week:
    end = first + timedelta(days=7)
    own = [each for each in situation.shifts if first <= each.day < end]
    is_planned = any(slot.id in standing.assignment for shift in own for slot in shift.slots)
    by_lane: dict[LaneKey, list[Shift]] = {}
    for shift in own:
        by_lane.setdefault(_lane_key(shift), []).append(shift)
    lanes = [
        _lane(key, shifts, standing, today, customs, is_planned) for key, shifts in by_lane.items()
    ]
    order = {key: _lane_order(shifts) for key, shifts in by_lane.items()}
    return Week(heads, tuple(sorted(lanes, key=lambda lane: order[lane.key])))


def _lane_key(shift: Shift) -> LaneKey:
    if shift.pattern_id is not None:
        return (shift.pattern_id, "", time.min, time.min)
    return (0, shift.name, shift.starts_at, shift.ends_at)


def _lane_order(shifts: Sequence[Shift]) -> tuple[int, time, str]:
    first = next((each for each in shifts if not each.by_hand), shifts[0])
    return first.position, first.starts_at, first.name


def _lane(
    key: LaneKey,
    shifts: Sequence[Shift],
    standing: Standing,
    today: date,
    customs: Customs,
    is_planned: bool,
) -> Lane:
    usual = next((each for each in shifts if not each.by_hand), shifts[0])
    hours = hours_words(usual, customs)
    cells: list[Cell] = []
    rows: dict[date, int] = {}
    for shift in shifts:
        own = hours_words(shift, customs)
        for slot in shift.slots:
            row = rows.get(shift.day, 0)
            rows[shift.day] = row + 1
            person_id = standing.assignment.get(slot.id)
            cells.append(
                Cell(
                    (key, shift.day, slot.role, row),
                    shift,
                    slot,
                    row,
                    _state(slot, person_id, shift.day, today, is_planned),
                    person_id,
                    standing.broken.get(slot.id, ()),
                    own if own != hours else "",
                )
            )
    return Lane(key, usual.name, hours, max(rows.values()), tuple(cells))


def _state(slot: Slot, person_id: int | None, day: date, today: date, is_planned: bool) -> str:
    if person_id is not None:
        return HELD
    if day < today:
        return MISSED
    return GAP if is_planned and slot.role != SHADOW else OPEN


def hours_words(shift: Shift, customs: Customs) -> str:
    """``18:00–22:00``; short, ``18–22``, where both are whole hours of a 24 hour clock."""
    starts, ends = wall_minutes(shift.starts_at, shift.ends_at)
    if not customs.twelve_hours and not shift.starts_at.minute and not shift.ends_at.minute:
        return f"{shift.starts_at.hour}–{shift.ends_at.hour}"
    return clock_span(shift.starts_at, ends - starts, customs)
