"""What a planning meeting should talk about, gathered by rule, each point with its why.

A point is proposed; whoever prepares the meeting keeps or removes it. Spans exclude their end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from dropin.choosing.ideas import VoteResult, offers_to_help, outvoted, supporters
from dropin.choosing.model import (
    ACTIVITY,
    BALLOT,
    CHOSEN,
    CLOSED,
    GATHERING,
    IDEA,
    NEW,
    AgendaItem,
    Ballot,
    Idea,
)
from dropin.choosing.results import closed_on
from dropin.dates import Customs, day_short
from dropin.records import record
from dropin.words import Message

FEWEST_DATES = 3
"""An activity is looked at once it has had so many dates in the span."""
FEW_CAME = 3
"""So few on average, or a third of the places, is a low turn-out."""
MANY_WAITING = 3
"""So many people who found no place, over the span, make a long waiting list."""
ENDS_WITHIN = timedelta(days=42)
ROOM_AT_MOST = 12
"""So many ideas fit into one meeting; those with most support come first."""

_NOT_CHOSEN = "It was on a ballot and was not chosen. Whoever put it in waits for a reply."


@record
class ActivityReview:
    """How an activity went over a span, for the meeting to look at.

    ``came`` and ``places`` are summed over its ``dates`` (``places`` None: no limit); ``waiting``
    were still in line when a date came, ``turned_away`` came and found no room. ``ends_on`` is
    the day after its last date; ``led``: somebody leads it; ``noted``: it is usual here to note
    who came, so that nobody noted means that nobody came.
    """

    activity_id: int
    title: str
    dates: int = 0
    came: int = 0
    places: int | None = None
    waiting: int = 0
    turned_away: int = 0
    ends_on: date | None = None
    led: bool = True
    noted: bool = False


def gathered(
    ideas: Collection[Idea],
    states: Mapping[int, str],
    came: Mapping[int, VoteResult],
    ballots: Iterable[Ballot],
    settled: Collection[int],
    reviews: Iterable[ActivityReview],
    *,
    today: date,
    customs: Customs,
) -> tuple[AgendaItem, ...]:
    """Closed ballots, ideas with support, chosen ones that have not begun, activities to look at.

    ``came`` is what came of votes on ideas; ``settled`` are ballots that were decided, or on an
    agenda, before.
    """
    return (
        *_of_ballots(ballots, settled, today),
        *_of_ideas(ideas, states, came),
        *_of_activities(reviews, today, customs),
    )


def not_yet_on(
    items: Sequence[AgendaItem], gathered: Iterable[AgendaItem]
) -> tuple[AgendaItem, ...]:
    """The gathered points whose idea, ballot or activity is not on the agenda yet."""
    there = {(each.idea_id, each.ballot_id, each.activity_id) for each in items}
    return tuple(
        each for each in gathered if (each.idea_id, each.ballot_id, each.activity_id) not in there
    )


def reasons(review: ActivityReview, today: date, customs: Customs) -> tuple[Message, ...]:
    """Why the meeting should look at an activity; none where all is well."""
    found = []
    if review.dates >= FEWEST_DATES and _few_came(review):
        template = (
            "Few come: {came} in all on {dates} dates."
            if review.came
            else "Nobody came on {dates} dates, as far as it was noted."
        )
        found.append(Message(template, came=review.came, dates=review.dates))
    if review.waiting + review.turned_away >= MANY_WAITING:
        found.append(_of_no_room(review))
    if review.ends_on is not None and today <= review.ends_on <= today + ENDS_WITHIN:
        last = review.ends_on - timedelta(days=1)
        found.append(Message("It ends soon: its last date is {day}.", day=day_short(last, customs)))
    if not review.led:
        found.append(Message("Nobody leads it."))
    return tuple(found)


def _of_ballots(
    ballots: Iterable[Ballot], settled: Collection[int], today: date
) -> Iterable[AgendaItem]:
    for each in sorted(ballots, key=closed_on):
        if each.state_on(today) == CLOSED and each.id not in settled:
            why = str(Message("The ballot has closed."))
            yield AgendaItem(0, BALLOT, each.question, why, ballot_id=each.id)


def _of_ideas(
    ideas: Collection[Idea], states: Mapping[int, str], came: Mapping[int, VoteResult]
) -> Iterable[AgendaItem]:
    unchosen = {each.id for each in ideas if outvoted(each, came.get(each.id))}
    waiting = [each for each in ideas if states[each.id] in (NEW, GATHERING)]
    worth = [each for each in waiting if each.supports or each.id in unchosen]
    worth.sort(key=lambda each: (-supporters(each), -offers_to_help(each), each.id))
    for each in worth[:ROOM_AT_MOST]:
        why = str(Message(_NOT_CHOSEN) if each.id in unchosen else _support(each))
        yield AgendaItem(0, IDEA, each.title, why, idea_id=each.id)
    for each in ideas:
        if states[each.id] == CHOSEN:
            why = str(Message("It was chosen and has not begun yet."))
            yield AgendaItem(0, IDEA, each.title, why, idea_id=each.id)


def _of_activities(
    reviews: Iterable[ActivityReview], today: date, customs: Customs
) -> Iterable[AgendaItem]:
    for each in reviews:
        found = reasons(each, today, customs)
        if found:
            why = " ".join(map(str, found))
            yield AgendaItem(0, ACTIVITY, each.title, why, activity_id=each.activity_id)


def _support(idea: Idea) -> Message:
    people, helping = supporters(idea), offers_to_help(idea)
    wants = Message(
        "1 person supports it" if people == 1 else "{people} people support it", people=people
    )
    if not helping:
        return Message("{wants}.", wants=wants)
    template = (
        "{wants}; 1 of them offered to help."
        if helping == 1 and people > 1
        else "{wants} and offered to help."
        if helping == people
        else "{wants}; {helping} of them offered to help."
    )
    return Message(template, wants=wants, helping=helping)


def _few_came(review: ActivityReview) -> bool:
    if not review.came and not review.noted:
        return False
    few = review.came < FEW_CAME * review.dates
    return few or (review.places is not None and 3 * review.came < review.places)


def _of_no_room(review: ActivityReview) -> Message:
    waiting, away = review.waiting, review.turned_away
    if not away:
        return Message("{waiting} found no place and waited.", waiting=waiting)
    if not waiting:
        return Message("{away} were turned away.", away=away)
    return Message(
        "{waiting} found no place and waited; {away} were turned away.",
        waiting=waiting,
        away=away,
    )
