"""What bringing in a table of leaders would do, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dropin.centre.store import centre
from dropin.dates import Customs
from dropin.exchange.cells import RowError
from dropin.exchange.day_cells import DayReader
from dropin.exchange.judging import Asking, Judge, column
from dropin.exchange.leaders_table.columns import LAST_DAY, PERSONAL, STARTS_ON
from dropin.exchange.leaders_table.reading import read_terms
from dropin.exchange.leaders_table.telling import terms_told
from dropin.exchange.model import ADDED, OK, UNCHANGED, UPDATED, ImportRow
from dropin.exchange.people_table.known import KnownPeople, known_people
from dropin.exchange.people_table.matching import Known, name_key
from dropin.exchange.people_table.model import PersonChange, PersonSaid
from dropin.exchange.people_table.reading import read_person
from dropin.exchange.people_table.telling import changes, known_as, reading
from dropin.exchange.source import Source
from dropin.people.model import Person
from dropin.records import record
from dropin.roster.model import Terms
from dropin.roster.store import terms
from dropin.storage.file import CentreFile
from dropin.words import Message, say

_ROLE = frozenset({"leader"})
_NEW = "new"


@record
class LeaderSaid:
    """What one row says of somebody, and of their terms by field."""

    person: PersonSaid
    terms: Mapping[str, object]


@record
class LeaderChange:
    """What is written of somebody, and the fields of their terms that change."""

    person: PersonChange
    terms: Mapping[str, object]


@record
class KnownLeaders:
    """Everybody, those with terms, and how the columns of days are read."""

    people: KnownPeople
    customs: Customs
    days: Mapping[str, DayReader]
    terms: Mapping[int, Terms]


def known_leaders(file: CentreFile, source: Source, today: date) -> KnownLeaders:
    customs = centre(file).customs
    days = {
        field: DayReader(column(source, field), customs, today, planned=True)
        for field in (STARTS_ON, LAST_DAY)
    }
    held = {each.person_id: each for each in terms(file)}
    return KnownLeaders(known_people(file, today), customs, days, held)


class LeadersJudge(Judge[LeaderSaid]):
    """Says of one row after another what it would do."""

    def __init__(self, known: KnownLeaders, asking: Asking) -> None:
        self._known, self._asking = known, asking
        self._finder = Known(known.people.people.values())

    def read(self, cells: Mapping[str, str]) -> LeaderSaid:
        personal = {field: cells[field] for field in PERSONAL if field in cells}
        person, _ = read_person(personal, {}, {})
        return LeaderSaid(replace(person, roles=_ROLE), read_terms(cells, self._known.days))

    def told(self, said: LeaderSaid) -> str:
        told = reading(said.person, said.person.roles, self._known.customs)
        return "; ".join(filter(None, (told, terms_told(said.terms, self._known.customs))))

    def judged(self, line: int, said: LeaderSaid, told: str) -> ImportRow:
        person = self._meant(line, said.person)
        self._asking.take(line, person.id if person else name_key(said.person.name), said)
        if person is None:
            change = LeaderChange(self._known.people.addition(said.person), self._from(None, said))
            _check(change.terms, None)
            return ImportRow(
                line, said.person.name, told, "", OK, str(_SOMEBODY_COMES), ADDED, change=change
            )
        return self._known_leader(line, person, said, told)

    def _known_leader(self, line: int, person: Person, said: LeaderSaid, told: str) -> ImportRow:
        held = self._known.terms.get(person.id)
        change = LeaderChange(
            self._known.people.change(person, said.person), self._from(held, said)
        )
        _check(change.terms, held)
        parts = []
        if change.person.fields or change.person.roles:
            parts.append(str(changes(person, change.person, self._known.customs)))
        if held is None:
            parts.append(say("Joins the roster."))
        elif change.terms:
            parts.append(say("So far {terms}.", terms=self._so_far(held, change)))
        effect = UPDATED if parts else UNCHANGED
        if effect == UNCHANGED:
            return ImportRow(line, person.name, told, "", OK, "", UNCHANGED)
        return ImportRow(line, person.name, told, "", OK, " ".join(parts), effect, change=change)

    def _from(self, held: Terms | None, said: LeaderSaid) -> dict[str, object]:
        """What is written of the terms; whoever is new joins today where no day is said."""
        if held is None:
            return {"starts_on": self._known.people.today, **said.terms}
        return {
            field: value for field, value in said.terms.items() if getattr(held, field) != value
        }

    def _so_far(self, held: Terms, change: LeaderChange) -> str:
        before = {field: getattr(held, field) for field in change.terms}
        told = {field: value for field, value in before.items() if not _is_usual(field, value)}
        return terms_told(told, self._known.customs) or say("as usual")

    def _meant(self, line: int, said: PersonSaid) -> Person | None:
        """Whom the row means; None is somebody new, where nobody may be meant."""
        found = self._finder.find(said)
        if found.person is not None:
            return found.person
        asked = found.asked or self._asking.perhaps(said.name)
        if not asked:
            return None
        offered = [(str(each.id), Message("{name}", name=known_as(each))) for each in asked]
        answer = self._asking.answer(
            line,
            f"who:{name_key(said.name)}",
            Message("Who is {name}?", name=said.name),
            [*offered, (_NEW, Message("Somebody new"))],
            guess=offered[0][0] if len(offered) == 1 else "",
        )
        return next((each for each in asked if str(each.id) == answer), None)


def _check(said: Mapping[str, object], held: Terms | None) -> None:
    starts_on = said.get("starts_on", held.starts_on if held else None)
    ends_on = said.get("ends_on", held.ends_on if held else None)
    if isinstance(starts_on, date) and isinstance(ends_on, date) and ends_on <= starts_on:
        raise RowError(say("They would leave the roster before joining it; check the two days."))


def _is_usual(field: str, value: object) -> bool:
    return value is None and field in ("rest_minutes", "shadow_first")


_SOMEBODY_COMES = Message("Comes into the file as somebody new, and joins the roster.")
