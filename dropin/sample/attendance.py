"""The sample's attendance: who came over the years, who has signed up, what was paid.

Every activity has its regulars, a circle that changes from quarter to quarter; some of them come
to each date, and now and then somebody else. Sign-ups are kept for activities with a limited
number of places, for the last weeks and the next ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from dropin.attendance.model import CAME, EXCUSED, GOING, MISSED, WAITING
from dropin.dates import days, month_start
from dropin.people.store import people
from dropin.programme.model import CANCELLED, Activity, Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import categories, programme_between
from dropin.sample.making import WEEK, Making

_BY_HEAD = frozenset({"Quiet hour", "Social afternoon", "Laundry and ironing"})
_USUAL_CIRCLE = (7, 22)  # how many regulars an activity has
_SIGNED_UP_SINCE, _SIGNED_UP_UNTIL = 8 * WEEK, 4 * WEEK
_EXCUSED, _MISSED = 0.05, 0.04  # of those who had signed up
_PAID, _WAIVED = 0.88, 0.07  # of those who owe a fee; the rest is still owing
_LIKES_TO_BE_TOLD = 0.3
_QUARTER = 91  # days

_ATTENDANCE = (
    "INSERT INTO attendance (day, activity_id, original_day, original_at, person_id, presence,"
    " signed_up, guests, came_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SIGN_UP = (
    "INSERT INTO sign_up (activity_id, original_day, original_at, person_id, state, number,"
    " made_at, guests, transport) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Attendance:
    """Writes it all, once the programme stands."""

    def __init__(self, making: Making) -> None:
        self._making, self._change = making, making.change
        # A chance of its own: who comes moves nothing in the programme.
        self._random = Random(f"attendance {making.random.getrandbits(32)}")
        self._members = [
            (each.id, each.joined_on, each.left_on or date.max)
            for each in people(making.file)
            if each.joined_on is not None
        ]
        self._there_in: dict[date, list[int]] = {}
        self._circles: dict[tuple[int, int], list[int]] = {}
        self._receipt = 0

    def write(self) -> None:
        self._write_interests()
        self._change.insert("attendance_customs", id=1)
        for first, end in self._quarters():
            offered = programme_between(self._making.file, first, end)
            for each in occurrences(offered, first, end):
                if each.status != CANCELLED:
                    self._write_date(each)
        for day in days(self._making.begin, self._making.today):
            if day.weekday() < 6:
                self._write_drop_ins(day)
        self._write_cash()

    def _quarters(self) -> Iterator[tuple[date, date]]:
        first, last = self._making.begin, self._making.today + _SIGNED_UP_UNTIL
        while first < last:
            end = min(first + timedelta(days=_QUARTER), last)
            yield first, end
            first = end

    def _write_date(self, occurrence: Occurrence) -> None:
        making, activity = self._making, occurrence.activity
        is_over = occurrence.day < making.today
        if occurrence.title in _BY_HEAD:
            if is_over:
                self._write_heads(occurrence)
            return
        coming = self._coming(occurrence)
        places = activity.capacity or len(coming)
        kept = making.today - _SIGNED_UP_SINCE <= occurrence.day
        if kept and activity.capacity is not None:
            self._write_sign_ups(occurrence, coming, places)
        if is_over:
            for person_id in coming[:places]:
                self._write_presence(occurrence, person_id)

    def _coming(self, occurrence: Occurrence) -> list[int]:
        """Some of the regulars, and now and then somebody else."""
        random = self._random
        circle = self._circle(occurrence.activity, occurrence.day)
        coming = random.sample(circle, round(len(circle) * random.uniform(0.35, 0.8)))
        others = self._there(occurrence.day)
        if others and random.random() < 0.4:
            coming.append(random.choice(others))
        return list(dict.fromkeys(coming))

    def _circle(self, activity: Activity, day: date) -> list[int]:
        key = activity.id, day.toordinal() // _QUARTER
        if key not in self._circles:
            there = self._there(day)
            size = min(self._random.randint(*_USUAL_CIRCLE), len(there))
            before = self._circles.get((key[0], key[1] - 1), ())
            stay = [each for each in before if each in there]
            others = self._random.sample(there, size)
            self._circles[key] = list(dict.fromkeys([*stay[: size // 2], *others]))[:size]
        return self._circles[key]

    def _there(self, day: date) -> list[int]:
        """Who was a member when the month, or the whole history, began."""
        month = max(month_start(day), self._making.begin)
        if month not in self._there_in:
            self._there_in[month] = [
                number for number, joined, left in self._members if joined <= month < left
            ]
        return self._there_in[month]

    def _write_sign_ups(self, occurrence: Occurrence, coming: Sequence[int], places: int) -> None:
        asked = datetime.combine(occurrence.day - WEEK, time(10))
        if asked.date() > self._making.today:
            coming = coming[: len(coming) // 3]
        outing = occurrence.activity.setting != "centre"
        for number, person_id in enumerate(coming, start=1):
            state = GOING if number <= places else WAITING
            made = min(asked + timedelta(minutes=7 * number), self._latest())
            rides = int(outing and self._random.random() < 0.4)
            filed = (*_filed(occurrence), person_id, state, number)
            moment = f"{made:%Y-%m-%dT%H:%M:%SZ}"
            self._change.execute(_SIGN_UP, (*filed, moment, 0, rides))

    def _latest(self) -> datetime:
        return datetime.combine(self._making.today, time(9))

    def _write_presence(self, occurrence: Occurrence, person_id: int) -> None:
        signed_up = occurrence.activity.capacity is not None
        drawn = self._random.random()
        presence = CAME
        if signed_up and drawn < _EXCUSED + _MISSED:
            presence = EXCUSED if drawn < _EXCUSED else MISSED
        came_at = occurrence.at.isoformat("minutes") if occurrence.at else None
        self._change.execute(
            _ATTENDANCE,
            (
                *(occurrence.day.isoformat(), *_filed(occurrence), person_id, presence),
                *(int(signed_up), int(presence == CAME and self._random.random() < 0.03)),
                came_at if presence == CAME else None,
            ),
        )
        if presence == CAME and occurrence.activity.fee_cents:
            self._write_fee(occurrence, person_id)

    def _write_fee(self, occurrence: Occurrence, person_id: int) -> None:
        due, drawn = occurrence.activity.fee_cents, self._random.random()
        activity_id, original_day, original_at = _filed(occurrence)
        fee_id = self._change.insert(
            "fee",
            day=occurrence.day.isoformat(),
            activity_id=activity_id,
            original_day=original_day,
            original_at=original_at,
            person_id=person_id,
            title=occurrence.title,
            due_cents=due,
            waived_cents=due if _PAID <= drawn < _PAID + _WAIVED else 0,
        )
        if drawn < _PAID:
            self._receipt += 1
            self._change.insert(
                "payment",
                fee_id=fee_id,
                day=occurrence.day.isoformat(),
                cents=due,
                receipt=self._receipt,
            )

    def _write_heads(self, occurrence: Occurrence) -> None:
        activity_id, original_day, original_at = _filed(occurrence)
        self._change.insert(
            "head_count",
            day=occurrence.day.isoformat(),
            activity_id=activity_id,
            original_day=original_day,
            original_at=original_at,
            heads=self._random.randrange(3, 15),
        )

    def _write_drop_ins(self, day: date) -> None:
        there, random = self._there(day), self._random
        for person_id in random.sample(there, min(random.randrange(5, 16), len(there))):
            came_at = time(random.randrange(9, 17), random.randrange(60)).isoformat("minutes")
            self._change.execute(
                _ATTENDANCE,
                (day.isoformat(), None, day.isoformat(), "", person_id, CAME, 0, 0, came_at),
            )

    def _write_interests(self) -> None:
        category_ids = [each.id for each in categories(self._making.file)]
        for person_id in self._there(self._making.today):
            if self._random.random() < _LIKES_TO_BE_TOLD:
                for category_id in self._random.sample(category_ids, self._random.randint(1, 3)):
                    self._change.insert("interest", person_id=person_id, category_id=category_id)

    def _write_cash(self) -> None:
        """The box was counted each day of the last weeks."""
        rows = self._making.file.rows(
            "SELECT day, sum(cents) AS taken FROM payment WHERE day >= ? GROUP BY day ORDER BY day",
            ((self._making.today - _SIGNED_UP_SINCE).isoformat(),),
        )
        for row in rows:
            slip = 50 if self._random.random() < 0.1 else 0
            self._change.insert(
                "cash_day",
                day=row["day"],
                opening_cents=2_000,
                counted_cents=2_000 + row["taken"] - slip,
                note="Perhaps a coin under the counter." if slip else "",
            )


def _filed(occurrence: Occurrence) -> tuple[int, str, str]:
    """Activity, day and clock under which a date's people are filed."""
    at = occurrence.original_at
    return (
        occurrence.activity.id,
        occurrence.original_day.isoformat(),
        at.isoformat("minutes") if at else "",
    )
