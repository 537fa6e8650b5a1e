"""From a centre's file to the phone list, name labels and badges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dropin.attendance.model import GOING
from dropin.attendance.store import sign_ups_of
from dropin.people.model import Person
from dropin.people.naming import role_name
from dropin.people.store import all_roles, leaders, people
from dropin.printing.documents.imprint import Imprint
from dropin.printing.documents.labels import CHOSEN, COMING, LEADERS, Wearer, label_sheet
from dropin.printing.documents.phone_list import Listed, phone_list
from dropin.printing.documents.reading_dates import date_of
from dropin.printing.flowing.model import Document
from dropin.printing.names import numbers_on_prints
from dropin.storage.file import CentreFile
from dropin.words import say

if TYPE_CHECKING:
    from dropin.printing.documents.reading import Wanted


def shared_numbers(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    """Whoever is still at the centre and agreed that others see their number, and their name."""
    number_of, roles = numbers_on_prints(file, imprint.today), all_roles(file, imprint.today)
    reachable = [each for each in _present(file, imprint) if each.phone]
    named = _named([each for each in reachable if number_of(each.id)], imprint)
    listed = [
        Listed(name, each.phone, ", ".join(map(role_name, roles.get(each.id, ()))))
        for each, name in named
        if name
    ]
    return phone_list(listed, len(reachable) - len(listed), imprint, roles=wanted.roles)


def labels(use: str, file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    """Labels or badges (``use``) of those one chose."""
    persons, about = _whose(file, wanted, imprint)
    wearers = [Wearer(name, each.pronouns) for each, name in _named(persons, imprint)]
    return label_sheet(use, wearers, about, wanted.labels, imprint)


def _named(persons: Sequence[Person], imprint: Imprint) -> list[tuple[Person, str]]:
    """Each with the name that may show, as one looks them up.

    That is by their sort names where whole names show, else by what does.
    """
    shown = [(each, imprint.name_of(each.id)) for each in persons]
    if all(name in ("", each.name) for each, name in shown):
        return shown
    return sorted(shown, key=lambda one: (one[1].casefold(), one[0].sorted_by))


def _whose(file: CentreFile, wanted: Wanted, imprint: Imprint) -> tuple[Sequence[Person], str]:
    """Of whom, and in words of whom."""
    choice = wanted.labels
    if choice.whose == LEADERS:
        present = {each.id for each in _present(file, imprint)}
        held = leaders(file, imprint.today)
        return [each for each in held if each.id in present], say("peer leaders")
    if choice.whose == CHOSEN:
        return [each for each in people(file) if each.id in choice.person_ids], ""
    if choice.whose == COMING:
        occurrence = date_of(file, wanted, imprint)
        signed = sign_ups_of(file, occurrence)
        coming = {each.person_id for each in signed if each.state == GOING}
        persons = [each for each in people(file) if each.id in coming]
        return persons, f"{occurrence.title} {imprint.day(occurrence.day)}"
    roles = all_roles(file, imprint.today)
    members = [each for each in _present(file, imprint) if "member" in roles.get(each.id, ())]
    return members, say("{members}")


def _present(file: CentreFile, imprint: Imprint) -> Sequence[Person]:
    """Everybody who has not left, sorted as one looks them up."""
    today = imprint.today
    return [each for each in people(file) if each.left_on is None or each.left_on > today]
