"""People as they want to be named, the roles they hold, and what they agreed to show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dropin.records import record

ROLES = ("member", "leader", "buddy", "coordinator", "board", "staff", "volunteer", "family")
NAME_ON_PRINTS = "name_on_prints"
NUMBER_TO_MEMBERS = "number_to_members"
CONSENTS = (NAME_ON_PRINTS, NUMBER_TO_MEMBERS)


@record
class Person:
    """Somebody of the centre. There is no field for anything medical, on purpose."""

    id: int
    name: str
    short_name: str = ""
    sort_name: str = ""
    pronouns: str = ""
    phone: str = ""
    email: str = ""
    languages: tuple[str, ...] = ()
    access_needs: str = ""
    joined_on: date | None = None
    left_on: date | None = None

    @property
    def printed_name(self) -> str:
        """The short name they chose, else the first word of their name."""
        return self.short_name or self.name.split()[0]

    @property
    def sorted_by(self) -> str:
        return (self.sort_name or self.name).casefold()


@record
class RoleHeld:
    """A role from a day up to but not including another; open where ``ends_on`` is None."""

    id: int
    person_id: int
    role: str
    starts_on: date
    ends_on: date | None = None

    def held_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@record
class Consent:
    """What someone agreed to show, from the day given until the day withdrawn."""

    id: int
    person_id: int
    kind: str
    given_on: date
    withdrawn_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.given_on <= day and (self.withdrawn_on is None or day < self.withdrawn_on)


def agreed(consents: Sequence[Consent], kind: str, day: date) -> bool:
    """Whether any of one person's consents of this kind holds on ``day``."""
    return any(each.kind == kind and each.holds_on(day) for each in consents)
