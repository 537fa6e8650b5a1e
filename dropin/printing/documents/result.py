"""What a closed ballot chose, told in words and pictures for the wall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from dropin.choosing.amounts import hours
from dropin.choosing.model import MONEY, SHARES, Ballot
from dropin.choosing.results import Result, ResultLine, closed_on, settled_words
from dropin.printing.documents.imprint import Imprint
from dropin.printing.entries import listed
from dropin.printing.flowing.model import (
    Bar,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Stack,
    Table,
)
from dropin.words import say, say_count

_WALL_SIZE = 13.0  # points, to be read standing


def result_sheet(result: Result, imprint: Imprint) -> Document:
    """The count as it hangs on the wall; what only whoever prints it should know is left out."""
    ballot = result.ballot
    by_hand = ballot.closed_on is not None and ballot.closed_on < ballot.closes_on
    ended_on = closed_on(ballot) - timedelta(days=0 if by_hand else 1)
    parts: list[Part] = [
        Paragraph(_chosen(result), bold=True, scale=1.3),
        Paragraph(say_count("{count} person voted.", "{count} people voted.", result.votes)),
        Heading(say("How many ticked it")),
        *_legend(result),
        _pictures(result),
    ]
    if ballot.rule == SHARES:
        parts += _shares(result, imprint)
    parts += [Heading(say("Ties")), *_ties(result)]
    parts += _withdrawn(result, imprint)
    subtitle = say("The vote ended on {day}", day=imprint.day(ended_on))
    return imprint.document(ballot.question, parts, subtitle=subtitle, size=_WALL_SIZE)


def _chosen(result: Result) -> str:
    if result.settled is not None:
        return f"{result.settled.title}."
    chosen = [each.option.title for each in result.lines if each.chosen]
    if result.level:
        return say("Several have as many ticks: not decided yet.")
    return say("Chosen: {titles}", titles=listed(chosen)) if chosen else say("Nothing was chosen.")


def _legend(result: Result) -> Iterator[Part]:
    """What the bars mean; where all have as many ticks none is filled."""
    if not result.level:
        words = say("Filled: chosen. Striped: not this time.")
        yield Paragraph(words, muted=True, with_next=True)


def _pictures(result: Result) -> Table:
    """A bar for each option, the most ticked first, as long as its ticks beside the most.

    A count by fair shares shows beside it what most ticks alone would have chosen.
    """
    by_shares = result.ballot.rule == SHARES
    lines = sorted(result.lines, key=lambda each: -each.ticks)
    most = max((each.ticks for each in lines), default=0)
    rows = []
    for each in lines:
        row = _picture(each, most)
        rows.append((*row, say("chosen") if each.by_most_ticks else "") if by_shares else row)
    beside = (Column(say("Most ticks alone"), 1.5),) if by_shares else ()
    columns = Column(share=4), Column(share=4.5), Column(say("Ticks"), 0.8, at_right=True)
    return Table((*columns, *beside), tuple(rows))


def _picture(line: ResultLine, most: int) -> tuple[Cell, ...]:
    chosen = line.chosen
    title = [Paragraph(line.option.title, bold=chosen)]
    if chosen:
        title.append(Paragraph(say("chosen"), scale=0.85))
    bar: Cell = Bar(line.ticks / most, solid=chosen) if line.ticks else ""
    return (Stack(tuple(title)), bar, Paragraph(str(line.ticks), bold=chosen))


def _shares(result: Result, imprint: Imprint) -> Iterator[Part]:
    """Who paid for what from their share, and what most ticks alone would have chosen."""
    ballot, count = result.ballot, result.count
    yield Heading(say("Fair shares"))
    yield Paragraph(
        say(
            "To decide on: {budget}. Everybody who voted had the same share of it, {share}, "
            "and gave only to what they ticked.",
            budget=_amount(Fraction(ballot.budget or 0), ballot, imprint),
            share=_amount(count.share, ballot, imprint),
        )
    )
    if count.raised_share != count.share:
        share = _amount(count.raised_share, ballot, imprint)
        yield Paragraph(
            say("To use what was left, everybody’s share was raised to {share}.", share=share)
        )
    for line in result.lines:
        if line.chosen:
            yield Paragraph(f"{line.words}.")
    by_ticks = [each.option.title for each in result.lines if each.by_most_ticks]
    yield Heading(say("Beside it: most ticks alone"))
    if all(each.by_most_ticks == each.chosen for each in result.lines):
        yield Paragraph(say("Most ticks alone would have chosen the same."))
    else:
        yield Paragraph(
            say("Most ticks alone would have chosen: {titles}.", titles=listed(by_ticks))
        )


def _amount(amount: Fraction, ballot: Ballot, imprint: Imprint) -> str:
    """In whole cents or minutes, with "about" where it is not whole."""
    whole = round(amount)
    said = imprint.money(whole) if ballot.measure == MONEY else hours(whole)
    return said if whole == amount else say("about {amount}", amount=said)


def _ties(result: Result) -> Iterator[Part]:
    settled = settled_words(result)
    if settled is not None:
        yield Paragraph(str(settled))
    elif result.level:
        names = listed([each.title for each in result.level])
        yield Paragraph(say("{names} have as many ticks. People settle it.", names=names))
    elif not result.count.ties:
        yield Paragraph(say("No tie had to be broken."))
    for tie in result.count.ties:
        yield Paragraph(str(tie.message))


def _withdrawn(result: Result, imprint: Imprint) -> Iterator[Part]:
    if result.withdrawn:
        yield Heading(say("Withdrawn while the vote was open"))
    for each in result.withdrawn:
        yield Paragraph(say("{day}: {words}", day=imprint.day(each.day), words=each.words))
