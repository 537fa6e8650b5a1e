"""The way from words to a reading: tokens, facts, parts, series, clocks, and what is asked.

The words become tokens (``tokens``), the tokens facts (``phrases``), the facts one or more times
(``parts``, ``series``, ``clock_words``). The Start and End columns of a spreadsheet are first
written into the words (``clock_columns``), so that one text says it all and every question can
be answered by clearer words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dropin.dates import Customs, minutes_of
from dropin.programme.plain_words.clock_columns import with_columns
from dropin.programme.plain_words.clock_words import ClockSpan, clock_label, meanings, plain_clock
from dropin.programme.plain_words.date_words import day_label, impossible, plain_day, turned
from dropin.programme.plain_words.doubts import Doubts
from dropin.programme.plain_words.facts import (
    Clock,
    Except,
    Fact,
    Lasting,
    Misspelt,
    Part,
    Plain,
    RuleText,
    Stamp,
    TimeWords,
    Unknown,
    spoken_dates,
    with_dates,
)
from dropin.programme.plain_words.parts import parts
from dropin.programme.plain_words.phrases import facts
from dropin.programme.plain_words.reading import (
    Question,
    Replacement,
    TimeReading,
    WhenReading,
    merged,
)
from dropin.programme.plain_words.series import dated
from dropin.programme.plain_words.tokens import SpokenDate, Token, plainly_written, tokens
from dropin.programme.plain_words.vocabulary import Kind
from dropin.programme.recurrence.rules import RuleError, parse_programme_rule
from dropin.words import Message

_LONGEST = 1000  # letters; a year of dates, one a week, needs some 650
_CLOSURE_TITLE = re.compile(
    r"^\s*(we are |we're |(the )?cent(er|re) (is )?)?closed\b(?! (group|meeting|session))"
    r"|\bwill (be closed|close|be shut)\b|\bcent(er|re) closes\b",
    re.IGNORECASE,
)


def read(
    words: str,
    *,
    customs: Customs,
    today: date,
    start: str,
    end: str,
    title: str,
    terms: Sequence[str],
) -> WhenReading:
    """As ``plain_words.read_when`` promises."""
    text = plainly_written(words).strip()
    if not text:
        return WhenReading(problem=Message("There is nothing that says when."))
    if len(text) > _LONGEST:
        too_long = Question(Message("This is too long to read: write it in fewer words."))
        return WhenReading(undated=True, questions=(too_long,))
    folded = with_columns(text, facts(_named_terms(text, terms)), start, end, customs)
    columns = " – ".join(cell.strip() for cell in (start, end) if cell.strip())
    doubts = Doubts(
        folded.words, customs=customs, today=today, terms=terms, typed=text, columns=columns
    )
    reading = _read(facts(_named_terms(folded.words, terms)), doubts, title)
    if folded.question is None or reading.problem is not None:
        return reading
    # The other doubts are asked once it is settled which clock they stand beside.
    return replace(reading, questions=(folded.question,))


def _read(said: Sequence[Fact], doubts: Doubts, title: str) -> WhenReading:
    said = _turned(said, doubts)
    problem = _broken(said)
    if problem is not None:
        return WhenReading(problem=problem)
    times = _times(said, doubts)
    undated = not any(item.dated for item in times)
    if undated and _says_undated(said):
        return _only_words(times, doubts)
    closure = _is_closure(said, title)
    if closure:
        doubts.ask(Message("This says that the centre is closed. It is no activity."))
    elif undated:
        _ask_undated(said, doubts)
    else:
        _ask_unknown(said, doubts)
        _ask_suspended(said, doubts)
    _ask_misspelt(said, doubts)
    if undated:
        times = _beside_the_calendar(times, doubts)
    return WhenReading(times, tuple(doubts.questions), undated, closure)


def _only_words(times: Sequence[TimeReading], doubts: Doubts) -> WhenReading:
    """Words that plainly fix no date: all of them are kept, so that none need be understood."""
    sure = () if doubts.questions else times
    return WhenReading(_beside_the_calendar(sure, doubts), undated=True)


def _beside_the_calendar(times: Sequence[TimeReading], doubts: Doubts) -> tuple[TimeReading, ...]:
    first = times[0] if times else TimeReading()
    return (TimeReading(at=first.at, minutes=first.minutes, time_words=doubts.words),)


def _times(said: Sequence[Fact], doubts: Doubts) -> tuple[TimeReading, ...]:
    times, empty = [], []
    for part in parts(said, doubts):
        reading = dated(part, doubts)
        span = _clock(part, reading, doubts)
        if span is not None:
            reading = replace(reading, at=span.at, minutes=span.minutes)
        reading = replace(reading, time_words=_time_words(part, doubts))
        if reading != TimeReading():
            times.append(reading)
        elif part.of(Except):
            empty.append(part)
    if times:  # else the words fix no date at all, which is a question of its own
        for part in empty:
            _ask_nothing_left(part, doubts)
    return merged(times)


def _ask_nothing_left(part: Part, doubts: Doubts) -> None:
    """A part whose exceptions leave no day of it."""
    start, end = part.facts[0].start, max(fact.end for fact in part.facts)
    words = doubts.said(start, end)
    doubts.ask(Message("“{words}” leaves no date.", words=words), doubts.leave_out(start, end))


# Clocks


def _clock(part: Part, reading: TimeReading, doubts: Doubts) -> ClockSpan | None:
    lasting = [fact.minutes for fact in part.of(Lasting)]
    for fact in part.of(Clock):
        half = next((words.half for words in part.of(TimeWords) if words.half), "")
        meant = meanings(fact.first, fact.last, half, overnight=fact.overnight)
        if not meant.sure:
            _ask_clock(fact, meant.spans, doubts)
        span = meant.spans[0]
        return replace(span, minutes=lasting[0]) if lasting and fact.last is None else span
    at = next((fact.at for fact in part.of(Stamp) if fact.at is not None), None)
    return ClockSpan(minutes_of(at), lasting[0] if lasting else None) if at is not None else None


def _ask_clock(fact: Clock, spans: Sequence[ClockSpan], doubts: Doubts) -> None:
    answers = [
        (
            clock_label(span, doubts.customs),
            (Replacement(fact.start, fact.end, f" {plain_clock(span)} "),),
        )
        for span in spans
    ]
    words = doubts.said_clock(fact.start, fact.end)
    doubts.ask(Message("Which time is meant by “{words}”?", words=words), *answers)


def _time_words(part: Part, doubts: Doubts) -> str:
    said = [
        doubts.said(fact.start, fact.end)
        for fact in part.facts
        if isinstance(fact, TimeWords) or (isinstance(fact, Plain) and fact.kind is Kind.UNDATED)
    ]
    return ", ".join(said)


# Dates and terms


def _turned(said: Sequence[Fact], doubts: Doubts) -> list[Fact]:
    """The facts with 5/11 the right way round; asked about where either way is possible."""
    written = [day for fact in said for day in spoken_dates(fact)]
    if not any(day.numeric for day in written):
        return list(said)
    right, sure = turned(written, doubts.customs)
    if not sure:
        _ask_order([day for day in written if day.numeric], doubts)
    by_place = dict(zip(written, right, strict=True))
    return [with_dates(fact, by_place) for fact in said]


def _ask_order(written: Sequence[SpokenDate], doubts: Doubts) -> None:
    orders = (doubts.customs.month_first, not doubts.customs.month_first)
    answers = []
    for month_first in orders:
        right, _ = turned(written, replace(doubts.customs, month_first=month_first))
        replacements = tuple(
            Replacement(day.start, day.end, f" {plain_day(day)} ") for day in right
        )
        answers.append((Message("{day}", day=day_label(right[0], doubts.customs)), replacements))
    words = doubts.said(written[0].start, written[0].end)
    doubts.ask(Message("Which day is “{words}”?", words=words), *answers)


def _broken(said: Sequence[Fact]) -> Message | None:
    """What makes the words mean nothing at all: an impossible date, a malformed rule."""
    for fact in said:
        for day in spoken_dates(fact):
            problem = impossible(day)
            if problem is not None:
                return problem
        if isinstance(fact, RuleText):
            try:
                parse_programme_rule(fact.text)
            except RuleError as error:
                return error.message
    return None


def _named_terms(words: str, terms: Sequence[str]) -> list[Token]:
    """The tokens of ``words``, each name of a known term as one of them."""
    row = list(tokens(words))
    for term in sorted(terms, key=len, reverse=True):
        place = words.lower().find(term.lower()) if term.strip() else -1
        if place < 0:
            continue
        behind = place + len(term)
        inside = [token for token in row if place <= token.start < behind]
        if inside and inside[-1].end == behind and inside[0].start == place:
            at = row.index(inside[0])
            row[at : at + len(inside)] = [Token(Kind.TERM, place, behind, term, words=term)]
    return row


# What is asked about the words as a whole


def _is_closure(said: Sequence[Fact], title: str) -> bool:
    first = next((fact for fact in said if not isinstance(fact, Unknown)), None)
    by_words = isinstance(first, Plain) and first.kind is Kind.CLOSED
    return by_words or bool(_CLOSURE_TITLE.search(title))


def _says_undated(said: Sequence[Fact]) -> bool:
    """Whether the words plainly say that they fix no date, so that nothing is to be asked."""
    return any(
        isinstance(fact, Plain) and fact.kind in (Kind.UNDATED, Kind.SUSPENDED) for fact in said
    )


def _ask_unknown(said: Sequence[Fact], doubts: Doubts) -> None:
    for fact in _not_understood(said):
        words = doubts.said(fact.start, fact.end)
        doubts.ask(
            Message("I did not understand “{words}”.", words=words),
            doubts.leave_out(fact.start, fact.end),
        )


def _not_understood(said: Sequence[Fact]) -> list[Fact]:
    """Words that mean nothing here; "closed" in the midst of others is one of them."""
    return [
        fact
        for fact in said
        if isinstance(fact, Unknown) or (isinstance(fact, Plain) and fact.kind is Kind.CLOSED)
    ]


def _ask_undated(said: Sequence[Fact], doubts: Doubts) -> None:
    """One question for both: leaving out what was not understood would fix no date either."""
    unknown = _not_understood(said)
    text = Message("This fixes no date. Does it stay as words beside the calendar?")
    if unknown:
        words = "”, “".join(doubts.said(fact.start, fact.end) for fact in unknown)
        text = Message(
            "I did not understand “{words}”, and nothing else fixes a date. "
            "Does it stay as words beside the calendar?",
            words=words,
        )
    yes = Message("Yes, it has no fixed date")
    doubts.ask(text, (yes, (Replacement(0, 0, "No fixed date: "),)))


def _ask_misspelt(said: Sequence[Fact], doubts: Doubts) -> None:
    for fact in said:
        if isinstance(fact, Misspelt):
            meant = fact.meant.capitalize()
            doubts.ask(
                Message(
                    "Is “{words}” meant to be {meant}?",
                    words=doubts.said(fact.start, fact.end),
                    meant=meant,
                ),
                (Message("{meant}", meant=meant), (Replacement(fact.start, fact.end, meant),)),
            )


def _ask_suspended(said: Sequence[Fact], doubts: Doubts) -> None:
    notices = [fact for fact in said if isinstance(fact, Plain) and fact.kind is Kind.SUSPENDED]
    if not notices:
        return
    words = doubts.said(notices[0].start, notices[0].end)
    doubts.ask(
        Message("Does it happen, or is it suspended?"),
        (
            Message("It is suspended"),
            (Replacement(0, len(doubts.words), "Suspended until further notice"),),
        ),
        (
            Message("It happens: leave out “{words}”", words=words),
            tuple(Replacement(fact.start, fact.end, " ") for fact in notices),
        ),
    )
