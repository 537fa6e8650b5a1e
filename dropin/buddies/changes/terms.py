"""Who is a buddy and for how many; when they rest; whom somebody would not be paired with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dropin.attendance.changes.telling import gone, known_person
from dropin.buddies.changes.known import known_terms
from dropin.buddies.changes.owned import check_wishes, text_or_none, write_likings, write_times
from dropin.buddies.changes.room import check_room, note_allowed, pairs_now
from dropin.buddies.model import Rest, Terms
from dropin.buddies.reading.buddies import avoids, rest, rests_of, terms_of
from dropin.errors import KnownError
from dropin.people.changes.persons import end_role, give_role, update_person
from dropin.people.store import roles_of
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say

_ROLE = "buddy"
_MOST_PAIRS = 20


def save_terms(
    file: CentreFile,
    draft: Terms,
    today: date,
    *,
    allowed_by: str = "",
    languages: tuple[str, ...] = (),
) -> int:
    """Write on what terms somebody is a buddy (the draft's id is ignored); returns its id.

    They hold the role of a buddy from then on, and speak ``languages`` (none: those they are known
    to speak). No pair ends by it: where they have more pairs
    than the terms now say, ``allowed_by`` is who allows that; without a name it is refused with a
    KnownError, as are terms that end before they begin and a topic named both ways.
    """
    who = known_person(file, draft.person_id)
    _check(draft, who.name)
    known, pairs = terms_of(file, draft.person_id), pairs_now(file, draft.person_id, today)
    is_cut = known is None or draft.most_pairs < known.most_pairs
    if is_cut:
        check_room(file, draft.person_id, pairs, draft.most_pairs, allowed_by)
    with file.change(say("{name} as a buddy", name=who.name)) as change:
        if known is None:
            terms_id = change.insert("buddy_terms", **_columns(draft))
        else:
            terms_id = known.id
            change.update("buddy_terms", terms_id, **_columns(draft))
        write_times(change, "buddy_time", "person_id", draft.person_id, draft.times)
        write_likings(change, "buddy_liking", "person_id", draft.person_id, draft.likings)
        if is_cut:
            note_allowed(
                change,
                draft.person_id,
                pairs,
                draft.most_pairs,
                allowed_by=allowed_by,
                today=today,
            )
        _hold_role(file, draft)
        if languages and languages != who.languages:
            update_person(file, replace(who, languages=languages))
    return terms_id


def leave_programme(file: CentreFile, person_id: int, day: date) -> None:
    """From that day on they take nobody on. Pairs they still have stay until somebody ends them,
    and are told about; KnownError where they are no buddy."""
    who, known = known_person(file, person_id), known_terms(file, person_id)
    with file.change(say("{name} leaves the buddies", name=who.name)) as change:
        if known.starts_on >= day:
            change.delete("buddy_terms", known.id)
        else:
            change.update("buddy_terms", known.id, ends_on=day.isoformat())
        for each in roles_of(file, person_id):
            if each.role == _ROLE and (each.ends_on is None or each.ends_on > day):
                if each.starts_on < day:
                    end_role(file, each.id, day)
                else:
                    change.delete("role_held", each.id)


def note_rest(file: CentreFile, person_id: int, starts_on: date, ends_on: date | None) -> int:
    """A buddy takes nobody on for a while (None: until they say so); returns the rest's id.

    Nobody is asked why. KnownError where it would end before it begins, or overlaps another.
    """
    who = known_person(file, person_id)
    known_terms(file, person_id)
    _check_span(starts_on, ends_on)
    _check_no_other(rests_of(file, person_id), starts_on, ends_on, who.name)
    with file.change(say("{name} rests", name=who.name)) as change:
        return change.insert(
            "buddy_rest",
            person_id=person_id,
            starts_on=starts_on.isoformat(),
            ends_on=text_or_none(ends_on),
        )


def change_rest(file: CentreFile, rest_id: int, ends_on: date | None) -> None:
    """A rest ends on another day (None: when they say so).

    KnownError where it would end before it begins, or overlaps another.
    """
    known = rest(file, rest_id)
    if known is None:
        raise gone()
    who = known_person(file, known.person_id)
    _check_span(known.starts_on, ends_on)
    others = [each for each in rests_of(file, known.person_id) if each.id != rest_id]
    _check_no_other(others, known.starts_on, ends_on, who.name)
    with file.change(say("{name} rests", name=who.name)) as change:
        change.update("buddy_rest", rest_id, ends_on=text_or_none(ends_on))


def end_rest(file: CentreFile, rest_id: int, day: date) -> None:
    """They take somebody on again from that day; a rest that did not begin yet goes."""
    known = rest(file, rest_id)
    if known is None:
        raise gone()
    who = known_person(file, known.person_id)
    with file.change(say("{name} no longer rests", name=who.name)) as change:
        if day <= known.starts_on:
            change.delete("buddy_rest", rest_id)
        else:
            change.update("buddy_rest", rest_id, ends_on=day.isoformat())


def set_avoided(file: CentreFile, person_id: int, others: frozenset[int]) -> None:
    """With whom somebody would not be paired, as buddy or as member: exactly these.

    Nobody but the coordinator sees it. Pairs that are together stay so. KnownError for naming
    themselves.
    """
    who = known_person(file, person_id)
    if person_id in others:
        raise KnownError(
            say("{name} can’t avoid themselves.", name=who.name), say("Choose others.")
        )
    held = {each.other_id: each.id for each in avoids(file) if each.person_id == person_id}
    with file.change(say("Private wishes")) as change:
        for other_id in sorted(held.keys() - others):
            change.delete("buddy_avoid", held[other_id])
        for other_id in sorted(others - held.keys()):
            known_person(file, other_id)
            change.insert("buddy_avoid", person_id=person_id, other_id=other_id)


def _check(draft: Terms, name: str) -> None:
    if draft.ends_on is not None and draft.ends_on <= draft.starts_on:
        raise KnownError(
            say("{name} would leave the buddies before joining them.", name=name),
            say("Check the two days."),
        )
    if not 0 <= draft.most_pairs <= _MOST_PAIRS:
        raise KnownError(
            say("Nobody can carry so many pairs. Nothing was changed."),
            say("Write a number from 0 to {most}.", most=_MOST_PAIRS),
        )
    check_wishes(draft.times, draft.likings, draft.reach)


def _hold_role(file: CentreFile, draft: Terms) -> None:
    """The role lasts as long as the terms; whoever left and is back has it from when it ended."""
    held = [each for each in roles_of(file, draft.person_id) if each.role == _ROLE]
    ended = [each.ends_on for each in held if each.ends_on is not None]
    is_open = len(ended) < len(held)
    if is_open or (draft.ends_on is not None and draft.ends_on <= max(ended, default=date.min)):
        return
    give_role(file, draft.person_id, _ROLE, max([draft.starts_on, *ended]), draft.ends_on)


def _columns(terms: Terms) -> dict[str, Value]:
    return {
        "person_id": terms.person_id,
        "starts_on": terms.starts_on.isoformat(),
        "ends_on": text_or_none(terms.ends_on),
        "most_pairs": terms.most_pairs,
        "reach": ", ".join(terms.reach),
        "shadow_first": terms.shadow_first,
    }


def _check_span(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on <= starts_on:
        raise KnownError(
            say("It would be over before it begins. Nothing was changed."),
            say("Check the two days."),
        )


def _check_no_other(held: Iterable[Rest], starts_on: date, ends_on: date | None, name: str) -> None:
    if any(_overlap(each, starts_on, ends_on) for each in held):
        raise KnownError(
            say("{name} rests then already. Nothing was changed.", name=name),
            say("Choose other days, or end the other rest first."),
        )


def _overlap(held: Rest, starts_on: date, ends_on: date | None) -> bool:
    begins = ends_on is None or held.starts_on < ends_on
    return begins and (held.ends_on is None or starts_on < held.ends_on)
