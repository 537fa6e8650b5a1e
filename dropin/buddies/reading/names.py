"""What the people of the programme are called."""

from __future__ import annotations

from collections.abc import Iterable

from dropin.people.store import person
from dropin.storage.file import CentreFile


def names_of(file: CentreFile, person_ids: Iterable[int | None]) -> dict[int, str]:
    """Their names by person; who was removed is left out."""
    found = (person(file, each) for each in dict.fromkeys(person_ids) if each is not None)
    return {each.id: each.name for each in found if each is not None}
