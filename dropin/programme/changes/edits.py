"""What a person changes about an occurrence, and what that makes of its one date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TypedDict, TypeVar

from dropin.dates import Customs, clock, day_short
from dropin.errors import KnownError
from dropin.programme.model import DateChange, Occurrence
from dropin.words import say

_Value = TypeVar("_Value")


class Edit(TypedDict, total=False):
    """Fields to change; one left out stays as it is. None: no clock time, end, place or leader.

    ``day`` is where this occurrence goes, whatever the scope.
    """

    day: date
    at: time | None
    minutes: int | None
    topic: str
    place_id: int | None
    title: str
    leader_id: int | None
    co_leader_id: int | None
    led_by: str


class DateEdit(Edit, total=False):
    """As Edit, for one date alone; ``note`` is public."""

    note: str


class RuleEdit(Edit, total=False):
    """As Edit, for many dates: also by which rule they come round, and in which term."""

    rule: str
    starts_on: date | None
    term: str


OF_ACTIVITY = frozenset(("title", "leader_id", "co_leader_id", "led_by"))
"""The fields that live on the activity; all others live on its time."""


def changed_date(held: DateChange, occurrence: Occurrence, edit: DateEdit) -> DateChange:
    """What differs on the date after ``edit``: only what is not as always.

    Raises KnownError for what one date cannot be: without the clock time, end or place that the
    activity always has.
    """
    activity, always = occurrence.activity, occurrence.activity_time
    usual_at = occurrence.original_at or always.at
    usual_place = always.place_id or activity.place_id
    for name, usual in (("at", usual_at), ("minutes", always.minutes), ("place_id", usual_place)):
        if usual is not None and name in edit and edit.get(name) is None:
            raise _not_on_one_date(activity.title)
    leader_id, co_leader_id, led_by = _leadership(occurrence, edit)
    return replace(
        held,
        note=edit.get("note", held.note).strip(),
        moved_to=_differing(edit.get("day", occurrence.day), occurrence.original_day),
        at=_differing(edit.get("at", occurrence.at), usual_at),
        minutes=_differing(edit.get("minutes", occurrence.minutes), always.minutes),
        title=_differing(_title(edit.get("title", occurrence.title)), activity.title),
        topic=_differing(edit.get("topic", occurrence.topic), always.topic),
        place_id=_differing(edit.get("place_id", occurrence.place_id), usual_place),
        leader_id=leader_id,
        co_leader_id=co_leader_id,
        led_by=led_by,
    )


def date_key(occurrence: Occurrence) -> tuple[int, date, time | None]:
    """The time, day and clock by which the file knows the date.

    The clock only tells apart the several moments a rule may have in a day; the usual one is
    left out, so that what differs on a date stays with it when the usual clock changes.
    """
    usual = occurrence.original_at == occurrence.activity_time.at
    at = None if usual else occurrence.original_at
    return occurrence.activity_time.id, occurrence.original_day, at


def without_edited(held: DateChange, edit: RuleEdit) -> DateChange:
    """The date's own differences but for those that an edit of many dates has just settled."""
    if edit.keys() & (OF_ACTIVITY - {"title"}):
        held = replace(held, leader_id=None, co_leader_id=None, led_by=None)
    return replace(
        held,
        moved_to=None if edit.keys() & {"day", "rule"} else held.moved_to,
        at=None if "at" in edit else held.at,
        minutes=None if "minutes" in edit else held.minutes,
        title=None if "title" in edit else held.title,
        topic=None if "topic" in edit else held.topic,
        place_id=None if "place_id" in edit else held.place_id,
    )


def label_of_one(occurrence: Occurrence, edit: DateEdit, customs: Customs) -> str:
    """“Move Choir to Wed 25 Nov, 14:00”, or “Change Choir on Tue 24 Nov”."""
    title, day = occurrence.title, edit.get("day", occurrence.day)
    at = edit.get("at", occurrence.at)
    if day == occurrence.day and at == occurrence.at:
        return say("Change {title} on {day}", title=title, day=day_short(day, customs))
    if at is None:
        return say("Move {title} to {day}", title=title, day=day_short(day, customs))
    return say(
        "Move {title} to {day}, {clock}",
        title=title,
        day=day_short(day, customs),
        clock=clock(at, customs),
    )


def no_longer_there() -> KnownError:
    """What is said where another window, or undo, removed what was to be changed."""
    return KnownError(
        say("This activity is no longer in the file. Nothing was changed."),
        say("Look at the calendar again, or undo its removal."),
    )


def _leadership(
    occurrence: Occurrence, edit: DateEdit
) -> tuple[int | None, int | None, str | None]:
    """Who leads on the date; three Nones where it is as always.

    Once ``led_by`` is not None the date says it all: no leader then means nobody.
    """
    activity = occurrence.activity
    then = (
        edit.get("leader_id", occurrence.leader_id),
        edit.get("co_leader_id", occurrence.co_leader_id),
        edit.get("led_by", occurrence.led_by),
    )
    if then == (activity.leader_id, activity.co_leader_id, activity.led_by):
        return None, None, None
    return then


def _differing(value: _Value, usual: _Value) -> _Value | None:
    return None if value == usual else value


def _title(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise KnownError(say("An activity needs a title."), say("Write what people call it."))
    return title


def _not_on_one_date(title: str) -> KnownError:
    return KnownError(
        say("{title} cannot lose its clock time, end or place on one date alone.", title=title),
        say("Give the date another one, or change this and the following dates."),
    )
