"""Every edit of activities and their dates, named and undoable.

Edits of an occurrence ask for a scope: this one (here), this and following, all
(``changes/scopes.py`` says what each means; all three take the fields of an ``Edit``). How the
longer ones and those of places, categories, closures and terms come about stands in ``changes/``;
every edit is found here by its name, and imported from here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Unpack

from dropin.centre.store import centre
from dropin.dates import day_short
from dropin.errors import KnownError
from dropin.programme.changes.drafts import checked_activity
from dropin.programme.changes.edits import (
    DateEdit,
    changed_date,
    date_key,
    label_of_one,
    no_longer_there,
)
from dropin.programme.changes.scope_edits import change_all, change_following, rewrite_time
from dropin.programme.changes.surroundings import (
    add_usual_categories,
    close_on_holidays,
    remove_category,
    remove_closure,
    remove_place,
    remove_term,
    save_category,
    save_closure,
    save_place,
    save_term,
)
from dropin.programme.changes.writing import write_activity, write_date_change, write_time
from dropin.programme.model import DATED, Activity, ActivityTime, DateChange, Occurrence
from dropin.programme.store import activity, activity_time, date_change
from dropin.storage.file import CentreFile
from dropin.words import say

__all__ = [
    "add_activity",
    "add_date",
    "add_usual_categories",
    "back_to_usual",
    "cancel_one",
    "change_all",
    "change_following",
    "change_one",
    "close_on_holidays",
    "exclude_date",
    "remove_activity",
    "remove_category",
    "remove_closure",
    "remove_place",
    "remove_term",
    "restore_one",
    "resume",
    "save_category",
    "save_closure",
    "save_place",
    "save_term",
    "suspend",
    "update_activity",
]


# Activities


def add_activity(file: CentreFile, draft: Activity) -> int:
    """Add an activity with its times and return its id; the draft's ids are ignored.

    A time without a uid gets one. KnownError for what ``drafts`` refuses.
    """
    times = tuple(replace(each, id=0) for each in draft.times)
    checked = checked_activity(replace(draft, id=0, times=times))
    with file.change(say("Add {title}", title=checked.title)) as change:
        return write_activity(file, change, checked)


def update_activity(file: CentreFile, draft: Activity, *, keep_hand_edits: bool = True) -> None:
    """Write an activity with exactly these times: id 0 is new, a missing one is removed.

    Dates edited by hand survive a new rule of their time, as in ``change_all``. KnownError for
    what ``drafts`` refuses, and where the activity was removed.
    """
    before = _known(file, draft.id)
    checked = checked_activity(draft)
    old_times = {each.id: each for each in before.times}
    with file.change(say("Change {title}", title=before.title)) as change:
        for each in checked.times:
            if each.id in old_times:
                rewrite_time(file, change, old_times[each.id], each, keep_hand_edits)
        kept = tuple(
            activity_time(file, each.id) or each if each.id else each for each in checked.times
        )
        write_activity(file, change, replace(checked, times=kept))


def remove_activity(file: CentreFile, activity_id: int) -> None:
    """Remove an activity with all its times, dates and history on the calendar."""
    title = _known(file, activity_id).title
    with file.change(say("Remove {title}", title=title)) as change:
        change.delete("activity", activity_id)


def suspend(
    file: CentreFile, activity_id: int, since: date, until: date | None = None, note: str = ""
) -> None:
    """No dates from ``since`` up to but not including ``until``, or until further notice.

    ``note`` is public. KnownError where ``until`` is not after ``since``.
    """
    before = _known(file, activity_id)
    after = checked_activity(
        replace(before, suspended_from=since, suspended_until=until, suspension_note=note)
    )
    label = (
        say("Suspend {title} until {day}", title=before.title, day=_day(file, until))
        if until
        else say("Suspend {title} until further notice", title=before.title)
    )
    with file.change(label) as change:
        write_activity(file, change, after)


def resume(file: CentreFile, activity_id: int, on: date) -> None:
    """A suspended activity happens again from ``on``; earlier dates stay suspended."""
    before = _known(file, activity_id)
    since = before.suspended_from
    if since is None:
        raise KnownError(
            say("{title} is not suspended. Nothing was changed.", title=before.title),
            say("Look at its dates in the calendar."),
        )
    never = on <= since
    after = replace(
        before,
        suspended_from=None if never else since,
        suspended_until=None if never else on,
        suspension_note="" if never else before.suspension_note,
    )
    with file.change(say("Resume {title}", title=before.title)) as change:
        write_activity(file, change, after)


# One date


def change_one(file: CentreFile, occurrence: Occurrence, **edit: Unpack[DateEdit]) -> int | None:
    """Let this one date differ in the fields given; the others stay as they are.

    A field set back to what it always is no longer differs. Returns the id of the date's change,
    None where nothing differs any more. KnownError for what one date cannot be: without the
    clock time, end or place that the activity always has, or under another rule.
    """
    after = changed_date(_held(file, occurrence), occurrence, edit)
    with file.change(label_of_one(occurrence, edit, centre(file).customs)) as change:
        return write_date_change(file, change, after)


def cancel_one(file: CentreFile, occurrence: Occurrence, reason: str = "") -> int | None:
    """Cancel this one date; ``reason`` is public and stands on the wall."""
    held = _held(file, occurrence)
    label = say(
        "Cancel {title} on {day}",
        title=occurrence.title,
        day=_day(file, occurrence.day),
    )
    with file.change(label) as change:
        return write_date_change(file, change, replace(held, cancelled=True, note=reason.strip()))


def restore_one(file: CentreFile, occurrence: Occurrence) -> int | None:
    """A cancelled date happens after all; its other changes stay."""
    held = _held(file, occurrence)
    label = say(
        "Bring back {title} on {day}",
        title=occurrence.title,
        day=_day(file, occurrence.day),
    )
    with file.change(label) as change:
        return write_date_change(file, change, replace(held, cancelled=False, note=""))


def back_to_usual(file: CentreFile, occurrence: Occurrence) -> None:
    """Nothing differs on this date any more."""
    held = _held(file, occurrence)
    usual = DateChange(0, held.time_id, held.original_day, held.original_at)
    label = say(
        "{title} as always on {day}",
        title=occurrence.activity.title,
        day=_day(file, occurrence.original_day),
    )
    with file.change(label) as change:
        write_date_change(file, change, usual)


def add_date(file: CentreFile, time_id: int, day: date) -> None:
    """One more date beside the rule; a date taken out before comes back."""
    before = _known_time(file, time_id)
    if day in before.excluded:
        after = replace(before, excluded=_without(before.excluded, day))
    else:
        after = replace(before, added=tuple(sorted({*before.added, day})))
    title = _known(file, before.activity_id).title
    label = say("Add {title} on {day}", title=title, day=_day(file, day))
    with file.change(label) as change:
        write_time(file, change, replace(after, dating=DATED), before.activity_id)


def exclude_date(file: CentreFile, time_id: int, day: date) -> None:
    """Take one date out of the rule or the picked dates, with what differed on it."""
    before = _known_time(file, time_id)
    # A picked date the rule does not give is simply not picked any more.
    excluded = before.excluded if day in before.added and not before.rule else (day,)
    after = replace(
        before,
        added=_without(before.added, day),
        excluded=tuple(sorted({*before.excluded, *excluded})),
    )
    title = _known(file, before.activity_id).title
    label = say("Take out {title} on {day}", title=title, day=_day(file, day))
    with file.change(label) as change:
        write_date_change(file, change, DateChange(0, time_id, day))
        write_time(file, change, after, before.activity_id)


def _held(file: CentreFile, occurrence: Occurrence) -> DateChange:
    """What differs on the occurrence's date so far, or a change that changes nothing."""
    time_id, day, at = date_key(occurrence)
    if activity_time(file, time_id) is None:
        raise no_longer_there()
    return date_change(file, time_id, day, at) or DateChange(0, time_id, day, at)


def _known(file: CentreFile, activity_id: int) -> Activity:
    found = activity(file, activity_id)
    if found is None:
        raise no_longer_there()
    return found


def _known_time(file: CentreFile, time_id: int) -> ActivityTime:
    found = activity_time(file, time_id)
    if found is None:
        raise no_longer_there()
    return found


def _day(file: CentreFile, day: date) -> str:
    return day_short(day, centre(file).customs)


def _without(days: tuple[date, ...], day: date) -> tuple[date, ...]:
    return tuple(each for each in days if each != day)
