"""A plan carried out: names become ids, entries become activities, their times and dates.

Everything here runs inside the one change of the import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from dropin.centre.store import centre
from dropin.exchange.lead_words import parted_lead
from dropin.exchange.matching import uid_of_part
from dropin.exchange.model import (
    ACTIVITY_FIELDS,
    ADDED,
    UPDATED,
    WHEN_FIELDS,
    Entry,
    EntryChange,
    ImportPlan,
    ImportRow,
)
from dropin.exchange.store import remember
from dropin.exchange.tidy_text import comparable
from dropin.people.store import people
from dropin.programme.changes.writing import write_date_change
from dropin.programme.model import COLOURS, Activity, ActivityTime, Category, DateChange, Place
from dropin.programme.operations import (
    add_activity,
    save_category,
    save_closure,
    save_place,
    update_activity,
)
from dropin.programme.plain_words.typed_times import with_reading
from dropin.programme.store import activity, categories, date_changes, places
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


def bring_in(file: CentreFile, change: Change, plan: ImportPlan, source: str) -> None:
    """Write every row that adds or updates, and remember what it said."""
    writer = _Writer(file, change, _Known(file), source)
    for row in plan.rows:
        if row.effect not in (ADDED, UPDATED):
            continue
        if row.entry is not None:
            writer.write(row, row.entry)
        else:
            for closure in row.closures:
                save_closure(file, closure)


class _Known:
    """Ids by name: people as they are, places and categories added where they are new."""

    def __init__(self, file: CentreFile) -> None:
        self._file = file
        self._places = {comparable(each.name): each.id for each in places(file)}
        self._categories = {comparable(each.name): each.id for each in categories(file)}
        named = people(file)
        count = Counter(each.name for each in named)
        # Of two people with one name nobody can say which is meant.
        self._people = {each.name: each.id for each in named if count[each.name] == 1}

    def place(self, name: str, entry: Entry) -> int | None:
        def add() -> int:
            place = Place(0, name, entry.address, entry.access, entry.setting)
            return save_place(self._file, place)

        return _known_or_new(self._places, name, add)

    def category(self, name: str) -> int | None:
        def add() -> int:
            colour = COLOURS[len(self._categories) % len(COLOURS)]
            return save_category(self._file, Category(0, name, colour))

        return _known_or_new(self._categories, name, add)

    def lead(self, text: str) -> tuple[int | None, int | None, str]:
        """Leader, co-leader and words: people where the text names them exactly, else words."""
        if text in self._people:
            return self._people[text], None, ""
        leader, co_leader = parted_lead(text)
        if co_leader in self._people and (not leader or leader in self._people):
            return self._people.get(leader), self._people[co_leader], ""
        return None, None, text


def _known_or_new(known: dict[str, int], name: str, add: Callable[[], int]) -> int | None:
    if not name:
        return None
    key = comparable(name)
    if key not in known:
        known[key] = add()
    return known[key]


class _Writer:
    """Writes one row after another; rows of one group become times of one activity."""

    def __init__(self, file: CentreFile, change: Change, known: _Known, source: str) -> None:
        self._file = file
        self._change = change
        self._known = known
        self._source = source
        self._created_on = file.clock().astimezone(centre(file).time_zone).date()
        self._activities_of_groups: dict[str, int] = {}

    def write(self, row: ImportRow, entry: Entry) -> None:
        before = activity(self._file, row.target.activity_id) if row.target else None
        if row.target is None or before is None:
            activity_id = self._add(entry)
        else:
            activity_id = before.id
            self._update(before, row.target.time_ids, entry, row.target.fields)
        remember(
            self._file,
            self._change,
            activity_id=activity_id,
            uid=entry.uid,
            source=self._source,
            cells=entry.cells,
        )

    def _add(self, entry: Entry) -> int:
        """Add the activity, or a time to the one that another row of its group added."""
        known_id = self._activities_of_groups.get(entry.group) if entry.group else None
        before = activity(self._file, known_id) if known_id else None
        if before is not None:
            self._update(before, (), entry, frozenset((*WHEN_FIELDS, "topic", "place", "changes")))
            return before.id
        draft = self._with_fields(
            Activity(0, entry.title, created_on=self._created_on), entry, frozenset(ACTIVITY_FIELDS)
        )
        draft = replace(
            draft,
            place_id=self._known.place(entry.place, entry),
            times=tuple(self._new_times(entry, 0, draft.id, place_id=None)),
        )
        activity_id = add_activity(self._file, draft)
        if entry.group:
            self._activities_of_groups[entry.group] = activity_id
        self._write_changes(activity_id, entry)
        return activity_id

    def _update(
        self, before: Activity, time_ids: tuple[int, ...], entry: Entry, fields: frozenset[str]
    ) -> None:
        after = self._with_fields(before, entry, fields)
        own = [time for time in before.times if time.id in time_ids]
        own.sort(key=lambda time: time_ids.index(time.id))
        others = tuple(time for time in before.times if time.id not in time_ids)
        times = own
        if fields & set(WHEN_FIELDS):
            times = self._rewritten(own, entry, before.id)
        if "topic" in fields:
            times = [replace(time, topic=entry.topic) for time in times]
        after = replace(after, times=(*others, *times))
        if "place" in fields:
            after = self._placed(after, {time.uid for time in times}, entry, bool(others))
        update_activity(self._file, after)
        if "changes" in fields:
            self._write_changes(before.id, entry)

    def _with_fields(self, draft: Activity, entry: Entry, fields: frozenset[str]) -> Activity:
        """The draft with those fields of the whole activity that are in ``fields``."""
        plain = ("title", "capacity", "fee_cents", "open_to", "bring", "description", "notes")
        for name in (*plain, "setting", "on_closure"):
            if name in fields:
                draft = replace(draft, **{name: getattr(entry, name)})
        if "category" in fields:
            draft = replace(draft, category_id=self._known.category(entry.category))
        if "led_by" in fields:
            leader, co_leader, words = self._known.lead(entry.led_by)
            draft = replace(draft, leader_id=leader, co_leader_id=co_leader, led_by=words)
        if "suspension" in fields:
            held = entry.suspension
            draft = replace(
                draft,
                suspended_from=held.starts_on if held else None,
                suspended_until=held.ends_on if held else None,
                suspension_note=held.note if held else "",
            )
        return draft

    def _placed(self, draft: Activity, uids: set[str], entry: Entry, has_others: bool) -> Activity:
        """The place belongs to the activity where all its times are the entry's."""
        place_id = self._known.place(entry.place, entry)
        if not has_others:
            times = tuple(replace(time, place_id=None) for time in draft.times)
            return replace(draft, place_id=place_id, times=times)
        own_place = None if place_id == draft.place_id else place_id
        times = tuple(
            replace(time, place_id=own_place) if time.uid in uids else time for time in draft.times
        )
        return replace(draft, times=times)

    def _rewritten(
        self, own: list[ActivityTime], entry: Entry, activity_id: int
    ) -> list[ActivityTime]:
        """The entry's times with its readings; times it no longer has fall away."""
        kept = [
            with_reading(time, reading, words=entry.words, dating=entry.dating)
            for time, reading in zip(own, entry.times, strict=False)
        ]
        place_id = own[0].place_id if own else None
        return [*kept, *self._new_times(entry, len(kept), activity_id, place_id=place_id)]

    def _new_times(
        self, entry: Entry, first: int, activity_id: int, *, place_id: int | None
    ) -> list[ActivityTime]:
        return [
            with_reading(
                ActivityTime(
                    0,
                    activity_id,
                    uid_of_part(entry.uid, first + number),
                    topic=entry.topic,
                    place_id=place_id,
                ),
                reading,
                words=entry.words,
                dating=entry.dating,
            )
            for number, reading in enumerate(entry.times[first:], start=1)
        ]

    # Dates that differ

    def _write_changes(self, activity_id: int, entry: Entry) -> None:
        """Make the dates of the entry's first time differ in just what the entry says."""
        held = activity(self._file, activity_id)
        time_id = next((time.id for time in held.times if time.uid == entry.uid), 0) if held else 0
        if not time_id:
            return
        said = {(each.original_day, each.original_at) for each in entry.changes}
        for old in date_changes(self._file, time_id):
            if (old.original_day, old.original_at) not in said:
                self._change.delete("date_change", old.id)
        for each in entry.changes:
            write_date_change(self._file, self._change, self._date_change(each, time_id, entry))

    def _date_change(self, each: EntryChange, time_id: int, entry: Entry) -> DateChange:
        leader, co_leader, words = (None, None, None)
        if each.led_by is not None:
            leader, co_leader, words = self._known.lead(each.led_by)
        return DateChange(
            0,
            time_id,
            each.original_day,
            each.original_at,
            each.cancelled,
            each.note,
            each.moved_to,
            each.at,
            each.minutes,
            each.title,
            each.topic,
            None if each.place is None else self._known.place(each.place, entry),
            leader,
            co_leader,
            words if leader is None else None,
        )
