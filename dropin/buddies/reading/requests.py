"""Who would like a buddy, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from dropin.buddies.life import WAITING, request_state
from dropin.buddies.model import FreeTime, Liking, Request
from dropin.buddies.reading.buddies import (
    day_or_none,
    likings_by_owner,
    split_words,
    times_by_owner,
)
from dropin.buddies.reading.pairs import pairs_of_request
from dropin.dates import read_day
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value

# A request is done with once a pair of it met; it waits while none of its pairs is open.
_WAITING = (
    "withdrawn_on IS NULL AND id NOT IN (SELECT request_id FROM buddy_pair"
    " WHERE request_id IS NOT NULL AND stands_in_for IS NULL AND (met_on IS NOT NULL"
    " OR (ended_on IS NULL AND member_id IS NOT NULL AND buddy_id IS NOT NULL)))"
)


def request(file: CentreFile, request_id: int) -> Request | None:
    """One request, or None once it is gone."""
    found = _requests(file, "id = ?", (request_id,))
    return found[0] if found else None


def requests_of(file: CentreFile, person_id: int) -> tuple[Request, ...]:
    """Every request of somebody, the oldest first."""
    return _requests(file, "person_id = ?", (person_id,))


def every_request(file: CentreFile) -> tuple[Request, ...]:
    """Every request there ever was, oldest first."""
    return _requests(file, "1", ())


def waiting_requests(file: CentreFile) -> tuple[Request, ...]:
    """Everybody who waits for a buddy, also those who would like one only later; oldest first."""
    return _requests(file, _WAITING, ())


def open_request_of(file: CentreFile, person_id: int) -> Request | None:
    """The request with which somebody waits for a buddy; None where they do not."""
    for each in requests_of(file, person_id):
        if request_state(each, pairs_of_request(file, each.id)) == WAITING:
            return each
    return None


def _requests(file: CentreFile, where: str, parameters: Sequence[Value]) -> tuple[Request, ...]:
    rows = file.rows(f"SELECT * FROM buddy_request WHERE {where} ORDER BY made_on, id", parameters)
    if not rows:
        return ()
    theirs = f"request_id IN (SELECT id FROM buddy_request WHERE {where})"
    times = times_by_owner(
        file.rows(
            f"SELECT request_id, weekday, starts_at, ends_at FROM request_time WHERE {theirs}",
            parameters,
        )
    )
    likings = likings_by_owner(
        file.rows(
            f"SELECT request_id, topic_id, liking FROM request_liking WHERE {theirs}", parameters
        )
    )
    return tuple(
        _request(row, times.get(row["id"], ()), likings.get(row["id"], ())) for row in rows
    )


def _request(row: Row, times: tuple[FreeTime, ...], likings: tuple[Liking, ...]) -> Request:
    return Request(
        id=row["id"],
        person_id=row["person_id"],
        made_on=read_day(row["made_on"]),
        starts_on=read_day(row["starts_on"]),
        words=row["words"],
        languages=split_words(row["languages"]),
        reach=split_words(row["reach"]),
        access_needs=row["access_needs"],
        goes_first=bool(row["goes_first"]),
        left_out=row["left_out"],
        withdrawn_on=day_or_none(row["withdrawn_on"]),
        times=times,
        likings=likings,
    )
