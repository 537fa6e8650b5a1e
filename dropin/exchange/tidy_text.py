"""Texts as they travel between programs: tidied, and as they are compared."""

from __future__ import annotations


def tidy(text: str) -> str:
    """The text with plain line ends and without control characters or space around it."""
    if text.isprintable():
        return text.strip()
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c >= " " or c in "\n\t").strip()


def one_line(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(tidy(text).split())


def comparable(text: str) -> str:
    """What stays the same when only case, spaces or final punctuation differ."""
    plain = one_line(text).casefold()
    return plain.rstrip(".;:, ") or plain
