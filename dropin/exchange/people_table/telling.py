"""A row of a table of people in words: all it says, and what it would change."""

from __future__ import annotations

from datetime import date

from dropin.dates import Customs, day_long
from dropin.exchange.people_table.model import PersonChange, PersonSaid
from dropin.people.model import Person
from dropin.people.naming import consent_name, role_name
from dropin.words import Message, say

FIELD_NAMES = {
    "name": "name",
    "short_name": "short name",
    "sort_name": "sorted under",
    "pronouns": "pronouns",
    "phone": "phone",
    "email": "e-mail",
    "languages": "languages",
    "access_needs": "access needs",
    "joined_on": "joined",
    "left_on": "left",
}


def reading(said: PersonSaid, roles: frozenset[str], customs: Customs) -> str:
    """All that a row says but the name, with the roles that come of it."""
    parts = [", ".join(map(role_name, sorted(roles)))]
    parts += [
        f"{say(name)}: {_in_words(said.fields[field], customs)}"
        for field, name in FIELD_NAMES.items()
        if field in said.fields and field != "name"
    ]
    parts += [f"{consent_name(kind)}: {_yes_no(given)}" for kind, given in said.consents.items()]
    if said.interests:
        parts.append(say("likes {interests}", interests=", ".join(said.interests)))
    return "; ".join(part for part in parts if part)


def changes(before: Person, change: PersonChange, customs: Customs) -> Message:
    """What would be different of somebody who is known, with what it was."""
    parts = [
        _field_change(field, getattr(before, field), value, customs)
        for field, value in change.fields.items()
    ]
    parts += [say("now {role}", role=role_name(role)) for role in sorted(change.roles)]
    parts += [f"{consent_name(kind)}: {_yes_no(yes)}" for kind, yes in change.consents.items()]
    if change.interests:
        parts.append(say("interests"))
    return Message("Changes {parts}.", parts="; ".join(parts))


def known_as(each: Person) -> str:
    """A person told apart from their namesakes: ``Ana Silva (0171 555)``."""
    apart = each.phone or each.email or each.short_name
    return f"{each.name} ({apart})" if apart else each.name


def _field_change(field: str, before: object, after: object, customs: Customs) -> str:
    values = {
        "field": say(FIELD_NAMES[field]),
        "after": _in_words(after, customs),
        "before": _in_words(before, customs),
    }
    if before:
        return say("{field}: {after} (so far {before})", **values)
    return say("{field}: {after}", **values)


def _in_words(value: object, customs: Customs) -> str:
    if isinstance(value, date):
        return day_long(value, customs)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _yes_no(yes: bool) -> str:
    return say("yes") if yes else say("no")
