"""A row of a table of shifts: what its cells say, or why it cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from dropin.exchange.cells import RowError, read_yes_no
from dropin.exchange.columns import NAME
from dropin.exchange.day_cells import DayReader
from dropin.exchange.people_table.reading import words_in
from dropin.exchange.shifts_table.columns import (
    DAY,
    FROM,
    LANGUAGES,
    LAST_DAY,
    NIGHT,
    PEOPLE,
    PLACE,
    ROLES,
    SHIFT,
    STARTS_ON,
    TRAININGS,
    UNTIL,
    WEEKDAYS,
    WHO,
)
from dropin.exchange.shifts_table.model import DutySaid, KindSaid
from dropin.exchange.tidy_text import one_line
from dropin.exchange.week_cells import read_clocks, read_count, read_weekdays
from dropin.roster.planning.model import BACKUP, PRIMARY, SHADOW
from dropin.roster.planning.model import ROLES as ALL_ROLES
from dropin.words import say

MOST_PEOPLE = 20
_DAY = timedelta(days=1)
_ROLE_WORDS = {
    PRIMARY: "primary, primaries, first, main, on duty",
    BACKUP: "backup, backups, back-up, back up, second, reserve, standby",
    SHADOW: "shadow, shadows, shadowing, trainee",
}
_ROLE_OF = {word.strip(): role for role, words in _ROLE_WORDS.items() for word in words.split(",")}
_COUNTED = re.compile(r"(?:(\d+)\s*[x×]?\s*)?(.*?)(?:\s*[x×:]?\s*(\d+))?")


def shift_name(cells: Mapping[str, str]) -> str:
    """What the shift is called: beside a column Shift, Name is who is on duty."""
    return one_line(cells.get(SHIFT, "") or cells.get(NAME, ""))


def read_shift(cells: Mapping[str, str], days: Mapping[str, DayReader]) -> KindSaid | DutySaid:
    """What the row says. Raises RowError."""
    name = shift_name(cells)
    if not name:
        raise RowError(say("This row does not say which shift."))
    if cells.get(DAY) and not _is_weekday(cells[DAY]):
        return _duty(name, cells, days)
    weekdays = cells.get(WEEKDAYS) or cells.get(DAY)
    if not weekdays:
        raise RowError(say("This row says neither weekdays nor a day."))
    starts_on = days[STARTS_ON].read(cells[STARTS_ON]) if cells.get(STARTS_ON) else None
    ends_on = days[LAST_DAY].read(cells[LAST_DAY]) + _DAY if cells.get(LAST_DAY) else None
    if starts_on is not None and ends_on is not None and ends_on <= starts_on:
        raise RowError(say("It would end before it begins; check the two days."))
    return KindSaid(
        name,
        read_weekdays(weekdays),
        read_clocks(cells.get(FROM, ""), cells.get(UNTIL, "")),
        _counted_roles(cells),
        words_in(cells.get(TRAININGS, "")),
        words_in(cells.get(LANGUAGES, ""), "/"),
        one_line(cells.get(PLACE, "")),
        read_yes_no(cells[NIGHT]) if cells.get(NIGHT) else None,
        starts_on,
        ends_on,
    )


def _duty(name: str, cells: Mapping[str, str], days: Mapping[str, DayReader]) -> DutySaid:
    clocks = None
    if cells.get(FROM):
        clocks = read_clocks(cells[FROM], cells.get(UNTIL, ""))
    duties = [(role, each) for role in ALL_ROLES for each in words_in(cells.get(role, ""))]
    who = cells.get(WHO, "") or (cells.get(NAME, "") if cells.get(SHIFT) else "")
    if who or not duties:
        role = _role(one_line(cells.get(ROLES, "")) or PRIMARY)
        duties += [(role, each) for each in words_in(who) or ("",)]
    return DutySaid(name, days[DAY].read(cells[DAY]), clocks, tuple(duties))


def _counted_roles(cells: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """How many in which role; one primary where nothing is said."""
    found = {role: read_count(cells[role], MOST_PEOPLE) for role in ALL_ROLES if cells.get(role)}
    for part in words_in(cells.get(ROLES, ""), "+&"):
        match = _COUNTED.fullmatch(part)
        assert match is not None  # it fits any text
        count = match[1] or match[3] or cells.get(PEOPLE, "") or "1"
        found[_role(match[2])] = read_count(count, MOST_PEOPLE)
    if not found:
        found[PRIMARY] = read_count(cells.get(PEOPLE, "") or "1", MOST_PEOPLE)
    return tuple((role, count) for role, count in found.items() if count)


def _role(words: str) -> str:
    plain = one_line(words).casefold().strip(" .:")
    if plain not in _ROLE_OF:
        raise RowError(say("“{words}” is neither primary, backup nor shadow.", words=words[:80]))
    return _ROLE_OF[plain]


def _is_weekday(cell: str) -> bool:
    try:
        read_weekdays(cell)
    except RowError:
        return False
    return True
