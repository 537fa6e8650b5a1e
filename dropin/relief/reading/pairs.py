"""Pairs of the buddy programme whose buddy stood down: whose, and until when they need another.

They stand beside what needs cover and are no part of it: a temporary buddy is asked by the buddy
programme itself, like any buddy, and both say yes first. So nobody is rung for them.
"""

from __future__ import annotations

from datetime import date

from dropin.buddies.model import Pair
from dropin.buddies.store import pairs_needing_cover
from dropin.records import record
from dropin.relief.model import Relief
from dropin.relief.reading.reliefs import reliefs
from dropin.storage.file import CentreFile


@record
class PairAlone:
    """A pair that needs a temporary buddy while a relief lasts. ``buddies.choices.stand_ins_for``
    says whom to offer."""

    relief: Relief
    pair: Pair


def pairs_alone(file: CentreFile, today: date) -> tuple[PairAlone, ...]:
    """The pairs of everybody who stood down or is about to, in which nobody stands in; each once.

    They leave the list once somebody is asked to stand in for all that time, and come back with
    Undo.
    """
    found: dict[int, PairAlone] = {}
    for relief in reliefs(file, today):
        first = max(relief.starts_on, today)
        for pair in pairs_needing_cover(file, relief.person_id, first, relief.ends_on):
            found.setdefault(pair.id, PairAlone(relief, pair))
    return tuple(found.values())
