"""Asking for a place, saying what one needs, giving it up, and moving to another date."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from dropin.attendance.changes.telling import date_words, day_words, gone, here, known_person
from dropin.attendance.model import (
    EXCUSED,
    GOING,
    HOLDS_A_PLACE,
    NO,
    OFFERED,
    WAITING,
    WITHDRAWN,
    Key,
    SignUp,
)
from dropin.attendance.reading.agreed import pause_on
from dropin.attendance.reading.filed import key_columns
from dropin.attendance.reading.gatherings import Gathering, gathering, gathering_under
from dropin.attendance.reading.presences import attendance_of
from dropin.attendance.reading.signed import offers_of, sign_ups
from dropin.attendance.reading.signed import sign_up as read_sign_up
from dropin.attendance.sign_ups import gets_a_place, next_number, place_in_line
from dropin.dates import write_moment
from dropin.errors import KnownError
from dropin.programme.model import CANCELLED, Activity, Occurrence
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say

ASKS = frozenset({GOING, WAITING, OFFERED})
"""States of somebody who still wants to come."""


class Party(TypedDict, total=False):
    """Who comes along, and what is needed for this outing; what is left out is none."""

    guests: int
    carers: int
    transport: bool
    childcare: int
    access: str


def sign_up(
    file: CentreFile,
    what: Occurrence | Activity,
    person_id: int,
    *,
    now: datetime,
    although_full: bool = False,
    although_paused: bool = False,
    **party: Unpack[Party],
) -> SignUp:
    """Sign somebody up for a date, or (given an activity) for the whole course.

    They get a place where there is room and nobody waits before them, else they wait at the end
    of the line. ``although_full`` gives a place all the same, ``although_paused`` passes over a
    pause; both are a person's decision and stand in the history. Raises KnownError for who is
    signed up already, is paused, or where the date is cancelled.
    """
    who = known_person(file, person_id)
    _refuse_cancelled(file, what)
    place = gathering(file, what, here(file, now).date())
    _refuse_second(file, place, person_id, who.name)
    if not although_paused:
        _refuse_paused(file, place, person_id, who.name, here(file, now).date())
    columns = _party_columns(party)
    heads = 1 + columns["guests"] + columns["carers"]
    has_place = gets_a_place(place.room, place.sign_ups, heads)
    label = _label(file, place, who.name, has_place, although_full)
    with file.change(label) as change:
        sign_up_id = _write(
            change,
            place,
            person_id,
            state=GOING if has_place or although_full else WAITING,
            made_at=write_moment(now),
            columns=columns,
        )
        if isinstance(what, Occurrence):
            _forget_excuse(file, change, what, person_id)
    return known_sign_up(file, sign_up_id)


def change_party(
    file: CentreFile,
    sign_up_id: int,
    *,
    now: datetime,
    although_full: bool = False,
    **party: Unpack[Party],
) -> SignUp:
    """Write who comes along and what is needed: exactly this; what is left out is none.

    Raises KnownError where a larger party does not fit.
    """
    before = known_sign_up(file, sign_up_id)
    columns = _party_columns(party)
    more = 1 + columns["guests"] + columns["carers"] - before.heads
    place = gathering_under(file, before.key, here(file, now).date())
    grows = before.state in HOLDS_A_PLACE and more > 0
    if grows and place is not None and not place.room.fits(more) and not although_full:
        raise KnownError(
            say("There is no room for so many in {title}. Nothing was changed.", title=place.title),
            say("Leave the party as it was, or take them all the same."),
        )
    who = known_person(file, before.person_id)
    with file.change(say("Change whom {name} brings", name=who.name)) as change:
        change.update("sign_up", sign_up_id, **columns)
    return known_sign_up(file, sign_up_id)


def withdraw(file: CentreFile, sign_up_id: int, now: datetime) -> tuple[SignUp, ...]:
    """Give up a place, or leave the line. Returns whom the free place can be offered to, in order.

    Raises KnownError where they do not ask to come any more.
    """
    before = known_sign_up(file, sign_up_id)
    who = known_person(file, before.person_id)
    if before.state not in ASKS:
        raise KnownError(
            say("{name} is not signed up any more. Nothing was changed.", name=who.name),
            say("Look at the list again."),
        )
    with file.change(say("Sign {name} off", name=who.name)) as change:
        leave(file, change, before, WITHDRAWN, now)
    return next_under(file, before.key, now)


def leave(file: CentreFile, change: Change, before: SignUp, state: str, now: datetime) -> None:
    """Write that somebody no longer asks to come; an open offer to them is answered with no."""
    change.update("sign_up", before.id, state=state, answer_by=None)
    for each in offers_of(file, before.id):
        if not each.answer:
            change.update("offer", each.id, answer=NO, answered_at=write_moment(now))


def give_up_date(
    file: CentreFile, change: Change, occurrence: Occurrence, person_id: int, now: datetime
) -> None:
    """Write that somebody with a place does not come on this date, their place being free.

    Who has it through the course keeps all other dates.
    """
    place = gathering(file, occurrence, occurrence.day)
    for each in place.sign_ups:
        if each.person_id != person_id or each.state not in ASKS:
            continue
        if each.key.original_day is not None:
            leave(file, change, each, EXCUSED if each.state == GOING else WITHDRAWN, now)
        elif each.state == GOING:
            _write(change, place, person_id, EXCUSED, write_moment(now), _party_columns({}))


def move_sign_ups(
    file: CentreFile, from_key: Key, to: Occurrence, *, now: datetime
) -> tuple[SignUp, ...]:
    """Move everybody who asked to come on one date to another, in order of asking.

    Who no longer fits waits there; who asked for the other date already keeps that. Nobody is
    lost: their sign-up to the first date stays as withdrawn. Returns the new sign-ups.
    """
    _refuse_cancelled(file, to)
    moving = [each for each in sign_ups(file, (from_key,)) if each.state in ASKS]
    if not moving:
        raise KnownError(
            say("Nobody is signed up for that date any more. Nothing was changed."),
            say("Look at the list again."),
        )
    moved = []
    label = say("Move sign-ups to {date}", date=date_words(file, to.title, to.day))
    with file.change(label) as change:
        for each in sorted(moving, key=lambda one: (one.state == WAITING, one.number)):
            there = gathering(file, to, here(file, now).date())
            leave(file, change, each, WITHDRAWN, now)
            if not _asks(there, each.person_id):
                has_place = gets_a_place(there.room, there.sign_ups, each.heads)
                moved.append(
                    _write(
                        change,
                        there,
                        each.person_id,
                        GOING if has_place else WAITING,
                        write_moment(now),
                        _columns_of(each),
                    )
                )
    return tuple(known_sign_up(file, sign_up_id) for sign_up_id in moved)


def next_under(file: CentreFile, key: Key, now: datetime) -> tuple[SignUp, ...]:
    """Whom a free place of this date or course can be offered to now, in order."""
    place = gathering_under(file, key, here(file, now).date())
    return () if place is None else place.next_in_line


def known_sign_up(file: CentreFile, sign_up_id: int) -> SignUp:
    found = read_sign_up(file, sign_up_id)
    if found is None:
        raise gone()
    return found


class _PartyColumns(TypedDict):
    guests: int
    carers: int
    transport: int
    childcare: int
    access: str


def _party_columns(party: Party) -> _PartyColumns:
    columns = _PartyColumns(
        guests=party.get("guests", 0),
        carers=party.get("carers", 0),
        transport=int(party.get("transport", False)),
        childcare=party.get("childcare", 0),
        access=party.get("access", "").strip(),
    )
    if min(columns["guests"], columns["carers"], columns["childcare"]) < 0:
        raise KnownError(
            say("Nobody brings fewer than no people. Nothing was changed."),
            say("Check the numbers."),
        )
    return columns


def _columns_of(each: SignUp) -> _PartyColumns:
    return _PartyColumns(
        guests=each.guests,
        carers=each.carers,
        transport=int(each.transport),
        childcare=each.childcare,
        access=each.access,
    )


def _write(
    change: Change,
    place: Gathering,
    person_id: int,
    state: str,
    made_at: str,
    columns: _PartyColumns,
) -> int:
    """Write a sign-up at the end of the order of asking; a closed one of theirs is opened again."""
    number = next_number(place.own)
    for each in place.own:
        if each.person_id == person_id:
            change.update(
                "sign_up",
                each.id,
                state=state,
                number=number,
                made_at=made_at,
                answer_by=None,
                **columns,
            )
            return each.id
    return change.insert(
        "sign_up",
        **key_columns(place.key),
        person_id=person_id,
        state=state,
        number=number,
        made_at=made_at,
        **columns,
    )


def _forget_excuse(
    file: CentreFile, change: Change, occurrence: Occurrence, person_id: int
) -> None:
    """Who signs up again is no longer excused."""
    seen = attendance_of(file, occurrence, occurrence.day, person_id)
    if seen is not None and seen.presence == EXCUSED:
        change.delete("attendance", seen.id)


def _asks(place: Gathering, person_id: int) -> bool:
    return any(each.person_id == person_id and each.state in ASKS for each in place.sign_ups)


def _label(
    file: CentreFile, place: Gathering, name: str, has_place: bool, although_full: bool
) -> str:
    values = {"name": name, "date": date_words(file, place.title, place.day)}
    if has_place:
        return say("Sign {name} up for {date}", **values)
    if although_full:
        return say("Sign {name} up for {date}, although it is full", **values)
    return say("Put {name} in line for {date}", **values)


def _refuse_cancelled(file: CentreFile, what: Occurrence | Activity) -> None:
    if isinstance(what, Occurrence) and what.status == CANCELLED:
        raise KnownError(
            say(
                "{date} is cancelled. Nothing was changed.",
                date=date_words(file, what.title, what.day),
            ),
            say("Choose another date, or bring this one back first."),
        )


def _refuse_second(file: CentreFile, place: Gathering, person_id: int, name: str) -> None:
    if not _asks(place, person_id):
        return
    values = {"name": name, "date": date_words(file, place.title, place.day)}
    number = place_in_line(place.sign_ups, person_id)
    if number is None:
        what = say("{name} is signed up for {date} already.", **values)
    else:
        what = say("{name} waits for {date} already, as number {number}.", **values, number=number)
    raise KnownError(what, say("Nothing was changed."))


def _refuse_paused(
    file: CentreFile, place: Gathering, person_id: int, name: str, today: date
) -> None:
    found = pause_on(file, person_id, place.key.activity_id, place.day or today)
    if found is not None:
        raise KnownError(
            say(
                "{name} takes a break from {title} until {day}, as agreed.",
                name=name,
                title=place.title,
                day=day_words(file, found.ends_on),
            ),
            say("Choose a later date, talk it over, or sign them up all the same."),
        )
