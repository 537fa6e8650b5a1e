"""The backups beside a centre file: their names, numbers and dates, and which ones to keep.

``NAME.dropin backups/NAME 00012 2026-11-22 0604.dropin``: the number, not the clock, says which
is newest; day and time are the office's own when the backup was made.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from dropin.dates import Customs, clock, day_long
from dropin.records import record
from dropin.words import say

DAYS, WEEKS, MONTHS = 7, 5, 12
LONGEST_STEM_BYTES = 80
SUFFIX = ".dropin"
_MOMENT = "%Y-%m-%d %H%M"


@record
class Backup:
    """One backup. ``made`` is the wall clock when it was made (naive), however wrong it was."""

    path: Path
    number: int
    made: datetime


def backup_folder(path: Path) -> Path:
    """Where the backups of this file are kept unless another folder is named."""
    return path.with_name(path.name + " backups")


def backups_of(path: Path, folder: Path | None = None) -> list[Backup]:
    """Backups of this file, the newest first."""
    start = f"{short_stem(path)} "
    try:
        found = list((folder or backup_folder(path)).iterdir())
    except OSError:
        return []
    backups = [_read_name(each, start) for each in found]
    return sorted(filter(None, backups), key=lambda backup: backup.number, reverse=True)


def name_for(path: Path, number: int, now: datetime) -> str:
    """The file name of backup ``number`` made at ``now`` (aware)."""
    return f"{short_stem(path)} {number:05} {now.astimezone().strftime(_MOMENT)}{SUFFIX}"


def kept(backups: Iterable[Backup]) -> frozenset[Backup]:
    """Those to keep: the newest of each of the last 7 days, 5 weeks and 12 months with backups.

    Newest is the highest number. Only days that have a backup count, not days since today, so
    neither a centre that opens rarely nor a clock that jumped loses what it has.
    """
    days: set[object] = set()
    weeks: set[object] = set()
    months: set[object] = set()
    keep: set[Backup] = set()
    for backup in sorted(backups, key=lambda each: each.number, reverse=True):
        day = backup.made.date()
        periods = (
            (days, DAYS, day),
            (weeks, WEEKS, day.isocalendar()[:2]),
            (months, MONTHS, (day.year, day.month)),
        )
        for seen, most, period in periods:
            if period not in seen and len(seen) < most:
                seen.add(period)
                keep.add(backup)
    return frozenset(keep)


def restore_advice(path: Path) -> str:
    """The next step for someone whose file cannot be used: the newest backup and its date."""
    backups = backups_of(path)
    if not backups:
        return say("There is no backup beside it. Look for another copy of the file.")
    return say(
        "Restore the newest backup, of {day}, {time}; what was entered later is not in it.",
        day=day_long(backups[0].made.date(), Customs()),
        time=clock(backups[0].made.time(), Customs()),
    )


def next_number(backups: Sequence[Backup]) -> int:
    return max((backup.number for backup in backups), default=0) + 1


def short_stem(path: Path) -> str:
    """The file's name without suffix, short enough that number and date still fit."""
    return os.fsencode(path.stem)[:LONGEST_STEM_BYTES].decode("utf-8", "ignore")


def _read_name(path: Path, start: str) -> Backup | None:
    name = path.name
    if not (name.startswith(start) and name.endswith(SUFFIX)):
        return None
    number, _, moment = name[len(start) : -len(SUFFIX)].partition(" ")
    if not (number.isascii() and number.isdigit()):
        return None
    try:
        return Backup(path, int(number), datetime.strptime(moment, _MOMENT))
    except ValueError:
        return None
