"""A cell of the roster as it is read aloud, and shown where the pointer rests."""

from __future__ import annotations

from collections.abc import Sequence

from dropin.dates import Customs, day_short
from dropin.roster.grid.cells import GAP, HELD, MISSED, Cell, DayHead, hours_words
from dropin.roster.model import Shift
from dropin.roster.planning.model import BACKUP, PRIMARY, SHADOW, Obstacle
from dropin.roster.telling import Telling, said
from dropin.words import Message, say


def shift_words(shift: Shift, customs: Customs) -> str:
    """``Phone, Fri 27 Nov``."""
    return say("{name}, {day}", name=shift.name, day=day_short(shift.day, customs))


def role_words(role: str) -> str:
    """``first on call``."""
    words = {
        PRIMARY: say("first on call"),
        BACKUP: say("second on call"),
        SHADOW: say("shadowing"),
    }
    return words[role]


def cell_words(cell: Cell, telling: Telling) -> str:
    """``Phone, Fri 27 Nov, 18–22, second on call: Joe, locked. Joe is away.``"""
    what = say(
        "{shift}, {hours}, {role}",
        shift=shift_words(cell.shift, telling.customs),
        hours=hours_words(cell.shift, telling.customs),
        role=role_words(cell.slot.role),
    )
    who = _who(cell, telling)
    if cell.slot.locked:
        who = say("{who}, locked", who=who)
    words = say("{what}: {who}", what=what, who=who)
    return " ".join([f"{words}.", *(f"{said(each, telling)}." for each in cell.broken)])


def head_words(head: DayHead, telling: Telling) -> str:
    """Who is away on a day, and whose training lapses, a line each."""
    lines = [head.closed] if head.closed else []
    lines += [say("{name} is away", name=telling.name(each)) for each in head.away]
    lines += [
        say("{name}: {training} lapses", name=telling.name(person), training=telling.training(what))
        for person, what in head.lapses
    ]
    return "\n".join(lines)


def obstacles_words(obstacles: Sequence[Obstacle], telling: Telling) -> list[Message]:
    """Every rule that would be broken, as sentences by name, each once."""
    found: dict[str, Message] = {}
    for each in obstacles:
        sentence = said(each, telling)
        found.setdefault(str(sentence), sentence)
    return list(found.values())


def _who(cell: Cell, telling: Telling) -> str:
    if cell.state == HELD:
        return telling.name(cell.person_id)
    if cell.state == GAP:
        return say("nobody yet, somebody is needed")
    return say("nobody") if cell.state == MISSED else say("open")
