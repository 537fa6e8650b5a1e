"""What came of reading the words for when something happens: the best guess, and the doubts.

Filled by ``reader.read_when``. Weekdays count from Monday = 0, lengths are minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from dropin.programme.recurrence.rules import parse_rule, write_rule
from dropin.records import record
from dropin.words import Message


@record
class TimeReading:
    """One time of an activity. Without ``rule`` and ``dates`` it is only words.

    ``rule`` is canonical RFC 5545 text without ``RRULE:``. ``starts_on`` is its first date, None
    where no beginning is known. ``dates`` were picked by hand or come on top of the rule.
    ``minutes`` is None where no end is given. ``time_words`` ("by appointment") stand beside or
    instead of the clock. ``term`` is the name of the term it is limited to.
    """

    rule: str = ""
    starts_on: date | None = None
    dates: tuple[date, ...] = ()
    excluded: tuple[date, ...] = ()
    at: time | None = None
    minutes: int | None = None
    time_words: str = ""
    term: str = ""

    @property
    def dated(self) -> bool:
        return bool(self.rule or self.dates)


@record
class Choice:
    """One answer: to be taken, ``words`` are read instead, with the clock columns left out."""

    label: Message
    words: str


@record
class Question:
    """A doubt that only a person can settle; without choices they have to write it anew."""

    text: Message
    choices: tuple[Choice, ...] = ()


@record
class WhenReading:
    """All that was read. ``times`` is the best guess even where there are questions.

    ``undated``: the words fix no date and stay beside the calendar. ``closure``: they speak of
    the centre being closed, not of an activity. ``problem``: they mean nothing at all.
    """

    times: tuple[TimeReading, ...] = ()
    questions: tuple[Question, ...] = ()
    undated: bool = False
    closure: bool = False
    problem: Message | None = None

    @property
    def status(self) -> str:
        """``ok``, ``ask`` or ``bad``, as the import reports it."""
        if self.problem is not None:
            return "bad"
        return "ask" if self.questions else "ok"


@record
class Replacement:
    """Put ``text`` in place of the words from ``start`` up to but not including ``end``."""

    start: int
    end: int
    text: str


def edited(words: str, *replacements: Replacement) -> str:
    """``words`` with every replacement made, tidied of what the cuts left over."""
    for each in sorted(replacements, key=lambda each: each.start, reverse=True):
        words = words[: each.start] + each.text + words[each.end :]
    tidy = " ".join(words.split())
    for left_over, clean in ((" ,", ","), (",,", ","), (" ;", ";"), ("( )", ""), ("()", "")):
        tidy = tidy.replace(left_over, clean)
    return tidy.strip(" ,;&+")


def question(
    words: str, text: Message, *answers: tuple[Message, tuple[Replacement, ...]]
) -> Question:
    """The question whose answers are replacements of ``words``."""
    choices = (Choice(label, edited(words, *replacements)) for label, replacements in answers)
    return Question(text, tuple(choice for choice in choices if choice.words))


def merged(times: Sequence[TimeReading]) -> tuple[TimeReading, ...]:
    """One time for those that differ in nothing but their dates or the weekdays of each week."""
    kept: list[TimeReading] = []
    for item in times:
        for place, other in enumerate(kept):
            both = _both(other, item)
            if both is not None:
                kept[place] = both
                break
        else:
            kept.append(item)
    return tuple(kept)


def _both(first: TimeReading, second: TimeReading) -> TimeReading | None:
    if replace(first, rule=second.rule, dates=second.dates) != second:
        return None
    if not first.rule and not second.rule:
        return replace(first, dates=tuple(sorted({*first.dates, *second.dates})))
    if first == second or not (first.rule and second.rule):
        return first if first == second else None
    if first.dates != second.dates or first.starts_on is not None:
        return None
    one, other = parse_rule(first.rule), parse_rule(second.rule)
    weekly = one.frequency == other.frequency == "WEEKLY"
    if not weekly or one.count or replace(one, by_day=other.by_day) != other:
        return None
    return replace(first, rule=write_rule(replace(one, by_day=(*one.by_day, *other.by_day))))
