"""The Start and End columns of a spreadsheet, written into the words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dropin.dates import Customs
from dropin.programme.clock_words import ClockSpan, plain_clock, starts
from dropin.programme.facts import Clock, Fact
from dropin.programme.reading import Choice, Edit, Question, edited
from dropin.programme.tokens import SpokenClock, Token, tokens
from dropin.programme.vocabulary import Kind
from dropin.words import Message

_HALF_DAY = 12 * 60


@dataclass(frozen=True, slots=True)
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
    opening, closing = start.strip(), end.strip()
    if not opening and not closing:
        return WithColumns(words)
    clocks = [fact for fact in said if isinstance(fact, Clock)]
    if not clocks:
        joined = " - ".join(column_words(cell) for cell in (opening, closing) if cell)
        return WithColumns(f"{words}, {joined}")
    edits: list[Edit] = []
    contradictions: list[Edit] = []
    first_edits, contradicted = _openings(clocks, opening)
    (contradictions if contradicted else edits).extend(first_edits)
    last_edits, contradicted = _closings(clocks, opening, closing)
    (contradictions if contradicted else edits).extend(last_edits)
    by_column = edited(words, *edits, *contradictions)
    if not contradictions:
        return WithColumns(by_column)
    by_words = edited(words, *edits)
    return WithColumns(by_column, _ask(by_column, by_words, clocks[0], words, (opening, closing)))


def column_clock(text: str) -> SpokenClock | None:
    """The clock of a column's cell, None where it holds no single clock."""
    found = [token for token in tokens(text) if token.kind is not Kind.FILLER]
    if len(found) != 1:
        return None
    return found[0].clock or _bare_hour(found[0])


def column_words(text: str) -> str:
    """The cell as words: below 7 without am or pm it keeps its doubt as a leading zero."""
    spoken = column_clock(text)
    if spoken is None:
        return text
    if not spoken.half and spoken.hour < 7:
        return f"{spoken.hour:02}:{spoken.minute:02}"
    return plain_clock(ClockSpan(starts(replace(spoken, padded=True))[0]))


def _bare_hour(token: Token) -> SpokenClock | None:
    if token.kind is Kind.NUMBER and token.number <= 24:
        return SpokenClock(token.number, padded=token.text.startswith("0"), bare=True)
    return None


def _openings(clocks: Sequence[Clock], cell: str) -> tuple[list[Edit], bool]:
    """The edits that put the Start column in place of each clock it agrees with."""
    if not cell:
        return [], False
    column = column_clock(cell)
    edits = []
    agreed = False
    for fact in clocks:
        kept = _agreement(column, fact.first) if column else _NONE
        agreed = agreed or kept is not _NONE
        if kept is _COLUMN:
            edits.append(Edit(fact.start, fact.first_end, f" {column_words(cell)} "))
    if agreed:
        return edits, False
    first = clocks[0]
    return [Edit(first.start, first.first_end, f" {column_words(cell)} ")], True


def _closings(clocks: Sequence[Clock], start: str, cell: str) -> tuple[list[Edit], bool]:
    if not cell:
        return [], False
    column = column_clock(cell)
    text = f" {column_words(cell)} "
    edits = []
    agreed = False
    for fact in clocks:
        if fact.last is None:
            if _belongs(fact, start):
                edits.append(Edit(fact.first_end, fact.first_end, f" - {text}"))
                agreed = True
            continue
        kept = _agreement(column, fact.last) if column else _NONE
        agreed = agreed or kept is not _NONE
        if kept is _COLUMN:
            edits.append(Edit(fact.last_start, fact.end, text))
    if agreed:
        return edits, False
    first = clocks[0]
    if first.last is None:
        return [Edit(first.first_end, first.first_end, f" - {text}")], True
    return [Edit(first.last_start, first.end, text)], True


def _belongs(fact: Clock, start: str) -> bool:
    """Whether an end column can be the end of this clock: the Start column is its start."""
    column = column_clock(start)
    return not start or (column is not None and _agreement(column, fact.first) is not _NONE)


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
