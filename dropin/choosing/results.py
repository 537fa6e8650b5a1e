"""A closed ballot's result: its count, each option's line, and what to know about it.

A withdrawn option takes no part in the count; ticks for it stay in the box and are told. A board
seat goes to most ticks, and where several have as many, to nobody before people settle it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dropin.choosing.counting import Count, CountedOption, Votes, count_shares, count_ticks
from dropin.choosing.model import SHARES, YES, Ballot, BallotOption, Decision
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
class Withdrawn:
    """An option that nobody could tick from ``day`` on, with how many had done so before."""

    option: BallotOption
    day: date
    words: Message


@record
class Result:
    """What came of a ballot. ``lines`` are the options that stood, the chosen ones first and
    then by ticks; ``notes`` is what to know before it is shown around. ``level`` are those who
    have as many ticks for a board seat: nobody is chosen before people settle it, as ``settled``
    then says."""

    ballot: Ballot
    count: Count
    votes: int
    lines: tuple[ResultLine, ...]
    notes: tuple[Message, ...]
    level: tuple[BallotOption, ...]
    withdrawn: tuple[Withdrawn, ...]
    settled: Decision | None = None


def result(
    ballot: Ballot,
    votes: Votes,
    *,
    decided: Decision | None = None,
    papers_left: int = 0,
    money: Money | None = None,
) -> Result:
    """Count the votes of a ballot. ``decided`` is what was decided on the whole of it;
    ``papers_left`` were handed in and are not in the box yet; ``money`` writes cents as the
    centre does."""
    count = count_of(ballot, votes)
    lines = [_line(ballot, count, each, money) for each in ballot.standing]
    lines.sort(key=lambda each: (not each.chosen, -each.ticks))
    level, withdrawn = _level(ballot, count), tuple(_withdrawn(ballot, votes))
    settled = decided if level and decided is not None and decided.outcome == YES else None
    return Result(
        ballot=ballot,
        count=count,
        votes=sum(votes.values()),
        lines=tuple(lines),
        notes=_notes(votes, () if settled else level, withdrawn, papers_left),
        level=level,
        withdrawn=withdrawn,
        settled=settled,
    )


def count_of(ballot: Ballot, votes: Votes) -> Count:
    """The count by the ballot's own rule, of the options that stand. In an election where several
    have most ticks, no order on the paper settles it: nobody is chosen."""
    options = [
        CountedOption(each.id, each.title, each.cost(ballot.measure)) for each in ballot.standing
    ]
    if ballot.rule == SHARES:
        return count_shares(options, votes, budget=ballot.budget or 0, places=ballot.places)
    if ballot.seat_id is None:
        return count_ticks(options, votes, budget=ballot.budget, places=ballot.places)
    count = count_ticks(options, votes, budget=None, places=1)
    if not _level(ballot, count):
        return count
    return replace(count, chosen=(), cost=0, ties=(), most_ticks=())


def settled_words(counted: Result) -> Message | None:
    """How people settled that several had as many ticks; None where they did not have to, yet."""
    if counted.settled is None:
        return None
    how = counted.settled.reason.rstrip(". ")
    template = (
        "{names} had as many ticks. How it was settled: {how}."
        if how
        else "{names} had as many ticks, and people settled it."
    )
    return Message(template, names=", ".join(each.title for each in counted.level), how=how)


def level_for_seat(ballot: Ballot, votes: Votes) -> tuple[BallotOption, ...]:
    """Who has most ticks in an election: one person, several as many, or nobody at all."""
    return _most_ticked(ballot, count_of(ballot, votes))


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


def _most_ticked(ballot: Ballot, count: Count) -> tuple[BallotOption, ...]:
    most = max(count.ticks.values(), default=0)
    return tuple(each for each in ballot.standing if most and count.ticks[each.id] == most)


def _level(ballot: Ballot, count: Count) -> tuple[BallotOption, ...]:
    """Several who have most ticks for a board seat; nobody where one has, or it is no election."""
    most = _most_ticked(ballot, count) if ballot.seat_id is not None else ()
    return most if len(most) > 1 else ()


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


def _notes(
    votes: Votes,
    level: Sequence[BallotOption],
    withdrawn: Iterable[Withdrawn],
    papers_left: int,
) -> tuple[Message, ...]:
    notes = list(cautions(votes, papers_left))
    if level:
        names = ", ".join(each.title for each in level)
        notes.append(Message("{names} have as many ticks. Draw a lot, or vote again.", names=names))
    return (*notes, *(each.words for each in withdrawn))


def _of_secrecy(votes: Votes) -> Message | None:
    cast = sum(votes.values())
    if not cast:
        return Message("Nobody voted.")
    if cast < FEW_VOTES:
        return Message(_ONE_VOTE if cast == 1 else _FEW_VOTES, votes=cast)
    if len(votes) == 1:
        return Message("Everybody ticked the same, so everybody’s vote is known.")
    return None


def _withdrawn(ballot: Ballot, votes: Votes) -> Iterator[Withdrawn]:
    for option in ballot.options:
        if option.withdrawn_on is not None:
            ticks = sum(count for ticked, count in votes.items() if option.id in ticked)
            template = (
                "“{title}” was withdrawn. {ticks} ticks for it are in the box and do not count."
            )
            if ticks == 1:
                template = (
                    "“{title}” was withdrawn. 1 tick for it is in the box and does not count."
                )
            elif not ticks:
                template = "“{title}” was withdrawn."
            words = Message(template, title=option.title, ticks=ticks)
            yield Withdrawn(option, option.withdrawn_on, words)
