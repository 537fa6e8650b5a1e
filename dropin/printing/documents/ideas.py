"""The idea wall: you said, we did. Every idea with where it stands and what the centre replied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from dropin.choosing.ideas import state_name, supporters
from dropin.choosing.model import (
    CHOSEN,
    CLOSED,
    DRAFT,
    GATHERING,
    NEW,
    NOT_NOW,
    ON_A_BALLOT,
    OPEN,
    RUNNING,
    TRIED,
    Idea,
)
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import (
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Stack,
    Table,
)
from dropin.records import NamedTuple
from dropin.words import say

_ORDER = (RUNNING, CHOSEN, ON_A_BALLOT, GATHERING, NEW, TRIED, NOT_NOW)
"""What came of people's words first; what can't be now last, with why."""
_WALL_SIZE = 13.0  # points, to be read standing
_UNTIL_A_REPLY: Mapping[str, str] = MappingProxyType(
    {
        NEW: "Thank you for the idea. Would you come too? Say so at the desk.",
        GATHERING: "Would you come too, or help? Say so at the desk.",
        CHOSEN: "It was chosen and is being prepared.",
        RUNNING: "It is on the programme.",
        TRIED: "We tried it.",
        NOT_NOW: "Not now.",
    }
)
_VOTES: Mapping[str, str] = MappingProxyType(
    {
        DRAFT: "It will be voted on soon.",
        OPEN: "It can be voted for now.",
        CLOSED: "The vote is over. Here you will read what comes of it.",
    }
)


class Standing(NamedTuple):
    """An idea, its visible state, one of IDEA_STATES, and on a ballot the state of that.

    ``outvoted``: it was on one, was not chosen, and nobody has replied since.
    """

    idea: Idea
    state: str
    vote: str = OPEN
    outvoted: bool = False


def idea_wall(standing: Sequence[Standing], imprint: Imprint) -> Document:
    """Every idea, by its state. Who put it in is named only as they agreed."""
    parts: list[Part] = []
    for state in _ORDER:
        there = [each for each in standing if each.state == state]
        if there:
            parts += [Heading(_state_title(state)), _table(there, imprint)]
    if not parts:
        parts = [Paragraph(say("No ideas so far. What would you like to do here?"), scale=1.25)]
    return imprint.document(
        say("You said, we did"), parts, subtitle=imprint.day(imprint.today), size=_WALL_SIZE
    )


def _state_title(state: str) -> str:
    name = state_name(state)
    return name[:1].upper() + name[1:]


def _table(standing: Sequence[Standing], imprint: Imprint) -> Table:
    columns = (
        Column(say("You said"), 5),
        Column(say("Support"), 1, at_right=True),
        Column(say("We did"), 5),
    )
    rows = (
        (
            Stack(tuple(_said(each.idea, imprint))),
            str(supporters(each.idea) or ""),
            Stack(tuple(_did(each, imprint))),
        )
        for each in standing
    )
    return Table(columns, tuple(rows))


def _said(idea: Idea, imprint: Imprint) -> Iterator[Paragraph]:
    yield Paragraph(idea.title, bold=True, scale=1.1)
    if idea.description:
        yield Paragraph(idea.description)
    name = imprint.name_of(idea.person_id) if idea.person_id is not None else ""
    if name:
        yield Paragraph(say("Put in by {name}", name=name), muted=True, scale=0.85)


def _did(standing: Standing, imprint: Imprint) -> Iterator[Paragraph]:
    idea, state = standing.idea, standing.state
    if state == ON_A_BALLOT:
        yield Paragraph(say(_VOTES[standing.vote]))
        return
    if standing.outvoted:
        yield Paragraph(say("It was on a ballot and was not chosen this time."))
        yield Paragraph(say(_UNTIL_A_REPLY[state]))
        return
    yield Paragraph(idea.reply or say(_UNTIL_A_REPLY[state]))
    if idea.replied_on is not None:
        yield Paragraph(imprint.day(idea.replied_on), muted=True, scale=0.85)
