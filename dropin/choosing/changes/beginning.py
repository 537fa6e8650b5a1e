"""From a vote to what happens: an idea becomes an activity, a ballot fills a board seat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dropin.choosing.changes.board import decision_columns, save_term
from dropin.choosing.changes.known import known_ballot, known_idea, known_seat
from dropin.choosing.model import CHOSEN, CLOSED, YES, Ballot, BoardTerm, Decision, Idea
from dropin.choosing.results import closed_on, count_of, level_for_seat
from dropin.choosing.store import (
    ballots_of_idea,
    decisions,
    papers_counted,
    papers_marked,
    votes_of,
)
from dropin.errors import KnownError
from dropin.people.store import roles_of
from dropin.programme.model import MEMBERS, STAFF, Activity
from dropin.programme.operations import add_activity
from dropin.programme.store import activity
from dropin.records import record
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


def begin_activity(file: CentreFile, idea_id: int, draft: Activity, today: date) -> int:
    """Let an idea become an activity, in one step; returns the activity's id.

    ``ideas.draft_of`` makes the first draft, with those who offered to help as its leaders. Its
    origin is filled in: who put the idea in; who decided, when, and with how many votes, by the
    newest decision where that is for it, or by the ballot that chose it since, which is then
    written down as the members' decision. The idea is answered with "chosen". KnownError where it
    became an activity already, while papers of its ballot are still to be counted, and for what
    ``add_activity`` refuses.
    """
    known = known_idea(file, idea_id)
    became = activity(file, known.activity_id) if known.activity_id is not None else None
    if became is not None:
        raise KnownError(
            say(
                "“{title}” is an activity already: {became}.",
                title=known.title,
                became=became.title,
            ),
            say("Change that one, or put in a new idea."),
        )
    chosen = _choice(file, known, today)
    with file.change(say("{title} becomes an activity", title=known.title)) as change:
        activity_id = add_activity(file, _with_origin(file, known, draft, chosen, today))
        change.update("idea", idea_id, activity_id=activity_id, answer=CHOSEN)
        if known.replied_on is None:
            change.update("idea", idea_id, replied_on=today.isoformat())
        if chosen is not None:
            _link_decision(change, known, chosen, activity_id)
    return activity_id


def fill_seat(
    file: CentreFile,
    ballot_id: int,
    starts_on: date,
    ends_on: date,
    today: date,
    *,
    option_id: int | None = None,
    reason: str = "",
) -> int:
    """Give a board seat to who has most ticks, and write the members' decision; returns the
    term's id.

    Where several have as many, people settle it: ``option_id`` says for whom and ``reason`` how
    ("by lot"). KnownError while the ballot is open or papers are still to be counted, where
    nobody was ticked, where it is level and nobody said for whom, and for one who has fewer ticks
    than another.
    """
    known = known_ballot(file, ballot_id)
    if known.seat_id is None:
        raise KnownError(
            say("“{question}” is not about a board seat.", question=known.question),
            say("Set the seat before anybody votes."),
        )
    seat = known_seat(file, known.seat_id)
    votes = votes_of(file, ballot_id, today)
    _require_whole_box(file, known, say("the seat “{seat}” waits", seat=seat.name))
    level = level_for_seat(known, votes)
    elected = next((each for each in level if option_id in (None, each.id)), None)
    if not level:
        raise KnownError(
            say("Nobody was ticked for “{seat}”, so it stays free.", seat=seat.name),
            say("Ask for other candidates and vote again."),
        )
    if elected is None:
        raise KnownError(
            say("Somebody else has more ticks for “{seat}”.", seat=seat.name),
            say("The seat goes to who has most."),
        )
    if len(level) > 1 and (option_id is None or not reason.strip()):
        raise KnownError(
            say(
                "{names} have as many ticks, so the seat “{seat}” stays free for now.",
                names=", ".join(each.title for each in level),
                seat=seat.name,
            ),
            say("Draw a lot or vote again, and say how it was settled."),
        )
    if elected.person_id is None:
        raise KnownError(
            say("{name} is not linked to a person in the file.", name=elected.title),
            say("Add the term by hand, for whoever it is."),
        )
    with file.change(
        say("{name} is elected: {seat}", name=elected.title, seat=seat.name)
    ) as change:
        decided = Decision(
            0,
            say("{name} is elected: {seat}", name=elected.title, seat=seat.name),
            YES,
            reason,
            MEMBERS,
            closed_on(known),
            ballot_id=ballot_id,
        )
        change.insert("decision", **decision_columns(decided))
        return save_term(file, BoardTerm(0, seat.id, elected.person_id, starts_on, ends_on))


@record
class _Choice:
    """Who chose an idea and when; ``decision`` is None while only its ballot says so."""

    decided_by: str
    decided_on: date
    decision: Decision | None
    ballot: Ballot | None
    votes: int | None


def _choice(file: CentreFile, idea: Idea, today: date) -> _Choice | None:
    """The newest decision where it is for the idea; else the newest ballot that chose it since."""
    voted = _ballot_for(file, idea, today)
    ballot, votes, is_chosen = voted if voted is not None else (None, None, False)
    newest = next(reversed(decisions(file, idea_id=idea.id)), None)
    if newest is not None and newest.outcome == YES:
        return _Choice(newest.decided_by, newest.decided_on, newest, ballot, votes)
    if ballot is None or not is_chosen:
        return None
    if newest is not None and newest.decided_on >= closed_on(ballot):
        return None  # the board saw the result and said no, or not yet
    return _Choice(MEMBERS, closed_on(ballot), None, ballot, votes)


def _ballot_for(file: CentreFile, idea: Idea, today: date) -> tuple[Ballot, int, bool] | None:
    """The newest closed ballot the idea stood on, the ticks it got, and if they chose it."""
    for each in ballots_of_idea(file, idea.id):
        option = next((line for line in each.standing if line.idea_id == idea.id), None)
        if option is not None and each.state_on(today) == CLOSED:
            _require_whole_box(file, each, say("“{title}” waits", title=idea.title))
            count = count_of(each, votes_of(file, each.id, today))
            return each, count.ticks[option.id], option.id in count.chosen
    return None


def _require_whole_box(file: CentreFile, ballot: Ballot, waits: str) -> None:
    """Raises KnownError while papers that were handed in are not counted. ``waits`` says what
    has to wait for them."""
    if papers_counted(file, ballot.id) < papers_marked(file, ballot.id):
        raise KnownError(
            say(
                "Not all papers of “{question}” are in the box yet, so {waits}.",
                question=ballot.question,
                waits=waits,
            ),
            say("Enter them first. One that cannot be found or read is entered without a tick."),
        )


def _with_origin(
    file: CentreFile, idea: Idea, draft: Activity, chosen: _Choice | None, today: date
) -> Activity:
    draft = replace(draft, proposed_by=draft.proposed_by or _proposed_by(file, idea, today))
    if chosen is None:
        return draft
    return replace(
        draft,
        decided_by=chosen.decided_by,
        decided_on=chosen.decided_on,
        votes=chosen.votes,
    )


def _proposed_by(file: CentreFile, idea: Idea, today: date) -> str:
    """Members, also for a slip without a name; staff where only they are that."""
    if idea.person_id is None:
        return MEMBERS
    roles = {each.role for each in roles_of(file, idea.person_id) if each.held_on(today)}
    return STAFF if STAFF in roles and "member" not in roles else MEMBERS


def _link_decision(change: Change, idea: Idea, chosen: _Choice, activity_id: int) -> None:
    if chosen.decision is not None:
        change.update("decision", chosen.decision.id, activity_id=activity_id)
        return
    assert chosen.ballot is not None  # without a decision, only a ballot chooses
    decided = Decision(
        0,
        idea.title,
        YES,
        say("Chosen on the ballot “{question}”.", question=chosen.ballot.question),
        chosen.decided_by,
        chosen.decided_on,
        idea_id=idea.id,
        ballot_id=chosen.ballot.id,
        activity_id=activity_id,
    )
    change.insert("decision", **decision_columns(decided))
