"""The sample's pairs that last today, from being proposed to where each stands.

They are made by the room's own operations, day by day, so that nothing in them could not have
happened.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from random import Random

from dropin.buddies.matching import short_list
from dropin.buddies.model import BUDDY, FACES, MEMBER, NO, SIDES, YES, BuddyCustoms, Goal
from dropin.buddies.operations import (
    ask,
    give_contact,
    make_request,
    note_answer,
    note_check_in,
    note_met,
    offer_stand_in,
    pause_pair,
    plan_first_meeting,
    propose,
    renew,
    save_goal,
)
from dropin.buddies.posing import problem
from dropin.buddies.store import pair, situation, stand_in_situation
from dropin.people.model import Person
from dropin.sample.hoping import Hoping
from dropin.sample.making import WEEK, Data, Making

_DAY = timedelta(days=1)
_HOUSE = BuddyCustoms()


class Pairs:
    """Writes them. ``asking`` are people from whom members are taken; ``lapsed_id`` is a buddy
    whose training has lapsed lately."""

    def __init__(
        self, making: Making, hoping: Hoping, asking: list[Person], *, lapsed_id: int
    ) -> None:
        self._making, self._file, self._hoping = making, making.file, hoping
        self._random: Random = hoping.random
        self._data: Data = hoping.data
        self._asking, self._lapsed_id = asking, lapsed_id

    def write(self) -> None:
        """In the order in which they were proposed, so that places were free when they were."""
        states = [state for state, count in self._data["states"] for _ in range(count)]
        planned = [(self._proposed_on(state), place, state) for place, state in enumerate(states)]
        for day, _, state in sorted(planned):
            pair_id = self._proposed(day)
            if pair_id is not None:
                self._lead_on(pair_id, state, day)

    def _proposed_on(self, state: str) -> date:
        days = {
            "proposed": (0, 2),
            "asked": (2, 5),
            "no answer": (10, 14),
            "declined": (20, 60),
            "agreed": (6, 10),
            "planned": (8, 12),
            "passed": (12, 16),
            "never met": (26, 40),
            "met": (14, 24),
            "review": (97, 110),
            "renewed": (150, 200),
        }.get(state, (40, 80))
        return self._making.today - timedelta(days=self._random.randint(*days))

    def _proposed(self, day: date) -> int | None:
        """Propose the buddy at the top of the list to somebody; None where nobody fits."""
        who = self._asking.pop()
        request_id = make_request(self._file, self._hoping.request(who, day - 2 * WEEK))
        found = short_list(problem(situation(self._file, day)), request_id)
        # Whoever has lapsed since could not have met anybody lately.
        lapsed_id = self._lapsed_id if day > self._making.today - 5 * WEEK else 0
        choices = [each for each in found.choices if each.buddy_id != lapsed_id]
        if not choices:
            return None
        return propose(self._file, request_id, self._random.choice(choices[:3]).buddy_id, day)

    def _lead_on(self, pair_id: int, state: str, day: date) -> None:
        """From the day it was proposed on to where it stands today."""
        steps: dict[str, Callable[[int, date], None]] = {
            "proposed": lambda pair_id, day: None,
            "asked": lambda pair_id, day: ask(self._file, pair_id, MEMBER, day + _DAY),
            "no answer": self._no_answer,
            "declined": self._declined,
            "agreed": self._agree,
            "never met": self._agree,
            "planned": self._planned,
            "passed": self._passed,
            "met": self._met,
            "quiet": self._quiet,
            "renewed": self._renewed,
            "paused": self._paused,
            "stand-in": self._stood_in,
        }
        steps.get(state, self._active)(pair_id, day)

    def _agree(self, pair_id: int, day: date) -> None:
        for side, asked, answered in ((MEMBER, 0, 1), (BUDDY, 2, 4)):
            ask(self._file, pair_id, side, day + asked * _DAY)
            note_answer(self._file, pair_id, side, YES, day + answered * _DAY)

    def _no_answer(self, pair_id: int, day: date) -> None:
        ask(self._file, pair_id, MEMBER, day)
        note_answer(self._file, pair_id, MEMBER, YES, day + _DAY)
        ask(self._file, pair_id, BUDDY, day + _DAY)

    def _declined(self, pair_id: int, day: date) -> None:
        self._no_answer(pair_id, day)
        note_answer(self._file, pair_id, BUDDY, NO, day + 3 * _DAY)

    def _planned(self, pair_id: int, day: date) -> None:
        self._agree(pair_id, day)
        meeting = self._making.today + timedelta(days=self._random.randint(1, 6))
        plan_first_meeting(self._file, pair_id, meeting, time(14), "Kitchen")

    def _passed(self, pair_id: int, day: date) -> None:
        self._agree(pair_id, day)
        plan_first_meeting(self._file, pair_id, self._making.today - 2 * _DAY, time(10, 30))

    def _met(self, pair_id: int, day: date) -> None:
        self._meet(pair_id, day)

    def _meet(self, pair_id: int, day: date) -> date:
        """They met in the week after both agreed; often they swapped numbers and set a goal."""
        self._agree(pair_id, day)
        met_on = day + timedelta(days=self._random.randint(5, 10))
        note_met(self._file, pair_id, met_on)
        for side in SIDES:
            if self._random.random() < 0.7:
                give_contact(self._file, pair_id, side, met_on)
        if self._random.random() < 0.6:
            goal = Goal(0, pair_id, self._random.choice(self._data["goals"]), met_on)
            save_goal(self._file, goal)
        return met_on

    def _active(self, pair_id: int, day: date) -> None:
        self._check_in(pair_id, self._meet(pair_id, day), self._making.today)

    def _quiet(self, pair_id: int, day: date) -> None:
        met_on = self._meet(pair_id, day)
        self._check_in(pair_id, met_on, min(met_on + WEEK, self._making.today - 5 * WEEK))

    def _renewed(self, pair_id: int, day: date) -> None:
        met_on = self._meet(pair_id, day)
        self._check_in(pair_id, met_on, self._making.today)
        renew(self._file, pair_id, met_on + _HOUSE.review_weeks * WEEK)

    def _paused(self, pair_id: int, day: date) -> None:
        self._active(pair_id, day)
        side = self._random.choice(SIDES)
        pause_pair(self._file, pair_id, side, self._making.today - 6 * _DAY)

    def _stood_in(self, pair_id: int, day: date) -> None:
        """The buddy is not there for a while, and somebody was found to stand in."""
        today = self._making.today
        self._active(pair_id, day)
        pause_pair(self._file, pair_id, BUDDY, today - 9 * _DAY)
        known = pair(self._file, pair_id)
        assert known is not None
        around = stand_in_situation(self._file, known, today - 8 * _DAY)
        found = short_list(problem(around), around.requests[0].id)
        if found.choices:
            buddy_id, until = found.choices[0].buddy_id, today + 4 * WEEK
            stand_in = offer_stand_in(self._file, pair_id, buddy_id, today - 8 * _DAY, until=until)
            self._agree(stand_in, today - 8 * _DAY)
            note_met(self._file, stand_in, today - 2 * _DAY)

    def _check_in(self, pair_id: int, since: date, until: date) -> None:
        """About every ten days, by one of the two; seldom with a line."""
        known = pair(self._file, pair_id)
        assert known is not None
        people_ids = [each for each in (known.member_id, known.buddy_id) if each is not None]
        for day in self._hoping.days(since + 3 * _DAY, until, 10):
            face = self._random.choices(FACES, (7, 3, 1))[0]
            line = self._random.choice(self._data["lines"]) if self._random.random() < 0.3 else ""
            note_check_in(self._file, pair_id, self._random.choice(people_ids), day, face, line)
