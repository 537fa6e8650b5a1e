"""Bringing tables and calendars in and giving them away: what command line and window call."""

from __future__ import annotations

from collections.abc import Mapping as Mapped
from datetime import date, timedelta
from pathlib import Path

from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.exchange.calendar_export import calendar_text
from dropin.exchange.csv_export import table_bytes
from dropin.exchange.kinds import KINDS, Planner
from dropin.exchange.leader_calendar import leader_calendar
from dropin.exchange.model import ADDED, UPDATED, ImportPlan
from dropin.exchange.shown_names import shown_names
from dropin.exchange.source import Source, open_source
from dropin.exchange.store import last_change_moment
from dropin.programme.store import places, programme
from dropin.roster.store import shifts_of_person
from dropin.storage.atomic import write_whole
from dropin.storage.file import CentreFile
from dropin.words import say

_LOOKED_BACK_ON = timedelta(weeks=8)


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


def export_leader_calendar(
    file: CentreFile, person_id: int, out_path: Path, *, today: date
) -> None:
    """Write a leader's shifts of the last weeks and all ahead as iCalendar.

    The draft is nobody's shift yet. Raises KnownError where they have none, leaving no half file.
    """
    duties = shifts_of_person(file, person_id, today - _LOOKED_BACK_ON, date.max)
    if not duties:
        raise KnownError(
            say("There is no shift of theirs to write down."),
            say("Publish a roster with them in it first."),
        )
    names = {each.id: each.name for each in places(file)}
    data = leader_calendar(duties, centre(file), names, stamp=last_change_moment(file))
    write_whole(out_path, data)


def export_table(file: CentreFile, out_path: Path) -> None:
    """Write the programme as CSV. Raises KnownError, leaving no half file."""
    write_whole(out_path, table_bytes(programme(file), shown_names(file)))
