"""Ballots with their options; who voted, and what was voted.

The last two are read by different functions, and no statement joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dropin.choosing.counting import Votes
from dropin.choosing.model import CLOSED, Ballot, BallotOption, Batch
from dropin.choosing.voting import read_box, read_papers
from dropin.dates import read_day
from dropin.errors import KnownError
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value
from dropin.words import say


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
    """The box as it is kept; an empty one before anybody has voted."""
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


def has_box(file: CentreFile, ballot_id: int) -> bool:
    """Whether the ballot's box was set up, as it is with the first mark."""
    found = file.value("SELECT 1 FROM sealed_box WHERE ballot_id = ?", (ballot_id,))
    return found is not None


def batches(file: CentreFile, ballot_id: int) -> tuple[Batch, ...]:
    """Papers that are being entered and not in the box yet."""
    rows = file.rows("SELECT * FROM sealed_batch WHERE ballot_id = ? ORDER BY id", (ballot_id,))
    return tuple(map(_batch, rows))


def batch(file: CentreFile, batch_id: int) -> Batch | None:
    """One batch, or None once it was counted or thrown away."""
    row = file.row("SELECT * FROM sealed_batch WHERE id = ?", (batch_id,))
    return None if row is None else _batch(row)


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


def _count(file: CentreFile, sql: str, parameters: Sequence[Value]) -> int:
    return int(str(file.value(sql, parameters)))


def _day(text: str | None) -> date | None:
    return None if text is None else read_day(text)
