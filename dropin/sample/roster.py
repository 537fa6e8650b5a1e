"""The sample's roster: kinds of shift, who was on duty over the years, what is published ahead.

Rosters were published for four weeks at a time; the latest ends two weeks after the Monday of
week 0, so that the weeks after it wait for a plan. What was published is kept for the last year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from random import Random

from dropin.centre.store import opening_hours, time_zone
from dropin.dates import write_moment
from dropin.people.reading.trainings import held_columns
from dropin.people.store import training
from dropin.people.training import held_anew
from dropin.programme.store import activities, closures, places
from dropin.roster.changes.patterns import insert_pattern
from dropin.roster.model import PatternRole, Shift, ShiftPattern
from dropin.roster.planning.model import SHADOW, Busy
from dropin.roster.reading.situation import busy
from dropin.roster.shifts import Rules, shifts
from dropin.roster.store import patterns
from dropin.sample.duty_finding import Candidate, taker
from dropin.sample.making import WEEK, Data, Making, clock_or_none, read_data
from dropin.sample.on_roster import OnRoster
from dropin.sample.relieving import Relieving

_PUBLISHED_AT_ONCE = 4 * WEEK
_PUBLISHED_AHEAD = 2 * WEEK
_VERSIONS_SINCE = 52 * WEEK
_BUSY_SINCE = 12 * WEEK  # what people led before that is not looked at
_NOTED_SINCE = 6 * WEEK  # those who came to a training day
_LONGER, _SHORTER = 0.03, 0.05  # how likely what was done differed from the roster

_SHIFT = (
    "INSERT INTO shift (id, pattern_id, day, name, starts_at, ends_at, place_id, night)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_SLOT = (
    "INSERT INTO slot (id, shift_id, role, number, weight, languages, person_id, done_minutes)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_NEEDS = "INSERT INTO slot_training (slot_id, training_id) VALUES (?, ?)"
_IN_VERSION = "INSERT INTO version_slot (version_id, slot_id, person_id) VALUES (?, ?, ?)"


class Roster:
    """Writes it all, once people and programme stand."""

    def __init__(self, making: Making) -> None:
        self._making, self._change = making, making.change
        # A chance of its own: who is on duty moves nothing else.
        self._random = Random(f"roster {making.random.getrandbits(32)}")
        self._data: Data = read_data("roster")
        self._on_roster = OnRoster(making, self._random, self._data)
        self._shifts = self._slots = 0

    def write(self) -> None:
        self._change.insert("roster_customs", id=1)
        candidates = self._on_roster.write()
        self._write_training_days()
        self._write_patterns()
        file = self._making.file
        rules = Rules(patterns(file), (), opening_hours(file), time_zone(file))
        shut = closures(file)
        for first, end in self._periods():
            here = [each for each in shut if each.starts_on < end and first < each.ends_on]
            found = shifts((), replace(rules, closures=tuple(here)), first, end)
            self._write_period(found, candidates, first, end)
        self._write_honoraria()
        Relieving(self._making, self._random, self._data, self._on_roster.today).write()

    def _periods(self) -> Iterator[tuple[date, date]]:
        end = self._making.monday + _PUBLISHED_AHEAD
        behind = -((end - self._making.begin) // -_PUBLISHED_AT_ONCE)
        first = end - behind * _PUBLISHED_AT_ONCE
        while first < end:
            yield max(first, self._making.begin), first + _PUBLISHED_AT_ONCE
            first += _PUBLISHED_AT_ONCE

    # What there is to be on duty for

    def _write_training_days(self) -> None:
        activity_ids = {each.title: each.id for each in activities(self._making.file)}
        for title, name in self._data["training_days"].items():
            activity_id, training_id = activity_ids[title], self._on_roster.training_ids[name]
            self._change.insert("training_day", activity_id=activity_id, training_id=training_id)
            self._note_whoever_came(activity_id, training_id)

    def _note_whoever_came(self, activity_id: int, training_id: int) -> None:
        """Of the last weeks, but for the newest date: that one waits for somebody."""
        known = training(self._making.file, training_id)
        assert known is not None
        came = self._making.file.rows(
            "SELECT DISTINCT person_id, day FROM attendance WHERE activity_id = ? AND day >= ?"
            " AND presence = 'came' AND person_id IS NOT NULL ORDER BY day, person_id",
            (activity_id, (self._making.today - _NOTED_SINCE).isoformat()),
        )
        newest = max((day for _, day in came), default="")
        for person_id, day in came:
            if day < newest:
                held = held_anew(known, person_id, date.fromisoformat(day), "")
                self._change.insert("training_held", **held_columns(held))

    def _write_patterns(self) -> None:
        place_ids = {each.name: each.id for each in places(self._making.file)}
        for position, each in enumerate(self._data["shifts"]):
            starts_at, ends_at = clock_or_none(each["from"]), clock_or_none(each["until"])
            assert starts_at is not None
            assert ends_at is not None
            draft = ShiftPattern(
                0,
                each["name"],
                tuple(each["weekdays"]),
                starts_at,
                ends_at,
                starts_on=self._since(each),
                place_id=place_ids.get(each.get("place")),
                on_closure=each.get("closed", "skip"),
                night=each.get("night", False),
                position=position,
                roles=tuple(map(self._role, each["roles"])),
            )
            insert_pattern(self._change, draft)

    def _since(self, data: Data) -> date:
        if "weeks" not in data:
            return self._making.begin
        return max(self._making.begin, self._making.day(data["weeks"], 0))

    def _role(self, data: Data) -> PatternRole:
        return PatternRole(
            data["role"],
            weight=data.get("weight", 100),
            languages=tuple(data.get("languages", ())),
            trainings=tuple(
                map(self._on_roster.training_ids.__getitem__, data.get("trainings", ()))
            ),
        )

    # Who was on duty

    def _write_period(
        self, found: Sequence[Shift], candidates: Sequence[Candidate], first: date, end: date
    ) -> None:
        there = [each for each in candidates if each.is_on_roster(first, end)]
        for each in there:
            each.start_level()
        recent = end > self._making.today - _BUSY_SINCE
        elsewhere = dict(busy(self._making.file, first, end)) if recent else {}
        version_id = self._write_version(first, end)
        for shift in found:
            self._write_shift(shift, there, elsewhere, version_id)

    def _write_version(self, first: date, end: date) -> int | None:
        if first < self._making.today - _VERSIONS_SINCE:
            return None
        published = datetime.combine(first - WEEK, time(15, 20), time_zone(self._making.file))
        return self._change.insert(
            "roster_version",
            starts_on=first.isoformat(),
            ends_on=end.isoformat(),
            published_at=write_moment(published),
            published_by=self._making.file.who,
        )

    def _write_shift(
        self,
        shift: Shift,
        there: Sequence[Candidate],
        elsewhere: dict[int, tuple[Busy, ...]],
        version_id: int | None,
    ) -> None:
        execute = self._change.execute
        self._shifts += 1
        execute(
            _SHIFT,
            (
                *(self._shifts, shift.pattern_id, shift.day.isoformat(), shift.name),
                *(f"{shift.starts_at:%H:%M}", f"{shift.ends_at:%H:%M}"),
                *(shift.place_id, int(shift.night)),
            ),
        )
        for slot in shift.slots:
            if slot.role == SHADOW and shift.day < self._shadows_since:
                continue
            self._slots += 1
            person_id = taker(there, shift, slot, elsewhere)
            done = self._done(shift) if person_id is not None else None
            execute(
                _SLOT,
                (
                    *(self._slots, self._shifts, slot.role, slot.number, slot.weight),
                    *(", ".join(slot.languages), person_id, done),
                ),
            )
            for training_id in slot.trainings:
                execute(_NEEDS, (self._slots, training_id))
            if version_id is not None:
                execute(_IN_VERSION, (version_id, self._slots, person_id))

    def _done(self, shift: Shift) -> int | None:
        """What was really done, where it was not just what the roster said."""
        drawn = self._random.random()
        if shift.day >= self._making.today or drawn > _SHORTER:
            return None
        return shift.minutes + (30 if drawn < _LONGER else -45)

    @property
    def _shadows_since(self) -> date:
        return self._making.day(self._data["shadows_weeks"], 0)

    # What it is paid

    def _write_honoraria(self) -> None:
        begin, since = self._making.begin, self._making.day(-30, 0)
        for role, (before, now) in self._data["rates"].items():
            for day, cents in ((begin, before), (since, now)):
                self._change.insert(
                    "honorarium_rate", role=role, starts_on=day.isoformat(), cents=cents
                )
        for back, note in enumerate(self._data["adjustments"], start=2):
            self._change.insert(
                "honorarium_adjustment",
                person_id=self._on_roster.today[back],
                day=self._making.day(-2 * back, 1).isoformat(),
                cents=850 * back,
                note=note,
            )
