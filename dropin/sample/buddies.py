"""The sample's buddy programme: buddies, pairs of every state, who waits, and the years before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from dropin.buddies.fitting.model import FULL
from dropin.buddies.matching import obstacles
from dropin.buddies.model import BuddyCustoms, Terms
from dropin.buddies.operations import (
    add_usual_topics,
    make_request,
    mark_concern,
    note_rest,
    note_support,
    plan_support,
    propose,
    save_customs,
    save_terms,
    set_needed_trainings,
)
from dropin.buddies.posing import problem
from dropin.buddies.store import situation
from dropin.people.model import Person
from dropin.people.reading.trainings import held_columns
from dropin.people.store import people, trainings, who_was_trained
from dropin.people.training import TrainingHeld, lapse_day
from dropin.sample.earlier_pairs import EarlierPairs
from dropin.sample.hoping import Hoping
from dropin.sample.making import WEEK, Data, Making, read_data
from dropin.sample.pairs import Pairs

_DAY = timedelta(days=1)
_KEPT_TO_ASK = 120  # people whose past is left alone, so that they may ask today


class Buddies:
    """Writes it all, once people, trainings and the roster stand."""

    def __init__(self, making: Making) -> None:
        self._making, self._file, self._change = making, making.file, making.change
        # A chance of its own: who is a buddy moves nothing else.
        self._random = Random(f"buddies {making.random.getrandbits(32)}")
        self._data: Data = read_data("buddies")
        self._lasting = [
            each
            for each in people(making.file)
            if each.left_on is None and each.joined_on and each.joined_on <= self._ago(20)
        ]
        self._random.shuffle(self._lasting)

    def write(self) -> None:
        add_usual_topics(self._file)
        save_customs(self._file, BuddyCustoms())
        self._hoping = Hoping(self._file, self._random, self._data)
        self._training = next(
            each for each in trainings(self._file) if each.name == self._data["training"]
        )
        set_needed_trainings(self._file, frozenset({self._training.id}))
        self._buddies = [self._buddy(place) for place in range(self._data["buddies"])]
        spared = {each.id for each in (*self._buddies, *self._lasting[-_KEPT_TO_ASK:])}
        EarlierPairs(self._making, self._hoping, spared).write()
        lapsed_id = self._buddies[0].id
        Pairs(self._making, self._hoping, self._lasting, lapsed_id=lapsed_id).write()
        self._write_one_too_many()
        self._write_waiting()
        self._write_support()

    # Buddies

    def _buddy(self, place: int) -> Person:
        """One who is trained still; the first has lapsed since, the next two lapse soon."""
        random, who = self._random, self._lasting.pop()
        self._train(who, {0: -12, 1: 20, 2: 41}.get(place, random.randrange(90, 600)))
        terms = Terms(
            0,
            who.id,
            self._ago(random.randint(52, 60)),
            most_pairs=random.choice((1, 2, 2, 2, 3)),
            reach=tuple(random.choice(self._data["reach"])),
            shadow_first=2 if place == self._data["buddies"] - 1 else None,
            times=self._hoping.times(3),
            likings=self._hoping.likings(3),
        )
        save_terms(self._file, terms, terms.starts_on)
        if place in (3, 4):
            until = None if place == 3 else self._making.today + 3 * WEEK
            note_rest(self._file, who.id, self._ago(1), until)
        return who

    def _train(self, who: Person, lapses_in: int) -> None:
        """Their last certificate lapses in so many days; the one before led up to it."""
        lapses_on = self._making.today + timedelta(days=lapses_in)
        held_on = lapse_day(lapses_on, -(self._training.months or 24))
        assert held_on is not None  # the calendar has more than these years
        while True:
            if who.id not in who_was_trained(self._file, self._training.id, held_on):
                until = lapse_day(held_on, self._training.months)
                held = TrainingHeld(0, who.id, self._training.id, held_on, until)
                self._change.insert("training_held", **held_columns(held))
            if held_on < self._ago(60):
                return
            held_on -= timedelta(days=700)

    # Who waits, and talks with buddies

    def _write_one_too_many(self) -> None:
        """The coordinator once let a buddy take on one pair more than they had said."""
        day = self._making.today - 2 * _DAY
        request_id = make_request(self._file, self._hoping.request(self._lasting.pop(), day))
        posed = problem(situation(self._file, day))
        full = [
            each.id
            for each in posed.buddies
            if [found.kind for found in obstacles(posed, request_id, each.id)] == [FULL]
        ]
        if full:
            propose(self._file, request_id, full[0], day, allowed_by=self._file.who)

    def _write_waiting(self) -> None:
        """As many as the data says, from today back; the last would like one only next month."""
        waiting = len(situation(self._file, self._making.today).requests)
        for place in range(waiting, self._data["waiting"]):
            day = self._making.today - timedelta(days=self._random.randint(1, 110))
            request = self._hoping.request(self._lasting.pop(), day)
            if place == self._data["waiting"] - 1:
                make_request(self._file, replace(request, starts_on=self._making.today + 4 * WEEK))
            else:
                make_request(self._file, request)

    def _write_support(self) -> None:
        today = self._making.today
        for place, who in enumerate(self._buddies):
            if place % 8:
                note_support(self._file, who.id, today - timedelta(days=10 + 3 * place))
            if place % 5 == 1:
                plan_support(self._file, who.id, today + timedelta(days=place))
        morning = datetime.combine(today - _DAY, time(9, 40), UTC)
        mark_concern(self._file, self._buddies[5].id, morning)

    def _ago(self, weeks: int) -> date:
        return self._making.today - weeks * WEEK
