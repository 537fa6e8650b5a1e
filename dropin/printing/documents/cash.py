"""The cash sheet of a day: what came in, what went out, and whether the box agrees. No names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dropin.attendance.cash import CashSheet
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import (
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Table,
    WritingLines,
)
from dropin.records import NamedTuple
from dropin.words import say


class Taking(NamedTuple):
    """One payment: its receipt's number, what for, cents taken (given back below 0)."""

    receipt: int
    title: str
    cents: int


def cash_day_sheet(
    day: date, sheet: CashSheet, takings: Sequence[Taking], imprint: Imprint
) -> Document:
    """The box of ``day``, receipt by receipt, and the sum it should hold.

    Nothing that was waived stands here: what nobody paid is not in the box.
    """
    parts: list[Part] = [Heading(say("The box")), _box(sheet, imprint), Heading(say("Receipts"))]
    if takings:
        parts.append(_receipts(takings, sheet, imprint))
    else:
        parts.append(Paragraph(say("Nothing was paid or given back on this day.")))
    parts.append(Heading(say("Notes")))
    if sheet.cash_day.note:
        parts.append(Paragraph(sheet.cash_day.note))
    parts += [WritingLines(3), Heading(say("Counted by")), WritingLines(1)]
    return imprint.document(say("Cash sheet"), parts, subtitle=imprint.day(day))


def _box(sheet: CashSheet, imprint: Imprint) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (say("In the box in the morning"), imprint.money(sheet.cash_day.opening_cents)),
        (say("Taken"), imprint.money(sheet.taken_cents)),
        (say("Given back"), imprint.money(-sheet.given_back_cents)),
        (
            Paragraph(say("Should be in the box"), bold=True),
            Paragraph(imprint.money(sheet.expected_cents), bold=True),
        ),
    ]
    if sheet.counted_cents is None or sheet.difference_cents is None:
        rows.append((say("Counted"), ""))
        rows.append((say("Difference"), ""))
    else:
        rows.append((say("Counted"), imprint.money(sheet.counted_cents)))
        rows.append((_difference(sheet.difference_cents), imprint.money(sheet.difference_cents)))
    return Table((Column(share=3), Column(share=1, at_right=True)), tuple(rows), row_height=2)


def _difference(cents: int) -> str:
    if cents > 0:
        return say("Difference: more than there should be")
    if cents < 0:
        return say("Difference: less than there should be")
    return say("Difference: none, it adds up")


def _receipts(takings: Sequence[Taking], sheet: CashSheet, imprint: Imprint) -> Table:
    columns = (
        Column(say("Receipt"), 1, at_right=True),
        Column(say("What for"), 6),
        Column(say("Amount"), 2, at_right=True),
    )
    rows: list[tuple[Cell, ...]] = [
        (str(each.receipt), each.title, imprint.money(each.cents)) for each in takings
    ]
    total = imprint.money(sheet.taken_cents - sheet.given_back_cents)
    rows.append(("", Paragraph(say("Together"), bold=True), Paragraph(total, bold=True)))
    return Table(columns, tuple(rows))
