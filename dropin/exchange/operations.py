"""Bringing a programme in and giving it away: what the command line and the window call."""

from __future__ import annotations

from collections.abc import Mapping as Mapped
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from dropin.centre.store import centre
from dropin.dates import Customs
from dropin.errors import KnownError
from dropin.exchange.bringing_in import bring_in
from dropin.exchange.calendar_export import calendar_text
from dropin.exchange.columns import Mapping, guess_mapping
from dropin.exchange.csv_export import table_bytes
from dropin.exchange.file_notices import left_out_columns
from dropin.exchange.matching import plan
from dropin.exchange.model import ADDED, UPDATED, ImportPlan, Remembered
from dropin.exchange.programme_import import Reader, read_rows
from dropin.exchange.store import last_change_moment, remembered
from dropin.exchange.tables import MOST_BYTES, Table, decoded, read_table, too_big
from dropin.people.naming import FULL, name_on_print
from dropin.people.store import all_consents, people
from dropin.programme.model import Programme
from dropin.programme.store import programme
from dropin.records import record
from dropin.storage.atomic import write_whole
from dropin.storage.file import CentreFile
from dropin.words import Message, say


@record
class Source:
    """A file to bring in, read once: a table with its guessed columns, or a calendar."""

    name: str
    calendar: bytes | None = None
    table: Table | None = None
    mapping: Mapping | None = None


def plan_import(
    file: CentreFile, source_path: Path, *, today: date, accept_guesses: bool = False
) -> ImportPlan:
    """What bringing in the file would do, without doing it.

    Raises KnownError where the file as a whole cannot be read.
    """
    return plan_source(file, open_source(source_path), today=today, accept_guesses=accept_guesses)


def open_source(path: Path) -> Source:
    """Read a file whose content tells what it is: a calendar, or else a table."""
    data = _bytes_of(path)
    if _is_calendar(data):
        return Source(path.name, calendar=data)
    table = read_table(data)
    return Source(path.name, table=table, mapping=guess_mapping(table.rows[0].cells, table.width))


def plan_source(
    file: CentreFile,
    source: Source,
    *,
    today: date,
    accept_guesses: bool = False,
    answers: Mapped[int, str] | None = None,
) -> ImportPlan:
    """As ``plan_import``, with the columns of ``source`` and answers to questions, by line."""
    return plan_within(
        surroundings(file), source, today=today, accept_guesses=accept_guesses, answers=answers
    )


@record
class Surroundings:
    """What is in the centre's file already, as plain data that a task may take along."""

    programme: Programme
    remembered: tuple[Remembered, ...]
    shown_names: Mapped[int, str]
    customs: Customs
    zone: ZoneInfo


def surroundings(file: CentreFile) -> Surroundings:
    settings = centre(file)
    return Surroundings(
        programme(file), remembered(file), shown_names(file), settings.customs, settings.time_zone
    )


def plan_within(
    here: Surroundings,
    source: Source,
    *,
    today: date,
    accept_guesses: bool = False,
    answers: Mapped[int, str] | None = None,
) -> ImportPlan:
    """As ``plan_source``, without touching the file: it may run beside the window."""
    terms = tuple(sorted({term.name for term in here.programme.terms}))
    reader = Reader(here.customs, today, terms, answers, accept_guesses)
    notices: tuple[Message, ...] = ()
    if source.calendar is not None:
        from dropin.exchange.calendar_import import read_calendar  # only calendars need it

        rows = read_calendar(source.calendar, reader, here.zone)
    else:
        assert source.table is not None
        assert source.mapping is not None
        rows = read_rows(source.table, source.mapping, reader)
        notices = left_out_columns(source.table, source.mapping)
    return plan(
        rows,
        here.programme,
        here.remembered,
        source=source.name,
        customs=here.customs,
        shown_names=here.shown_names,
        notices=notices,
    )


def apply_plan(file: CentreFile, plan: ImportPlan, source_name: str) -> None:
    """Bring in what the plan adds and updates, as one step that one undo takes back."""
    if not plan.count(ADDED) + plan.count(UPDATED):
        return
    with file.change(say("Bring in {name}", name=source_name)) as change:
        bring_in(file, change, plan, source_name)


def export_calendar(file: CentreFile, out_path: Path) -> None:
    """Write the programme as iCalendar. Raises KnownError, leaving no half file."""
    data = calendar_text(
        programme(file), centre(file), shown_names(file), stamp=last_change_moment(file)
    )
    write_whole(out_path, data)


def export_table(file: CentreFile, out_path: Path) -> None:
    """Write the programme as CSV. Raises KnownError, leaving no half file."""
    write_whole(out_path, table_bytes(programme(file), shown_names(file)))


def shown_names(file: CentreFile) -> dict[int, str]:
    """The names that may leave the centre, by person: of those who agreed to it."""
    day = last_change_moment(file).date()
    consents = all_consents(file)
    return {
        person.id: name
        for person in people(file)
        if (name := name_on_print(person, consents.get(person.id, ()), day, FULL))
    }


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise too_big(size)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise KnownError(
            say("“{name}” cannot be read.", name=path.name),
            say("Check that the file is there and that you may open it, then choose it again."),
        ) from error


def _is_calendar(data: bytes) -> bool:
    start = decoded(data[:1000])[0]
    return start.lstrip().upper().startswith("BEGIN:")
