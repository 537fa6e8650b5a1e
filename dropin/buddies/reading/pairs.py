"""Pairs with their answers, consents, pauses and reviews; goals, check-ins and concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from dropin.buddies.life import shows_number
from dropin.buddies.model import (
    BUDDY,
    MEMBER,
    Answer,
    CheckIn,
    Concern,
    ContactConsent,
    Goal,
    Pair,
    Pause,
    Review,
)
from dropin.buddies.reading.buddies import day_or_none
from dropin.dates import read_clock, read_day, read_moment
from dropin.people.store import person
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value

Part = TypeVar("Part")


def pair(file: CentreFile, pair_id: int) -> Pair | None:
    """One pair, or None once its proposal was undone."""
    found = _pairs(file, "id = ?", (pair_id,))
    return found[0] if found else None


def open_pairs(file: CentreFile) -> tuple[Pair, ...]:
    """Every pair that has not ended, also those whose member or buddy was removed; oldest first."""
    return _pairs(file, "ended_on IS NULL", ())


def every_pair(file: CentreFile) -> tuple[Pair, ...]:
    """Every pair there ever was, also what came to nothing; oldest first."""
    return _pairs(file, "1", ())


def ended_pairs(file: CentreFile) -> tuple[Pair, ...]:
    """Every pair that has ended, also what came to nothing; oldest first."""
    return _pairs(file, "ended_on IS NOT NULL", ())


def pairs_of_buddy(file: CentreFile, person_id: int) -> tuple[Pair, ...]:
    """Every pair somebody is or was the buddy in, oldest first."""
    return _pairs(file, "buddy_id = ?", (person_id,))


def pairs_of_member(file: CentreFile, person_id: int) -> tuple[Pair, ...]:
    """Every pair in which somebody has or had a buddy, oldest first."""
    return _pairs(file, "member_id = ?", (person_id,))


def pairs_of_request(file: CentreFile, request_id: int) -> tuple[Pair, ...]:
    """What came of a request, oldest first."""
    return _pairs(file, "request_id = ?", (request_id,))


def stand_ins_of(file: CentreFile, pair_id: int) -> tuple[Pair, ...]:
    """The temporary buddies of a pair, oldest first."""
    return _pairs(file, "stands_in_for = ?", (pair_id,))


def tried_pairs(file: CentreFile) -> tuple[Pair, ...]:
    """What was tried for a request and came to nothing before the two met."""
    over = "(ended_on IS NOT NULL OR member_id IS NULL OR buddy_id IS NULL)"
    return _pairs(file, f"request_id IS NOT NULL AND met_on IS NULL AND {over}", ())


def helped_with(file: CentreFile) -> dict[int, frozenset[int]]:
    """The topics of help that members hoped for whom each buddy met, by buddy."""
    found: dict[int, set[int]] = {}
    for buddy_id, topic_id in file.rows(
        "SELECT DISTINCT buddy_id, topic_id FROM buddy_pair"
        " JOIN request_liking ON request_liking.request_id = buddy_pair.request_id"
        " JOIN buddy_topic ON buddy_topic.id = topic_id"
        " WHERE buddy_id IS NOT NULL AND met_on IS NOT NULL AND kind = 'help' AND liking = 'yes'"
    ):
        found.setdefault(buddy_id, set()).add(topic_id)
    return {buddy_id: frozenset(topic_ids) for buddy_id, topic_ids in found.items()}


def number_of_other(file: CentreFile, pair_id: int, side: str) -> str:
    """The number of the other of the two, as far as one side may see it; else empty."""
    known = pair(file, pair_id)
    other = BUDDY if side == MEMBER else MEMBER
    if known is None or not shows_number(known, other):
        return ""
    person_id = known.person_on(other)
    found = None if person_id is None else person(file, person_id)
    return "" if found is None else found.phone


def goals_of(file: CentreFile, pair_id: int) -> tuple[Goal, ...]:
    """The member's goals in a pair, in the order they were set."""
    rows = file.rows(
        "SELECT id, pair_id, words, set_on, reached_on FROM pair_goal WHERE pair_id = ?"
        " ORDER BY set_on, id",
        (pair_id,),
    )
    return tuple(
        Goal(row[0], row[1], row[2], read_day(row[3]), day_or_none(row[4])) for row in rows
    )


def goal(file: CentreFile, goal_id: int) -> Goal | None:
    pair_id = file.value("SELECT pair_id FROM pair_goal WHERE id = ?", (goal_id,))
    if pair_id is None:
        return None
    return next(each for each in goals_of(file, int(str(pair_id))) if each.id == goal_id)


def check_ins_of(file: CentreFile, pair_id: int) -> tuple[CheckIn, ...]:
    """How it went, the newest first."""
    rows = file.rows(
        "SELECT id, pair_id, person_id, day, face, line FROM pair_check_in WHERE pair_id = ?"
        " ORDER BY day DESC, id DESC",
        (pair_id,),
    )
    return tuple(map(_check_in, rows))


def check_ins_between(file: CentreFile, first: date, end: date) -> tuple[CheckIn, ...]:
    """Everybody's check-ins from ``first`` up to but not including ``end``."""
    rows = file.rows(
        "SELECT id, pair_id, person_id, day, face, line FROM pair_check_in"
        " WHERE day >= ? AND day < ? ORDER BY day, id",
        (first.isoformat(), end.isoformat()),
    )
    return tuple(map(_check_in, rows))


def check_in(file: CentreFile, check_in_id: int) -> CheckIn | None:
    row = file.row(
        "SELECT id, pair_id, person_id, day, face, line FROM pair_check_in WHERE id = ?",
        (check_in_id,),
    )
    return None if row is None else _check_in(row)


def open_concerns(file: CentreFile) -> tuple[Concern, ...]:
    """Who would like the coordinator to call, the oldest first. For the coordinator only."""
    rows = file.rows(
        "SELECT id, person_id, marked_at, pair_id FROM concern WHERE called_on IS NULL"
        " ORDER BY marked_at, id"
    )
    return tuple(Concern(row[0], row[1], read_moment(row[2]), row[3]) for row in rows)


def concern(file: CentreFile, concern_id: int) -> Concern | None:
    row = file.row(
        "SELECT id, person_id, marked_at, pair_id, called_on FROM concern WHERE id = ?",
        (concern_id,),
    )
    if row is None:
        return None
    return Concern(row[0], row[1], read_moment(row[2]), row[3], day_or_none(row[4]))


def _pairs(file: CentreFile, where: str, parameters: Sequence[Value]) -> tuple[Pair, ...]:
    rows = file.rows(f"SELECT * FROM buddy_pair WHERE {where} ORDER BY proposed_on, id", parameters)
    if not rows:
        return ()

    def parts(columns: str, table: str, order: str, make: Callable[[Row], Part]) -> _Parts[Part]:
        theirs = f"pair_id IN (SELECT id FROM buddy_pair WHERE {where})"
        sql = f"SELECT pair_id, {columns} FROM {table} WHERE {theirs} ORDER BY {order}"
        return _by_pair(file.rows(sql, parameters), make)

    answers = parts("side, asked_on, answer, answered_on", "pair_answer", "id", _answer)
    contacts = parts("id, side, given_on, withdrawn_on", "contact_consent", "id", _contact)
    pauses = parts("id, side, starts_on, ends_on", "pair_pause", "starts_on, id", _pause)
    reviews = parts("id, held_on, outcome", "pair_review", "held_on, id", _review)
    last = dict(
        tuple(row)
        for row in file.rows(
            "SELECT pair_id, max(day) FROM pair_check_in"
            f" WHERE pair_id IN (SELECT id FROM buddy_pair WHERE {where}) GROUP BY pair_id",
            parameters,
        )
    )
    return tuple(
        Pair(
            id=row["id"],
            member_id=row["member_id"],
            buddy_id=row["buddy_id"],
            proposed_on=read_day(row["proposed_on"]),
            request_id=row["request_id"],
            stands_in_for=row["stands_in_for"],
            until=day_or_none(row["until"]),
            meeting_on=day_or_none(row["meeting_on"]),
            meeting_at=read_clock(row["meeting_at"]) if row["meeting_at"] else None,
            meeting_place=row["meeting_place"],
            met_on=day_or_none(row["met_on"]),
            review_on=day_or_none(row["review_on"]),
            ended_on=day_or_none(row["ended_on"]),
            ending=row["ending"],
            answers=answers.get(row["id"], ()),
            contacts=contacts.get(row["id"], ()),
            pauses=pauses.get(row["id"], ()),
            reviews=reviews.get(row["id"], ()),
            checked_in_on=day_or_none(last.get(row["id"])),
        )
        for row in rows
    )


_Parts = dict[int, tuple[Part, ...]]


def _by_pair(rows: Iterable[Row], make: Callable[[Row], Part]) -> _Parts[Part]:
    found: dict[int, list[Part]] = {}
    for row in rows:
        found.setdefault(row["pair_id"], []).append(make(row))
    return {pair_id: tuple(each) for pair_id, each in found.items()}


def _answer(row: Row) -> Answer:
    _, side, asked_on, answer, answered_on = row
    return Answer(side, read_day(asked_on), answer, day_or_none(answered_on))


def _contact(row: Row) -> ContactConsent:
    _, consent_id, side, given_on, withdrawn_on = row
    return ContactConsent(consent_id, side, read_day(given_on), day_or_none(withdrawn_on))


def _pause(row: Row) -> Pause:
    _, pause_id, side, starts_on, ends_on = row
    return Pause(pause_id, side, read_day(starts_on), day_or_none(ends_on))


def _review(row: Row) -> Review:
    _, review_id, held_on, outcome = row
    return Review(review_id, read_day(held_on), outcome)


def _check_in(row: Row) -> CheckIn:
    check_in_id, pair_id, person_id, day, face, line = row
    return CheckIn(check_in_id, pair_id, person_id, read_day(day), face, line)
