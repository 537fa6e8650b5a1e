"""All SQL of the print room: what each sheet said when it was last printed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dropin.dates import read_day, read_moment, write_moment
from dropin.printing.changes import Said, as_text, from_text
from dropin.printing.kept_options import read_options, write_options
from dropin.printing.model import USUAL, SheetOptions
from dropin.records import NamedTuple
from dropin.storage.file import CentreFile, Row

_TABLE = "remembered_print"
_KEPT = timedelta(days=92)  # after its last day nobody asks what a sheet said


class LastPrint(NamedTuple):
    """What ``sheet`` (its kind) said of the days from ``first_day`` up to ``ends_on``, and when."""

    sheet: str
    first_day: date
    ends_on: date
    printed_at: datetime
    options: SheetOptions
    said: Said


def last_print(file: CentreFile, sheet: str, first_day: date) -> LastPrint | None:
    """The last print of this sheet that began on ``first_day``."""
    row = file.row(
        f"SELECT * FROM {_TABLE} WHERE sheet = ? AND first_day = ?", (sheet, first_day.isoformat())
    )
    return None if row is None else _last_print(row)


def still_hanging(file: CentreFile, today: date, most: int) -> tuple[tuple[str, date, str], ...]:
    """Kind, first day and text of the prints whose days are not past, the nearest days first."""
    rows = file.rows(
        f"""SELECT sheet, first_day, says FROM {_TABLE} WHERE ends_on > ?
        ORDER BY first_day, ends_on, id LIMIT ?""",
        (today.isoformat(), most),
    )
    return tuple((row[0], read_day(row[1]), row[2]) for row in rows)


def hangs_anything(file: CentreFile, today: date) -> bool:
    """Whether any sheet that was printed shows a day not past yet."""
    return (
        file.row(f"SELECT 1 FROM {_TABLE} WHERE ends_on > ? LIMIT 1", (today.isoformat(),))
        is not None
    )


def note_prints(file: CentreFile, printed: Iterable[LastPrint]) -> None:
    """Remember each in the place of the one before. It is no edit and nothing to undo."""
    with file.remembering() as memory:
        for each in printed:
            memory.note(
                _TABLE,
                sheet=each.sheet,
                first_day=each.first_day.isoformat(),
                ends_on=each.ends_on.isoformat(),
                printed_at=write_moment(each.printed_at),
                options=write_options(each.options, USUAL[each.sheet]),
                says=as_text(each.said),
            )
            forgotten = each.printed_at.date() - _KEPT
            memory.forget_before(_TABLE, "ends_on", forgotten.isoformat())


def _last_print(row: Row) -> LastPrint | None:
    """None where a newer program, or none at all, wrote it."""
    remembered, usual = from_text(row["says"]), USUAL.get(row["sheet"])
    if remembered is None or usual is None:
        return None
    return LastPrint(
        row["sheet"],
        read_day(row["first_day"]),
        read_day(row["ends_on"]),
        read_moment(row["printed_at"]),
        read_options(row["options"], usual),
        remembered,
    )
