"""What of a text may not be torn apart, and where a line may end without a space.

Simplified from UAX #29 and #14: what people see as one letter stays whole, with its accents,
vowel signs and joiners; so do the consonants an Indic script binds together, a flag, an emoji of
several parts, and the vowel that Thai and Lao write before its consonant.
"""

from __future__ import annotations

from unicodedata import category, combining

_JOINER, _NON_JOINER, _BREAK = "\u200d", "\u200c", "\u200b"
_VIRAMA = 9  # the combining class of signs that take a consonant's vowel away
_VISIBLE_VIRAMAS = frozenset("\u0bcd\u0e3a\u0eba\u103a")  # stand on a letter and bind nothing
_FOLLOWING = frozenset("\u0e33\u0eb3\uff9e\uff9f")  # written as letters, yet part of the one before
_LEADING = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
_NEVER_FIRST = frozenset("\u0e2f\u0e30\u0e32\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0ec6")  # Thai and Lao
_ENDS_A_SYLLABLE = frozenset("\u0f0b\u1361" + _BREAK)  # Tibetan, Ethiopic, and the invisible one
_NO_LINE_BEGINS = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々〻ー」』】〕）］｝〉》〗〙〛’”…‥〜～％ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    ")]}!?,.:;%»"
)
_NO_LINE_ENDS = frozenset("「『【〔（［｛〈《〖〘〚‘“￥＄([{$«#@")


def default_ignorable(character: str) -> bool:
    """Whether a character is never seen itself and only tells how others look."""
    code = ord(character)
    return any(first <= code <= last for first, last in _IGNORABLE)


_IGNORABLE = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF),
)  # fmt: skip


def clusters(text: str) -> list[str]:
    """``text`` in the smallest parts that can stand by themselves."""
    found: list[str] = []
    for character in text:
        if found and _belongs(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def segments(word: str) -> list[str]:
    """``word`` in the parts between which a line may end; most words are one part.

    Chinese and Japanese break almost anywhere, Tibetan and Ethiopic after their signs between
    words, any script where somebody set a break of no width.
    """
    found: list[str] = []
    for cluster in clusters(word):
        if found and not _may_break(found[-1], cluster):
            found[-1] += cluster
        else:
            found.append(cluster)
    return found


def _belongs(cluster: str, character: str) -> bool:
    last = cluster[-1]
    if category(character)[0] == "M" or character in _FOLLOWING or default_ignorable(character):
        return character != _BREAK
    if last in _LEADING or character in _NEVER_FIRST:
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff":  # skin tones
        return True
    if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7fb":  # Hangul in pieces
        return "\u1100" <= last <= "\u11ff" or "\uac00" <= last <= "\ud7fb"
    if _flag(character):
        return _flag(last) and len(cluster) == 1
    return _binds(cluster) and category(character)[0] in "LS"


def _binds(cluster: str) -> bool:
    """Whether ``cluster`` binds the letter or emoji after it."""
    last = cluster.rstrip(_NON_JOINER)[-1:] if cluster[-1] != _NON_JOINER else ""
    if last == _JOINER:
        return True
    return bool(last) and combining(last) == _VIRAMA and last not in _VISIBLE_VIRAMAS


def _flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _may_break(before: str, after: str) -> bool:
    if before[-1] in _ENDS_A_SYLLABLE:
        return True
    if before[-1] in _NO_LINE_ENDS or after[0] in _NO_LINE_BEGINS:
        return False
    return _ideographic(_base(before)) or _ideographic(after[0])


def _base(text: str) -> str:
    return next((each for each in reversed(text) if category(each)[0] != "M"), text[-1])


def _ideographic(character: str) -> bool:
    """Chinese characters, kana and the signs used with them; Korean breaks at its spaces."""
    return (
        "\u2e80" <= character <= "\u312f"
        or "\u3190" <= character <= "\ua4cf"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\ufe4f"
        or "\uff01" <= character <= "\uff9f"
        or "\U0001b000" <= character <= "\U0001b16f"
        or "\U00020000" <= character <= "\U0003ffff"
    )
