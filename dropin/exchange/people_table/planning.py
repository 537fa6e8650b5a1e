"""What bringing in a table of people would do, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dropin.centre.store import centre
from dropin.dates import Customs
from dropin.exchange.answers import Answers
from dropin.exchange.cells import RowError
from dropin.exchange.day_cells import DayReader
from dropin.exchange.file_notices import left_out_columns
from dropin.exchange.model import ADDED, OK, UNCHANGED, UPDATED, ImportPlan, ImportRow
from dropin.exchange.people_table.columns import PEOPLE
from dropin.exchange.people_table.known import KnownPeople, known_people
from dropin.exchange.people_table.matching import Known, name_key
from dropin.exchange.people_table.model import PersonChange, PersonSaid
from dropin.exchange.people_table.reading import DAY_FIELDS, read_person, role_words
from dropin.exchange.people_table.telling import changes, known_as, reading
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
from dropin.exchange.tidy_text import comparable
from dropin.people.model import Person
from dropin.programme.plain_words.reading import Choice
from dropin.storage.file import CentreFile
from dropin.words import Message

_NEW, _LEAVE = "new", "leave"
_MOST_NAMESAKES = 6


class PeoplePlanner:
    """Holds what is known of people as plain data: ``plan`` may run beside the window."""

    def __init__(self, file: CentreFile, source: Source, today: date) -> None:
        self._source = source
        self._customs = centre(file).customs
        self._known = known_people(file, today)

    def plan(
        self, answers: Mapping[int, str] | None = None, *, accept_guesses: bool = False
    ) -> ImportPlan:
        """What each row would do. Raises KnownError where no column holds the names."""
        table, mapping = self._source.table, self._source.mapping
        assert table is not None
        assert mapping is not None
        if not mapping.complete:
            raise columns_unknown(table, mapping.columns)
        days = {
            field: DayReader(
                (row.cell(column) for row in self._source.rows), self._customs, self._known.today
            )
            for column, field in enumerate(mapping.fields)
            if field in DAY_FIELDS
        }
        judge = _Judge(self._known, self._customs, days, Answers(answers), accept_guesses)
        rows = []
        for row in self._source.rows:
            cells = cells_of(row, mapping)
            problem = shape_problem(row, mapping)
            rows.append(
                judge.judged(row.line, cells)
                if problem is None
                else bad_row(row.line, written_name(cells), problem)
            )
        return ImportPlan(tuple(rows), left_out_columns(table, mapping), PEOPLE)


class _Judge:
    """Says of one row after another what it would do."""

    def __init__(
        self,
        known: KnownPeople,
        customs: Customs,
        days: Mapping[str, DayReader],
        answers: Answers,
        accept_guesses: bool,
    ) -> None:
        self._known = known
        self._customs = customs
        self._days = days
        self._answers = answers
        self._accept_guesses = accept_guesses
        self._role_words = role_words()
        self._finder = Known(known.people.values())
        self._taken: dict[object, tuple[int, dict[str, str]]] = {}

    def judged(self, line: int, cells: dict[str, str]) -> ImportRow:
        title = written_name(cells)
        try:
            said, strange_roles = read_person(cells, self._days, self._role_words)
        except RowError as reason:
            return bad_row(line, title, reason)
        strange = self._strange(line, said, strange_roles)
        return strange or self._of_somebody(line, cells, said)

    def _strange(
        self, line: int, said: PersonSaid, strange_roles: tuple[str, ...]
    ) -> ImportRow | None:
        """The question about words that name no role or category here, if there is one."""
        if self._accept_guesses:
            return None
        questions = [(_NO_ROLE, word) for word in strange_roles]
        questions += [(_NO_CATEGORY, word) for word in self._known.unknown_interests(said)]
        for question, word in questions:
            topic = f"word:{comparable(word)}"
            if not self._answers.to(topic):
                label = Message("Leave out “{word}”", word=word)
                choice = self._answers.choice(line, topic, _LEAVE, label)
                told = self._told(said, said.roles)
                return asking_row(line, said.name, told, Message(question, word=word), (choice,))
        return None

    def _of_somebody(self, line: int, cells: dict[str, str], said: PersonSaid) -> ImportRow:
        found = self._finder.find(said)
        known = found.person or self._nothing_new_for(found.asked, said)
        if known is None and found.asked:
            answer = self._answers.to(f"who:{line}")
            known = next((each for each in found.asked if str(each.id) == answer), None)
            if known is None and answer != _NEW:
                return self._who(line, said, found.asked)
        key = known.id if known else name_key(said.name)
        earlier_line, earlier_cells = self._taken.setdefault(key, (line, cells))
        if earlier_line != line:
            if _same(cells, earlier_cells):
                return same_as(line, said.name, self._told(said, said.roles), earlier_line)
            answer = self._answers.to(f"twin:{line}")
            if answer == _LEAVE:
                return bad_row(line, said.name, Message("Left out, as you said."))
            if answer != _NEW:
                return self._twin(line, said, earlier_line)
            known = None
        return self._row(line, said, known)

    def _nothing_new_for(self, asked: tuple[Person, ...], said: PersonSaid) -> Person | None:
        """The one of several of whom a row says only what is known: it came in before."""
        namesakes = (each for each in asked if name_key(each.name) == name_key(said.name))
        return next(
            (each for each in namesakes if not _differs(self._known.change(each, said))), None
        )

    def _row(self, line: int, said: PersonSaid, known: Person | None) -> ImportRow:
        if known is None:
            addition = self._known.addition(said)
            told = self._told(said, addition.roles)
            note = "" if said.roles else str(_USUAL)
            return ImportRow(line, said.name, told, "", OK, note, ADDED, person=addition)
        change, told = self._known.change(known, said), self._told(said, said.roles)
        if not _differs(change):
            return ImportRow(line, said.name, told, "", OK, "", UNCHANGED)
        message = changes(known, change, self._customs)
        return ImportRow(line, said.name, told, "", OK, str(message), UPDATED, person=change)

    def _who(self, line: int, said: PersonSaid, asked: tuple[Person, ...]) -> ImportRow:
        choices = [
            self._answers.choice(
                line, f"who:{line}", str(each.id), Message("{person}", person=known_as(each))
            )
            for each in asked[:_MOST_NAMESAKES]
        ]
        choices.append(self._answers.choice(line, f"who:{line}", _NEW, _SOMEBODY_NEW))
        namesakes = all(name_key(each.name) == name_key(said.name) for each in asked)
        names = ", ".join(known_as(each) for each in asked[:_MOST_NAMESAKES])
        question = Message(_NAMESAKES if namesakes else _SAME_NUMBER, name=said.name, names=names)
        return asking_row(line, said.name, self._told(said, said.roles), question, choices)

    def _twin(self, line: int, said: PersonSaid, earlier_line: int) -> ImportRow:
        topic = f"twin:{line}"
        choices: tuple[Choice, ...] = (
            self._answers.choice(line, topic, _NEW, _ANOTHER_PERSON),
            self._answers.choice(line, topic, _LEAVE, _LEAVE_OUT),
        )
        question = Message(
            "{name} stands on line {line} already. Is this somebody else of that name?",
            name=said.name,
            line=earlier_line,
        )
        return asking_row(line, said.name, self._told(said, said.roles), question, choices)

    def _told(self, said: PersonSaid, roles: frozenset[str]) -> str:
        return reading(said, roles, self._customs)


_NO_ROLE = "“{word}” is no role here. Is it left out?"
_NO_CATEGORY = "“{word}” is no category of activities here. Is it left out?"
_NAMESAKES = "Several people have this name: {names}. Who is meant?"
_SAME_NUMBER = "The same phone or e-mail is known of {names}. Is {name} the same person?"
_SOMEBODY_NEW = Message("Somebody new")
_ANOTHER_PERSON = Message("Somebody else of the same name")
_LEAVE_OUT = Message("Leave this line out")
_USUAL = Message("No role is given, so they come in as {member}.")


def _differs(change: PersonChange) -> bool:
    return bool(change.fields or change.roles or change.consents or change.interests)


def _same(cells: Mapping[str, str], earlier: Mapping[str, str]) -> bool:
    return all(comparable(cells[field]) == comparable(earlier[field]) for field in cells)
