"""What whoever prints should know of the names on a sheet: how many are left out because people
did not agree to be named, and which several people share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, agreed
from dropin.people.store import consents_of
from dropin.printing.entries import NameOf, listed
from dropin.storage.file import CentreFile
from dropin.words import Message

_WITHHELD = {
    NAME_ON_PRINTS: "Left out: the names of {count} of the {all} people on it. "
    "They have not agreed to be named on prints.",
    NUMBER_TO_MEMBERS: "Left out: the numbers of {count} of the {all} people on it. "
    "They have not agreed to give them.",
}


def withheld(
    file: CentreFile, person_ids: Collection[int], kinds: Collection[str], today: date
) -> Iterator[Message]:
    """How many of these people did not agree to each of ``kinds`` (of CONSENTS), and where to note
    that somebody does; nothing where all did."""
    found = [
        Message(_WITHHELD[kind], count=len(others), all=len(person_ids))
        for kind in kinds
        if (others := [each for each in person_ids if not _agreed(file, each, kind, today)])
    ]
    yield from found
    if found:
        yield Message("Ask them, and note it in People under “What they agreed to show”.")


def namesakes(person_ids: Collection[int], name_of: NameOf) -> Iterator[Message]:
    """The names, as ``name_of`` shows them, that more than one of these people would have."""
    shown = Counter(filter(None, map(name_of, person_ids)))
    shared = sorted(name for name, count in shown.items() if count > 1)
    if shared:
        yield Message(
            "More than one person on it shows as {names}. Short names in People tell them apart.",
            names=listed(shared),
        )


def _agreed(file: CentreFile, person_id: int, kind: str, today: date) -> bool:
    return agreed(consents_of(file, person_id), kind, today)
