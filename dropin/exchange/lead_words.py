"""Who leads, as one text that other programs can hold, and apart again."""

from __future__ import annotations

import re

from dropin.exchange.tidy_text import one_line


def led_by_text(leader: str, co_leader: str, words: str) -> str:
    """Who leads, in one text: ``Ana``, ``Ana (with Ben)``, ``Ana; members``, ``members``."""
    lead = "; ".join(part for part in (one_line(leader), one_line(words)) if part)
    return f"{lead} (with {one_line(co_leader)})".strip() if co_leader else lead


def parted_lead(text: str) -> tuple[str, str]:
    """Leader and co-leader as ``led_by_text`` joined them; the second is '' where none is."""
    match = re.fullmatch(r"(.*?)\s*\(with (.+)\)", text)
    return (match[1], match[2]) if match else (text, "")
