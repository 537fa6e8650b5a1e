"""A pair on paper: the agreement both sign, the review they fill in, a buddy's own sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from dropin.dates import clock
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import (
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Stack,
    Table,
    TickBox,
    WritingLines,
)
from dropin.records import NamedTuple
from dropin.words import say

_ROW = 2.6  # sizes: room for a pen
_TALL = 3.4


class PairShown(NamedTuple):
    """A pair as a sheet may show it: names as both agreed ("" for a line to write on).

    ``goals`` are the member's own words, ``until`` the day on which a temporary pair ends.
    """

    member: str
    buddy: str
    met: str = ""
    meeting: str = ""
    review: str = ""
    until: str = ""
    goals: tuple[str, ...] = ()


def agreement_sheet(said: PairShown, imprint: Imprint) -> Document:
    """What two people agree on who choose to be a pair, with lines for both to sign."""
    parts: list[Part] = [
        Facts(
            (
                (say("Who would like a buddy"), said.member or "…" * 12),
                (say("The buddy"), said.buddy or "…" * 12),
                *(((say("First meeting"), said.meeting),) if said.meeting else ()),
                *(((say("Met on"), said.met),) if said.met else ()),
                *(((say("Next review"), said.review),) if said.review else ()),
                *(((say("For a while, until"), said.until),) if said.until else ()),
            )
        ),
        Heading(say("What we agree")),
        *(Paragraph(f"•  {each}") for each in _promises()),
        Heading(say("What I would like to come of it")),
        *(Paragraph(f"•  {each}") for each in said.goals),
        WritingLines(1 if said.goals else 3),
        Heading(say("Our numbers")),
        Paragraph(
            say(
                "Each of us ticks for ourselves. Our numbers are swapped only while both of us "
                "agree, and withdrawn at once when one of us withdraws."
            ),
            muted=True,
            with_next=True,
        ),
        Table(
            (Column("", 0.5), Column("", 7)),
            (
                (TickBox(), say("{name} agrees to swap numbers.", name=_member(said))),
                (TickBox(), say("{name} agrees to swap numbers.", name=_buddy(said))),
            ),
            row_height=2.0,
        ),
        Heading(say("Signed")),
        Table(
            (Column(say("Name"), 3), Column(say("Signature"), 4), Column(say("Day"), 1.6)),
            ((_member(said), "", ""), (_buddy(said), "", "")),
            row_height=_TALL,
            lined=True,
        ),
    ]
    return imprint.document(say("Buddy agreement"), parts)


def review_sheet(said: PairShown, imprint: Imprint) -> Document:
    """Questions the two talk through together; nothing about health is asked."""
    faces = (say("good"), say("so-so"), say("hard"))
    parts: list[Part] = [
        Facts(
            (
                (say("{Member}"), said.member or "…" * 12),
                (say("Buddy"), said.buddy or "…" * 12),
                *(((say("Meeting since"), said.met),) if said.met else ()),
                *(((say("Review due"), said.review),) if said.review else ()),
            )
        ),
        Heading(say("How does it go?")),
        Table(
            (Column("", 3), *(Column(each, 1) for each in faces)),
            tuple(
                (name, TickBox(), TickBox(), TickBox()) for name in (_member(said), _buddy(said))
            ),
            row_height=_ROW,
            lined=True,
        ),
        Heading(say("What went well")),
        WritingLines(2),
        Heading(say("Goals")),
        _goals(said),
        Heading(say("What should be different")),
        WritingLines(2),
        Heading(say("How shall it go on?")),
        Table(
            (Column("", 0.5), Column("", 7)),
            (
                (TickBox(), say("We go on.")),
                (TickBox(), say("We pause for a while. Nobody is asked why.")),
                (TickBox(), say("It was good, and it is enough: we say goodbye.")),
                (TickBox(), say("I would like another buddy.")),
            ),
            row_height=2.0,
        ),
        Heading(say("Signed, if you wish")),
        WritingLines(1),
    ]
    return imprint.document(say("Review of a pair"), parts)


class OwnPair(NamedTuple):
    """One line of a buddy's own sheet: a first name ("" for one to write in), where it stands, a
    number if it is swapped; ``while_away`` is said of a temporary pair."""

    member: str
    state: str
    number: str = ""
    meeting: str = ""
    review: str = ""
    while_away: str = ""


def buddy_sheet(name: str, pairs: tuple[OwnPair, ...], imprint: Imprint) -> Document:
    """A buddy's pairs: first names, and a number only while both agreed to swap."""
    parts: list[Part] = []
    if pairs:
        columns = (
            Column(say("Who"), 2),
            Column(say("Where it stands"), 4),
            Column(say("Number"), 2),
            Column(say("Notes for myself"), 3),
        )
        parts.append(Table(columns, tuple(map(_own_row, pairs)), row_height=_TALL, lined=True))
        if not all(each.member for each in pairs):
            nameless = say("Whoever is not named would rather not be on paper. You know who it is.")
            parts.append(Paragraph(nameless, muted=True))
        parts.append(
            Paragraph(
                say(
                    "A number stands here only while both of you agree to it. Keep this sheet "
                    "with you; give it back or tear it up when a pair ends."
                ),
                muted=True,
            )
        )
    else:
        parts.append(Paragraph(say("No pair just now. Thank you for being there."), scale=1.25))
    parts += [
        Heading(say("If something worries you")),
        Paragraph(say("Ask the coordinator to call. You need not say why.")),
    ]
    title = say("Buddy sheet of {name}", name=name) if name else say("Buddy sheet")
    return imprint.document(title, parts)


def meeting_words(day: str, at: time | None, place: str, imprint: Imprint) -> str:
    """``8 December 2026, 14:00, the tea corner``."""
    told = clock(at, imprint.centre.customs) if at is not None else ""
    return ", ".join(filter(None, (day, told, place)))


def _promises() -> Iterator[str]:
    yield say("We both chose this, and each of us may end it at any time, without a reason.")
    yield say("We meet where we both feel at ease, and say so in time when we can’t come.")
    yield say("What we tell each other stays between us. If somebody is in danger, we get help.")
    yield say("A buddy keeps company and helps; a buddy lends no money and gives no treatment.")
    yield say("We look together how it goes when the review comes.")


def _goals(said: PairShown) -> Part:
    rows: list[tuple[Cell, ...]] = [(each, TickBox()) for each in said.goals]
    rows += [("", TickBox())] * max(1, 3 - len(rows))
    return Table(
        (Column(say("What I would like to come of it"), 6), Column(say("Reached"), 1)),
        tuple(rows),
        row_height=_ROW,
        lined=True,
    )


def _own_row(each: OwnPair) -> tuple[Cell, ...]:
    lines = [Paragraph(each.state)]
    if each.while_away:
        lines.append(Paragraph(each.while_away, muted=True, scale=0.9))
    if each.meeting:
        lines.append(Paragraph(each.meeting, muted=True, scale=0.9))
    if each.review:
        lines.append(Paragraph(say("Review: {day}", day=each.review), muted=True, scale=0.9))
    number = each.number or say("through the centre")
    return (Paragraph(each.member, bold=True), Stack(tuple(lines)), number, "")


def _member(said: PairShown) -> str:
    return said.member or say("The {member}")


def _buddy(said: PairShown) -> str:
    return said.buddy or say("The buddy")
