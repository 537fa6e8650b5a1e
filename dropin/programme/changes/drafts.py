"""What cannot be: activities, times and closures as typed, made tidy or refused with why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from dropin.errors import KnownError
from dropin.programme.model import DATED, Activity, ActivityTime, Closure, Term
from dropin.programme.recurrence.rule_dates import dates, is_within_day
from dropin.programme.recurrence.rules import RuleError, parse_programme_rule, write_rule
from dropin.words import say


def checked_activity(draft: Activity) -> Activity:
    """The draft with a tidy title, canonical rules and a uid for every time.

    Raises KnownError for a missing title, an impossible number or span, a rule that means
    nothing, and a dated time without any date.
    """
    title = " ".join(draft.title.split())
    if not title:
        raise KnownError(say("An activity needs a title."), say("Write what people call it."))
    if draft.capacity is not None and draft.capacity < 1:
        raise KnownError(
            say("{title} would have room for nobody.", title=title),
            say("Write how many can come, or leave it empty for no limit."),
        )
    if draft.fee_cents < 0:
        raise KnownError(
            say("A fee cannot be less than nothing."), say("Write 0 where it is free.")
        )
    _check_suspension(draft, title)
    return replace(draft, title=title, times=tuple(map(checked_time, draft.times)))


def checked_time(draft: ActivityTime) -> ActivityTime:
    """The time with a canonical rule and a uid; raises KnownError as ``checked_activity``."""
    if draft.minutes is not None and draft.minutes < 1:
        raise KnownError(
            say("The end is not after the start."), say("Choose a later end, or none at all.")
        )
    if draft.dating == DATED and not (draft.rule or draft.added or draft.starts_on):
        raise KnownError(
            say("This time has no date."),
            say("Say how often it is, choose a date, or leave it as words beside the calendar."),
        )
    return replace(
        draft,
        uid=draft.uid or str(uuid4()),
        rule=_checked_rule(draft),
        added=tuple(sorted(set(draft.added) - set(draft.excluded))),
        excluded=tuple(sorted(set(draft.excluded))),
    )


def checked_closure(draft: Closure) -> Closure:
    """Raises KnownError for a closure that ends before it begins or has half a clock span."""
    if draft.ends_on <= draft.starts_on:
        raise KnownError(
            say("The closure would end before it begins."), say("Choose a later last day.")
        )
    if (draft.starts_at is None) != (draft.ends_at is None):
        raise KnownError(
            say("A closure of part of a day needs both clock times."),
            say("Write from when until when, or close the whole day."),
        )
    if draft.starts_at and draft.ends_at and draft.ends_at <= draft.starts_at:
        raise KnownError(say("The closure would end before it begins."), say("Choose a later end."))
    return draft


def checked_term(draft: Term) -> Term:
    """Raises KnownError for a term without a name or that ends before it begins."""
    name = " ".join(draft.name.split())
    if not name:
        raise KnownError(say("A term needs a name."), say("Write for example “School term”."))
    if draft.ends_on <= draft.starts_on:
        raise KnownError(
            say("{name} would end before it begins.", name=name), say("Choose a later last day.")
        )
    return replace(draft, name=name)


def _check_suspension(draft: Activity, title: str) -> None:
    since, until = draft.suspended_from, draft.suspended_until
    if until is not None and (since is None or until <= since):
        raise KnownError(
            say("{title} would go on before it was suspended.", title=title),
            say("Choose a later day, or none: until further notice."),
        )


def _checked_rule(draft: ActivityTime) -> str:
    if not draft.rule:
        return ""
    try:
        rule = parse_programme_rule(draft.rule)
        if draft.dating == DATED and not is_within_day(rule):
            day = draft.starts_on or date(2000, 1, 1)
            dates(rule, draft.starts_on, day, day + timedelta(days=1))
    except RuleError as error:
        raise KnownError(
            str(error), say("Write it in plain words, such as “2nd and 4th Tuesday”.")
        ) from error
    return write_rule(rule)
