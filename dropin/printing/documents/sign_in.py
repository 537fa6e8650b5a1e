"""The sign-in sheet of one date: who means to come, the waiting list, and lines for others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from dropin.attendance.sign_ups import Needs, Room
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
    TickBox,
)
from dropin.records import NamedTuple
from dropin.words import Message, say, say_count

PHONE, CAME, ARRIVED, GUESTS, PAID, SIGNATURE, NOTE = COLUMNS = (
    *("phone", "came", "arrived", "guests", "paid", "signature", "note"),
)
"""Beside number and name, in the order in which they stand."""
USUAL_COLUMNS = (PHONE, CAME, GUESTS, SIGNATURE)
"""Without what was paid: who was let off a fee is not for everybody to see."""
COLUMN_NAMES: Mapping[str, Message] = MappingProxyType(
    {
        PHONE: Message("Phone"),
        CAME: Message("Came"),
        ARRIVED: Message("Arrived at"),
        GUESTS: Message("Guests"),
        PAID: Message("Paid"),
        SIGNATURE: Message("Signature"),
        NOTE: Message("Notes"),
    }
)
_SHARES: Mapping[str, float] = MappingProxyType(
    {PHONE: 2.1, CAME: 0.6, ARRIVED: 1.1, GUESTS: 0.8, PAID: 0.6, SIGNATURE: 3.0, NOTE: 2.6}
)
BLANK_LINES = 20
"""At least: the last page is filled with them."""
_LEAST_WAITING_LINES = 5
_ROW = 2.1  # sizes: room for a pen


class Expected(NamedTuple):
    """Somebody who signed up. ``name`` is "" for who did not agree to be named on prints, and
    ``phone`` for who did not agree to give it to others; ``guests`` come along with them."""

    name: str
    phone: str = ""
    guests: int = 0


class SignIn(NamedTuple):
    """One date of an activity. ``going`` and ``waiting`` are in the order of asking.

    ``remark`` says what is special, such as that it is cancelled. ``needs`` only where whoever
    organises it asked for them. ``columns`` are some of COLUMNS; that of numbers stands only where
    somebody gave theirs.
    """

    title: str
    day: str
    clock: str = ""
    place: str = ""
    leader: str = ""
    remark: str = ""
    fee: str = ""
    room: Room = Room(None, 0)
    going: tuple[Expected, ...] = ()
    waiting: tuple[Expected, ...] = ()
    needs: Needs | None = None
    columns: tuple[str, ...] = USUAL_COLUMNS


def sign_in_sheet(said: SignIn, imprint: Imprint) -> Document:
    """Somebody who may not be named has a numbered line to write on, if they wish."""
    parts: list[Part] = [Facts(tuple(_facts(said)))]
    if said.remark:
        parts.insert(0, Paragraph(said.remark, bold=True, scale=1.25))
    columns = _shown(said)
    parts.append(Heading(say("Signed up")))
    if said.going:
        if invitation := _invitation(said.going, columns):
            parts.append(Paragraph(invitation, muted=True, with_next=True))
        parts.append(_table(_numbered(said.going, columns), columns))
    else:
        parts.append(Paragraph(say("Nobody has signed up so far. Everyone is welcome.")))
    if said.waiting or said.room.capacity is not None:
        lines = max(_LEAST_WAITING_LINES, len(said.waiting) + 2)
        waiting = (*said.waiting, *[Expected("")] * (lines - len(said.waiting)))
        parts += [Heading(say("Waiting list")), _table(_numbered(waiting, columns), columns)]
    parts.append(Heading(say("Also here today")))
    blank = [_row("", Expected(""), columns)] * BLANK_LINES
    parts.append(_table(blank, columns)._replace(fills=True))
    return imprint.document(said.title, parts, subtitle=said.day)


def _facts(said: SignIn) -> Iterator[tuple[str, str]]:
    named = (
        (say("When"), said.clock),
        (say("Where"), said.place),
        (say("Led by"), said.leader),
        (say("Fee"), said.fee),
        (say("Places"), _places(said)),
        (say("Needed"), _needed(said.needs)),
    )
    return ((name, words) for name, words in named if words)


def _places(said: SignIn) -> str:
    if said.room.capacity is None:
        return ""
    return say("{taken} of {capacity} taken", taken=said.room.taken, capacity=said.room.capacity)


def _needed(needs: Needs | None) -> str:
    if needs is None:
        return ""
    said = []
    if needs.transport:
        said.append(say("transport for {number}", number=needs.transport))
    if needs.childcare:
        said.append(
            say_count(
                "childcare for {count} child", "childcare for {count} children", needs.childcare
            )
        )
    if needs.access:
        said.append(say("access for {number}, ask the leader", number=len(needs.access)))
    return ", ".join(said) or say("nothing special")


def _shown(said: SignIn) -> tuple[str, ...]:
    phones = any(each.phone for each in (*said.going, *said.waiting))
    return tuple(each for each in COLUMNS if each in said.columns and (each != PHONE or phones))


def _invitation(going: Sequence[Expected], columns: Sequence[str]) -> str:
    tick = say("Tick your name when you come.") if CAME in columns else ""
    blank = say("A line without a name is yours to fill in, or not.")
    return " ".join(filter(None, (tick, "" if all(each.name for each in going) else blank)))


def _numbered(expected: Sequence[Expected], columns: Sequence[str]) -> list[tuple[Cell, ...]]:
    return [_row(str(number), each, columns) for number, each in enumerate(expected, start=1)]


def _row(number: str, each: Expected, columns: Sequence[str]) -> tuple[Cell, ...]:
    said: Mapping[str, Cell] = {
        PHONE: each.phone,
        CAME: TickBox(),
        GUESTS: f"+{each.guests}" if each.guests else "",
        PAID: TickBox(),
    }
    beside = (said.get(column, "") for column in columns)
    return (number, Paragraph(each.name, bold=True), *beside)


def _table(rows: Sequence[tuple[Cell, ...]], columns: Sequence[str]) -> Table:
    shown = (
        Column(say("No."), 0.4, at_right=True),
        Column(say("Name"), 3.6),
        *(Column(str(COLUMN_NAMES[each]), _SHARES[each]) for each in columns),
    )
    return Table(shown, tuple(rows), row_height=_ROW, lined=True)
