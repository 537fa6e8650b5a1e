"""All SQL of the room, found here by name; each topic stands in ``reading/``."""

from __future__ import annotations

from dropin.relief.reading.cover import (
    Cover,
    call_lists,
    cover,
    covered_of,
    figures,
    still_open,
)
from dropin.relief.reading.reliefs import (
    calls_since,
    claimed_slots,
    claims,
    relief,
    relief_on,
    reliefs,
    reliefs_of,
)

__all__ = [
    "Cover",
    "call_lists",
    "calls_since",
    "claimed_slots",
    "claims",
    "cover",
    "covered_of",
    "figures",
    "relief",
    "relief_on",
    "reliefs",
    "reliefs_of",
    "still_open",
]
