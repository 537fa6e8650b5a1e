"""Every rule that a roster breaks, as sentences: for the screens and for ``roster check``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dropin.records import record
from dropin.roster.changes_told import slot_words
from dropin.roster.model import Shift, Slot
from dropin.roster.planning.model import Obstacle
from dropin.roster.planning.rules import broken
from dropin.roster.posing import Situation, assignment, problem
from dropin.roster.shifts import slots_of
from dropin.roster.telling import Telling, said
from dropin.words import Message


@record
class Breach:
    """A rule that is broken, and where: ``Mon 30 Nov Phone: Cam has not done phone support``."""

    obstacle: Obstacle
    text: Message


def breaches(situation: Situation, telling: Telling) -> tuple[Breach, ...]:
    """Every rule the roster of these days breaks as it is published, by time; a draft aside."""
    standing = assignment(situation, drafted=False)
    found = broken(problem(situation), standing)
    return told(found, tuple(slots_of(situation.shifts)), telling)


def told(
    obstacles: Iterable[Obstacle], slots: Sequence[tuple[Shift, Slot]], telling: Telling
) -> tuple[Breach, ...]:
    """Each obstacle with the slot it is about, one of ``slots``."""
    where = {slot.id: slot_words(shift, slot, telling.customs) for shift, slot in slots}
    return tuple(
        Breach(
            each,
            Message("{slot}: {what}", slot=where[each.slot_id], what=said(each, telling)),
        )
        for each in obstacles
    )
