"""Bringing tables and calendars in and giving them away: what command line and window call."""

from __future__ import annotations

from collections.abc import Mapping as Mapped
from datetime import date
from pathlib import Path

from dropin.centre.store import centre
from dropin.exchange.calendar_export import calendar_text
from dropin.exchange.csv_export import table_bytes
from dropin.exchange.kinds import KINDS, Planner
from dropin.exchange.model import ADDED, UPDATED, ImportPlan
from dropin.exchange.shown_names import shown_names
from dropin.exchange.source import Source, open_source
from dropin.exchange.store import last_change_moment
from dropin.programme.store import programme
from dropin.storage.atomic import write_whole
from dropin.storage.file import CentreFile
from dropin.words import say


def plan_import(
    file: CentreFile, source_path: Path, *, today: date, accept_guesses: bool = False
) -> ImportPlan:
    """What bringing in the file would do, without doing it.

    Raises KnownError where the file as a whole cannot be read.
    """
    return plan_source(file, open_source(source_path), today=today, accept_guesses=accept_guesses)


def plan_source(
    file: CentreFile,
    source: Source,
    *,
    today: date,
    accept_guesses: bool = False,
    answers: Mapped[int, str] | None = None,
) -> ImportPlan:
    """As ``plan_import``, with the columns of ``source`` and answers to questions, by line."""
    return planner(file, source, today).plan(answers, accept_guesses=accept_guesses)


def planner(file: CentreFile, source: Source, today: date) -> Planner:
    """What plans bringing in ``source``, without touching the file again."""
    return KINDS[source.kind].planner(file, source, today)


def apply_plan(file: CentreFile, plan: ImportPlan, source_name: str) -> None:
    """Bring in what the plan adds and updates, as one step that one undo takes back."""
    if not plan.count(ADDED) + plan.count(UPDATED):
        return
    with file.change(say("Bring in {name}", name=source_name)) as change:
        KINDS[plan.kind].bring_in(file, change, plan, source_name)


def export_calendar(file: CentreFile, out_path: Path) -> None:
    """Write the programme as iCalendar. Raises KnownError, leaving no half file."""
    data = calendar_text(
        programme(file), centre(file), shown_names(file), stamp=last_change_moment(file)
    )
    write_whole(out_path, data)


def export_table(file: CentreFile, out_path: Path) -> None:
    """Write the programme as CSV. Raises KnownError, leaving no half file."""
    write_whole(out_path, table_bytes(programme(file), shown_names(file)))
