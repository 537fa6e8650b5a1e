"""A row of a table of people: what its cells say, or why it cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Mapping as Mapped
from datetime import date

from dropin.exchange.cells import RowError, read_yes_no
from dropin.exchange.day_cells import DayReader
from dropin.exchange.people_table.model import PersonSaid
from dropin.exchange.rows import written_name
from dropin.exchange.tidy_text import one_line
from dropin.people.model import CONSENTS, ROLES
from dropin.people.naming import consent_name, role_name
from dropin.people.store import searchable
from dropin.words import say

DAY_FIELDS = ("joined_on", "left_on")
_LINES = ("short_name", "sort_name", "pronouns", "phone", "email")
_OTHER_ROLE_NAMES = {
    "peer leader": "leader",
    "peer-leader": "leader",
    "board member": "board",
    "members' board": "board",
    "relative": "family",
}
_SPOILT_NUMBER = re.compile(r"\d+([.,]\d+)?E\+?\d+", re.IGNORECASE)


def read_person(
    cells: Mapped[str, str], days: Mapped[str, DayReader], role_words: Mapped[str, str]
) -> tuple[PersonSaid, tuple[str, ...]]:
    """What the row says, and the words among its roles that name none.

    ``days`` are the readers of the columns that hold days, ``role_words`` those of ``role_words``.
    Raises RowError.
    """
    fields: dict[str, object] = {"name": written_name(cells)}
    if not fields["name"]:
        raise RowError(say("This row has no name."))
    fields |= {field: text for field in _LINES if (text := one_line(cells.get(field, "")))}
    if needs := cells.get("access_needs", ""):
        fields["access_needs"] = needs
    if languages := words_in(cells.get("languages", ""), "/"):
        fields["languages"] = languages
    fields |= {field: days[field].read(cells[field]) for field in DAY_FIELDS if cells.get(field)}
    _check(fields)
    roles, unknown = _roles(cells.get("roles", ""), role_words)
    interests = words_in(cells.get("interests", ""))
    return PersonSaid(fields, roles, _consents(cells), interests), unknown


def role_words() -> dict[str, str]:
    """Every word for a role: ours, the centre's own, and each with an s."""
    words = {role: role for role in ROLES} | _OTHER_ROLE_NAMES
    words |= {searchable(role_name(role)): role for role in ROLES}
    return words | {f"{word}s": role for word, role in words.items()}


def words_in(cell: str, also_between: str = "") -> tuple[str, ...]:
    """The words between commas, semicolons or line ends, each once."""
    parts = map(one_line, re.split(f"[,;\n{also_between}]", cell))
    return tuple(dict.fromkeys(filter(None, parts)))


def _roles(cell: str, known: Mapped[str, str]) -> tuple[frozenset[str], tuple[str, ...]]:
    words = words_in(cell, "/")
    roles = frozenset(known[plain] for word in words if (plain := searchable(word)) in known)
    return roles, tuple(word for word in words if searchable(word) not in known)


def _consents(cells: Mapped[str, str]) -> dict[str, bool]:
    consents = {}
    for kind in CONSENTS:
        cell = cells.get(kind, "")
        answer = read_yes_no(cell)
        if cell and answer is None:
            what = consent_name(kind)
            raise RowError(
                say("“{words}” is neither yes nor no ({what}).", words=cell[:80], what=what)
            )
        if answer is not None:
            consents[kind] = answer
    return consents


def _check(fields: Mapped[str, object]) -> None:
    phone = str(fields.get("phone", ""))
    if _SPOILT_NUMBER.fullmatch(phone):
        raise RowError(
            say("A spreadsheet has shortened the number to “{phone}”; write it anew.", phone=phone)
        )
    email = str(fields.get("email", ""))
    if email and not re.fullmatch(r"[^@\s]+@[^@\s]+", email):
        raise RowError(say("“{words}” is no e-mail address.", words=email[:80]))
    joined_on, left_on = fields.get("joined_on"), fields.get("left_on")
    if isinstance(joined_on, date) and isinstance(left_on, date) and left_on < joined_on:
        raise RowError(say("They would leave before joining; check the two days."))
