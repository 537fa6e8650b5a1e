"""The board with its seats, its meetings with their agenda, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dropin.choosing.model import AgendaItem, BoardSeat, BoardTerm, Decision, Meeting
from dropin.dates import read_clock, read_day
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value

_NO_QUORUM_SET = 3


def seats(file: CentreFile) -> tuple[BoardSeat, ...]:
    """Every seat in the order the centre gave them."""
    rows = file.rows("SELECT id, name, constituency FROM board_seat ORDER BY position, id")
    return tuple(BoardSeat(*row) for row in rows)


def next_seat_position(file: CentreFile) -> int:
    """Where a new seat goes: after all others."""
    return int(str(file.value("SELECT coalesce(max(position), -1) + 1 FROM board_seat")))


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


def next_position(file: CentreFile, meeting_id: int) -> int:
    """Where a new point of a meeting goes: after all others, also once some were taken off."""
    last = file.value("SELECT max(position) FROM agenda_item WHERE meeting_id = ?", (meeting_id,))
    return 0 if last is None else int(str(last)) + 1


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


def decided_ballots(file: CentreFile) -> dict[int, Decision]:
    """What was decided last about each ballot as a whole, not only one of its ideas."""
    every = decisions(file)
    return {each.ballot_id: each for each in every if each.ballot_id and each.idea_id is None}


def decision(file: CentreFile, decision_id: int) -> Decision | None:
    """One decision, or None once it was taken back."""
    row = file.row("SELECT * FROM decision WHERE id = ?", (decision_id,))
    return None if row is None else _decision(row)


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
