"""Tables in which several rows of one person are read as one: a line for each time they are free.

What may be listed adds up; of anything else two rows may not say different things. Somebody whom
nobody here knows comes into the file once, where a person says so.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dropin.exchange.cells import RowError
from dropin.exchange.judging import AskError, Asking, Judge, RepeatedError
from dropin.exchange.model import BAD, OK, UNCHANGED, ImportRow
from dropin.exchange.people_table.matching import name_key
from dropin.exchange.rows import asking_row, bad_row
from dropin.exchange.wish_cells import Wish
from dropin.people.model import Person
from dropin.people.operations import save_person
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import say

_LISTED = frozenset({"times", "reach", "languages"})
"""The fields that hold several values, so that rows can add to them."""


@record
class WishSaid:
    """What one row says of somebody: fields of what is written, and wishes by kind and liking.

    ``languages`` are those the person speaks, where that is no field of what is written;
    ``avoided``, in private, the names of whom they would rather avoid.
    """

    name: str
    fields: tuple[tuple[str, Any], ...]
    wishes: tuple[tuple[tuple[str, str], tuple[Wish, ...]], ...]
    languages: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()


@record
class Whole:
    """All that the rows of one person say. ``lines`` are theirs; ``person`` has the id 0 where
    they are new. ``is_all`` is False where another row of that name is left out."""

    person: Person
    said: WishSaid
    lines: tuple[int, ...]
    is_all: bool = True


class TogetherJudge(Judge[WishSaid]):
    """A judge of rows that belong together by person. The first of them carries what is written."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._wholes: dict[object, Whole] = {}

    @abstractmethod
    def of_whole(self, whole: Whole, told: str) -> ImportRow:
        """What all rows of one person would change. Raises RowError, AskError."""

    def judged(self, line: int, said: WishSaid, told: str) -> ImportRow:
        person = self._asking.person(line, said.name, may_be_new=True)
        key = person.id or name_key(person.name)
        before = self._wholes.get(key)
        if before is None:
            self._wholes[key] = Whole(person, said, (line,))
        else:
            self._wholes[key] = _with_line(before, line, said)
        return ImportRow(line, person.name, told, "", OK, "", UNCHANGED)

    def finished(self, rows: Sequence[ImportRow]) -> Iterable[ImportRow]:
        """The rows of each person, compared with what is known of them."""
        left_out = {name_key(row.title) for row in rows if row.status != OK}
        told = {row.line: row.reading for row in rows}
        first: dict[int, ImportRow] = {}
        for whole in self._wholes.values():
            is_all = name_key(whole.person.name) not in left_out
            found = self._row(replace(whole, is_all=is_all), told)
            first |= dict.fromkeys(whole.lines, found)
        for row in rows:
            yield _beside(row, first[row.line]) if row.line in first else row

    def _row(self, whole: Whole, told: Mapping[int, str]) -> ImportRow:
        line = whole.lines[0]
        try:
            return self.of_whole(whole, told[line])
        except RowError as reason:
            return bad_row(line, whole.person.name, reason)
        except AskError as asked:
            return asking_row(line, whole.person.name, told[line], asked, asked.choices)


def person_of(file: CentreFile, person_id: int, name: str, today: date) -> int:
    """The id of somebody a table speaks of, who comes into the file now where it is 0."""
    if person_id:
        return person_id
    newcomer, none = Person(0, name, joined_on=today), frozenset[str]()
    return save_person(file, newcomer, roles=none, consents=none, today=today)


def _with_line(whole: Whole, line: int, said: WishSaid) -> Whole:
    """One row more. Raises RepeatedError, or RowError where it says something else."""
    fields, wishes = dict(whole.said.fields), dict(whole.said.wishes)
    for name, value in said.fields:
        if name in _LISTED:
            fields[name] = _both(fields.get(name, ()), value)
        elif fields.setdefault(name, value) != value:
            first = whole.lines[0]
            raise RowError(say("Line {line} says something else of the same.", line=first))
    for sort, listed in said.wishes:
        wishes[sort] = _both(wishes.get(sort, ()), listed)
    together = replace(
        whole.said,
        fields=tuple(fields.items()),
        wishes=tuple(wishes.items()),
        languages=_both(whole.said.languages, said.languages),
        avoided=_both(whole.said.avoided, said.avoided),
    )
    if together == whole.said:
        raise RepeatedError(whole.lines[0])
    return replace(whole, said=together, lines=(*whole.lines, line))


def _both(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _beside(row: ImportRow, first: ImportRow) -> ImportRow:
    """A row of somebody whose first row says what comes of all of them."""
    if row.line == first.line:
        return first
    if first.status == BAD:
        return bad_row(row.line, row.title, first.message)
    told = say("Together with line {line}.", line=first.line)
    return replace(row, message=told, effect=first.effect)
