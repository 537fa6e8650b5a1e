"""A row of a table of shifts in words."""

from __future__ import annotations

from dropin.dates import Customs, clock, day_long
from dropin.exchange.shifts_table.model import Clocks, DutySaid, KindSaid
from dropin.roster.pattern_words import weekdays_words
from dropin.words import say


def kind_told(said: KindSaid, customs: Customs) -> str:
    """``Mon–Fri · 9:00–13:30 · 1 primary, 1 backup · each needs First aid``."""
    weekdays = weekdays_words(said.weekdays, customs)
    roles = ", ".join(f"{count} {say(role)}" for role, count in said.roles)
    parts = [weekdays, clocks_told(said.clocks, customs), roles]
    if said.trainings:
        parts.append(say("each needs {trainings}", trainings=", ".join(said.trainings)))
    if said.languages:
        parts.append(say("each speaks {languages}", languages=", ".join(said.languages)))
    if said.starts_on is not None:
        parts.append(say("from {day}", day=day_long(said.starts_on, customs)))
    if said.place:
        parts.append(said.place)
    return " · ".join(parts)


def duty_told(said: DutySaid, customs: Customs) -> str:
    """``Tuesday 24 November 2026 · 9:00–13:30 · primary: Ana``."""
    parts = [day_long(said.day, customs)]
    if said.clocks is not None:
        parts.append(clocks_told(said.clocks, customs))
    parts += [f"{say(role)}: {name or say('nobody yet')}" for role, name in said.duties]
    return " · ".join(parts)


def clocks_told(clocks: Clocks, customs: Customs) -> str:
    starts_at, ends_at = clocks
    return f"{clock(starts_at, customs)}–{clock(ends_at, customs)}"
