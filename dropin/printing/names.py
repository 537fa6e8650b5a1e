"""Names as sheets may show them: each person's consent wins over what is asked for."""

from __future__ import annotations

from datetime import date
from functools import cache

from dropin.people.naming import name_on_print
from dropin.people.store import consents_of, person
from dropin.printing.entries import NameOf
from dropin.storage.file import CentreFile


def names_on_prints(file: CentreFile, level: str, today: date) -> NameOf:
    """Asks the file only about people who stand on the sheet, and once about each."""

    @cache
    def name_of(person_id: int) -> str:
        found = person(file, person_id)
        if found is None:
            return ""
        return name_on_print(found, consents_of(file, person_id), today, level)

    return name_of
