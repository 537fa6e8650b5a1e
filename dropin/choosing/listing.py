"""Ideas and ballots as the lists of the page show them: in what order, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from dropin.choosing.ideas import VoteResult, outvoted, supporters
from dropin.choosing.model import (
    CLOSED,
    COME,
    DRAFT,
    GATHERING,
    LEAD,
    NEW,
    OPEN,
    TEACH,
    Ballot,
    BoardSeat,
    BoardTerm,
    Idea,
)
from dropin.choosing.results import closed_on
from dropin.dates import Customs, day_short, month_title
from dropin.people.store import searchable
from dropin.records import record
from dropin.words import Message, say_count

TERM_ENDS_WITHIN = timedelta(days=42)
"""So long before a term ends somebody should think of who comes next."""
_BALLOT_ORDER = (OPEN, DRAFT, CLOSED)


@record
class IdeaRow:
    """One idea. ``waits_since`` is the day it was put in, while nobody has replied; for one that
    was ``outvoted`` the day its ballot closed."""

    idea: Idea
    state: str
    support: str
    waits_since: date | None
    outvoted: bool
    folded: str


@record
class BallotRow:
    """One ballot: ``voted`` of ``voters`` so far; ``when`` says what comes next, or what came."""

    ballot: Ballot
    state: str
    voted: int
    voters: int
    when: str
    folded: str


@record
class SeatRow:
    """A board seat and who holds it, up to and including ``last_day``; None while it is free."""

    seat: BoardSeat
    holder_id: int | None
    last_day: date | None
    ends_soon: bool


def seat_row(seat: BoardSeat, terms: Iterable[BoardTerm], today: date) -> SeatRow:
    """A seat as it is held on ``today``."""
    term = next((each for each in terms if each.seat_id == seat.id and each.holds_on(today)), None)
    if term is None:
        return SeatRow(seat, None, None, False)
    last = term.ends_on - timedelta(days=1)
    return SeatRow(seat, term.person_id, last, term.ends_on <= today + TERM_ENDS_WITHIN)


def idea_rows(
    ideas: Iterable[Idea], states: Mapping[int, str], came: Mapping[int, VoteResult]
) -> list[IdeaRow]:
    """What waits for a reply first, most support before others, then the longest wait; under it
    the rest, the newest first. ``came`` is what came of votes on them."""
    rows = [_idea_row(each, states[each.id], came.get(each.id)) for each in ideas]
    waiting = [row for row in rows if row.waits_since is not None]
    waiting.sort(key=lambda row: (-supporters(row.idea), row.idea.put_in_on, row.idea.id))
    return [*waiting, *(row for row in rows if row.waits_since is None)]


def waits_for_reply(idea: Idea, state: str) -> bool:
    """Whether whoever put it in has heard nothing, and nothing is under way either."""
    return state in (NEW, GATHERING) and idea.replied_on is None


def support_words(idea: Idea) -> str:
    """``6 would come, 1 would help lead``; empty where nobody said so yet."""
    counts = {
        kind: sum(each.kind == kind for each in idea.supports) for kind in (COME, LEAD, TEACH)
    }
    said = [
        say_count("{count} would come", "{count} would come", counts[COME]),
        say_count("{count} would help lead", "{count} would help lead", counts[LEAD]),
        say_count("{count} can teach it", "{count} can teach it", counts[TEACH]),
    ]
    return ", ".join(words for words, count in zip(said, counts.values(), strict=True) if count)


def ballot_row(ballot: Ballot, voted: int, voters: int, today: date, customs: Customs) -> BallotRow:
    """A ballot as it stands on ``today``."""
    state = ballot.state_on(today)
    when = str(_when(ballot, state, today, customs))
    return BallotRow(ballot, state, voted, voters, when, searchable(ballot.question))


def in_order(rows: Iterable[BallotRow]) -> list[BallotRow]:
    """Open ones first, the next to close before others; then drafts; then the newest result."""
    return sorted(
        rows,
        key=lambda row: (
            _BALLOT_ORDER.index(row.state),
            row.ballot.closes_on.toordinal() * (1 if row.state != CLOSED else -1),
        ),
    )


def last_day(ballot: Ballot) -> date:
    """The last day on which one can vote."""
    return ballot.closes_on - timedelta(days=1)


def _idea_row(idea: Idea, state: str, came: VoteResult | None) -> IdeaRow:
    since = idea.put_in_on if waits_for_reply(idea, state) else None
    unchosen = outvoted(idea, came)
    if unchosen and came is not None:
        since = came.closed_on
    folded = searchable(f"{idea.title} {idea.description}")
    return IdeaRow(idea, state, support_words(idea), since, unchosen, folded)


def _when(ballot: Ballot, state: str, today: date, customs: Customs) -> Message:
    if state == DRAFT:
        return Message("opens {day}", day=day_short(ballot.opens_on, customs))
    if state == OPEN:
        return Message("until {day}", day=day_short(last_day(ballot), customs))
    closed = closed_on(ballot)
    if closed.year != today.year:
        return Message("closed {month}", month=month_title(closed))
    return Message("closed {day}", day=day_short(closed, customs))
