"""No buddy has more pairs than their terms say, unless somebody allows it: that is written down.

Allowing it is always a person's own click, with their name; nothing allows it by itself.
"""

from __future__ import annotations

from datetime import date

from dropin.buddies.carrying import pairs_of
from dropin.buddies.reading.pairs import pairs_of_buddy
from dropin.errors import KnownError
from dropin.people.store import person
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


def check_room(
    file: CentreFile, buddy_id: int, pairs: int, most_pairs: int, allowed_by: str
) -> None:
    """Raises KnownError where that were too many pairs and nobody allows it."""
    if pairs <= most_pairs or allowed_by.strip():
        return
    who = person(file, buddy_id)
    raise KnownError(
        say(
            "{name} would have {pairs} pairs, and can carry {most}. Nothing was changed.",
            name=who.name if who is not None else "",
            pairs=pairs,
            most=most_pairs,
        ),
        say("Choose somebody else, or allow it with your name."),
    )


def note_allowed(
    change: Change,
    buddy_id: int,
    pairs: int,
    most_pairs: int,
    *,
    allowed_by: str,
    today: date,
    pair_id: int | None = None,
) -> None:
    """Write down who allowed it, where that are too many pairs. Call within the change."""
    if pairs > most_pairs:
        change.insert(
            "over_capacity",
            person_id=buddy_id,
            pair_id=pair_id,
            pairs=pairs,
            most_pairs=most_pairs,
            allowed_by=allowed_by.strip(),
            allowed_on=today.isoformat(),
        )


def pairs_now(file: CentreFile, buddy_id: int, day: date) -> int:
    """How many places of a buddy are taken on the day."""
    return pairs_of(pairs_of_buddy(file, buddy_id), buddy_id, day)
