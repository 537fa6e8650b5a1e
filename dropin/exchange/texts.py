"""Texts as they travel between programs: tidied, normalised for comparing, leaders in words."""

from __future__ import annotations

import re


def tidy(text: str) -> str:
    """The text with plain line ends and without control characters or space around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c >= " " or c in "\n\t").strip()


def one_line(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(tidy(text).split())


def comparable(text: str) -> str:
    """What stays the same when only case, spaces or final punctuation differ."""
    plain = one_line(text).casefold()
    return plain.rstrip(".;:, ") or plain


def led_by_text(leader: str, co_leader: str, words: str) -> str:
    """Who leads, in one text: ``Ana``, ``Ana (with Ben)``, ``Ana; members``, ``members``."""
    lead = "; ".join(part for part in (one_line(leader), one_line(words)) if part)
    return f"{lead} (with {one_line(co_leader)})".strip() if co_leader else lead


def parted_lead(text: str) -> tuple[str, str]:
    """Leader and co-leader as ``led_by_text`` joined them; the second is '' where none is."""
    match = re.fullmatch(r"(.*?)\s*\(with (.+)\)", text)
    return (match[1], match[2]) if match else (text, "")
