"""What the columns of a table of trainings held can say."""

from __future__ import annotations

from dropin.exchange.columns import FIRST_NAME, LAST_NAME, NAME, NAME_WORDS, Columns

TRAINING = "training"
COURSE, HELD_ON, LAPSES_ON, VALID_UNTIL = "course", "held_on", "lapses_on", "valid_until"
CONFIRMED_BY = "confirmed_by"

_NAMES = {
    NAME: "Name",
    FIRST_NAME: "First name",
    LAST_NAME: "Last name",
    COURSE: "Training",
    HELD_ON: "Held on",
    LAPSES_ON: "Lapses on",
    VALID_UNTIL: "Valid until",
    CONFIRMED_BY: "Confirmed by",
}
_OTHER_NAMES = {
    **NAME_WORDS,
    COURSE: "course, certificate, certification, trained in, qualification, trainings",
    HELD_ON: "held, date held, trained on, completed, completed on, date completed, date, passed,"
    " passed on, taken on, issued, issued on, valid from, date of training, training date",
    LAPSES_ON: "lapses, lapse date, lapsed, renew by, renewal, renewal date, renewal due",
    VALID_UNTIL: "valid to, good until, expires, expires on, expiry, expiry date, until,"
    " valid through, expiration, expiration date",
    CONFIRMED_BY: "confirmed, checked by, seen by, verified by, signed by, trainer, issued by",
}

TRAINING_COLUMNS = Columns(
    TRAINING, _NAMES, _OTHER_NAMES, needed=((COURSE,), (NAME, FIRST_NAME, LAST_NAME), (HELD_ON,))
)
