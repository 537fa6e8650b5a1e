"""What waits for a person around shifts offered and swapped; told on Today and on the roster."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from dropin.dates import Customs, day_short
from dropin.people.store import named_person
from dropin.records import record
from dropin.roster.offers import Standing
from dropin.roster.reading.offers import open_offers
from dropin.storage.file import CentreFile
from dropin.words import Message

_MOST_TOLD = 3
"""More than these are told by their number."""


@record
class OfferWaiting:
    """Offers nobody has said yes to, in words, and the day on which the first shift begins."""

    text: Message
    day: date


def offers_waiting(file: CentreFile, now: datetime, customs: Customs) -> tuple[OfferWaiting, ...]:
    """The offers that stand, the soonest shift first; many of them by their number."""
    standing = open_offers(file, now)
    told = tuple(_waiting(file, standing[:_MOST_TOLD], customs))
    others = standing[_MOST_TOLD:]
    if not others:
        return told
    template = "One more shift is offered." if len(others) == 1 else "{count} more are offered."
    return (*told, OfferWaiting(Message(template, count=len(others)), others[0].shift.day))


def offer_words(file: CentreFile, standing: Standing, customs: Customs) -> Message:
    """``Ben offers Desk on Tue 24 Nov``; to one person, or for another shift in a swap."""
    offer = standing.offer
    values = {
        "giver": named_person(file, offer.person_id),
        "shift": standing.shift.name,
        "day": day_short(standing.shift.day, customs),
    }
    if standing.wanted_shift is not None:
        return Message(
            "{giver} would swap {shift} on {day} for {wanted} on {wanted_day} with {other}",
            wanted=standing.wanted_shift.name,
            wanted_day=day_short(standing.wanted_shift.day, customs),
            other=named_person(file, offer.other_id or 0),
            **values,
        )
    if offer.other_id is not None:
        other = named_person(file, offer.other_id)
        return Message("{giver} offers {shift} on {day} to {other}", other=other, **values)
    return Message("{giver} offers {shift} on {day}", **values)


def _waiting(
    file: CentreFile, standing: tuple[Standing, ...], customs: Customs
) -> Iterator[OfferWaiting]:
    for each in standing:
        template = (
            "{offer}: nobody has taken it."
            if each.offer.other_id is None
            else "{offer}: no answer yet."
        )
        text = Message(template, offer=offer_words(file, each, customs))
        yield OfferWaiting(text, each.shift.day)
