"""A leader's own sheet: their shifts, the activities they lead, what to bring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dropin.dates import day_range
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
)
from dropin.records import NamedTuple
from dropin.words import say, say_count

_DAY = timedelta(days=1)


class Duty(NamedTuple):
    """One shift, or one date of an activity. ``remark`` is what is special, such as a new hour."""

    day: str
    clock: str
    title: str
    place: str = ""
    beside: str = ""
    remark: str = ""
    bring: str = ""


def leader_sheet(
    name: str,
    shifts: Sequence[Duty],
    activities: Sequence[Duty],
    first: date,
    end: date,
    imprint: Imprint,
) -> Document:
    """What one leader takes on from ``first`` up to but not including ``end``, by time."""
    parts: list[Part] = []
    if shifts or activities:
        parts.append(Facts(((say("Together"), ", ".join(_counts(shifts, activities))),)))
    parts += _duties(say("On call"), shifts, say("No shift in these days."))
    parts += _duties(say("You lead"), activities, say("Nothing in these days."))
    parts.append(
        Paragraph(
            say(
                "Cannot make it, or unwell? Tell the office, no reason needed. Somebody else will"
                " be found; you need not look for anybody."
            )
        )
    )
    days = day_range(first, end, imprint.centre.customs, year=True)
    return imprint.document(name, parts, subtitle=days)


def _counts(shifts: Sequence[Duty], activities: Sequence[Duty]) -> Iterator[str]:
    if shifts:
        yield say_count("1 shift", "{count} shifts", len(shifts))
    if activities:
        yield say_count("1 activity", "{count} activities", len(activities))


def _duties(title: str, duties: Sequence[Duty], nothing: str) -> Iterator[Part]:
    yield Heading(title)
    if not duties:
        yield Paragraph(nothing)
        return
    bring = any(each.bring for each in duties)
    columns = (
        Column(say("Day"), 1.6),
        Column(say("When"), 1.4),
        Column(say("What"), 2.8),
        Column(say("Where"), 1.5),
        *((Column(say("Bring"), 2),) if bring else ()),
    )
    yield Table(columns, tuple(_row(each, bring) for each in duties))


def _row(duty: Duty, bring: bool) -> tuple[Cell, ...]:
    remark = [Paragraph(duty.remark, scale=0.9)] if duty.remark else []
    beside = [Paragraph(duty.beside, muted=True, scale=0.85)] if duty.beside else []
    what = Stack((Paragraph(duty.title, bold=True), *remark, *beside))
    return (duty.day, duty.clock, what, duty.place, *((duty.bring,) if bring else ()))
