"""The Start and End columns of a spreadsheet, written into the words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dropin.dates import Customs
from dropin.programme.plain_words.clock_words import ClockSpan, plain_clock, starts
from dropin.programme.plain_words.facts import Clock, Fact
from dropin.programme.plain_words.reading import Choice, Question, Replacement, edited
from dropin.programme.plain_words.tokens import SpokenClock, Token, tokens
from dropin.programme.plain_words.vocabulary import Kind
from dropin.records import record
from dropin.words import Message

_HALF_DAY = 12 * 60


@record
class WithColumns:
    """The words with the columns in them, and the question where they contradict each other."""

    words: str
    question: Question | None = None


def with_columns(
    words: str, said: Sequence[Fact], start: str, end: str, customs: Customs
) -> WithColumns:
    """``words`` holding what the columns ``start`` and ``end`` say about the clock.

    A column and the words agree where they are equal on a twelve-hour face; the clearer one
    is kept. Otherwise the column is the guess, and it is asked.
    """
    for cell in (start.strip(), end.strip()):
        if cell and column_clock(cell) is None:
            words = f"{words}, {cell}"
    opening, closing = column_clock(start), column_clock(end)
    clocks = [fact for fact in said if isinstance(fact, Clock)]
    if not clocks:
        shown = " - ".join(column_words(column) for column in (opening, closing) if column)
        return WithColumns(f"{words}, {shown}" if shown else words)
    first_replacements, first_agrees = _openings(clocks, opening)
    last_replacements, last_agrees = _closings(clocks, opening, closing)
    by_column = edited(words, *first_replacements, *last_replacements)
    if first_agrees and last_agrees:
        return WithColumns(by_column)
    agreed = [
        *(first_replacements if first_agrees else ()),
        *(last_replacements if last_agrees else ()),
    ]
    by_words = edited(words, *agreed)
    return WithColumns(by_column, _ask(by_column, by_words, clocks[0], words, (start, end)))


def column_clock(text: str) -> SpokenClock | None:
    """The clock of a column's cell, None where it holds no single clock."""
    found = [token for token in tokens(text) if token.kind is not Kind.FILLER]
    if len(found) != 1:
        return None
    return found[0].clock or _bare_hour(found[0])


def column_words(column: SpokenClock) -> str:
    """The cell as words: below 7 without am or pm it keeps its doubt as a leading zero."""
    if not column.half and column.hour < 7:
        return f"{column.hour:02}:{column.minute:02}"
    return plain_clock(ClockSpan(starts(replace(column, padded=True))[0]))


def _bare_hour(token: Token) -> SpokenClock | None:
    if token.kind is Kind.NUMBER and token.number <= 24:
        return SpokenClock(token.number, padded=token.text.startswith("0"), bare=True)
    return None


def _openings(
    clocks: Sequence[Clock], column: SpokenClock | None
) -> tuple[list[Replacement], bool]:
    """What puts the Start column in place of each clock it agrees with, if it agrees with any."""
    if column is None:
        return [], True
    text = f" {column_words(column)} "
    kept = {fact: _agreement(column, fact.first) for fact in clocks}
    agreeing = [fact for fact in clocks if kept[fact] is not _NONE]
    replaced = [fact for fact in agreeing or clocks[:1] if kept[fact] is not _WORDS]
    return [Replacement(fact.start, fact.first_end, text) for fact in replaced], bool(agreeing)


def _closings(
    clocks: Sequence[Clock], opening: SpokenClock | None, column: SpokenClock | None
) -> tuple[list[Replacement], bool]:
    """The same for the End column, which also closes a clock that has no end of its own."""
    if column is None:
        return [], True
    text = f" {column_words(column)} "
    replacements = []
    agrees = False
    for fact in clocks:
        if fact.last is not None:
            kept = _agreement(column, fact.last)
        elif opening is None or _agreement(opening, fact.first) is not _NONE:
            kept = _COLUMN
        else:
            continue
        agrees = agrees or kept is not _NONE
        if kept is _COLUMN:
            replacements.append(_closing(fact, text))
    return (replacements, True) if agrees else ([_closing(clocks[0], text)], False)


def _closing(fact: Clock, text: str) -> Replacement:
    if fact.last is None:
        return Replacement(fact.first_end, fact.first_end, f" - {text}")
    return Replacement(fact.last_start, fact.end, text)


_COLUMN, _WORDS, _NONE = "column", "words", "none"


def _agreement(column: SpokenClock, words: SpokenClock) -> str:
    """Which of the two to keep: equal on a twelve-hour face, the clearer one."""
    if (_face(column) - _face(words)) % _HALF_DAY:
        return _NONE
    if column.half and words.half:
        return _COLUMN if column.half == words.half else _NONE
    if column.half or column.hour > 12:
        return _COLUMN
    clear = bool(words.half) or words.hour > 12
    if column.hour < 7:
        return _WORDS if clear else _COLUMN
    literal = replace(column, padded=True)
    return _NONE if clear and starts(words) != starts(literal) else _COLUMN


def _face(clock: SpokenClock) -> int:
    return clock.hour * 60 + clock.minute


def _ask(
    by_column: str, by_words: str, fact: Clock, words: str, cells: tuple[str, str]
) -> Question:
    column = " – ".join(cell for cell in cells if cell)
    said = words[fact.start : fact.end].strip()
    text = Message("The words say “{words}”, the columns “{column}”.", words=said, column=column)
    return Question(
        text,
        (
            Choice(Message("{clock}, as in the columns", clock=column), by_column),
            Choice(Message("{clock}, as in the words", clock=said), by_words),
        ),
    )
