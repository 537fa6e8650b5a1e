"""What needs cover, how soon, and what was answered, in plain words."""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

from dropin.dates import Customs, clock, clock_span, day_short
from dropin.relief.model import CO_LEADS, LATER, LEADS, NO, NO_ANSWER, YES, Call, Need, Relief
from dropin.roster.planning.model import BACKUP
from dropin.roster.telling import Counted
from dropin.words import Message

_EVENING = time(17)
_A_DAY = timedelta(days=1)
_ANSWERS = {YES: "yes", NO: "no", NO_ANSWER: "no answer", LATER: "try later"}


def what_words(need: Need) -> Message:
    """``Phone line``, ``Phone line, backup``, ``Choir: lead it``, ``Choir: help lead it``."""
    forms = {LEADS: "{title}: lead it", CO_LEADS: "{title}: help lead it"}
    if need.what.kind not in forms:
        return duty_words(need.title, need.role)
    return Message(forms[need.what.kind], title=need.title)


def duty_words(title: str, role: str) -> Message:
    """``Phone line`` or ``Phone line, backup``."""
    return Message("{title}, backup" if role == BACKUP else "{title}", title=title)


def day_words(need: Need, now: datetime, customs: Customs) -> Message:
    """``today``, ``tonight``, ``tomorrow`` or ``Tue 24 Nov``. ``now`` is on the centre's wall."""
    if need.day == now.date():
        late = need.at is not None and need.at >= _EVENING
        return Message("tonight") if late else Message("today")
    if need.day == now.date() + _A_DAY:
        return Message("tomorrow")
    return Message("{day}", day=day_short(need.day, customs))


def when_words(need: Need, now: datetime, customs: Customs) -> Message:
    """``tonight 18:00``; without a clock time the day alone."""
    day = day_words(need, now, customs)
    if need.at is None:
        return day
    return Message("{day} {clock}", day=day, clock=clock(need.at, customs))


def span_words(need: Need, customs: Customs) -> str:
    """``18:00–22:00``; empty without a clock time."""
    return "" if need.at is None else clock_span(need.at, need.minutes, customs)


def soon_words(need: Need, now: datetime) -> Message:
    """``has begun``, ``in 20 minutes``, ``in 3 hours``, ``in 5 days``."""
    minutes = (need.starts - now) // timedelta(minutes=1)
    if minutes <= 0:
        return Message("has begun")
    if minutes < 60:
        return _in(Counted("1 minute", "{count} minutes", minutes))
    if minutes < 2 * 24 * 60:
        return _in(Counted("1 hour", "{count} hours", minutes // 60))
    return _in(Counted("1 day", "{count} days", minutes // (24 * 60)))


def away_words(relief: Relief, customs: Customs) -> Message:
    """``away from Tue 24 Nov, back on Tue 8 Dec``; ``away from Tue 24 Nov, open``."""
    first = day_short(relief.starts_on, customs)
    if relief.ends_on is None:
        return Message("away from {first} until further notice", first=first)
    back = day_short(relief.ends_on, customs)
    return Message("away from {first}, back on {back}", first=first, back=back)


def answer_words(outcome: str) -> Message:
    """``no answer``, ``try later`` and so on."""
    return Message(_ANSWERS[outcome])


def call_words(call: Call, zone: tzinfo, customs: Customs) -> Message:
    """``no answer, Tue 24 Nov 14:05, asked by Sam``."""
    there = call.asked_at.astimezone(zone)
    return Message(
        "{answer}, {day} {clock}, asked by {who}",
        answer=answer_words(call.outcome),
        day=day_short(there.date(), customs),
        clock=clock(there.time(), customs),
        who=call.asked_by,
    )


def _in(length: Counted) -> Message:
    return Message("in {length}", length=length)
