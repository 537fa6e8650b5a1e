"""How much of a name a sheet may show, and the words for roles.

The person printing chooses a level: all of it, the first name (with an initial where two on the
sheet share one), initials, or nothing; what each person agreed to always wins over it: without
their consent no level shows anything of their name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def told_apart(persons: Iterable[Person]) -> dict[int, str]:
    """What those are called, by person, who share a first name with another of ``persons``.

    Each has an initial of their last name beside it, or as few more letters as tell them apart:
    ``Ana S.`` and ``Ana T.``, ``Ana Sil.`` and ``Ana Sou.``. Where nothing short of the whole name
    does, it is the initial alone; who has no further name keeps the first.
    """
    sharing: dict[str, list[Person]] = {}
    for each in persons:
        sharing.setdefault(each.printed_name.casefold(), []).append(each)
    return {
        each.id: _beside(each, [other for other in those if other != each])
        for those in sharing.values()
        if len(those) > 1
        for each in those
    }


def initials(name: str) -> str:
    """``A. S.`` for Ana Silva; each part of a hyphenated name counts: ``A.-M. S.``"""
    return " ".join(
        "-".join(f"{_letters(part)[0].upper()}." for part in word.split("-") if part)
        for word in name.split()
    )


def _beside(person: Person, others: Sequence[Person]) -> str:
    last = _last_name(person)
    if not last:
        return person.printed_name
    letters = _letters(last)
    begun = ["".join(letters[:count]) for count in range(1, len(letters))] or letters
    rivals = [_last_name(each).casefold() for each in others]
    telling = (
        each for each in begun if not any(rival.startswith(each.casefold()) for rival in rivals)
    )
    return f"{person.printed_name} {next(telling, begun[0])}."


def _letters(word: str) -> list[str]:
    """The letters of a word, each with the accents and vowel signs that are written on it."""
    if word.isascii():
        return list(word)
    import unicodedata  # few names need it

    found: list[str] = []
    for each in word:
        if found and unicodedata.category(each).startswith(("M", "Cf")):
            found[-1] += each
        else:
            found.append(each)
    return found


def _last_name(person: Person) -> str:
    """The last word of the name, where it has more than one."""
    _, _, last = person.name.rpartition(" ")
    return last if " " in person.name.strip() else ""


def role_name(role: str) -> str:
    """The centre's word for one of ROLES."""
    return say(_ROLE_NAMES[role])


def consent_name(kind: str) -> str:
    """What one of CONSENTS lets the centre show."""
    return say(_CONSENT_NAMES[kind])
