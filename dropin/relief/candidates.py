"""Whom to ask for one thing that needs cover: in order, each with reasons; who cannot, and why.

First come those who fit best, then whoever gave least cover lately, then whoever was asked least,
then whoever lives near.
Who did not pick up, or wanted to think, waits behind those who were not asked yet; who said no is
not asked again. Whoever is away, or lacks what the shift needs, is never among those to ask.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from dropin.records import record
from dropin.relief.given_and_asked import NOTHING, Figures
from dropin.relief.model import NO, YES, Call, Need, last_answers
from dropin.roster.telling import Counted
from dropin.words import Message

SOON = timedelta(hours=12)
"""So near, whoever is on call then already is the first to ring."""


@record
class Candidate:
    """Somebody to ask, and why them; or who cannot, and why not.

    ``steps_up_from`` is the backup's slot of the same shift that a yes leaves open. ``answer`` is
    what they said last about this.
    """

    person_id: int
    reasons: tuple[Message, ...]
    steps_up_from: int | None = None
    answer: Call | None = None


@record
class Able:
    """Somebody who can, before they are ranked: the smaller ``fit``, the better they fit."""

    person_id: int
    fit: tuple[int, ...]
    reasons: tuple[Message, ...]
    steps_up_from: int | None = None


@record
class Unable:
    """Somebody who cannot, and why."""

    person_id: int
    reasons: tuple[Message, ...]


@record
class CallList:
    """For one need: whom to ask, in order; who said no; who cannot."""

    need: Need
    to_ask: tuple[Candidate, ...]
    said_no: tuple[Candidate, ...] = ()
    cannot: tuple[Candidate, ...] = ()


def call_list(
    need: Need,
    able: Iterable[Able],
    unable: Iterable[Unable],
    calls: Sequence[Call],
    figures: Mapping[int, Figures],
    names: Mapping[int, str],
    near: Collection[int] = (),
) -> CallList:
    """Rank those who can. ``names`` holds everybody who may be named; nobody else is listed.
    ``near`` are those who are quick to come in."""
    answers = last_answers(calls, need.what)
    ranked = sorted(
        (each for each in able if each.person_id in names),
        key=lambda each: _rank(each, answers, figures, names, near),
    )
    said_no = [each for each in ranked if _said(answers, each.person_id) == NO]
    return CallList(
        need,
        tuple(_candidate(each, answers, figures, near) for each in ranked if each not in said_no),
        tuple(_candidate(each, answers, figures, near) for each in said_no),
        tuple(
            Candidate(each.person_id, each.reasons, answer=answers.get(each.person_id))
            for each in sorted(unable, key=lambda each: names.get(each.person_id, "").casefold())
            if each.person_id in names
        ),
    )


def is_soon(need: Need, now: datetime) -> bool:
    return need.starts - now < SOON


def figures_in_short(figures: Figures) -> Message:
    """The same beside a name, where there is little room."""
    return Message("covered {given}, asked {asked}", given=figures.given, asked=figures.asked)


def figures_words(figures: Figures) -> tuple[Message, ...]:
    """How much cover somebody gave lately, and how often they were asked; never what they
    declined."""
    found = [Message("gave no cover lately")]
    if figures.given:
        times = Counted("once", "{count} times", figures.given)
        found = [Message("gave cover {times} lately", times=times)]
    if figures.asked:
        times = Counted("once", "{count} times", figures.asked)
        found.append(Message("asked {times} lately", times=times))
    return tuple(found)


def _rank(
    each: Able,
    answers: Mapping[int, Call],
    figures: Mapping[int, Figures],
    names: Mapping[int, str],
    near: Collection[int],
) -> tuple[object, ...]:
    known = figures.get(each.person_id, NOTHING)
    was_asked = _said(answers, each.person_id) not in ("", YES)
    name = names[each.person_id].casefold()
    is_far = each.person_id not in near
    return was_asked, each.fit, known.minutes, known.asked, is_far, name, each.person_id


def _candidate(
    each: Able,
    answers: Mapping[int, Call],
    figures: Mapping[int, Figures],
    near: Collection[int],
) -> Candidate:
    lately = figures_words(figures.get(each.person_id, NOTHING))
    if each.person_id in near:
        lately = (*lately, Message("lives near"))
    answer = answers.get(each.person_id)
    return Candidate(each.person_id, (*each.reasons, *lately), each.steps_up_from, answer)


def _said(answers: Mapping[int, Call], person_id: int) -> str:
    return answers[person_id].outcome if person_id in answers else ""
