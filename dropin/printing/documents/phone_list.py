"""The phone list: the numbers of people who agreed to share theirs, and of nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import Cell, Column, Document, Paragraph, Part, Table
from dropin.records import NamedTuple
from dropin.words import Message, say

_LINES = 1.8  # sizes: a row one can follow with a finger
_SIZE = 13.0  # points: read at arm's length, with a telephone in the other hand


class Listed(NamedTuple):
    """Somebody who shares their number; ``roles`` in words."""

    name: str
    phone: str
    roles: str = ""


def phone_list(
    listed: Sequence[Listed], left_out: int, imprint: Imprint, *, roles: bool = False
) -> Document:
    """``listed`` in their order. Only whoever prints it is told how many are ``left_out``."""
    parts: list[Part] = []
    if listed:
        parts.append(
            Paragraph(
                say(
                    "Everybody here agreed to share their number with other {members}. "
                    "Please pass it on to nobody else."
                ),
                muted=True,
                with_next=True,
            )
        )
        beside = (Column(say("Role"), 3),) if roles else ()
        columns = (Column(say("Name"), 4), Column(say("Phone"), 3), *beside)
        rows = tuple(_row(each, roles) for each in listed)
        parts.append(Table(columns, rows, row_height=_LINES))
    else:
        parts.append(
            Paragraph(
                say(
                    "No number stands here so far. Would you like to share yours with other "
                    "{members}? Say so at the office."
                ),
                scale=1.1,
            )
        )
    document = imprint.document(say("Phone list"), parts, size=_SIZE)
    return document._replace(cautions=tuple(_cautions(left_out)))


def _row(each: Listed, roles: bool) -> tuple[Cell, ...]:
    beside = (Paragraph(each.roles, muted=True, scale=0.9),) if roles else ()
    return (Paragraph(each.name, bold=True), each.phone, *beside)


def _cautions(left_out: int) -> Iterator[Message]:
    if left_out == 1:
        yield Message(
            "One person is left out, whose number is not shared or whose name is not to stand here."
        )
    elif left_out:
        yield Message(
            "{count} people are left out, whose numbers are not shared or whose names are not to "
            "stand here.",
            count=left_out,
        )
