"""Edits of many dates at once: this and the following ones, or all.

What an edit means for the dates is in ``scopes``. Title and leaders live on the activity: for
*this and following* it is therefore continued as a second activity from that date on, with
everything else the same, and the first one ends the day before.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Unpack

from dropin.centre.store import centre
from dropin.dates import Customs, clock, day_short, weekday_name
from dropin.programme.changes.drafts import checked_activity, checked_time
from dropin.programme.changes.edits import (
    OF_ACTIVITY,
    RuleEdit,
    date_key,
    no_longer_there,
    without_edited,
)
from dropin.programme.changes.scopes import begins_before, carried, edited_time, split
from dropin.programme.changes.writing import (
    activity_columns,
    write_activity,
    write_date_change,
    write_time,
)
from dropin.programme.model import DATED, Activity, ActivityTime, DateChange, Occurrence
from dropin.programme.store import activity, activity_time, date_change, date_changes
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


def change_following(
    file: CentreFile,
    occurrence: Occurrence,
    *,
    keep_hand_edits: bool = True,
    **edit: Unpack[RuleEdit],
) -> int:
    """Let this date and all later ones of its time differ; earlier ones stay as they are.

    The time is split at the date its rule gave; at its very first date this is ``change_all``.
    Returns the id of the time that has the later dates. KnownError where the edit cannot be.
    """
    before, own_time = _known(file, occurrence)
    day = occurrence.original_day
    of_activity = _changed_of_activity(before, edit)
    splits_activity = of_activity and any(begins_before(each, day) for each in before.times)
    if not splits_activity and not begins_before(own_time, day):
        return change_all(file, occurrence, keep_hand_edits=keep_hand_edits, **edit)
    with file.change(_label(file, occurrence, edit, day)) as change:
        _forget_own(file, change, occurrence, edit)
        if not splits_activity:
            later = _split_off(file, change, own_time, day, before.id)
        else:
            later = _continue_activity(file, change, before, own_time, day, edit)
        after = checked_time(edited_time(later, day, edit))
        rewrite_time(file, change, later, after, keep_hand_edits, _shift(occurrence, edit))
        return later.id


def change_all(
    file: CentreFile,
    occurrence: Occurrence,
    *,
    keep_hand_edits: bool = True,
    **edit: Unpack[RuleEdit],
) -> int:
    """Let every date of this time differ, and of all its times what lives on the activity.

    The place of an activity with a single time is the activity's. Returns the time's id.
    KnownError where the edit cannot be.
    """
    before, own_time = _known(file, occurrence)
    after = checked_time(edited_time(own_time, occurrence.original_day, edit))
    changed = _edited_activity(before, edit)
    if "place_id" in edit and len(before.times) == 1:
        after = replace(after, place_id=None)
        changed = replace(changed, place_id=edit["place_id"])
    with file.change(_label(file, occurrence, edit, None)) as change:
        _forget_own(file, change, occurrence, edit)
        if changed != before:
            change.update("activity", before.id, **activity_columns(changed))
        rewrite_time(file, change, own_time, after, keep_hand_edits, _shift(occurrence, edit))
    return own_time.id


def rewrite_time(
    file: CentreFile,
    change: Change,
    before: ActivityTime,
    after: ActivityTime,
    keep_hand_edits: bool,
    shift: timedelta = timedelta(0),
) -> None:
    """Write a time under its new dates with the date changes that survive (see ``scopes``)."""
    held = date_changes(file, before.id)
    after, kept = carried(before, after, held, keep_hand_edits=keep_hand_edits, shift=shift)
    write_time(file, change, after, before.activity_id)
    if kept == held:
        return
    days = {each.id: each.original_day for each in kept}
    for each in held:
        if each.id not in days:
            change.delete("date_change", each.id)
    # In this order no date is taken by another one that still has to move on.
    earlier = [each for each in kept if each.original_day < _day_of(held, each.id)]
    later = [each for each in kept if each.original_day >= _day_of(held, each.id)]
    for each in [*sorted(earlier, key=_original), *sorted(later, key=_original, reverse=True)]:
        change.update(
            "date_change",
            each.id,
            original_day=each.original_day.isoformat(),
            moved_to=each.moved_to.isoformat() if each.moved_to else None,
        )


# One time split in two, one activity continued as another


def _split_off(
    file: CentreFile, change: Change, own_time: ActivityTime, day: date, activity_id: int
) -> ActivityTime:
    """Give the dates from ``day`` on to a new time of the same (or another) activity."""
    earlier, later = split(own_time, day)
    write_time(file, change, earlier, own_time.activity_id)
    later = checked_time(later)
    later = replace(later, id=write_time(file, change, later, activity_id), activity_id=activity_id)
    for each in date_changes(file, own_time.id):
        if each.original_day >= day:
            change.update("date_change", each.id, time_id=later.id)
    return later


def _continue_activity(
    file: CentreFile,
    change: Change,
    before: Activity,
    own_time: ActivityTime,
    day: date,
    edit: RuleEdit,
) -> ActivityTime:
    """Carry the activity on as a second one from ``day``; returns the time asked about there."""
    second = checked_activity(
        replace(
            _edited_activity(before, edit), id=0, times=(), created_on=day, continues_id=before.id
        )
    )
    second_id = write_activity(file, change, second)
    continued = own_time
    for each in before.times:
        if each.dating == DATED and begins_before(each, day):
            later = _split_off(file, change, each, day, second_id)
        else:
            write_time(file, change, each, second_id)
            later = replace(each, activity_id=second_id)
        if each.id == own_time.id:
            continued = later
    return continued


def _edited_activity(before: Activity, edit: RuleEdit) -> Activity:
    return checked_activity(
        replace(
            before,
            title=edit.get("title", before.title),
            leader_id=edit.get("leader_id", before.leader_id),
            co_leader_id=edit.get("co_leader_id", before.co_leader_id),
            led_by=edit.get("led_by", before.led_by),
        )
    )


def _changed_of_activity(before: Activity, edit: RuleEdit) -> bool:
    after = _edited_activity(before, edit)
    return any(getattr(before, name) != getattr(after, name) for name in OF_ACTIVITY)


# The date the person acted on


def _known(file: CentreFile, occurrence: Occurrence) -> tuple[Activity, ActivityTime]:
    own_time = activity_time(file, occurrence.activity_time.id)
    before = activity(file, own_time.activity_id) if own_time else None
    if before is None or own_time is None:
        raise no_longer_there()
    return before, own_time


def _forget_own(file: CentreFile, change: Change, occurrence: Occurrence, edit: RuleEdit) -> None:
    """What was set for all is no longer set by hand on the date it was set from."""
    held = date_change(file, *date_key(occurrence))
    if held is not None:
        write_date_change(file, change, without_edited(held, edit))


def _shift(occurrence: Occurrence, edit: RuleEdit) -> timedelta:
    return edit.get("day", occurrence.original_day) - occurrence.original_day


# Labels


def _label(file: CentreFile, occurrence: Occurrence, edit: RuleEdit, since: date | None) -> str:
    customs = centre(file).customs
    title, name = occurrence.activity.title, edit.get("title", occurrence.activity.title)
    moved = _when(occurrence, edit, customs)
    if since is None:
        if moved:
            return say("Move all of {title} to {when}", title=title, when=moved)
        return say("Change all of {title}", title=title)
    day = day_short(since, customs)
    if name != title:
        return say("{title} becomes {name} from {day} on", title=title, name=name, day=day)
    if moved:
        return say("Move {title} to {when} from {day} on", title=title, when=moved, day=day)
    return say("Change {title} from {day} on", title=title, day=day)


def _when(occurrence: Occurrence, edit: RuleEdit, customs: Customs) -> str:
    """The weekday and clock the dates move to; empty where they stay."""
    day, at = edit.get("day", occurrence.original_day), edit.get("at", occurrence.activity_time.at)
    weekday = weekday_name(day.weekday()) if day != occurrence.original_day else ""
    hour = clock(at, customs) if at and at != occurrence.activity_time.at else ""
    return ", ".join(part for part in (weekday, hour) if part)


def _day_of(held: tuple[DateChange, ...], change_id: int) -> date:
    return next(each.original_day for each in held if each.id == change_id)


def _original(each: DateChange) -> date:
    return each.original_day
