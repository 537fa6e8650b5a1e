"""Everybody the centre knows, as plain data, and what a row would change of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dropin.attendance.store import all_interests
from dropin.exchange.people_table.matching import name_key
from dropin.exchange.people_table.model import PersonChange, PersonSaid
from dropin.people.model import Consent, Person, agreed
from dropin.people.store import all_consents, all_roles, people, searchable
from dropin.programme.store import categories
from dropin.records import record
from dropin.storage.file import CentreFile

USUAL_ROLES = frozenset({"member"})
"""What somebody new is where their row names no role."""


@record
class KnownPeople:
    """People by id, with what they hold on ``today``; categories by their searchable name."""

    today: date
    people: Mapping[int, Person]
    roles: Mapping[int, tuple[str, ...]]
    consents: Mapping[int, tuple[Consent, ...]]
    interests: Mapping[int, frozenset[int]]
    categories: Mapping[str, int]

    def addition(self, said: PersonSaid) -> PersonChange:
        """What is written of somebody new."""
        given = {kind: yes for kind, yes in said.consents.items() if yes}
        roles = said.roles or USUAL_ROLES
        return PersonChange(0, said.fields, roles, given, self._liked(said))

    def change(self, known: Person, said: PersonSaid) -> PersonChange:
        """What the row changes of somebody who is known; a name differs in more than accents."""
        fields = {
            field: value for field, value in said.fields.items() if getattr(known, field) != value
        }
        if name_key(known.name) == name_key(said.name):
            fields.pop("name", None)
        held = self.consents.get(known.id, ())
        return PersonChange(
            known.id,
            fields,
            said.roles - set(self.roles.get(known.id, ())),
            {
                kind: yes
                for kind, yes in said.consents.items()
                if agreed(held, kind, self.today) != yes
            },
            self._liked(said) - self.interests.get(known.id, frozenset()),
        )

    def unknown_interests(self, said: PersonSaid) -> tuple[str, ...]:
        """Those that are no category here."""
        return tuple(each for each in said.interests if searchable(each) not in self.categories)

    def _liked(self, said: PersonSaid) -> frozenset[int]:
        keys = map(searchable, said.interests)
        return frozenset(self.categories[key] for key in keys if key in self.categories)


def known_people(file: CentreFile, today: date) -> KnownPeople:
    return KnownPeople(
        today,
        {each.id: each for each in people(file)},
        all_roles(file, today),
        all_consents(file),
        all_interests(file),
        {searchable(each.name): each.id for each in categories(file)},
    )
