"""The ballot paper: a box to tick beside everything one would come to; nothing tells whose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dropin.choosing.amounts import costs
from dropin.choosing.model import Ballot, BallotOption
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import Choice, Document, Paragraph, Part
from dropin.words import say

TYPE_SIZE = 14.0  # points, at least


def ballot_paper(ballot: Ballot, imprint: Imprint) -> Document:
    """The paper of one ballot, several to a page where they fit; what was withdrawn is left out."""
    parts: list[Part] = [Paragraph(_how_to_vote(ballot), bold=True)]
    # Numbered as they are typed in later; a withdrawn option keeps its number to itself.
    for number, option in enumerate(ballot.options, 1):
        if option.withdrawn_on is None:
            parts.append(Choice(f"{number}. {option.title}", tuple(_words(option, imprint))))
    last_day = imprint.day(ballot.closes_on - timedelta(days=1))
    parts.append(
        Paragraph(
            say(
                "Fold it and put it in the box at the desk by {day}. Leave your name off: "
                "the vote is secret.",
                day=last_day,
            )
        )
    )
    return imprint.document(ballot.question, parts, size=TYPE_SIZE, copies=4)


def _how_to_vote(ballot: Ballot) -> str:
    if ballot.seat_id is not None:
        return say("Tick everyone you would like to see in this seat.")
    return say("Tick everything you would come to.")


def _words(option: BallotOption, imprint: Imprint) -> Iterator[str]:
    if option.description:
        yield option.description
    cost = costs(option, imprint.money)
    if cost:
        yield say("Costs {costs}", costs=cost)
