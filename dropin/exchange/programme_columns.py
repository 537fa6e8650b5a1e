"""What the columns of a programme can say."""

from __future__ import annotations

from dropin.exchange.columns import Columns

PROGRAMME = "programme"
TITLE, WHEN, START, END, PLACE, LED_BY = "title", "when", "start", "end", "place", "led_by"
UID, GROUP = "uid", "group"

FIELD_NAMES = {
    TITLE: "Activity",
    WHEN: "When",
    START: "Start",
    END: "End",
    PLACE: "Where",
    LED_BY: "Led by",
    "co_leader": "Co-leader",
    "category": "Category",
    "topic": "Topic",
    "capacity": "Capacity",
    "fee": "Fee",
    "open_to": "Open to",
    "bring": "Bring",
    "description": "Description",
    "notes": "Notes",
    "setting": "Setting",
    "access": "Access",
    "address": "Address",
    "on_closure": "On closure days",
    "term": "Term",
    "first_date": "First date",
    "more_dates": "More dates",
    "not_on": "Not on",
    "time_words": "Time in words",
    "words": "In words",
    "dating": "Calendar",
    "suspended": "Suspended",
    "changes": "Changes",
    GROUP: "Activity no.",
    UID: "UID",
}
"""Every field a row can say, with the header we write for it."""

WHEN_CELLS = (
    *(WHEN, START, END, "first_date", "more_dates", "not_on"),
    *("time_words", "term", "words", "dating"),
)
"""The fields that together say when it is."""

_OTHER_NAMES = {
    TITLE: "activities, title, name, what, event, event name, subject, summary, class, group,"
    " programme, program, session",
    WHEN: "day, days, schedule, date, dates, day of week, weekday, weekdays, frequency, repeats,"
    " recurrence, rule, rrule, when is it",
    START: "from, begins, begin, starts, start time, time, starts at, start at, time from",
    END: "to, until, ends, finish, finishes, end time, ends at, end at, time to, till",
    PLACE: "place, location, room, venue, at",
    LED_BY: "leader, facilitator, led, peer leader, host, teacher, run by, led by whom,"
    " facilitated by, instructor, staff",
    "co_leader": "coleader, second leader, co facilitator, helper, assistant",
    "category": "type, kind, categories",
    "topic": "theme, subtitle",
    "capacity": "places, max, maximum, spaces, size, seats, limit",
    "fee": "cost, price, charge, costs",
    "open_to": "for, for whom, who, audience, who can come, eligibility",
    "bring": "what to bring, please bring, bring along",
    "description": "details, about, body",
    "notes": "note, comments, comment, remarks, remark",
    "setting": "at the centre or in the community",
    "access": "accessibility, access facts",
    "address": "street, street address",
    "on_closure": "on closures, when closed",
    "term": "terms, term time",
    "first_date": "start date, first day, starts on, from date",
    "more_dates": "extra dates, also on, additional dates",
    "not_on": "except, exceptions, not on dates, excluded dates",
    "time_words": "clock in words",
    "words": "as written",
    "changes": "date changes",
    GROUP: "activity number",
    UID: "key, id, identifier, uuid",
}

PROGRAMME_COLUMNS = Columns(
    PROGRAMME, FIELD_NAMES, _OTHER_NAMES, needed=((TITLE,), (WHEN, "first_date"))
)
