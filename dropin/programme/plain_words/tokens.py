"""From what was typed to a row of tokens, each with its kind and its place in the text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from dropin.programme.plain_words.vocabulary import CALENDAR_NAMES, PHRASES, Kind, Meaning
from dropin.records import record


@record
class SpokenClock:
    """A clock as written. ``half`` is "", am, pm or night; ``padded`` has a leading zero."""

    hour: int
    minute: int = 0
    half: str = ""
    padded: bool = False
    about: bool = False
    bare: bool = False  # only a number, without minutes


@record
class SpokenDate:
    """A date as written, perhaps without its year, and where it stands in the text.

    ``numeric``: written ``5/11``, where either number may be the month.
    """

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    start: int = 0
    end: int = 0
    numeric: bool = False


@record
class Token:
    kind: Kind
    start: int
    end: int
    text: str
    number: int = 0
    numbers: tuple[int, ...] = ()
    words: str = ""
    plural: bool = False
    clock: SpokenClock | None = None
    date: SpokenDate | None = None
    guessed: str = ""  # the word that was meant by a misspelt one


def tokens(words: str) -> tuple[Token, ...]:
    """``words`` as tokens, longest phrases first. Never fails: the rest is UNKNOWN."""
    pieces = _pieces(words)
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        token, taken = _phrase(pieces, at)
        found.append(token)
        at += taken
    return tuple(found)


def plainly_written(words: str) -> str:
    """The same words, as long as before, with one sort of dash, quote and space."""
    return words.translate(_SAME_LENGTH)


_SAME_LENGTH = str.maketrans({**dict.fromkeys("–—−‐‑‒", "-"), **dict.fromkeys("’‘`´", "'")})
_HALF = r"(?P<half>[ap]\.?\s?m\b\.?|(?<=\d)[ap]\b)"
_PIECE = re.compile(
    rf"""
      (?P<rule>rrule:\S*|(?:[a-z]+=[^\s;]*;)*freq=\S*)
    | (?P<stamp>(?:dtstart|rdate|exdate)[^\s:]*:[\dtz,]+)
    | (?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}}(?:t(?=\d\d:)|(?!\d)))
    | (?P<numeric>\d{{1,2}}(?P<mark>[./-])\d{{1,2}}(?P=mark)(?:\d{{4}}|\d{{2}})(?!\d))
    | (?P<halved>\d{{1,2}}(?:[:.]\d{{2}}(?::\d{{2}})?)?\s?{_HALF})
    | (?P<clock>\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?(?!\d)|\d{{1,2}}h(?![a-z]))
    | (?P<ish>\d{{1,2}}(?::\d{{2}})?\s?-?ish\b)
    | (?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)\b)
    | (?P<short>\d{{1,2}}/\d{{1,2}}(?![\d/]))
    | (?P<number>\d+)
    | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)
    | (?P<line>\n)
    | (?P<mark_>[^\w\s]|_)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@record
class _Piece:
    sort: str
    text: str  # in small letters
    start: int
    end: int


def _pieces(words: str) -> list[_Piece]:
    # Small letters can be longer than capitals in a few scripts; spans must stay true.
    small = words.lower() if len(words.lower()) == len(words) else words
    found = []
    for match in _PIECE.finditer(small):
        sort = next(name for name in _SORTS if match.group(name) is not None)
        found.append(_Piece(sort, match.group(), match.start(), match.end()))
    return found


_SORTS = (
    *("word", "mark_", "number", "clock", "halved", "ordinal", "iso", "numeric", "short"),
    *("ish", "line", "rule", "stamp"),
)


def _longest_phrases() -> dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]]:
    by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for phrase, meaning in PHRASES.items():
        words = tuple(match.group() for match in _PIECE.finditer(phrase))
        by_first.setdefault(words[0], []).append((words, meaning))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in by_first.items()
    }


_BY_FIRST_WORD = _longest_phrases()


def _phrase(pieces: list[_Piece], at: int) -> tuple[Token, int]:
    piece = pieces[at]
    if piece.sort in ("word", "mark_", "line"):
        for words, meaning in _BY_FIRST_WORD.get(piece.text, ()):
            if all(
                at + offset < len(pieces) and pieces[at + offset].text == word
                for offset, word in enumerate(words)
            ):
                taken = len(words) + _abbreviating_dot(pieces, at, meaning)
                end = pieces[at + taken - 1].end
                return _meant(piece.start, end, " ".join(words), meaning), taken
        return _unknown_word(piece), 1
    return _READERS[piece.sort](piece), 1


def _abbreviating_dot(pieces: list[_Piece], at: int, meaning: Meaning) -> int:
    """How many pieces are the dot of "Wed." or "Nov."."""
    if meaning.kind not in (Kind.WEEKDAY, Kind.MONTH) or at + 1 >= len(pieces):
        return 0
    dot = pieces[at + 1]
    return int(dot.text == "." and dot.start == pieces[at].end)


def _meant(start: int, end: int, text: str, meaning: Meaning) -> Token:
    return Token(
        meaning.kind,
        start,
        end,
        text,
        meaning.number,
        meaning.numbers,
        meaning.words,
        meaning.plural,
    )


def _unknown_word(piece: _Piece) -> Token:
    if piece.text in _CLOCKS:
        return Token(Kind.CLOCK, piece.start, piece.end, piece.text, clock=_CLOCKS[piece.text])
    near = nearest_name(piece.text) if piece.sort == "word" else ""
    if near:
        token = _meant(piece.start, piece.end, piece.text, PHRASES[near])
        return replace(token, guessed=near)
    return Token(Kind.UNKNOWN, piece.start, piece.end, piece.text)


_CLOCKS = {
    "noon": SpokenClock(12, half="pm"),
    "midday": SpokenClock(12, half="pm"),
    "midnight": SpokenClock(24),
}


def _iso(piece: _Piece) -> Token:
    year, month, day = map(int, piece.text.removesuffix("t").split("-"))
    return _dated(piece, SpokenDate(day, month, year, None, piece.start, piece.end))


def _numeric(piece: _Piece) -> Token:
    mark = next(mark for mark in "./-" if mark in piece.text)
    first, second, year = map(int, piece.text.split(mark))
    full = year if year > 99 else 2000 + year
    # With dots the day comes first wherever dots are used.
    doubtful = mark != "." or second > 12
    return _dated(
        piece, SpokenDate(first, second, full, None, piece.start, piece.end, numeric=doubtful)
    )


def _short(piece: _Piece) -> Token:
    first, second = map(int, piece.text.split("/"))
    return _dated(
        piece, SpokenDate(first, second, None, None, piece.start, piece.end, numeric=True)
    )


def _dated(piece: _Piece, day: SpokenDate) -> Token:
    if not (day.day and day.month):  # no calendar has a day or a month 0
        return Token(Kind.UNKNOWN, piece.start, piece.end, piece.text)
    return Token(Kind.DATE, piece.start, piece.end, piece.text, date=day)


def _clock(piece: _Piece) -> Token:
    numbers = re.findall(r"\d+", piece.text)
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    letter = re.search(r"[ap]", piece.text)
    half = letter.group() + "m" if letter else ""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return Token(Kind.UNKNOWN, piece.start, piece.end, piece.text)
    spoken = SpokenClock(
        hour,
        minute,
        half if 1 <= hour <= 12 else "",
        padded=numbers[0].startswith("0") and not half,
        about=piece.sort == "ish",
        bare=piece.sort != "ish" and len(numbers) == 1 and not half and "h" not in piece.text,
    )
    return Token(Kind.CLOCK, piece.start, piece.end, piece.text, clock=spoken)


def _ordinal(piece: _Piece) -> Token:
    number = int(piece.text[:-2])
    return Token(Kind.ORDINAL, piece.start, piece.end, piece.text, number)


def _rule(piece: _Piece) -> Token:
    text = piece.text.rstrip(",.")
    return Token(Kind.RULE, piece.start, piece.start + len(text), text, words=text.upper())


def _stamp(piece: _Piece) -> Token:
    return Token(Kind.STAMP, piece.start, piece.end, piece.text, words=piece.text.upper())


def _number(piece: _Piece) -> Token:
    number = int(piece.text[:9])
    return Token(Kind.NUMBER, piece.start, piece.end, piece.text, number)


_READERS = {
    "rule": _rule,
    "stamp": _stamp,
    "iso": _iso,
    "numeric": _numeric,
    "short": _short,
    "clock": _clock,
    "halved": _clock,
    "ish": _clock,
    "ordinal": _ordinal,
    "number": _number,
}


@lru_cache(maxsize=512)
def nearest_name(word: str) -> str:
    """The weekday or month that ``word`` misspells, or "": one slip, two in a long word."""
    if len(word) < 5:
        return ""
    allowed = 1 if len(word) < 6 else 2
    near = [(slips(word, name), name) for name in CALENDAR_NAMES]
    fewest, name = min(near)
    return name if fewest <= allowed else ""


def slips(first: str, second: str) -> int:
    """How many letters were left out, added, changed or swapped (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        new = [i]
        for j, other in enumerate(second, start=1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        before, row = row, new
    return row[-1]
