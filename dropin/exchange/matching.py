"""What bringing in the rows would do: which are new, which change what is there, which nothing.

A row is recognised by its UID, else by what it said when it came in before, else as the one row
of the same file and title (or the same times) that nothing else claims. Only what was changed in
the file since then is written, so that edits made in the window survive the next import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from uuid import UUID, uuid5

from dropin.dates import Customs
from dropin.exchange.closure_rows import same_closing
from dropin.exchange.entries import Entries, Names
from dropin.exchange.file_notices import no_longer_in_file
from dropin.exchange.model import (
    ACTIVITY_FIELDS,
    ADDED,
    ASK,
    BAD,
    OK,
    REFUSED,
    TIME_FIELDS,
    UNCHANGED,
    UPDATED,
    WHEN_FIELDS,
    Entry,
    ImportPlan,
    ImportRow,
    ReadRow,
    Remembered,
    Target,
)
from dropin.exchange.programme_columns import WHEN_CELLS
from dropin.exchange.programme_import import reading_in_words, rules_of
from dropin.exchange.tidy_text import comparable
from dropin.programme.model import Activity, ActivityTime, Closure, Programme
from dropin.programme.occurrences import occurrences
from dropin.programme.plain_words.typed_times import with_reading
from dropin.records import record
from dropin.words import Message

Cells = Mapping[str, str]

_CELLS_OF_FIELD = {
    **dict.fromkeys(WHEN_FIELDS, WHEN_CELLS),
    "led_by": ("led_by", "co_leader"),
    "capacity": ("capacity",),
    "fee_cents": ("fee",),
    "suspension": ("suspended",),
    # What is no number stands among the notes.
    "notes": ("notes", "fee", "capacity"),
}
_OWN_NAMESPACE = UUID("5b7c0d5e-6a0a-4d0e-9a53-0f6f1d0c9b11")


def plan(
    rows: Sequence[ReadRow],
    programme: Programme,
    remembered: Sequence[Remembered],
    *,
    source: str,
    customs: Customs,
    shown_names: Names,
    notices: tuple[Message, ...] = (),
) -> ImportPlan:
    """What bringing in ``rows`` from the file called ``source`` would do to ``programme``.

    ``shown_names`` are those of the leaders that our exports show: a row without the others is
    no change.
    """
    rows = _without_repeats(rows)
    matches = _Matching(rows, programme, remembered, source).matches
    judge = _Judge(programme, shown_names, _activities_of_groups(rows, matches), customs)
    planned = [judge.judged(row, matches.get(row.line)) for row in rows]
    titles = {each.id: each.title for each in programme.activities}
    found = {match.before.uid for match in matches.values() if match.before}
    gone = no_longer_in_file(rows, remembered, titles, found, source)
    return ImportPlan(tuple(planned), (*notices, *gone))


@record
class _Match:
    """What of the programme a row speaks of, and what it said before."""

    activity: Activity
    times: tuple[ActivityTime, ...]
    before: Remembered | None


class _Matching:
    """Finds for each row (by its line) what it speaks of, and gives new ones their UID."""

    def __init__(
        self,
        rows: Sequence[ReadRow],
        programme: Programme,
        remembered: Sequence[Remembered],
        source: str,
    ) -> None:
        self.matches: dict[int, _Match] = {}
        self._activities = {activity.id: activity for activity in programme.activities}
        self._uids = {time.uid: time for each in programme.activities for time in each.times}
        self._free = {each.uid: each for each in remembered if each.activity_id in self._activities}
        self._in_file = {row.entry.uid for row in rows if row.entry and row.entry.uid}
        entries = [(row.line, row.entry) for row in rows if row.entry]
        self._by_uid(entries)
        self._by_cells(entries)
        same_source = [each for each in self._free.values() if each.source == source]
        self._by_only_likeness(entries, same_source, lambda cells: _key(cells, "title"))
        same_source = [each for each in same_source if each.uid in self._free]
        self._by_only_likeness(entries, same_source, lambda cells: _key(cells, "when", "start"))

    def _by_uid(self, entries: Sequence[tuple[int, Entry]]) -> None:
        for line, entry in entries:
            if not entry.uid:
                continue
            before = self._free.pop(entry.uid, None)
            if time := self._uids.get(entry.uid):
                self._take(line, self._activities[time.activity_id], entry.uid, before)
            elif before:
                self._take(line, self._activities[before.activity_id], entry.uid, before)

    def _by_cells(self, entries: Sequence[tuple[int, Entry]]) -> None:
        known: dict[tuple[str, ...], list[Remembered]] = {}
        for each in self._free.values():
            known.setdefault(_row_key(each.cells), []).append(each)
        for line, entry in self._open(entries):
            if same := known.get(_row_key(entry.cells)):
                self._take_remembered(line, same.pop(0))

    def _by_only_likeness(
        self,
        entries: Sequence[tuple[int, Entry]],
        remembered: Sequence[Remembered],
        key: Callable[[Cells], tuple[str, ...]],
    ) -> None:
        """Match what is alike where exactly one row and one remembered entry are."""
        free = [each for each in remembered if each.uid in self._free]
        open_entries = self._open(entries)
        here = Counter(key(entry.cells) for _, entry in open_entries)
        there = Counter(key(each.cells) for each in free)
        by_key = {key(each.cells): each for each in free}
        for line, entry in open_entries:
            like = key(entry.cells)
            if any(like) and here[like] == there[like] == 1:
                self._take_remembered(line, by_key[like])

    def _open(self, entries: Sequence[tuple[int, Entry]]) -> list[tuple[int, Entry]]:
        return [(line, entry) for line, entry in entries if not entry.uid and self._untaken(line)]

    def _untaken(self, line: int) -> bool:
        return line not in self.matches

    def _take_remembered(self, line: int, before: Remembered) -> None:
        del self._free[before.uid]
        self._take(line, self._activities[before.activity_id], before.uid, before)

    def _take(self, line: int, activity: Activity, uid: str, before: Remembered | None) -> None:
        times = [time for time in activity.times if self._is_of(time.uid, uid)]
        times.sort(key=lambda time: part_of(time.uid, uid))
        self.matches[line] = _Match(activity, tuple(times), before)

    def _is_of(self, time_uid: str, uid: str) -> bool:
        """Whether a time is the entry's own or a further one that has no row of its own."""
        return time_uid == uid or (part_of(time_uid, uid) > 1 and time_uid not in self._in_file)


class _Judge:
    """Says of each row what it would do."""

    def __init__(
        self,
        programme: Programme,
        shown_names: Names,
        activities_of_groups: dict[str, int],
        customs: Customs,
    ) -> None:
        self._entries = Entries(programme, programme.leaders)
        self._shown = Entries(programme, shown_names)
        self._programme = programme
        self._activities_of_groups = activities_of_groups
        self._customs = customs
        self._used_uids = {time.uid for each in programme.activities for time in each.times}

    def judged(self, row: ReadRow, match: _Match | None) -> ImportRow:
        if row.closures and all(map(self._is_closed, row.closures)):
            settled = replace(row, status=OK, messages=(_CLOSED_ALREADY,), choices=(), entry=None)
            return _row(settled, UNCHANGED)
        if row.entry is None:
            return _row(row, ADDED if row.closures else REFUSED)
        if match is None:
            return self._new(row, row.entry)
        current = self._entries.of(match.activity, match.times)
        entry = replace(row.entry, uid=current.uid or row.entry.uid)
        if match.before and not match.times:
            entry = replace(entry, uid=match.before.uid)
        shown = self._shown.of(match.activity, match.times)
        fields = _changed_fields(entry, (current, shown), match.before)
        if fields & set(WHEN_FIELDS) and self._is_same_series(entry, match):
            fields -= set(WHEN_FIELDS)
        target = Target(match.activity.id, tuple(time.id for time in match.times), fields)
        row = self._settled_before(replace(row, entry=entry), current, fields)
        if not fields:
            return _row(row, UNCHANGED, target)
        if len(match.activity.times) > len(match.times) and fields & set(ACTIVITY_FIELDS):
            row = replace(row, messages=(*row.messages, _ALSO_OTHERS))
        return _row(row, UPDATED, target)

    def _is_closed(self, closure: Closure) -> bool:
        return any(same_closing(closure, each) for each in self._programme.closures)

    def _new(self, row: ReadRow, entry: Entry) -> ImportRow:
        entry = replace(entry, uid=entry.uid or self._new_uid(entry))
        row = replace(row, entry=entry)
        activity_id = self._activities_of_groups.get(entry.group) if entry.group else None
        if activity_id is None:
            return _row(row, ADDED)
        return _row(row, ADDED, Target(activity_id, (), frozenset(TIME_FIELDS)))

    def _is_same_series(self, entry: Entry, match: _Match) -> bool:
        """Whether an event of a calendar gives the very dates that the activity has already.

        A calendar of ours says with dates of its own what terms and closures say here.
        """
        known_as_event = match.before is not None and "times" in match.before.cells
        if "times" not in entry.cells or known_as_event or not match.times:
            return False
        there = tuple(
            with_reading(match.times[0], each, words=entry.words, dating=entry.dating)
            for each in entry.times
        )
        days = [day for each in there for day in (each.starts_on, *each.added) if day]
        first = min(days, default=date.min)
        here = self._dates(match.activity, match.times, first)
        return here == self._dates(match.activity, there, first)

    def _dates(
        self, activity: Activity, times: tuple[ActivityTime, ...], first: date
    ) -> set[tuple[date, time | None, int | None]]:
        alone = replace(
            self._programme, activities=(replace(activity, times=times),), date_changes=()
        )
        end = date.fromordinal(min(first.toordinal() + _DAYS_COMPARED, date.max.toordinal()))
        return {(one.day, one.at, one.minutes) for one in occurrences(alone, first, end)}

    def _settled_before(self, row: ReadRow, current: Entry, fields: frozenset[str]) -> ReadRow:
        """A doubtful row that was answered after an earlier import is doubtful no more."""
        if row.status != ASK or current.dating == ASK or fields & set(WHEN_FIELDS):
            return row
        return replace(
            row,
            status=OK,
            reading=reading_in_words(current.times, current.words, self._customs),
            rule=rules_of(current.times),
            messages=(_ANSWERED,),
            choices=(),
        )

    def _new_uid(self, entry: Entry) -> str:
        """The same for the same row in every centre, so that exports of both agree."""
        key = "|".join(_row_key(entry.cells))
        number = 1
        while True:
            uid = str(uuid5(_OWN_NAMESPACE, f"{key}#{number}"))
            if uid not in self._used_uids:
                self._used_uids.add(uid)
                return uid
            number += 1


_DAYS_COMPARED = 4 * 366
_ALSO_OTHERS = Message("This also changes the other times of the same activity.")
_ANSWERED = Message("This was answered before.")
_CLOSED_ALREADY = Message("The centre is closed then already.")
_SAME_UID = "Another row has the same UID, on line {line}."
_SAME_ROW = "Line {line} says just the same, so this one is left out."


def part_of(time_uid: str, uid: str) -> int:
    """Which time of the entry it is: 1 for its own UID, n for ``UID/n``, 0 for none of them."""
    if time_uid == uid:
        return 1
    number = time_uid.removeprefix(f"{uid}/")
    return int(number) if number != time_uid and number.isdecimal() else 0


def uid_of_part(uid: str, part: int) -> str:
    return uid if part == 1 else f"{uid}/{part}"


def _without_repeats(rows: Sequence[ReadRow]) -> list[ReadRow]:
    """Of rows with the same UID, or without one and the same in every cell, the first goes in."""
    lines: dict[object, int] = {}
    kept = []
    for row in rows:
        if row.entry is not None:
            uid, cells = row.entry.uid, row.entry.cells
            key = uid or tuple(sorted((name, comparable(cells[name])) for name in cells))
            line = lines.setdefault(key, row.line)
            if line != row.line:
                twice = Message(_SAME_UID if uid else _SAME_ROW, line=line)
                row = ReadRow(row.line, row.title, BAD, messages=(twice,))
        kept.append(row)
    return kept


def _activities_of_groups(rows: Sequence[ReadRow], matches: dict[int, _Match]) -> dict[str, int]:
    """The activity of each group of which a row is already there."""
    return {
        row.entry.group: matches[row.line].activity.id
        for row in rows
        if row.entry and row.entry.group and row.line in matches
    }


def _changed_fields(
    entry: Entry, current: tuple[Entry, ...], before: Remembered | None
) -> frozenset[str]:
    """The fields to write: changed in the file since ``before``, and not ``current`` already."""
    changed = {
        field
        for field in (*ACTIVITY_FIELDS, *TIME_FIELDS)
        if field in entry.said
        and not (before and _same_cells(field, entry.cells, before.cells))
        and not any(_same_value(field, entry, each) for each in current)
    }
    if changed & set(WHEN_FIELDS):
        changed |= set(WHEN_FIELDS)
    return frozenset(changed)


def _same_cells(field: str, now: Cells, before: Cells) -> bool:
    return all(
        now.get(cell, "") == before.get(cell, "") for cell in _CELLS_OF_FIELD.get(field, (field,))
    )


def _same_value(field: str, entry: Entry, current: Entry) -> bool:
    new, old = getattr(entry, field), getattr(current, field)
    if field in ("place", "category"):
        return comparable(new) == comparable(old)
    return bool(new == old)


def _row(row: ReadRow, effect: str, target: Target | None = None) -> ImportRow:
    return ImportRow(
        row.line,
        row.title,
        row.reading,
        row.rule,
        row.status,
        " ".join(map(str, row.messages)),
        effect,
        row.choices,
        row.entry,
        target,
        row.closures,
    )


def _row_key(cells: Cells) -> tuple[str, ...]:
    return _key(cells, "title", "when", "start", "place")


def _key(cells: Cells, *fields: str) -> tuple[str, ...]:
    return tuple(comparable(cells.get(field, "")) for field in fields)
