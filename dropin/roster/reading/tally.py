"""The line's tally and the centre's short list of kinds."""

from __future__ import annotations

from datetime import date

from dropin.dates import read_clock, read_day
from dropin.roster.model import Tally, TallyKind
from dropin.storage.file import CentreFile, Row

_TALLY = "id, day, at, way, minutes, kind_id, called_in, shift_id"


def tally_kinds(file: CentreFile) -> tuple[TallyKind, ...]:
    """The centre's short list, in its order."""
    rows = file.rows("SELECT id, name FROM tally_kind ORDER BY position, id")
    return tuple(TallyKind(*row) for row in rows)


def tallies(file: CentreFile, first: date, end: date) -> tuple[Tally, ...]:
    """What was noted from ``first`` up to but not including ``end``, in time order."""
    rows = file.rows(
        f"SELECT {_TALLY} FROM tally WHERE day >= ? AND day < ? ORDER BY day, at, id",
        (first.isoformat(), end.isoformat()),
    )
    return tuple(map(_tally, rows))


def tally(file: CentreFile, tally_id: int) -> Tally | None:
    """One call or visit, or None once it was taken back."""
    row = file.row(f"SELECT {_TALLY} FROM tally WHERE id = ?", (tally_id,))
    return None if row is None else _tally(row)


def _tally(row: Row) -> Tally:
    tally_id, day, at, way, minutes, kind_id, called_in, shift_id = row
    return Tally(
        tally_id, read_day(day), read_clock(at), way, minutes, kind_id, bool(called_in), shift_id
    )
