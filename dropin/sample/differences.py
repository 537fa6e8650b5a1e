"""What differs on single dates of the sample: films, recipes, cancellations, moves, stand-ins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dropin.dates import clock_after
from dropin.programme.changes.writing import date_change_columns, differs
from dropin.programme.model import Activity, ActivityTime, DateChange
from dropin.programme.recurrence.rule_dates import dates
from dropin.programme.recurrence.rules import parse_rule
from dropin.sample.making import WEEK, Data, Making, clock_or_none, read_data
from dropin.sample.people import People

AHEAD = 10 * WEEK  # how far ahead films, recipes and outings are already named

# How likely each is on a date, one after another on a scale from 0 to 1.
_CANCELLED, _OTHER_DAY, _OTHER_CLOCK, _ELSEWHERE, _SHORTER, _STAND_IN = (
    *(0.045, 0.065, 0.08),
    *(0.095, 0.11, 0.21),
)


class Differences:
    """Writes what differs on the dates of each time."""

    def __init__(
        self, making: Making, people: People, place_ids: dict[str, int], shut: set[date]
    ) -> None:
        self._making, self._random, self._people = making, making.random, people
        self._place_ids, self._shut = place_ids, shut
        self._titles, self._notices = read_data("titles"), read_data("notices")
        self._coming = {
            (each["activity"], making.day(each["week"], each["weekday"])): each
            for each in self._notices["coming"]
        }

    def write(
        self,
        data: Data,
        activity: Activity,
        each: ActivityTime,
        since: date | None,
        until: date | None,
    ) -> None:
        """For the time's dates from ``since`` to ``until``, or all of the history and beyond."""
        first, end = since or self._making.begin, until or self._making.today + AHEAD
        found: Sequence[date] = each.added
        if each.rule:
            found = tuple(dates(parse_rule(each.rule), each.starts_on, first, end))
        for day in found:
            change = replace(DateChange(0, each.id, day), **self._named(data, day))
            if day not in self._shut:
                self._insert(self._changed(change, activity, each))

    def _insert(self, change: DateChange) -> None:
        if differs(change):
            self._making.change.insert("date_change", **date_change_columns(change))

    def _named(self, data: Data, day: date) -> Data:
        """The film, outing, recipe or talk of that day."""
        week = (day - self._making.monday).days // 7
        named: Data = {}
        for key, column in (("titles", "title"), ("topics", "topic")):
            if key in data:
                titles = self._titles[data[key]]
                named[column] = titles[week % len(titles)]
        return named

    def _changed(self, change: DateChange, activity: Activity, each: ActivityTime) -> DateChange:
        day = change.original_day
        notice = self._coming.get((activity.title, day))
        if notice is not None:
            return self._noticed(change, notice)
        # From this week on only the notices of the data differ; nobody stands in for everybody.
        if day >= self._making.monday or activity.leader_id is None:
            return change
        return self._by_chance(change, activity, each, self._random.random())

    def _noticed(self, change: DateChange, notice: Data) -> DateChange:
        """What the data says about one of the coming weeks."""
        plain = ("cancelled", "note", "minutes", "title", "topic")
        moved = timedelta(days=notice.get("days", 0))
        return replace(
            change,
            at=clock_or_none(notice.get("at")),
            moved_to=change.original_day + moved if moved else None,
            place_id=self._place_ids[notice["place"]] if "place" in notice else None,
            **{key: notice[key] for key in plain if key in notice},
        )

    def _by_chance(
        self, change: DateChange, activity: Activity, each: ActivityTime, number: float
    ) -> DateChange:
        """Cancelled, moved, elsewhere, shorter or led by somebody else: now and then."""
        day, notices, choice = change.original_day, self._notices, self._random.choice
        if number < _CANCELLED:
            return replace(change, cancelled=True, note=choice(notices["cancelled"]))
        if number < _OTHER_DAY:
            moved_to = day + timedelta(days=-1 if day.weekday() == 5 else 1)
            return replace(change, moved_to=moved_to, note=choice(notices["moved"]))
        if number < _OTHER_CLOCK and each.at:
            at = clock_after(each.at, 30)
            return replace(change, at=at, note=choice(notices["moved"]))
        if number < _ELSEWHERE and activity.setting == "centre":
            place_id = self._place_ids[choice(("Library", "Studio", "Hall"))]
            if place_id != (each.place_id or activity.place_id):
                return replace(change, place_id=place_id, note=choice(notices["place"]))
        elif number < _SHORTER and each.minutes and each.minutes > 60:
            return replace(change, minutes=each.minutes - 30)
        elif number < _STAND_IN:
            return replace(change, leader_id=self._people.stand_in(day))
        return change
