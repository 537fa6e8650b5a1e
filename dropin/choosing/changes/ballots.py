"""Every edit of ballots. Once somebody has voted, the paper they had stays as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dropin.choosing.changes.known import known_ballot
from dropin.choosing.changes.votes import remove_batch
from dropin.choosing.model import CLOSED, SHARES, Ballot, BallotOption
from dropin.choosing.store import batches, has_votes
from dropin.errors import KnownError
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say


def save_ballot(file: CentreFile, draft: Ballot, today: date) -> int:
    """Add (id 0) or change a ballot with exactly these options; returns its id.

    Options with id 0 are new. After the first vote only a later closing day is allowed, and
    only while the ballot is open. KnownError for what cannot be voted on.
    """
    checked = _checked(draft)
    if not draft.id:
        with file.change(say("Prepare the ballot {question}", question=checked.question)) as change:
            ballot_id = change.insert("ballot", **_ballot_columns(checked))
            _write_options(change, ballot_id, (), checked.options)
        return ballot_id
    before = known_ballot(file, draft.id)
    if has_votes(file, draft.id):
        _refuse_another_paper(before, checked, today)
    with file.change(say("Change the ballot {question}", question=before.question)) as change:
        change.update("ballot", draft.id, **_ballot_columns(checked))
        _write_options(change, draft.id, before.options, checked.options)
    return draft.id


def withdraw_option(file: CentreFile, ballot_id: int, option_id: int, day: date) -> None:
    """Nobody can tick the option from now on; ticks for it stay in the box and do not count."""
    known = known_ballot(file, ballot_id)
    if known.state_on(day) == CLOSED:
        raise _closed(known)
    option = next((each for each in known.options if each.id == option_id), None)
    if option is None or option.withdrawn_on is not None:
        return
    if len(known.standing) == 1:
        raise KnownError(
            say("“{title}” is the last option left. Nothing was changed.", title=option.title),
            say("Close the ballot instead."),
        )
    values = {"title": option.title, "question": known.question}
    with file.change(say("Withdraw {title} from {question}", **values)) as change:
        change.update("ballot_option", option_id, withdrawn_on=day.isoformat())


def close_ballot(file: CentreFile, ballot_id: int, day: date) -> None:
    """Nobody can vote from now on, and the votes can be counted. Closed once is closed."""
    known = known_ballot(file, ballot_id)
    if known.state_on(day) == CLOSED:
        return
    with file.change(say("Close the ballot {question}", question=known.question)) as change:
        change.update("ballot", ballot_id, closed_on=day.isoformat())


def remove_ballot(file: CentreFile, ballot_id: int) -> None:
    """Remove a ballot nobody has voted on. KnownError where somebody has."""
    known = known_ballot(file, ballot_id)
    if has_votes(file, ballot_id):
        raise KnownError(
            say("People have voted on “{question}”, so it stays.", question=known.question),
            say("Close it, and say in the decision why it does not count."),
        )
    for each in batches(file, ballot_id):  # begun, but nobody has handed in a paper
        remove_batch(file, each.id)
    with file.change(say("Remove the ballot {question}", question=known.question)) as change:
        change.delete("ballot", ballot_id)


def _write_options(
    change: Change, ballot_id: int, before: Sequence[BallotOption], after: Sequence[BallotOption]
) -> None:
    kept = {each.id for each in after}
    for each in before:
        if each.id not in kept:
            change.delete("ballot_option", each.id)
    for position, each in enumerate(after):
        columns = _option_columns(each, position)
        if each.id:
            change.update("ballot_option", each.id, **columns)
        else:
            change.insert("ballot_option", ballot_id=ballot_id, **columns)


def _refuse_another_paper(before: Ballot, after: Ballot, today: date) -> None:
    """People have voted on ``before``: all that may still change is a later closing day."""
    if before.state_on(today) == CLOSED:
        raise _closed(before)
    prolonged = replace(before, closes_on=max(before.closes_on, after.closes_on))
    if after != prolonged:
        raise KnownError(
            say(
                "People have voted on “{question}” already, so its paper stays as it is. "
                "Nothing was changed.",
                question=before.question,
            ),
            say("You can withdraw an option, close it later, or close it now."),
        )


def _closed(ballot: Ballot) -> KnownError:
    return KnownError(
        say(
            "“{question}” has closed, so it stays as it is. Nothing was changed.",
            question=ballot.question,
        ),
        say("Make a new ballot if it should be voted on again."),
    )


def _checked(draft: Ballot) -> Ballot:
    question = " ".join(draft.question.split())
    if not question:
        raise KnownError(say("A ballot needs a question."), say("Write what is to be chosen."))
    if draft.closes_on <= draft.opens_on:
        raise KnownError(
            say("The ballot would close before it opens."), say("Choose a later closing day.")
        )
    if draft.rule == SHARES and (not draft.measure or not draft.budget):
        raise KnownError(
            say("Fair shares need something to share out."),
            say("Say what is counted (money, room or leader hours) and how much there is."),
        )
    if draft.places is not None and draft.places < 1:
        raise KnownError(say("Nothing could be chosen."), say("Write how many at most, or none."))
    options = tuple(
        replace(each, title=" ".join(each.title.split()))
        for each in draft.options
        if each.title.strip()
    )
    if not options:
        raise KnownError(
            say("A ballot needs something to tick."), say("Add an option, or choose an idea.")
        )
    titles = [each.title.casefold() for each in options]
    twice = next((each for each in options if titles.count(each.title.casefold()) > 1), None)
    if twice is not None:
        raise KnownError(
            say("“{title}” is on the ballot twice.", title=twice.title),
            say("Give one of them another name, or leave it out."),
        )
    return replace(draft, question=question, options=options)


def _ballot_columns(ballot: Ballot) -> dict[str, Value]:
    return {
        "question": ballot.question,
        "opens_on": ballot.opens_on.isoformat(),
        "closes_on": ballot.closes_on.isoformat(),
        "electorate": ",".join(ballot.electorate),
        "rule": ballot.rule,
        "measure": ballot.measure,
        "budget": ballot.budget,
        "places": ballot.places,
        "seat_id": ballot.seat_id,
    }


def _option_columns(option: BallotOption, position: int) -> dict[str, Value]:
    return {
        "position": position,
        "title": option.title,
        "description": option.description,
        "idea_id": option.idea_id,
        "person_id": option.person_id,
        "money_cents": option.money_cents,
        "room_minutes": option.room_minutes,
        "leader_minutes": option.leader_minutes,
    }
