"""The kinds of tables that can be brought in: how each is planned, and carried out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from dropin.exchange.absences_table.bringing_in import bring_in_absences
from dropin.exchange.absences_table.columns import ABSENCES, ABSENCES_COLUMNS
from dropin.exchange.absences_table.planning import AbsencesJudge, known_absences
from dropin.exchange.attendance_table.bringing_in import bring_in_attendance
from dropin.exchange.attendance_table.columns import ATTENDANCE, ATTENDANCE_COLUMNS
from dropin.exchange.attendance_table.planning import AttendancePlanner
from dropin.exchange.availability_table.bringing_in import bring_in_availability
from dropin.exchange.availability_table.columns import AVAILABILITY, AVAILABILITY_COLUMNS
from dropin.exchange.availability_table.planning import AvailabilityJudge, known_weeks
from dropin.exchange.bringing_in import bring_in
from dropin.exchange.buddies_table.bringing_in import bring_in_buddies
from dropin.exchange.buddies_table.columns import BUDDIES, BUDDIES_COLUMNS
from dropin.exchange.buddies_table.planning import BuddiesJudge, known_buddies
from dropin.exchange.columns import Columns
from dropin.exchange.judging import judged_by
from dropin.exchange.leaders_table.bringing_in import bring_in_leaders
from dropin.exchange.leaders_table.columns import LEADERS, LEADERS_COLUMNS
from dropin.exchange.leaders_table.planning import LeadersJudge, known_leaders
from dropin.exchange.model import ImportPlan
from dropin.exchange.people_table.bringing_in import bring_in_people
from dropin.exchange.people_table.columns import PEOPLE, PEOPLE_COLUMNS
from dropin.exchange.people_table.planning import PeoplePlanner
from dropin.exchange.programme_columns import PROGRAMME, PROGRAMME_COLUMNS
from dropin.exchange.programme_planning import ProgrammePlanner
from dropin.exchange.requests_table.bringing_in import bring_in_requests
from dropin.exchange.requests_table.columns import REQUESTS, REQUESTS_COLUMNS
from dropin.exchange.requests_table.planning import RequestsJudge, known_requests
from dropin.exchange.shifts_table.bringing_in import bring_in_shifts
from dropin.exchange.shifts_table.columns import SHIFTS, SHIFTS_COLUMNS
from dropin.exchange.shifts_table.known import known_shifts
from dropin.exchange.shifts_table.planning import ShiftsJudge
from dropin.exchange.source import Source
from dropin.exchange.training_table.bringing_in import bring_in_trainings
from dropin.exchange.training_table.columns import TRAINING, TRAINING_COLUMNS
from dropin.exchange.training_table.planning import TrainingJudge, known_trainings
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
    LEADERS: Kind(
        "Leaders", LEADERS_COLUMNS, judged_by(LeadersJudge, known_leaders), bring_in_leaders
    ),
    TRAINING: Kind(
        "Training", TRAINING_COLUMNS, judged_by(TrainingJudge, known_trainings), bring_in_trainings
    ),
    AVAILABILITY: Kind(
        "Availability",
        AVAILABILITY_COLUMNS,
        judged_by(AvailabilityJudge, known_weeks),
        bring_in_availability,
    ),
    ABSENCES: Kind(
        "Absences", ABSENCES_COLUMNS, judged_by(AbsencesJudge, known_absences), bring_in_absences
    ),
    SHIFTS: Kind("Shifts", SHIFTS_COLUMNS, judged_by(ShiftsJudge, known_shifts), bring_in_shifts),
    BUDDIES: Kind(
        "Buddies", BUDDIES_COLUMNS, judged_by(BuddiesJudge, known_buddies), bring_in_buddies
    ),
    REQUESTS: Kind(
        "Who would like a buddy",
        REQUESTS_COLUMNS,
        judged_by(RequestsJudge, known_requests),
        bring_in_requests,
    ),
}
