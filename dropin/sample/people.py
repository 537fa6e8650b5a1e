"""The sample's people: invented names, when they were there, what they agreed to, who leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dropin.dates import month_start, next_month_start
from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Person
from dropin.people.store import person_columns
from dropin.sample.making import WEEK, Data, Making, read_data

PEOPLE_A_YEAR = 300
_DRAWS = 60  # among so many almost surely one leads already
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz.-")


class People:
    """Everybody who ever joined, and which of them lead when."""

    def __init__(self, making: Making) -> None:
        self._making = making
        self._random = making.random
        self._leads: dict[int, list[date]] = {}
        self._of_month: dict[date, list[Person]] = {}
        self._persons = [self._join(person) for person in self._drawn(read_data("names"))]

    def leader(self, since: date, until: date | None) -> int:
        """Somebody who is there all that time; often one who leads something else too."""
        there = self._there(since, until)
        practised = [person for person in there if 0 < len(self._leads.get(person.id, ())) < 4]
        often = practised and self._random.random() < 0.4
        return self._let_lead(self._random.choice(practised if often else there), since)

    def stand_in(self, day: date) -> int:
        """One of those who lead, for a single day."""
        month = month_start(day)
        if month not in self._of_month:
            self._of_month[month] = self._there(month, next_month_start(day))
        there = self._of_month[month]
        drawn = self._random.choices(there, k=_DRAWS)
        practised = (person for person in drawn if person.id in self._leads)
        return self._let_lead(next(practised, drawn[0]), day)

    def _there(self, since: date, until: date | None) -> list[Person]:
        """Those who had joined when the history or the span began, and stayed to its end."""
        joined_by = max(since, self._making.begin)
        last = min(until or self._making.today, self._making.today)
        return [
            person
            for person in self._persons
            if person.joined_on
            and person.joined_on <= joined_by
            and (person.left_on is None or (until is not None and person.left_on >= last))
        ]

    def _let_lead(self, person: Person, since: date) -> int:
        self._leads.setdefault(person.id, []).append(since)
        return person.id

    def write_roles(self) -> None:
        """The role of everybody, and of those who lead from before they first did so."""
        for person in self._persons:
            assert person.joined_on is not None
            self._role(person, "member", person.joined_on, person.left_on)
            if person.id in self._leads:
                since = min(self._leads[person.id])
                self._role(
                    person, "leader", max(person.joined_on, since - 5 * WEEK), person.left_on
                )
            elif person.left_on is None and self._random.random() < 0.05:
                other = self._random.choice(("buddy", "volunteer", "board", "family", "staff"))
                self._role(person, other, person.joined_on + 8 * WEEK, None)
        lasting = [person for person in self._persons if person.left_on is None]
        for person in lasting[:2]:
            assert person.joined_on is not None
            self._role(person, "coordinator", person.joined_on, None)

    def _drawn(self, names: Data) -> Iterator[Person]:
        """As many different people as the centre had, some of whom have left."""
        random, making = self._random, self._making
        pairs = [(given, family) for given in names["given"] for family in names["family"]]
        span = (making.today - making.begin).days
        for given, family in random.sample(pairs, min(PEOPLE_A_YEAR * making.years, len(pairs))):
            # A third were there from the beginning; the others joined one by one.
            was_there = random.random() < 0.35
            joined = (
                making.begin - timedelta(days=random.randrange(900))
                if was_there
                else (making.begin + timedelta(days=random.randrange(span)))
            )
            stayed = timedelta(days=int(random.expovariate(1 / 900)) + 30)
            left = joined + stayed if random.random() < 0.6 else None
            yield Person(
                0,
                f"{given} {family}",
                sort_name=f"{family}, {given}",
                pronouns=random.choice(names["pronouns"]),
                phone=f"020 91{random.randrange(10)} {random.randrange(10_000):04}",
                email=_address(given, family) if random.random() < 0.5 else "",
                languages=tuple(random.choice(names["languages"])),
                access_needs=random.choice(names["access_needs"]),
                joined_on=joined,
                left_on=left if left and left <= making.today else None,
            )

    def _join(self, person: Person) -> Person:
        change, random = self._making.change, self._random
        person = replace(person, id=change.insert("person", **person_columns(person)))
        assert person.joined_on is not None
        for kind, likely in ((NAME_ON_PRINTS, 0.85), (NUMBER_TO_MEMBERS, 0.3)):
            if random.random() < likely:
                withdrawn = person.joined_on + 30 * WEEK if random.random() < 0.04 else None
                change.insert(
                    "consent",
                    person_id=person.id,
                    kind=kind,
                    given_on=person.joined_on.isoformat(),
                    withdrawn_on=withdrawn.isoformat() if withdrawn else None,
                )
        return person

    def _role(self, person: Person, role: str, starts_on: date, ends_on: date | None) -> None:
        if ends_on is None or starts_on < ends_on:
            self._making.change.insert(
                "role_held",
                person_id=person.id,
                role=role,
                starts_on=starts_on.isoformat(),
                ends_on=ends_on.isoformat() if ends_on else None,
            )


def _address(given: str, family: str) -> str:
    import unicodedata  # addresses have no accents

    plain = unicodedata.normalize("NFKD", f"{given}.{family}".lower())
    return "".join(letter for letter in plain if letter in _LETTERS) + "@example.org"
