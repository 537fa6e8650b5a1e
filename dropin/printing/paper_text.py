"""Text as it can stand on paper: one line, composed letters, nothing unseen but what shapes it."""

from __future__ import annotations

import unicodedata

_CONTROLS = frozenset({"Cc", "Cs"})
# Joiners, marks of direction, a break of no width, and Arabic signs that stand under a number.
_SHAPING = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u061c\u0600\u0601\u0602\u0603\u0604\u0605\u06dd"
)


def plain(text: str) -> str:
    """``text`` in one line, accents joined to their letters, without control characters.

    What joins or orders letters stays where there are letters that it could join or order.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    seen = "".join(each for each in composed if unicodedata.category(each) not in _CONTROLS)
    simple = "".join(each for each in seen if unicodedata.category(each) != "Cf")
    try:
        simple.encode("cp1252")
    except UnicodeEncodeError:
        return "".join(
            each for each in seen if each in _SHAPING or unicodedata.category(each) != "Cf"
        )
    return simple
