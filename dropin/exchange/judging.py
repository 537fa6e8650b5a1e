"""Row after row of a table is read, told and judged; what is doubtful is asked.

A kind of table that is planned here says only what is its own: a ``Judge`` reads the cells of one
row, tells them in words, and says what they would change. Whatever it raises becomes the row of
the preview: ``RowError`` a bad one, ``AskError`` a question, ``RepeatedError`` one said before.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Mapped
from datetime import date
from typing import Generic, TypeVar

from dropin.exchange.answers import Answers
from dropin.exchange.cells import RowError
from dropin.exchange.file_notices import left_out_columns
from dropin.exchange.model import ImportPlan, ImportRow
from dropin.exchange.names import MOST_OFFERED, NAMESAKES, UNKNOWN, Names
from dropin.exchange.people_table.matching import name_key
from dropin.exchange.people_table.telling import known_as
from dropin.exchange.rows import (
    asking_row,
    bad_row,
    cells_of,
    columns_unknown,
    same_as,
    shape_problem,
    written_name,
)
from dropin.exchange.source import Source
from dropin.exchange.tables import Row
from dropin.people.model import Person
from dropin.people.store import people
from dropin.programme.plain_words.reading import Choice
from dropin.roster.store import terms
from dropin.storage.file import CentreFile
from dropin.words import Message, say

LEAVE, NEW = "leave", "new"

Said = TypeVar("Said")
Known = TypeVar("Known")


class AskError(ValueError):
    """What a row asks before it can come in."""

    def __init__(self, question: object, choices: Sequence[Choice]) -> None:
        super().__init__(str(question))
        self.choices = choices


class RepeatedError(ValueError):
    """A row that says what an earlier line has said already."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Judge(ABC, Generic[Said]):
    """What one kind of table makes of its rows, one after another."""

    notices: tuple[Message, ...] = ()
    """What must be said about the table as a whole."""

    def title(self, cells: Mapped[str, str]) -> str:
        """Whom or what a row is about."""
        return written_name(cells)

    @abstractmethod
    def read(self, cells: Mapped[str, str]) -> Said:
        """What the row says. Raises RowError."""

    @abstractmethod
    def told(self, said: Said) -> str:
        """The same in words."""

    @abstractmethod
    def judged(self, line: int, said: Said, told: str) -> ImportRow:
        """What it would change. Raises RowError, AskError, RepeatedError."""

    def finished(self, rows: Sequence[ImportRow]) -> Iterable[ImportRow]:
        """The rows, with what can be said only once all are known."""
        return rows


class Asking:
    """What people answered so far, and the questions that are still open."""

    def __init__(self, names: Names, answers: Answers, accept_guesses: bool) -> None:
        self._names, self._answers = names, answers
        self.accept_guesses = accept_guesses
        self._taken: dict[object, tuple[int, object]] = {}

    def answer(
        self,
        line: int,
        topic: str,
        question: Message,
        offered: Iterable[tuple[str, Message]],
        *,
        guess: str = "",
    ) -> str:
        """Which of the offered answers holds. Raises AskError as long as nobody said so.

        ``guess`` is taken where guesses are accepted.
        """
        given = self._answers.to(topic) or (guess if self.accept_guesses else "")
        if given:
            return given
        choices = [self._answers.choice(line, topic, *each) for each in offered]
        raise AskError(question, choices)

    def person(self, line: int, name: str, *, may_be_new: bool = False) -> Person:
        """Whom the name means; several of one name, or nobody, is asked about.

        ``may_be_new`` offers to add them, with the id 0 as long as they are in no file. Raises
        RowError where the row was left out.
        """
        named = self._names.named(name)
        if len(named) == 1:
            return named[0]
        likely = self._names.longer(name)
        known = {str(each.id): each for each in (*named, *self._names.like(name), *likely)}
        offered = list((named or tuple(known.values()))[:MOST_OFFERED])
        answer = self.answer(
            line,
            f"name:{name_key(name)}",
            Message(NAMESAKES if named else UNKNOWN, name=name),
            [
                *((str(each.id), Message("{name}", name=known_as(each))) for each in offered),
                *_newcomer(name, may_be_new and not named),
                (LEAVE, Message("Leave {name} out", name=name)),
            ],
            guess=str(likely[0].id) if len(likely) == 1 and not named else "",
        )
        if answer == NEW:
            return Person(0, name)
        if answer not in known:
            raise RowError(say("Left out, as you said."))
        return known[answer]

    def perhaps(self, name: str) -> tuple[Person, ...]:
        """Those who may be meant by a name that nobody has just so."""
        return (self._names.named(name) or self._names.longer(name))[:MOST_OFFERED]

    def take(self, line: int, key: object, said: object) -> None:
        """Note that this line speaks of ``key``. Raises RepeatedError, or RowError where an earlier
        one says something else of it."""
        earlier, before = self._taken.setdefault(key, (line, said))
        if earlier == line:
            return
        if before == said:
            raise RepeatedError(earlier)
        raise RowError(say("Line {line} says something else of the same.", line=earlier))


def _newcomer(name: str, is_offered: bool) -> tuple[tuple[str, Message], ...]:
    return ((NEW, Message("Add {name} as somebody new", name=name)),) if is_offered else ()


class JudgedTable:
    """A table of one kind with all that is known about it as plain data."""

    def __init__(
        self, source: Source, names: Names, make_judge: Callable[[Asking], Judge[Said]]
    ) -> None:
        self._source, self._names, self._make_judge = source, names, make_judge

    def plan(
        self, answers: Mapped[int, str] | None = None, *, accept_guesses: bool = False
    ) -> ImportPlan:
        """What each row would do. Raises KnownError where the columns do not say enough."""
        table, mapping = self._source.table, self._source.mapping
        assert table is not None
        assert mapping is not None
        if not mapping.complete:
            raise columns_unknown(table, mapping.columns)
        judge = self._make_judge(Asking(self._names, Answers(answers), accept_guesses))
        rows = [_judged(judge, self._source, row) for row in self._source.rows]
        notices = (*left_out_columns(table, mapping), *judge.notices)
        return ImportPlan(tuple(judge.finished(rows)), notices, mapping.columns.kind)


def judged_by(
    judge: Callable[[Known, Asking], Judge[Said]],
    know: Callable[[CentreFile, Source, date], Known],
) -> Callable[[CentreFile, Source, date], JudgedTable]:
    """The planner of a kind: ``know`` reads from the file what its judge needs."""

    def made(file: CentreFile, source: Source, today: date) -> JudgedTable:
        known = know(file, source, today)
        on_roster = {each.person_id for each in terms(file)}
        likeliest_first = sorted(people(file), key=lambda each: each.id not in on_roster)
        return JudgedTable(source, Names(likeliest_first), lambda asking: judge(known, asking))

    return made


def column(source: Source, field: str) -> list[str]:
    """The cells of one column; none where the table has no such column."""
    if source.mapping is None or field not in source.mapping.fields:
        return []
    place = source.mapping.fields.index(field)
    return [row.cell(place) for row in source.rows]


def _judged(judge: Judge[Said], source: Source, row: Row) -> ImportRow:
    assert source.mapping is not None
    cells = cells_of(row, source.mapping)
    title, told = judge.title(cells), ""
    problem = shape_problem(row, source.mapping)
    if problem is not None:
        return bad_row(row.line, title, problem)
    try:
        said = judge.read(cells)
        told = judge.told(said)
        return judge.judged(row.line, said, told)
    except RowError as reason:
        return bad_row(row.line, title, reason)
    except AskError as asked:
        return asking_row(row.line, title, told, asked, asked.choices)
    except RepeatedError as repeated:
        return same_as(row.line, title, told, repeated.line)
