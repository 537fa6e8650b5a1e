"""What the columns of a table of absences can say."""

from __future__ import annotations

from dropin.exchange.columns import FIRST_NAME, LAST_NAME, NAME, NAME_WORDS, Columns

ABSENCES = "absences"
FROM, UNTIL, LAST_DAY, BACK_ON, REASON = "from", "until", "last_day", "back_on", "reason"

_NAMES = {
    NAME: "Name",
    FIRST_NAME: "First name",
    LAST_NAME: "Last name",
    FROM: "From",
    UNTIL: "Until",
    LAST_DAY: "Last day",
    BACK_ON: "Back on",
    REASON: "Reason (not kept)",
}
_OTHER_NAMES = {
    **NAME_WORDS,
    FROM: "away from, first day, first day away, start, starts, starts on, since, from date,"
    " start date, leave from, away",
    UNTIL: "to, till, end, ends, ends on, away until, end date, to date, until date, leave to",
    LAST_DAY: "last day away, through, up to and including, until and including, away through,"
    " until inclusive, last date",
    BACK_ON: "back, returns, returns on, return date, back again, available again, returning",
    REASON: "why, cause, type, kind, kind of leave, leave type, absence type, illness, sick,"
    " diagnosis, type of absence, type of leave, details",
}

ABSENCES_COLUMNS = Columns(
    ABSENCES, _NAMES, _OTHER_NAMES, needed=((NAME, FIRST_NAME, LAST_NAME), (FROM,))
)
