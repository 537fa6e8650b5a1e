"""All SQL on the tables of ideas, ballots, the board and its meetings.

Each SELECT stands beside the function that makes its rows dataclasses. Who voted and what was
voted are read by different functions, and no statement joins the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dropin.choosing.counting import Votes
from dropin.choosing.ideas import state_of
from dropin.choosing.model import (
    CLOSED,
    AgendaItem,
    Ballot,
    BallotOption,
    Batch,
    BoardSeat,
    BoardTerm,
    Decision,
    Idea,
    Meeting,
    Support,
)
from dropin.choosing.voting import read_box, read_papers
from dropin.dates import read_clock, read_day
from dropin.errors import KnownError
from dropin.programme.model import Activity
from dropin.programme.store import activities
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value
from dropin.words import say

_NO_QUORUM_SET = 3

# Ideas


def ideas(file: CentreFile) -> tuple[Idea, ...]:
    """Every idea with its support, the newest first."""
    return _ideas(file, "", ())


def idea(file: CentreFile, idea_id: int) -> Idea | None:
    """One idea with its support, or None once it was removed."""
    found = _ideas(file, "WHERE idea.id = ?", (idea_id,))
    return found[0] if found else None


def idea_states(file: CentreFile, today: date) -> dict[int, str]:
    """The visible state of every idea, by its id."""
    every, became = ballots(file), newest_activities(file)
    return {
        each.id: state_of(each, every, became.get(each.activity_id or 0), today)
        for each in ideas(file)
    }


def newest_activities(file: CentreFile) -> dict[int, Activity]:
    """By an activity's id, how it goes on now: itself, or what continues it last."""
    every = sorted(activities(file), key=lambda each: (each.created_on, each.id))
    follows = {each.continues_id: each for each in every if each.continues_id is not None}
    return {each.id: _newest(each, follows) for each in every}


def idea_of_activity(file: CentreFile, activity_id: int) -> Idea | None:
    """The idea that became the activity, if one did."""
    found = _ideas(file, "WHERE idea.activity_id = ?", (activity_id,))
    return found[0] if found else None


# Ballots


def ballots(file: CentreFile) -> tuple[Ballot, ...]:
    """Every ballot with its options, the last to open first."""
    return _ballots(file, "", ())


def ballot(file: CentreFile, ballot_id: int) -> Ballot | None:
    """One ballot with its options, or None once it was removed."""
    found = _ballots(file, "WHERE ballot.id = ?", (ballot_id,))
    return found[0] if found else None


def ballots_of_idea(file: CentreFile, idea_id: int) -> tuple[Ballot, ...]:
    """Every ballot with a line for the idea, withdrawn or not, the last to open first."""
    return _ballots(
        file,
        "WHERE ballot.id IN (SELECT ballot_id FROM ballot_option WHERE idea_id = ?)",
        (idea_id,),
    )


def votes_of(file: CentreFile, ballot_id: int, today: date) -> Votes:
    """How many ticked just these options, by what they ticked.

    KnownError while voting goes on, so that nobody looks into the box before.
    """
    known = ballot(file, ballot_id)
    if known is None or known.state_on(today) != CLOSED:
        raise KnownError(
            say("The votes are counted when the ballot has closed."),
            say("Close it first, or wait for its last day."),
        )
    return read_box(box_text(file, ballot_id))


def box_text(file: CentreFile, ballot_id: int) -> str:
    """The box as it is kept; an empty one before the first vote."""
    text = file.value("SELECT votes FROM sealed_box WHERE ballot_id = ?", (ballot_id,))
    return "[]" if text is None else str(text)


def voters_of(file: CentreFile, ballot_id: int) -> frozenset[int]:
    """Who has voted, at the desk or on paper: ids of people, removed ones too."""
    rows = file.rows("SELECT person_id FROM sealed_voter WHERE ballot_id = ?", (ballot_id,))
    return frozenset(row[0] for row in rows)


def way_of_voting(file: CentreFile, ballot_id: int, person_id: int) -> str | None:
    """``desk`` or ``paper``; None for somebody who has not voted."""
    way = file.value(
        "SELECT way FROM sealed_voter WHERE ballot_id = ? AND person_id = ?",
        (ballot_id, person_id),
    )
    return None if way is None else str(way)


def papers_marked(file: CentreFile, ballot_id: int) -> int:
    """How many people handed in a paper."""
    return _count(
        file,
        "SELECT count(*) FROM sealed_voter WHERE ballot_id = ? AND way = 'paper'",
        (ballot_id,),
    )


def papers_counted(file: CentreFile, ballot_id: int) -> int:
    """How many papers are in the box."""
    return _count(
        file,
        "SELECT coalesce(sum(papers), 0) FROM sealed_box WHERE ballot_id = ?",
        (ballot_id,),
    )


def has_votes(file: CentreFile, ballot_id: int) -> bool:
    """Whether anybody has voted: from then on the paper stays as it is."""
    found = file.value("SELECT 1 FROM sealed_voter WHERE ballot_id = ? LIMIT 1", (ballot_id,))
    return found is not None


def batches(file: CentreFile, ballot_id: int) -> tuple[Batch, ...]:
    """Papers that are being entered and not in the box yet."""
    rows = file.rows("SELECT * FROM sealed_batch WHERE ballot_id = ? ORDER BY id", (ballot_id,))
    return tuple(map(_batch, rows))


def batch(file: CentreFile, batch_id: int) -> Batch | None:
    """One batch, or None once it was counted or thrown away."""
    row = file.row("SELECT * FROM sealed_batch WHERE id = ?", (batch_id,))
    return None if row is None else _batch(row)


# The board


def seats(file: CentreFile) -> tuple[BoardSeat, ...]:
    """Every seat in the order the centre gave them."""
    rows = file.rows("SELECT id, name, constituency FROM board_seat ORDER BY position, id")
    return tuple(BoardSeat(*row) for row in rows)


def next_seat_position(file: CentreFile) -> int:
    """Where a new seat goes: after all others."""
    return _count(file, "SELECT coalesce(max(position), -1) + 1 FROM board_seat", ())


def terms(file: CentreFile) -> tuple[BoardTerm, ...]:
    """Who held which seat, now and before, in time order."""
    rows = file.rows(
        "SELECT id, seat_id, person_id, starts_on, ends_on FROM board_term ORDER BY starts_on, id"
    )
    return tuple(
        BoardTerm(term_id, seat_id, person_id, read_day(starts_on), read_day(ends_on))
        for term_id, seat_id, person_id, starts_on, ends_on in rows
    )


def holders(file: CentreFile, day: date) -> dict[int, int]:
    """Who holds which seat on ``day``: people's ids by the seat's, in the order of the seats."""
    held = {each.seat_id: each.person_id for each in terms(file) if each.holds_on(day)}
    return {each.id: held[each.id] for each in seats(file) if each.id in held}


def quorum(file: CentreFile) -> int:
    """How many of the board must be present to decide."""
    found = file.value("SELECT quorum FROM choosing_customs")
    return _NO_QUORUM_SET if found is None else int(str(found))


# Meetings and decisions


def meetings(file: CentreFile) -> tuple[Meeting, ...]:
    """Every meeting with who was there and its agenda, the newest first."""
    return _meetings(file, "", ())


def meeting(file: CentreFile, meeting_id: int) -> Meeting | None:
    """One meeting, or None once it was removed."""
    found = _meetings(file, "WHERE meeting.id = ?", (meeting_id,))
    return found[0] if found else None


def item(file: CentreFile, item_id: int) -> AgendaItem | None:
    """One point of an agenda, or None once it was removed."""
    row = file.row("SELECT * FROM agenda_item WHERE id = ?", (item_id,))
    return None if row is None else _item(row)


def decisions(
    file: CentreFile,
    *,
    idea_id: int | None = None,
    ballot_id: int | None = None,
    activity_id: int | None = None,
    meeting_id: int | None = None,
) -> tuple[Decision, ...]:
    """What was decided (about one idea, ballot or activity, or at one meeting), in time order."""
    conditions: list[str] = []
    parameters: list[Value] = []
    about = {"idea_id": idea_id, "ballot_id": ballot_id, "activity_id": activity_id}
    for column, number in about.items():
        if number is not None:
            conditions.append(f"{column} = ?")
            parameters.append(number)
    if meeting_id is not None:
        conditions.append("item_id IN (SELECT id FROM agenda_item WHERE meeting_id = ?)")
        parameters.append(meeting_id)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = file.rows(f"SELECT * FROM decision {where} ORDER BY decided_on, id", parameters)
    return tuple(map(_decision, rows))


def decision(file: CentreFile, decision_id: int) -> Decision | None:
    """One decision, or None once it was taken back."""
    row = file.row("SELECT * FROM decision WHERE id = ?", (decision_id,))
    return None if row is None else _decision(row)


# Reading


def _newest(activity: Activity, follows: Mapping[int, Activity]) -> Activity:
    seen = {activity.id}
    while activity.id in follows and follows[activity.id].id not in seen:
        activity = follows[activity.id]
        seen.add(activity.id)
    return activity


def _ideas(file: CentreFile, where: str, parameters: Sequence[Value]) -> tuple[Idea, ...]:
    supports: dict[int, list[Support]] = {}
    for row in file.rows(
        "SELECT support.id, idea_id, kind, given_on, support.person_id FROM support"
        f" JOIN idea ON idea.id = idea_id {where} ORDER BY given_on, support.id",
        parameters,
    ):
        support_id, idea_id, kind, given_on, person_id = row
        support = Support(support_id, idea_id, kind, read_day(given_on), person_id)
        supports.setdefault(idea_id, []).append(support)
    rows = file.rows(f"SELECT * FROM idea {where} ORDER BY put_in_on DESC, id DESC", parameters)
    return tuple(_idea(row, supports.get(row["id"], ())) for row in rows)


def _idea(row: Row, supports: Iterable[Support]) -> Idea:
    return Idea(
        id=row["id"],
        title=row["title"],
        put_in_on=read_day(row["put_in_on"]),
        description=row["description"],
        person_id=row["person_id"],
        place=row["place"],
        money_cents=row["money_cents"],
        transport=bool(row["transport"]),
        childcare=bool(row["childcare"]),
        access=row["access"],
        skill=row["skill"],
        answer=row["answer"],
        reply=row["reply"],
        replied_on=_day(row["replied_on"]),
        activity_id=row["activity_id"],
        supports=tuple(supports),
    )


def _ballots(file: CentreFile, where: str, parameters: Sequence[Value]) -> tuple[Ballot, ...]:
    options: dict[int, list[BallotOption]] = {}
    for row in file.rows(
        "SELECT ballot_option.* FROM ballot_option JOIN ballot ON ballot.id = ballot_id"
        f" {where} ORDER BY ballot_option.position, ballot_option.id",
        parameters,
    ):
        options.setdefault(row["ballot_id"], []).append(_option(row))
    rows = file.rows(f"SELECT * FROM ballot {where} ORDER BY opens_on DESC, id DESC", parameters)
    return tuple(_ballot(row, options.get(row["id"], ())) for row in rows)


def _ballot(row: Row, options: Iterable[BallotOption]) -> Ballot:
    return Ballot(
        id=row["id"],
        question=row["question"],
        opens_on=read_day(row["opens_on"]),
        closes_on=read_day(row["closes_on"]),
        rule=row["rule"],
        closed_on=_day(row["closed_on"]),
        electorate=tuple(role for role in row["electorate"].split(",") if role),
        measure=row["measure"],
        budget=row["budget"],
        places=row["places"],
        seat_id=row["seat_id"],
        options=tuple(options),
    )


def _option(row: Row) -> BallotOption:
    return BallotOption(
        id=row["id"],
        title=row["title"],
        description=row["description"],
        idea_id=row["idea_id"],
        person_id=row["person_id"],
        money_cents=row["money_cents"],
        room_minutes=row["room_minutes"],
        leader_minutes=row["leader_minutes"],
        withdrawn_on=_day(row["withdrawn_on"]),
    )


def _batch(row: Row) -> Batch:
    return Batch(
        row["id"],
        row["ballot_id"],
        row["label"],
        read_papers(row["first"]),
        read_papers(row["second"]),
    )


def _meetings(file: CentreFile, where: str, parameters: Sequence[Value]) -> tuple[Meeting, ...]:
    present: dict[int, list[int]] = {}
    for meeting_id, person_id in file.rows(
        "SELECT meeting_id, person_id FROM meeting_presence"
        f" JOIN meeting ON meeting.id = meeting_id {where} ORDER BY meeting_presence.id",
        parameters,
    ):
        present.setdefault(meeting_id, []).append(person_id)
    items: dict[int, list[AgendaItem]] = {}
    for row in file.rows(
        "SELECT agenda_item.* FROM agenda_item JOIN meeting ON meeting.id = meeting_id"
        f" {where} ORDER BY agenda_item.position, agenda_item.id",
        parameters,
    ):
        items.setdefault(row["meeting_id"], []).append(_item(row))
    rows = file.rows(f"SELECT * FROM meeting {where} ORDER BY held_on DESC, id DESC", parameters)
    return tuple(
        Meeting(
            id=row["id"],
            held_on=read_day(row["held_on"]),
            at=read_clock(row["at"]) if row["at"] else None,
            place=row["place"],
            notes=row["notes"],
            present=tuple(present.get(row["id"], ())),
            items=tuple(items.get(row["id"], ())),
        )
        for row in rows
    )


def _item(row: Row) -> AgendaItem:
    return AgendaItem(
        row["id"],
        row["kind"],
        row["title"],
        row["why"],
        row["idea_id"],
        row["ballot_id"],
        row["activity_id"],
    )


def _decision(row: Row) -> Decision:
    return Decision(
        id=row["id"],
        title=row["title"],
        outcome=row["outcome"],
        reason=row["reason"],
        decided_by=row["decided_by"],
        decided_on=read_day(row["decided_on"]),
        item_id=row["item_id"],
        idea_id=row["idea_id"],
        ballot_id=row["ballot_id"],
        activity_id=row["activity_id"],
    )


def _count(file: CentreFile, sql: str, parameters: Sequence[Value]) -> int:
    return int(str(file.value(sql, parameters)))


def _day(text: str | None) -> date | None:
    return None if text is None else read_day(text)
