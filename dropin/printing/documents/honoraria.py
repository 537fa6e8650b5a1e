"""Honoraria on paper: one leader's statement, the total sheet of a period, or all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dropin.dates import day_range, day_short
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import (
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Table,
    WritingLines,
    several,
)
from dropin.roster.honoraria import Line, Statement
from dropin.roster.model import Adjustment
from dropin.roster.now import role_words, span_words
from dropin.roster.planning.model import PRIMARY
from dropin.words import Message, say

_LINES = 2.0  # sizes: a row one can follow with a finger


def statement_sheet(said: Statement, first: date, end: date, imprint: Imprint) -> Document:
    """What one leader did and is paid from ``first`` up to but not including ``end``.

    Their name stands there as they agreed; else there is a line for it.
    """
    name = imprint.name_of(said.person_id)
    parts: list[Part] = [] if name else [Heading(say("Name")), WritingLines(1)]
    parts += _statement(said, imprint)
    title = say("Honorarium of {name}", name=name) if name else say("Honorarium")
    return _of_period(title, [said], parts, first, end, imprint)


def every_sheet(said: Sequence[Statement], first: date, end: date, imprint: Imprint) -> Document:
    """The total sheet, then everybody's statement, each on a page of its own to be handed out.

    Who did not agree to be named finds the number they have on the total sheet.
    """
    total = total_sheet(said, first, end, imprint)
    statements = [
        _of_period(
            say("Honorarium of {name}", name=_name_or_number(each, imprint)),
            [each],
            list(_statement(each, imprint)),
            first,
            end,
            imprint,
        )
        for each in said
    ]
    return several(total.title, [total, *statements])


def total_sheet(said: Sequence[Statement], first: date, end: date, imprint: Imprint) -> Document:
    """Everybody's hours and amounts of the period in one table, with their sum.

    Who did not agree to be named stands there by a number, for whoever pays to look up.
    """
    columns = (
        Column(say("Name"), 4),
        Column(say("Shifts"), 1, at_right=True),
        Column(say("Hours"), 1.5, at_right=True),
        Column(say("Earned"), 2, at_right=True),
        Column(say("Adjusted"), 2, at_right=True),
        Column(say("To be paid"), 2, at_right=True),
    )
    rows = [_total_row(each, imprint) for each in said]
    rows.append(
        _bold(
            say("Together"),
            str(sum(len(each.lines) for each in said)),
            hours(sum(each.minutes for each in said)),
            imprint.money(sum(each.earned_cents for each in said)),
            imprint.money(sum(each.adjusted_cents for each in said)),
            imprint.money(sum(each.cents for each in said)),
        )
    )
    parts: list[Part] = [Table(columns, tuple(rows), row_height=_LINES)]
    if not said:
        parts = [Paragraph(say("Nobody was on call in these days."))]
    parts.append(Paragraph(_how_counted(), muted=True))
    return _of_period(say("Honoraria"), said, parts, first, end, imprint)


def _of_period(
    title: str,
    said: Sequence[Statement],
    parts: Sequence[Part],
    first: date,
    end: date,
    imprint: Imprint,
) -> Document:
    document = imprint.document(title, parts, subtitle=_days(first, end, imprint))
    return document._replace(cautions=tuple(_cautions(said, imprint.today)))


def hours(minutes: int) -> str:
    """``4:00``: hours and minutes, exactly."""
    return f"{minutes // 60}:{minutes % 60:02}"


def _statement(said: Statement, imprint: Imprint) -> Iterator[Part]:
    yield Facts(tuple(_facts(said, imprint)))
    yield Heading(say("Shifts"))
    yield _shifts(said, imprint) if said.lines else Paragraph(say("None in these days."))
    if said.adjustments:
        yield Heading(say("Added or taken off"))
        yield _adjustments(said.adjustments, imprint)
    yield Paragraph(_how_counted(), muted=True)
    yield Heading(say("Received"))
    yield WritingLines(1)


def _facts(said: Statement, imprint: Imprint) -> Iterator[tuple[str, str]]:
    yield say("Hours"), hours(said.minutes)
    yield say("Earned"), imprint.money(said.earned_cents)
    if said.adjustments:
        yield say("Adjusted"), imprint.money(said.adjusted_cents)
    yield say("To be paid"), imprint.money(said.cents)


def _shifts(said: Statement, imprint: Imprint) -> Table:
    columns = (
        Column(say("Day"), 1.6),
        Column(say("Shift"), 4.8),
        Column(say("Hours"), 1.1, at_right=True),
        Column(say("An hour"), 1.4, at_right=True),
        Column(say("Amount"), 1.6, at_right=True),
    )
    rows = [_shift_row(each, imprint) for each in said.lines]
    earned = imprint.money(said.earned_cents)
    rows.append(_bold(say("Together"), "", hours(said.minutes), "", earned))
    return Table(columns, tuple(rows), row_height=_LINES)


def _shift_row(line: Line, imprint: Imprint) -> tuple[Cell, ...]:
    customs = imprint.centre.customs
    role = "" if line.role == PRIMARY else role_words(line.role)
    what = " · ".join(filter(None, (f"{line.shift.name} {span_words(line.shift, customs)}", role)))
    if line.is_noted:
        what = say("{shift} (as noted)", shift=what)
    return (
        day_short(line.day, customs),
        what,
        hours(line.minutes),
        "–" if line.rate is None else imprint.money(line.rate),
        imprint.money(line.cents),
    )


def _adjustments(found: Sequence[Adjustment], imprint: Imprint) -> Table:
    columns = (Column("", 1.6), Column("", 7.3), Column("", 1.6, at_right=True))
    customs = imprint.centre.customs
    rows: list[tuple[Cell, ...]] = [
        (day_short(each.day, customs), each.note, imprint.money(each.cents)) for each in found
    ]
    together = imprint.money(sum(each.cents for each in found))
    rows.append(_bold(say("Together"), "", together))
    return Table(columns, tuple(rows), row_height=_LINES)


def _total_row(said: Statement, imprint: Imprint) -> tuple[Cell, ...]:
    return (
        _name_or_number(said, imprint),
        str(len(said.lines)),
        hours(said.minutes),
        imprint.money(said.earned_cents),
        imprint.money(said.adjusted_cents) if said.adjustments else "",
        Paragraph(imprint.money(said.cents), bold=True),
    )


def _name_or_number(said: Statement, imprint: Imprint) -> str:
    return imprint.name_of(said.person_id) or say("Number {number}", number=said.person_id)


def _bold(*words: str) -> tuple[Cell, ...]:
    return tuple(Paragraph(each, bold=True) for each in words)


def _how_counted() -> str:
    return say(
        "Hours are those really done; a night over a clock change counts its real hours. The rate "
        "of the day a shift starts holds for all of it. Each line is rounded to the cent."
    )


def _cautions(said: Sequence[Statement], today: date) -> Iterator[Message]:
    if any(each.is_ahead(today) for each in said):
        yield Message("Some of these shifts are not over yet. They count as they are planned.")
    unpaid = dict.fromkeys(role for each in said for role in each.unpaid_roles)
    for role in unpaid:
        yield Message("There is no rate for “{role}” on some of these days.", role=role_words(role))


def _days(first: date, end: date, imprint: Imprint) -> str:
    whole_day = timedelta(days=1)
    return day_range(first, max(end, first + whole_day), imprint.centre.customs, year=True)
