"""On what terms somebody is on the roster, when they can, when they are away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from dropin.attendance.changes.telling import known_person
from dropin.dates import write_clock
from dropin.errors import KnownError
from dropin.roster.model import (
    Absence,
    GentleReturn,
    RosterCustoms,
    Terms,
    UsualTime,
)
from dropin.roster.planning.model import APART, TOGETHER
from dropin.roster.reading.leaders import (
    absence,
    absences_of,
    customs,
    gentle_returns_of,
    terms_of,
    usual_times_of,
    wishes,
)
from dropin.storage.change import Change
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


def note_absence(
    file: CentreFile, person_id: int, starts_on: date, ends_on: date | None
) -> Absence:
    """Somebody is away from a day up to but not including another (None: until they are back).

    Absences that touch become one; nobody is asked why. Raises KnownError where it would end
    before it begins.
    """
    who = known_person(file, person_id)
    if ends_on is not None and ends_on <= starts_on:
        raise KnownError(
            say("{name} would be back before being away.", name=who.name),
            say("Check the two days."),
        )
    touching = [each for each in absences_of(file, person_id) if _touches(each, starts_on, ends_on)]
    whole = Absence(0, person_id, starts_on, ends_on)
    for each in touching:
        whole = _joined(whole, each)
    columns = {"starts_on": whole.starts_on.isoformat(), "ends_on": _text(whole.ends_on)}
    with file.change(say("{name} is away", name=who.name)) as change:
        if not touching:
            row = change.insert("absence", person_id=person_id, **columns)
            return replace(whole, id=row)
        first, *others = touching
        for each in others:
            _move_relief(change, each.id, first.id)
            change.delete("absence", each.id)
        change.update("absence", first.id, **columns)
        return replace(whole, id=first.id)


def _move_relief(change: Change, absence_id: int, to_id: int) -> None:
    """The relief on one absence is from now on that on another; two become one, nothing is lost."""
    change.execute(
        "UPDATE relief SET absence_id = ? WHERE absence_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM relief WHERE absence_id = ?)",
        (to_id, absence_id, to_id),
    )
    change.execute(
        "UPDATE OR IGNORE relieved_slot"
        " SET relief_id = (SELECT id FROM relief WHERE absence_id = ?)"
        " WHERE relief_id IN (SELECT id FROM relief WHERE absence_id = ?)",
        (to_id, absence_id),
    )


def end_absence(file: CentreFile, absence_id: int, back_on: date) -> None:
    """They are back from ``back_on`` on. KnownError where that is before the absence began."""
    known = absence(file, absence_id)
    if known is None:
        raise _gone()
    who = known_person(file, known.person_id)
    if back_on < known.starts_on:
        raise KnownError(
            say("{name} would be back before being away.", name=who.name),
            say("Choose a day on or after the first day away."),
        )
    with file.change(say("{name} is back", name=who.name)) as change:
        if back_on == known.starts_on:
            change.delete("absence", absence_id)
        else:
            change.update("absence", absence_id, ends_on=back_on.isoformat())


def come_back(file: CentreFile, absence_id: int, back_on: date) -> int | None:
    """They are back from ``back_on`` on, gently: as ``end_absence`` and ``return_gently``."""
    known = absence(file, absence_id)
    if known is None:
        raise _gone()
    who = known_person(file, known.person_id)
    with file.change(say("{name} is back", name=who.name)):
        end_absence(file, absence_id, back_on)
        return return_gently(file, known.person_id, back_on)


def remove_absence(file: CentreFile, absence_id: int) -> None:
    """The absence never was: a slip of the hand."""
    known = absence(file, absence_id)
    if known is None:
        raise _gone()
    who = known_person(file, known.person_id)
    with file.change(say("{name} is not away", name=who.name)) as change:
        change.delete("absence", absence_id)


def return_gently(file: CentreFile, person_id: int, starts_on: date) -> int | None:
    """A smaller share for the weeks the centre chose; returns its id, None where it chose none."""
    who, house = known_person(file, person_id), customs(file)
    if not house.return_weeks or house.return_percent == 100:
        return None
    until = starts_on + timedelta(weeks=house.return_weeks)
    gentle = GentleReturn(0, person_id, starts_on, until, house.return_percent)
    with file.change(say("A gentle return for {name}", name=who.name)) as change:
        return save_gentle_return(file, change, gentle)


def forget_gentle_return(file: CentreFile, person_id: int, starts_on: date) -> None:
    """No smaller share from that day on: they come back on another day, or not at all yet."""
    who = known_person(file, person_id)
    with file.change(say("No gentle return for {name}", name=who.name)) as change:
        for each in gentle_returns_of(file, person_id):
            if each.starts_on == starts_on:
                change.delete("gentle_return", each.id)


def save_gentle_return(file: CentreFile, change: Change, draft: GentleReturn) -> int:
    """Write it; what it overlaps goes, so that a share is lowered once."""
    for each in gentle_returns_of(file, draft.person_id):
        if each.starts_on < draft.ends_on and draft.starts_on < each.ends_on:
            change.delete("gentle_return", each.id)
    return change.insert(
        "gentle_return",
        person_id=draft.person_id,
        starts_on=draft.starts_on.isoformat(),
        ends_on=draft.ends_on.isoformat(),
        percent=draft.percent,
    )


def set_wishes(
    file: CentreFile, person_id: int, *, apart: frozenset[int], together: frozenset[int]
) -> None:
    """With whom somebody is never on duty, and with whom gladly. Nobody else sees these.

    Raises KnownError where somebody is named in both, or names themselves.
    """
    who = known_person(file, person_id)
    if person_id in apart | together:
        raise KnownError(
            say("{name} can’t be apart from themselves.", name=who.name), say("Choose others.")
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
            say("One of these numbers can’t be. Nothing was changed."),
            say("Write numbers of 0 or more, at most 52 weeks and 100 %."),
        )
    with file.change(say("Change how the roster works")) as change:
        if file.value("SELECT 1 FROM roster_customs"):
            change.update("roster_customs", 1, **columns)
        else:
            change.insert("roster_customs", id=1, **columns)


def _touches(held: Absence, starts_on: date, ends_on: date | None) -> bool:
    begins = ends_on is None or held.starts_on <= ends_on
    return begins and (held.ends_on is None or starts_on <= held.ends_on)


def _joined(one: Absence, other: Absence) -> Absence:
    open_end = one.ends_on is None or other.ends_on is None
    ends_on = None if open_end else max(filter(None, (one.ends_on, other.ends_on)))
    return replace(one, starts_on=min(one.starts_on, other.starts_on), ends_on=ends_on)


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


def _gone() -> KnownError:
    return KnownError(
        say("This absence is no longer there. Nothing was changed."),
        say("Look at the list again, or redo what was undone."),
    )
