"""Where a text may be broken into lines, in any script.

Words part at spaces. Chinese and Japanese part almost anywhere; what is wider than a line parts
between letters, never between a letter and what belongs to it. Most sheets hold simple words
only, and are broken without knowing more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dropin.records import NamedTuple

if TYPE_CHECKING:
    from dropin.printing.layout import Measure

_FROM_RIGHT = re.compile(  # Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and others
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_UNSPACED = re.compile(  # Tibetan, Ethiopic, a break of no width, Chinese and Japanese
    "[\u0f0b\u1361\u200b\u2e80-\ua4cf\uf900-\ufaff\uff01-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
_SIMPLE = "\u02ff"  # up to here every letter stands by itself and within its line
_STROKES = frozenset("-–/_.,;:@")  # a long word is rather broken after one of these


class Part(NamedTuple):
    """What stays on one line; whether it must begin one; whether it follows without a space."""

    text: str
    apart: bool = False
    close: bool = False


def parts_of(text: str, font: str, most: float, size: float, measure: Measure) -> Iterator[Part]:
    """The words of ``text``, and of a word wider than ``most`` the parts it is broken into."""
    for word in text.split(" "):
        for number, segment in enumerate(segments_of(word)):
            close = number > 0
            if measure(segment, font, size) <= most:
                yield Part(segment, close=close)
            else:
                yield from _broken(segment, font, most, size, measure, close)


def reads_from_right(text: str) -> bool:
    """Whether a paragraph that begins with ``text`` reads from the right."""
    if text.isascii() or not _FROM_RIGHT.search(text):
        return False
    from dropin.printing.letters import direction

    return direction.reads_from_right(text)


def stays_in_line(text: str) -> bool:
    """Whether no letter of ``text`` can reach beyond its line, whatever it is set in."""
    return text.isascii() or max(text) <= _SIMPLE


def _broken(
    word: str, font: str, most: float, size: float, measure: Measure, close: bool
) -> Iterator[Part]:
    """Parts of a word wider than a line, rather after a hyphen or stroke than between letters."""
    letters = _letters(word)
    start = 0
    while start < len(letters):
        stop, used = start, 0.0
        while stop < len(letters) and used + (width := measure(letters[stop], font, size)) <= most:
            used += width
            stop += 1
        if letters is not word:
            stop = _joined(letters, start, stop, font, most, size, measure)
        stop = max(stop, start + 1)
        if stop < len(letters):
            stop = _after_stroke(letters, start, stop)
        yield Part("".join(letters[start:stop]), apart=start > 0, close=close or start > 0)
        start = stop


def _joined(
    letters: Sequence[str],
    start: int,
    stop: int,
    font: str,
    most: float,
    size: float,
    measure: Measure,
) -> int:
    """Where the line ends after all, as letters that join are narrower or wider than apart."""
    while stop < len(letters) and measure("".join(letters[start : stop + 1]), font, size) <= most:
        stop += 1
    while stop > start and measure("".join(letters[start:stop]), font, size) > most:
        stop -= 1
    return stop


def segments_of(word: str) -> Sequence[str]:
    """``word`` in the parts between which a line may end; nearly always it is one."""
    if word.isascii() or not _UNSPACED.search(word):
        return (word,)
    from dropin.printing.letters.clusters import segments

    return segments(word)


def _letters(word: str) -> Sequence[str]:
    """``word`` in the smallest parts that can stand by themselves."""
    if stays_in_line(word):
        return word
    from dropin.printing.letters.clusters import clusters

    return clusters(word)


def _after_stroke(word: Sequence[str], start: int, stop: int) -> int:
    for cut in range(stop, (start + stop) // 2, -1):
        if word[cut - 1] in _STROKES:
            return cut
    return stop
