"""On what terms somebody is on the roster, when they can, with whom; the centre's customs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dropin.attendance.changes.telling import known_person
from dropin.dates import write_clock
from dropin.errors import KnownError
from dropin.roster.model import (
    RosterCustoms,
    Terms,
    UsualTime,
)
from dropin.roster.planning.model import APART, TOGETHER
from dropin.roster.reading.leaders import (
    terms_of,
    usual_times_of,
    wishes,
)
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say


def save_terms(file: CentreFile, draft: Terms) -> int:
    """Write on what terms somebody is on the roster (the draft's id is ignored); returns its id.

    Raises KnownError where they would end before they begin, or the person is gone.
    """
    who = known_person(file, draft.person_id)
    if draft.ends_on is not None and draft.ends_on <= draft.starts_on:
        raise KnownError(
            say("{name} would leave the roster before joining it.", name=who.name),
            say("Check the two days."),
        )
    known = terms_of(file, draft.person_id)
    with file.change(say("{name} on the roster", name=who.name)) as change:
        if known is None:
            return change.insert("on_call_terms", **terms_columns(draft))
        change.update("on_call_terms", known.id, **terms_columns(draft))
        return known.id


def leave_roster(file: CentreFile, person_id: int, day: date) -> None:
    """From that day on they are on the roster no more; their shifts from then on are open, in the
    roster and in a draft."""
    who, known = known_person(file, person_id), terms_of(file, person_id)
    with file.change(say("{name} leaves the roster", name=who.name)) as change:
        if known is not None and known.starts_on >= day:
            change.delete("on_call_terms", known.id)
        elif known is not None:
            change.update("on_call_terms", known.id, ends_on=day.isoformat())
        change.execute(
            "UPDATE slot SET person_id = NULL, locked = 0 WHERE person_id = ?"
            " AND shift_id IN (SELECT id FROM shift WHERE day >= ?)",
            (person_id, day.isoformat()),
        )
        change.execute(
            "UPDATE draft_slot SET person_id = NULL WHERE person_id = ? AND slot_id IN"
            " (SELECT slot.id FROM slot JOIN shift ON shift.id = shift_id WHERE day >= ?)",
            (person_id, day.isoformat()),
        )


def set_usual_week(
    file: CentreFile, person_id: int, week: Iterable[UsualTime], *, otherwise: str | None = None
) -> None:
    """Somebody's usual week is exactly this (ids and people in it are ignored).

    ``otherwise`` is how they like any time of which it says nothing (None: as before).
    """
    who = known_person(file, person_id)
    held = {_usual_key(each): each.id for each in usual_times_of(file, person_id)}
    wanted = {_usual_key(each): each for each in week}
    with file.change(say("The usual week of {name}", name=who.name)) as change:
        for key in held.keys() - wanted.keys():
            change.delete("usual_time", held[key])
        for key, each in wanted.items():
            if key not in held:
                change.insert("usual_time", person_id=person_id, **_usual_columns(each))
        known = terms_of(file, person_id)
        if otherwise is not None and known is not None:
            change.update("on_call_terms", known.id, otherwise=otherwise)


def set_wishes(
    file: CentreFile, person_id: int, *, apart: frozenset[int], together: frozenset[int]
) -> None:
    """With whom somebody is never on duty, and with whom gladly. Nobody else sees these.

    Raises KnownError where somebody is named in both, or names themselves.
    """
    who = known_person(file, person_id)
    if person_id in apart | together:
        raise KnownError(
            say("{name} cannot be apart from themselves.", name=who.name), say("Choose others.")
        )
    if apart & together:
        both = known_person(file, min(apart & together))
        raise KnownError(
            say("{name} is named for both. Nothing was changed.", name=both.name),
            say("Keep one of the two wishes."),
        )
    wanted = {(each, APART) for each in apart} | {(each, TOGETHER) for each in together}
    held = {
        (each.other_id, each.kind): each for each in wishes(file) if each.person_id == person_id
    }
    with file.change(say("Wishes of {name}", name=who.name)) as change:
        for key in held.keys() - wanted:
            change.delete("duty_wish", held[key].id)
        for other_id, kind in sorted(wanted - held.keys()):
            change.insert("duty_wish", person_id=person_id, other_id=other_id, kind=kind)


def save_customs(file: CentreFile, draft: RosterCustoms) -> None:
    """Write how this centre is on call. KnownError for numbers that are none."""
    columns: dict[str, Value] = {
        "rest_minutes": draft.rest_minutes,
        "shadow_first": draft.shadow_first,
        "past_weeks": draft.past_weeks,
        "return_weeks": draft.return_weeks,
        "return_percent": draft.return_percent,
    }
    most = RosterCustoms(7 * 24 * 60, 99, 52, 52, 100)
    if any(not 0 <= getattr(draft, name) <= getattr(most, name) for name in columns):
        raise KnownError(
            say("One of these numbers cannot be. Nothing was changed."),
            say("Write numbers of 0 or more, at most 52 weeks and 100 %."),
        )
    with file.change(say("Change how the roster works")) as change:
        if file.value("SELECT 1 FROM roster_customs"):
            change.update("roster_customs", 1, **columns)
        else:
            change.insert("roster_customs", id=1, **columns)


def terms_columns(terms: Terms) -> dict[str, Value]:
    """The terms as a row, but for the id."""
    return {
        "person_id": terms.person_id,
        "starts_on": terms.starts_on.isoformat(),
        "ends_on": _text(terms.ends_on),
        "share": terms.share,
        "most_a_week": terms.most_a_week,
        "most_a_month": terms.most_a_month,
        "most_nights": terms.most_nights,
        "rest_minutes": terms.rest_minutes,
        "rest_week_every": terms.rest_week_every,
        "otherwise": terms.otherwise,
        "shadow_first": terms.shadow_first,
        "lives_near": int(terms.lives_near),
    }


def _usual_key(usual: UsualTime) -> tuple[int, str, str, str]:
    return (
        usual.weekday,
        write_clock(usual.starts_at),
        write_clock(usual.ends_at),
        usual.liking,
    )


def _usual_columns(usual: UsualTime) -> dict[str, Value]:
    return {
        "weekday": usual.weekday,
        "starts_at": write_clock(usual.starts_at),
        "ends_at": write_clock(usual.ends_at),
        "liking": usual.liking,
    }


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
