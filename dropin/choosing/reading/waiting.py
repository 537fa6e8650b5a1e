"""What waits around ideas and votes: one small question each, for the page Today."""

from __future__ import annotations

from datetime import date

from dropin.storage.file import CentreFile


def ideas_without_reply(file: CentreFile, put_in_until: date) -> int:
    """How many ideas put in up to that day have no reply, no ballot and no activity."""
    found = file.value(
        "SELECT count(*) FROM idea WHERE replied_on IS NULL AND answer = '' AND activity_id IS NULL"
        " AND put_in_on <= ? AND id NOT IN (SELECT idea_id FROM ballot_option"
        " WHERE idea_id IS NOT NULL AND withdrawn_on IS NULL)",
        (put_in_until.isoformat(),),
    )
    return int(str(found))


def ballots_to_settle(file: CentreFile, today: date, closing_by: date) -> tuple[int, ...]:
    """Ballots that have closed or do so by that day, and about which nothing was decided yet."""
    rows = file.rows(
        "SELECT id FROM ballot WHERE opens_on <= :today"
        " AND (closes_on <= :by OR closed_on IS NOT NULL)"
        " AND id NOT IN (SELECT ballot_id FROM decision WHERE ballot_id IS NOT NULL)"
        " ORDER BY closes_on, id",
        {"today": today.isoformat(), "by": closing_by.isoformat()},
    )
    return tuple(row[0] for row in rows)
