"""Who came, was excused or missed; heads without names; and who was turned away.

A date in ``day`` is only asked for where somebody drops in without an activity, on another day
than today: a paper list typed in late.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from dropin.attendance.changes.fees import charge, uncharge
from dropin.attendance.changes.signing_up import give_up_date, next_under
from dropin.attendance.changes.telling import (
    date_words,
    day_words,
    gone,
    here,
    known_person,
)
from dropin.attendance.model import (
    CAME,
    EXCUSED,
    GOING,
    HOLDS_A_PLACE,
    MISSED,
    OFFERED,
    PRESENCES,
    YES,
    Attendance,
    SignUp,
    key_of,
)
from dropin.attendance.reading.filed import date_columns
from dropin.attendance.reading.presences import (
    attendance as read_attendance,
)
from dropin.attendance.reading.presences import (
    attendance_of,
    head_count_of,
)
from dropin.attendance.reading.signed import offers_of, sign_up_of
from dropin.centre.store import centre
from dropin.dates import clock, write_clock, write_moment
from dropin.errors import BugError, KnownError
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.programme.model import CANCELLED, Occurrence
from dropin.programme.store import activity
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say, say_count


def check_in(
    file: CentreFile,
    occurrence: Occurrence | None,
    person_id: int,
    *,
    now: datetime,
    day: date | None = None,
    guests: int | None = None,
) -> Attendance:
    """Note that somebody came: to a date, or (None) dropping in. ``guests`` None: as signed up.

    A place on offer to them is taken with it; who has no place walked in. Where the activity has
    a price they owe it. Raises KnownError for who is here already, and for a cancelled date.
    """
    who = known_person(file, person_id)
    _refuse_cancelled(file, occurrence)
    # Everything else is read inside the step: each look from outside would lock the file anew.
    with file.change(_label(who, occurrence)) as change:
        there = here(file, now)
        on = occurrence.day if occurrence is not None else day or there.date()
        seen = attendance_of(file, occurrence, on, person_id)
        if seen is not None and seen.presence == CAME:
            raise _here_already(file, who, seen)
        signed = None if occurrence is None else sign_up_of(file, occurrence, person_id)
        came = Attendance(
            seen.id if seen else 0,
            on,
            (seen.key if seen else None) or (key_of(occurrence) if occurrence else None),
            person_id,
            CAME,
            signed_up=_has_a_place(signed),
            guests=_guests(signed, guests),
            came_at=time(there.hour, there.minute) if there.date() == on else None,
        )
        came = replace(came, id=_write(change, came, occurrence))
        if signed is not None and signed.state == OFFERED:
            _take_offer(file, change, signed, now)
        if occurrence is not None:
            charge(file, change, came, occurrence.title, occurrence.activity.fee_cents)
    return came


def walk_in(
    file: CentreFile,
    occurrence: Occurrence | None,
    name: str,
    *,
    now: datetime,
    guests: int = 0,
) -> Attendance:
    """Add somebody new who stands at the desk and check them in, in one step.

    Raises KnownError where no name is given.
    """
    today = here(file, now).date()
    with file.change(say("Check in {name}, who is new", name=" ".join(name.split()))):
        person_id = add_person(file, Person(0, name, joined_on=today))
        return check_in(file, occurrence, person_id, now=now, guests=guests)


def undo_check_in(file: CentreFile, attendance_id: int) -> None:
    """Take back that somebody came or missed; an unpaid fee goes with it.

    Raises KnownError where they paid, and for who is excused: they sign up again instead.
    """
    seen = _known(file, attendance_id)
    who = _name(file, seen)
    if seen.presence == EXCUSED:
        raise KnownError(
            say("{name} gave their place free. Nothing was changed.", name=who),
            say("Sign them up again, or check them in when they come."),
        )
    with file.change(say("Take {name} off the list", name=who)) as change:
        uncharge(file, change, seen, who)
        change.delete("attendance", attendance_id)


def set_presence(
    file: CentreFile,
    occurrence: Occurrence,
    person_id: int,
    presence: str,
    *,
    now: datetime,
) -> Attendance:
    """Note CAME, EXCUSED or MISSED for one person on one date, also as a later correction.

    Who is excused gives their place free; who did not come owes nothing. Raises KnownError for
    who paid, and for a cancelled date.
    """
    if presence not in PRESENCES:
        raise BugError(f"no such presence: {presence}")
    seen = attendance_of(file, occurrence, occurrence.day, person_id)
    if seen is not None and seen.presence == presence:
        return seen
    if presence == CAME:
        return check_in(file, occurrence, person_id, now=now)
    _refuse_cancelled(file, occurrence)
    who = known_person(file, person_id)
    signed = sign_up_of(file, occurrence, person_id)
    noted = Attendance(
        seen.id if seen else 0,
        occurrence.day,
        (seen.key if seen else None) or key_of(occurrence),
        person_id,
        presence,
        # Who was noted before keeps what they were. Who has not answered an offer yet had no place.
        signed_up=seen.signed_up if seen else signed is not None and signed.state == GOING,
    )
    labels = {
        EXCUSED: say("{name} is excused", name=who.name),
        MISSED: say("{name} did not come", name=who.name),
    }
    with file.change(labels[presence]) as change:
        if seen is not None:
            uncharge(file, change, seen, who.name)
        if presence == EXCUSED:
            give_up_date(file, change, occurrence, person_id, now)
        return replace(noted, id=_write(change, noted, occurrence))


def excuse(
    file: CentreFile, occurrence: Occurrence, person_id: int, *, now: datetime
) -> tuple[SignUp, ...]:
    """Somebody said in time that they can't come on this date; why is noted nowhere.

    Returns whom the free place can be offered to, in order.
    """
    set_presence(file, occurrence, person_id, EXCUSED, now=now)
    return next_under(file, key_of(occurrence), now)


def mark_missed(
    file: CentreFile, occurrence: Occurrence, person_ids: Iterable[int], *, now: datetime
) -> None:
    """Note, as one step, who had a place on a date that is over and neither came nor said so."""
    label = say("Note who did not come to {date}", date=_date(file, occurrence))
    with file.change(label):
        for person_id in person_ids:
            set_presence(file, occurrence, person_id, MISSED, now=now)


def set_guests(file: CentreFile, attendance_id: int, guests: int) -> None:
    """How many came along with somebody who is here. KnownError for who is not."""
    seen = _known(file, attendance_id)
    who = _name(file, seen)
    if seen.presence != CAME or guests < 0:
        raise KnownError(
            say("Guests come with somebody who is here. Nothing was changed."),
            say("Check {name} in first.", name=who),
        )
    with file.change(say("Guests of {name}", name=who)) as change:
        change.update("attendance", attendance_id, guests=guests)


def set_head_count(file: CentreFile, occurrence: Occurrence | None, day: date, heads: int) -> None:
    """How many more were there than are noted by name; 0 takes the count back.

    ``occurrence`` None: of those who dropped in on ``day``.
    """
    if heads < 0:
        raise KnownError(
            say("Nobody can be fewer than none. Nothing was changed."), say("Check the number.")
        )
    held = head_count_of(file, occurrence, day)
    title = say("the drop-in") if occurrence is None else occurrence.title
    on = day if occurrence is None else occurrence.day
    with file.change(say("Count heads at {date}", date=date_words(file, title, on))) as change:
        if held is not None and not heads:
            change.delete("head_count", held.id)
        elif held is not None:
            change.update("head_count", held.id, heads=heads)
        elif heads:
            change.insert("head_count", **date_columns(occurrence, day), heads=heads)


def turn_away(file: CentreFile, activity_id: int, day: date, people: int) -> int:
    """Note how many there was no room for, so that the planning meeting knows; returns its id."""
    found = activity(file, activity_id)
    if found is None:
        raise gone()
    if people < 1:
        raise KnownError(
            say("Nobody was turned away. Nothing was noted."), say("Check the number.")
        )
    label = say_count(
        "One person found no room in {title} on {day}",
        "{count} people found no room in {title} on {day}",
        people,
        title=found.title,
        day=day_words(file, day),
    )
    with file.change(label) as change:
        return change.insert(
            "turned_away", activity_id=activity_id, day=day.isoformat(), people=people
        )


def _write(change: Change, seen: Attendance, occurrence: Occurrence | None) -> int:
    columns: dict[str, Value] = {
        "presence": seen.presence,
        "signed_up": int(seen.signed_up),
        "guests": seen.guests,
        "came_at": None if seen.came_at is None else write_clock(seen.came_at),
    }
    if seen.id:
        change.update("attendance", seen.id, **columns)
        return seen.id
    return change.insert(
        "attendance", **date_columns(occurrence, seen.day), person_id=seen.person_id, **columns
    )


def _take_offer(file: CentreFile, change: Change, signed: SignUp, now: datetime) -> None:
    change.update("sign_up", signed.id, state=GOING, answer_by=None)
    for each in offers_of(file, signed.id):
        if not each.answer:
            change.update("offer", each.id, answer=YES, answered_at=write_moment(now))


def _guests(signed: SignUp | None, told: int | None) -> int:
    if told is not None:
        return told
    return signed.heads - 1 if _has_a_place(signed) and signed is not None else 0


def _has_a_place(signed: SignUp | None) -> bool:
    return signed is not None and signed.state in HOLDS_A_PLACE


def _known(file: CentreFile, attendance_id: int) -> Attendance:
    found = read_attendance(file, attendance_id)
    if found is None:
        raise gone()
    return found


def _name(file: CentreFile, seen: Attendance) -> str:
    return say("somebody") if seen.person_id is None else known_person(file, seen.person_id).name


def _label(who: Person, occurrence: Occurrence | None) -> str:
    if occurrence is None:
        return say("Check in {name}", name=who.name)
    return say("Check in {name} to {title}", name=who.name, title=occurrence.title)


def _date(file: CentreFile, occurrence: Occurrence) -> str:
    return date_words(file, occurrence.title, occurrence.day)


def _here_already(file: CentreFile, who: Person, seen: Attendance) -> KnownError:
    if seen.came_at is None:
        what = say("{name} is on the list already.", name=who.name)
    else:
        since = clock(seen.came_at, centre(file).customs)
        what = say("{name} is here already, since {clock}.", name=who.name, clock=since)
    return KnownError(what, say("Nothing was changed. Welcome!"))


def _refuse_cancelled(file: CentreFile, occurrence: Occurrence | None) -> None:
    if occurrence is not None and occurrence.status == CANCELLED:
        raise KnownError(
            say("{date} is cancelled. Nothing was changed.", date=_date(file, occurrence)),
            say("Bring the date back first, or check them in as dropping in."),
        )
