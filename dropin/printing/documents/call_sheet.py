"""The call sheet of a relief: whom to ring for what, in which order, and room for the answer."""

from __future__ import annotations

from collections.abc import Iterator

from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import (
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Stack,
    Table,
    TickBox,
    Together,
)
from dropin.relief.call_sheet import CallSheet, Line, Row
from dropin.relief.telling import away_words
from dropin.words import say, say_count

_ROW = 2.6  # sizes: two lines, and room for a pen


def call_sheet_document(sheet: CallSheet, imprint: Imprint) -> Document:
    """Everything that needs cover, in time order.

    Whoever may not be named has a line all the same, which says where their name is to be found.
    """
    parts: list[Part] = []
    if sheet.rows:
        parts.append(
            Paragraph(
                say(
                    "Ring from the top. Tick the answer, and write when and who rang. At the first "
                    "yes it is covered: put it into the program, or tell whoever can."
                ),
                muted=True,
            )
        )
    else:
        parts.append(Paragraph(say("Everything is covered. Thank you."), scale=1.25))
    parts += (Together(tuple(_thing(row))) for row in sheet.rows)
    name = imprint.name_of(sheet.relief.person_id) or say("A leader")
    away = away_words(sheet.relief, imprint.centre.customs)
    subtitle = say("{name} is {away}", name=name, away=away)
    return imprint.document(say("Call sheet"), parts, subtitle=subtitle)


def _thing(row: Row) -> Iterator[Heading | Paragraph | Table]:
    yield Heading(str(row.what))
    when = " · ".join(filter(None, (row.day, row.clock)))
    yield Paragraph(when, bold=True, with_next=bool(row.lines))
    if row.lines:
        yield _table(row)
    else:
        yield Paragraph(say("Nobody on the list can take it. Ask the coordinator."))
    if row.more:
        yield Paragraph(
            say_count(
                "1 more person can be asked: the program names them.",
                "{count} more people can be asked: the program names them.",
                row.more,
            ),
            muted=True,
        )
    for said in row.asked:
        yield Paragraph(say("Asked already: {said}", said=said), muted=True, scale=0.9)


def _table(row: Row) -> Table:
    columns = (
        Column("", 0.35, at_right=True),
        Column(say("Ring"), 3.6),
        Column(say("Number"), 1.8),
        Column(say("Yes"), 0.55),
        Column(say("No"), 0.55),
        Column(say("No answer"), 0.85),
        Column(say("Later"), 0.65),
        Column(say("When, by whom"), 1.8),
    )
    return Table(columns, tuple(map(_line, row.lines)), row_height=_ROW, lined=True)


def _line(line: Line) -> tuple[Cell, ...]:
    number = Paragraph(line.number or say("in the office file"), bold=bool(line.number))
    if line.name:
        who = Stack((Paragraph(line.name, bold=True), Paragraph(line.why, muted=True, scale=0.8)))
    else:
        words = say("Number {place} in the program’s list", place=line.place)
        why = say("not named on paper")
        who = Stack((Paragraph(words), Paragraph(why, muted=True, scale=0.8)))
    boxes = (TickBox(), TickBox(), TickBox(), TickBox())
    return (str(line.place), who, number, *boxes, "")
