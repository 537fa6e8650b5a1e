"""What a row says of somebody, and what bringing it in would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from dropin.records import record


@record
class PersonSaid:
    """What one row says; what it leaves empty is in none of these.

    ``fields`` are those of ``people.model.Person`` by name, ``consents`` yes or no by kind.
    ``interests`` are names of categories.
    """

    fields: Mapping[str, object] = field(default_factory=dict)
    roles: frozenset[str] = frozenset()
    consents: Mapping[str, bool] = field(default_factory=dict)
    interests: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.fields["name"])

    def text(self, name: str) -> str:
        return str(self.fields.get(name, ""))


@record
class PersonChange:
    """What is written of one person: 0 is somebody new. ``interests`` are ids of categories.

    Roles and interests come on top of those they have: no row takes one away.
    """

    person_id: int
    fields: Mapping[str, object]
    roles: frozenset[str]
    consents: Mapping[str, bool]
    interests: frozenset[int]
