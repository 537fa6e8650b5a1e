"""From a centre's file to the sign-in sheet of one date of an activity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from dropin.attendance import store as attendance
from dropin.attendance.model import GOING, OFFERED, WAITING, SignUp
from dropin.attendance.sign_ups import needs
from dropin.dates import clock, day_long
from dropin.errors import KnownError
from dropin.printing.documents.imprint import Imprint
from dropin.printing.documents.sign_in import USUAL_COLUMNS, Expected, SignIn, sign_in_sheet
from dropin.printing.entries import NameOf, entry, leaders
from dropin.printing.flowing.model import Document
from dropin.printing.model import SheetOptions
from dropin.printing.names import numbers_on_prints
from dropin.programme.model import Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile
from dropin.words import say

if TYPE_CHECKING:
    from dropin.printing.documents.reading import Wanted


def sign_in(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    """Names and numbers as each agreed; nobody else's are on it."""
    occurrence = date_of(file, wanted, imprint)
    offered = programme_between(file, occurrence.day, occurrence.day + timedelta(days=1))
    customs = imprint.centre.customs
    said = entry(occurrence, offered, imprint.name_of, SheetOptions(), customs)
    people = attendance.sign_ups_of(file, occurrence)
    numbers = numbers_on_prints(file, imprint.today)
    fee = occurrence.activity.fee_cents
    shown = SignIn(
        title=occurrence.title,
        day=imprint.day(occurrence.day),
        clock=said.clock,
        place=said.place,
        leader=leaders(occurrence, imprint.name_of),
        remark=said.remark,
        fee=imprint.money(fee) if fee else "",
        room=attendance.room_of(file, occurrence),
        going=_expected(people, (GOING,), imprint, numbers),
        waiting=_expected(people, (OFFERED, WAITING), imprint, numbers),
        needs=needs(people) if wanted.needs else None,
        columns=USUAL_COLUMNS if wanted.columns is None else wanted.columns,
    )
    return sign_in_sheet(shown, imprint)


def date_of(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Occurrence:
    """The date of an activity that is wanted.

    Raises KnownError where it is not on that day, or more than once and no time says which.
    """
    day = wanted.day or imprint.today
    end = day + timedelta(days=1)
    on = [
        each
        for each in occurrences(programme_between(file, day, end), day, end)
        if each.activity.id == wanted.activity_id
    ]
    customs = imprint.centre.customs
    if not on:
        raise KnownError(
            say("This activity is not on {day}.", day=day_long(day, customs)),
            say("Choose a day on which the calendar shows it."),
        )
    if wanted.at is None and len(on) > 1:
        clocks = ", ".join(clock(each.at, customs) for each in on if each.at is not None)
        raise KnownError(
            say("This activity is on more than once that day: {clocks}.", clocks=clocks),
            say("Say which one by its time."),
        )
    found = [each for each in on if wanted.at is None or each.at == wanted.at]
    if not found:
        raise KnownError(
            say("This activity is not on at that time."), say("Choose a time the calendar shows.")
        )
    return found[0]


def _expected(
    people: Sequence[SignUp], states: Sequence[str], imprint: Imprint, numbers: NameOf
) -> tuple[Expected, ...]:
    """Those in ``states``, state by state, in the order of asking."""
    found = [each for state in states for each in people if each.state == state]
    return tuple(_expected_one(each, imprint, numbers) for each in found)


def _expected_one(each: SignUp, imprint: Imprint, numbers: NameOf) -> Expected:
    """Their number stands beside their name or not at all: alone it might tell who they are."""
    name = imprint.name_of(each.person_id)
    return Expected(name, numbers(each.person_id) if name else "", each.heads - 1)
