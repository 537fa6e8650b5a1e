"""What a sheet's file may be called on every system."""

from __future__ import annotations

_REFUSED = '<>:"/\\|?*'
_LONGEST = 120  # letters: with accents still less than any system takes


def as_file_name(text: str) -> str:
    """``text`` without the characters that some systems refuse in names of files."""
    allowed = "".join(" " if each in _REFUSED or each < " " else each for each in text)
    return " ".join(allowed.split())[:_LONGEST].strip(" .")
