"""All SQL of the room, found here by name; each topic stands in ``reading/``."""

from __future__ import annotations

from dropin.relief.reading.cover import (
    Cover,
    call_lists,
    cover,
    figures,
    still_open,
)
from dropin.relief.reading.pairs import PairAlone, pairs_alone
from dropin.relief.reading.reliefs import (
    calls_since,
    claimed_slots,
    claims,
    relief,
    relief_on,
    reliefs,
    reliefs_of,
)
from dropin.relief.reading.repairing import Repair, repair

__all__ = [
    "Cover",
    "PairAlone",
    "Repair",
    "call_lists",
    "calls_since",
    "claimed_slots",
    "claims",
    "cover",
    "figures",
    "pairs_alone",
    "relief",
    "relief_on",
    "reliefs",
    "reliefs_of",
    "repair",
    "still_open",
]
