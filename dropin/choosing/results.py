"""A closed ballot's result: its count, each option's line, and what to know about it.

A withdrawn option takes no part in the count; ticks for it stay in the box and are told. A board
seat goes to most ticks, and where several have as many, to nobody before people settle it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dropin.choosing.counting import Count, CountedOption, Votes, count_shares, count_ticks
from dropin.choosing.model import SHARES, Ballot, BallotOption
from dropin.choosing.telling import told
from dropin.records import record
from dropin.words import Message

FEW_VOTES = 5
"""With fewer votes than this, people who know each other can guess who ticked what."""

_ONE_VOTE = "Only 1 person voted, so this shows what they ticked. Think before you show it around."
_FEW_VOTES = (
    "Only {votes} people voted, so others may guess who ticked what. "
    "Think before you show it around."
)

Money = Callable[[int], str]


@record
class ResultLine:
    """One option. ``by_most_ticks``: most ticks alone would have chosen it."""

    option: BallotOption
    ticks: int
    cost: int
    chosen: bool
    by_most_ticks: bool
    words: Message


@record
class Result:
    """What came of a ballot. ``lines`` are the options that stood, the chosen ones first and
    then by ticks; ``notes`` is what to know before it is shown around."""

    ballot: Ballot
    count: Count
    votes: int
    lines: tuple[ResultLine, ...]
    notes: tuple[Message, ...]


def result(
    ballot: Ballot, votes: Votes, *, papers_left: int = 0, money: Money | None = None
) -> Result:
    """Count the votes of a ballot. ``papers_left`` were handed in and are not in the box yet;
    ``money`` writes cents as the centre does."""
    count = count_of(ballot, votes)
    lines = [_line(ballot, count, each, money) for each in ballot.standing]
    lines.sort(key=lambda each: (not each.chosen, -each.ticks))
    return Result(
        ballot, count, sum(votes.values()), tuple(lines), _notes(ballot, votes, papers_left)
    )


def count_of(ballot: Ballot, votes: Votes) -> Count:
    """The count by the ballot's own rule, of the options that stand."""
    options = [
        CountedOption(each.id, each.title, each.cost(ballot.measure)) for each in ballot.standing
    ]
    if ballot.rule == SHARES:
        return count_shares(options, votes, budget=ballot.budget or 0, places=ballot.places)
    places = 1 if ballot.seat_id is not None else ballot.places
    return count_ticks(options, votes, budget=ballot.budget, places=places)


def level_for_seat(ballot: Ballot, votes: Votes) -> tuple[BallotOption, ...]:
    """Who has most ticks in an election: one person, several as many, or nobody at all."""
    ticks = count_of(ballot, votes).ticks
    most = max(ticks.values(), default=0)
    return tuple(each for each in ballot.standing if most and ticks[each.id] == most)


def cautions(votes: Votes, papers_left: int = 0) -> tuple[Message, ...]:
    """What to know before a result is shown around: whether it gives votes away, or is not whole.

    ``papers_left`` were handed in and are not in the box yet.
    """
    found = [_of_secrecy(votes)]
    if papers_left:
        template = (
            "1 paper that was handed in is not in the box yet."
            if papers_left == 1
            else "{papers} papers that were handed in are not in the box yet."
        )
        found.append(Message(template, papers=papers_left))
    return tuple(each for each in found if each is not None)


def closed_on(ballot: Ballot) -> date:
    """The first day without voting, by hand or by its time."""
    return min(ballot.closed_on or ballot.closes_on, ballot.closes_on)


def _line(ballot: Ballot, count: Count, option: BallotOption, money: Money | None) -> ResultLine:
    counted = CountedOption(option.id, option.title, option.cost(ballot.measure))
    return ResultLine(
        option=option,
        ticks=count.ticks[option.id],
        cost=counted.cost,
        chosen=option.id in count.chosen,
        by_most_ticks=option.id in count.most_ticks,
        words=told(count, counted, ballot.measure, money),
    )


def _notes(ballot: Ballot, votes: Votes, papers_left: int) -> tuple[Message, ...]:
    notes = list(cautions(votes, papers_left))
    level = level_for_seat(ballot, votes) if ballot.seat_id is not None else ()
    if len(level) > 1:
        names = ", ".join(each.title for each in level)
        notes.append(Message("{names} have as many ticks. Draw a lot, or vote again.", names=names))
    for each in ballot.options:
        if each.withdrawn_on is not None:
            notes.append(_of_withdrawn(each, votes))
    return tuple(notes)


def _of_secrecy(votes: Votes) -> Message | None:
    cast = sum(votes.values())
    if not cast:
        return Message("Nobody voted.")
    if cast < FEW_VOTES:
        return Message(_ONE_VOTE if cast == 1 else _FEW_VOTES, votes=cast)
    if len(votes) == 1:
        return Message("Everybody ticked the same, so everybody's vote is known.")
    return None


def _of_withdrawn(option: BallotOption, votes: Votes) -> Message:
    ticks = sum(count for ticked, count in votes.items() if option.id in ticked)
    if not ticks:
        return Message("“{title}” was withdrawn.", title=option.title)
    template = (
        "“{title}” was withdrawn. 1 tick for it is in the box and does not count."
        if ticks == 1
        else "“{title}” was withdrawn. {ticks} ticks for it are in the box and do not count."
    )
    return Message(template, title=option.title, ticks=ticks)
