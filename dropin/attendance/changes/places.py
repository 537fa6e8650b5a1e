"""Free places: offered to whoever is next in line, answered, lapsed; and fair turns confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from dropin.attendance.changes.signing_up import known_sign_up, next_under
from dropin.attendance.changes.telling import (
    date_words,
    gone,
    here,
    known_person,
    moment_words,
)
from dropin.attendance.model import (
    GOING,
    LAPSED,
    NO,
    OFFERED,
    TAKEN_BACK,
    WAITING,
    WITHDRAWN,
    YES,
    Offer,
    SignUp,
)
from dropin.attendance.reading.agreed import customs
from dropin.attendance.reading.gatherings import Gathering, gathering, gathering_under
from dropin.attendance.reading.signed import lapsed_offers
from dropin.attendance.reading.signed import offer as read_offer
from dropin.attendance.sign_ups import line
from dropin.dates import write_moment
from dropin.errors import BugError, KnownError
from dropin.programme.model import Occurrence
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


def offer_place(
    file: CentreFile, sign_up_id: int, *, now: datetime, out_of_turn: bool = False
) -> Offer:
    """Offer a free place to somebody in line; they have the centre's ``offer_hours`` to answer.

    Raises KnownError where no place is free for their party, where somebody is before them in
    line (unless ``out_of_turn``, a person's decision), or where they do not wait any more.
    """
    before = known_sign_up(file, sign_up_id)
    who = known_person(file, before.person_id)
    place = _place_of(file, before, now)
    _refuse_not_waiting(before, who.name)
    _refuse_full(place, before)
    if not out_of_turn:
        _refuse_out_of_turn(file, place, before, who.name)
    until = now + timedelta(hours=customs(file).offer_hours)
    label = say(
        "Offer {name} a place until {moment}", name=who.name, moment=moment_words(file, until)
    )
    with file.change(label) as change:
        change.update("sign_up", sign_up_id, state=OFFERED, answer_by=write_moment(until))
        offer_id = change.insert(
            "offer",
            sign_up_id=sign_up_id,
            offered_at=write_moment(now),
            answer_by=write_moment(until),
        )
    return _known_offer(file, offer_id)


def answer_offer(file: CentreFile, offer_id: int, answer: str, now: datetime) -> tuple[SignUp, ...]:
    """Write what somebody said: YES takes the place, NO leaves the line, TAKEN_BACK waits again.

    Returns whom a place can be offered to next. Raises KnownError where it was answered before,
    or has lapsed.
    """
    asked = _known_offer(file, offer_id)
    before = known_sign_up(file, asked.sign_up_id)
    who = known_person(file, before.person_id)
    _refuse_answered(file, asked, who.name)
    states = {YES: GOING, NO: WITHDRAWN, TAKEN_BACK: WAITING}
    if answer not in states:
        raise BugError(f"no answer to an offer: {answer}")
    labels = {
        YES: say("{name} takes the place", name=who.name),
        NO: say("{name} does not take the place", name=who.name),
        TAKEN_BACK: say("Take back the offer to {name}", name=who.name),
    }
    with file.change(labels[answer]) as change:
        change.update("offer", offer_id, answer=answer, answered_at=write_moment(now))
        change.update("sign_up", before.id, state=states[answer], answer_by=None)
    return () if answer == TAKEN_BACK else next_under(file, before.key, now)


def lapse_offers(file: CentreFile, now: datetime) -> tuple[SignUp, ...]:
    """Close every offer whose time has passed unanswered. Returns the sign-ups that lapsed.

    Their places are free again; whom to ask next is for ``Gathering.next_in_line`` to propose.
    """
    lapsed = lapsed_offers(file, now)
    if not lapsed:
        return ()
    label = say_count(
        "One offer was not answered in time",
        "{count} offers were not answered in time",
        len(lapsed),
    )
    with file.change(label) as change:
        for each in lapsed:
            change.update("offer", each.id, answer=LAPSED, answered_at=write_moment(now))
            change.update("sign_up", each.sign_up_id, state=LAPSED, answer_by=None)
    return tuple(known_sign_up(file, each.sign_up_id) for each in lapsed)


def confirm_turns(
    file: CentreFile,
    occurrence: Occurrence,
    person_ids: Sequence[int],
    *,
    now: datetime,
    although_full: bool = False,
) -> tuple[SignUp, ...]:
    """Give places to those a person chose among the ones waiting; the others keep waiting.

    Raises KnownError, giving none, where they do not all fit (unless ``although_full``, a
    person's decision), or where one of them does not wait any more.
    """
    place = gathering(file, occurrence, here(file, now).date())
    waiting = {each.person_id: each for each in line(place.sign_ups)}
    names = {person_id: known_person(file, person_id).name for person_id in person_ids}
    for person_id, name in names.items():
        if person_id not in waiting:
            raise _not_waiting(name)
    chosen = [waiting[person_id] for person_id in names]
    fits = place.room.fits(sum(each.heads for each in chosen))
    if not fits and not although_full:
        raise KnownError(
            say("They do not all fit into {title}. Nobody was given a place.", title=place.title),
            say("Choose fewer, or give the places although it is full."),
        )
    label = say(
        "Give turns at {date}" if fits else "Give turns at {date}, although it is full",
        date=date_words(file, place.title, place.day),
    )
    with file.change(label) as change:
        for each in chosen:
            change.update("sign_up", each.id, state=GOING, answer_by=None)
    return tuple(known_sign_up(file, each.id) for each in chosen)


def _place_of(file: CentreFile, before: SignUp, now: datetime) -> Gathering:
    place = gathering_under(file, before.key, here(file, now).date())
    if place is None:
        raise KnownError(
            say("That date is no longer on. Nothing was changed."),
            say("Move the sign-ups to another date."),
        )
    return place


def _known_offer(file: CentreFile, offer_id: int) -> Offer:
    found = read_offer(file, offer_id)
    if found is None:
        raise gone()
    return found


def _refuse_not_waiting(before: SignUp, name: str) -> None:
    if before.state != WAITING:
        raise _not_waiting(name)


def _not_waiting(name: str) -> KnownError:
    return KnownError(
        say("{name} does not wait for a place any more. Nothing was changed.", name=name),
        say("Look at the line again."),
    )


def _refuse_full(place: Gathering, before: SignUp) -> None:
    if place.room.fits(before.heads):
        return
    if place.room.over:
        what = say_count(
            "{title} is over-full by one. Nothing was offered.",
            "{title} is over-full by {count}. Nothing was offered.",
            place.room.over,
            title=place.title,
        )
    else:
        what = say(
            "There is no free place for their party in {title}. Nothing was offered.",
            title=place.title,
        )
    raise KnownError(what, say("Wait until somebody signs off, or raise the capacity."))


def _refuse_out_of_turn(file: CentreFile, place: Gathering, before: SignUp, name: str) -> None:
    first = line(place.sign_ups)[0]
    if first.id == before.id:
        return
    first_name = known_person(file, first.person_id).name
    raise KnownError(
        say("{first} is before {name} in line. Nothing was changed.", first=first_name, name=name),
        say("Offer the place to {first} first, or offer it out of turn.", first=first_name),
    )


def _refuse_answered(file: CentreFile, asked: Offer, name: str) -> None:
    if not asked.answer:
        return
    if asked.answer == LAPSED:
        raise KnownError(
            say(
                "The place was kept for {name} until {moment} and is free again.",
                name=name,
                moment=moment_words(file, asked.answer_by),
            ),
            say("Sign them up again to put them back in line."),
        )
    raise KnownError(
        say("{name} has answered this offer already. Nothing was changed.", name=name),
        say("Look at the list again, or undo the first answer."),
    )
