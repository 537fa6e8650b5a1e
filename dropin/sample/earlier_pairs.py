"""The sample's pairs of the years before: they came to an end, and are written as they were."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta

from dropin.buddies.model import FACES, MOVED_ON, SIDES, YES
from dropin.people.model import Person
from dropin.people.store import people
from dropin.sample.hoping import Hoping
from dropin.sample.making import WEEK, Making

_DAY = timedelta(days=1)
_ENDINGS = ("moved on", "moved on", "moved on", "no time", "not a match", "moved away", "never met")


class EarlierPairs:
    """Writes them, of people who were there for the year and are not among ``spared``."""

    def __init__(self, making: Making, hoping: Hoping, spared: Set[int]) -> None:
        self._making, self._file, self._change = making, making.file, making.change
        self._hoping, self._random, self._data = hoping, hoping.random, hoping.data
        self._spared = spared

    def write(self) -> None:
        taken = set(self._spared)
        members = [each for each in people(self._file) if each.joined_on]
        for year in range(self._making.years):
            first = self._making.begin + timedelta(days=365 * year)
            there = [each for each in members if _was_there(each, first) and each.id not in taken]
            buddies = self._random.sample(there, min(self._data["past_buddies"], len(there)))
            asking = [each for each in there if each not in buddies]
            count = min(self._data["requests_a_year"], len(asking))
            for who in self._random.sample(asking, count):
                taken.add(who.id)
                self._ended_pair(who, self._random.choice(buddies), first)

    def _ended_pair(self, who: Person, buddy: Person, first: date) -> None:
        random, change = self._random, self._change
        day = first + timedelta(days=random.randrange(150))
        ending = random.choice(_ENDINGS)
        met_on = None if ending == "never met" else day + WEEK
        lasts = timedelta(weeks=random.randint(8, 26))
        request_id = change.insert(
            "buddy_request",
            person_id=who.id,
            words=random.choice(self._data["words"]),
            made_on=(day - 3 * WEEK).isoformat(),
            starts_on=(day - 3 * WEEK).isoformat(),
            withdrawn_on=None if met_on else (day + 6 * WEEK).isoformat(),
        )
        for topic_id in random.sample(self._hoping.help, 2):
            change.insert("request_liking", request_id=request_id, topic_id=topic_id, liking=YES)
        pair_id = change.insert(
            "buddy_pair",
            request_id=request_id,
            member_id=who.id,
            buddy_id=buddy.id,
            proposed_on=day.isoformat(),
            met_on=met_on.isoformat() if met_on else None,
            ended_on=(day + (lasts if met_on else 5 * WEEK)).isoformat(),
            ending=ending,
        )
        for side in SIDES:
            change.insert(
                "pair_answer",
                pair_id=pair_id,
                side=side,
                asked_on=day.isoformat(),
                answer=YES,
                answered_on=(day + _DAY).isoformat(),
            )
        if met_on is not None:
            self._past_meetings(pair_id, who, met_on, day + lasts, ending)

    def _past_meetings(
        self, pair_id: int, who: Person, met_on: date, ended_on: date, ending: str
    ) -> None:
        for day in self._hoping.days(met_on + 3 * _DAY, ended_on, 14):
            self._change.insert(
                "pair_check_in",
                pair_id=pair_id,
                person_id=who.id,
                day=day.isoformat(),
                face=self._random.choices(FACES, (7, 3, 1))[0],
            )
        if ending == MOVED_ON:
            self._change.insert(
                "pair_review", pair_id=pair_id, held_on=ended_on.isoformat(), outcome="ended"
            )


def _was_there(who: Person, day: date) -> bool:
    """For the year after the day."""
    end = day + timedelta(days=365)
    return who.joined_on is not None and who.joined_on <= day and (who.left_on or end) >= end
