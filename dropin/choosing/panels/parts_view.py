"""Fields that several panels of choosing share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dropin.choosing.amounts import read_hours, write_hours
from dropin.kit.suggest_field import SuggestField
from dropin.kit.typed_fields import ReadField
from dropin.people.store import named_people, named_person
from dropin.programme.model import BOARD, MEMBERS, STAFF
from dropin.storage.file import CentreFile
from dropin.words import say


def person_field(file: CentreFile, nobody: str) -> SuggestField[int]:
    """Somebody in the file, found by a part of the name; ``nobody`` says what empty means."""
    return SuggestField(
        lambda: named_people(file),
        say("Nobody in the file has this name. Choose one from the list, or add them in People."),
        nobody,
        words_of=partial(named_person, file),
    )


class HoursField(ReadField[int]):
    """Hours as people type them ("1.5", "1:30"), held in minutes."""

    def __init__(self) -> None:
        super().__init__(read_hours, write_hours, say("Write hours, such as 2 or 1:30."))


def deciders() -> Sequence[tuple[str, str]]:
    """Who can decide something, in words."""
    return [(say("the board"), BOARD), (say("{members}"), MEMBERS), (say("staff"), STAFF)]
