"""Text as it can stand on paper: one line, composed letters, nothing invisible."""

from __future__ import annotations

import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def plain(text: str) -> str:
    """``text`` in one line, accents joined to their letters, without control characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(
        character for character in composed if unicodedata.category(character) not in _INVISIBLE
    )
