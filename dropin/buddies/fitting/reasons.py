"""What speaks for a pair and against it, and why somebody is left without, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dropin.buddies.fitting.helping import (
    ALL_FULL,
    IN_A_CIRCLE,
    NOBODY,
    NOBODY_NOW,
    NOT_FOR_EACH_OTHER,
)
from dropin.buddies.fitting.model import (
    AWAY,
    FULL,
    LAPSED,
    NO_LANGUAGE,
    NO_TIME,
    SHADOW_FIRST,
    UNTRAINED,
    Buddy,
    Obstacle,
    Problem,
    Request,
)
from dropin.buddies.fitting.rules import Rulebook
from dropin.buddies.fitting.usual_weeks import minutes_free, parts_of_day
from dropin.dates import Customs, day_range
from dropin.words import Message

_SOON = timedelta(days=60)

_PARTS = tuple(
    (f"{weekday} mornings", f"{weekday} afternoons", f"{weekday} evenings")
    for weekday in (
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    )
)
_REACH = {"walks": "comes on foot", "bus": "comes by bus", "drives": "drives"}
_WHY = {
    NOBODY: "nobody is a buddy yet",
    NOBODY_NOW: "no buddy can take anybody on now",
    NO_LANGUAGE: "no buddy who can take somebody on speaks {languages}",
    NO_TIME: "no buddy who speaks their language is free when they are",
    NOT_FOR_EACH_OTHER: "no buddy who is free when they are would be right for them",
    IN_A_CIRCLE: "whoever would fit and has a place would have them for a buddy",
    ALL_FULL: "every buddy who would fit has all the pairs they can carry",
}


def reasons_for(rulebook: Rulebook, request: Request, buddy: Buddy) -> Iterator[Message]:
    """What speaks for them, the weightiest first."""
    problem = rulebook.problem
    week = rulebook.shared_minutes(request, buddy)
    yield from _both_free(parts_of_day(week, problem.meeting_minutes))
    shared = rulebook.shared_languages(request, buddy)
    if shared:
        yield Message("both speak {languages}", languages=", ".join(shared))
    practised = request.hopes & buddy.helps & buddy.helped_with
    fresh = (request.hopes & buddy.helps) - practised
    if practised:
        yield Message("has helped with {topics} before", topics=_names(problem, practised))
    if fresh:
        yield Message("helps with {topics}", topics=_names(problem, fresh))
    both_like = request.likes & buddy.likes
    if both_like:
        yield Message("both like {topics}", topics=_names(problem, both_like))
    for each in sorted(request.reach & buddy.reach):
        yield Message(_REACH[each])
    if not buddy.pairs:
        yield Message("has no pair yet")


def reasons_against(rulebook: Rulebook, request: Request, buddy: Buddy) -> Iterator[Message]:
    """What speaks against them; none of it stands in the way."""
    problem = rulebook.problem
    unwilling = request.hopes & buddy.rather_not
    unable = request.hopes - buddy.helps - unwilling
    if unwilling:
        yield Message("would rather not help with {topics}", topics=_names(problem, unwilling))
    if unable:
        yield Message("does not help with {topics}", topics=_names(problem, unable))
    spoken = {each.casefold() for each in buddy.languages}
    if request.languages and request.languages[0].casefold() not in spoken:
        yield Message("does not speak {language}", language=request.languages[0])
    if request.reach and request.reach.isdisjoint(buddy.reach):
        yield Message("cannot come to them as they would like")
    yield from _lapsing(rulebook, request, buddy)
    if buddy.pairs:
        yield Message(
            "already has {pairs} of {most} pairs", pairs=buddy.pairs, most=buddy.most_pairs
        )


def why_words(reason: str, request: Request) -> Message:
    """Why there is nobody for a request, given one of ``helping.REASONS``."""
    return Message(_WHY[reason], languages=", ".join(request.languages))


def help_words(problem: Problem, request: Request, changes: Sequence[Obstacle]) -> Message:
    """The smallest change that would help, or who would have to be found."""
    if not changes:
        return _somebody_new(request)
    buddy = next(each for each in problem.buddies if each.id == changes[0].buddy_id)
    said = [_change_words(problem, request, buddy, each) for each in changes]
    words = said[0]
    for each in said[1:]:
        words = Message("{one}, and {other}", one=words, other=each)
    return words


def part_words(part: tuple[int, int]) -> Message:
    """``Tuesday afternoons``, of weekday and part of the day."""
    weekday, part_of_day = part
    return Message(_PARTS[weekday][part_of_day])


def _both_free(parts: Sequence[tuple[int, int]]) -> Iterator[Message]:
    if len(parts) == 1:
        yield Message("both free {one}", one=part_words(parts[0]))
    elif len(parts) == 2:
        yield Message(
            "both free {one} and {other}", one=part_words(parts[0]), other=part_words(parts[1])
        )
    elif parts:
        yield Message(
            "both free {one}, {other} and more",
            one=part_words(parts[0]),
            other=part_words(parts[1]),
        )


def _lapsing(rulebook: Rulebook, request: Request, buddy: Buddy) -> Iterator[Message]:
    problem, day = rulebook.problem, rulebook.day_of(request)
    for training in problem.trainings:
        ends = [each.valid_until for each in buddy.held if each.training_id == training.id]
        if None in ends:
            continue
        last = max((each for each in ends if each is not None), default=None)
        if last is not None and day < last <= day + _SOON:
            yield Message(
                "{training} lapses on {day}",
                training=training.name,
                day=_day_told(last, problem.customs),
            )


def _change_words(problem: Problem, request: Request, buddy: Buddy, change: Obstacle) -> Message:
    training = next((each.name for each in problem.trainings if each.id == change.training_id), "")
    templates = {
        FULL: "{buddy} takes one pair more",
        LAPSED: "{buddy} renews {training}",
        UNTRAINED: "{buddy} is trained in {training}",
        SHADOW_FIRST: "{buddy} comes along with a pair to learn",
        AWAY: "{buddy} is back" if change.day is None else "{buddy} is back on {day}",
        NO_LANGUAGE: "somebody who speaks {languages} comes along with {buddy}",
        NO_TIME: "the two find another time: {buddy} is free {time}",
    }
    return Message(
        templates[change.kind],
        buddy=buddy.name,
        training=training,
        day=_day_told(change.day, problem.customs),
        languages=_either(request.languages),
        time=_usually_free(problem, buddy),
    )


def _day_told(day: date | None, customs: Customs) -> str:
    return "" if day is None else day_range(day, day + timedelta(days=1), customs)


def _usually_free(problem: Problem, buddy: Buddy) -> Message:
    parts = parts_of_day(minutes_free(buddy.times), problem.meeting_minutes)
    return part_words(parts[0]) if parts else Message("at no time yet")


def _somebody_new(request: Request) -> Message:
    if request.languages:
        return Message("a new buddy who speaks {languages}", languages=_either(request.languages))
    return Message("a new buddy")


def _either(names: Iterable[str]) -> str:
    return " / ".join(names)


def _names(problem: Problem, topic_ids: frozenset[int]) -> str:
    """In the order of the centre's list."""
    return ", ".join(each.name for each in problem.topics if each.id in topic_ids)
