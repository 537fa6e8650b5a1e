"""A leader's own sheet: their shifts, the activities they lead, what to bring, whom to ring."""

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
    Together,
)
from dropin.records import NamedTuple
from dropin.words import say, say_count

_DAY = timedelta(days=1)
_SIZE = 13.0  # points: it hangs on a fridge


class Duty(NamedTuple):
    """One shift, or one date of an activity. ``remark`` is what is special, such as a new hour."""

    day: str
    clock: str
    title: str
    place: str = ""
    beside: str = ""
    remark: str = ""
    bring: str = ""


class Ringable(NamedTuple):
    """Somebody one is on with who agreed to share their number."""

    name: str
    phone: str


class LeaderShown(NamedTuple):
    """One leader: ``name`` as they agreed, else ``number`` tells the office whose sheet it is."""

    name: str
    number: int
    shifts: Sequence[Duty]
    activities: Sequence[Duty]
    ringable: Sequence[Ringable] = ()


def leader_sheet(said: LeaderShown, first: date, end: date, imprint: Imprint) -> Document:
    """What one leader takes on from ``first`` up to but not including ``end``, by time."""
    parts: list[Part] = [Facts(tuple(_facts(said)))]
    parts += _duties(say("On call"), said.shifts, say("No shift in these days."))
    parts += _duties(say("You lead"), said.activities, say("Nothing in these days."))
    parts += _whom_to_ring(said.ringable)
    days = day_range(first, end, imprint.centre.customs, year=True)
    title = said.name or say("A leader’s own sheet")
    return imprint.document(title, parts, subtitle=days, size=_SIZE)


def _facts(said: LeaderShown) -> Iterator[tuple[str, str]]:
    if not said.name:
        yield say("For"), say("Number {number}", number=said.number)
    shifts = say_count("1 shift", "{count} shifts", len(said.shifts))
    activities = say_count("1 activity", "{count} activities", len(said.activities))
    counts = [shifts] * bool(said.shifts) + [activities] * bool(said.activities)
    yield say("Together"), ", ".join(counts) or say("nothing in these days")


def _whom_to_ring(ringable: Sequence[Ringable]) -> Iterator[Part]:
    numbers = tuple((each.name, each.phone) for each in ringable)
    office = Paragraph(
        say(
            "Cannot make it, or unwell? Tell the office, no reason needed. Somebody else will"
            " be found; you need not look for anybody."
        )
    )
    if not numbers:
        yield Together((Heading(say("Whom to ring")), office))
        return
    anybody = (say("Anybody else"), say("through the office"))
    yield Together((Heading(say("Whom to ring")), Facts((*numbers, anybody)), office))


def _duties(title: str, duties: Sequence[Duty], nothing: str) -> Iterator[Part]:
    yield Heading(title)
    if not duties:
        yield Paragraph(nothing)
        return
    bring = any(each.bring for each in duties)
    columns = (
        Column(say("Day"), 1.5),
        Column(say("When"), 1.8),
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
