"""What the columns of a table of shifts can say."""

from __future__ import annotations

from dropin.exchange.columns import NAME, Columns
from dropin.roster.planning.model import BACKUP, PRIMARY, SHADOW

SHIFTS = "shifts"
SHIFT, WEEKDAYS, DAY, FROM, UNTIL = "shift", "weekdays", "day", "from", "until"
ROLES, PEOPLE, WHO = "roles", "people", "who"
TRAININGS, LANGUAGES, PLACE, NIGHT = "trainings", "languages", "place", "night"
STARTS_ON, LAST_DAY = "starts_on", "last_day"

_NAMES = {
    SHIFT: "Shift",
    NAME: "Name",
    WEEKDAYS: "Weekdays",
    DAY: "Day",
    FROM: "From",
    UNTIL: "Until",
    ROLES: "Roles",
    PEOPLE: "People",
    PRIMARY: "Primary",
    BACKUP: "Backup",
    SHADOW: "Shadow",
    TRAININGS: "Trainings",
    LANGUAGES: "Languages",
    PLACE: "Place",
    NIGHT: "Night",
    STARTS_ON: "First day",
    LAST_DAY: "Last day",
    WHO: "On duty",
}
_OTHER_NAMES = {
    SHIFT: "kind of shift, shift name, shifts, duty, duties, desk, kind",
    WEEKDAYS: "weekday, days, days of the week, day of week, day of the week",
    DAY: "date, on, dated",
    FROM: "start, starts, start time, time, times, time from, hours, begins",
    UNTIL: "to, till, end, ends, end time, time to, finish",
    ROLES: "role, roles and counts",
    PEOPLE: "how many, number, number of people, count, persons",
    PRIMARY: "primaries, first, main",
    BACKUP: "backups, back up, back ups, second, reserve, standby",
    SHADOW: "shadows, trainee, trainees",
    TRAININGS: "training, needs, trained in, training needed, trainings needed, qualification",
    LANGUAGES: "language, speaks, language needed, languages needed",
    NIGHT: "overnight, is a night, night shift",
    STARTS_ON: "starts on, from date, first date, start date, valid from",
    LAST_DAY: "ends on, until date, last date, end date, valid until",
    WHO: "who, leader, person, on call, who is on duty, volunteer, assigned to, held by",
}

SHIFTS_COLUMNS = Columns(SHIFTS, _NAMES, _OTHER_NAMES, needed=((SHIFT, NAME), (WEEKDAYS, DAY)))
