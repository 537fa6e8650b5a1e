"""Whom a row of a table of people means, among those the centre knows.

By the same e-mail or phone, where the name or at least its first word is the same too; else by
the name. A number may be a whole family's: with another name under it, a person is asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from dropin.exchange.people_table.model import PersonSaid
from dropin.people.model import Person
from dropin.people.store import searchable
from dropin.records import record

_FEWEST_DIGITS = 5


@record
class Found:
    """Whom a row may mean. ``person`` where it is certain; none of ``asked``: somebody new."""

    person: Person | None = None
    asked: tuple[Person, ...] = ()


class Known:
    """People to be found by what a row says of them."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_name: dict[str, list[Person]] = {}
        self._by_contact: dict[str, list[Person]] = {}
        for each in people:
            self._by_name.setdefault(name_key(each.name), []).append(each)
            for contact in contacts(each.email, each.phone):
                self._by_contact.setdefault(contact, []).append(each)

    def find(self, said: PersonSaid) -> Found:
        """Whom ``said`` means, or may mean."""
        key = name_key(said.name)
        reached = self._reached(said)
        same = [each for each in reached if name_key(each.name) == key]
        if len(same) == 1:
            return Found(same[0])
        namesakes = self._by_name.get(key, [])
        if len(namesakes) > 1:
            return Found(asked=tuple(same or namesakes))
        if namesakes:
            return Found(namesakes[0])
        first = [each for each in reached if _first_word(each.name) == _first_word(said.name)]
        if len(first) == 1:
            return Found(first[0])
        return Found(asked=tuple(reached))

    def _reached(self, said: PersonSaid) -> list[Person]:
        """Those with the same e-mail or phone, each once."""
        found = {
            each.id: each
            for contact in contacts(said.text("email"), said.text("phone"))
            for each in self._by_contact.get(contact, ())
        }
        return list(found.values())


def name_key(name: str) -> str:
    """What stays the same of a name when only case, accents or spaces differ."""
    return " ".join(searchable(name).split())


def contacts(email: str, phone: str) -> tuple[str, ...]:
    """E-mail and phone as they are compared: case, spaces and signs do not matter."""
    digits = "".join(letter for letter in phone if letter.isdecimal())
    found = (email.casefold(), digits if len(digits) >= _FEWEST_DIGITS else "")
    return tuple(each for each in found if each)


def _first_word(name: str) -> str:
    return name_key(name).partition(" ")[0]
