"""What the file knows about buddies and requests becomes the problem that matching is asked of.

One problem serves everybody: the short list, the best set of all, the check before a pair is
proposed and the temporary buddies of a pair, so that they never answer differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from dropin.buddies.carrying import pairs_of
from dropin.buddies.fitting.model import Buddy, Held, Named, Problem, Span, Stretch, Weights
from dropin.buddies.fitting.model import Request as Asked
from dropin.buddies.life import came_to_nothing
from dropin.buddies.model import (
    HELP,
    INTEREST,
    RATHER_NOT,
    TAKEN_BACK,
    WEIGHTS,
    YES,
    Avoid,
    BuddyCustoms,
    FreeTime,
    Liking,
    Pair,
    Request,
    Rest,
    Terms,
    Topic,
)
from dropin.dates import Customs, minutes_of
from dropin.people.model import Person
from dropin.people.training import Training, TrainingHeld
from dropin.records import record
from dropin.roster.model import Absence

_POINTS = dict(zip(WEIGHTS, (0, 1, 2, 4), strict=True))


@record
class Situation:
    """Everything that bears on who could be whose buddy on a day.

    ``pairs`` are all that have not ended; ``tried`` those that ended before the two met. People
    are of everybody who is a buddy or waits. ``absences`` are the roster's: who is away from the
    centre is no buddy then either.
    """

    day: date
    terms: tuple[Terms, ...]
    requests: tuple[Request, ...]
    people: Mapping[int, Person]
    pairs: tuple[Pair, ...]
    tried: tuple[Pair, ...]
    rests: tuple[Rest, ...]
    absences: tuple[Absence, ...]
    avoids: tuple[Avoid, ...]
    topics: tuple[Topic, ...]
    trainings: tuple[Training, ...]
    held: Mapping[int, tuple[TrainingHeld, ...]]
    shadowed: Mapping[int, int]
    helped_with: Mapping[int, frozenset[int]]
    house: BuddyCustoms
    writing: Customs


def problem(situation: Situation) -> Problem:
    """The whole problem: every buddy, and everybody who waits on the day."""
    house = situation.house
    return Problem(
        day=situation.day,
        requests=tuple(_asked(situation, each) for each in situation.requests),
        buddies=tuple(
            _buddy(situation, each)
            for each in situation.terms
            if each.person_id in situation.people
        ),
        trainings=tuple(Named(each.id, each.name) for each in situation.trainings),
        topics=tuple(Named(each.id, each.name) for each in situation.topics),
        weights=Weights(
            _POINTS[house.help_counts],
            _POINTS[house.times_count],
            _POINTS[house.interests_count],
            _POINTS[house.language_counts],
            _POINTS[house.reach_counts],
            _POINTS[house.load_counts],
        ),
        meeting_minutes=house.meeting_minutes,
        customs=situation.writing,
    )


def _buddy(situation: Situation, terms: Terms) -> Buddy:
    who = situation.people[terms.person_id]
    own = terms.shadow_first
    return Buddy(
        id=who.id,
        name=who.name,
        most_pairs=terms.most_pairs,
        pairs=pairs_of(situation.pairs, who.id, situation.day),
        held=tuple(
            Held(each.training_id, each.held_on, each.lapses_on)
            for each in situation.held.get(who.id, ())
        ),
        times=_stretches(terms.times),
        languages=who.languages,
        helps=_topics(situation, terms.likings, HELP, YES),
        rather_not=_topics(situation, terms.likings, HELP, RATHER_NOT),
        likes=_topics(situation, terms.likings, INTEREST, YES),
        avoids=_topics(situation, terms.likings, INTEREST, RATHER_NOT),
        helped_with=situation.helped_with.get(who.id, frozenset()),
        reach=frozenset(terms.reach),
        away=_away(situation, terms),
        shadowed=situation.shadowed.get(who.id, 0),
        shadow_first=situation.house.shadow_first if own is None else own,
        keeps_from=_kept_from(situation.avoids, who.id),
        pairs_with=frozenset(
            each.member_id
            for each in situation.pairs
            if each.is_open and each.buddy_id == who.id and each.member_id is not None
        ),
        own_buddies=frozenset(
            each.buddy_id
            for each in situation.pairs
            if each.is_open and each.member_id == who.id and each.buddy_id is not None
        ),
    )


def _asked(situation: Situation, request: Request) -> Asked:
    who = situation.people[request.person_id]
    came_of_it = tuple(each for each in situation.tried if each.request_id == request.id)
    tried = (each.buddy_id for each in came_of_it if each.ending != TAKEN_BACK)
    return Asked(
        id=request.id,
        person_id=who.id,
        name=who.name,
        asked_on=request.made_on,
        starts_on=request.starts_on,
        goes_first=request.goes_first or request.left_out > 0 or came_to_nothing(came_of_it) > 0,
        times=_stretches(request.times),
        languages=request.languages or who.languages,
        hopes=_topics(situation, request.likings, HELP, YES),
        likes=_topics(situation, request.likings, INTEREST, YES),
        avoids=_topics(situation, request.likings, INTEREST, RATHER_NOT),
        reach=frozenset(request.reach),
        keeps_from=_kept_from(situation.avoids, who.id),
        tried=frozenset(each for each in tried if each is not None),
    )


def _away(situation: Situation, terms: Terms) -> tuple[Span, ...]:
    """Rests, absences, and all the time in which they are no buddy."""
    spans: list[Span] = [
        *(_span(each) for each in situation.rests if each.person_id == terms.person_id),
        *(_span(each) for each in situation.absences if each.person_id == terms.person_id),
    ]
    if terms.starts_on > situation.day:
        spans.append((date.min, terms.starts_on))
    if terms.ends_on is not None:
        spans.append((terms.ends_on, None))
    who = situation.people[terms.person_id]
    if who.left_on is not None:
        spans.append((who.left_on + timedelta(days=1), None))
    return tuple(spans)


def _span(away: Rest | Absence) -> Span:
    return away.starts_on, away.ends_on


def _topics(
    situation: Situation, likings: Iterable[Liking], kind: str, liking: str
) -> frozenset[int]:
    of_kind = {each.id for each in situation.topics if each.kind == kind}
    return frozenset(
        each.topic_id for each in likings if each.liking == liking and each.topic_id in of_kind
    )


def _kept_from(avoids: Iterable[Avoid], person_id: int) -> frozenset[int]:
    return frozenset(each.other_id for each in avoids if each.person_id == person_id)


def _stretches(times: Iterable[FreeTime]) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(each.weekday, minutes_of(each.starts_at), minutes_of(each.ends_at))
        for each in times
    )
