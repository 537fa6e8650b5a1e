"""What a pack holds, and which days its sheets are about. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from dropin.dates import next_month_start
from dropin.people.naming import FIRST
from dropin.printing.catalogue import (
    A_DATE,
    A_DAY,
    A_LEADER,
    A_MONTH,
    A_QUARTER,
    BOARD,
    CALENDARS,
    SheetKind,
    sheet_kind,
)
from dropin.printing.model import SheetOptions
from dropin.records import NamedTuple
from dropin.words import Message, say

WALL, OFFICE, LEADERS = "wall", "office", "leaders"
READERS: Mapping[str, Message] = MappingProxyType(
    {
        WALL: Message("Wall"),
        OFFICE: Message("Office"),
        LEADERS: Message("Leaders"),
    }
)
THIS, NEXT = "this", "next"
_ALSO_ON_THE_WALL = ("roster-wall",)


class PackSheet(NamedTuple):
    """One sheet of a pack: for whom, about this week, day or month or the next, how often."""

    id: int
    sheet: str
    readers: str = WALL
    time: str = THIS
    copies: int = 1
    name_level: str = FIRST
    options: SheetOptions = SheetOptions()

    @property
    def kind(self) -> SheetKind | None:
        """None where a newer program put it in."""
        return sheet_kind(self.sheet)

    @property
    def how(self) -> SheetOptions:
        """The options it is printed with."""
        return self.options._replace(name_level=self.name_level)


class Pack(NamedTuple):
    id: int
    name: str
    sheets: tuple[PackSheet, ...] = ()


def ready_made(name: str) -> Pack:
    """What most centres print on a Monday, of the sheets there are."""
    keys = ("week", "large-print", "roster-wall", "roster-office", "day", "leader")
    known = tuple(usual_sheet(key) for key in keys if sheet_kind(key) is not None)
    twice = tuple(
        each._replace(copies=2) if each.sheet == "large-print" else each for each in known
    )
    return Pack(0, name, twice)


def usual_sheet(key: str) -> PackSheet:
    """A sheet as it usually goes into a pack."""
    kind = sheet_kind(key)
    assert kind is not None, key
    if kind.about == A_LEADER:
        readers = LEADERS
    else:
        readers = WALL if kind.group in (CALENDARS, BOARD) or key in _ALSO_ON_THE_WALL else OFFICE
    return PackSheet(0, key, readers, name_level=kind.usual.name_level, options=kind.usual)


def day_of(sheet: PackSheet, day: date) -> date:
    """A day of what the sheet is about in a pack for ``day``."""
    about = sheet.kind.about if sheet.kind is not None else ""
    if sheet.time == THIS:
        return day
    if about in (A_DAY, A_DATE):
        return day + timedelta(days=1)
    return next_month_start(day) if about in (A_MONTH, A_QUARTER) else day + timedelta(weeks=1)


def in_words(pack: Pack) -> str:
    """``Week, Large print ×2, Roster, wall`` for the list of packs."""
    return " · ".join(map(_in_words, pack.sheets)) or say("Nothing yet")


def _in_words(sheet: PackSheet) -> str:
    name = str(sheet.kind.name) if sheet.kind is not None else sheet.sheet
    return say("{name} ×{count}", name=name, count=sheet.copies) if sheet.copies > 1 else name
