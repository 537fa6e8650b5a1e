"""People, the roles they hold and what they agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dropin.errors import BugError, KnownError
from dropin.people.model import CONSENTS, Consent, Person, RoleHeld, agreed
from dropin.people.naming import consent_name, role_name
from dropin.people.reading.persons import person, person_columns
from dropin.people.reading.roles import consents_of, role, roles_of
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


def add_person(file: CentreFile, draft: Person) -> int:
    """Add somebody (the draft's id is ignored) and return their id. KnownError if nameless."""
    checked = _checked(draft)
    with file.change(say("Add {name}", name=checked.name)) as change:
        return change.insert("person", **person_columns(checked))


def update_person(file: CentreFile, draft: Person) -> None:
    """Write what is known of somebody. KnownError if nameless or left before they joined."""
    checked = _checked(draft)
    with file.change(say("Change {name}", name=known_person(file, draft.id).name)) as change:
        change.update("person", draft.id, **person_columns(checked))


def save_person(
    file: CentreFile,
    draft: Person,
    *,
    roles: frozenset[str],
    consents: frozenset[str],
    today: date,
) -> int:
    """Add (id 0) or change somebody with the roles and consents they have from today on.

    One step to undo. A role no longer among ``roles`` ends today, a consent no longer given is
    withdrawn today; what held before stays on record. Returns the id.
    """
    checked = _checked(draft)
    label = say("Change {name}" if draft.id else "Add {name}", name=checked.name)
    with file.change(label) as change:
        if draft.id:
            update_person(file, checked)
            _align_roles(file, draft.id, roles, today)
            _align_consents(file, draft.id, consents, today)
            return draft.id
        person_id = change.insert("person", **person_columns(checked))
        # Somebody new holds nothing that these could clash with; a whole table may come in.
        for role in sorted(roles):
            _write_role(change, person_id, role, today, None)
        for kind in sorted(consents):
            _write_consent(change, person_id, kind, today)
    return person_id


def remove_person(file: CentreFile, person_id: int) -> None:
    """Remove somebody with their roles and consents; what they led stays, led by nobody."""
    with file.change(say("Remove {name}", name=known_person(file, person_id).name)) as change:
        change.delete("person", person_id)


def give_role(
    file: CentreFile, person_id: int, role: str, starts_on: date, ends_on: date | None = None
) -> int:
    """Let somebody hold a role from a day (up to but not including another); returns its id.

    KnownError where they hold that role in this span already.
    """
    holder = known_person(file, person_id)
    _check_span(starts_on, ends_on)
    held = [each for each in roles_of(file, person_id) if each.role == role]
    if any(_overlap(each, starts_on, ends_on) for each in held):
        raise KnownError(
            say("{name} is already down as {role} then.", name=holder.name, role=role_name(role)),
            say("Choose other days, or end the earlier one first."),
        )
    label = say("Note {name} as {role}", name=holder.name, role=role_name(role))
    with file.change(label) as change:
        return _write_role(change, person_id, role, starts_on, ends_on)


def end_role(file: CentreFile, role_id: int, ends_on: date) -> None:
    """The role is held up to but not including ``ends_on``. KnownError before it began."""
    held = role(file, role_id)
    if held is None:
        raise BugError(f"no role {role_id}")
    _check_span(held.starts_on, ends_on)
    holder = known_person(file, held.person_id)
    label = say("End {name} as {role}", name=holder.name, role=role_name(held.role))
    with file.change(label) as change:
        change.update("role_held", role_id, ends_on=ends_on.isoformat())


def give_consent(file: CentreFile, person_id: int, kind: str, given_on: date) -> int:
    """Note what somebody agreed to, from that day on; returns the id of the consent in force."""
    giver = known_person(file, person_id)
    for each in consents_of(file, person_id):
        if each.kind == kind and each.withdrawn_on is None and each.given_on <= given_on:
            return each.id
    label = say("{name} agrees: {consent}", name=giver.name, consent=consent_name(kind))
    with file.change(label) as change:
        return _write_consent(change, person_id, kind, given_on)


def withdraw_consent(file: CentreFile, person_id: int, kind: str, withdrawn_on: date) -> None:
    """From that day on nothing of this kind is shown; what was agreed before stays on record."""
    giver = known_person(file, person_id)
    label = say("{name} no longer agrees: {consent}", name=giver.name, consent=consent_name(kind))
    with file.change(label) as change:
        for each in consents_of(file, person_id):
            if each.kind == kind and _reaches(each, withdrawn_on):
                last = max(each.given_on, withdrawn_on)
                change.update("consent", each.id, withdrawn_on=last.isoformat())


def known_person(file: CentreFile, person_id: int) -> Person:
    """The person. Raises KnownError once they were removed."""
    found = person(file, person_id)
    if found is None:
        raise KnownError(
            say("This person is no longer in the file. Nothing was changed."),
            say("Look at the list of people again, or undo their removal."),
        )
    return found


def _write_role(
    change: Change, person_id: int, role: str, starts_on: date, ends_on: date | None
) -> int:
    return change.insert(
        "role_held",
        person_id=person_id,
        role=role,
        starts_on=starts_on.isoformat(),
        ends_on=ends_on.isoformat() if ends_on else None,
    )


def _write_consent(change: Change, person_id: int, kind: str, given_on: date) -> int:
    return change.insert("consent", person_id=person_id, kind=kind, given_on=given_on.isoformat())


def _align_roles(file: CentreFile, person_id: int, roles: frozenset[str], today: date) -> None:
    held = {each.role: each for each in roles_of(file, person_id) if each.held_on(today)}
    for begun in sorted(roles - held.keys()):
        give_role(file, person_id, begun, today)
    for ended in sorted(held.keys() - roles):
        _end_today(file, held[ended], today)


def _end_today(file: CentreFile, held: RoleHeld, today: date) -> None:
    """A role that only began today was a slip of the hand, and leaves no record."""
    if held.starts_on == today:
        with file.change(say("Take back {role}", role=role_name(held.role))) as change:
            change.delete("role_held", held.id)
    else:
        end_role(file, held.id, today)


def _align_consents(
    file: CentreFile, person_id: int, consents: frozenset[str], today: date
) -> None:
    given = consents_of(file, person_id)
    for kind in CONSENTS:
        if kind in consents:
            if not agreed(given, kind, today):
                give_consent(file, person_id, kind, today)
        elif agreed(given, kind, today):
            withdraw_consent(file, person_id, kind, today)


def _reaches(consent: Consent, day: date) -> bool:
    return consent.withdrawn_on is None or consent.withdrawn_on > day


def _checked(draft: Person) -> Person:
    draft = replace(draft, name=" ".join(draft.name.split()))
    if not draft.name:
        raise KnownError(
            say("A person needs a name."), say("Write the name as they want to be called.")
        )
    if draft.joined_on and draft.left_on and draft.left_on < draft.joined_on:
        raise KnownError(
            say("{name} would leave before joining.", name=draft.name),
            say("Check the two days."),
        )
    return draft


def _check_span(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on <= starts_on:
        raise KnownError(
            say("A role ends after it begins."), say("Choose a later day for its end.")
        )


def _overlap(held: RoleHeld, starts_on: date, ends_on: date | None) -> bool:
    begins_in_time = ends_on is None or held.starts_on < ends_on
    return begins_in_time and (held.ends_on is None or starts_on < held.ends_on)
