"""Who is on call now and next, as Today tells it: names and numbers, for the coordinator's seat."""

from __future__ import annotations

from datetime import datetime

from dropin.dates import Customs, clock, day_short
from dropin.records import record
from dropin.roster.now import OFFICE, OnCall, Post, Shown, names_words, span_words
from dropin.roster.reading.on_call import on_call_at, posts
from dropin.storage.file import CentreFile
from dropin.words import say


@record
class OnCallLine:
    """One shift that runs: its clocks, who is called first, and everything else in one line."""

    clock: str
    who: str
    detail: str
    is_covered: bool


@record
class OnCallPart:
    """What runs now, and one sentence on what comes next; "" where nothing is known."""

    now: tuple[OnCallLine, ...]
    next: str


def on_call_part(file: CentreFile, now: datetime, customs: Customs) -> OnCallPart | None:
    """``now`` is a moment in the centre's own zone. None where no shift is in sight."""
    found = on_call_at(file, now)
    if not found.now and not found.next:
        return None
    running = posts(file, found.now, now, OFFICE)
    return OnCallPart(
        tuple(_line(each, customs) for each in running), _next(file, found, now, customs)
    )


def _line(post: Post, customs: Customs) -> OnCallLine:
    first, others = post.primary or post.backup, post.backup if post.primary else ()
    nobody = say("Nobody is down for {shift}", shift=post.shift.name)
    detail = [
        post.shift.name,
        _numbers(first),
        say("backup: {names}", names=_with_numbers(others)) if others else "",
        say("shadowing: {names}", names=names_words(post.shadow)) if any(post.shadow) else "",
    ]
    named = any(first)
    return OnCallLine(
        span_words(post.shift, customs),
        names_words(first) if named else nobody,
        " · ".join(filter(None, detail if named else detail[2:])),
        post.is_covered,
    )


def _numbers(those: tuple[Shown | None, ...]) -> str:
    return say(", ").join(each.phone for each in those if each is not None and each.phone)


def _with_numbers(those: tuple[Shown | None, ...]) -> str:
    """``Ben Okafor 085 123``, so that each number stands beside its name."""
    return say(", ").join(
        f"{names_words((each,))} {each.phone if each else ''}".strip() for each in those
    )


def _next(file: CentreFile, found: OnCall, now: datetime, customs: Customs) -> str:
    """``Next, from 18:00: Ana Lopes (Phone)``."""
    if not found.next:
        return ""
    starts = found.next[0].starts.astimezone(now.tzinfo)
    at = clock(starts.time(), customs)
    when = at if starts.date() == now.date() else f"{day_short(starts.date(), customs)} {at}"
    told = (
        say("{names} ({shift})", names=names_words(each.primary or each.backup), shift=shift.name)
        for shift, each in zip(found.next, posts(file, found.next, now, OFFICE), strict=True)
    )
    return say("Next, from {when}: {who}", when=when, who=say(", ").join(told))
