"""The roles people hold and what they agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dropin.dates import read_day
from dropin.people.model import Consent, Person, RoleHeld
from dropin.people.reading.persons import PERSON, sorted_people
from dropin.storage.file import CentreFile, Row

_ROLE = "id, person_id, role, starts_on, ends_on"
_CONSENT = "id, person_id, kind, given_on, withdrawn_on"


def leaders(file: CentreFile, day: date) -> tuple[Person, ...]:
    """Those who hold the leader's role on ``day``, sorted."""
    rows = file.rows(
        f"SELECT DISTINCT {PERSON} FROM person JOIN role_held ON person_id = person.id"
        " WHERE role = 'leader' AND starts_on <= ? AND (ends_on IS NULL OR ends_on > ?)",
        (day.isoformat(), day.isoformat()),
    )
    return sorted_people(rows)


def roles_of(file: CentreFile, person_id: int) -> tuple[RoleHeld, ...]:
    """Every role they hold or held, oldest first."""
    rows = file.rows(
        f"SELECT {_ROLE} FROM role_held WHERE person_id = ? ORDER BY starts_on, id", (person_id,)
    )
    return tuple(map(_role, rows))


def role(file: CentreFile, role_id: int) -> RoleHeld | None:
    row = file.row(f"SELECT {_ROLE} FROM role_held WHERE id = ?", (role_id,))
    return None if row is None else _role(row)


def consents_of(file: CentreFile, person_id: int) -> tuple[Consent, ...]:
    """Every consent they gave, also those withdrawn, oldest first."""
    rows = file.rows(
        f"SELECT {_CONSENT} FROM consent WHERE person_id = ? ORDER BY given_on, id", (person_id,)
    )
    return tuple(map(_consent, rows))


def all_consents(file: CentreFile) -> dict[int, tuple[Consent, ...]]:
    """Everybody's consents by person, for a sheet that names many; absent: none was given."""
    found: dict[int, list[Consent]] = {}
    for row in file.rows(f"SELECT {_CONSENT} FROM consent ORDER BY given_on, id"):
        found.setdefault(row["person_id"], []).append(_consent(row))
    return {person_id: tuple(consents) for person_id, consents in found.items()}


def all_roles(file: CentreFile, day: date) -> dict[int, tuple[str, ...]]:
    """The roles everybody holds on ``day``, by person."""
    rows = file.rows(
        "SELECT person_id, role FROM role_held"
        " WHERE starts_on <= :day AND (ends_on IS NULL OR ends_on > :day) ORDER BY person_id, role",
        {"day": day.isoformat()},
    )
    held: dict[int, tuple[str, ...]] = {}
    for row in rows:
        held[row["person_id"]] = (*held.get(row["person_id"], ()), row["role"])
    return held


def anybody_agreed(file: CentreFile, kind: str, day: date) -> bool:
    """Whether anybody's consent of this kind holds on ``day``."""
    found = file.value(
        "SELECT 1 FROM consent WHERE kind = ? AND given_on <= ?"
        " AND (withdrawn_on IS NULL OR withdrawn_on > ?) LIMIT 1",
        (kind, day.isoformat(), day.isoformat()),
    )
    return found is not None


def count_with_a_role(file: CentreFile, roles: Sequence[str], day: date) -> int:
    """How many, of those who have not left by ``day``, hold any of ``roles`` then; no roles:
    how many there are."""
    left = "(left_on IS NULL OR left_on > ?)"
    if not roles:
        sql, parameters = f"SELECT count(*) FROM person WHERE {left}", [day.isoformat()]
    else:
        marks = ", ".join("?" * len(roles))
        sql = (
            "SELECT count(DISTINCT person.id) FROM role_held"
            f" JOIN person ON person.id = person_id WHERE role IN ({marks}) AND {left}"
            " AND starts_on <= ? AND (ends_on IS NULL OR ends_on > ?)"
        )
        parameters = [*roles, *[day.isoformat()] * 3]
    return int(str(file.value(sql, parameters)))


def _role(row: Row) -> RoleHeld:
    role_id, person_id, role, starts_on, ends_on = row
    return RoleHeld(role_id, person_id, role, read_day(starts_on), _day(ends_on))


def _consent(row: Row) -> Consent:
    consent_id, person_id, kind, given_on, withdrawn_on = row
    return Consent(consent_id, person_id, kind, read_day(given_on), _day(withdrawn_on))


def _day(text: str | None) -> date | None:
    return None if text is None else read_day(text)
