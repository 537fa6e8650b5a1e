"""What bringing in a table of attendance would do, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dropin.attendance.model import CAME, EXCUSED, MISSED
from dropin.centre.money import money
from dropin.centre.store import centre
from dropin.dates import day_long
from dropin.exchange.answers import Answers
from dropin.exchange.attendance_table.columns import (
    ACTIVITY,
    ATTENDANCE,
    DATE,
    SIGNED_UP,
    WALKED_IN,
)
from dropin.exchange.attendance_table.dates import (
    DROP_IN,
    date_words,
    dates_meant,
    dates_on,
    is_called,
    title_key,
)
from dropin.exchange.attendance_table.matching import change_of, check_alone
from dropin.exchange.attendance_table.model import VisitSaid
from dropin.exchange.attendance_table.noted import NOTHING, noted_on, place_of
from dropin.exchange.attendance_table.reading import read_visit
from dropin.exchange.cells import RowError, as_meant
from dropin.exchange.day_cells import DayReader
from dropin.exchange.file_notices import left_out_columns
from dropin.exchange.model import ADDED, OK, UNCHANGED, UPDATED, ImportPlan, ImportRow
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
from dropin.exchange.tidy_text import tidy
from dropin.people.model import Person
from dropin.people.store import people
from dropin.programme.model import Occurrence
from dropin.programme.store import programme
from dropin.storage.file import CentreFile
from dropin.words import Message, say, say_count

_NEW, _LEAVE, _THIS = "new", "leave", "this"


class AttendancePlanner:
    """Holds what is known of a table's dates as plain data: ``plan`` may run beside the window."""

    def __init__(self, file: CentreFile, source: Source, today: date) -> None:
        settings = centre(file)
        self._source = source
        self.today = today
        self.customs, self.currency = settings.customs, settings.currency
        self.people = {each.id: each for each in people(file)}
        self.names = Names(tuple(self.people.values()))
        self.days = DayReader(_column(source, DATE), self.customs, today)
        asked = self._asked()
        what = programme(file)
        self.places = what.places
        self.on_days = dates_on(what, {day for day, _ in asked})
        dates = {
            place_of(each, day): each
            for day, key in asked
            for each in self.on_days[day]
            if is_called(each, key)
        }
        fields = source.mapping.fields if source.mapping else ()
        self.noted = noted_on(
            file,
            dates.values(),
            {day for day, key in asked if key in DROP_IN},
            sign_ups=SIGNED_UP in fields or WALKED_IN in fields,
        )

    def plan(
        self, answers: Mapping[int, str] | None = None, *, accept_guesses: bool = False
    ) -> ImportPlan:
        """What each row would do. Raises KnownError where days or names have no column."""
        table, mapping = self._source.table, self._source.mapping
        assert table is not None
        assert mapping is not None
        if not mapping.complete:
            raise columns_unknown(table, mapping.columns)
        judge = _Judge(self, Answers(answers), accept_guesses)
        for row in self._source.rows:
            cells = cells_of(row, mapping)
            problem = shape_problem(row, mapping)
            if problem is None:
                judge.judge(row.line, cells)
            else:
                judge.rows.append(bad_row(row.line, written_name(cells), problem))
        return ImportPlan(tuple(judge.rows), left_out_columns(table, mapping), ATTENDANCE)

    def _asked(self) -> set[tuple[date, str]]:
        """The days and titles of the table, wherever its days can be read."""
        pairs = set(zip(_column(self._source, DATE), _column(self._source, ACTIVITY), strict=True))
        found = set()
        for day, title in pairs:
            try:
                found.add((self.days.read(day), title_key(title)))
            except RowError:
                continue  # told when the row is judged
        return found


def _column(source: Source, field: str) -> list[str]:
    """The cells of one column as they are meant; all empty where there is none."""
    if source.mapping is None or field not in source.mapping.fields:
        return [""] * len(source.rows)
    column = source.mapping.fields.index(field)
    return [tidy(as_meant(row.cell(column))) for row in source.rows]


class _Judge:
    """Says of one row after another what it would do; ``rows`` are those said so far."""

    def __init__(self, known: AttendancePlanner, answers: Answers, accept_guesses: bool) -> None:
        self.rows: list[ImportRow] = []
        self._known = known
        self._answers = answers
        self._accept_guesses = accept_guesses
        self._taken: dict[object, tuple[int, VisitSaid]] = {}

    def judge(self, line: int, cells: Mapping[str, str]) -> None:
        try:
            self.rows.append(self._judged(line, cells))
        except RowError as reason:
            self.rows.append(bad_row(line, written_name(cells), reason))

    def _judged(self, line: int, cells: Mapping[str, str]) -> ImportRow:
        known = self._known
        said = read_visit(cells, known.days)
        meant = dates_meant(said, known.on_days, known.customs)
        check_alone(said, known.today, drops_in=not meant)
        occurrence = self._chosen_date(said, meant)
        if meant and occurrence is None:
            return self._which_date(line, said, meant)
        named = known.names.named(said.name)
        person = self._chosen_person(said, named)
        answer = self._answers.to(_name_topic(said))
        if person is None and answer == _LEAVE:
            return bad_row(line, said.name, Message("Left out, as you said."))
        if person is None and answer != _NEW:
            return self._who(line, said, occurrence, named)
        told = self._told(said, occurrence)
        place = place_of(occurrence, said.day)
        twin = self._twin(line, said, told, (place, person.id if person else name_key(said.name)))
        return twin or self._row(line, said, person, occurrence, told)

    def _row(
        self,
        line: int,
        said: VisitSaid,
        person: Person | None,
        occurrence: Occurrence | None,
        told: str,
    ) -> ImportRow:
        noted = self._known.noted.get(place_of(occurrence, said.day), NOTHING)
        person_id = person.id if person else 0
        title = person.name if person else said.name
        change = change_of(said, person_id, occurrence, noted, self._known.currency)
        if change is None:
            return ImportRow(line, title, told, "", OK, "", UNCHANGED)
        if change.seen_id:
            was = say(_PRESENCE_WORDS[noted.seen[person_id].presence])
            message = say("So far noted as {presence}.", presence=was)
            return ImportRow(line, title, told, "", OK, message, UPDATED, visit=change)
        message = "" if person else say("Comes into the file as somebody new.")
        return ImportRow(line, title, told, "", OK, message, ADDED, visit=change)

    # Whom and which date it means

    def _chosen_date(self, said: VisitSaid, meant: tuple[Occurrence, ...]) -> Occurrence | None:
        if len(meant) == 1 or (meant and self._accept_guesses):
            return meant[0]
        answer = self._answers.to(_date_topic(said))
        return next((each for number, each in enumerate(meant) if str(number) == answer), None)

    def _chosen_person(self, said: VisitSaid, named: tuple[Person, ...]) -> Person | None:
        if len(named) == 1:
            return named[0]
        answer = self._answers.to(_name_topic(said))
        if answer.isdecimal():
            return self._known.people.get(int(answer))
        if named or answer or not self._accept_guesses:
            return None
        likely = self._known.names.longer(said.name)
        return likely[0] if len(likely) == 1 else None

    def _which_date(self, line: int, said: VisitSaid, meant: tuple[Occurrence, ...]) -> ImportRow:
        topic = _date_topic(said)
        choices = [
            self._answers.choice(
                line, topic, str(number), Message("{date}", date=self._placed(each))
            )
            for number, each in enumerate(meant)
        ]
        return asking_row(line, said.name, self._told(said, meant[0]), _SEVERAL_DATES, choices)

    def _who(
        self,
        line: int,
        said: VisitSaid,
        occurrence: Occurrence | None,
        named: tuple[Person, ...],
    ) -> ImportRow:
        topic = _name_topic(said)
        offered = (named or self._known.names.like(said.name))[:MOST_OFFERED]
        answers = [(str(each.id), Message("{name}", name=known_as(each))) for each in offered]
        if not named:
            answers.append((_NEW, Message("Add {name} as somebody new", name=said.name)))
        answers.append((_LEAVE, Message("Leave {name} out", name=said.name)))
        choices = [self._answers.choice(line, topic, *answer) for answer in answers]
        question = Message(NAMESAKES if named else UNKNOWN, name=said.name)
        return asking_row(line, said.name, self._told(said, occurrence), question, choices)

    def _twin(self, line: int, said: VisitSaid, told: str, key: object) -> ImportRow | None:
        """What to say of a second row about one person and date; None for the one to take."""
        number, earlier = self._taken.setdefault(key, (len(self.rows), said))
        if number == len(self.rows):
            return None
        earlier_line = self.rows[number].line
        if _same(said, earlier):
            return same_as(line, said.name, told, earlier_line)
        topic = f"twin:{line}"
        if self._answers.to(topic) == _THIS:
            instead = Message("Line {line} is taken instead.", line=line)
            self.rows[number] = bad_row(earlier_line, said.name, instead)
            self._taken[key] = (len(self.rows), said)
            return None
        question = Message(
            "Line {line} says something else of {name}. Which is right?",
            line=earlier_line,
            name=said.name,
        )
        choices = (self._answers.choice(line, topic, _THIS, Message("This line")),)
        return asking_row(line, said.name, told, question, choices)

    # Words

    def _told(self, said: VisitSaid, occurrence: Occurrence | None) -> str:
        known = self._known
        what = say("dropping in")
        if occurrence is not None:
            what = date_words(occurrence, known.customs)
        parts = [say(_PRESENCE_WORDS[said.presence]), what, day_long(said.day, known.customs)]
        if said.guests:
            parts.append(say_count("{count} guest", "{count} guests", said.guests))
        if said.paid_cents:
            parts.append(say("paid {amount}", amount=money(said.paid_cents, known.currency)))
        if said.signed_up:
            parts.append(say("signed up"))
        return " · ".join(parts)

    def _placed(self, occurrence: Occurrence) -> str:
        place = self._known.places.get(occurrence.place_id or 0)
        words = date_words(occurrence, self._known.customs)
        return f"{words}, {place.name}" if place else words


_PRESENCE_WORDS = {CAME: "came", EXCUSED: "excused", MISSED: "did not come"}
_SEVERAL_DATES = Message("This is on several times that day. Which is meant?")


def _name_topic(said: VisitSaid) -> str:
    return f"name:{name_key(said.name)}"


def _date_topic(said: VisitSaid) -> str:
    clocks = ",".join(sorted(map(str, said.clocks)))
    return f"date:{said.day}:{title_key(said.activity)}:{clocks}"


def _same(one: VisitSaid, other: VisitSaid) -> bool:
    return (one.presence, one.guests, one.paid_cents, one.signed_up) == (
        other.presence,
        other.guests,
        other.paid_cents,
        other.signed_up,
    )
