"""All SQL on what imports remember: what each row said when it last came in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from dropin.exchange.model import Remembered
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


def remembered(file: CentreFile) -> tuple[Remembered, ...]:
    """What every row brought in so far said, oldest first."""
    import json  # start-up and printing never need it

    rows = file.rows("SELECT activity_id, uid, source, cells FROM imported_entry ORDER BY id")
    return tuple(
        Remembered(activity_id, uid, source, json.loads(cells))
        for activity_id, uid, source, cells in rows
    )


def remember(
    file: CentreFile,
    change: Change,
    *,
    activity_id: int,
    uid: str,
    source: str,
    cells: Mapping[str, str],
) -> None:
    """From now on the entry of this UID is known to have said ``cells``."""
    import json  # as above

    text = json.dumps(dict(cells), ensure_ascii=False, sort_keys=True)
    known = file.row("SELECT id FROM imported_entry WHERE uid = ?", (uid,))
    if known is None:
        change.insert("imported_entry", activity_id=activity_id, uid=uid, source=source, cells=text)
    else:
        change.update(
            "imported_entry", known["id"], activity_id=activity_id, source=source, cells=text
        )


def last_change_moment(file: CentreFile) -> datetime:
    """When the file was last changed, for exports that must not ask the clock."""
    moment = file.value("SELECT moment FROM change_set ORDER BY id DESC LIMIT 1")
    if moment is None:
        return datetime(2000, 1, 1, tzinfo=UTC)
    return datetime.fromisoformat(str(moment))
