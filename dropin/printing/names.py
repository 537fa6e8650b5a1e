"""Names as sheets may show them: each person's consent wins over what is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TypeVar

from dropin.people.model import NUMBER_TO_MEMBERS, agreed
from dropin.people.naming import FIRST, name_on_print, told_apart
from dropin.people.store import consents_of, person
from dropin.printing.entries import NameOf
from dropin.storage.file import CentreFile

Made = TypeVar("Made")


def names_on_prints(file: CentreFile, level: str, today: date) -> NameOf:
    """Asks the file only about people who stand on the sheet, and once about each."""

    @cache
    def name_of(person_id: int) -> str:
        found = person(file, person_id)
        if found is None:
            return ""
        return name_on_print(found, consents_of(file, person_id), today, level)

    return name_of


def numbers_on_prints(file: CentreFile, today: date) -> NameOf:
    """The number of whoever agreed that day to share it with others; of anybody else it is "".

    It may stand beside a name alone: by itself it might tell whose it is.
    """

    @cache
    def number_of(person_id: int) -> str:
        found = person(file, person_id)
        shared = agreed(consents_of(file, person_id), NUMBER_TO_MEMBERS, today)
        return found.phone if found is not None and shared else ""

    return number_of


def with_names(
    file: CentreFile, name_of: NameOf, level: str, compose: Callable[[NameOf], Made]
) -> Made:
    """A sheet composed with names as ``names_on_prints`` gives them at ``level``.

    Whom it names is known once it is composed. Where two of them share a first name it is composed
    once more, with an initial beside each; nobody who is not on the sheet costs anybody one.
    """
    shown: dict[int, str] = {}

    def noted(person_id: int) -> str:
        shown[person_id] = name_of(person_id)
        return shown[person_id]

    made = compose(noted)
    apart = _apart(file, shown) if level == FIRST else {}
    return compose(lambda number: apart.get(number) or name_of(number)) if apart else made


def _apart(file: CentreFile, shown: dict[int, str]) -> dict[int, str]:
    """Those of ``shown`` who share a first name, as the sheet then calls them."""
    count = Counter(name.casefold() for name in shown.values() if name)
    sharing = [number for number, name in shown.items() if count[name.casefold()] > 1]
    return told_apart(each for each in (person(file, number) for number in sharing) if each)
