"""The English words for when something happens, as one table.

Another language is another table: the grammar in ``phrases`` knows only kinds. Phrases are
written in small letters; a ``+`` behind a word stands for "also in the plural".
"""

from __future__ import annotations

from enum import Enum, auto

from dropin.records import record


class Kind(Enum):
    """What a word or phrase does in a sentence about time."""

    WEEKDAY = auto()  # number; several where it is plural
    DAYS = auto()  # a set of weekdays: numbers
    MONTH = auto()
    ORDINAL = auto()  # number, negative from the end
    NUMBER = auto()
    CLOCK = auto()
    DATE = auto()
    RULE = auto()  # words: an RFC 5545 rule as it stands
    STAMP = auto()  # DTSTART, RDATE or EXDATE of an RFC 5545 rule
    EVERY = auto()
    OTHER = auto()  # every other
    UNIT = auto()  # words: day, week, month, year
    PERIOD = auto()  # words and number: fortnightly is 2 weeks
    FULL_WEEK = auto()
    FROM = auto()
    UNTIL = auto()
    TO = auto()
    AND = auto()
    BETWEEN = auto()
    AT = auto()
    FOR = auto()
    EXCEPT = auto()
    PLUS = auto()
    TIMES = auto()  # sessions, times, meetings
    HALF = auto()  # words: am, pm or night
    PAST = auto()  # number of minutes after (or before) the hour that follows
    LENGTH = auto()  # number of minutes in the unit
    O_CLOCK = auto()
    ABOUT = auto()
    OVERNIGHT = auto()
    TERM = auto()
    TIME_WORDS = auto()  # words: the half of the day they tell, if any
    UNDATED = auto()
    SUSPENDED = auto()
    CLOSED = auto()
    END_OF = auto()
    FILLER = auto()
    BREAK = auto()
    UNKNOWN = auto()


@record
class Meaning:
    kind: Kind
    number: int = 0
    numbers: tuple[int, ...] = ()
    words: str = ""
    plural: bool = False


_WEEKDAYS = (
    "monday mon",
    "tuesday tue tues",
    "wednesday wed weds",
    "thursday thu thur thurs",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
)
_ORDINALS = "first second third fourth fifth"
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_EVERY_DAY = tuple(range(7))

_SIMPLE: dict[Kind, str] = {
    Kind.EVERY: "every|each",
    Kind.OTHER: "every other|each other|alternate|alternating|every second other",
    Kind.FULL_WEEK: "full week|complete week|whole week",
    Kind.FROM: "from|starting|starting on|starting from|starts|starts on|beginning|beginning on"
    "|begins|begins on|since|commencing|as of|start|start date",
    Kind.UNTIL: "until|till|til|'til|ending|ending on|ends|ends on|up to|up until|through until"
    "|until and including|up to and including|finishing",
    Kind.TO: "to|-|through|thru",
    Kind.AND: "and|&|,|/|+",
    Kind.BETWEEN: "between",
    Kind.AT: "at|@",
    Kind.FOR: "for",
    Kind.EXCEPT: "except|except for|except on|excluding|but not|but not on|not on|not|other than"
    "|apart from|without|skipping|omitting|cancelled on|canceled on|no class|no class on"
    "|no classes|no classes on|no session|no session on|no sessions|no sessions on|no meeting"
    "|no meeting on|no meetings|no meetings on|no group|no group on",
    Kind.PLUS: "plus|plus on|and also|and also on|also|also on|as well as|additionally|in addition",
    Kind.TIMES: "time+|session+|meeting+|class|classes|date+|occurrence+|gathering+",
    Kind.O_CLOCK: "o'clock|oclock|hrs|uhr",
    Kind.ABOUT: "about|around|approximately|approx|circa|ca|roughly",
    Kind.OVERNIGHT: "overnight|the next day|next day|the next morning|the following morning",
    Kind.END_OF: "the end of|end of",
    Kind.BREAK: ";|\n",
    Kind.CLOSED: "closed|center closed|centre closed|center is closed|centre is closed"
    "|center will close|centre will close|will be closed|will close|closes|we are closed"
    "|the center is closed|the centre is closed|closing|shut|closure",
    Kind.SUSPENDED: "suspended|suspended until further notice|on hold|on pause|paused|on hiatus"
    "|not meeting|not meeting until further notice|cancelled until further notice"
    "|canceled until further notice|discontinued",
    Kind.UNDATED: "by appointment only|ask at the desk|ask at desk|ask at the front desk|ask staff"
    "|ask us|to be announced|to be confirmed|to be decided|to be arranged|to be determined|tba"
    "|tbc|tbd|on request|upon request|on demand|varies|vary|various|dates vary|times vary"
    "|as needed|when needed|until further notice|no fixed date|date to be announced"
    "|dates to be announced|see notice board|see noticeboard|see the notice board|by arrangement"
    "|check the calendar|see calendar|see the calendar|call for dates|call for details"
    "|occasionally|from time to time|now and then|no fixed dates",
    Kind.FILLER: "the|on|of|in|a|an|this|course|series|of a|:|(|)|.|our|held|meets|meet|is|are"
    "|takes place|happens|runs|running|it|we|during|again|regular|regularly|date of|only|'s",
}
_PERIODS: dict[str, tuple[str, int]] = {
    "weekly|once a week|once per week": ("week", 1),
    "fortnightly|biweekly|bi-weekly|every fortnight|once a fortnight": ("week", 2),
    "monthly|once a month|once per month": ("month", 1),
    "yearly|annually|annual|once a year|once per year": ("year", 1),
    "quarterly|every quarter": ("month", 3),
}
_UNITS = {"day+": "day", "week+|wk+": "week", "month+": "month", "year+": "year"}
_HALVES = {
    "am|a.m|in the morning|in the mornings": "am",
    "pm|p.m|in the afternoon|in the afternoons|in the evening|in the evenings": "pm",
    "at night": "night",
}
_PARTS_OF_A_DAY = {
    "morning+": "am",
    "afternoon+|evening+|lunchtime|after lunch": "pm",
    "all day|all day long|whole day|anytime|any time|drop-in|drop in|by appointment"
    "|with appointment|with an appointment|appointment required|flexible": "",
}
_PAST = {"half past": 30, "quarter past": 15, "a quarter past": 15, "quarter to": -15}
_LENGTHS = {"minute+|min+": 1, "hour+|hr": 60}
_DAYS: dict[str, tuple[int, ...]] = {
    "weekday+|every weekday|each weekday|working days|on weekdays": (0, 1, 2, 3, 4),
    "m-f|m/f|mon-fri": (0, 1, 2, 3, 4),
    "mwf|m/w/f": (0, 2, 4),
    "tth|t/th|tu/th|tuth": (1, 3),
    "weekend+|every weekend|each weekend": (5, 6),
    "daily|every day|each day|7 days a week|seven days a week": _EVERY_DAY,
}
_TERMS = (
    "term+|term time|term-time|termtime|term only|terms only|term time only|term-time only"
    "|termtime only|in term|in term time|in term time only|in the term|during term"
    "|during term time|during the term|school term+|school term only|school terms only"
    "|school term time|school term time only|school time only|in school terms|in school term"
    "|in school term time|during school terms|school year|during the school year"
)


def _each(phrases: str) -> list[tuple[str, bool]]:
    """Every phrase and whether it is a plural."""
    found = []
    for phrase in phrases.split("|"):
        found.append((phrase.removesuffix("+") if len(phrase) > 1 else phrase, False))
        if len(phrase) > 1 and phrase.endswith("+"):
            found.append((phrase.removesuffix("+") + "s", True))
    return found


def _english() -> dict[str, Meaning]:
    table: dict[str, Meaning] = {}
    for kind, phrases in _SIMPLE.items():
        table.update((phrase, Meaning(kind)) for phrase, _ in _each(phrases))
    for phrases, (unit, number) in _PERIODS.items():
        table.update((p, Meaning(Kind.PERIOD, number, words=unit)) for p, _ in _each(phrases))
    for kind, words_by_phrase in (
        (Kind.UNIT, _UNITS),
        (Kind.HALF, _HALVES),
        (Kind.TIME_WORDS, _PARTS_OF_A_DAY),
    ):
        for phrases, words in words_by_phrase.items():
            table.update(
                (phrase, Meaning(kind, words=words, plural=plural))
                for phrase, plural in _each(phrases)
            )
    for kind, numbers in ((Kind.PAST, _PAST), (Kind.LENGTH, _LENGTHS)):
        for phrases, number in numbers.items():
            table.update((phrase, Meaning(kind, number)) for phrase, _ in _each(phrases))
    for phrases, days in _DAYS.items():
        table.update((phrase, Meaning(Kind.DAYS, numbers=days)) for phrase, _ in _each(phrases))
    table.update((phrase, Meaning(Kind.TERM)) for phrase, _ in _each(_TERMS))
    table.update(_calendar_words())
    return table


def _calendar_words() -> dict[str, Meaning]:
    table: dict[str, Meaning] = {}
    for weekday, names in enumerate(_WEEKDAYS):
        for name in names.split():
            table[name] = Meaning(Kind.WEEKDAY, weekday)
            plural = Meaning(Kind.WEEKDAY, weekday, plural=True)
            table.update({name + "s": plural, name + "'s": plural} if name[-1] != "s" else {})
    table["tues"] = Meaning(Kind.WEEKDAY, 1)
    table["thurs"] = Meaning(Kind.WEEKDAY, 3)
    table["weds"] = Meaning(Kind.WEEKDAY, 2)
    for month, names in enumerate(_MONTHS, start=1):
        table.update((name, Meaning(Kind.MONTH, month)) for name in names.split())
    for number, name in enumerate(_ORDINALS.split(), start=1):
        table[name] = Meaning(Kind.ORDINAL, number)
    for phrase in ("last", "final"):
        table[phrase] = Meaning(Kind.ORDINAL, -1)
    for phrase in (
        "second to last",
        "second-to-last",
        "second last",
        "penultimate",
        "next to last",
    ):
        table[phrase] = Meaning(Kind.ORDINAL, -2)
    for number, name in enumerate(_NUMBERS.split(), start=1):
        table[name] = Meaning(Kind.NUMBER, number)
    return table


PHRASES = _english()
CALENDAR_NAMES = tuple(
    name
    for name, meaning in PHRASES.items()
    if meaning.kind in (Kind.WEEKDAY, Kind.MONTH) and len(name) >= 5 and "'" not in name
)
