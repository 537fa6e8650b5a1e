"""What an option costs, in words; hours of a room or a leader as people type them."""

from __future__ import annotations

from collections.abc import Callable

from dropin.choosing.model import LEADER, MONEY, ROOM, BallotOption
from dropin.words import say, say_count

MOST_HOURS = 10_000


def hours(minutes: int) -> str:
    """``2 hours``, ``1½ hours``, ``45 minutes``, ``16 hours 40 minutes``."""
    whole, rest = divmod(minutes, 60)
    if whole and not rest:
        return say_count("{count} hour", "{count} hours", whole)
    if whole and rest == 30:
        return say("{number}½ hours", number=whole)
    left = say_count("{count} minute", "{count} minutes", rest)
    if not whole:
        return left
    full = say_count("{count} hour", "{count} hours", whole)
    return say("{hours} {minutes}", hours=full, minutes=left)


def amount(measure: str, units: int, money: Callable[[int], str]) -> str:
    """Cents or minutes, by what the ballot measures: ``€20.00``, ``2 hours of the room``."""
    if measure == MONEY:
        return money(units)
    if measure == ROOM:
        return say("{hours} of the room", hours=hours(units))
    return say("{hours} of a leader", hours=hours(units))


def costs(option: BallotOption, money: Callable[[int], str]) -> str:
    """``€20.00, 2 hours of the room``; empty where it costs nothing."""
    said = [
        amount(measure, option.cost(measure), money)
        for measure in (MONEY, ROOM, LEADER)
        if option.cost(measure)
    ]
    return ", ".join(said)


def read_hours(text: str) -> int:
    """Minutes in "2", "1.5", "1,5", "1:30", "1½" hours. Raises ValueError."""
    words = text.strip().replace(",", ".").replace("½", ".5")
    whole, colon, minutes = words.partition(":")
    if colon:
        if len(minutes) != 2 or not 0 <= int(minutes) < 60:
            raise ValueError(text)
        found = int(whole) * 60 + int(minutes)
    else:
        found = _whole_minutes(float(words))
    if not 0 <= found <= MOST_HOURS * 60:
        raise ValueError(text)
    return found


def write_hours(minutes: int) -> str:
    """``2``, ``1:30``: as ``read_hours`` reads them."""
    whole, rest = divmod(minutes, 60)
    return f"{whole}:{rest:02}" if rest else str(whole)


def _whole_minutes(hours: float) -> int:
    if not 0 <= hours <= MOST_HOURS:  # neither endless nor no number at all
        raise ValueError(hours)
    return round(hours * 60)
