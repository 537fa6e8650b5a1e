"""What goes into the programme's tables: each dataclass as a row, written whole.

Ids are never among the columns. Everything here runs inside an operation's change.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from dropin.dates import write_clock
from dropin.programme.model import (
    Activity,
    ActivityTime,
    Category,
    Closure,
    DateChange,
    Place,
    Term,
)
from dropin.programme.store import activity, activity_time, date_change, picked_date_ids
from dropin.storage.change import Change
from dropin.storage.file import CentreFile

Columns = dict[str, str | int | None]


def write_activity(file: CentreFile, change: Change, draft: Activity) -> int:
    """Make the file hold this activity with exactly these times; id 0 is a new one.

    Date changes stay with their times: whoever changes a time's dates looks after them.
    """
    before = activity(file, draft.id)
    activity_id = _write(change, "activity", draft.id, activity_columns(draft))
    kept = {each.id for each in draft.times}
    for each in before.times if before else ():
        if each.id not in kept:
            change.delete("activity_time", each.id)
    for each in draft.times:
        write_time(file, change, each, activity_id)
    return activity_id


def write_time(file: CentreFile, change: Change, each: ActivityTime, activity_id: int) -> int:
    """Make the file hold this time with exactly these picked dates; id 0 is a new one."""
    time_id = _write(change, "activity_time", each.id, time_columns(each, activity_id))
    wanted = {(day, "added") for day in each.added} | {(day, "excluded") for day in each.excluded}
    held = picked_date_ids(file, time_id)
    for key, row_id in held.items():
        if key not in wanted:
            change.delete("picked_date", row_id)
    for day, kind in sorted(wanted - held.keys()):
        change.insert("picked_date", time_id=time_id, day=day.isoformat(), kind=kind)
    return time_id


def write_date_change(file: CentreFile, change: Change, each: DateChange) -> int | None:
    """Make the file hold what differs on this date; no row where nothing does.

    The time's usual clock is left out of ``original_at``, so that the change stays with its date
    when that clock changes. Returns the id of the row, or None.
    """
    always = activity_time(file, each.time_id)
    if always is not None and each.original_at == always.at:
        each = replace(each, original_at=None)
    held = date_change(file, each.time_id, each.original_day, each.original_at)
    if not differs(each):
        if held is not None:
            change.delete("date_change", held.id)
        return None
    return _write(change, "date_change", held.id if held else 0, date_change_columns(each))


def differs(each: DateChange) -> bool:
    """Whether anything is otherwise than always on that date."""
    as_always = DateChange(each.id, each.time_id, each.original_day, each.original_at)
    return each != as_always


# Rows


def activity_columns(activity: Activity) -> Columns:
    return {
        "title": activity.title,
        "category_id": activity.category_id,
        "description": activity.description,
        "place_id": activity.place_id,
        "leader_id": activity.leader_id,
        "co_leader_id": activity.co_leader_id,
        "led_by": activity.led_by,
        "capacity": activity.capacity,
        "fee_cents": activity.fee_cents,
        "open_to": activity.open_to,
        "bring": activity.bring,
        "notes": activity.notes,
        "setting": activity.setting,
        "on_closure": activity.on_closure,
        "suspended_from": _day_text(activity.suspended_from),
        "suspended_until": _day_text(activity.suspended_until),
        "suspension_note": activity.suspension_note,
        "created_on": activity.created_on.isoformat(),
        "continues_id": activity.continues_id,
        "proposed_by": activity.proposed_by,
        "decided_by": activity.decided_by,
        "decided_on": _day_text(activity.decided_on),
        "votes": activity.votes,
    }


def time_columns(each: ActivityTime, activity_id: int) -> Columns:
    return {
        "activity_id": activity_id,
        "uid": each.uid,
        "dating": each.dating,
        "rule": each.rule,
        "starts_on": _day_text(each.starts_on),
        "at": _clock_text(each.at),
        "minutes": each.minutes,
        "time_words": each.time_words,
        "words": each.words,
        "topic": each.topic,
        "place_id": each.place_id,
        "term": each.term,
    }


def date_change_columns(each: DateChange) -> Columns:
    return {
        "time_id": each.time_id,
        "original_day": each.original_day.isoformat(),
        "original_at": _clock_text(each.original_at) or "",
        "cancelled": int(each.cancelled),
        "note": each.note,
        "moved_to": _day_text(each.moved_to),
        "at": _clock_text(each.at),
        "minutes": each.minutes,
        "title": each.title,
        "topic": each.topic,
        "place_id": each.place_id,
        "leader_id": each.leader_id,
        "co_leader_id": each.co_leader_id,
        "led_by": each.led_by,
    }


def closure_columns(closure: Closure) -> Columns:
    return {
        "starts_on": closure.starts_on.isoformat(),
        "ends_on": closure.ends_on.isoformat(),
        "starts_at": _clock_text(closure.starts_at),
        "ends_at": _clock_text(closure.ends_at),
        "place_id": closure.place_id,
        "reason": closure.reason,
    }


def term_columns(term: Term) -> Columns:
    return {
        "name": term.name,
        "starts_on": term.starts_on.isoformat(),
        "ends_on": term.ends_on.isoformat(),
    }


def place_columns(place: Place) -> Columns:
    return {
        "name": place.name,
        "address": place.address,
        "access_facts": place.access_facts,
        "setting": place.setting,
    }


def category_columns(category: Category) -> Columns:
    return {
        "name": category.name,
        "colour": category.colour,
        "own_colour": category.own_colour,
        "mark": category.mark,
    }


def _write(change: Change, table: str, row_id: int, columns: Columns) -> int:
    if not row_id:
        return change.insert(table, **columns)
    change.update(table, row_id, **columns)
    return row_id


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _clock_text(at: time | None) -> str | None:
    return None if at is None else write_clock(at)
