"""Who is on the sample's roster: seats that pass from leader to leader, each with its terms.

Each object among ``leaders`` of the data is a seat; whoever sits there today has its usual week
and what it says of trainings that lapse near ``today``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from dropin.dates import read_clock
from dropin.people.model import Person
from dropin.people.operations import add_usual_trainings
from dropin.people.reading.trainings import held_columns
from dropin.people.store import people, trainings
from dropin.people.training import Training, held_anew, lapse_day
from dropin.records import record
from dropin.roster.changes.leaders import terms_columns
from dropin.roster.model import RosterCustoms, Terms
from dropin.roster.planning.model import Held, Leader, Window
from dropin.roster.shifts import wall_minutes
from dropin.sample.duty_finding import Candidate
from dropin.sample.making import WEEK, Data, Making

_STAYS = (52, 208)  # weeks that somebody sits in a seat
_SHORTEST_STAY = 20 * WEEK
_AWAY_A_YEAR = 1.5  # times
_SOON_AWAY = 0.25  # of those who are on the roster today
_CUSTOMS = RosterCustoms()
_OF_TERMS = (
    *("share", "most_a_week", "most_a_month", "most_nights", "rest_minutes"),
    *("rest_week_every", "otherwise", "shadow_first", "lives_near"),
)


@record
class _Sitting:
    """Somebody in a seat of the data, from a day up to but not including another."""

    person: Person
    seat: Data
    since: date
    until: date | None

    @property
    def is_there(self) -> bool:
        """Whether they sit there today."""
        return self.until is None


class OnRoster:
    """Writes who is on the roster, and knows what each can take."""

    def __init__(self, making: Making, random: Random, data: Data) -> None:
        self._making, self._change, self._random = making, making.change, random
        self._data = data
        self._led_since = {
            person_id: date.fromisoformat(since)
            for person_id, since in making.file.rows(
                "SELECT person_id, starts_on FROM role_held WHERE role = 'leader' ORDER BY id"
            )
        }
        self._people = [each for each in people(making.file) if each.id in self._led_since]
        self._confirmed_by = random.choice(self._people).name
        self.training_ids: dict[str, int] = {}
        self.today: list[int] = []
        """Ids of those who are on the roster today, in the order of the data's seats."""

    def write(self) -> tuple[Candidate, ...]:
        """Trainings, terms, usual weeks and absences; everybody who ever was on the roster."""
        add_usual_trainings(self._making.file)
        known = {each.id: each for each in trainings(self._making.file)}
        self.training_ids = {each.name: each.id for each in known.values()}
        return tuple(self._write(each, known) for each in self._sittings())

    # Seats

    def _sittings(self) -> Iterator[_Sitting]:
        making, taken = self._making, set[int]()
        for seat in self._data["leaders"]:
            since = making.begin
            while since < making.today:
                person = self._next(since, seat, taken)
                if person is None:
                    since += _SHORTEST_STAY
                    continue
                taken.add(person.id)
                until = self._until(person, since, seat)
                yield _Sitting(person, seat, since, until)
                if until is None:
                    self.today.append(person.id)
                since = until or making.today

    def _until(self, person: Person, since: date, seat: Data) -> date | None:
        """When the seat passes on; None for whoever sits there today."""
        until = since + self._random.randint(*_STAYS) * WEEK
        changes_on = self._making.day(seat["weeks"], 0) if "weeks" in seat else since
        if since < changes_on:
            until = min(until, changes_on)
        elif until > self._making.today - _SHORTEST_STAY:
            return person.left_on
        return min(until, person.left_on or until)

    def _next(self, since: date, seat: Data, taken: set[int]) -> Person | None:
        """Somebody who leads already and stays for a while, one of the seat's language first."""
        there = [
            each
            for each in self._people
            if each.id not in taken
            and self._led_since[each.id] <= since
            and (each.left_on is None or each.left_on >= since + _SHORTEST_STAY)
        ]
        fluent = [each for each in there if seat.get("speaks") in each.languages]
        return self._random.choice(fluent or there) if there else None

    # One leader

    def _write(self, sitting: _Sitting, known: dict[int, Training]) -> Candidate:
        seat = sitting.seat if sitting.is_there else {}
        person = self._fluent(sitting.person, seat)
        terms = Terms(0, person.id, sitting.since, sitting.until)
        terms = replace(terms, **{key: seat[key] for key in _OF_TERMS if key in seat})
        self._change.insert("on_call_terms", **terms_columns(terms))
        return Candidate(
            terms,
            Leader(
                person.id,
                held=tuple(self._write_held(sitting, seat, known)),
                languages=frozenset(each.casefold() for each in person.languages),
                week=tuple(self._write_week(person, seat)),
                otherwise=terms.otherwise,
                absences=tuple(self._write_absences(sitting)),
                rest_minutes=terms.rest_minutes or _CUSTOMS.rest_minutes,
                shadow_first=terms.shadow_first or 0,
            ),
        )

    def _fluent(self, person: Person, seat: Data) -> Person:
        """Whoever sits there today speaks the seat's language, or has learnt it by now."""
        language = seat.get("speaks")
        if language is None or language in person.languages:
            return person
        languages = (*person.languages, str(language))
        self._change.update("person", person.id, languages=", ".join(languages))
        return replace(person, languages=languages)

    def _write_held(
        self, sitting: _Sitting, seat: Data, known: dict[int, Training]
    ) -> Iterator[Held]:
        for name in {**self._data, **seat}["trained"]:
            training = known[self.training_ids[name]]
            lapses_in = seat.get("lapses", {}).get(name)
            for held_on in self._held_on(sitting, training, lapses_in):
                held = held_anew(training, sitting.person.id, held_on, self._confirmed_by)
                self._change.insert("training_held", **held_columns(held))
                yield Held(held.training_id, held.held_on, held.lapses_on)

    def _held_on(
        self, sitting: _Sitting, training: Training, lapses_in: int | None
    ) -> Iterator[date]:
        """Before their first shift, and anew each time before it lapsed.

        The last time may be set by when it lapses, in days from the Monday of week 0.
        """
        end, last = sitting.until or self._making.today, None
        if lapses_in is not None and training.months:
            lapses_on = self._making.monday + timedelta(days=lapses_in)
            last = lapse_day(lapses_on, -training.months)
        held_on: date | None = sitting.since - timedelta(days=self._random.randint(14, 60))
        while held_on is not None and held_on < (last or end):
            yield held_on
            held_on = self._renewed(lapse_day(held_on, training.months))
        if last is not None:
            yield last

    def _renewed(self, lapses_on: date | None) -> date | None:
        if lapses_on is None:
            return None
        return lapses_on - timedelta(days=self._random.randint(5, 40))

    def _write_week(self, person: Person, seat: Data) -> Iterator[Window]:
        for weekdays, starts, until, liking in seat.get("week", ()):
            for weekday in map(int, weekdays):
                self._change.insert(
                    "usual_time",
                    person_id=person.id,
                    weekday=weekday,
                    starts_at=starts,
                    ends_at=until,
                    liking=liking,
                )
                minutes = wall_minutes(read_clock(starts), read_clock(until))
                yield Window(weekday, *minutes, liking)

    def _write_absences(self, sitting: _Sitting) -> Iterator[tuple[date, date]]:
        """Some weeks over the years; somebody is just back, and some go away again soon."""
        random, monday = self._random, self._making.monday
        spans = list(self._past_absences(sitting))
        if sitting.is_there and sitting.seat.get("returned"):
            spans.append((monday - 6 * WEEK, monday - WEEK))
            self._write_return(sitting.person, monday - WEEK)
        elif sitting.is_there and random.random() < _SOON_AWAY:
            first = monday + timedelta(days=random.randrange(16, 35))
            spans.append((first, first + timedelta(days=random.randrange(4, 12))))
        for first, end in spans:
            self._change.insert(
                "absence",
                person_id=sitting.person.id,
                starts_on=first.isoformat(),
                ends_on=end.isoformat(),
            )
            yield first, end

    def _past_absences(self, sitting: _Sitting) -> Iterator[tuple[date, date]]:
        first, last = sitting.since, sitting.until or self._making.monday - 9 * WEEK
        while True:
            first += timedelta(days=int(self._random.expovariate(_AWAY_A_YEAR / 365)) + 14)
            end = first + timedelta(days=self._random.randrange(4, 22))
            if end > last:
                return
            yield first, end
            first = end

    def _write_return(self, person: Person, back_on: date) -> None:
        self._change.insert(
            "gentle_return",
            person_id=person.id,
            starts_on=back_on.isoformat(),
            ends_on=(back_on + _CUSTOMS.return_weeks * WEEK).isoformat(),
            percent=_CUSTOMS.return_percent,
        )
