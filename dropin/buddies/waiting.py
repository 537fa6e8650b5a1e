"""Who waits, who needs a nudge, whose review is due, who carries too much or too little, who has
gone quiet: told alike on the coordinator's page and on Today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dropin.buddies.carrying import NOTHING, TOO_MUCH, Carried, carried
from dropin.buddies.due import (
    CHECK_IN,
    LAPSED,
    LAPSING,
    NUDGES,
    QUIET,
    REVIEW,
    SUPPORT,
    Due,
    Going,
    due,
)
from dropin.buddies.due_words import due_words
from dropin.buddies.model import Concern, Pair, Request
from dropin.buddies.store import going, open_concerns, waiting_requests
from dropin.dates import Customs
from dropin.people.store import person
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import Message

WAITS, NUDGE, REVIEWS, CARRIES, QUIET_ONES, CALLS = (
    "waits",
    "nudge",
    "reviews",
    "carries",
    "quiet",
    "calls",
)
"""The parts of the coordinator's page."""

_ONE_BY_ONE = 3
"""So many of one kind are told by name on Today; of more only how many."""


@record
class Overview:
    """What the coordinator's page shows, each part the longest due first.

    ``waiting`` also holds those who would like a buddy only later. ``carried`` is every buddy's,
    those with too much first, then those with room and nobody.
    """

    going: Going
    waiting: tuple[Request, ...]
    nudges: tuple[Due, ...]
    reviews: tuple[Due, ...]
    check_ins: tuple[Due, ...]
    quiet: tuple[Due, ...]
    trainings: tuple[Due, ...]
    talks: tuple[Due, ...]
    carried: tuple[Carried, ...]
    concerns: tuple[Concern, ...]


@record
class Waiting:
    """Something that waits for a person, the part of the page with its answer, and its pair."""

    text: Message
    part: str
    pair_id: int | None = None
    urgent: bool = True


def overview(file: CentreFile, today: date) -> Overview:
    """How the programme stands today."""
    now = going(file, today)
    found = due(now)
    order = {TOO_MUCH: 0, NOTHING: 1}
    loads = carried(now.terms, now.pairs, today)
    return Overview(
        going=now,
        waiting=waiting_requests(file),
        nudges=tuple(each for each in found if each.kind in NUDGES),
        reviews=tuple(each for each in found if each.kind == REVIEW),
        check_ins=tuple(each for each in found if each.kind == CHECK_IN),
        quiet=tuple(each for each in found if each.kind == QUIET),
        trainings=tuple(each for each in found if each.kind in (LAPSED, LAPSING)),
        talks=tuple(each for each in found if each.kind == SUPPORT),
        carried=tuple(sorted(loads, key=lambda each: (order.get(each.kind, 2), each.person_id))),
        concerns=open_concerns(file),
    )


def waiting_for_somebody(file: CentreFile, today: date, customs: Customs) -> tuple[Waiting, ...]:
    """What of it belongs on Today; whom to ask how it goes stands on the coordinator's page until
    they have gone quiet. Who asks for a call is on the coordinator's page alone."""
    seen = overview(file, today)
    return (
        *_asking(seen, today),
        *_told(file, seen, seen.nudges, NUDGE, customs),
        *_told(file, seen, seen.reviews, REVIEWS, customs),
        *_told(file, seen, seen.quiet, QUIET_ONES, customs),
        *_overloaded(seen),
    )


def names_in(file: CentreFile, seen: Overview) -> dict[int, str]:
    """The names of everybody the overview is about, by person."""
    pairs, terms = seen.going.pairs, seen.going.terms
    ids = {
        *(each.member_id for each in pairs),
        *(each.buddy_id for each in pairs),
        *(each.person_id for each in terms),
        *(each.person_id for each in seen.waiting),
        *(each.person_id for each in seen.concerns),
    }
    found = (
        person(file, each) for each in sorted(ids - {None}, key=lambda each: each or 0) if each
    )
    return {each.id: each.name for each in found if each is not None}


def words_of(seen: Overview, one: Due, names: dict[int, str], customs: Customs) -> Message:
    """One thing that is due, in words."""
    trainings = {each.id: each.name for each in seen.going.trainings}
    pair = _pair_of(seen, one)
    return due_words(one, pair, names, trainings, today=seen.going.day, customs=customs)


def _asking(seen: Overview, today: date) -> Iterator[Waiting]:
    count = sum(each.starts_on <= today for each in seen.waiting)
    if count == 1:
        yield Waiting(Message("One {member} waits for a buddy."), WAITS, urgent=False)
    elif count:
        text = Message("{count} {members} wait for a buddy.", count=count)
        yield Waiting(text, WAITS, urgent=False)


def _told(
    file: CentreFile, seen: Overview, found: tuple[Due, ...], part: str, customs: Customs
) -> Iterator[Waiting]:
    if len(found) > _ONE_BY_ONE:
        yield Waiting(Message(_MANY[part], count=len(found)), part)
        return
    names = names_in(file, seen) if found else {}
    for each in found:
        urgent = each.kind in NUDGES
        yield Waiting(words_of(seen, each, names, customs), part, each.pair_id, urgent)


_MANY = {
    NUDGE: "{count} pairs need a nudge.",
    REVIEWS: "{count} pairs wait for their review.",
    QUIET_ONES: "{count} pairs have gone quiet.",
}


def _overloaded(seen: Overview) -> Iterator[Waiting]:
    count = sum(each.kind == TOO_MUCH for each in seen.carried)
    if count == 1:
        yield Waiting(Message("One buddy carries more pairs than they can."), CARRIES)
    elif count:
        text = Message("{count} buddies carry more pairs than they can.", count=count)
        yield Waiting(text, CARRIES)


def _pair_of(seen: Overview, one: Due) -> Pair | None:
    return next((each for each in seen.going.pairs if each.id == one.pair_id), None)
