"""The sample's buddy programme: buddies, pairs of every state, who waits, and the years before.

What lasts today was made by the room's own operations, day by day, so that nothing in it could
not have happened; what ended long ago is written as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from dropin.buddies.fitting.model import FULL
from dropin.buddies.matching import obstacles, short_list
from dropin.buddies.model import (
    BUDDY,
    FACES,
    HELP,
    INTEREST,
    MEMBER,
    MOVED_ON,
    NO,
    RATHER_NOT,
    SIDES,
    YES,
    BuddyCustoms,
    FreeTime,
    Goal,
    Liking,
    Request,
    Terms,
)
from dropin.buddies.operations import (
    add_usual_topics,
    ask,
    give_contact,
    make_request,
    mark_concern,
    note_answer,
    note_check_in,
    note_met,
    note_rest,
    note_support,
    offer_stand_in,
    pause_pair,
    plan_first_meeting,
    plan_support,
    propose,
    renew,
    save_customs,
    save_goal,
    save_terms,
    set_needed_trainings,
)
from dropin.buddies.posing import problem
from dropin.buddies.store import pair, situation, stand_in_situation, topics
from dropin.dates import read_clock
from dropin.people.model import Person
from dropin.people.reading.trainings import held_columns
from dropin.people.store import people, trainings, who_was_trained
from dropin.people.training import TrainingHeld, lapse_day
from dropin.sample.making import WEEK, Data, Making, read_data

_DAY = timedelta(days=1)
_HOUSE = BuddyCustoms()
_ENDINGS = ("moved on", "moved on", "moved on", "no time", "not a match", "moved away", "never met")
_LANGUAGES_LIKED = 0.25  # of those who speak several, who would rather speak their first


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
        save_customs(self._file, _HOUSE)
        self._help = [each.id for each in topics(self._file) if each.kind == HELP]
        self._interests = [each.id for each in topics(self._file) if each.kind == INTEREST]
        self._training = next(
            each for each in trainings(self._file) if each.name == self._data["training"]
        )
        set_needed_trainings(self._file, frozenset({self._training.id}))
        self._buddies = [self._buddy(place) for place in range(self._data["buddies"])]
        self._write_years_before()
        self._write_pairs()
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
            times=self._times(3),
            likings=self._likings(3),
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

    # Pairs that last

    def _write_pairs(self) -> None:
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
        who = self._lasting.pop()
        request_id = make_request(self._file, self._request(who, day - 2 * WEEK))
        found = short_list(problem(situation(self._file, day)), request_id)
        # Whoever has lapsed since could not have met anybody lately.
        lapsed_id = self._buddies[0].id if day > self._ago(5) else 0
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
        for day in self._days(since + 3 * _DAY, until, 10):
            face = self._random.choices(FACES, (7, 3, 1))[0]
            line = self._random.choice(self._data["lines"]) if self._random.random() < 0.3 else ""
            note_check_in(self._file, pair_id, self._random.choice(people_ids), day, face, line)

    # Who waits, and talks with buddies

    def _write_one_too_many(self) -> None:
        """The coordinator once let a buddy take on one pair more than they had said."""
        day = self._making.today - 2 * _DAY
        request_id = make_request(self._file, self._request(self._lasting.pop(), day))
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
            request = self._request(self._lasting.pop(), day)
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
        morning = datetime.combine(today - _DAY, time(9, 40)).astimezone(self._file.clock().tzinfo)
        mark_concern(self._file, self._buddies[5].id, morning)

    # What somebody hopes for

    def _request(self, who: Person, day: date) -> Request:
        random = self._random
        first = who.languages[:1] if random.random() < _LANGUAGES_LIKED else ()
        return Request(
            0,
            who.id,
            day,
            day,
            words=random.choice(self._data["words"]),
            languages=first,
            reach=tuple(random.choice(self._data["reach"])) if random.random() < 0.3 else (),
            access_needs=who.access_needs,
            times=self._times(2),
            likings=self._likings(2),
        )

    def _times(self, most: int) -> tuple[FreeTime, ...]:
        drawn = self._random.sample(self._data["times"], self._random.randint(most - 1, most + 1))
        return tuple(
            FreeTime(weekday, read_clock(starts), read_clock(ends))
            for weekday, starts, ends in sorted(drawn)
        )

    def _likings(self, most: int) -> tuple[Liking, ...]:
        """Some topics of help and some interests; now and then one they would rather not."""
        random = self._random
        helps = random.sample(self._help, random.randint(1, most))
        interests = random.sample(self._interests, random.randint(1, most + 1))
        likings = [Liking(each) for each in (*helps, *interests)]
        others = [each for each in self._interests if each not in interests]
        if random.random() < 0.1:
            likings.append(Liking(random.choice(others), RATHER_NOT))
        return tuple(likings)

    # The years before

    def _write_years_before(self) -> None:
        """Pairs that came to an end, up to half a year ago: written as they were."""
        everybody = [each for each in people(self._file) if each.joined_on]
        there = {each.id for each in self._buddies}
        members = [each for each in everybody if each.id not in there]
        taken: set[int] = {each.id for each in self._lasting[-120:]}
        for year in range(self._making.years):
            first = self._making.begin + timedelta(days=365 * year)
            of_year = [each for each in members if _was_there(each, first) and each.id not in taken]
            if not of_year:
                continue
            buddies = self._random.sample(of_year, min(self._data["past_buddies"], len(of_year)))
            asking = [each for each in of_year if each not in buddies]
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
        for topic_id in random.sample(self._help, 2):
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
        for day in self._days(met_on + 3 * _DAY, ended_on, 14):
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

    def _days(self, since: date, until: date, about: int) -> Iterator[date]:
        """Days about so many apart, up to and including ``until``."""
        day = since
        while day <= until:
            yield day
            day += timedelta(days=self._random.randint(about - 3, about + 3))

    def _ago(self, weeks: int) -> date:
        return self._making.today - weeks * WEEK


def _was_there(who: Person, day: date) -> bool:
    """For the year after the day."""
    end = day + timedelta(days=365)
    return who.joined_on is not None and who.joined_on <= day and (who.left_on or end) >= end
