"""Bringing things in and looking at what came of it, as every test here does."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

from dropin.dates import clock_after, write_clock
from dropin.exchange.model import ImportPlan
from dropin.exchange.operations import apply_plan, plan_import
from dropin.programme.model import Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme
from dropin.storage.file import CentreFile

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ZONE = "America/Detroit"


def bring_in(file: CentreFile, source: Path, *, accept_guesses: bool = False) -> ImportPlan:
    """Plan and carry out, as the command line does; the plan that was carried out."""
    plan = plan_import(file, source, today=TODAY, accept_guesses=accept_guesses)
    apply_plan(file, plan, source.name)
    return plan


def counts(plan: ImportPlan) -> tuple[int, int, int, int]:
    """How many rows were added, updated, unchanged and refused."""
    return (
        plan.count("added"),
        plan.count("updated"),
        plan.count("unchanged"),
        plan.count("refused"),
    )


def happening(file: CentreFile, first: date, end: date) -> list[tuple[str, str, str, str]]:
    """What happens, as (date, start, end, title) in the words of ``expected.csv``."""
    return sorted(map(told, occurrences(programme(file), first, end)))


def told(one: Occurrence) -> tuple[str, str, str, str]:
    start = write_clock(one.at) if one.at else ""
    end = write_clock(clock_after(one.at, one.minutes)) if one.at and one.minutes else ""
    return one.day.isoformat(), start, end, one.title


def expected(path: Path, which: str, month: str) -> list[tuple[str, str, str, str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return sorted(
            (row["date"], row["start"], row["end"], row["title"])
            for row in csv.DictReader(text)
            if row["programme"] == which and row["month"] == month
        )


def write_table(path: Path, *rows: str, encoding: str = "utf-8") -> Path:
    """A table with these rows, as a spreadsheet would save it."""
    path.write_bytes("\r\n".join((*rows, "")).encode(encoding))
    return path


def titles(file: CentreFile) -> list[str]:
    return [activity.title for activity in programme(file).activities]
