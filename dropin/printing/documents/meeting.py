"""A meeting of the members' board: the agenda before it, the minutes after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from dropin.choosing.model import LATER, NO, YES, AgendaItem, Decision, Meeting
from dropin.dates import clock
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import (
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Stack,
    Table,
    WritingLines,
)
from dropin.programme.model import BOARD, MEMBERS, STAFF
from dropin.records import NamedTuple
from dropin.words import say

_NOTE_LINES = 8
_ROW = 4.6  # sizes: three lines to write a decision and its reason
_OUTCOMES: Mapping[str, str] = MappingProxyType({YES: "Yes", NO: "No", LATER: "Later"})
_DECIDERS: Mapping[str, str] = MappingProxyType(
    {MEMBERS: "the {members}", BOARD: "the board", STAFF: "staff"}
)


class Quorum(NamedTuple):
    """How many of the board were there, and how many it takes to decide."""

    present: int
    needed: int


def agenda(meeting: Meeting, imprint: Imprint) -> Document:
    """What there is to talk about and why, with room to write down what was decided."""
    parts: list[Part] = [Facts(tuple(_when_and_where(meeting, imprint)))]
    if meeting.items:
        parts.append(_points(meeting.items))
    else:
        parts.append(Paragraph(say("Nothing is on the agenda so far.")))
    parts += [Heading(say("Notes")), WritingLines(_NOTE_LINES)]
    return imprint.document(_title(say("Agenda")), parts, subtitle=imprint.day(meeting.held_on))


def minutes(
    meeting: Meeting, decisions: Sequence[Decision], quorum: Quorum, imprint: Imprint
) -> Document:
    """Who was there, and what was decided and why, point by point."""
    parts: list[Part] = [
        Facts((*_when_and_where(meeting, imprint), *_presence(meeting, quorum, imprint)))
    ]
    for number, item in enumerate(meeting.items, start=1):
        parts.append(Heading(say("{number}. {title}", number=number, title=item.title)))
        if item.why:
            parts.append(Paragraph(item.why, muted=True))
        about = [each for each in decisions if each.item_id == item.id]
        parts += _decided(about) if about else [Paragraph(say("Nothing was decided."))]
    if meeting.notes.strip():
        parts.append(Heading(say("Notes")))
        parts += [Paragraph(line) for line in meeting.notes.splitlines() if line.strip()]
    parts += [Heading(say("Signed for the board")), WritingLines(2)]
    return imprint.document(_title(say("Minutes")), parts, subtitle=imprint.day(meeting.held_on))


def _title(what: str) -> str:
    return say("{what}: {members}’ board", what=what)


def _when_and_where(meeting: Meeting, imprint: Imprint) -> Iterator[tuple[str, str]]:
    at = clock(meeting.at, imprint.centre.customs) if meeting.at is not None else ""
    named = ((say("When"), at), (say("Where"), meeting.place))
    return ((name, words) for name, words in named if words)


def _points(items: Sequence[AgendaItem]) -> Table:
    columns = (
        Column(say("No."), 0.5, at_right=True),
        Column(say("What we talk about"), 5),
        Column(say("What we decide, and why"), 5),
    )
    rows = (
        (
            str(number),
            Stack((Paragraph(item.title, bold=True), Paragraph(item.why))),
            "",
        )
        for number, item in enumerate(items, start=1)
    )
    return Table(columns, tuple(rows), row_height=_ROW, lined=True)


def _presence(meeting: Meeting, quorum: Quorum, imprint: Imprint) -> Iterator[tuple[str, str]]:
    yield say("Present"), imprint.names(meeting.present) or say("nobody was noted")
    counted = {"present": quorum.present, "needed": quorum.needed}
    if quorum.present >= quorum.needed:
        words = say("yes, {present} of the board were there and {needed} are needed", **counted)
    else:
        words = say("no, {present} of the board were there and {needed} are needed", **counted)
    yield say("Enough to decide"), words


def _decided(decisions: Sequence[Decision]) -> Iterator[Part]:
    for each in decisions:
        outcome = say(_OUTCOMES[each.outcome])
        by = say(_DECIDERS[each.decided_by])
        words = say("{outcome}, decided by {by}.", outcome=outcome, by=by)
        yield Paragraph(words, bold=True, with_next=bool(each.reason))
        if each.reason:
            yield Paragraph(say("Why: {reason}", reason=each.reason))
