"""What waits for a person while leaders stand down, for the page Today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dropin.dates import Customs
from dropin.people.store import person
from dropin.relief.store import cover
from dropin.relief.telling import what_words, when_words
from dropin.storage.file import CentreFile
from dropin.words import Message


def waiting_for_somebody(file: CentreFile, now: datetime, customs: Customs) -> Iterator[Message]:
    """For everybody who stands down how much still needs cover, and what comes next of it.

    ``now`` is on the centre's wall.
    """
    found = cover(file, now)
    for relief in found.reliefs:
        theirs = [each for each in found.needs if each.relief_id == relief.id]
        who = person(file, relief.person_id)
        if not theirs or who is None:
            continue
        first = theirs[0]
        values = {
            "name": who.printed_name,
            "what": what_words(first),
            "when": when_words(first, now, customs),
        }
        if len(theirs) == 1:
            yield Message("{name} stands down. Still needs cover: {what}, {when}.", **values)
        else:
            yield Message(
                "{name} stands down. {count} things still need cover; next: {what}, {when}.",
                count=len(theirs),
                **values,
            )
