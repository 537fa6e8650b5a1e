"""Usual weeks and likings, of a buddy or of a request, become exactly what is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dropin.buddies.model import RATHER_NOT, REACHES, YES, FreeTime, Liking
from dropin.dates import write_clock
from dropin.errors import BugError, KnownError
from dropin.storage.change import Change
from dropin.words import say


def write_times(
    change: Change, table: str, owner: str, owner_id: int, times: Iterable[FreeTime]
) -> None:
    """The usual week in ``table`` of whoever the column ``owner`` names. Call within a change."""
    change.execute(f"DELETE FROM {table} WHERE {owner} = ?", (owner_id,))
    for each in dict.fromkeys(times):
        change.insert(
            table,
            **{owner: owner_id},
            weekday=each.weekday,
            starts_at=write_clock(each.starts_at),
            ends_at=write_clock(each.ends_at),
        )


def write_likings(
    change: Change, table: str, owner: str, owner_id: int, likings: Iterable[Liking]
) -> None:
    """The likings in ``table`` of whoever the column ``owner`` names. Call within a change."""
    change.execute(f"DELETE FROM {table} WHERE {owner} = ?", (owner_id,))
    for each in likings:
        change.insert(table, **{owner: owner_id}, topic_id=each.topic_id, liking=each.liking)


def check_wishes(
    times: Iterable[FreeTime], likings: Iterable[Liking], reach: Iterable[str]
) -> None:
    """Raises KnownError for a time that ends before it begins, and a topic named for both."""
    for free in times:
        if free.ends_at <= free.starts_at:
            raise KnownError(
                say("One of these times would end before it begins. Nothing was changed."),
                say("Check when they are free."),
            )
    topic_ids = [each.topic_id for each in likings]
    if len(set(topic_ids)) < len(topic_ids):
        raise KnownError(
            say("A topic is named both ways. Nothing was changed."),
            say("Keep one of the two."),
        )
    if not set(reach) <= set(REACHES):
        raise BugError(f"no such reach: {reach}")
    if not {each.liking for each in likings} <= {YES, RATHER_NOT}:
        raise BugError(f"no such liking: {likings}")


def text_or_none(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
