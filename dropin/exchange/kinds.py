"""The kinds of tables that can be brought in: how each is planned, and carried out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from dropin.exchange.attendance_table.bringing_in import bring_in_attendance
from dropin.exchange.attendance_table.columns import ATTENDANCE, ATTENDANCE_COLUMNS
from dropin.exchange.attendance_table.planning import AttendancePlanner
from dropin.exchange.bringing_in import bring_in
from dropin.exchange.columns import Columns
from dropin.exchange.model import ImportPlan
from dropin.exchange.people_table.bringing_in import bring_in_people
from dropin.exchange.people_table.columns import PEOPLE, PEOPLE_COLUMNS
from dropin.exchange.people_table.planning import PeoplePlanner
from dropin.exchange.programme_columns import PROGRAMME, PROGRAMME_COLUMNS
from dropin.exchange.programme_planning import ProgrammePlanner
from dropin.exchange.source import Source
from dropin.records import record
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


class Planner(Protocol):
    """Made from the file on the window's thread, it holds plain data that a task may take along."""

    def plan(
        self, answers: Mapping[int, str] | None = None, *, accept_guesses: bool = False
    ) -> ImportPlan:
        """What each row would do, with people's answers by line.

        ``accept_guesses`` takes the best reading of doubtful rows. Raises KnownError where the
        table as a whole cannot be read so.
        """


@record
class Kind:
    """What a table can be about."""

    name: str
    columns: Columns
    planner: Callable[[CentreFile, Source, date], Planner]
    bring_in: Callable[[CentreFile, Change, ImportPlan, str], None]


KINDS = {
    PROGRAMME: Kind("The programme", PROGRAMME_COLUMNS, ProgrammePlanner, bring_in),
    PEOPLE: Kind("People", PEOPLE_COLUMNS, PeoplePlanner, bring_in_people),
    ATTENDANCE: Kind("Attendance", ATTENDANCE_COLUMNS, AttendancePlanner, bring_in_attendance),
}
