"""The sample's programme: each slot of the week, who led it, and what it was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from dropin.dates import clock_after, days
from dropin.programme.changes.writing import write_activity
from dropin.programme.model import DATED, Activity, ActivityTime
from dropin.programme.recurrence.rule_dates import dates
from dropin.programme.recurrence.rules import parse_rule, write_rule
from dropin.programme.store import activity, categories, closures, places
from dropin.records import record
from dropin.sample.differences import Differences
from dropin.sample.making import WEEK, Data, Making, clock_or_none, read_data
from dropin.sample.people import People

_OF_ACTIVITY = (
    *("description", "led_by", "capacity", "fee_cents", "open_to", "bring", "notes"),
    *("setting", "on_closure", "suspension_note"),
)
_OF_TIME = ("dating", "minutes", "time_words", "words", "topic", "term")
_KEPT_BEFORE = ("category", "place", "setting", "leaders", "times")
_CAME_LATER = 0.55  # the share of activities that replaced another one in the same slot


@record
class _Stretch:
    """An activity of the data from a day until another; None where it has no known end there."""

    data: Data
    since: date | None = None
    until: date | None = None


class Programme:
    """Writes every activity with its times and dates."""

    def __init__(self, making: Making, people: People) -> None:
        self._making, self._random, self._people = making, making.random, people
        self._before = read_data("past_activities")
        self._place_ids = {each.name: each.id for each in places(making.file)}
        self._category_ids = {each.name: each.id for each in categories(making.file)}
        shut = {
            day
            for closure in closures(making.file)
            if closure.all_day and closure.place_id is None
            for day in days(closure.starts_on, closure.ends_on)
        }
        self._differences = Differences(making, people, self._place_ids, shut)

    def write(self) -> None:
        for data in read_data("activities"):
            for stretch in self._stretches(data):
                self._write(stretch)

    # Over the years

    def _stretches(self, data: Data) -> Iterator[_Stretch]:
        """What was in this slot, one after another."""
        making = self._making
        if data.get("editions"):
            yield from (_Stretch(_edition(data, year)) for year in range(making.years))
        elif making.years == 1 or not any(
            "WEEKLY" in each.get("rule", "") for each in data["times"]
        ):
            yield _Stretch(data)
        elif self._random.random() < _CAME_LATER:
            lasted = self._random.randrange(300, 365 * making.years - 200)
            begun = making.begin + timedelta(days=lasted)
            yield from self._tenures(_Stretch(self._predecessor(data), None, begun))
            yield from self._tenures(_Stretch(data, begun))
        else:
            yield from self._tenures(_Stretch(data))

    def _predecessor(self, data: Data) -> Data:
        """Another activity of the kind, in the same slot or nearly so."""
        shift = self._random.choice((-30, 0, 15))
        kept = {key: data[key] for key in _KEPT_BEFORE if key in data}
        return {
            **kept,
            "title": self._random.choice(self._before[data["category"]]),
            "shift": shift,
        }

    def _tenures(self, stretch: _Stretch) -> Iterator[_Stretch]:
        """The same under one leader after another."""
        begin, end = stretch.since or self._making.begin, stretch.until or self._making.today
        while True:
            handed_over = begin + timedelta(days=self._random.randrange(450, 1300))
            if handed_over + 12 * WEEK > end:
                yield stretch
                return
            yield replace(stretch, until=handed_over)
            stretch = replace(stretch, since=handed_over)
            begin = handed_over

    # One activity

    def _write(self, stretch: _Stretch) -> None:
        data, making = stretch.data, self._making
        times = tuple(self._time(stretch, each) for each in data["times"])
        draft = self._activity(
            stretch, tuple(each for each in times if each.dating != DATED or _has_dates(each))
        )
        if draft.times:
            stored = activity(making.file, write_activity(making.file, making.change, draft))
            assert stored is not None
            for each in stored.times:
                self._differences.write(data, stored, each, stretch.since, stretch.until)

    def _activity(self, stretch: _Stretch, times: tuple[ActivityTime, ...]) -> Activity:
        data, since = stretch.data, stretch.since or self._making.begin
        count = data.get("leaders", 0)
        leaders = [self._people.leader(since, stretch.until) for _ in range(count)] + [None, None]
        suspended = data.get("suspended_weeks")
        return Activity(
            0,
            data["title"],
            category_id=self._category_ids[data["category"]],
            place_id=self._place_ids[data["place"]],
            leader_id=leaders[0],
            co_leader_id=leaders[1],
            suspended_from=None if suspended is None else self._making.day(suspended, 0),
            created_on=since,
            times=times,
            **{key: data[key] for key in _OF_ACTIVITY if key in data},
        )

    def _time(self, stretch: _Stretch, data: Data) -> ActivityTime:
        at = clock_or_none(data.get("at"))
        rule, starts_on = self._rule(stretch, data)
        return ActivityTime(
            0,
            0,
            str(UUID(int=self._random.getrandbits(128), version=4)),
            rule=rule,
            starts_on=starts_on,
            at=clock_after(at, stretch.data.get("shift", 0)) if at else None,
            place_id=self._place_ids[data["place"]] if "place" in data else None,
            added=tuple(self._making.day(*picked) for picked in data.get("picked", ())),
            **{key: data[key] for key in _OF_TIME if key in data},
        )

    def _rule(self, stretch: _Stretch, data: Data) -> tuple[str, date | None]:
        """The rule within the stretch and its start; '' where it has no date in it."""
        if "rule" not in data:
            return "", None
        rule = parse_rule(data["rule"])
        start = self._making.day(data["weeks"], 0) if "weeks" in data else None
        if start is not None and rule.count is None:
            start -= 530 * WEEK  # before any history; an even number keeps its weeks
        if stretch.since or rule.interval > 1:
            since = stretch.since or self._making.begin
            start = next(dates(rule, start, since, since + 60 * WEEK), None)
            if start is None or (stretch.until and start >= stretch.until):
                return "", None
        if stretch.until:
            rule = replace(rule, until=stretch.until - timedelta(days=1))
        return write_rule(rule), start


def _edition(data: Data, years_ago: int) -> Data:
    times = [{**each, "weeks": each["weeks"] - 52 * years_ago} for each in data["times"]]
    return {**data, "times": times}


def _has_dates(each: ActivityTime) -> bool:
    return bool(each.rule or each.added)
