"""What the columns of a table of attendance can say."""

from __future__ import annotations

from dropin.exchange.columns import FIRST_NAME, LAST_NAME, NAME, Columns

ATTENDANCE = "attendance"
DATE, TIME, ACTIVITY, PRESENCE = "date", "time", "activity", "presence"
GUESTS, PAID, SIGNED_UP, WALKED_IN = "guests", "paid", "signed_up", "walked_in"

_NAMES = {
    DATE: "Date",
    TIME: "Time",
    ACTIVITY: "Activity",
    NAME: "Name",
    FIRST_NAME: "First name",
    LAST_NAME: "Last name",
    PRESENCE: "Came",
    GUESTS: "Guests",
    PAID: "Paid",
    SIGNED_UP: "Signed up",
    WALKED_IN: "Walked in",
}
_OTHER_NAMES = {
    DATE: "day, on, held on, date of visit, visit",
    TIME: "start, starts, start time, at, clock",
    ACTIVITY: "activities, title, event, class, group, session, programme, program, what, course",
    NAME: "full name, member, member name, person, participant, attendee, who, names",
    FIRST_NAME: "first, given name, forename, firstname",
    LAST_NAME: "last, surname, family name, lastname",
    PRESENCE: "presence, present, attended, attendance, here, status, was there, checked in",
    GUESTS: "guest, brought, brought along, with, number of guests, guests and carers",
    PAID: "payment, amount, amount paid, fee paid, money",
    SIGNED_UP: "sign up, signup, signed up or walk in, walk in or signed up, registered, booked",
    WALKED_IN: "walk in, walkin, dropped in, drop in",
}

ATTENDANCE_COLUMNS = Columns(
    ATTENDANCE, _NAMES, _OTHER_NAMES, needed=((DATE,), (NAME, FIRST_NAME, LAST_NAME))
)
