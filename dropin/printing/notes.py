"""What belongs to no day of a sheet, said beside the calendar without inventing a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dropin.dates import Customs, day_short
from dropin.printing.entries import category_of
from dropin.printing.model import Note
from dropin.printing.paper_text import plain
from dropin.programme.model import ASK, WORDS, Activity, ActivityTime, Programme
from dropin.words import say


def notes(programme: Programme, first: date, end: date, customs: Customs) -> tuple[Note, ...]:
    """Every activity with something to say that fixes no day from ``first`` up to ``end``.

    Words that nobody has dated yet are shown as they were typed.
    """
    found = {
        Note(plain(activity.title), plain(words), category_of(activity, programme))
        for activity in programme.activities
        for words in _said(activity, programme, first, end, customs)
    }
    return tuple(sorted(found, key=lambda note: (note.title.casefold(), note.words)))


def _said(
    activity: Activity, programme: Programme, first: date, end: date, customs: Customs
) -> Iterator[str]:
    if _suspended_within(activity, first, end):
        yield _suspension(activity, first, end, customs)
    if activity.suspended_on(first) and activity.suspended_on(end - timedelta(days=1)):
        return
    known_terms = {term.name for term in programme.terms}
    for each in activity.times:
        if each.dating in (WORDS, ASK):
            yield _with_clock_words(each)
        elif each.term and each.term not in known_terms:
            yield say("in {term}", term=each.term)


def _suspended_within(activity: Activity, first: date, end: date) -> bool:
    if activity.suspended_from is None or activity.suspended_from >= end:
        return False
    return activity.suspended_until is None or activity.suspended_until > first


def _suspension(activity: Activity, first: date, end: date, customs: Customs) -> str:
    start, until = activity.suspended_from, activity.suspended_until
    if until is not None:
        words = say("suspended, back on {day}", day=day_short(until, customs))
    elif start is not None and first < start < end:
        words = say("suspended from {day} until further notice", day=day_short(start, customs))
    else:
        words = say("suspended until further notice")
    return f"{words}: {activity.suspension_note}" if activity.suspension_note else words


def _with_clock_words(each: ActivityTime) -> str:
    words = each.words or each.time_words
    if each.time_words and each.time_words not in words:
        return f"{words}, {each.time_words}"
    return words
