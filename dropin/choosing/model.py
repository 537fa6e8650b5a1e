"""What members want, what they voted, and what their board decided.

Days are on the centre's wall, spans exclude their end; money is integer cents, hours of a room or
a leader are whole minutes. A vote is a set of ticks that belongs to nobody: who has voted and what
was voted are never joined.
"""

from __future__ import annotations

from datetime import date, time

from dropin.records import record

NEW, GATHERING, ON_A_BALLOT = "new", "gathering support", "on a ballot"
CHOSEN, NOT_NOW, RUNNING, TRIED = "chosen", "not now", "running", "tried"
IDEA_STATES = (NEW, GATHERING, ON_A_BALLOT, CHOSEN, NOT_NOW, RUNNING, TRIED)

COME, LEAD, TEACH = "come", "lead", "teach"
SUPPORTS = (COME, LEAD, TEACH)

TICKS, SHARES = "ticks", "shares"
NO_MEASURE, MONEY, ROOM, LEADER = "", "money", "room", "leader"
MEASURES = (NO_MEASURE, MONEY, ROOM, LEADER)
DRAFT, OPEN, CLOSED = "draft", "open", "closed"

YES, NO, LATER = "yes", "no", "later"
OUTCOMES = (YES, NO, LATER)

IDEA, BALLOT, ACTIVITY, TOPIC = "idea", "ballot", "activity", "topic"

Ticks = frozenset[int]
"""A vote: the options ticked on one screen or paper, by id; none of them for a blank one."""


@record
class Support:
    """Somebody would come, help lead or teach; ``person_id`` None: without a name."""

    id: int
    idea_id: int
    kind: str
    given_on: date
    person_id: int | None = None


@record
class Idea:
    """What somebody would like to happen, what it needs, and what the centre replied.

    ``answer`` is "", ``chosen`` or ``not now``; ``reply`` is public. ``activity_id`` is what it
    became. Its visible state is told by ``ideas.state_of``.
    """

    id: int
    title: str
    put_in_on: date
    description: str = ""
    person_id: int | None = None
    place: str = ""
    money_cents: int | None = None
    transport: bool = False
    childcare: bool = False
    access: str = ""
    skill: str = ""
    answer: str = ""
    reply: str = ""
    replied_on: date | None = None
    activity_id: int | None = None
    supports: tuple[Support, ...] = ()


@record
class BallotOption:
    """One line of the ballot paper, with what it costs in each measure."""

    id: int
    title: str
    description: str = ""
    idea_id: int | None = None
    person_id: int | None = None
    money_cents: int = 0
    room_minutes: int = 0
    leader_minutes: int = 0
    withdrawn_on: date | None = None

    def cost(self, measure: str) -> int:
        """In cents or minutes; 0 where the ballot measures nothing."""
        costs = {MONEY: self.money_cents, ROOM: self.room_minutes, LEADER: self.leader_minutes}
        return costs.get(measure, 0)


@record
class Ballot:
    """A question with its options. ``closes_on`` is the first day without voting.

    ``electorate`` holds the roles that may vote, none for everybody. ``budget`` is in the units
    of ``measure``; at most ``places`` options are chosen. ``seat_id``: it fills that board seat.
    """

    id: int
    question: str
    opens_on: date
    closes_on: date
    rule: str = TICKS
    closed_on: date | None = None
    electorate: tuple[str, ...] = ()
    measure: str = NO_MEASURE
    budget: int | None = None
    places: int | None = None
    seat_id: int | None = None
    options: tuple[BallotOption, ...] = ()

    def state_on(self, day: date) -> str:
        """``draft`` before it opens, ``open``, or ``closed``."""
        if self.closed_on is not None or day >= self.closes_on:
            return CLOSED
        return DRAFT if day < self.opens_on else OPEN

    @property
    def standing(self) -> tuple[BallotOption, ...]:
        """The options that were not withdrawn."""
        return tuple(each for each in self.options if each.withdrawn_on is None)


@record
class BoardSeat:
    """A seat and whom it speaks for, in the centre's words."""

    id: int
    name: str
    constituency: str


@record
class BoardTerm:
    """Who holds a seat from a day up to but not including another."""

    id: int
    seat_id: int
    person_id: int
    starts_on: date
    ends_on: date

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day < self.ends_on


@record
class AgendaItem:
    """One point of a meeting, why it is there, and what it is about."""

    id: int
    kind: str
    title: str
    why: str = ""
    idea_id: int | None = None
    ballot_id: int | None = None
    activity_id: int | None = None


@record
class Meeting:
    """A planning meeting of the members' board. ``present`` are people's ids."""

    id: int
    held_on: date
    at: time | None = None
    place: str = ""
    notes: str = ""
    present: tuple[int, ...] = ()
    items: tuple[AgendaItem, ...] = ()


@record
class Decision:
    """What was resolved, by whom, and why. ``item_id`` is its point on an agenda, if any."""

    id: int
    title: str
    outcome: str
    reason: str
    decided_by: str
    decided_on: date
    item_id: int | None = None
    idea_id: int | None = None
    ballot_id: int | None = None
    activity_id: int | None = None


@record
class Batch:
    """Paper ballots being entered twice. Each entry holds every paper's ticks, in their order."""

    id: int
    ballot_id: int
    label: str
    first: tuple[Ticks, ...] = ()
    second: tuple[Ticks, ...] = ()
