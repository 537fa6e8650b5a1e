"""The names that may leave the centre."""

from __future__ import annotations

from dropin.exchange.store import last_change_moment
from dropin.people.naming import FULL, name_on_print
from dropin.people.store import all_consents, people
from dropin.storage.file import CentreFile


def shown_names(file: CentreFile) -> dict[int, str]:
    """By person, the names of those who agreed to it."""
    day = last_change_moment(file).date()
    consents = all_consents(file)
    return {
        person.id: name
        for person in people(file)
        if (name := name_on_print(person, consents.get(person.id, ()), day, FULL))
    }
