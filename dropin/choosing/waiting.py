"""What waits for a person around ideas and votes, for the page Today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dropin.choosing.listing import TERM_ENDS_WITHIN, last_day
from dropin.choosing.model import CLOSED, Ballot
from dropin.choosing.store import (
    ballot,
    ballots_to_settle,
    ideas_without_reply,
    outvoted_ideas,
    seats,
    terms,
)
from dropin.dates import Customs, day_short
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import Message

IDEAS, BALLOTS, BOARD = "ideas", "ballots", "board"
REPLY_WITHIN = timedelta(days=14)
"""So soon everybody who put in an idea hears something."""


@record
class Waiting:
    """Something that waits, the tab where its answer is, and the ballot it is about, if any."""

    text: Message
    tab: str
    ballot_id: int = 0


def waiting_for_somebody(file: CentreFile, today: date, customs: Customs) -> tuple[Waiting, ...]:
    """Ideas nobody replied to, ballots about to close or to be decided, terms about to end."""
    return (*_ideas(file, today), *_ballots(file, today), *_terms(file, today, customs))


def _ideas(file: CentreFile, today: date) -> Iterator[Waiting]:
    count = ideas_without_reply(file, today - REPLY_WITHIN - timedelta(days=1))
    if count == 1:
        yield Waiting(Message("An idea has waited over two weeks for a reply."), IDEAS)
    elif count:
        text = Message("{count} ideas have waited over two weeks for a reply.", count=count)
        yield Waiting(text, IDEAS)
    unchosen = len(outvoted_ideas(file, today))
    if unchosen == 1:
        text = Message("An idea was on a ballot, was not chosen, and waits for a reply.")
        yield Waiting(text, IDEAS)
    elif unchosen:
        words = "{count} ideas were on a ballot, were not chosen, and wait for a reply."
        yield Waiting(Message(words, count=unchosen), IDEAS)


def _ballots(file: CentreFile, today: date) -> Iterator[Waiting]:
    for ballot_id in ballots_to_settle(file, today, today + timedelta(days=2)):
        known = ballot(file, ballot_id)
        if known is not None:
            yield Waiting(_of_ballot(known, today), BALLOTS, ballot_id)


def _of_ballot(known: Ballot, today: date) -> Message:
    if known.state_on(today) == CLOSED:
        return Message("“{question}” has closed. What was decided?", question=known.question)
    if last_day(known) == today:
        return Message("“{question}”: today is the last day to vote.", question=known.question)
    return Message("“{question}”: tomorrow is the last day to vote.", question=known.question)


def _terms(file: CentreFile, today: date, customs: Customs) -> Iterator[Waiting]:
    """Seats whose holder's term ends soon, and nobody comes after."""
    every = terms(file)
    names = {each.id: each.name for each in seats(file)}
    for term in every:
        ends_soon = today < term.ends_on <= today + TERM_ENDS_WITHIN and term.holds_on(today)
        followed = any(
            other.seat_id == term.seat_id and other.ends_on > term.ends_on for other in every
        )
        if ends_soon and not followed:
            text = Message(
                "The term in the seat “{seat}” ends on {day}.",
                seat=names[term.seat_id],
                day=day_short(term.ends_on - timedelta(days=1), customs),
            )
            yield Waiting(text, BOARD)
