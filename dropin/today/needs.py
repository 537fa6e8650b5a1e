"""What waits for a person in each room, with the way to it, for the page Today.

Read a moment after the page stands, so that it stands sooner; each room is loaded only then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from dropin.attendance import waiting as attendance
from dropin.buddies import waiting as buddies
from dropin.choosing import waiting as choosing
from dropin.dates import Customs
from dropin.people import waiting as people
from dropin.printing.store import hangs_anything
from dropin.relief import waiting as relief
from dropin.roster import offers_waiting as offers
from dropin.roster import waiting as roster
from dropin.storage.file import CentreFile
from dropin.today.model import (
    BUDDIES,
    CHOOSING,
    OFFERS,
    PAGE,
    PAIR,
    PEOPLE_OF_DATE,
    PEOPLE_OF_DAY,
    PERSON,
    PRINT,
    RENEWALS,
    ROSTER,
    Need,
    Way,
)

if TYPE_CHECKING:
    from dropin.printing.waiting import PrintedWatch

_TABS_OF_BUDDIES = {buddies.WAITS: "waiting", buddies.CARRIES: "buddies"}


def needs_of_rooms(file: CentreFile, now: datetime, customs: Customs) -> tuple[Need, ...]:
    """What waits, the most pressing rooms first. ``now`` is a moment in the centre's own zone."""
    return (
        *_of_relief(file, now, customs),
        *_of_roster(file, now, customs),
        *_of_people(file, now, customs),
        *_of_training(file, now, customs),
        *_of_buddies(file, now, customs),
        *_of_choosing(file, now, customs),
    )


def _of_relief(file: CentreFile, now: datetime, customs: Customs) -> Iterator[Need]:
    for text in relief.waiting_for_somebody(file, now, customs):
        yield Need(text, Way(PAGE, ("cover",)))


def _of_roster(file: CentreFile, now: datetime, customs: Customs) -> Iterator[Need]:
    for each in roster.waiting_for_somebody(file, now, customs):
        yield Need(each.text, Way(ROSTER, (each.day,)))
    for offer in offers.offers_waiting(file, now, customs):
        yield Need(offer.text, Way(OFFERS))


def _of_people(file: CentreFile, now: datetime, customs: Customs) -> Iterator[Need]:
    for each in attendance.waiting_for_somebody(file, now, customs):
        if each.key is not None:
            yield Need(each.text, Way(PEOPLE_OF_DATE, (each.key, each.day)))
        else:
            yield Need(each.text, Way(PEOPLE_OF_DAY, (each.day or now.date(),)))


def _of_training(file: CentreFile, now: datetime, customs: Customs) -> Iterator[Need]:
    for each in people.waiting_for_somebody(file, now.date(), customs):
        who = each.person_id
        yield Need(each.text, Way(RENEWALS) if who is None else Way(PERSON, (who,)))


def _of_buddies(file: CentreFile, now: datetime, customs: Customs) -> Iterator[Need]:
    for each in buddies.waiting_for_somebody(file, now.date(), customs):
        if each.pair_id is not None:
            yield Need(each.text, Way(PAIR, (each.pair_id,)))
        else:
            yield Need(each.text, Way(BUDDIES, (_TABS_OF_BUDDIES.get(each.part, "glance"),)))


def _of_choosing(file: CentreFile, now: datetime, customs: Customs) -> Iterator[Need]:
    for each in choosing.waiting_for_somebody(file, now.date(), customs):
        yield Need(each.text, Way(CHOOSING, (each.tab, each.ballot_id)))


class Wall:
    """What hangs on the wall and no longer holds. It is looked at again only after something that
    a sheet shows was changed."""

    def __init__(self, file: CentreFile) -> None:
        self._file = file
        self._watch: PrintedWatch | None = None

    def needs(self, today: date, customs: Customs) -> tuple[Need, ...]:
        if not hangs_anything(self._file, today):
            return ()
        from dropin.printing.waiting import PrintedWatch  # composes sheets: few starts need it

        self._watch = self._watch or PrintedWatch(self._file)
        return tuple(
            Need(each.text, Way(PRINT, (each.sheet, each.day)))
            for each in self._watch.out_of_date(today, customs)
        )
