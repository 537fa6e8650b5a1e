"""Which column of a table says what: guessed from its header, changeable by a person.

Header names are part of the file format, so they are the same in every language of the window;
more names than ours are understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dropin.records import record

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


@record
class Mapping:
    """The field of each column ('' is left out), and whether the first row is a header."""

    fields: tuple[str, ...]
    has_header: bool

    @property
    def complete(self) -> bool:
        """Whether it says where the title and the days stand, without which nothing is read."""
        return TITLE in self.fields and (WHEN in self.fields or "first_date" in self.fields)

    def with_field(self, column: int, field: str) -> Mapping:
        """The mapping with ``field`` read from ``column``, and from no other."""
        others = tuple("" if each == field else each for each in self.fields)
        return replace(self, fields=(*others[:column], field, *others[column + 1 :]))


def guess_mapping(first_row: Sequence[str], width: int) -> Mapping:
    """What the names in the first row say; without known names it is no header."""
    fields = known_fields(first_row)
    has_header = TITLE in fields or sum(map(bool, fields)) >= 2
    if not has_header:
        return Mapping(("",) * width, False)
    return Mapping(fields, True)


def known_fields(names: Sequence[str]) -> tuple[str, ...]:
    """The field of each name, '' where it is unknown or was taken by a better one before.

    Our own names win over synonyms, so that "Activity, Class, When" takes its title from
    Activity wherever it stands.
    """
    plain = [plain_name(name) for name in names]
    found = [""] * len(plain)
    for known in (_OWN, _SYNONYMS):
        for column, name in enumerate(plain):
            field = known.get(name, "")
            if field and not found[column] and field not in found:
                found[column] = field
    return tuple(found)


def plain_name(name: str) -> str:
    """A header without case, punctuation or what stands in brackets."""
    without_brackets = name.partition("(")[0]
    letters = (c if c.isalnum() else " " for c in without_brackets.casefold())
    return " ".join("".join(letters).split())


_OWN = {plain_name(name): field for field, name in FIELD_NAMES.items()}
_SYNONYMS = {
    plain_name(name): field for field, names in _OTHER_NAMES.items() for name in names.split(",")
}
