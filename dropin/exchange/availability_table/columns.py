"""What the columns of a table of usual weeks can say."""

from __future__ import annotations

from dropin.exchange.columns import FIRST_NAME, LAST_NAME, NAME, NAME_WORDS, Columns

AVAILABILITY = "availability"
WEEKDAYS, FROM, UNTIL, LIKING = "weekdays", "from", "until", "liking"

_NAMES = {
    NAME: "Name",
    FIRST_NAME: "First name",
    LAST_NAME: "Last name",
    WEEKDAYS: "Weekday",
    FROM: "From",
    UNTIL: "Until",
    LIKING: "Can",
}
_OTHER_NAMES = {
    **NAME_WORDS,
    WEEKDAYS: "weekdays, day, days, day of week, days of the week, day of the week",
    FROM: "start, starts, start time, time, times, time from, hours, begins",
    UNTIL: "to, till, end, ends, end time, time to, finish",
    LIKING: "available, availability, can or cannot, how gladly, prefers, preference, liking,"
    " can do, prefers can rather not cannot, status",
}

AVAILABILITY_COLUMNS = Columns(
    AVAILABILITY,
    _NAMES,
    _OTHER_NAMES,
    needed=((WEEKDAYS,), (NAME, FIRST_NAME, LAST_NAME), (FROM,)),
)
