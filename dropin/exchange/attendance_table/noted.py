"""Who is known by which name, and what is noted of them on the dates of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dropin.attendance.changes.signing_up import ASKS
from dropin.attendance.model import Attendance, Fee, Key, key_of
from dropin.attendance.store import attendances_of, drop_ins_on, fees_of, sign_ups_of
from dropin.exchange.people_table.matching import name_key
from dropin.people.model import Person
from dropin.programme.model import Occurrence
from dropin.records import record
from dropin.storage.file import CentreFile

_MOST_LIKE = 5


@record
class Noted:
    """What the file has of one date: by person, who is noted, has a fee, or asked to come."""

    seen: Mapping[int, Attendance]
    fees: Mapping[int, Fee]
    asked: frozenset[int]


NOTHING = Noted({}, {}, frozenset())
Place = tuple[Key | None, date]


def place_of(occurrence: Occurrence | None, day: date) -> Place:
    """What tells one date from another; without an occurrence it is dropping in that day."""
    return (None, day) if occurrence is None else (key_of(occurrence), occurrence.day)


def noted_on(
    file: CentreFile,
    dates: Iterable[Occurrence],
    drop_in_days: Iterable[date],
    *,
    sign_ups: bool,
) -> dict[Place, Noted]:
    """What is noted on these dates, and of dropping in on these days.

    Who asked to come is only read for ``sign_ups``: for many dates it takes the longest.
    """
    found = {place_of(each, each.day): _noted(file, each, sign_ups) for each in dates}
    for day in drop_in_days:
        seen = {each.person_id: each for each in drop_ins_on(file, day) if each.person_id}
        found[place_of(None, day)] = Noted(seen, {}, frozenset())
    return found


def _noted(file: CentreFile, occurrence: Occurrence, sign_ups: bool) -> Noted:
    seen = attendances_of(file, occurrence)
    asking = sign_ups_of(file, occurrence) if sign_ups else ()
    fees = fees_of(file, occurrence) if seen else ()
    return Noted(
        {each.person_id: each for each in seen if each.person_id},
        {each.person_id: each for each in fees if each.person_id},
        frozenset(each.person_id for each in asking if each.state in ASKS),
    )


class Names:
    """People by the names that a list may have for them."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._whole: dict[str, list[Person]] = {}
        self._short: dict[str, list[Person]] = {}
        self._by_word: dict[str, list[Person]] = {}
        for each in people:
            for name in dict.fromkeys((name_key(each.name), _forwards(each.sort_name))):
                self._whole.setdefault(name, []).append(each)
            if each.short_name:
                self._short.setdefault(name_key(each.short_name), []).append(each)
            for word in set(name_key(f"{each.name} {each.short_name}").split()):
                self._by_word.setdefault(word, []).append(each)

    def named(self, name: str) -> tuple[Person, ...]:
        """Everybody of just this name, or of this short name where nobody has it whole."""
        key = _forwards(name)
        return tuple(self._whole.get(key) or self._short.get(key) or ())

    def longer(self, name: str) -> tuple[Person, ...]:
        """Everybody whose name holds all words of this one: whom “Ana” may well be short for."""
        first, *words = _forwards(name).split() or [""]
        return tuple(
            each
            for each in self._by_word.get(first, ())
            if set(words) <= set(name_key(each.name).split())
        )

    def like(self, name: str) -> tuple[Person, ...]:
        """People who may be meant: those with a word of the name, the first word before others."""
        words = _forwards(name).split()
        found = {each.id: each for word in words for each in self._by_word.get(word, ())}
        return tuple(list(found.values())[:_MOST_LIKE])


def _forwards(name: str) -> str:
    """A name to be compared; “Silva, Ana” is read as “Ana Silva”."""
    last, comma, first = name.partition(",")
    return name_key(f"{first} {last}" if comma else name)
