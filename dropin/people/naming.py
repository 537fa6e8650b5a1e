"""How much of a name a sheet may show, and the words for roles.

The person printing chooses a level; what each person agreed to always wins over it: without
their consent no level shows anything of their name.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Consent, Person, agreed
from dropin.words import say

FULL, FIRST, INITIALS, NONE = "full", "first", "initials", "none"
LEVELS = (FULL, FIRST, INITIALS, NONE)

_ROLE_NAMES = {
    "member": "{member}",
    "leader": "peer leader",
    "buddy": "buddy",
    "coordinator": "coordinator",
    "board": "board",
    "staff": "staff",
    "volunteer": "volunteer",
    "family": "family",
}
_CONSENT_NAMES = {
    NAME_ON_PRINTS: "name on prints",
    NUMBER_TO_MEMBERS: "number to other {members}",
}


def name_on_print(person: Person, consents: Sequence[Consent], day: date, level: str) -> str:
    """What a sheet made on ``day`` shows of the name, one of LEVELS at most.

    Empty where they have not agreed to their name on prints that day, or nothing was asked for.
    """
    if level == NONE or not agreed(consents, NAME_ON_PRINTS, day):
        return ""
    if level == INITIALS:
        return initials(person.name)
    return person.printed_name if level == FIRST else person.name


def initials(name: str) -> str:
    """``A. S.`` for Ana Silva; each part of a hyphenated name counts: ``A.-M. S.``"""
    return " ".join(
        "-".join(f"{part[0].upper()}." for part in word.split("-") if part) for word in name.split()
    )


def role_name(role: str) -> str:
    """The centre's word for one of ROLES."""
    return say(_ROLE_NAMES[role])


def consent_name(kind: str) -> str:
    """What one of CONSENTS lets the centre show."""
    return say(_CONSENT_NAMES[kind])
