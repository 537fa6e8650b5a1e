"""Counting a ballot: one of the centre's own, or a public election."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dropin.commands.centre_file import opened, speak_as, today
from dropin.commands.command import Command
from dropin.commands.terminal import tell, tell_json
from dropin.errors import KnownError
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.choosing.counting import Count

RULES = ("shares", "ticks")


def _take_count(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument("--ballot", type=int, metavar="ID", help=say("a closed ballot of FILE"))
    parser.add_argument(
        "--pb", type=Path, metavar="ELECTION.pb", help=say("a public election in Pabulib’s form")
    )
    parser.add_argument(
        "--rule",
        choices=RULES,
        help=say("how to count the public election; fair shares if left out"),
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(wrong_usage=parser.error)


def _count(options: Namespace) -> None:
    from_file = options.file is not None and options.ballot is not None
    if options.pb is not None and options.file is None and options.ballot is None:
        _count_election(options)
    elif from_file and options.pb is None and options.rule is None:
        _count_ballot(options)
    else:
        options.wrong_usage(say("either FILE with --ballot, or --pb with or without --rule"))


def _count_ballot(options: Namespace) -> None:
    from dropin.choosing.counting import as_json
    from dropin.choosing.results import result, settled_words
    from dropin.choosing.store import (
        ballot,
        decided_ballots,
        papers_counted,
        papers_marked,
        votes_of,
    )

    with opened(options.file, read_only=True) as file:
        speak_as(file)
        found = ballot(file, options.ballot)
        if found is None:
            raise KnownError(
                say("There is no ballot {number} in this centre.", number=options.ballot),
                say("Its number stands on the Ballots page."),
            )
        votes = votes_of(file, found.id, today(file))
        left = papers_marked(file, found.id) - papers_counted(file, found.id)
        decided = decided_ballots(file).get(found.id)
    told = result(found, votes, decided=decided, papers_left=left)
    if options.json:
        tell_json(as_json(told.count, {each.id: each.id for each in found.options}))
        return
    for line in told.lines:
        tell(f"{_sign(chosen=line.chosen)} {line.words}")
    _tell_ties(told.count)
    settled = settled_words(told)
    if settled is not None and told.settled is not None:
        tell(f"{settled} {told.settled.title}.")
    for note in told.notes:
        tell(note)


def _count_election(options: Namespace) -> None:
    from dropin.choosing.counting import as_json, count_shares, count_ticks
    from dropin.choosing.pabulib import read_election
    from dropin.choosing.telling import told

    election = read_election(_text_of(options.pb))
    budget = election.budget
    if options.rule == "ticks":
        count = count_ticks(election.options, election.votes, budget=budget, places=None)
    else:
        count = count_shares(election.options, election.votes, budget=budget)
    if options.json:
        tell_json(as_json(count, election.project_ids, units=election.units))
        return
    for each in election.options:
        tell(f"{_sign(chosen=each.id in count.chosen)} {told(count, each, '')}")
    _tell_ties(count)


def _sign(*, chosen: bool) -> str:
    return "+" if chosen else "-"


def _tell_ties(count: Count) -> None:
    for tie in count.ties:
        tell(tie.message)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise KnownError(
            say("“{name}” cannot be read.", name=path.name),
            say("Check that the file is there and is a text in UTF-8."),
        ) from error


COMMANDS = {"ballot count": Command(_take_count, _count)}
